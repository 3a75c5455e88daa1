/* vault/disagreement: one disagreement an entity and attribute, from the comparisons of its claims.
 *
 * A group is cut to its first claims before they are compared, so that the work stays linear in
 * the number of claims. */
#include "notelint/claims.h"
#include "notelint/vault.h"

enum { COMPARED_MAX = 48 };

struct matrix {
    struct comparison cells[COMPARED_MAX][COMPARED_MAX];
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

static bool takes_part(struct comparison cell, struct comparison loudest)
{
    return cell.confidence >= loudest.confidence && cell.class_ != CONFLICT_NONE &&
           conflict_class_is_quiet(cell.class_) == conflict_class_is_quiet(loudest.class_);
}

static void fill(struct matrix *matrix, const struct claim_group *group, struct arena *scratch)
{
    matrix->count = group->claims.len < COMPARED_MAX ? group->claims.len : COMPARED_MAX;
    for (size_t i = 0; i < matrix->count; i++) {
        matrix->cells[i][i] = (struct comparison){0};
        for (size_t k = i + 1; k < matrix->count; k++) {
            matrix->cells[i][k] =
                claims_compare(&group->claims.data[i], &group->claims.data[k], scratch);
            matrix->cells[k][i] = matrix->cells[i][k];
        }
        arena_reset(scratch);
    }
}

/* The pair that the finding is about: home is the first claim (the home note's come first) that
 * takes part in a loudest comparison, the anchor its first such partner elsewhere. */
static bool loudest_pair(const struct matrix *matrix, size_t *ret_home, size_t *ret_anchor)
{
    struct comparison loudest = {0};
    bool found = false;
    for (size_t i = 0; i < matrix->count; i++)
        for (size_t k = i + 1; k < matrix->count; k++) {
            const struct comparison cell = matrix->cells[i][k];
            if (cell.class_ == CONFLICT_NONE || cell.confidence == CONFIDENCE_NONE ||
                (found && !outranks(cell, loudest)))
                continue;
            loudest = cell;
            *ret_home = i;
            *ret_anchor = k;
            found = true;
        }
    return found;
}

static void places_find(struct arena *run, const struct claim_group *group,
                        const struct matrix *matrix, size_t anchor, struct disagreement *found)
{
    found->places = ARENA_ARRAY(run, const struct joined_claim *, matrix->count);
    for (size_t i = 0; i < matrix->count; i++)
        if (i != anchor && takes_part(matrix->cells[anchor][i],
                                      (struct comparison){found->class_, found->confidence}))
            found->places[found->place_count++] = &group->claims.data[i];
}

void disagreements_find(struct arena *run, struct claim_index *index)
{
    struct arena scratch = {0};
    struct arena matrices = {0};
    struct matrix *matrix = ARENA_NEW(&matrices, struct matrix);
    for (size_t i = 0; i < index->groups.len; i++) {
        const struct claim_group *group = &index->groups.data[i];
        size_t home;
        size_t anchor;
        if (group->claims.len < 2)
            continue;
        fill(matrix, group, &scratch);
        if (!loudest_pair(matrix, &home, &anchor))
            continue;
        const enum conflict_class class_ = matrix->cells[home][anchor].class_;
        if (class_ == CONFLICT_STALE && group->claims.data[anchor].claim->as_of.len) {
            const size_t dated = anchor; /* the undated value is the stale one */
            anchor = home;
            home = dated;
        }
        struct disagreement *found = disagreement_vec_push(run, &index->disagreements);
        *found = (struct disagreement){
            .group = group,
            .class_ = class_,
            .confidence = matrix->cells[home][anchor].confidence,
            .home = &group->claims.data[home],
            .anchor = &group->claims.data[anchor],
        };
        places_find(run, group, matrix, anchor, found);
    }
    arena_done(&scratch);
    arena_done(&matrices);
}
