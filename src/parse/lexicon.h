/* parse/lexicon: the closed set of words and signs that decide how a number is read. */
#ifndef NOTELINT_PARSE_LEXICON_H
#define NOTELINT_PARSE_LEXICON_H

#include "notelint/str.h"

enum lex {
    LEX_NONE,

    /* Words that make numbers; `value` in brackets. */
    LEX_SMALL,   /* zero to nineteen (itself) */
    LEX_TENS,    /* twenty to ninety (itself) */
    LEX_SCALE,   /* hundred, thousand, million ... (power of ten) */
    LEX_DOZEN,   /* (12) */
    LEX_HALF,    /* (2) */
    LEX_PARTS,   /* thirds, quarter, fifths ... (denominator) */
    LEX_ORDINAL, /* first, second ... (itself) */
    LEX_ARTICLE, /* a, an */
    LEX_AND,
    LEX_POINT,
    LEX_MINUS_WORD, /* minus, negative */

    /* Time. */
    LEX_MONTH, /* (1 to 12) */
    LEX_WEEKDAY,
    LEX_ERA, /* CE, BCE (-1 before, 1 after) */
    LEX_BEFORE_PRESENT,
    LEX_CENTURY,
    LEX_MILLENNIUM,
    LEX_SEASON,  /* spring, summer ... */
    LEX_PART,    /* early, mid, late */
    LEX_PRESENT, /* present, today, now */
    LEX_FISCAL,  /* FY, fiscal, CY */
    LEX_QUARTER, /* Q, qtr */
    LEX_YEARLY,  /* annually, daily ... (index into time units) */

    /* Bounds. */
    LEX_APPROXIMATE, /* about, roughly, circa */
    LEX_OVER,        /* over, exceeding */
    LEX_UNDER,       /* under, below */
    LEX_MORE,        /* more, greater, higher */
    LEX_LESS,        /* less, fewer, lower */
    LEX_THAN,
    LEX_AT,
    LEX_LEAST,
    LEX_MOST,
    LEX_UP,
    LEX_NO,

    /* Connectors. */
    LEX_TO,
    LEX_THROUGH,
    LEX_UNTIL,
    LEX_SINCE,
    LEX_BETWEEN,
    LEX_FROM,
    LEX_OF,
    LEX_IN,
    LEX_PREPOSITION,
    LEX_PER,
    LEX_OR,
    LEX_THE,
    LEX_EACH,

    /* What stands around numbers. */
    LEX_CHANGE,   /* rose, fell, increased (1 up, -1 down) */
    LEX_STOP,     /* a word that ends a noun phrase: verbs, conjunctions, pronouns */
    LEX_LABEL,    /* a word whose number is a name: article, phase, page */
    LEX_COUNTED,  /* plural nouns without -s: people, troops, men */
    LEX_SINGULAR, /* singular nouns with -s: series, species */
    LEX_WHEN,     /* names of times: year, period, founded */
    LEX_AMOUNT,   /* names of amounts: population, revenue */

    /* Signs. */
    LEX_HYPHEN,
    LEX_DASH, /* en and em dash */
    LEX_MINUS,
    LEX_TILDE,
    LEX_PLUS,
    LEX_PLUS_MINUS,
    LEX_SLASH,
    LEX_PERCENT,
    LEX_CURRENCY,
    LEX_OPEN,
    LEX_CLOSE,
    LEX_COMMA,
    LEX_DOT,
    LEX_COLON,
    LEX_SEMICOLON,
    LEX_LESS_SIGN,
    LEX_GREATER_SIGN,
    LEX_AT_MOST_SIGN,
    LEX_AT_LEAST_SIGN,
    LEX_EQUALS,
    LEX_TIMES,
    LEX_CARET,
    LEX_DEGREE,
    LEX_PRIME,
    LEX_SUPERSCRIPT, /* (digit, or 10 for minus) */
    LEX_FRACTION,    /* (numerator * 16 + denominator) */
    LEX_ARROW,
    LEX_HASH,
    LEX_QUOTE,
    LEX_OTHER,

    /* Numbers in digits. */
    LEX_INTEGER, /* digits alone (itself, or -1 beyond nine digits) */
    LEX_GROUPED, /* 1,234 */
    LEX_DECIMAL, /* 1.5, 1,234.5 */
    LEX_DECIMAL_COMMA,
    LEX_VERSION /* 1.2.3: no number */
};

/* FNV-1a, as the generators of the tables compute it. */
#define WORD_HASH_SEED 0x811c9dc5u

static inline uint32_t word_hash_add(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 0x01000193u;
}

static inline uint32_t word_hash_done(uint32_t hash)
{
    return hash ^ hash >> 15;
}

static inline uint32_t word_hash(struct str word)
{
    uint32_t hash = WORD_HASH_SEED;
    for (size_t i = 0; i < word.len; i++)
        hash = word_hash_add(hash, word.data[i]);
    return word_hash_done(hash);
}

struct lexicon_entry {
    struct str word; /* lower case */
    enum lex lex;
    int value;
};

/* What `word` means, in any case; a lexeme with LEX_NONE where it is not listed. */
const struct lexicon_entry *lexicon_word(struct str word);

/* What the sign `code_point` means. LEX_NONE: it is a letter. */
struct lexicon_entry lexicon_sign(uint32_t code_point);

#endif
