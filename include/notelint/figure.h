/* parse/figure: a number that a note states, read as a person reads it. */
#ifndef NOTELINT_FIGURE_H
#define NOTELINT_FIGURE_H

#include "notelint/decimal.h"
#include "notelint/source.h"
#include "notelint/vec.h"

enum figure_kind {
    FIGURE_NUMBER,   /* a bare number: its noun is elsewhere (column, row label, bold key,
                        front-matter key) */
    FIGURE_PERCENT,  /* unit "%", "percentage-point" or "basis-point" */
    FIGURE_CURRENCY, /* unit is an ISO 4217 code */
    FIGURE_QUANTITY, /* unit is a CLDR unit id */
    FIGURE_COUNT,    /* unit is the singular of the counted noun */
    FIGURE_DATE,     /* a day or a month; low_date, high_date */
    FIGURE_YEAR,     /* low and high are years; negative for BCE; a decade or century is a span */
    FIGURE_DURATION, /* unit is a CLDR unit of time */
    FIGURE_ORDINAL
};
enum { FIGURE_KIND_COUNT = FIGURE_ORDINAL + 1 };

enum bound { BOUND_EXACT, BOUND_APPROXIMATE, BOUND_AT_LEAST, BOUND_AT_MOST };

enum place { PLACE_PROSE, PLACE_LIST, PLACE_TABLE, PLACE_FRONT_MATTER, PLACE_HEADING };

enum figure_flag {
    FIGURE_CHANGE = 1,      /* a signed change ("+4%", "fell 3%"): no level */
    FIGURE_RESTATES = 2,    /* a conversion in brackets of the figure before it */
    FIGURE_SPELLED = 4,     /* in words */
    FIGURE_RANGE = 8,       /* low and high were both written, or a span implied */
    FIGURE_DISPUTED = 16,   /* marked "(disputed)" */
    FIGURE_PLACED_YEAR = 32 /* a day or a month whose year the text before it or its place gives */
};

struct figure {
    struct region region; /* as written: sign, currency, number, magnitude, unit or counted noun */
    struct region noun; /* the counted noun with its modifiers as written, inside `region` or behind
                           it; or empty */
    uint32_t block;     /* index into note.blocks; FIGURE_NO_BLOCK in front matter */
    int32_t precision;  /* exponent of the last digit written, magnitude applied: 8 for "$8.5
                           billion" */
    unsigned flags;     /* enum figure_flag */
    enum figure_kind kind : 8;
    enum bound bound : 8;
    enum place place : 8;
    bool has_low : 1, has_high : 1; /* false: an open end ("until 1950", "1990-present") */
    union {
        struct {
            struct decimal low, high; /* magnitude applied */
        };
        struct {                            /* of a DATE */
            struct str low_date, high_date; /* ISO 8601, perhaps cut: "2019-01", "--03-05" without
                                               a year */
        };
    };
    struct str unit; /* see the kinds; "X-per-Y" for a rate, "per-Y" where a NUMBER has no unit of
                        its own; else empty for NUMBER, YEAR, DATE, ORDINAL */
    struct str
        as_of; /* the date this figure is of, as its place tells: ISO, perhaps cut; empty if none */
};

enum { FIGURE_NO_BLOCK = 0xffffffffu };

VEC_OF(figure_vec, struct figure)

/* Does a text state one figure: an amount, perhaps dated or converted in brackets, or a time? */
bool figure_is_stated(struct str text);

const char *figure_kind_name(enum figure_kind kind);
const char *bound_name(enum bound bound); /* "exact", "approximate", "at-least", "at-most" */
const char *place_name(enum place place); /* "prose", "list", "table", "front-matter", "heading" */

#endif
