/* report/ink: colours and links of a terminal. Without `color` nothing but the text is printed. */
#ifndef NOTELINT_REPORT_INK_H
#define NOTELINT_REPORT_INK_H

#include "notelint/report.h"

enum ink { INK_PLAIN, INK_BOLD, INK_DIM, INK_ERROR, INK_WARNING, INK_INFO, INK_HELP };

enum ink ink_of(enum severity severity);

/* Append `text`, which is safe already, in a colour. */
void ink_push(struct buf *out, const struct report_style *style, enum ink ink, struct str text);

/* Append "path:line:column" of a place, safe, bold and, where terminals show links, as a link to
 * the file. */
void ink_place(struct buf *out, const struct report_style *style, const struct vault *vault,
               const struct note *note, struct region region);

#endif
