/* rules/calendar: counting days in the Gregorian and the Julian calendar. */
#include "calendar.h"

const char *const weekday_names[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

/* Up to four digits from *at on. */
static bool number_parse(struct str text, size_t *at, long *ret)
{
    const size_t begin = *at;
    long value = 0;
    while (*at < text.len && *at - begin < 6 && ascii_is_digit(text.data[*at]))
        value = value * 10 + (text.data[(*at)++] - '0');
    *ret = value;
    return *at > begin;
}

bool iso_date_parse(struct str iso, struct iso_date *ret)
{
    size_t at = 0;
    long year, month = 0, day = 0;
    const bool negative = str_starts(iso, STR("-"));
    at += negative;
    if (!number_parse(iso, &at, &year))
        return false;
    if (at < iso.len &&
        (iso.data[at++] != '-' || !number_parse(iso, &at, &month) || month < 1 || month > 12))
        return false;
    if (at < iso.len &&
        (iso.data[at++] != '-' || !number_parse(iso, &at, &day) || day < 1 || day > 31))
        return false;
    if (at < iso.len)
        return false;
    *ret = (struct iso_date){negative ? -year : year, (int)month, (int)day};
    return true;
}

static long floor_div(long a, long b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

long day_number(struct iso_date date, enum calendar calendar)
{
    /* the year begins in March, so that a leap day is its last */
    const long year = date.month > 2 ? date.year : date.year - 1;
    const long month = date.month > 2 ? date.month - 3 : date.month + 9;
    const long days = 365 * year + floor_div(year, 4) + (153 * month + 2) / 5 + date.day;
    return calendar == JULIAN ? days - 2 : days - floor_div(year, 100) + floor_div(year, 400);
}

int weekday_of(struct iso_date date, enum calendar calendar)
{
    const long days = day_number(date, calendar) + 1; /* 0001-01-01, a Monday, is day 307 */
    return (int)(days - 7 * floor_div(days, 7));
}

int weekday_parse(struct str word)
{
    if (word.len < 3)
        return -1;
    for (int i = 0; i < 7; i++) {
        const struct str name = str_from(weekday_names[i]);
        if (str_eq_nocase(word, name))
            return i;
        const bool cut = word.len <= 5 && str_eq_nocase(word, str_slice(name, 0, word.len));
        if (cut && (word.len == 3 || i == 1 || i == 3)) /* Tues, Thur, Thurs */
            return i;
    }
    return -1;
}
