/* parse/reference: destinations of Markdown links, and definitions of references
 * (CommonMark 4.7, 6.3). */
#ifndef NOTELINT_PARSE_REFERENCE_H
#define NOTELINT_PARSE_REFERENCE_H

#include "mask.h"
#include "notelint/map.h"
#include "notelint/source.h"

struct reference {
    struct region destination; /* without angle brackets */
};

/* The definitions of a note: normalised label -> struct reference. Lives in scratch. */
struct references {
    struct map by_label;
};

/* Which closing quotes a text is known not to hold any more: an unclosed title is looked for once,
 * not once a link. Zero: nothing known. */
struct title_limits {
    bool no_closing[3]; /* of " ' ( */
};

/* The destination at `at`; what stands behind it, or `at` if there is none. It may be empty only in
 * angle brackets. */
size_t destination_lex(struct str text, size_t at, struct region *ret);

/* The title at `at`, quotes or brackets included. */
size_t title_lex(struct str text, size_t at, struct title_limits *limits);

/* The definition at `at`, the begin of a line of text; what stands behind it (a line end or the end
 * of the text), or `at` if there is none. `mask` tells line prefixes inside it. The first
 * definition of a label counts. */
size_t reference_define(struct references *references, struct arena *scratch, struct str text,
                        size_t at, struct mask *mask);

/* The definition of a label as written between the brackets, or NULL. */
const struct reference *reference_find(const struct references *references, struct arena *scratch,
                                       struct str label);

/* Behind blanks, at most one line end, and a line's prefix. */
size_t link_blanks_skip(struct str text, size_t at, const struct mask *mask);

#endif
