/* parse/citation: what the parts of the citation scanner share.
 *
 * Names are recognised over the tokens of one block (citation_name.c); sentences are searched for
 * words that attribute (citation_prose.c) and for brackets (citation_bracket.c); tables, headings,
 * labels, footnotes and lists of sources name theirs by their place (citation_place.c). */
#ifndef NOTELINT_PARSE_CITATION_H
#define NOTELINT_PARSE_CITATION_H

#include "notelint/map.h"
#include "prose.h"

struct scan {
    struct arena *run;
    struct arena *scratch;
    struct note *note;
    struct str bytes;
    const struct prose *prose;
    /* of the block in hand */
    const struct block *block;
    struct token_vec tokens;
    struct span_vec sentences;
    bool estimates; /* the place announces a list of who says what */
    bool heading;   /* title case: capitals alone name nobody */
    /* of the sentence in hand */
    struct span sentence;
    struct span segment; /* what semicolons set apart, around the token in hand */
    struct span bracket; /* the brackets around the token in hand, inclusive; empty outside */
    size_t cover_from;   /* a bracket covers from here: the sentence's start or the last source */
    size_t cover_next;
    size_t last_end; /* end of the newest citation: none begins before it */
    /* of the note */
    struct citation_vec found;
    struct citation_vec held; /* citations only if the note names the same source elsewhere */
    struct map named;         /* keys of the sources named so far; the value is not used */
    struct map acronyms;      /* key of an acronym -> struct str *, key of the name before it */
};

/* How well a phrase names somebody. */
enum naming {
    NAMING_NONE,
    NAMING_VAGUE,   /* "experts", "some estimates" */
    NAMING_GENERIC, /* "government figures", "the ministry", "the 1551 census" */
    NAMING_NAME,    /* "Ada Thorne", "Bureau of Tides data" */
    NAMING_KNOWN    /* a source of known_sources.txt */
};

struct name {
    struct span span;
    enum naming naming;
};

enum { NAME_LONGEST = 16, BRACKET_LONGEST = 64 }; /* tokens: keeps every look-around constant */

/* citation_name.c */
bool token_is_name(const struct scan *scan, const struct token *token);
enum naming name_judge(const struct scan *scan, struct span span);
/* The phrase that begins at token `at`, not reaching `end`: "the Bureau of Tides and Ada Thorne".
 * Commas join names only inside brackets. */
struct name name_after(const struct scan *scan, size_t at, size_t end);
struct span phrase_after(const struct scan *scan, size_t at, size_t end);
/* The phrase that ends before token `at` and is the subject of what stands there. */
struct name name_before(const struct scan *scan, size_t at);
/* The phrase as text: markup dropped, blanks folded. */
struct str name_text(struct arena *arena, const struct scan *scan, struct span span);

/* Do the letters of `acronym` begin the words of `name`, in order? Both folded; small words may be
 * left out. */
bool is_acronym_of(struct str acronym, struct str name);

/* Is the only name in the phrase the sentence's first word, capitalised for that alone perhaps? */
bool name_is_lone(const struct scan *scan, struct name name);

static inline bool names_somebody(struct name name)
{
    return name.naming >= NAMING_GENERIC;
}

static inline const struct token *token_get(const struct scan *scan, size_t at)
{
    return &scan->tokens.data[at];
}

/* Is the token at `at`, if the sentence has one there, that word or that mark? */
static inline bool at_text(const struct scan *scan, size_t at, struct str word)
{
    return at < scan->sentence.end && token_get(scan, at)->kind == TOKEN_WORD &&
           str_eq_nocase(token_text(scan->bytes, token_get(scan, at)), word);
}

static inline bool at_mark(const struct scan *scan, size_t at, int mark)
{
    return at < scan->sentence.end && token_is_mark(token_get(scan, at), mark);
}

static inline bool is_lower_word(const struct token *token)
{
    return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL);
}

/* citation_verb.c: the verb at `at`; returns the token to go on with. */
size_t verb_scan(struct scan *scan, size_t at);

/* citation_prose.c: citations in the words of the sentence in hand. */
void prose_scan(struct scan *scan);

/* remark.c: words that name nobody, in the sentence in hand. */
void remark_scan(struct scan *scan);
void note_vague(struct scan *scan, struct span written);
/* In the order of the file; of two over the same text the longer. */
void remarks_sort(struct remark_vec *remarks);

/* citation_bracket.c */
/* The bracket that opens at `open`; true if all of it is a citation, which is recorded. */
bool bracket_scan(struct scan *scan, size_t open);
/* Token behind the bracket that closes the one at `open`; `open` if none does. */
size_t bracket_end(const struct scan *scan, size_t open, size_t end);

/* citation_place.c: sources that are named by the place where they stand. */
/* Which sections list the note's sources: by index, in scratch. */
bool *source_sections(const struct scan *scan);
/* The block in hand as an entry of such a list; covers what it is a list for. */
void source_entry(struct scan *scan, enum scope scope, struct region covers);
void property_sources(struct scan *scan);
void table_sources(struct scan *scan);
/* What the list of sources in a section is for: the note, or the section around it. */
struct region listed_for(const struct scan *scan, uint32_t section, enum scope *ret_scope);

/* citation_line.c: "Source: X, Y" from token `at` on; returns the token behind it. */
size_t scan_source_line(struct scan *scan, size_t at);

/* citation.c */
/* Record a citation in the sentence in hand; what it covers follows from where it stands. NULL
 * where a citation already holds that text. */
struct citation *cite(struct scan *scan, enum citation_how how, struct span written,
                      struct span name);
/* The same, held back until the note is known to name that source. */
void cite_if_named(struct scan *scan, enum citation_how how, struct span written, struct span name);
/* Record a citation that its place makes one. */
struct citation *cite_place(struct scan *scan, enum citation_how how, struct region written,
                            struct str source);
/* Does the region hold a figure, other than a date or a year? */
bool has_figure(const struct note *note, struct region region);
/* Remember that the note names `source`, under its key and under the surname in it. */
void remember_source(struct scan *scan, struct str source);
/* Make `text` the text in hand. */
void scan_text(struct scan *scan, struct region text);

#endif
