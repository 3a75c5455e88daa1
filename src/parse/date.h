/* parse/date: points and periods of the calendar as notes write them. */
#ifndef NOTELINT_PARSE_DATE_H
#define NOTELINT_PARSE_DATE_H

#include "scan.h"

/* A day, a month or a year; 0 is unknown. Years before the common era are negative. */
struct date {
    int year, month, day;
};

struct period {
    struct date low, high;
    bool years;      /* a year, a decade, a century: no months or days */
    bool bare;       /* a year of digits alone, which may be no year */
    bool two_digits; /* a year or a decade of two digits: "70s" behind "1950s-" */
    bool decade;
    bool century; /* of low and high; `open` if the word "century" was not there */
    bool open;
    bool open_high; /* "1990-present", "1990s+" */
    int era;        /* -1, 1; 0: none written */
    bool range;
    size_t end; /* lexeme behind */
};

/* A calendar date at `at`: numeric, month-led, day-led, year-led, or a quarter. A month or a day
 * may still lack its year. */
bool date_parse(const struct scan *scan, size_t at, struct period *ret);

/* A year, decade or century at `at`. */
bool year_parse(const struct scan *scan, size_t at, struct period *ret);

/* An era at `at` ("BCE", "A.D."): -1, 1, or 0; *ret_end is the lexeme behind it. */
int era_parse(const struct scan *scan, size_t at, size_t *ret_end);

/* The ordinal at `at`: "19th", "nineteenth", "twenty-first"; 0 if there is none. */
int ordinal_parse(const struct scan *scan, size_t at, size_t *ret_end);

/* ISO 8601 as far as known: "2019", "2019-04", "--03-05". */
struct str date_fmt(struct arena *run, struct date date);

/* A year in digits that may stand alone: 1000 to 2299. */
bool is_year_at(const struct scan *scan, size_t at);

/* date_bound.c: what stands before the time at `at`: "c.", "about". */
enum bound date_bound(const struct scan *scan, size_t at);

/* Make the figure, one time and no span, that begins at `at` open to the side where it is told to
 * lie: "before 1998", "post-1914". scan->done is behind it. */
void date_set_side(const struct scan *scan, size_t at, struct figure *figure);

#endif
