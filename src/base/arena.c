/* base/arena: blocks of at least 64 KiB, filled from the front; see the header for the contract. */
#include "notelint/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

static _Noreturn void out_of_memory(void)
{
    fputs("notelint: out of memory\n", stderr);
    exit(2);
}

static struct arena_block *block_new(size_t size, struct arena_block *older)
{
    struct arena_block *block = malloc(sizeof(*block) + size);
    if (!block)
        out_of_memory();
    block->older = older;
    block->size = size;
    block->used = 0;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        out_of_memory();
    const size_t need = (size + align - 1) / align * align;
    if (!arena->head || arena->head->size - arena->head->used < need) {
        /* Blocks double up to 1 MiB, so that small arenas stay small and large ones ask rarely. */
        size_t block_size = arena->head ? arena->head->size * 2 : BLOCK_SIZE;
        if (block_size > 16 * (size_t)BLOCK_SIZE)
            block_size = 16 * (size_t)BLOCK_SIZE;
        arena->head = block_new(need > block_size ? need : block_size, arena->head);
    }
    void *memory = arena->head->bytes + arena->head->used;
    arena->head->used += need;
    memset(memory, 0, need);
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        out_of_memory();
    return arena_alloc(arena, count * size);
}

static void free_chain(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_reset(struct arena *arena)
{
    if (!arena->head)
        return;
    free_chain(arena->head->older);
    arena->head->older = NULL;
    arena->head->used = 0;
}

void arena_done(struct arena *arena)
{
    free_chain(arena->head);
    arena->head = NULL;
}
