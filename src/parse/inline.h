/* parse/inline: one left-to-right scan over the text of a leaf, and what may begin at a byte.
 *
 * Each `_scan` looks at `at`, where its first byte stands, records and paints what it finds, and
 * returns where the scan goes on: behind it, or `at` if there was nothing. None looks beyond the
 * leaf; each is linear over the leaf as a whole, whatever it holds. */
#ifndef NOTELINT_PARSE_INLINE_H
#define NOTELINT_PARSE_INLINE_H

#include "mask.h"
#include "notelint/note.h"
#include "reference.h"

enum { BRACKETS_MAX = 64 };

/* A "[", "![" or "^[" that a "]" may close. */
struct bracket {
    enum bracket_kind { BRACKET_LINK, BRACKET_IMAGE, BRACKET_FOOTNOTE } kind;
    size_t at;    /* of the "[" */
    size_t links; /* length of note->links when it was met */
};

/* What a leaf is known not to hold any more: looked for once, not once a beginning. */
struct scan_limits {
    struct title_limits titles;
    uint32_t no_backticks; /* bit n: no run of n backticks */
    bool no_percents, no_dollars, no_comment_end, no_instruction_end, no_cdata_end, no_angle;
};

struct inline_scan {
    struct arena *run;
    struct arena *scratch;
    struct note *note;
    struct mask *mask;
    const struct references *references;
    struct str text; /* the source up to the end of the leaf, so that offsets are the file's */
    size_t begin;
    uint32_t block;
    struct scan_limits limits;
    /* The innermost open brackets as a ring: of more than BRACKETS_MAX the outermost are forgotten,
     * which bounds the work on nested ones. */
    size_t bracket_top; /* ever opened less those closed */
    size_t bracket_count;
    size_t inactive_before; /* a "[" before it opens no link: links hold none (CommonMark 6.3) */
    struct bracket brackets[BRACKETS_MAX];
};

static inline char scan_byte(const struct inline_scan *scan, size_t at)
{
    return at < scan->text.len ? scan->text.data[at] : '\0';
}

static inline bool scan_is_eol(const struct inline_scan *scan, size_t at)
{
    return ascii_is_eol(scan_byte(scan, at));
}

/* A new link of this leaf. */
struct link *scan_push_link(struct inline_scan *scan, struct link link);

/* markdown_link.c: "[" opens, "]" closes. */
void bracket_open(struct inline_scan *scan, size_t at, enum bracket_kind kind);
size_t bracket_close_scan(struct inline_scan *scan, size_t at);

/* Is this behind a "]]" the destination of a Markdown link with a scheme: [[1]](https://...)? */
bool bracket_has_url(const struct inline_scan *scan, size_t at);

size_t html_scan(struct inline_scan *scan, size_t at);      /* html.c: at "<" */
size_t url_scan(struct inline_scan *scan, size_t at);       /* url.c: at the ":" of "://" */
size_t math_scan(struct inline_scan *scan, size_t at);      /* math.c: at "$" */
size_t comment_scan(struct inline_scan *scan, size_t at);   /* comment.c: at "%" */
size_t tag_scan(struct inline_scan *scan, size_t at);       /* tag.c: at "#" */
size_t footnote_scan(struct inline_scan *scan, size_t at);  /* footnote.c: at "[^" */
size_t code_span_scan(struct inline_scan *scan, size_t at); /* code_span.c: at "`" */

/* comment.c: the comment from `begin` to `end`, its markers `open` and `close` bytes long, and the
 * wikilinks in it. */
void comment_record(struct inline_scan *scan, struct region region, size_t open, size_t close);

/* comment.c: the comments in an HTML block. */
void html_block_scan(struct inline_scan *scan);

/* tag.c: "^id" at `end`, that of the leaf or of a title in it. */
void block_id_find(struct inline_scan *scan, size_t end);

/* footnote.c: ^[text], whose "[" and "]" stand at `open` and `close`. */
void footnote_record_inline(struct inline_scan *scan, size_t open, size_t close);

/* footnote.c: "[^id]:" at the begin of the leaf. */
size_t footnote_definition_scan(struct inline_scan *scan);

/* url.c: the length of "scheme:" (two characters or more before the colon) at the begin of `s`; 0
 * if there is none. */
size_t url_scheme_len(struct str s);

#endif
