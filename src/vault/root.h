/* vault/root: which folder is the vault. */
#ifndef NOTELINT_VAULT_ROOT_H
#define NOTELINT_VAULT_ROOT_H

#include "notelint/error.h"
#include "notelint/str.h"

/* The vault that `target` (a file or folder; NULL: the current folder) belongs to: the nearest
 * folder upwards with notelint.yaml or .notelint.yaml, else with .obsidian, else with .git, else
 * the target's own folder. *ret_root is its real path, without a slash at its end (empty for "/");
 * *ret_why what made it the root. False when the target does not exist. */
bool root_find(struct arena *run, const char *target, struct str *ret_root, struct str *ret_why,
               struct error *error);

#endif
