/* vault/claims: the claims of all notes, joined by entity and attribute, and where they disagree.
 */
#ifndef NOTELINT_CLAIMS_H
#define NOTELINT_CLAIMS_H

#include "notelint/entity.h"
#include "notelint/note.h"

/* A claim whose subject has been found among the entities of the vault. */
struct joined_claim {
    const struct note *note;
    const struct claim *claim;
    const struct figure *figure;
    const struct entity
        *entity;        /* NULL: a thing without a note of its own; then `subject` alone names it */
    struct str subject; /* entity_key of the subject */
};

VEC_OF(joined_claim_vec, struct joined_claim)

/* All claims of one entity and attribute, home note's first, then in path order. */
struct claim_group {
    struct str subject;
    struct str metric;
    struct joined_claim_vec claims;
};

VEC_OF(claim_group_vec, struct claim_group)

struct claim_index {
    struct claim_group_vec groups; /* in the order of their first claim */
    struct map by_key;             /* subject + "\n" + metric -> struct claim_group index + 1 */
};

void claim_index_build(struct arena *run, const struct vault *vault, struct claim_index *ret);

enum conflict_class {
    CONFLICT_NONE, /* compatible, or not comparable */
    CONFLICT_CONFLICT,
    CONFLICT_STALE,
    CONFLICT_INCONSISTENT, /* shown */
    CONFLICT_ESTIMATE_SPREAD,
    CONFLICT_REVISION,
    CONFLICT_DEFINITION,
    CONFLICT_ROUNDING,
    CONFLICT_ACKNOWLEDGED /* quiet */
};

const char *conflict_class_name(enum conflict_class class_);

/* How two claims of one group stand to each other. */
enum conflict_class claims_compare(const struct joined_claim *a, const struct joined_claim *b,
                                   struct arena *scratch);

#endif
