/* parse/known_source: look-up in the table that tools/known_sources.py makes of known_sources.txt.
 */
#include "known_source.h"

struct known_row {
    struct str key;
    struct str first;
};

#include "known_sources.inc"

/* FNV-1a, as tools/known_sources.py computes it. */
static uint32_t key_hash(struct str key)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)key.data[i]) * 16777619u;
    return hash;
}

struct str known_source_find(struct str key)
{
    size_t at = key_hash(key) & (COUNT_OF(known_slots) - 1);
    for (; known_slots[at] > 0; at = (at + 1) & (COUNT_OF(known_slots) - 1)) {
        const struct known_row *row = &known_rows[known_slots[at] - 1];
        if (str_eq(row->key, key))
            return row->first;
    }
    return (struct str){0};
}
