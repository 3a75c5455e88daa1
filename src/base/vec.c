/* base/vec: growth by doubling, in place where nothing has been allocated since. */
#include "notelint/vec.h"

#include <string.h>

enum { FIRST_BYTES = 128 }; /* of a new vector; one element at least */

void *vec_grow(struct arena *arena, void *data, size_t len, size_t size, size_t *cap)
{
    const size_t old = len * size;
    const size_t first = size < FIRST_BYTES ? FIRST_BYTES / size * size : size;
    const size_t more = old ? old : first;
    if (more > SIZE_MAX / 4)
        return arena_array(arena, SIZE_MAX, size);
    *cap = (old + more) / size;
    if (data && arena_extend(arena, data, old, more))
        return data;
    void *grown = arena_bytes(arena, old + more);
    if (old)
        memcpy(grown, data, old);
    return grown;
}

void *vec_settled(struct arena *arena, const void *data, size_t len, size_t size)
{
    void *settled = arena_bytes(arena, len * size);
    if (len)
        memcpy(settled, data, len * size);
    return settled;
}
