/* report/revision: which commit of which repository is checked out, by git. */
#include <git2.h>

#include "notelint/changes.h"
#include "path.h"

/* "https://name:secret@example.org/x" without what stands before the "@", and "git@example.org:x"
 * as an URI. */
static struct str clean_uri(struct arena *run, struct str url)
{
    const size_t scheme = str_find(url, STR("://"), 0);
    const size_t start = scheme == STR_NONE ? 0 : scheme + 3;
    size_t end = str_find_byte(url, '/', start);
    const size_t colon = str_find_byte(url, ':', start);
    if (scheme == STR_NONE && (colon == STR_NONE || (end != STR_NONE && end < colon)))
        return (struct str){0}; /* a path */
    if (end == STR_NONE || scheme == STR_NONE)
        end = scheme == STR_NONE ? colon : url.len;
    const size_t at = str_rfind_byte(str_slice(url, start, end), '@');
    const struct str host = str_slice(url, at == STR_NONE ? start : start + at + 1, end);
    if (scheme == STR_NONE)
        return str_fmt(run, "ssh://%.*s/%.*s", STR_ARG(host),
                       STR_ARG(str_slice(url, end + 1, url.len)));
    return str_fmt(run, "%.*s%.*s%.*s", STR_ARG(str_slice(url, 0, start)), STR_ARG(host),
                   STR_ARG(str_slice(url, end, url.len)));
}

/* From the settings: looking a remote up takes regular expressions, which libgit2 1.5 leaks. */
static struct str repository_uri(struct arena *run, git_repository *git)
{
    git_config *config = NULL;
    const char *url = NULL;
    struct str uri = {0};
    if (git_repository_config_snapshot(&config, git) == 0 &&
        git_config_get_string(&url, config, "remote.origin.url") == 0)
        uri = clean_uri(run, str_from(url));
    git_config_free(config);
    const struct str work_tree = str_from(git_repository_workdir(git));
    if (!uri.len && work_tree.len)
        uri = path_to_file_uri(run, str_slice(work_tree, 0, work_tree.len - 1), (struct str){0});
    return uri;
}

static bool read_head(struct arena *run, git_repository *git, struct revision *ret)
{
    git_reference *head = NULL;
    char hex[GIT_OID_HEXSZ + 1];
    if (git_repository_head(&head, git) != 0)
        return false;
    const git_oid *target = git_reference_target(head);
    if (target) {
        git_oid_tostr(hex, sizeof(hex), target);
        ret->commit = str_dup(run, str_from(hex));
    }
    if (git_reference_is_branch(head))
        ret->branch = str_dup(run, str_from(git_reference_shorthand(head)));
    git_reference_free(head);
    return ret->commit.len > 0;
}

bool revision_find(struct arena *run, struct str root, struct revision *ret)
{
    git_repository *git = NULL;
    *ret = (struct revision){0};
    git_libgit2_init();
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    bool found = git_repository_open_ext(&git, root.len ? root.data : "/", 0, NULL) == 0 &&
                 read_head(run, git, ret);
    if (found)
        ret->repository = repository_uri(run, git);
    git_repository_free(git);
    git_libgit2_shutdown();
    return found && ret->repository.len > 0;
}
