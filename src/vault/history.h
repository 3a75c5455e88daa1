/* vault/history: what became of files that links ask for, by git's history. */
#ifndef NOTELINT_VAULT_HISTORY_H
#define NOTELINT_VAULT_HISTORY_H

#include "notelint/vault.h"

/* The form under which the path in a link and that of a file which is gone meet: without "/", "./",
 * "../" before it and ".md" behind it, folded. */
struct str history_key(struct arena *arena, struct str path);

/* For the names that are the keys of `wanted`: *ret maps the history_key of those that history
 * tells of to a const struct departure *. The search goes back from the vault as it is, past the
 * last commit, along first parents, over as many commits as the settings allow, and ends early
 * where its work would pass a limit. Limits count commits and files, never seconds, so that two
 * runs find the same. Outside of a git work tree it finds nothing. */
void history_search(struct arena *run, const struct vault *vault, const struct map *wanted,
                    struct map *ret);

#endif
