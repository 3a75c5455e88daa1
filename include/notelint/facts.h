/* report/facts: what the parser and the vault recorded, as JSON lines (`notelint show`). */
#ifndef NOTELINT_FACTS_H
#define NOTELINT_FACTS_H

#include "notelint/vault.h"

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

#endif
