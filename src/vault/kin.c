/* vault/kin: joins what exact names leave apart: "H. habilis" and "Homo habilis", "Amber Age
 * Model" and "Amber Age". */
#include "kin.h"

#include "claim_groups.h"
#include "notelint/vault.h"

bool kin_holds(const struct claim_group *group, const struct joined_claim *claim)
{
    for (size_t i = 0; i < group->claims.len && i < CLAIMS_COMPARED; i++)
        if (group->claims.data[i].claim == claim->claim)
            return true;
    return false;
}

void kin_add(struct arena *run, struct claim_group *group, const struct joined_claim *claim,
             enum subject_from from)
{
    if (claim->from >= SUBJECT_REWORDED || kin_holds(group, claim))
        return;
    struct joined_claim kin = *claim;
    kin.from = from;
    *joined_claim_vec_push(run, &group->claims) = kin;
}

void kin_add_all(struct arena *run, struct claim_group *group, const struct claim_group *other,
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
            kin_add_all(run, shorter, group, SUBJECT_KIN);
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
    kin_join_events(run, index);
    kin_join_metrics(run, index);
    kin_join_readings(run, vault, headings, index);
    arena_done(&scratch);
}
