/* text/decimal: schoolbook arithmetic over strings of digits.
 *
 * Figures have few digits, so the plain methods are the fast ones; operands of thousands of digits
 * occur only in hostile input and are rounded to DIGIT_LIMIT where the time would be a product. */
#include "decimal_parts.h"

#include <assert.h>

enum {
    DIGIT_LIMIT = 2000, /* of a factor, a divisor and a quotient */
    SPAN_LIMIT = 100000 /* blanks between the digits of two summands */
};

struct decimal decimal_from_int(struct arena *arena, int64_t value)
{
    /* Unsigned, so that INT64_MIN has a magnitude. */
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char digits[20];
    size_t at = sizeof(digits);
    for (; magnitude; magnitude /= 10)
        digits[--at] = (char)('0' + magnitude % 10);
    const size_t len = sizeof(digits) - at;
    char *kept = arena_text(arena, len);
    memcpy(kept, digits + at, len);
    return decimal_canonical((struct str){kept, len}, 0, value < 0);
}

bool decimal_is_zero(struct decimal d)
{
    return d.digits.len == 0;
}

bool decimal_is_integer(struct decimal d)
{
    return d.exponent >= 0;
}

struct decimal decimal_negate(struct decimal d)
{
    d.negative = !d.negative && !decimal_is_zero(d);
    return d;
}

struct decimal decimal_abs(struct decimal d)
{
    d.negative = false;
    return d;
}

struct decimal decimal_shift(struct decimal d, int64_t exponent)
{
    if (!decimal_is_zero(d))
        d.exponent = decimal_clamp(d.exponent + decimal_clamp(exponent));
    return d;
}

static int cmp_abs(struct decimal a, struct decimal b)
{
    if (decimal_is_zero(a) || decimal_is_zero(b))
        return (int)decimal_is_zero(b) - (int)decimal_is_zero(a);
    if (decimal_magnitude(a) != decimal_magnitude(b))
        return decimal_magnitude(a) < decimal_magnitude(b) ? -1 : 1;
    /* Without trailing zeros the longer of two equal beginnings is the larger number. */
    return str_cmp(a.digits, b.digits);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    const int order = cmp_abs(a, b);
    return a.negative ? -order : order;
}

bool decimal_eq(struct decimal a, struct decimal b)
{
    return a.negative == b.negative && a.exponent == b.exponent && str_eq(a.digits, b.digits);
}

static struct decimal with_sign(struct decimal d, bool negative)
{
    d.negative = negative;
    return d;
}

/* |a| + |b|, or |a| - |b| where |a| >= |b|, with the sign of a; both not zero. */
static struct decimal combine(struct arena *arena, struct decimal a, struct decimal b, int sign)
{
    const int64_t low = a.exponent < b.exponent ? a.exponent : b.exponent;
    const int64_t high = (decimal_magnitude(a) > decimal_magnitude(b) ? decimal_magnitude(a)
                                                                      : decimal_magnitude(b)) +
                         1;
    const size_t len = (size_t)(high - low);
    if (len > a.digits.len + b.digits.len + SPAN_LIMIT)
        return decimal_magnitude(a) >= decimal_magnitude(b) ? a : with_sign(b, a.negative);
    char *digits = arena_alloc(arena, len);
    int carry = 0;
    for (size_t i = 0; i < len; i++) {
        const int64_t place = low + (int64_t)i;
        const int sum = decimal_digit(a, place) + sign * decimal_digit(b, place) + carry;
        carry = sum < 0 ? -1 : sum / 10;
        digits[len - 1 - i] = (char)('0' + (sum + 10) % 10);
    }
    return decimal_canonical((struct str){digits, len}, low, a.negative);
}

struct decimal decimal_add(struct arena *arena, struct decimal a, struct decimal b)
{
    if (decimal_is_zero(a))
        return b;
    if (decimal_is_zero(b))
        return a;
    if (a.negative == b.negative)
        return combine(arena, a, b, 1);
    return cmp_abs(a, b) >= 0 ? combine(arena, a, b, -1) : combine(arena, b, a, -1);
}

struct decimal decimal_sub(struct arena *arena, struct decimal a, struct decimal b)
{
    return decimal_add(arena, a, decimal_negate(b));
}

/* The first DIGIT_LIMIT digits; a number of a note has them all. */
static struct decimal shorten(struct decimal d)
{
    if (d.digits.len <= DIGIT_LIMIT)
        return d;
    const int64_t cut = (int64_t)(d.digits.len - DIGIT_LIMIT);
    return decimal_canonical(str_slice(d.digits, 0, DIGIT_LIMIT), d.exponent + cut, d.negative);
}

struct decimal decimal_mul(struct arena *arena, struct decimal a, struct decimal b)
{
    a = shorten(a);
    b = shorten(b);
    const size_t len = a.digits.len + b.digits.len;
    if (decimal_is_zero(a) || decimal_is_zero(b))
        return (struct decimal){0};
    char *digits = arena_alloc(arena, len);
    memset(digits, '0', len);
    for (size_t i = a.digits.len; i-- > 0;) {
        int carry = 0;
        size_t place = i + b.digits.len;
        for (size_t j = b.digits.len; j-- > 0; place--) {
            const int sum =
                (digits[place] - '0') + carry + (a.digits.data[i] - '0') * (b.digits.data[j] - '0');
            digits[place] = (char)('0' + sum % 10);
            carry = sum / 10;
        }
        digits[place] = (char)(digits[place] + carry);
    }
    return decimal_canonical((struct str){digits, len}, a.exponent + b.exponent,
                             a.negative != b.negative);
}

/* A remainder while dividing: len + 1 digits as values, most significant first. */
struct remainder {
    char *digits;
    struct str divisor;
};

static bool remainder_is_less(const struct remainder *r)
{
    if (r->digits[0])
        return false;
    for (size_t i = 0; i < r->divisor.len; i++) {
        const int difference = r->digits[i + 1] - (r->divisor.data[i] - '0');
        if (difference)
            return difference < 0;
    }
    return false;
}

/* Shift the remainder by one place, bring down `digit`, and take the divisor away as often as it
 * fits. Invariant: remainder < divisor before and after. */
static int divide_step(struct remainder *r, int digit)
{
    const size_t len = r->divisor.len;
    memmove(r->digits, r->digits + 1, len);
    r->digits[len] = (char)digit;
    for (int times = 0;; times++) {
        if (remainder_is_less(r))
            return times;
        int borrow = 0;
        for (size_t i = len; i-- > 0;) {
            const int difference = r->digits[i + 1] - (r->divisor.data[i] - '0') - borrow;
            borrow = difference < 0;
            r->digits[i + 1] = (char)(difference + 10 * borrow);
        }
        r->digits[0] = (char)(r->digits[0] - borrow);
    }
}

struct decimal decimal_div(struct arena *arena, struct decimal a, struct decimal b,
                           size_t significant)
{
    assert(!decimal_is_zero(b) && significant > 0);
    a = shorten(a);
    b = shorten(b);
    if (decimal_is_zero(a))
        return a;
    if (significant > DIGIT_LIMIT)
        significant = DIGIT_LIMIT;
    struct remainder r = {arena_alloc(arena, b.digits.len + 1), b.digits};
    /* Quotient of the digits alone: its leading zeros stand for the digits of b; one digit more
     * than asked for decides the rounding. */
    char *quotient = arena_alloc(arena, a.digits.len + b.digits.len + significant + 2);
    size_t len = 1; /* room for a carry */
    size_t zeros = 1;
    quotient[0] = '0';
    for (size_t i = 0; len - zeros < significant + 1; i++) {
        const int digit = i < a.digits.len ? a.digits.data[i] - '0' : 0;
        const int times = divide_step(&r, digit);
        quotient[len++] = (char)('0' + times);
        if (times == 0 && zeros == len - 1)
            zeros++;
    }
    /* Digits brought down so far: len - 1; the quotient's last digit has their place. */
    const int64_t last = a.exponent + (int64_t)a.digits.len - (int64_t)(len - 1);
    const bool up = quotient[len - 1] >= '5';
    len--;
    for (size_t i = len; up && i-- > 0;) {
        if (quotient[i] != '9') {
            quotient[i]++;
            break;
        }
        quotient[i] = '0';
    }
    return decimal_canonical((struct str){quotient, len}, last + 1 - b.exponent,
                             a.negative != b.negative);
}

/* digits * 10^zeros mod divisor is 0? For divisors of at most 18 digits. */
static bool divides_small(struct str digits, size_t zeros, struct str divisor)
{
    uint64_t modulus = 0;
    for (size_t i = 0; i < divisor.len; i++)
        modulus = modulus * 10 + (uint64_t)(divisor.data[i] - '0');
    assert(modulus != 0);
    uint64_t rest = 0;
    for (size_t i = 0; i < digits.len + zeros; i++)
        rest = (rest * 10 + (i < digits.len ? (uint64_t)(digits.data[i] - '0') : 0)) % modulus;
    return rest == 0;
}

bool decimal_is_multiple(struct arena *arena, struct decimal a, struct decimal b)
{
    assert(!decimal_is_zero(b));
    if (decimal_is_zero(a))
        return true;
    /* a.digits does not end in 0, so no power of ten divides it. */
    if (a.exponent < b.exponent)
        return false;
    /* Of the factors 2 and 5 the divisor has at most log2(10) a digit: more zeros change nothing.
     */
    const int64_t distance = a.exponent - b.exponent;
    const size_t most = 4 * b.digits.len;
    const size_t zeros = (uint64_t)distance < most ? (size_t)distance : most;
    if (b.digits.len <= 18)
        return divides_small(a.digits, zeros, b.digits);
    if (a.digits.len > DIGIT_LIMIT || b.digits.len > DIGIT_LIMIT)
        return decimal_eq(a, b);
    struct remainder r = {arena_alloc(arena, b.digits.len + 1), b.digits};
    for (size_t i = 0; i < a.digits.len + zeros; i++)
        divide_step(&r, i < a.digits.len ? a.digits.data[i] - '0' : 0);
    for (size_t i = 0; i <= b.digits.len; i++)
        if (r.digits[i])
            return false;
    return true;
}

bool decimal_to_int(struct decimal d, int64_t *ret)
{
    if (!decimal_is_integer(d) || decimal_magnitude(d) > 19)
        return false;
    uint64_t value = 0;
    for (int64_t place = decimal_magnitude(d) - 1; place >= 0; place--)
        value = value * 10 + (uint64_t)decimal_digit(d, place);
    if (value > (uint64_t)INT64_MAX + d.negative)
        return false;
    *ret = d.negative && value ? -(int64_t)(value - 1) - 1 : (int64_t)value;
    return true;
}
