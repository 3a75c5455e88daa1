/* parse/token: the words and marks of a block's prose, as a reader sees them.
 *
 * One pass over the bytes that a reader sees; markup, link targets, comments and HTML leave no
 * token, so "**per** [[A|B]]" reads "per B". Each word is looked up once. The scanners for
 * sentences and citations work on tokens alone; those for figures take them further apart
 * (lexeme.h). */
#ifndef NOTELINT_PARSE_TOKEN_H
#define NOTELINT_PARSE_TOKEN_H

#include "lexicon.h"
#include "mask.h"
#include "notelint/vec.h"

enum token_kind {
    TOKEN_WORD, /* letters, perhaps with digits, inner hyphens, apostrophes and dots: "al-Jazeera",
                   "U.S.", "10-K" */
    TOKEN_NUMBER, /* begins with a digit: "1,850", "3.5", "2019", "5th" */
    TOKEN_MARK,   /* punctuation; `mark` says which */
    TOKEN_OPAQUE  /* a run of code, math, or a URL */
};

/* What `mark` holds besides the ASCII marks themselves. */
enum token_mark {
    MARK_DASH = '-',     /* an em dash, "--", or a hyphen or en dash between blanks */
    MARK_QUOTE = '"',    /* a double quotation mark of any form */
    MARK_ELLIPSIS = 'E', /* "..." or its character */
    MARK_STOP = '.',     /* also the ideographic full stop */
    MARK_OTHER = 'O'     /* anything not needed here */
};

enum token_flag {
    TOKEN_SPACED = 1,      /* white space before it */
    TOKEN_BREAK = 2,       /* a hard line break before it */
    TOKEN_CAPITAL = 4,     /* begins with a capital */
    TOKEN_ACRONYM = 8,     /* two or more letters, all capital */
    TOKEN_POSSESSIVE = 16, /* "'s" or "'" behind it, which is not in its length */
    TOKEN_DOTTED = 32,     /* "U.S.", "e.g.": its last dot belongs to it */
    TOKEN_LINK = 64,       /* text of a link */
    TOKEN_URL = 128,       /* OPAQUE: a URL */
    TOKEN_PLAIN = 256      /* ASCII letters alone, nothing joined to them */
};

struct token {
    uint32_t offset; /* in the file */
    uint32_t len;
    uint32_t classes; /* enum word_class, of a WORD */
    uint16_t flags;
    int16_t value; /* of `lex` */
    uint8_t lex;   /* enum lex, of a WORD */
    uint8_t kind;
    uint8_t mark;
};

VEC_OF(token_vec, struct token)

/* Tokens first to end (exclusive) of a vector. */
struct span {
    size_t first;
    size_t end;
};

VEC_OF(span_vec, struct span)

/* Append the tokens of `text` to `tokens`. */
void tokens_lex(struct arena *arena, struct str bytes, const struct mask *mask, struct region text,
                struct token_vec *tokens);

static inline struct str token_text(struct str bytes, const struct token *token)
{
    return (struct str){bytes.data + token->offset, token->len};
}

static inline size_t token_end(const struct token *token)
{
    return (size_t)token->offset + token->len;
}

static inline bool token_is_mark(const struct token *token, int mark)
{
    return token->kind == TOKEN_MARK && token->mark == mark;
}

static inline bool token_is_word(const struct token *token, unsigned classes)
{
    return token->kind == TOKEN_WORD && (token->classes & classes) != 0;
}

/* The bytes from the first token of a span, which is not empty, to its last. */
static inline struct region span_region(const struct token_vec *tokens, struct span span)
{
    return region_between(tokens->data[span.first].offset, token_end(&tokens->data[span.end - 1]));
}

#endif
