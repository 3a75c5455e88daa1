/* parse/mask: what each byte of a note is, so that inline facts are found by one scan over the
 * source.
 *
 * The Markdown and inline passes paint one class on every byte; the scanners for figures, citations
 * and claims read text only. Lives in `scratch`: a mask is gone when its note is parsed.
 *
 * What a scanner over a block's region may rely on:
 * - a soft line break inside a paragraph stays BYTE_TEXT, all bytes of its line end; the prefix of
 *   the line behind it (indentation, "> ") is BYTE_MARKUP;
 * - an escaping backslash and an entity ("&nbsp;") are BYTE_MARKUP, the byte that is escaped
 *   BYTE_TEXT; so is a "*" or "_" that
 *   cannot be emphasis, a lone "~" and a "$" that opens no math;
 * - [[Target]]: brackets BYTE_MARKUP, target BYTE_LINK; [[Target|Display]]: target BYTE_TARGET,
 *   pipe (and its backslash) BYTE_MARKUP, display BYTE_LINK; embeds the same;
 * - [text](destination): text BYTE_LINK where it was BYTE_TEXT, destination and title BYTE_TARGET,
 *   all else of it BYTE_MARKUP; <https://x> and bare URLs are BYTE_URL;
 * - what a comment, code span, HTML tag or formula holds is BYTE_COMMENT, _CODE, _HTML, _MATH, its
 *   delimiters included;
 * - everything between blocks is BYTE_MARKUP, and so are task boxes, the pipes and delimiter rows
 * of tables and the "[!note]" of a callout. */
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

/* Front matter (and a byte order mark) painted as such, all else BYTE_MARKUP. */
void mask_init(struct mask *mask, struct arena *scratch, const struct note *note);

/* Paint the bytes from `begin` up to `end`. */
void mask_paint(struct mask *mask, size_t begin, size_t end, enum byte_class class_);

/* Paint those of them that are `from`. */
void mask_repaint(struct mask *mask, struct region region, enum byte_class from,
                  enum byte_class to);

static inline bool mask_is(const struct mask *mask, size_t at, enum byte_class class_)
{
    return at < mask->len && mask->class_of[at] == class_;
}

/* Does a reader see a byte of that class as text: prose, in a link or not, or a property? */
static inline bool byte_is_seen(unsigned char class_)
{
    static const unsigned seen = 1u << BYTE_TEXT | 1u << BYTE_LINK | 1u << BYTE_FRONT_MATTER;
    return seen >> class_ & 1u;
}

#endif
