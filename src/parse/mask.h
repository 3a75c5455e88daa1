/* parse/mask: what each byte of a note is, so that inline facts are found by one scan over the
 * source.
 *
 * The Markdown pass paints one class on every byte; the scanners for figures, citations and claims
 * read text only. Lives in `scratch`: a mask is gone when its note is parsed. */
#ifndef NOTELINT_PARSE_MASK_H
#define NOTELINT_PARSE_MASK_H

#include "notelint/note.h"

enum byte_class {
    BYTE_TEXT,   /* prose a reader sees */
    BYTE_MARKUP, /* emphasis marks, brackets, pipes, list markers, quote prefixes, heading marks,
                    indentation */
    BYTE_LINK,   /* text shown by a wikilink, embed or Markdown link: seen by readers, holds no
                    figures of its own */
    BYTE_TARGET, /* link destinations, titles, sub paths: not seen */
    BYTE_URL,    /* autolinks and bare URLs */
    BYTE_TAG,    /* #tag, ^block-id */
    BYTE_CODE,
    BYTE_HTML,
    BYTE_COMMENT,
    BYTE_MATH,
    BYTE_FRONT_MATTER
};

struct mask {
    unsigned char *class_of; /* enum byte_class for every byte of the source */
    size_t len;
};

static inline bool mask_is_seen(const struct mask *mask, size_t at)
{
    return at < mask->len && (mask->class_of[at] == BYTE_TEXT || mask->class_of[at] == BYTE_LINK);
}

#endif
