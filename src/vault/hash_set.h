/* vault/hash_set: small sets of words, as sorted hashes. */
#ifndef NOTELINT_VAULT_HASH_SET_H
#define NOTELINT_VAULT_HASH_SET_H

#include "notelint/claims.h"

/* Sort, and drop what is there twice. */
void hash_set_sort(struct hash_set *set);

size_t hashes_shared(const struct hash_set *a, const struct hash_set *b);

#endif
