/* vault/rarity: what it tells that two notes share something, by how many have it. */
#ifndef NOTELINT_VAULT_RARITY_H
#define NOTELINT_VAULT_RARITY_H

#include <stddef.h>
#include <stdint.h>

/* log2 in sixteenths, cut; 0 for 0. */
unsigned log2_16(uint64_t n);

/* In sixteenths of a bit, of what `with` of `notes` have. What half of them have weighs nothing. */
unsigned rarity(size_t notes, uint32_t with);

#endif
