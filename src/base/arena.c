/* base/arena: blocks of 64 KiB to 1 MiB, filled from the front; see the header for the contract. */
#include "notelint/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Blocks double up to the largest size, so that small arenas stay small and large ones ask rarely.
 * What a reset keeps is enough for the next note of any usual size. */
enum { BLOCK_SIZE = 64 * 1024, BLOCK_LARGEST = 16 * BLOCK_SIZE, KEPT = 4 * BLOCK_LARGEST };

static_assert(ARENA_ALIGN % alignof(max_align_t) == 0, "blocks are aligned for any type");

struct arena_block {
    struct arena_block *older;
    size_t size;
    alignas(ARENA_ALIGN) unsigned char bytes[];
};

_Noreturn void out_of_memory(void)
{
    static atomic_flag is_told = ATOMIC_FLAG_INIT; /* by another thread that has none left either */
    if (!atomic_flag_test_and_set(&is_told)) {
        fputs("notelint: out of memory\n", stderr);
        _exit(2);
    }
    for (;;)
        pause();
}

static struct arena_block *block_new(size_t size)
{
    struct arena_block *block = size < SIZE_MAX / 2 ? malloc(sizeof(*block) + size) : NULL;
    if (!block)
        out_of_memory();
    block->size = size;
    return block;
}

/* A kept block of at least `size` bytes, taken out of the spare ones; or NULL. */
static struct arena_block *spare_take(struct arena *arena, size_t size)
{
    for (struct arena_block **link = &arena->spare; *link; link = &(*link)->older) {
        struct arena_block *block = *link;
        if (block->size < size)
            continue;
        *link = block->older;
        return block;
    }
    return NULL;
}

void *arena_refill(struct arena *arena, size_t size)
{
    struct arena_block *block = spare_take(arena, size);
    if (!block) {
        size_t usual = arena->head ? arena->head->size * 2 : BLOCK_SIZE;
        if (usual > BLOCK_LARGEST)
            usual = BLOCK_LARGEST;
        block = block_new(size > usual ? size : usual);
    }
    block->older = arena->head;
    arena->head = block;
    arena->at = block->bytes + size;
    arena->end = block->bytes + block->size;
    return block->bytes;
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
    struct arena_block *const full = arena->head ? arena->head->older : NULL;
    size_t kept = 0;
    for (const struct arena_block *block = arena->spare; block; block = block->older)
        kept += block->size;
    for (struct arena_block *block = full, *older; block; block = older) {
        older = block->older;
        kept += block->size;
        if (kept > KEPT) {
            free_chain(block);
            break;
        }
        block->older = arena->spare;
        arena->spare = block;
    }
    if (!arena->head)
        return;
    arena->head->older = NULL;
    arena->at = arena->head->bytes;
}

void arena_done(struct arena *arena)
{
    free_chain(arena->head);
    free_chain(arena->spare);
    *arena = (struct arena){0};
}
