/* text/decimal: exact decimal numbers of any size.
 *
 * value = (-1)^negative * digits * 10^exponent. Canonical: `digits` has neither leading nor
 * trailing zeros; zero is the empty digits, exponent 0, not negative. So equal values have equal
 * fields. Digits are borrowed or in an arena. Time is bounded whatever a note holds: factors,
 * divisors and quotients are rounded to 2000 digits, and of two summands more than 10^5 places
 * apart the smaller is lost. */
#ifndef NOTELINT_DECIMAL_H
#define NOTELINT_DECIMAL_H

#include "notelint/str.h"

struct decimal {
    struct str digits; /* ASCII, most significant first */
    int64_t exponent;  /* of the last digit */
    bool negative;
};

/* Parse -?digits(.digits)?([eE][+-]?digits)?, with "," between groups of three if `grouped` style
 * is met ("1,234.5"). False when `text` is anything else. Exponents are clamped to +-10^9.
 * *ret_last, if not NULL, gets the exponent of the last digit as written: 0 for "12", -1 for "9.0",
 * -2 for "1.25". */
bool decimal_parse(struct arena *arena, struct str text, struct decimal *ret, int64_t *ret_last);

struct decimal decimal_from_int(struct arena *arena, int64_t value);
int decimal_cmp(struct decimal a, struct decimal b); /* <0, 0, >0 */
bool decimal_eq(struct decimal a, struct decimal b);
bool decimal_is_integer(struct decimal d);
bool decimal_is_zero(struct decimal d);
struct decimal decimal_negate(struct decimal d);
struct decimal decimal_abs(struct decimal d);
struct decimal decimal_shift(struct decimal d, int64_t exponent); /* d * 10^exponent */
struct decimal decimal_add(struct arena *arena, struct decimal a, struct decimal b);
struct decimal decimal_sub(struct arena *arena, struct decimal a, struct decimal b);
struct decimal decimal_mul(struct arena *arena, struct decimal a, struct decimal b);
/* a / b, b not zero, to `significant` digits, rounded half up; exact where it fits. */
struct decimal decimal_div(struct arena *arena, struct decimal a, struct decimal b,
                           size_t significant);
/* Is a an integer multiple of b (b > 0)? Exact; but where b has more than 18 digits and either more
 * than 2000, only equal numbers are. */
bool decimal_is_multiple(struct arena *arena, struct decimal a, struct decimal b);
/* Value as int64_t; false when it is no integer or out of range. */
bool decimal_to_int(struct decimal d, int64_t *ret);
/* Plain notation without exponent while that takes at most 40 characters ("8500000000", "0.05"),
 * else d.ddde+N. */
struct str decimal_fmt(struct arena *arena, struct decimal d);
/* The same with thousands grouped by commas: "8,500,000,000". For messages. */
struct str decimal_fmt_grouped(struct arena *arena, struct decimal d);

#endif
