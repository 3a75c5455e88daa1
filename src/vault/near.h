/* vault/near: names that exist and are much like one that does not. */
#ifndef NOTELINT_VAULT_NEAR_H
#define NOTELINT_VAULT_NEAR_H

#include "notelint/vault.h"

/* The names of all files that are not hidden, and the aliases of notes, by their words. */
const struct near_index *near_build(struct arena *run, const struct vault *vault);

/* What is like the link path `path`. */
void near_find(const struct vault *vault, const struct near_index *index, struct str path,
               struct arena *scratch, struct near_names *ret);

#endif
