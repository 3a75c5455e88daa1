/* base/hash: keyed hashes, for tables whose keys strangers choose.
 *
 * SipHash-1-3: who does not know the key cannot choose texts that collide. A key is drawn anew in
 * each run, so nothing that is printed, kept or ordered may depend on such a hash; for facts there
 * is str_hash. */
#ifndef NOTELINT_HASH_H
#define NOTELINT_HASH_H

#include "notelint/str.h"

struct hash_key {
    uint64_t first;
    uint64_t second;
};

/* A key that notes written before this run cannot know: of the clock and of where memory lies. */
struct hash_key hash_key_draw(void);

uint64_t hash_keyed(struct hash_key key, struct str s);

/* A sum that tells damage: whatever changes within one word of 64 bits, it differs. No defence
 * against people, and another on machines of another byte order. */
uint64_t hash_sum(struct str s);

#endif
