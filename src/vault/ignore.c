/* vault/ignore: asks libgit2, and asks the index first: a look-up there is a binary search in
 * memory, while libgit2 looks for files of rules on the disk at each question. libgit2 drops a "!"
 * that takes back a rule of another file; a file that git tracks is not affected. */
#include "ignore.h"

#include <git2.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/source.h"
#include "work_tree.h"

struct ignore {
    struct work_tree tree;
    git_index *index; /* NULL: none yet */
    bool has_rules;
};

enum { RULES_LIMIT = 1 << 20 };

/* .git/info/exclude as git writes it holds comments only. */
static bool holds_rules(struct str path, struct arena *scratch)
{
    struct stat status;
    struct str bytes;
    struct error error;
    if (stat(path.data, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    if (!file_read(scratch, path.data, RULES_LIMIT, &bytes, &error))
        return true;
    for (struct str line; str_split(&bytes, '\n', &line);) {
        line = str_trim(line);
        if (line.len && line.data[0] != '#')
            return true;
    }
    return false;
}

/* core.excludesFile, or the file git looks for without it (gitignore(5)). */
static bool user_has_rules(git_repository *repository, struct arena *scratch)
{
    git_config *config = NULL;
    git_buf buf = {0};
    struct str path = {0};
    if (git_repository_config_snapshot(&config, repository) == 0 &&
        git_config_get_path(&buf, config, "core.excludesfile") == 0)
        path = str_dup(scratch, (struct str){buf.ptr, buf.size});
    git_buf_dispose(&buf);
    git_config_free(config);
    if (path.len)
        return holds_rules(path, scratch);
    const char *folder = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (folder && *folder)
        return holds_rules(str_fmt(scratch, "%s/git/ignore", folder), scratch);
    return home && holds_rules(str_fmt(scratch, "%s/.config/git/ignore", home), scratch);
}

static bool rules_above(const struct ignore *ignore, struct str work_tree, struct arena *scratch)
{
    struct str prefix = ignore->tree.prefix;
    while (prefix.len) {
        prefix.len--;
        const size_t slash = str_rfind_byte(prefix, '/');
        prefix.len = slash == STR_NONE ? 0 : slash + 1;
        const struct str path =
            str_fmt(scratch, "%.*s/%.*s.gitignore", STR_ARG(work_tree), STR_ARG(prefix));
        if (holds_rules(path, scratch))
            return true;
    }
    const struct str exclude =
        str_fmt(scratch, "%sinfo/exclude", git_repository_commondir(ignore->tree.git));
    return holds_rules(exclude, scratch) || user_has_rules(ignore->tree.git, scratch);
}

static bool asks(const struct ignore *ignore, struct str path, const char *end)
{
    int ignored = 0;
    struct arena scratch = {0};
    const struct str full =
        str_fmt(&scratch, "%.*s%.*s%s", STR_ARG(ignore->tree.prefix), STR_ARG(path), end);
    const int failed = git_ignore_path_is_ignored(&ignored, ignore->tree.git, full.data);
    arena_done(&scratch);
    return !failed && ignored;
}

static bool is_tracked_folder(const struct ignore *ignore, struct str path)
{
    size_t at;
    struct arena scratch = {0};
    const struct str full =
        str_fmt(&scratch, "%.*s%.*s/", STR_ARG(ignore->tree.prefix), STR_ARG(path));
    const bool found = ignore->index && git_index_find_prefix(&at, ignore->index, full.data) == 0;
    arena_done(&scratch);
    return found;
}

static bool is_tracked_file(const struct ignore *ignore, struct str path)
{
    struct arena scratch = {0};
    const struct str full =
        str_fmt(&scratch, "%.*s%.*s", STR_ARG(ignore->tree.prefix), STR_ARG(path));
    const bool found = ignore->index && git_index_get_bypath(ignore->index, full.data, 0);
    arena_done(&scratch);
    return found;
}

struct ignore *ignore_open(struct arena *run, struct str root)
{
    struct ignore *ignore = ARENA_NEW(run, struct ignore);
    if (!work_tree_open(run, root, &ignore->tree))
        return NULL;
    const struct str prefix = ignore->tree.prefix;
    ignore->tree.prefix = (struct str){0};
    if (prefix.len && asks(ignore, str_slice(prefix, 0, prefix.len - 1), "/")) {
        ignore_close(ignore);
        return NULL;
    }
    ignore->tree.prefix = prefix;
    if (git_repository_index(&ignore->index, ignore->tree.git) != 0)
        ignore->index = NULL;
    struct arena scratch = {0};
    ignore->has_rules = rules_above(ignore, str_slice(root, 0, root.len - prefix.len), &scratch);
    arena_done(&scratch);
    return ignore;
}

bool ignore_has_rules(const struct ignore *ignore)
{
    return ignore->has_rules;
}

bool ignore_file(const struct ignore *ignore, struct str path)
{
    return !is_tracked_file(ignore, path) && asks(ignore, path, "");
}

bool ignore_folder(const struct ignore *ignore, struct str path)
{
    return !is_tracked_folder(ignore, path) && asks(ignore, path, "/");
}

void ignore_close(struct ignore *ignore)
{
    if (!ignore)
        return;
    git_index_free(ignore->index);
    work_tree_close(&ignore->tree);
}
