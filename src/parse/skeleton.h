/* parse/skeleton: what of a note decides its block structure, and nothing else.
 *
 * Blocks of Markdown are decided by how lines begin. A skeleton keeps the first bytes of each line
 * of the body, one for one, up to the first that can begin no block; the rest of the line becomes
 * one "x". So columns of blocks are those of the source, and a parser of Markdown meets no inline
 * markup: its time is that of the lines, whatever they hold. Of successive lines that begin with
 * text in the first column one stands for all, since they are in one leaf, whichever that is.
 * Comments and formulas that run over several lines (%% and $$, which CommonMark does not know)
 * become plain paragraphs, lest a "# heading" inside them counts. */
#ifndef NOTELINT_PARSE_SKELETON_H
#define NOTELINT_PARSE_SKELETON_H

#include "notelint/source.h"
#include "notelint/vec.h"

/* Lines of the source, from 0; `last` included. */
struct line_range {
    size_t first;
    size_t last;
};

VEC_OF(line_range_vec, struct line_range)

struct skeleton {
    struct str text;
    uint32_t *lines;   /* the source line, from 0, of each of the text */
    size_t line_count; /* lines[line_count] is there too: one behind the last line of the source */
    struct line_range_vec opaque; /* comments and formulas of several lines, in order */
};

/* The body must be shorter than 4 GiB. */
void skeleton_make(struct skeleton *skeleton, struct arena *scratch, const struct source *source,
                   struct region body);

#endif
