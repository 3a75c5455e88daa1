/* base/map: a hash map from byte strings to pointers, iterated in the order of insertion.
 *
 * Keys are borrowed: their bytes must live as long as the map. A zeroed map is empty. Reading a
 * finished map from several threads is safe. Each map draws a key for its hashes, so that nobody
 * can choose names that collide; the order of its entries does not depend on it. */
#ifndef NOTELINT_MAP_H
#define NOTELINT_MAP_H

#include "notelint/hash.h"

struct map_entry {
    struct str key;
    uint64_t hash;
    void *value;
};

struct map {
    struct map_entry *entries; /* in order of insertion */
    size_t len;
    size_t cap;
    uint32_t *slots; /* index + 1 into entries, 0 free */
    size_t slot_count;
    struct hash_key key; /* drawn with the first entry */
};

/* The value under `key`, or NULL. */
void *map_find(const struct map *map, struct str key);

/* The place of the value under `key`, made (holding NULL) where there was none. Valid until the
 * next call. */
void **map_slot(struct map *map, struct arena *arena, struct str key);

#endif
