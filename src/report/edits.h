/* report/edits: the edits of one fix, ready to be applied. */
#ifndef NOTELINT_REPORT_EDITS_H
#define NOTELINT_REPORT_EDITS_H

#include "notelint/diagnostic.h"

/* The edits in the order of path and offset, with the line ends of their files, without those that
 * change nothing. False, when nothing is left, when two overlap, or when a file is no UTF-8. */
bool edits_order(struct arena *arena, const struct edit_vec *edits, struct edit_vec *ret);

/* Do the edits, ordered and of one note, touch the same bytes or the same point? */
bool edit_overlaps(const struct edit *earlier, const struct edit *later);

#endif
