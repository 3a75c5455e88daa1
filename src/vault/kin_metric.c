/* vault/kin_metric: attributes of one subject that are told in more words, or in none: "silver
 * content" and "denarius silver content", "population" and a column that only says "1300". */
#include "kin.h"

#include "claim_groups.h"
#include "notelint/word.h"

enum { CHAIN_MAX = 48 }; /* groups of one subject */

/* The groups of each subject: heads by subject, and the next of the same by group. */
struct chains {
    struct map heads; /* subject -> index + 1 */
    uint32_t *next;   /* index + 1; 0: the last */
};

static struct chains chains_read(struct arena *scratch, const struct claim_index *index)
{
    struct chains chains = {.next = ARENA_ARRAY(scratch, uint32_t, index->groups.len)};
    for (size_t i = index->groups.len; i > 0; i--) {
        void **head = map_slot(&chains.heads, scratch, index->groups.data[i - 1].subject);
        chains.next[i - 1] = (uint32_t)(uintptr_t)*head;
        *head = (void *)(uintptr_t)i;
    }
    return chains;
}

static enum attribute_class class_of(const struct claim_group *group)
{
    return group->claims.data[0].class_;
}

static bool ends_with_words(struct str longer, struct str shorter)
{
    return shorter.len && longer.len > shorter.len && str_ends(longer, shorter) &&
           longer.data[longer.len - shorter.len - 1] == ' ';
}

static size_t looked_at(const struct claim_group *group)
{
    return group->claims.len < CLAIMS_COMPARED ? group->claims.len : CLAIMS_COMPARED;
}

static bool tells_as_of(const struct claim_group *group, struct str date)
{
    for (size_t i = 0; i < looked_at(group); i++)
        if (str_eq(group->claims.data[i].as_of, date))
            return true;
    return false;
}

/* A figure whose label is only a date may be of a level that is told of the same date. */
static void join_dated(struct arena *run, struct claim_group *group,
                       const struct claim_group *unnamed)
{
    for (size_t i = 0; i < looked_at(unnamed); i++) {
        const struct joined_claim *claim = &unnamed->claims.data[i];
        if (claim->from != SUBJECT_KIN && claim->claim->series && claim->claim->as_of.len &&
            tells_as_of(group, claim->claim->as_of))
            kin_add(run, group, claim, SUBJECT_KIN);
    }
}

/* "Amazon (1994)" may be when it was founded, but hardly when it ended. */
static void join_brackets(struct arena *run, struct claim_group *group,
                          const struct claim_group *dates)
{
    for (size_t i = 0; i < looked_at(dates); i++)
        if (dates->claims.data[i].claim->origin == CLAIM_BRACKET)
            kin_add(run, group, &dates->claims.data[i], SUBJECT_KIN);
}

static void join_pair(struct arena *run, struct claim_group *group, const struct claim_group *other)
{
    const enum attribute_class class_ = class_of(group);
    if (class_ == ATTRIBUTE_STOCK && other->metric.len == 0)
        join_dated(run, group, other);
    else if (class_ == ATTRIBUTE_POINT && !word_in(group->metric, "ended died") &&
             str_eq(other->metric, STR("date")))
        join_brackets(run, group, other);
    else if (class_ == ATTRIBUTE_OTHER && class_of(other) == ATTRIBUTE_OTHER &&
             ends_with_words(other->metric, group->metric))
        for (size_t i = 0; i < looked_at(other); i++)
            kin_add(run, group, &other->claims.data[i], SUBJECT_KIN);
}

void kin_join_metrics(struct arena *run, struct claim_index *index)
{
    struct arena scratch = {0};
    const struct chains chains = chains_read(&scratch, index);
    for (size_t i = 0; i < index->groups.len; i++) {
        struct claim_group *group = &index->groups.data[i];
        uint32_t at = (uint32_t)(uintptr_t)map_find(&chains.heads, group->subject);
        if (group->claims.len == 0 || group->metric.len == 0 || group->with)
            continue;
        for (int steps = 0; at && steps < CHAIN_MAX; at = chains.next[at - 1], steps++)
            if (at - 1 != i && index->groups.data[at - 1].claims.len &&
                !index->groups.data[at - 1].with)
                join_pair(run, group, &index->groups.data[at - 1]);
    }
    arena_done(&scratch);
}
