/* base/vec: growth by doubling. */
#include "notelint/vec.h"

#include <string.h>

void *vec_grow(struct arena *arena, void *data, size_t len, size_t size, size_t *cap)
{
    *cap = *cap ? *cap * 2 : 8;
    void *grown = arena_array(arena, *cap, size);
    if (len)
        memcpy(grown, data, len * size);
    return grown;
}
