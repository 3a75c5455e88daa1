/* parse/math: $formula$ and $$formula$$, told from money.
 *
 * As Pandoc and Obsidian: a blank neither follows the opening nor precedes the closing "$", no
 * digit or letter follows it. What begins with a digit must also hold a character of formulas, so
 * that "$5-$10" is money however it is spaced. */
#include "inline.h"

static size_t block_scan(struct inline_scan *scan, size_t at)
{
    if (scan->limits.no_dollars)
        return at + 2;
    const size_t close = str_find(scan->text, STR("$$"), at + 2);
    if (close == STR_NONE) {
        scan->limits.no_dollars = true;
        return at + 2;
    }
    if (str_trim(str_slice(scan->text, at + 2, close)).len == 0)
        return at + 2;
    mask_paint(scan->mask, at, close + 2, BYTE_MATH);
    return close + 2;
}

/* The next "$" on the line that no backslash escapes. */
static size_t closing_find(const struct inline_scan *scan, size_t at)
{
    for (; at < scan->text.len && !scan_is_eol(scan, at); at++) {
        if (scan->text.data[at] == '$')
            return at;
        at += scan->text.data[at] == '\\';
    }
    return STR_NONE;
}

static bool is_formula(struct str inner)
{
    for (size_t at = 0; at < inner.len; at++)
        if (strchr("\\^_{=", inner.data[at]) && inner.data[at])
            return true;
    return false;
}

size_t math_scan(struct inline_scan *scan, size_t at)
{
    if (scan_byte(scan, at + 1) == '$')
        return block_scan(scan, at);
    const char first = scan_byte(scan, at + 1);
    if (first == '\0' || ascii_is_space(first) ||
        (at > scan->begin && ascii_is_alnum(scan->text.data[at - 1])))
        return at;
    const size_t close = closing_find(scan, at + 1);
    if (close == STR_NONE || ascii_is_blank(scan->text.data[close - 1]) ||
        ascii_is_alnum(scan_byte(scan, close + 1)))
        return at;
    if (ascii_is_digit(first) && !is_formula(str_slice(scan->text, at + 1, close)))
        return at;
    mask_paint(scan->mask, at, close + 1, BYTE_MATH);
    return close + 1;
}
