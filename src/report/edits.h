/* report/edits: the edits of one fix, ready to be applied. */
#ifndef NOTELINT_REPORT_EDITS_H
#define NOTELINT_REPORT_EDITS_H

#include "notelint/diagnostic.h"
#include "notelint/map.h"

/* What is known of the notes that edits were asked for; starts as zero. */
struct encodings {
    struct map notes; /* path -> whether the note is UTF-8 */
};

/* The edits in the order of path and offset, with the line ends of their files, without those that
 * change nothing. False, when nothing is left, when two overlap, or when a file is no UTF-8.
 * `encodings` and *ret live in `arena`. */
bool edits_order(struct arena *arena, struct encodings *encodings, const struct edit_vec *edits,
                 struct edit_vec *ret);

/* Do the edits, ordered and of one note, touch the same bytes or the same point? */
bool edit_overlaps(const struct edit *earlier, const struct edit *later);

#endif
