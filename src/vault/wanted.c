/* vault/wanted: each missing name is looked at once, however many links have it; git's history is
 * asked for all of them together. */
#include "wanted.h"

#include "history.h"
#include "names.h"
#include "notelint/fold.h"
#include "notelint/parallel.h"

struct searching {
    const struct vault *vault;
    const struct wanted_index *index;
    struct arena *scratch; /* one per worker */
};

typedef void link_body(struct arena *run, struct wanted_index *index, struct str path);

static void for_missing(struct arena *run, struct wanted_index *index, const struct vault *vault,
                        const struct note *note, link_body *body)
{
    for (size_t i = 0; i < note->links.len; i++)
        if (vault_link_status(vault, note, i) == LINK_MISSING && note->links.data[i].path.len)
            body(run, index, note->links.data[i].path);
}

static void want(struct arena *run, struct wanted_index *index, struct str path)
{
    void **slot = map_slot(&index->by_path, run, fold_path(run, path));
    if (!*slot)
        *slot = ARENA_NEW(run, struct wanted);
}

static void spell(struct arena *run, struct wanted_index *index, struct str path)
{
    struct wanted *wanted = map_find(&index->by_path, fold_path(run, path));
    if (wanted && wanted->path.len == 0)
        wanted->path = path;
}

static void search(void *context, size_t index, size_t worker)
{
    const struct searching *searching = context;
    struct wanted *wanted = searching->index->by_path.entries[index].value;
    near_find(searching->vault, searching->index->names, wanted->path, &searching->scratch[worker],
              &wanted->near);
    arena_reset(&searching->scratch[worker]);
}

/* Where a file went is surer than what is called like it. */
static void put_first(struct near_names *near, const struct departure *departure)
{
    near->departure = departure;
    if (!departure->to.len)
        return;
    size_t at = 0;
    while (at < near->count && !str_eq(near->data[at].path, departure->to))
        at++;
    if (at == near->count && near->count < NEAR_MAX)
        near->count++;
    for (at = at < NEAR_MAX ? at : NEAR_MAX - 1; at > 0; at--)
        near->data[at] = near->data[at - 1];
    near->data[0] = (struct near_name){.path = departure->to, .kind = NEAR_HISTORY};
}

static void add_history(struct arena *run, const struct vault *vault, struct wanted_index *index)
{
    struct map departures = {0};
    struct arena temporary = {0};
    history_search(run, vault, &index->by_path, &departures);
    for (size_t i = 0; departures.len && i < index->by_path.len; i++) {
        const struct map_entry *entry = &index->by_path.entries[i];
        const struct departure *departure =
            map_find(&departures, history_key(&temporary, entry->key));
        if (departure)
            put_first(&((struct wanted *)entry->value)->near, departure);
    }
    arena_done(&temporary);
}

const struct wanted_index *wanted_build(struct arena *run, const struct vault *vault)
{
    struct wanted_index *index = ARENA_NEW(run, struct wanted_index);
    for (size_t i = 0; i < vault->note_count; i++)
        if (vault_asks(vault, vault->notes[i]))
            for_missing(run, index, vault, vault->notes[i], want);
    if (index->by_path.len == 0)
        return index;
    for (size_t i = 0; i < vault->note_count; i++)
        for_missing(run, index, vault, vault->notes[i], spell);
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
    add_history(run, vault, index);
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
