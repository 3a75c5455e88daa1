/* base/map: open addressing over an array of entries kept in the order of insertion. */
#include "notelint/map.h"

/* The slot that holds `key`, or the free one where it belongs. The table is never full. */
static size_t slot_of(const struct map *map, struct str key, uint64_t hash)
{
    const size_t mask = map->slot_count - 1;
    for (size_t slot = (size_t)hash & mask;; slot = (slot + 1) & mask) {
        if (map->slots[slot] == 0)
            return slot;
        const struct map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && str_eq(entry->key, key))
            return slot;
    }
}

static void grow(struct map *map, struct arena *arena)
{
    const size_t cap = map->cap ? map->cap * 2 : 8;
    if (map->cap == 0)
        map->key = hash_key_draw();
    struct map_entry *entries = ARENA_ARRAY(arena, struct map_entry, cap);
    if (map->len)
        memcpy(entries, map->entries, map->len * sizeof(*entries));
    map->entries = entries;
    map->cap = cap;
    map->slot_count = cap * 2;
    map->slots = ARENA_ARRAY(arena, uint32_t, map->slot_count);
    for (size_t i = 0; i < map->len; i++)
        map->slots[slot_of(map, entries[i].key, entries[i].hash)] = (uint32_t)i + 1;
}

void *map_find(const struct map *map, struct str key)
{
    if (map->len == 0)
        return NULL;
    const uint32_t at = map->slots[slot_of(map, key, hash_keyed(map->key, key))];
    return at ? map->entries[at - 1].value : NULL;
}

void **map_slot(struct map *map, struct arena *arena, struct str key)
{
    if (map->len == map->cap)
        grow(map, arena);
    const uint64_t hash = hash_keyed(map->key, key);
    const size_t slot = slot_of(map, key, hash);
    if (map->slots[slot] == 0) {
        map->entries[map->len] = (struct map_entry){.key = key, .hash = hash};
        map->slots[slot] = (uint32_t)++map->len;
    }
    return &map->entries[map->slots[slot] - 1].value;
}
