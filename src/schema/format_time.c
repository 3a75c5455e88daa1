/* schema/format_time: dates, times and durations by RFC 3339, section 5.6 and appendix A. */
#include "format.h"

/* Exactly `count` digits at *at; advances. */
static bool digits(struct str text, size_t *at, size_t count, int *ret)
{
    if (text.len - *at < count)
        return false;
    int value = 0;
    for (size_t i = 0; i < count; i++) {
        const char c = text.data[*at + i];
        if (!ascii_is_digit(c))
            return false;
        value = value * 10 + (c - '0');
    }
    *at += count;
    *ret = value;
    return true;
}

static bool byte(struct str text, size_t *at, char c)
{
    if (*at >= text.len || ascii_lower(text.data[*at]) != c)
        return false;
    (*at)++;
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool full_date(struct str text, size_t *at)
{
    int year;
    int month;
    int day;
    return digits(text, at, 4, &year) && byte(text, at, '-') && digits(text, at, 2, &month) &&
           byte(text, at, '-') && digits(text, at, 2, &day) && month >= 1 && month <= 12 &&
           day >= 1 && day <= days_of(year, month);
}

/* A leap second is the last of a day in UTC (5.7). */
static bool full_time(struct str text, size_t *at)
{
    int hour;
    int minute;
    int second;
    if (!digits(text, at, 2, &hour) || !byte(text, at, ':') || !digits(text, at, 2, &minute) ||
        !byte(text, at, ':') || !digits(text, at, 2, &second))
        return false;
    if (byte(text, at, '.')) {
        const size_t from = *at;
        while (*at < text.len && ascii_is_digit(text.data[*at]))
            (*at)++;
        if (*at == from)
            return false;
    }
    int offset = 0;
    if (!byte(text, at, 'z')) {
        const bool east = byte(text, at, '+');
        int hours;
        int minutes;
        if ((!east && !byte(text, at, '-')) || !digits(text, at, 2, &hours) ||
            !byte(text, at, ':') || !digits(text, at, 2, &minutes) || hours > 23 || minutes > 59)
            return false;
        offset = (hours * 60 + minutes) * (east ? 1 : -1);
    }
    if (hour > 23 || minute > 59 || second > 60)
        return false;
    const int utc = (hour * 60 + minute - offset + 2 * 24 * 60) % (24 * 60);
    return second < 60 || utc == 23 * 60 + 59;
}

bool format_is_date(struct str text)
{
    size_t at = 0;
    return full_date(text, &at) && at == text.len;
}

bool format_is_time(struct str text)
{
    size_t at = 0;
    return full_time(text, &at) && at == text.len;
}

bool format_is_date_time(struct str text)
{
    size_t at = 0;
    return full_date(text, &at) && byte(text, &at, 't') && full_time(text, &at) && at == text.len;
}

/* Parts of a duration in their order, each a number and one of `units`; none may be left out
 * between two that are there. */
static bool parts(struct str text, size_t *at, const char *units, size_t *ret_count)
{
    const char *last = NULL;
    *ret_count = 0;
    while (*at < text.len && ascii_is_digit(text.data[*at])) {
        while (*at < text.len && ascii_is_digit(text.data[*at]))
            (*at)++;
        const char *unit = *at < text.len && text.data[*at] ? strchr(units, text.data[*at]) : NULL;
        if (!unit || (last && unit != last + 1))
            return false;
        last = unit;
        (*at)++;
        (*ret_count)++;
    }
    return true;
}

bool format_is_duration(struct str text)
{
    size_t at = 1;
    size_t days;
    size_t times = 0;
    if (text.len < 3 || text.data[0] != 'P')
        return false;
    if (text.data[text.len - 1] == 'W')
        return parts(text, &at, "W", &days) && days == 1 && at == text.len;
    if (!parts(text, &at, "YMD", &days))
        return false;
    if (at < text.len && text.data[at] == 'T') {
        at++;
        if (!parts(text, &at, "HMS", &times) || times == 0)
            return false;
    }
    return at == text.len && days + times > 0;
}
