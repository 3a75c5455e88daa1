/* vault/kin_note: joins what is told of two notes that are surely of one thing ("Sandø Light" in
 * two spellings, "Amber" and "Amber Industry"): what the one says is held against the other. */
#include "claim_groups.h"
#include "kin.h"
#include "notelint/vault.h"

static uint32_t first_of(uint32_t *first, uint32_t note)
{
    while (first[note] != note) {
        first[note] = first[first[note]];
        note = first[note];
    }
    return note;
}

static const struct entity *shorter_of(const struct entity *a, const struct entity *b)
{
    return !a || (b && b->key.len < a->key.len) ? b : a;
}

const struct entity **one_thing(struct arena *arena, const struct vault *vault)
{
    const size_t count = vault->note_count;
    const struct duplicate_vec *pairs = &vault->duplicates.pairs;
    const struct entity **things = ARENA_ARRAY(arena, const struct entity *, count);
    uint32_t *first = ARENA_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        first[i] = i;
    for (size_t i = 0; i < pairs->len; i++) {
        if (!pairs->data[i].sure)
            continue;
        const uint32_t a = first_of(first, (uint32_t)pairs->data[i].a->index);
        const uint32_t b = first_of(first, (uint32_t)pairs->data[i].b->index);
        first[a < b ? b : a] = a < b ? a : b;
    }
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t of = first_of(first, i);
        if (of == i)
            continue;
        if (!things[of])
            things[of] = vault->entities.of_note[of];
        things[of] = shorter_of(things[of], vault->entities.of_note[i]);
    }
    for (uint32_t i = 0; i < count; i++)
        things[i] = things[first_of(first, i)];
    return things;
}

/* The group that judges what is told of one thing under one attribute. */
static struct claim_group **leader_of(struct arena *scratch, struct map *leaders,
                                      const struct entity *thing, struct str metric)
{
    const struct str key = str_fmt(scratch, "%.*s\n%.*s", STR_ARG(thing->key), STR_ARG(metric));
    return (struct claim_group **)map_slot(leaders, scratch, key);
}

static const struct entity *thing_of(const struct entity *const *things,
                                     const struct claim_group *group)
{
    return group->entity && group->claims.len ? things[group->entity->home->index] : NULL;
}

void kin_join_notes(struct arena *run, const struct entity *const *things,
                    struct claim_index *index)
{
    struct arena scratch = {0};
    struct map leaders = {0};
    struct claim_group *groups = index->groups.data;
    for (size_t i = 0; i < index->groups.len; i++) {
        const struct entity *thing = thing_of(things, &groups[i]);
        if (thing && thing == groups[i].entity)
            *leader_of(&scratch, &leaders, thing, groups[i].metric) = &groups[i];
    }
    for (size_t i = 0; i < index->groups.len; i++) {
        const struct entity *thing = thing_of(things, &groups[i]);
        if (!thing)
            continue;
        struct claim_group **leader = leader_of(&scratch, &leaders, thing, groups[i].metric);
        if (!*leader)
            *leader = &groups[i];
        if (*leader == &groups[i])
            continue;
        groups[i].with = *leader;
        for (size_t k = 0; k < groups[i].claims.len; k++)
            *joined_claim_vec_push(run, &(*leader)->claims) = groups[i].claims.data[k];
    }
    arena_done(&scratch);
}
