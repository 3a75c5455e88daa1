/* base/arena: blocks of 64 KiB to 2 MiB, filled from the front; see the header for the contract. */
#if defined(__linux__)
#define _DEFAULT_SOURCE /* madvise, which POSIX lacks */
#endif
#include "notelint/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* Blocks double up to the largest size, so that small arenas stay small and large ones ask rarely.
 * What a reset keeps is enough for the next note of any usual size. */
enum {
    BLOCK_SIZE = 64 * 1024,
    BLOCK_LARGEST = 32 * BLOCK_SIZE,
    KEPT = 2 * BLOCK_LARGEST,
    HUGE_PAGE = 2 * 1024 * 1024
};

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

/* Memory for a block. A large one is asked for in huge pages, where there are any: to make small
 * ones by the thousand costs a tenth of a check. */
static void *block_memory(size_t size)
{
#if defined(MADV_HUGEPAGE)
    void *memory;
    if (size >= HUGE_PAGE && size % HUGE_PAGE == 0 &&
        posix_memalign(&memory, HUGE_PAGE, size) == 0) {
        (void)madvise(memory, size, MADV_HUGEPAGE);
        return memory;
    }
#endif
    return malloc(size);
}

/* A block with room for `size` bytes; `whole` bytes in all where that is enough. */
static struct arena_block *block_new(size_t size, size_t whole)
{
    if (size > SIZE_MAX / 2)
        out_of_memory();
    if (whole < sizeof(struct arena_block) + size)
        whole = sizeof(struct arena_block) + size;
    struct arena_block *block = block_memory(whole);
    if (!block)
        out_of_memory();
    block->size = whole - sizeof(*block);
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
        size_t whole = arena->head ? (sizeof(*block) + arena->head->size) * 2 : BLOCK_SIZE;
        if (whole > BLOCK_LARGEST)
            whole = BLOCK_LARGEST;
        block = block_new(size, whole);
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
