/* vault/work_tree: the git repository that a vault lies in. */
#ifndef NOTELINT_VAULT_WORK_TREE_H
#define NOTELINT_VAULT_WORK_TREE_H

#include <stdbool.h>

#include "notelint/str.h"

struct git_repository;
struct git_commit;
struct git_tree;

struct work_tree {
    struct git_repository *git;
    struct str prefix; /* from the work tree's root to the vault's, with a slash; or empty */
};

/* False where `root` (a real path) is in no work tree. What true has opened, work_tree_close ends.
 */
bool work_tree_open(struct arena *run, struct str root, struct work_tree *ret);

/* The vault's folder in a commit, to be freed with git_tree_free; NULL where it has none, or the
 * clone lacks it. */
struct git_tree *work_tree_folder(const struct work_tree *tree, struct git_commit *commit);

void work_tree_close(struct work_tree *tree);

#endif
