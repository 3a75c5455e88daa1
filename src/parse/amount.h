/* parse/amount: the parts of an amount while it is read. */
#ifndef NOTELINT_PARSE_AMOUNT_H
#define NOTELINT_PARSE_AMOUNT_H

#include "scan.h"

/* One end of an amount as written. */
struct operand {
    struct number number;
    struct noun unit;    /* if has_unit */
    struct str currency; /* written before the number */
    enum lex compare;    /* "<", "≥" before it; else LEX_NONE */
    bool has_unit;
    bool tilde, minus, plus_sign, plus_behind;
    bool hyphen_unit; /* "27-kilometer" */
    size_t begin, end;
};

struct amount {
    struct operand low, high; /* high only of a range */
    bool range;
    struct noun noun, denominator;
    bool has_noun, has_denominator;
    enum bound bound;
    bool open_low, open_high;
    size_t bound_begin; /* the first lexeme of "more than", "about"; low.begin if there is none */
    unsigned flags;
    size_t end;
};

/* operand.c: signs, currency, number, magnitude and unit from lexeme `at` on. */
bool operand_scan(const struct scan *scan, size_t at, struct operand *ret);

/* amount_range.c: a second end behind amount->low, or a margin ("± 2"). */
void range_scan(const struct scan *scan, struct amount *amount);

/* amount_bound.c: what the words and signs around the amount say of its bounds; may move
 * amount->end behind "or more". */
void bounds_scan(const struct scan *scan, struct amount *amount);

/* amount_name.c: is the number part of a name, a reference, a clock time: no figure? */
bool is_name(const struct scan *scan, const struct amount *amount);

/* Is the number at `at` that of a label: "Article 5", "Fig. 3", "No. 7"? */
bool has_label(const struct scan *scan, size_t at);

/* Behind the number that is a name and what is joined to it. */
size_t skip_name(const struct scan *scan, size_t end);

#endif
