/* parse/number: what numbers in digits and in words share. */
#ifndef NOTELINT_PARSE_NUMBER_H
#define NOTELINT_PARSE_NUMBER_H

#include "scan.h"

struct decimal number_ratio(struct arena *run, int64_t numerator, int64_t denominator);

/* The digits at `at` alone, no fraction or magnitude behind them. */
bool number_digits(const struct scan *scan, size_t at, struct number *ret);

/* Adds numerator/denominator; the value is then no whole number. */
void number_add_fraction(const struct scan *scan, struct number *number, int numerator,
                         int denominator);

/* Number words from `at` on, which may mix with digits: "three hundred", "4 thousand 3 hundred". */
bool words_parse(const struct scan *scan, size_t at, struct number *ret);

/* A number that begins with a word: also "half a million", "two thirds", "a dozen". */
bool spelled_parse(const struct scan *scan, size_t at, struct number *ret);

/* "and a half" and "dozen" behind a number. */
void number_tail(const struct scan *scan, struct number *number);

#endif
