/* text/decimal_notation: decimals from text and as text. */
#include "decimal_parts.h"

enum { PLAIN_LIMIT = 40 }; /* characters of plain notation */

static size_t digit_run(struct str text, size_t at)
{
    const size_t begin = at;
    while (at < text.len && ascii_is_digit(text.data[at]))
        at++;
    return at - begin;
}

/* End of the integer part that starts at `at`, groups included; 0 when there is none. */
static size_t integer_end(struct str text, size_t at)
{
    const size_t first = digit_run(text, at);
    size_t end = at + first;
    if (first == 0 || end == text.len || text.data[end] != ',')
        return first ? end : 0;
    if (first > 3 || text.data[at] == '0')
        return 0;
    while (end < text.len && text.data[end] == ',') {
        if (digit_run(text, end + 1) != 3)
            return 0;
        end += 4;
    }
    return end;
}

/* [eE][+-]?digits at the end of `text`. */
static bool exponent_parse(struct str text, int64_t *ret)
{
    if (text.len < 2 || ascii_lower(text.data[0]) != 'e')
        return false;
    const bool negative = text.data[1] == '-';
    const size_t begin = text.data[1] == '-' || text.data[1] == '+' ? 2 : 1;
    if (begin == text.len || digit_run(text, begin) != text.len - begin)
        return false;
    int64_t exponent = 0;
    for (size_t i = begin; i < text.len; i++)
        exponent = decimal_clamp(exponent * 10 + (text.data[i] - '0'));
    *ret = negative ? -exponent : exponent;
    return true;
}

bool decimal_parse(struct arena *arena, struct str text, struct decimal *ret, int64_t *ret_last)
{
    const size_t begin = text.len && text.data[0] == '-' ? 1 : 0;
    size_t end = integer_end(text, begin);
    if (end == 0)
        return false;
    size_t decimals = 0;
    if (end < text.len && text.data[end] == '.') {
        decimals = digit_run(text, end + 1);
        if (decimals == 0)
            return false;
        end += 1 + decimals;
    }
    int64_t exponent = 0;
    if (end < text.len && !exponent_parse(str_slice(text, end, text.len), &exponent))
        return false;
    struct str digits = str_slice(text, begin, end);
    if (digit_run(text, begin) != digits.len) {
        char *copy = arena_text(arena, digits.len);
        size_t len = 0;
        for (size_t i = 0; i < digits.len; i++)
            if (ascii_is_digit(digits.data[i]))
                copy[len++] = digits.data[i];
        digits = (struct str){copy, len};
    }
    const int64_t last = decimal_clamp(exponent - (int64_t)decimals);
    *ret = decimal_canonical(digits, last, begin == 1);
    if (ret_last)
        *ret_last = last;
    return true;
}

/* Characters of plain notation. */
static uint64_t plain_len(struct decimal d)
{
    const int64_t integer = decimal_magnitude(d) > 0 ? decimal_magnitude(d) : 1;
    const int64_t decimals = d.exponent < 0 ? 1 - d.exponent : 0;
    return (uint64_t)(integer + decimals + d.negative);
}

static struct str fmt_scientific(struct arena *arena, struct decimal d)
{
    struct buf buf = {.arena = arena};
    if (d.negative)
        buf_push_byte(&buf, '-');
    buf_push_byte(&buf, d.digits.data[0]);
    if (d.digits.len > 1) {
        buf_push_byte(&buf, '.');
        buf_push(&buf, str_slice(d.digits, 1, d.digits.len));
    }
    buf_fmt(&buf, "e%+jd", (intmax_t)(decimal_magnitude(d) - 1));
    return buf_str(&buf);
}

static struct str fmt(struct arena *arena, struct decimal d, int64_t group)
{
    if (plain_len(d) > PLAIN_LIMIT)
        return fmt_scientific(arena, d);
    struct buf buf = {.arena = arena};
    if (d.negative)
        buf_push_byte(&buf, '-');
    const int64_t first = decimal_magnitude(d) > 0 ? decimal_magnitude(d) - 1 : 0;
    const int64_t last = d.exponent < 0 ? d.exponent : 0;
    for (int64_t place = first; place >= last; place--) {
        if (place == -1)
            buf_push_byte(&buf, '.');
        buf_push_byte(&buf, (char)('0' + decimal_digit(d, place)));
        if (group && place > 0 && place % group == 0)
            buf_push_byte(&buf, ',');
    }
    return buf_str(&buf);
}

struct str decimal_fmt(struct arena *arena, struct decimal d)
{
    return fmt(arena, d, 0);
}

struct str decimal_fmt_grouped(struct arena *arena, struct decimal d)
{
    return fmt(arena, d, 3);
}
