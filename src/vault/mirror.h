/* vault/mirror: trees of one shape: the pages of a site in several languages, versions or flavours.
 * Two notes at the same place in such trees are two, however alike they are called. */
#ifndef NOTELINT_VAULT_MIRROR_H
#define NOTELINT_VAULT_MIRROR_H

#include "pairs.h"

/* Takes the pairs out that lie at the same place in trees which mirror each other. */
void mirrors_drop(struct arena *scratch, const struct vault *vault, struct pair_vec *pairs);

#endif
