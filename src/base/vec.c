/* base/vec: growth by doubling, in place where nothing has been allocated since. */
#include "notelint/vec.h"

#include <string.h>

void *vec_grow(struct arena *arena, void *data, size_t len, size_t size, size_t *cap)
{
    const size_t old = len * size;
    const size_t more = old ? old : 8 * size;
    if (more > SIZE_MAX / 4)
        return arena_array(arena, SIZE_MAX, size);
    *cap = (old + more) / size;
    unsigned char *grown = data;
    if (!data || !arena_extend(arena, data, old, more)) {
        grown = arena_bytes(arena, old + more);
        if (old)
            memcpy(grown, data, old);
    }
    memset(grown + old, 0, more);
    return grown;
}
