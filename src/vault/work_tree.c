/* vault/work_tree: looks for a .git upwards before it asks libgit2, which would set up its
 * cryptography first. */
#include "work_tree.h"

#include <git2.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/vault.h"

static bool is_below_git(struct str folder, struct arena *scratch)
{
    struct stat status;
    while (stat(str_fmt(scratch, "%.*s/.git", STR_ARG(folder)).data, &status) != 0) {
        const size_t slash = str_rfind_byte(folder, '/');
        if (slash == STR_NONE)
            return false;
        folder.len = slash;
    }
    return true;
}

bool path_in_git(struct str path)
{
    struct arena scratch = {0};
    const bool found = is_below_git(path, &scratch);
    arena_done(&scratch);
    return found;
}

static bool find_prefix(struct arena *run, struct str root, struct work_tree *tree)
{
    const char *top = git_repository_workdir(tree->git);
    char *real = top ? realpath(top, NULL) : NULL;
    const struct str folder = str_from(real);
    const bool inside = real && str_starts(root, folder) &&
                        (root.len == folder.len || root.data[folder.len] == '/');
    if (inside && root.len > folder.len)
        tree->prefix = str_fmt(run, "%.*s/", STR_ARG(str_slice(root, folder.len + 1, root.len)));
    free(real);
    return inside;
}

bool work_tree_open(struct arena *run, struct str root, struct work_tree *ret)
{
    struct work_tree tree = {0};
    if (!path_in_git(root))
        return false;
    git_libgit2_init();
    /* Another user's repository (a container's checkout) is read like any other: nothing of it is
     * executed. */
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    if (git_repository_open_ext(&tree.git, root.len ? root.data : "/", 0, NULL) != 0 ||
        !find_prefix(run, root, &tree)) {
        work_tree_close(&tree);
        return false;
    }
    *ret = tree;
    return true;
}

git_tree *work_tree_folder(const struct work_tree *tree, git_commit *commit)
{
    git_tree *top = NULL;
    git_tree *folder = NULL;
    git_tree_entry *entry = NULL;
    if (git_commit_tree(&top, commit) != 0 || !tree->prefix.len)
        return top;
    struct arena scratch = {0};
    const struct str path = str_dup(&scratch, str_slice(tree->prefix, 0, tree->prefix.len - 1));
    if (git_tree_entry_bypath(&entry, top, path.data) == 0 &&
        git_tree_entry_type(entry) == GIT_OBJECT_TREE)
        git_tree_lookup(&folder, tree->git, git_tree_entry_id(entry));
    git_tree_entry_free(entry);
    git_tree_free(top);
    arena_done(&scratch);
    return folder;
}

void work_tree_close(struct work_tree *tree)
{
    git_repository_free(tree->git);
    /* No git_libgit2_shutdown: to start it again costs as much as two hundred notes. */
}
