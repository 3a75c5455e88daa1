/* vault/kin: joins what exact names leave apart: "H. habilis" and "Homo habilis", "Dutch Golden Age
 * Model" and "Dutch Golden Age", one event in other words. */
#include "kin.h"

#include "hash_set.h"
#include "notelint/vault.h"
#include "notelint/word.h"

enum { EVENT_WORDS = 12, RAREST = 4, BUCKET_MAX = 12 };

void kin_add(struct arena *run, struct claim_group *group, const struct joined_claim *claim,
             enum subject_from from)
{
    if (claim->from >= SUBJECT_REWORDED)
        return;
    struct joined_claim kin = *claim;
    kin.from = from;
    *joined_claim_vec_push(run, &group->claims) = kin;
}

static void add_all(struct arena *run, struct claim_group *group, const struct claim_group *other,
                    enum subject_from from)
{
    for (size_t i = 0; i < other->claims.len; i++)
        kin_add(run, group, &other->claims.data[i], from);
}

/* --- species: the genus cut to its letter --- */

static bool is_short_binomial(struct str key)
{
    return key.len >= 4 && key.data[1] == ' ' && ascii_is_lower(key.data[0]);
}

/* Where "homo habilis" is cut to "h habilis": its blank; STR_NONE where it is no such name. */
static size_t genus_end(struct str key)
{
    const size_t blank = str_find_byte(key, ' ', 0);
    const bool two_words = blank != STR_NONE && str_find_byte(key, ' ', blank + 1) == STR_NONE;
    return two_words && blank >= 3 && blank + 1 < key.len ? blank : STR_NONE;
}

/* A short name, and the one full name that it may stand for. */
struct binomial {
    struct str full;
    bool several;
};

/* The full names under the short ones that the vault uses. */
static struct map short_names(struct arena *arena, const struct claim_index *index)
{
    struct map names = {0};
    for (size_t i = 0; i < index->groups.len; i++)
        if (is_short_binomial(index->groups.data[i].subject)) {
            void **slot = map_slot(&names, arena, index->groups.data[i].subject);
            if (!*slot)
                *slot = ARENA_NEW(arena, struct binomial);
        }
    struct buf cut = {.arena = arena};
    for (size_t i = 0; i < index->groups.len && names.len; i++) {
        const struct str subject = index->groups.data[i].subject;
        const size_t blank = genus_end(subject);
        if (blank == STR_NONE)
            continue;
        cut.len = 0;
        buf_push_byte(&cut, subject.data[0]);
        buf_push(&cut, str_slice(subject, blank, subject.len));
        struct binomial *known = map_find(&names, buf_str(&cut));
        if (known && known->full.len && !str_eq(known->full, subject))
            known->several = true;
        else if (known)
            known->full = subject;
    }
    return names;
}

static void join_species(struct arena *run, struct arena *scratch, struct claim_index *index)
{
    const struct map names = short_names(scratch, index);
    for (size_t i = 0; i < index->groups.len && names.len; i++) {
        struct claim_group *group = &index->groups.data[i];
        const struct binomial *known =
            is_short_binomial(group->subject) ? map_find(&names, group->subject) : NULL;
        if (!known || known->several || known->full.len == 0)
            continue;
        struct claim_group *target = claim_group_find(index, known->full, group->metric);
        for (size_t k = 0; target && k < group->claims.len; k++)
            *joined_claim_vec_push(run, &target->claims) = group->claims.data[k];
        if (target)
            group->claims.len = 0;
    }
}

/* --- names with a few words more --- */

static bool are_one(const struct entity *const *things, const struct entity *a,
                    const struct entity *b)
{
    const struct entity *thing = things[a->home->index];
    return thing && thing == things[b->home->index];
}

/* The longest name before it that some thing goes by, one to three words shorter. */
static struct claim_group *shorter_group(const struct claim_index *index,
                                         const struct entity *const *things,
                                         const struct claim_group *group)
{
    enum { WORDS_CUT = 3 };
    struct str name = group->subject;
    for (int cut = 0; cut < WORDS_CUT; cut++) {
        const size_t blank = str_rfind_byte(name, ' ');
        if (blank == STR_NONE)
            return NULL;
        name = str_slice(name, 0, blank);
        struct claim_group *shorter = claim_group_find(index, name, group->metric);
        if (shorter && shorter->claims.len && shorter->entity && !shorter->with)
            return are_one(things, shorter->entity, group->entity) ? NULL : shorter;
    }
    return NULL;
}

static bool tells_of_itself(const struct claim_group *group)
{
    for (size_t i = 0; i < group->claims.len; i++)
        if (group->claims.data[i].from == SUBJECT_CONTEXT &&
            group->claims.data[i].note == group->entity->home)
            return true;
    return false;
}

/* "Acme" and "Acme Robotics" are two things where each has a note that tells its own figures; of
 * topics, the longer name may be one more note on the same. */
static bool are_two_things(const struct claim_group *longer, const struct claim_group *shorter)
{
    return tells_of_itself(longer) && tells_of_itself(shorter) &&
           !type_is_open(longer->entity->home->type) && !type_is_open(shorter->entity->home->type);
}

static void join_longer_names(struct arena *run, const struct entity *const *things,
                              struct claim_index *index)
{
    for (size_t i = 0; i < index->groups.len; i++) {
        const struct claim_group *group = &index->groups.data[i];
        if (!group->entity || group->claims.len == 0 || group->with ||
            group->claims.data[0].class_ == ATTRIBUTE_VAGUE ||
            group->claims.data[0].class_ == ATTRIBUTE_OTHER)
            continue;
        struct claim_group *shorter = shorter_group(index, things, group);
        if (shorter && !are_two_things(group, shorter))
            add_all(run, shorter, group, SUBJECT_KIN);
    }
}

/* --- events in other words --- */

struct event {
    struct claim_group *group;
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

static void event_read(struct arena *arena, struct claim_group *group, struct event *event)
{
    struct str rest = group->subject;
    struct str word;
    event->group = group;
    event->words.data = ARENA_ARRAY(arena, uint64_t, EVENT_WORDS);
    while (str_split(&rest, ' ', &word) && event->words.len < EVENT_WORDS)
        if (word.len > 2 && !ascii_is_digit(word.data[0]) &&
            !word_in(word, "the and for with from into his her its their was were are has had "
                           "after before over under first new"))
            event->words.data[event->words.len++] = str_hash(stem(word));
    hash_set_sort(&event->words);
}

static bool is_event_group(const struct claim_group *group)
{
    return str_eq(group->metric, STR("date")) && group->claims.len &&
           group->claims.data[0].claim->origin == CLAIM_EVENT && !group->claims.data[0].entity;
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

/* Three words in four of the shorter, and half of the longer. */
static bool told_alike(const struct event *a, const struct event *b)
{
    const size_t shared = hashes_shared(&a->words, &b->words);
    const size_t fewer = a->words.len < b->words.len ? a->words.len : b->words.len;
    const size_t more = a->words.len < b->words.len ? b->words.len : a->words.len;
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
                    add_all(join->run, other->group, event->group, kinship(other, event));
            }
            if (bucket->count < BUCKET_MAX)
                bucket->events[bucket->count++] = at;
        }
}

static void join_events(struct arena *run, struct arena *scratch, struct claim_index *index)
{
    struct event_vec events = {0};
    struct map counts = {0};
    for (size_t i = 0; i < index->groups.len; i++)
        if (is_event_group(&index->groups.data[i]))
            event_read(scratch, &index->groups.data[i], event_vec_push(scratch, &events));
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
}

void kin_join(struct arena *run, const struct vault *vault, const struct heading_names *headings,
              struct claim_index *index)
{
    struct arena scratch = {0};
    const struct entity *const *things = one_thing(&scratch, vault);
    join_species(run, &scratch, index);
    kin_join_notes(run, things, index);
    join_longer_names(run, things, index);
    join_events(run, &scratch, index);
    kin_join_metrics(run, index);
    kin_join_readings(run, vault, headings, index);
    arena_done(&scratch);
}
