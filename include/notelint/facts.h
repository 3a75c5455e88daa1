/* report/facts: what the parser and the vault recorded, as JSON lines (`notelint show`). */
#ifndef NOTELINT_FACTS_H
#define NOTELINT_FACTS_H

#include "notelint/fact_sheet.h"

/* Append the facts of one note as lines of JSON, in the order of their offsets. */
typedef void fact_printer(struct buf *out, const struct vault *vault, const struct note *note,
                          struct arena *scratch);

/* The same for facts that belong to two notes: those with a note that `shown` accepts. */
typedef void pair_printer(struct buf *out, struct vault *vault,
                          bool (*shown)(const void *context, const struct note *note),
                          const void *context);

struct fact_kind {
    const char *name; /* "links" */
    fact_printer *print;
    pair_printer *print_pairs; /* instead of `print` */
};

extern const struct fact_kind fact_kinds[];
extern const size_t fact_kind_count;

/* Append a disagreement as one line of JSON: subject, attribute, class, and both places with their
 * lines. What a judge gets to see. */
void disagreement_print_json(struct buf *out, const struct disagreement *disagreement);

/* Append a fact sheet, for people or as one object of JSON. */
void fact_sheet_print(struct buf *out, const struct fact_sheet *sheet);
void fact_sheet_print_json(struct buf *out, const struct fact_sheet *sheet);

#endif
