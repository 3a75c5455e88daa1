/* vault/fact_sheet: everything that the vault tells in figures about one thing. */
#ifndef NOTELINT_FACT_SHEET_H
#define NOTELINT_FACT_SHEET_H

#include "notelint/vault.h"

struct sheet_figure {
    const struct joined_claim *claim;
    bool differs; /* from what the home note tells, or else the best supported place */
};

VEC_OF(sheet_figure_vec, struct sheet_figure)

/* One attribute, as all notes tell it: the home note's first, then in path order. */
struct sheet_attribute {
    const struct claim_group *group;
    const struct disagreement *disagreement; /* one that is shown; or NULL */
    struct sheet_figure_vec figures;
};

VEC_OF(sheet_attribute_vec, struct sheet_attribute)

struct fact_sheet {
    const struct entity *entity; /* NULL: a thing without a note of its own */
    struct str name;
    struct sheet_attribute_vec attributes; /* by metric */
};

/* The sheet of what goes by `name`: an entity, also by its note's path, or a thing that notes tell
 * figures of. False if nothing does, or several entities do. */
bool fact_sheet_build(struct arena *run, const struct vault *vault, struct str name,
                      struct fact_sheet *ret);

#endif
