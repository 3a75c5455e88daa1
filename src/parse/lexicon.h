/* parse/lexicon: what is known of single words and signs.
 *
 * One look-up tells how a word reads beside a number and which parts it plays in prose. The lists
 * are data: lexicon.txt and words.txt, made into one table when the program is built. */
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

/* A word may be in several; words.txt says what each class is. */
enum word_class {
    WORD_OPENER = 1 << 0,
    WORD_JOINT = 1 << 1,
    WORD_TITLE = 1 << 2,
    WORD_ENDING = 1 << 3,
    WORD_NUMBERED = 1 << 4,
    WORD_MONTH = 1 << 5,
    WORD_WEEKDAY = 1 << 6,
    WORD_SAY = 1 << 7,
    WORD_CLAIM = 1 << 8,
    WORD_BY = 1 << 9,
    WORD_SOURCE = 1 << 10,
    WORD_DOCUMENT = 1 << 11,
    WORD_PUBLICATION = 1 << 12,
    WORD_BODY = 1 << 13,
    WORD_OFFICIAL = 1 << 14,
    WORD_ROLE = 1 << 15,
    WORD_ADVERB = 1 << 16,
    WORD_COLUMN = 1 << 17,
    WORD_ESTIMATES = 1 << 18,
    WORD_SOURCES = 1 << 19,
    WORD_SOURCES_JOINT = 1 << 20,
    WORD_MEASURE = 1 << 21,
    WORD_EVENT = 1 << 22,
    WORD_UNNAMED = 1 << 23,
    WORD_PLACE = 1 << 24,
    WORD_SHOW = 1 << 25,
    WORD_HEARSAY = 1 << 26,
    WORD_COMMON = 1 << 27,
    WORD_KEY = 1 << 28,
    WORD_LEAD = 1 << 29
};

struct lexicon_entry {
    uint64_t word[3]; /* folded, eight bytes each; zero behind the end */
    uint32_t classes; /* enum word_class */
    uint8_t lex;      /* enum lex */
    int16_t value;    /* of `lex` */
};

/* What is known of `word`, which holds letters, digits and their joints in any case; an entry
 * without lex and classes where it is not listed. */
const struct lexicon_entry *lexicon_find(struct str word);

struct lexicon_sign {
    enum lex lex;
    int value;
};

/* What the sign `code_point` means. LEX_NONE: it is a letter. */
struct lexicon_sign lexicon_sign(uint32_t code_point);

#endif
