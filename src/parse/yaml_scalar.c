/* parse/yaml_scalar: what a plain scalar means in the core schema of YAML 1.2.2 (10.3.2).
 *
 * .inf and .nan are strings: no figure is infinite, and JSON has no word for them. */
#include "yaml_core.h"

enum { RADIX_DIGIT_LIMIT = 256 }; /* longer ones are strings: conversion takes quadratic time */

static bool is_one_of(struct str text, const char *const *words)
{
    for (; *words; words++)
        if (str_eq(text, str_from(*words)))
            return true;
    return false;
}

static size_t skip_digits(struct str text, size_t at)
{
    while (at < text.len && ascii_is_digit(text.data[at]))
        at++;
    return at;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(struct str text, bool *ret_integer)
{
    const size_t sign = text.len && (text.data[0] == '-' || text.data[0] == '+') ? 1 : 0;
    size_t at = skip_digits(text, sign);
    const size_t integers = at - sign;
    size_t decimals = 0;
    *ret_integer = at == text.len;
    if (at < text.len && text.data[at] == '.') {
        decimals = skip_digits(text, at + 1) - at - 1;
        at += 1 + decimals;
    }
    if (integers + decimals == 0)
        return false;
    if (at == text.len)
        return true;
    if (text.data[at] != 'e' && text.data[at] != 'E')
        return false;
    at++;
    if (at < text.len && (text.data[at] == '-' || text.data[at] == '+'))
        at++;
    return at < text.len && skip_digits(text, at) == text.len;
}

/* The same number as decimal_parse wants it: no plus, digits on both sides of the point. */
static struct str plain_decimal(struct arena *run, struct str text)
{
    if (text.data[0] == '+')
        text = str_slice(text, 1, text.len);
    const size_t point = str_find_byte(text, '.', 0);
    const size_t sign = text.data[0] == '-';
    if (point == STR_NONE)
        return text;
    const bool no_integer = point == sign;
    const bool no_decimals = point + 1 == text.len || !ascii_is_digit(text.data[point + 1]);
    if (!no_integer && !no_decimals)
        return text;
    struct buf buf = {.arena = run};
    buf_push(&buf, str_slice(text, 0, point));
    if (no_integer)
        buf_push_byte(&buf, '0');
    if (!no_decimals)
        buf_push_byte(&buf, '.');
    buf_push(&buf, str_slice(text, point + 1, text.len));
    return buf_str(&buf);
}

/* Value of a digit in bases up to 16, or -1. */
static int digit_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* 0o[0-7]+ and 0x[0-9a-fA-F]+ */
static bool parse_radix(struct arena *run, struct str text, struct decimal *ret)
{
    if (text.len < 3 || text.len > RADIX_DIGIT_LIMIT || text.data[0] != '0' ||
        (text.data[1] != 'x' && text.data[1] != 'o'))
        return false;
    const int base = text.data[1] == 'x' ? 16 : 8;
    for (size_t i = 2; i < text.len; i++)
        if (digit_value(text.data[i]) < 0 || digit_value(text.data[i]) >= base)
            return false;
    struct decimal value = {0};
    for (size_t i = 2; i < text.len; i++)
        value = decimal_add(run, decimal_mul(run, value, decimal_from_int(run, base)),
                            decimal_from_int(run, digit_value(text.data[i])));
    *ret = value;
    return true;
}

struct value yaml_scalar(struct arena *run, struct str text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const trues[] = {"true", "True", "TRUE", NULL};
    static const char *const falses[] = {"false", "False", "FALSE", NULL};
    struct value value = {.kind = VALUE_STRING, .string = text};
    bool is_integer;
    if (is_one_of(text, nulls)) {
        value.kind = VALUE_NULL;
    } else if (is_one_of(text, trues)) {
        value.kind = VALUE_BOOL;
        value.boolean = true;
    } else if (is_one_of(text, falses)) {
        value.kind = VALUE_BOOL;
    } else if (is_decimal(text, &is_integer)) {
        value.kind = is_integer ? VALUE_INTEGER : VALUE_REAL;
        (void)decimal_parse(run, plain_decimal(run, text), &value.number, NULL);
    } else if (parse_radix(run, text, &value.number)) {
        value.kind = VALUE_INTEGER;
    }
    return value;
}
