/* base/arena: memory that is given back all at once.
 *
 * An arena is a chain of blocks. Nothing is freed singly: the lifetime of an allocation is the
 * lifetime of the arena, and by convention the parameter's name says which: `run` lives as long as
 * the check, `scratch` until the calling loop resets it. A zeroed arena is valid and empty. Not
 * thread-safe: one arena belongs to one worker. */
#ifndef NOTELINT_ARENA_H
#define NOTELINT_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; /* the block being filled; older ones hang behind it */
};

/* `size` zeroed bytes, aligned for any type. Never NULL: out of memory ends the program with one
 * line on stderr. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes; an overflowing product counts as out of memory. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* Forget all allocations, keep the newest block for reuse. */
void arena_reset(struct arena *arena);

/* Give everything back. The arena is empty and usable afterwards. */
void arena_done(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
