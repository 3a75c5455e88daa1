/* vault/disagreement: one disagreement an entity and attribute, from the comparisons of its claims.
 *
 * A group is cut to its first claims before they are compared, so that the work stays linear in
 * the number of claims. */
#include <limits.h>

#include "agree.h"
#include "claim_groups.h"
#include "notelint/claims.h"
#include "notelint/parallel.h"
#include "notelint/vault.h"
#include "table_words.h"

struct matrix {
    struct comparison cells[CLAIMS_COMPARED][CLAIMS_COMPARED];
    size_t count;
};

/* Loudest first: what is shown beats what is quiet, then confidence. */
static bool outranks(struct comparison a, struct comparison b)
{
    const bool a_quiet = conflict_class_is_quiet(a.class_);
    const bool b_quiet = conflict_class_is_quiet(b.class_);
    if (a_quiet != b_quiet)
        return b_quiet;
    if (a.confidence != b.confidence)
        return a.confidence > b.confidence;
    return a.class_ != CONFLICT_NONE && (b.class_ == CONFLICT_NONE || a.class_ < b.class_);
}

/* Does `note` tell what `claim` tells, under the same attribute? */
static bool note_tells(const struct claim_group *group, size_t count, const struct note *note,
                       const struct joined_claim *claim, struct arena *scratch)
{
    for (size_t i = 0; i < count; i++) {
        const struct joined_claim *other = &group->claims.data[i];
        if (other->note != note || !str_eq(other->metric, claim->metric))
            continue;
        const enum agreement agreement =
            figures_agree(other->figure, claim->figure, claim->class_, scratch);
        if (agreement == AGREE_EQUAL || agreement == AGREE_ROUNDED)
            return true;
    }
    return false;
}

/* A note that tells of a life under "dates" and of the reign beside it does not contradict another
 * that tells the same reign. */
static bool told_under_another_name(const struct claim_group *group, size_t count,
                                    const struct joined_claim *a, const struct joined_claim *b,
                                    struct arena *scratch)
{
    return !str_eq(a->metric, b->metric) && a->note != b->note &&
           (note_tells(group, count, a->note, b, scratch) ||
            note_tells(group, count, b->note, a, scratch));
}

static void fill(struct matrix *matrix, const struct claim_group *group, struct arena *scratch)
{
    matrix->count = group->claims.len < CLAIMS_COMPARED ? group->claims.len : CLAIMS_COMPARED;
    for (size_t i = 0; i < matrix->count; i++) {
        matrix->cells[i][i] = (struct comparison){0};
        for (size_t k = i + 1; k < matrix->count; k++) {
            matrix->cells[i][k] =
                claims_compare(&group->claims.data[i], &group->claims.data[k], scratch);
            if (told_under_another_name(group, matrix->count, &group->claims.data[i],
                                        &group->claims.data[k], scratch))
                matrix->cells[i][k] = (struct comparison){0};
            matrix->cells[k][i] = matrix->cells[i][k];
        }
        arena_reset(scratch);
    }
}

/* Does the group tell the same of a later date? */
static bool is_superseded(const struct claim_group *group, size_t count,
                          const struct joined_claim *claim)
{
    for (size_t i = 0; i < count; i++) {
        const struct joined_claim *other = &group->claims.data[i];
        if (other->as_of.len && !str_starts(other->as_of, STR("-")) &&
            str_cmp(other->as_of, claim->as_of) > 0 && !str_starts(other->as_of, claim->as_of) &&
            str_eq(other->metric, claim->metric) &&
            claims_qualified_alike(other->claim, claim->claim))
            return true;
    }
    return false;
}

/* An undated value is held against the newest dated one, not against those before. */
static void drop_superseded(struct matrix *matrix, const struct claim_group *group)
{
    for (size_t i = 0; i < matrix->count; i++)
        for (size_t k = i + 1; k < matrix->count; k++) {
            const struct joined_claim *a = &group->claims.data[i];
            const struct joined_claim *b = &group->claims.data[k];
            if (matrix->cells[i][k].class_ != CONFLICT_STALE ||
                !is_superseded(group, matrix->count, a->as_of.len ? a : b))
                continue;
            matrix->cells[i][k].class_ = matrix->cells[k][i].class_ = CONFLICT_REVISION;
        }
}

static bool as_loud(struct comparison a, struct comparison b)
{
    return !outranks(a, b) && !outranks(b, a);
}

/* The loudest comparison of the group. */
static struct comparison loudest_of(const struct matrix *matrix)
{
    struct comparison loudest = {0};
    for (size_t i = 0; i < matrix->count; i++)
        for (size_t k = i + 1; k < matrix->count; k++) {
            const struct comparison cell = matrix->cells[i][k];
            if (cell.class_ != CONFLICT_NONE && cell.confidence != CONFIDENCE_NONE &&
                (loudest.class_ == CONFLICT_NONE || outranks(cell, loudest)))
                loudest = cell;
        }
    return loudest;
}

static size_t partners(const struct matrix *matrix, size_t at, struct comparison loudest)
{
    size_t count = 0;
    for (size_t i = 0; i < matrix->count; i++)
        count += as_loud(matrix->cells[at][i], loudest);
    return count;
}

/* How many others of the group tell the same. */
static size_t supporters(const struct claim_group *group, const struct matrix *matrix, size_t at,
                         struct arena *scratch)
{
    const enum attribute_class class_ = group->claims.data[0].class_;
    size_t count = 0;
    for (size_t i = 0; i < matrix->count; i++)
        count +=
            i != at && figures_agree(group->claims.data[i].figure, group->claims.data[at].figure,
                                     class_, scratch) == AGREE_EQUAL;
    return count;
}

static bool is_at_home(const struct joined_claim *claim)
{
    return claim->from < SUBJECT_REWORDED && claim->entity && claim->entity->home == claim->note;
}

/* How a claim stands among those that it disagrees with. */
struct standing {
    size_t claim;
    int points;        /* how sure it is to be of the same quantity as the surest of them */
    size_t partners;   /* how many they are */
    size_t supporters; /* how many others tell the same as it does */
};

/* `home`: the only one that counts, or the number of claims. */
static struct standing standing_of(const struct claim_group *group, const struct matrix *matrix,
                                   struct comparison loudest, const size_t pair[2],
                                   struct arena *scratch)
{
    const size_t claim = pair[0];
    const size_t home = pair[1];
    struct standing standing = {
        .claim = claim,
        .points = INT_MIN,
        .supporters = supporters(group, matrix, claim, scratch),
    };
    for (size_t i = 0; i < matrix->count; i++) {
        const struct comparison cell = matrix->cells[claim][i];
        if (!as_loud(cell, loudest))
            continue;
        standing.partners++;
        if ((home == matrix->count || i == home) && cell.points > standing.points)
            standing.points = cell.points;
    }
    return standing;
}

/* Is `a` a clearer place to point at: surer to be of the same quantity, linked to the subject, at
 * odds with more others, with fewer beside it, told by a label? */
static bool is_clearer(const struct claim_group *group, const struct standing *a,
                       const struct standing *b)
{
    const struct joined_claim *x = &group->claims.data[a->claim];
    const struct joined_claim *y = &group->claims.data[b->claim];
    if (a->points != b->points)
        return a->points > b->points;
    if ((x->from == SUBJECT_LINK) != (y->from == SUBJECT_LINK))
        return x->from == SUBJECT_LINK;
    if (a->partners != b->partners)
        return a->partners > b->partners;
    if (a->supporters != b->supporters)
        return a->supporters < b->supporters;
    return claim_is_structured(x->claim) && !claim_is_structured(y->claim);
}

/* The clearest place of those that disagree with `home`, or of all, where that is the number of
 * claims. */
static size_t odd_one_out(const struct claim_group *group, const struct matrix *matrix,
                          struct comparison loudest, size_t home, struct arena *scratch)
{
    struct standing odd = {.points = INT_MIN};
    for (size_t i = 0; i < matrix->count; i++) {
        const struct standing one =
            standing_of(group, matrix, loudest, (const size_t[]){i, home}, scratch);
        if (one.points > INT_MIN && (odd.points == INT_MIN || is_clearer(group, &one, &odd)))
            odd = one;
    }
    return odd.claim;
}

/* Home is a claim of the home note, and the anchor the odd one out of those it disagrees with.
 * Where the home note is silent, the anchor is the odd one out of all, and home the surest, then
 * the best supported of those that it disagrees with. */
static void choose_pair(const struct claim_group *group, const struct matrix *matrix,
                        struct comparison loudest, struct arena *scratch, size_t ret[2])
{
    size_t home = 0;
    while (home < matrix->count && partners(matrix, home, loudest) == 0)
        home++;
    if (is_at_home(&group->claims.data[home])) {
        ret[0] = home;
        ret[1] = odd_one_out(group, matrix, loudest, home, scratch);
        return;
    }
    const size_t anchor = odd_one_out(group, matrix, loudest, matrix->count, scratch);
    bool found = false;
    int points = 0;
    size_t best = 0;
    for (size_t i = 0; i < matrix->count; i++) {
        const struct comparison cell = matrix->cells[anchor][i];
        if (!as_loud(cell, loudest))
            continue;
        const size_t count = supporters(group, matrix, i, scratch);
        if (!found || cell.points > points || (cell.points == points && count > best)) {
            best = count;
            points = cell.points;
            home = i;
            found = true;
        }
    }
    ret[0] = home;
    ret[1] = anchor;
}

/* Every place that tells what the anchor or what home tells, or differs from the anchor. */
static void places_find(struct arena *run, struct arena *scratch, const struct matrix *matrix,
                        size_t anchor, struct disagreement *found)
{
    const struct joined_claim *claims = found->group->claims.data;
    const enum attribute_class class_ = found->anchor->class_;
    found->places = ARENA_ARRAY(run, const struct joined_claim *, matrix->count);
    for (size_t i = 0; i < matrix->count; i++) {
        const struct comparison cell = matrix->cells[anchor][i];
        if (i == anchor)
            continue;
        if ((cell.confidence != CONFIDENCE_NONE && cell.class_ != CONFLICT_NONE &&
             conflict_class_is_quiet(cell.class_) == conflict_class_is_quiet(found->class_)) ||
            figures_agree(claims[i].figure, found->home->figure, class_, scratch) == AGREE_EQUAL ||
            figures_agree(claims[i].figure, found->anchor->figure, class_, scratch) == AGREE_EQUAL)
            found->places[found->place_count++] = &claims[i];
    }
}

/* Where the home note tells both values, the note is at odds with itself, and whoever follows one
 * of them is not to blame. Turns the pair to the claim of the home note that tells what the anchor
 * tells. */
static bool turn_to_note(const struct claim_group *group, const struct matrix *matrix,
                         struct arena *scratch, size_t pair[2])
{
    const struct joined_claim *claims = group->claims.data;
    const struct joined_claim *home = &claims[pair[0]];
    const struct joined_claim *anchor = &claims[pair[1]];
    for (size_t i = 0; i < matrix->count && is_at_home(home) && is_at_home(&claims[i]); i++) {
        const struct comparison cell = matrix->cells[pair[0]][i];
        if (cell.class_ != CONFLICT_INCONSISTENT ||
            cell.confidence < matrix->cells[pair[0]][pair[1]].confidence ||
            figures_agree(claims[i].figure, anchor->figure, anchor->class_, scratch) != AGREE_EQUAL)
            continue;
        pair[1] = pair[0];
        pair[0] = i;
        return true;
    }
    return false;
}

static bool disagreement_find(struct arena *run, struct arena *scratch, struct matrix *matrix,
                              const struct claim_group *group, struct disagreement *ret)
{
    size_t pair[2];
    fill(matrix, group, scratch);
    drop_superseded(matrix, group);
    struct comparison loudest = loudest_of(matrix);
    if (loudest.class_ == CONFLICT_NONE)
        return false;
    choose_pair(group, matrix, loudest, scratch, pair);
    if (loudest.class_ == CONFLICT_CONFLICT && turn_to_note(group, matrix, scratch, pair))
        loudest.class_ = CONFLICT_INCONSISTENT;
    size_t home = pair[0];
    size_t anchor = pair[1];

    if (loudest.class_ == CONFLICT_STALE && group->claims.data[anchor].as_of.len) {
        const size_t dated = anchor; /* the undated value is the stale one */
        anchor = home;
        home = dated;
    }
    *ret = (struct disagreement){
        .group = group,
        .class_ = loudest.class_,
        .confidence = loudest.confidence,
        .home = &group->claims.data[home],
        .anchor = &group->claims.data[anchor],
    };
    places_find(run, scratch, matrix, anchor, ret);
    return true;
}

/* Two tables that tell the same of most things they share tell of one quantity. */
static void match_tables(struct arena *run, struct arena *scratch, const struct claim_group *group)
{
    const size_t count = group->claims.len < CLAIMS_COMPARED ? group->claims.len : CLAIMS_COMPARED;
    const enum attribute_class class_ = group->claims.data[0].class_;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            const struct joined_claim *a = &group->claims.data[i];
            const struct joined_claim *b = &group->claims.data[k];
            if (!a->table || !b->table || a->table == b->table)
                continue;
            const enum agreement agreement = figures_agree(a->figure, b->figure, class_, scratch);
            struct table_match *match =
                agreement == AGREE_NOT_COMPARABLE
                    ? NULL
                    : table_match_slot(run, a->table, b->table, group->metric);
            if (!match)
                continue;
            if (agreement == AGREE_EQUAL || agreement == AGREE_ROUNDED)
                match->same++;
            else
                match->different++;
        }
}

static bool is_asked(const struct vault *vault, const struct claim_group *group)
{
    for (size_t i = 0; i < group->claims.len; i++)
        if (vault_asks(vault, group->claims.data[i].note))
            return true;
    return false;
}

/* Groups of more than one claim, and what was found of each. */
struct search {
    const struct vault *vault;
    const struct claim_group **groups;
    struct disagreement *found; /* by group; no group: none */
    struct arena *scratch;      /* one a worker */
    struct matrix *matrices;
};

static void search_group(void *context, size_t index, size_t worker)
{
    const struct search *search = context;
    if (!disagreement_find(&search->vault->workers[worker], &search->scratch[worker],
                           &search->matrices[worker], search->groups[index], &search->found[index]))
        search->found[index].group = NULL;
    arena_reset(&search->scratch[worker]);
}

void disagreements_find(struct arena *run, const struct vault *vault, struct claim_index *index)
{
    struct arena temporary = {0};
    const size_t jobs = vault->jobs;
    size_t count = 0;
    struct search search = {
        .vault = vault,
        .groups = ARENA_ARRAY(&temporary, const struct claim_group *,
                              index->groups.len + index->loose.len),
        .scratch = ARENA_ARRAY(&temporary, struct arena, jobs),
        .matrices = ARENA_ARRAY(&temporary, struct matrix, jobs),
    };
    for (size_t i = 0; i < index->groups.len; i++)
        if (index->groups.data[i].claims.len > 1 && !index->groups.data[i].with) {
            if (is_asked(vault, &index->groups.data[i]))
                search.groups[count++] = &index->groups.data[i];
            match_tables(run, &search.scratch[0], &index->groups.data[i]);
            arena_reset(&search.scratch[0]);
        }
    for (size_t i = 0; i < index->loose.len; i++)
        if (index->loose.data[i].claims.len > 1 && is_asked(vault, &index->loose.data[i]))
            search.groups[count++] = &index->loose.data[i];
    search.found = ARENA_ARRAY(&temporary, struct disagreement, count);
    parallel_for(count, jobs, search_group, &search);
    for (size_t i = 0; i < count; i++)
        if (search.found[i].group)
            *disagreement_vec_push(run, &index->disagreements) = search.found[i];
    for (size_t i = 0; i < jobs; i++)
        arena_done(&search.scratch[i]);
    arena_done(&temporary);
}
