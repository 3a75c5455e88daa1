/* text/decimal_parts: what arithmetic and notation of decimals share. */
#ifndef NOTELINT_TEXT_DECIMAL_PARTS_H
#define NOTELINT_TEXT_DECIMAL_PARTS_H

#include "notelint/decimal.h"

enum { DECIMAL_EXPONENT_LIMIT = 1000000000 };

static inline int64_t decimal_clamp(int64_t exponent)
{
    if (exponent > DECIMAL_EXPONENT_LIMIT)
        return DECIMAL_EXPONENT_LIMIT;
    return exponent < -DECIMAL_EXPONENT_LIMIT ? -DECIMAL_EXPONENT_LIMIT : exponent;
}

/* The canonical form of digits * 10^exponent. */
static inline struct decimal decimal_canonical(struct str digits, int64_t exponent, bool negative)
{
    size_t begin = 0;
    size_t end = digits.len;
    while (begin < end && digits.data[begin] == '0')
        begin++;
    while (end > begin && digits.data[end - 1] == '0')
        end--;
    if (begin == end)
        return (struct decimal){0};
    return (struct decimal){
        .digits = str_slice(digits, begin, end),
        .exponent = decimal_clamp(exponent + (int64_t)(digits.len - end)),
        .negative = negative,
    };
}

/* Power of ten of the first digit. */
static inline int64_t decimal_magnitude(struct decimal d)
{
    return d.exponent + (int64_t)d.digits.len;
}

/* Digit of d in the place 10^exponent. */
static inline int decimal_digit(struct decimal d, int64_t exponent)
{
    const int64_t from_last = exponent - d.exponent;
    if (from_last < 0 || from_last >= (int64_t)d.digits.len)
        return 0;
    return d.digits.data[d.digits.len - 1 - (size_t)from_last] - '0';
}

#endif
