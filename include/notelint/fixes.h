/* report/fixes: the edits that findings offer, as new contents of whole files.
 *
 * One round applies what does not overlap; the caller opens the vault again and repeats until
 * nothing is left to do. */
#ifndef NOTELINT_FIXES_H
#define NOTELINT_FIXES_H

#include "notelint/diagnostic.h"
#include "notelint/vault.h"

/* A file that the fixes change. Edits are disjoint and in order; their text has the file's line
 * ends. */
struct fixed_file {
    const struct note *note;
    struct edit_vec edits;
    struct str bytes; /* the new contents */
};

VEC_OF(fixed_file_vec, struct fixed_file)

struct fix_plan {
    struct fixed_file_vec files; /* in the order of their paths */
    size_t applied;
    size_t skipped; /* overlap an earlier one: for the next round */
};

/* All or none of a fix's edits are taken. `safety` is the least safe kind to apply. A note that is
 * no UTF-8 is left alone. */
struct fix_plan fixes_plan(struct arena *run, const struct diagnostic *findings, size_t count,
                           enum fix_safety safety);

/* What the plan changes, as a diff that `git apply` takes; `prefix` is put before the paths. */
void fixes_diff(struct buf *out, const struct fix_plan *plan, struct str prefix);

/* Write the files below `root`, each whole or not at all. A file that is no longer what was read is
 * left alone, and so are those behind it: false. */
bool fixes_write(struct arena *scratch, const struct fix_plan *plan, struct str root,
                 struct error *error);

#endif
