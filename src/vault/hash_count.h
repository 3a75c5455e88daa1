/* vault/hash_count: how often each of many hashes occurs. */
#ifndef NOTELINT_VAULT_HASH_COUNT_H
#define NOTELINT_VAULT_HASH_COUNT_H

#include "notelint/hash.h"

/* A hash that was met; under a key, so that no note can choose words that crowd one place. */
struct hash_tally {
    uint64_t keyed;
    uint32_t count;  /* 0: a free slot */
    uint32_t weight; /* the caller's */
};

/* Empty but for its key, which is odd. */
struct hash_count {
    uint64_t key;
    struct hash_tally *slots;
    size_t slot_count, len;
};

/* A key drawn in this run. */
uint64_t hash_count_key(void);

static inline uint64_t hash_count_keyed(uint64_t key, uint64_t hash)
{
    const uint64_t mixed = hash * key;
    return (mixed ^ mixed >> 32) * key;
}

/* The count of a keyed hash, made (0) where there was none; it must be raised before the next
 * call. */
uint32_t *hash_count_slot(struct hash_count *counts, struct arena *arena, uint64_t keyed);

/* 0 where it was never met. */
uint32_t hash_count_get(const struct hash_count *counts, uint64_t keyed);

/* All `len` that were met, in the order of their keyed hashes. */
struct hash_tally *hash_count_sorted(const struct hash_count *counts, struct arena *arena);

#endif
