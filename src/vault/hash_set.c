/* vault/hash_set: sorting and intersecting. */
#include "hash_set.h"

#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

void hash_set_sort(struct hash_set *set)
{
    if (set->len == 0)
        return;
    qsort(set->data, set->len, sizeof(*set->data), by_value);
    size_t kept = 1;
    for (size_t i = 1; i < set->len; i++)
        if (set->data[kept - 1] != set->data[i])
            set->data[kept++] = set->data[i];
    set->len = kept;
}

size_t hashes_shared(const struct hash_set *a, const struct hash_set *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->len && k < b->len;) {
        if (a->data[i] == b->data[k]) {
            shared++;
            i++;
            k++;
        } else if (a->data[i] < b->data[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}
