/* report/excerpt: the line of a note that a finding is about, with a mark under its region. */
#ifndef NOTELINT_REPORT_EXCERPT_H
#define NOTELINT_REPORT_EXCERPT_H

#include "ink.h"

struct excerpt {
    const struct note *note;
    struct region region; /* of several lines: the first is shown */
    size_t indent;        /* blanks before both lines */
    enum ink ink;         /* of the mark */
};

/* Append two lines: " 17 | text" and "    | ^^^^". Tabs are four blanks, wide characters two
 * columns; a long line is cut around the region. */
void excerpt_print(struct buf *out, const struct report_style *style,
                   const struct excerpt *excerpt);

/* `text` for the middle of a line of output: safe, line ends and runs of blanks as one blank, at
 * most `limit` columns. */
struct str excerpt_text(struct arena *arena, struct str text, size_t limit);

#endif
