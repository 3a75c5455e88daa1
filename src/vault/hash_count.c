/* vault/hash_count: open addressing; the highest bits choose the slot, so that the table is all but
 * sorted. */
#include "hash_count.h"

enum { SLOTS_MIN = 64 };

static size_t slot_of(const struct hash_count *counts, uint64_t keyed)
{
    /* slot_count is a power of two: keyed * slot_count / 2^64, in two halves. */
    size_t slot = (size_t)((keyed >> 32) * counts->slot_count >> 32);
    while (counts->slots[slot].count && counts->slots[slot].keyed != keyed)
        slot = (slot + 1) & (counts->slot_count - 1);
    return slot;
}

static void grow(struct hash_count *counts, struct arena *arena)
{
    const struct hash_count old = *counts;
    counts->slot_count = old.slot_count ? old.slot_count * 4 : SLOTS_MIN;
    counts->slots = ARENA_ARRAY(arena, struct hash_tally, counts->slot_count);
    for (size_t i = 0; i < old.slot_count; i++)
        if (old.slots[i].count)
            counts->slots[slot_of(counts, old.slots[i].keyed)] = old.slots[i];
}

uint64_t hash_count_key(void)
{
    return hash_key_draw().first | 1;
}

uint32_t *hash_count_slot(struct hash_count *counts, struct arena *arena, uint64_t keyed)
{
    if (counts->len * 2 >= counts->slot_count)
        grow(counts, arena);
    struct hash_tally *tally = &counts->slots[slot_of(counts, keyed)];
    if (tally->count == 0) {
        tally->keyed = keyed;
        counts->len++;
    }
    return &tally->count;
}

uint32_t hash_count_get(const struct hash_count *counts, uint64_t keyed)
{
    return counts->slot_count ? counts->slots[slot_of(counts, keyed)].count : 0;
}

struct hash_tally *hash_count_sorted(const struct hash_count *counts, struct arena *arena)
{
    struct hash_tally *all = ARENA_ARRAY(arena, struct hash_tally, counts->len);
    size_t len = 0;
    for (size_t i = 0; i < counts->slot_count; i++) {
        if (counts->slots[i].count == 0)
            continue;
        size_t at = len++; /* an insertion sort: few are out of place, and not far */
        for (; at > 0 && all[at - 1].keyed > counts->slots[i].keyed; at--)
            all[at] = all[at - 1];
        all[at] = counts->slots[i];
    }
    return all;
}
