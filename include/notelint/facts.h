/* report/facts: what the parser and the vault recorded, as JSON lines (`notelint show`). */
#ifndef NOTELINT_FACTS_H
#define NOTELINT_FACTS_H

#include "notelint/vault.h"

/* Append the facts of one note as lines of JSON, in the order of their offsets. */
typedef void fact_printer(struct buf *out, const struct vault *vault, const struct note *note,
                          struct arena *scratch);

struct fact_kind {
    const char *name; /* "links" */
    fact_printer *print;
};

extern const struct fact_kind fact_kinds[];
extern const size_t fact_kind_count;

#endif
