/* vault/wanted: each missing name is looked at once, however many links have it. */
#include "wanted.h"

#include "names.h"
#include "notelint/fold.h"
#include "notelint/parallel.h"

struct searching {
    const struct vault *vault;
    const struct wanted_index *index;
    struct arena *scratch; /* one per worker */
};

static void collect(struct arena *run, struct wanted_index *index, const struct vault *vault,
                    const struct note *note)
{
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        if (vault_link_status(vault, note, i) != LINK_MISSING || link->path.len == 0)
            continue;
        void **slot = map_slot(&index->by_path, run, fold_path(run, link->path));
        if (!*slot)
            *slot = ARENA_NEW(run, struct wanted);
        struct wanted *wanted = *slot;
        if (wanted->path.len == 0)
            wanted->path = link->path;
        if (wanted->last != note && !link->in_comment) {
            wanted->last = note;
            wanted->notes++;
        }
    }
}

static void search(void *context, size_t index, size_t worker)
{
    const struct searching *searching = context;
    struct wanted *wanted = searching->index->by_path.entries[index].value;
    near_find(searching->vault, searching->index->names, wanted->path, &searching->scratch[worker],
              &wanted->near);
    arena_reset(&searching->scratch[worker]);
}

const struct wanted_index *wanted_build(struct arena *run, const struct vault *vault)
{
    struct wanted_index *index = ARENA_NEW(run, struct wanted_index);
    for (size_t i = 0; i < vault->note_count; i++)
        collect(run, index, vault, vault->notes[i]);
    if (index->by_path.len == 0)
        return index;
    index->names = near_build(run, vault);
    struct arena temporary = {0};
    struct searching searching = {
        .vault = vault,
        .index = index,
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
    };
    parallel_for(index->by_path.len, vault->jobs, search, &searching);
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&searching.scratch[i]);
    arena_done(&temporary);
    return index;
}

static const struct wanted *find(const struct vault *vault, const struct link *link,
                                 struct arena *scratch)
{
    return vault->wanted ? map_find(&vault->wanted->by_path, fold_path(scratch, link->path)) : NULL;
}

struct near_names link_near_names(const struct vault *vault, const struct link *link,
                                  struct arena *scratch)
{
    struct near_names near = {0};
    const struct wanted *wanted = find(vault, link, scratch);
    if (wanted)
        return wanted->near;
    const struct near_index *names = vault->wanted ? vault->wanted->names : NULL;
    if (link->path.len)
        near_find(vault, names ? names : near_build(scratch, vault), link->path, scratch, &near);
    return near;
}

size_t link_wanted_by(const struct vault *vault, const struct link *link, struct arena *scratch)
{
    const struct wanted *wanted = find(vault, link, scratch);
    return wanted ? wanted->notes : 0;
}
