/* vault/links: resolves in three parallel passes: where links with a subpath lead, the anchors of
 * those notes, then each link. So a note's headings are folded only where somebody asks. */
#include "links.h"

#include <stdatomic.h>

#include "anchors.h"
#include "notelint/parallel.h"

struct joining {
    struct vault *vault;
    atomic_bool *asked;    /* by note index: a link names a place in it */
    struct arena *scratch; /* one per worker */
};

static void ask_for_anchors(void *context, size_t index, size_t worker)
{
    struct joining *joining = context;
    const struct note *note = joining->vault->notes[index];
    for (size_t i = 0; i < note->links.len; i++) {
        struct link link = note->links.data[i];
        if (!link.has_subpath || link.external)
            continue;
        link.has_subpath = false;
        const struct resolution target =
            link_resolve(joining->vault, note, &link, &joining->scratch[worker], NULL);
        if (target.note)
            atomic_store_explicit(&joining->asked[target.note->index], true, memory_order_relaxed);
    }
    arena_reset(&joining->scratch[worker]);
}

static void build_anchors(void *context, size_t index, size_t worker)
{
    struct joining *joining = context;
    struct vault *vault = joining->vault;
    if (atomic_load_explicit(&joining->asked[index], memory_order_relaxed))
        vault->anchors[index] = anchors_build(&vault->workers[worker], vault->notes[index]);
}

static void resolve_links(void *context, size_t index, size_t worker)
{
    struct joining *joining = context;
    struct vault *vault = joining->vault;
    const struct note *note = vault->notes[index];
    unsigned char *status = ARENA_ARRAY(&vault->workers[worker], unsigned char, note->links.len);
    for (size_t i = 0; i < note->links.len; i++)
        status[i] = (unsigned char)link_resolve(vault, note, &note->links.data[i],
                                                &joining->scratch[worker], NULL)
                        .status;
    vault->link_status[index] = status;
    arena_reset(&joining->scratch[worker]);
}

void links_join(struct vault *vault)
{
    struct arena temporary = {0};
    struct joining joining = {
        .vault = vault,
        .asked = ARENA_ARRAY(&temporary, atomic_bool, vault->note_count),
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
    };
    vault->anchors = ARENA_ARRAY(&vault->run, const struct anchors *, vault->note_count);
    vault->link_status = ARENA_ARRAY(&vault->run, unsigned char *, vault->note_count);
    parallel_for(vault->note_count, vault->jobs, ask_for_anchors, &joining);
    parallel_for(vault->note_count, vault->jobs, build_anchors, &joining);
    parallel_for(vault->note_count, vault->jobs, resolve_links, &joining);
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&joining.scratch[i]);
    arena_done(&temporary);
}
