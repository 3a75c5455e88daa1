/* vault/kin_event: one event in other words, or beside others in one row. */
#include "hash_set.h"
#include "kin.h"
#include "notelint/entity.h"
#include "notelint/map.h"
#include "notelint/word.h"

enum { EVENT_WORDS = 12, RAREST = 4, BUCKET_MAX = 12 };

/* An event, or a part of one: "Mill closed, new weir" tells of two. */
struct event {
    struct claim_group *group;
    const struct joined_claim *part; /* the claim of whose text it is a part; NULL: a whole group */
    struct hash_set words;
    uint64_t rarest[RAREST];
    size_t rarest_count;
};

VEC_OF(event_vec, struct event)

static struct str stem(struct str word)
{
    static const struct str endings[] = {STR_INIT("ing"), STR_INIT("ed"), STR_INIT("es"),
                                         STR_INIT("s"), STR_INIT("e")};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (word.len > endings[i].len + 2 && str_ends(word, endings[i]))
            return str_slice(word, 0, word.len - endings[i].len);
    return word;
}

static struct str key_of(const uint64_t *hash)
{
    return (struct str){(const char *)hash, sizeof(*hash)};
}

static void event_read(struct arena *arena, struct str key, struct event *event)
{
    struct str rest = key;
    struct str word;
    event->words.data = ARENA_ARRAY(arena, uint64_t, EVENT_WORDS);
    while (str_split(&rest, ' ', &word) && event->words.len < EVENT_WORDS)
        if (word.len > 2 && !ascii_is_digit(word.data[0]) &&
            !word_in(word, "the and for with from into his her its their was were are has had "
                           "after before over under first new"))
            event->words.data[event->words.len++] = str_hash(stem(word));
    hash_set_sort(&event->words);
}

/* A row of dates, or what a row dates: "Vik footprints" under "Age". */
static bool is_event_group(const struct claim_group *group)
{
    return group->claims.len && !group->claims.data[0].entity &&
           (group->claims.data[0].claim->origin == CLAIM_EVENT
                ? word_in(group->metric, "date dates")
            : group->claims.data[0].claim->origin == CLAIM_TABLE ? str_eq(group->metric, STR("age"))
                                                                 : false);
}

/* The whole text beside a date, brackets and all; else what the claim has of it. */
static struct str event_text(const struct joined_claim *claim)
{
    const struct note *note = claim->note;
    if (claim->figure->block >= note->blocks.len)
        return claim->claim->entity;
    const struct block *block = &note->blocks.data[claim->figure->block];
    if (block->table >= note->tables.len || block->column > 0)
        return claim->claim->entity;
    const struct table *table = &note->tables.data[block->table];
    return source_text(&note->source, table->cells[(size_t)block->row * table->columns + 1].region);
}

/* What stands between the commas of an event's text, as events of their own. */
static void read_parts(struct arena *arena, struct claim_group *group, struct event_vec *events)
{
    enum { CLAIMS_LOOKED_AT = 8, PARTS_MAX = 4 };
    for (size_t i = 0; i < group->claims.len && i < CLAIMS_LOOKED_AT; i++) {
        const struct joined_claim *claim = &group->claims.data[i];
        struct str rest = event_text(claim);
        struct str part;
        if (claim->claim->origin != CLAIM_EVENT || claim->from >= SUBJECT_REWORDED ||
            str_find(rest, STR(", "), 0) == STR_NONE)
            continue;
        for (int k = 0; k < PARTS_MAX && str_split(&rest, ',', &part); k++) {
            struct event event = {.group = group, .part = claim};
            event_read(arena, entity_key(arena, part), &event);
            if (event.words.len >= 2)
                *event_vec_push(arena, events) = event;
        }
    }
}

static void find_rarest(const struct map *counts, struct event *event)
{
    for (size_t i = 0; i < event->words.len; i++) {
        uint64_t word = event->words.data[i];
        uintptr_t count = (uintptr_t)map_find(counts, key_of(&word));
        for (size_t k = 0; k < event->rarest_count; k++) {
            const uintptr_t other = (uintptr_t)map_find(counts, key_of(&event->rarest[k]));
            if (count < other) {
                const uint64_t swap = event->rarest[k];
                event->rarest[k] = word;
                word = swap;
                count = other;
            }
        }
        if (event->rarest_count < RAREST)
            event->rarest[event->rarest_count++] = word;
    }
}

static bool is_age(const struct event *event)
{
    return str_eq(event->group->metric, STR("age"));
}

/* Three words in four of the shorter, and half of the longer; all, of a part or what is no event.
 */
static bool told_alike(const struct event *a, const struct event *b)
{
    const size_t shared = hashes_shared(&a->words, &b->words);
    const size_t fewer = a->words.len < b->words.len ? a->words.len : b->words.len;
    const size_t more = a->words.len < b->words.len ? b->words.len : a->words.len;
    if (a->group == b->group || (a->part && b->part) || (is_age(a) && is_age(b)))
        return false;
    if (a->part || b->part || is_age(a) || is_age(b))
        return shared >= 2 && shared == more;
    return shared >= 2 && shared * 4 >= fewer * 3 && shared * 2 >= more;
}

/* Three words or more that the longer has all: surer than words that only overlap. */
static enum subject_from kinship(const struct event *a, const struct event *b)
{
    const size_t fewer = a->words.len < b->words.len ? a->words.len : b->words.len;
    return fewer >= 3 && hashes_shared(&a->words, &b->words) == fewer ? SUBJECT_REWORDED
                                                                      : SUBJECT_KIN;
}

struct bucket {
    size_t events[BUCKET_MAX];
    size_t count;
};

struct event_join {
    struct arena *run, *scratch;
    struct event_vec events;
    struct map buckets; /* pair of rare words -> struct bucket */
};

static struct bucket *bucket_of(struct event_join *join, uint64_t a, uint64_t b)
{
    uint64_t *pair = ARENA_ARRAY(join->scratch, uint64_t, 2);
    pair[0] = a < b ? a : b;
    pair[1] = a < b ? b : a;
    const struct str key = {(const char *)pair, 2 * sizeof(*pair)};
    void **slot = map_slot(&join->buckets, join->scratch, key);
    if (!*slot)
        *slot = ARENA_NEW(join->scratch, struct bucket);
    return *slot;
}

static void join_pair(const struct event_join *join, const struct event *first,
                      const struct event *second)
{
    if (second->part)
        kin_add(join->run, first->group, second->part, SUBJECT_KIN);
    else if (first->part)
        kin_add(join->run, second->group, first->part, SUBJECT_KIN);
    else if (is_age(first) || is_age(second))
        kin_add_all(join->run, first->group, second->group, SUBJECT_KIN);
    else
        kin_add_all(join->run, first->group, second->group, kinship(first, second));
}

/* Events that share two of their rarest words are looked at; the first that is told alike takes the
 * claims over. */
static void join_event(struct event_join *join, size_t at)
{
    const struct event *event = &join->events.data[at];
    bool joined = false;
    for (size_t i = 0; i < event->rarest_count; i++)
        for (size_t k = i + 1; k < event->rarest_count; k++) {
            struct bucket *bucket = bucket_of(join, event->rarest[i], event->rarest[k]);
            for (size_t n = 0; n < bucket->count && !joined; n++) {
                const struct event *other = &join->events.data[bucket->events[n]];
                joined = told_alike(other, event);
                if (joined)
                    join_pair(join, other, event);
            }
            if (bucket->count < BUCKET_MAX)
                bucket->events[bucket->count++] = at;
        }
}

void kin_join_events(struct arena *run, struct claim_index *index)
{
    struct arena arena = {0};
    struct arena *scratch = &arena;
    struct event_vec events = {0};
    struct map counts = {0};
    for (size_t i = 0; i < index->groups.len; i++) {
        struct claim_group *group = &index->groups.data[i];
        if (is_event_group(group)) {
            struct event event = {.group = group};
            event_read(scratch, group->subject, &event);
            *event_vec_push(scratch, &events) = event;
        }
        if (str_eq(group->metric, STR("date")))
            read_parts(scratch, group, &events);
    }
    for (size_t i = 0; i < events.len; i++)
        for (size_t k = 0; k < events.data[i].words.len; k++) {
            void **slot = map_slot(&counts, scratch, key_of(&events.data[i].words.data[k]));
            *slot = (void *)((uintptr_t)*slot + 1);
        }
    struct event_join join = {.run = run, .scratch = scratch, .events = events};
    for (size_t i = 0; i < events.len; i++) {
        find_rarest(&counts, &events.data[i]);
        join_event(&join, i);
    }
    arena_done(&arena);
}
