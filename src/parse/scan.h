/* parse/scan: what the readers of numbers, dates and amounts share: a run of lexemes and a cursor.
 *
 * All of them look at a bounded number of lexemes around the place they are asked about, so that a
 * note is read in time linear in its bytes. */
#ifndef NOTELINT_PARSE_SCAN_H
#define NOTELINT_PARSE_SCAN_H

#include "lexeme.h"
#include "notelint/figure.h"
#include "notelint/unit.h"

/* What the place of a text says about the bare numbers in it. */
struct scan_context {
    enum place place;
    bool years;       /* a column or a key of dates: bare numbers are years */
    bool numbers;     /* a column or a key of amounts: bare numbers are no years */
    bool counts;      /* of these, one of people or things: "5.4m" are millions */
    size_t value_at;  /* the lexeme behind a label, where the governed text begins */
    bool names;       /* a column of labels: bare numbers are names ("Phase", "Law") */
    struct str unit;  /* of bare numbers, from the header: "USD", "kilometer"; or empty */
    struct str as_of; /* the date that the place gives its figures */
    int magnitude;    /* power of ten of bare numbers, from the header: "(millions)" is 6 */
};

struct scan {
    struct arena *run, *scratch;
    struct str text;
    const struct lexeme *lexemes;
    size_t count;
    const struct scan_context *context;
    struct figure_vec *figures;
    size_t first;     /* index of the first figure of this run of lexemes */
    size_t done;      /* behind the last lexeme of the last figure */
    size_t label_end; /* behind the last number that was a label's ("Fig. 3"); 0 if none */
};

/* The lexeme at `at`; a break where there is none, below 0 (wrapped around) too. */
static inline const struct lexeme *lexeme_at(const struct scan *scan, size_t at)
{
    static const struct lexeme none = {.kind = LEXEME_BREAK, .lex = LEX_OTHER, .spaced = true};
    return at < scan->count ? &scan->lexemes[at] : &none;
}

static inline enum lex lex_at(const struct scan *scan, size_t at)
{
    return lexeme_at(scan, at)->lex;
}

static inline struct str text_at(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    return str_slice(scan->text, lexeme->begin, lexeme->end);
}

static inline bool is_glued(const struct scan *scan, size_t at)
{
    return !lexeme_at(scan, at)->spaced;
}

/* Does the word at `at` read `word` (lower case)? */
static inline bool word_is(const struct scan *scan, size_t at, struct str word)
{
    return lexeme_at(scan, at)->kind == LEXEME_WORD && str_eq_nocase(text_at(scan, at), word);
}

static inline bool is_dash(enum lex lex)
{
    return lex == LEX_HYPHEN || lex == LEX_DASH || lex == LEX_MINUS;
}

static inline bool is_number_at(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    return lexeme->kind == LEXEME_NUMBER && !lexeme->linked && lexeme->lex != LEX_VERSION;
}

/* A number as written, before units: digits or words, with fraction and magnitude. */
struct number {
    struct decimal value;
    int64_t last; /* exponent of the last digit written, magnitude applied */
    bool spelled;
    bool plain;  /* digits and nothing else: may be a year, a rank, a name */
    bool scaled; /* has a magnitude */
    bool ordinal;
    int64_t power; /* of the magnitude, if scaled */
    size_t end;    /* index of the lexeme behind it */
};

/* number.c: the number that starts at lexeme `at`, magnitude words included, magnitude letters
 * not. */
bool number_parse(const struct scan *scan, size_t at, struct number *ret);

/* A magnitude letter behind `number` ("5B", "$5 bn"): applied and skipped. `money` widens what
 * counts as one. */
void number_scale(const struct scan *scan, struct number *number, bool money);

/* `number` times ten to `power`. */
void number_shift(struct number *number, int64_t power);

/* figure_date.c: a date, a year or a span of them that starts at lexeme `at`; pushes the figure and
 * returns the lexeme behind it, or `at` if there is none. */
size_t date_scan(struct scan *scan, size_t at);

/* figure_amount.c: likewise for money, shares, quantities, counts, durations, bare numbers. */
size_t amount_scan(struct scan *scan, size_t at);

/* figure_noun.c: the unit or the counted noun that starts at lexeme `at`. */
struct noun {
    struct str unit; /* id, or the singular of the head */
    enum figure_kind kind;
    size_t begin, end; /* lexemes */
    bool plural;       /* a counted noun in the plural */
};

/* The kind of a figure with a unit of that class. */
enum figure_kind unit_kind(enum unit_class class_);

/* A unit of measurement, of money or of time. */
bool unit_scan(const struct scan *scan, size_t at, struct noun *ret);

/* A counted noun with up to three modifiers; `one` if the number is 1. */
bool noun_scan(const struct scan *scan, size_t at, bool one, struct noun *ret);

/* A denominator ("per day", "/bbl", "annually"; "a share" behind money): its unit. */
bool denominator_scan(const struct scan *scan, size_t at, enum figure_kind kind, struct noun *ret);

/* noun_singular.c: does `word` end in one of the endings, which are parted by blanks? */
bool noun_ends_in(struct str word, const char *endings);

/* The singular of a noun, in lower case. */
struct str noun_singular(struct arena *run, struct str word);

/* figure_scan.c: lexemes to figures, in one pass. */
void figures_scan(struct scan *scan);

#endif
