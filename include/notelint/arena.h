/* base/arena: memory that is given back all at once.
 *
 * An arena is a chain of blocks. Nothing is freed singly: the lifetime of an allocation is the
 * lifetime of the arena, and by convention the parameter's name says which: `run` lives as long as
 * the check, `scratch` until the calling loop resets it. A zeroed arena is valid and empty. Not
 * thread-safe: one arena belongs to one worker. */
#ifndef NOTELINT_ARENA_H
#define NOTELINT_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena_block;

struct arena {
    unsigned char *at, *end;   /* what is left of the block being filled */
    struct arena_block *head;  /* that block; older ones hang behind it */
    struct arena_block *spare; /* empty blocks that a reset has kept */
};

enum { ARENA_ALIGN = 16 };

/* A place of at least `size` bytes, aligned to ARENA_ALIGN, in a block that has the room. Never
 * NULL: out of memory ends the program with one line on stderr. Part of the functions below. */
void *arena_refill(struct arena *arena, size_t size);

/* For memory that comes from elsewhere and is not to be had: the same end, exit status 2. */
_Noreturn void out_of_memory(void);

/* `size` bytes of any value. */
static inline void *arena_bytes(struct arena *arena, size_t size)
{
    unsigned char *place = arena->at;
    const size_t room = (size_t)(arena->end - place);
    const size_t gap = -(uintptr_t)place % ARENA_ALIGN;
    if (room <= gap || room - gap <= size) /* an arena without a block has no room even for 0 */
        return arena_refill(arena, size);
    arena->at = place + gap + size;
    return place + gap;
}

/* `size` bytes of any value for text, which needs no alignment. */
static inline char *arena_text(struct arena *arena, size_t size)
{
    unsigned char *place = arena->at;
    if ((size_t)(arena->end - place) <= size)
        return (char *)arena_refill(arena, size);
    arena->at = place + size;
    return (char *)place;
}

/* `size` zeroed bytes, aligned for any type. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_bytes(arena, size), 0, size);
}

/* `count` zeroed elements of `size` bytes; an overflowing product counts as out of memory. */
static inline void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        return arena_refill(arena, SIZE_MAX);
    return arena_alloc(arena, count * size);
}

/* Make `data`, of `size` bytes, `more` bytes of any value longer where it stands. False unless it
 * is the newest allocation and there is room. */
static inline bool arena_extend(struct arena *arena, const void *data, size_t size, size_t more)
{
    if ((const unsigned char *)data + size != arena->at || (size_t)(arena->end - arena->at) < more)
        return false;
    arena->at += more;
    return true;
}

/* Forget all allocations, keep some blocks for reuse. */
void arena_reset(struct arena *arena);

/* Give everything back. The arena is empty and usable afterwards. */
void arena_done(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
