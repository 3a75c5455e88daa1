/* base/vec: a typed vector in an arena.
 *
 * VEC_OF(figure_vec, struct figure) defines `struct figure_vec {data, len, cap}`,
 * `figure_vec_push(arena, vec)`, which returns a zeroed new last element, and
 * `figure_vec_settle(arena, vec)`, which copies what a vector holds into another arena, without
 * the room that it grew through. Pointers into a vector are valid until the next of these. */
#ifndef NOTELINT_VEC_H
#define NOTELINT_VEC_H

#include <stddef.h>
#include <string.h>

#include "notelint/arena.h"

/* `data` (len elements of `size` bytes) with room for more of any value, updating *cap. */
void *vec_grow(struct arena *arena, void *data, size_t len, size_t size, size_t *cap);

/* A copy of `data`, no longer than it has to be. */
void *vec_settled(struct arena *arena, const void *data, size_t len, size_t size);

/* clang tells of static functions in a .c file that nobody calls, inline or not. */
#if defined(__GNUC__)
#define VEC_MAY_BE_UNUSED __attribute__((unused))
#else
#define VEC_MAY_BE_UNUSED
#endif

#define VEC_OF(name, type)                                                                         \
    struct name {                                                                                  \
        type *data;                                                                                \
        size_t len;                                                                                \
        size_t cap;                                                                                \
    };                                                                                             \
    static inline type *name##_push(struct arena *arena, struct name *vec)                         \
    {                                                                                              \
        if (vec->len == vec->cap)                                                                  \
            vec->data = (type *)vec_grow(arena, vec->data, vec->len, sizeof(type), &vec->cap);     \
        return (type *)memset(&vec->data[vec->len++], 0, sizeof(type));                            \
    }                                                                                              \
    VEC_MAY_BE_UNUSED static inline void name##_settle(struct arena *arena, struct name *vec)      \
    {                                                                                              \
        vec->data = (type *)vec_settled(arena, vec->data, vec->len, sizeof(type));                 \
        vec->cap = vec->len;                                                                       \
    }

#endif
