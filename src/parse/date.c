/* parse/date: calendar dates. */
#include "date.h"

/* `value` in at least `width` digits, behind `at`; where it ends. Most figures are dated by this,
 * so it is no printf. */
static char *put_digits(char *at, unsigned value, int width)
{
    char digits[10];
    int count = 0;
    for (; value || count < width; value /= 10)
        digits[count++] = (char)('0' + value % 10);
    while (count)
        *at++ = digits[--count];
    return at;
}

struct str date_fmt(struct arena *run, struct date date)
{
    char text[32];
    char *end = text;
    if (date.year <= 0)
        *end++ = '-';
    if (date.year)
        end = put_digits(end, (unsigned)(date.year < 0 ? -date.year : date.year), 4);
    if (date.month || !date.year) {
        *end++ = '-';
        end = put_digits(end, (unsigned)date.month, 2);
    }
    if (date.day && (date.month || !date.year)) {
        *end++ = '-';
        end = put_digits(end, (unsigned)date.day, 2);
    }
    return str_dup(run, (struct str){text, (size_t)(end - text)});
}

static int integer_at(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    return lexeme->lex == LEX_INTEGER && !lexeme->linked ? lexeme->value : -1;
}

static size_t digits_at(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    return lexeme->end - lexeme->begin;
}

bool is_year_at(const struct scan *scan, size_t at)
{
    const int value = integer_at(scan, at);
    return digits_at(scan, at) == 4 && value >= 1000 && value < 2300;
}

static bool is_day(const struct scan *scan, size_t at)
{
    const int value = integer_at(scan, at);
    return value >= 1 && value <= 31 && digits_at(scan, at) <= 2;
}

static bool is_month_number(const struct scan *scan, size_t at)
{
    const int value = integer_at(scan, at);
    return value >= 1 && value <= 12 && digits_at(scan, at) <= 2;
}

/* A month's name at `at`; words that are also something else must be capitals. */
static bool is_month(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex != LEX_MONTH || lexeme->linked)
        return false;
    const char first = scan->text.data[lexeme->begin];
    if (ascii_is_upper(first))
        return true;
    if (lexeme->value != 3 && lexeme->value != 5 && lexeme->end - lexeme->begin > 2)
        return true;
    return is_year_at(scan, at + 1) || is_year_at(scan, at - 1) ||
           (integer_at(scan, at + 1) > 0 && integer_at(scan, at + 1) <= 31 &&
            (is_year_at(scan, at + 2) || is_glued(scan, at + 2) ||
             lexeme_at(scan, at + 2)->kind == LEXEME_BREAK));
}

/* Behind a month's name and the dot of its abbreviation. */
static size_t skip_month(const struct scan *scan, size_t at)
{
    at++;
    const bool abbreviated = lexeme_at(scan, at - 1)->end - lexeme_at(scan, at - 1)->begin <= 4;
    if (lex_at(scan, at) == LEX_DOT && is_glued(scan, at) && abbreviated &&
        (integer_at(scan, at + 1) >= 0 || lexeme_at(scan, at + 1)->lex == LEX_COMMA ||
         is_dash(lex_at(scan, at + 1))))
        at++;
    return at;
}

/* Behind "st", "nd", "rd", "th" glued to a number. */
static size_t skip_ordinal_ending(const struct scan *scan, size_t at)
{
    if (!is_glued(scan, at))
        return at;
    return word_is(scan, at, STR("st")) || word_is(scan, at, STR("nd")) ||
                   word_is(scan, at, STR("rd")) || word_is(scan, at, STR("th"))
               ? at + 1
               : at;
}

/* A year behind a day or a month, with ",", "of", "in" or a joint before it. */
static bool year_behind(const struct scan *scan, size_t at, int *ret_year, size_t *ret_end)
{
    const enum lex lex = lex_at(scan, at);
    if (lex == LEX_COMMA || lex == LEX_OF || lex == LEX_IN)
        at++;
    else if ((lex == LEX_SLASH || lex == LEX_HYPHEN || lex == LEX_DOT) && is_glued(scan, at) &&
             is_glued(scan, at + 1))
        at++;
    if (is_year_at(scan, at) && lex_at(scan, at + 1) != LEX_PERCENT) {
        *ret_year = integer_at(scan, at);
        *ret_end = at + 1;
        return true;
    }
    if (lex_at(scan, at) == LEX_QUOTE && digits_at(scan, at + 1) == 2 && is_glued(scan, at + 1) &&
        integer_at(scan, at + 1) >= 0) {
        const int year = integer_at(scan, at + 1);
        *ret_year = year + (year < 50 ? 2000 : 1900);
        *ret_end = at + 2;
        return true;
    }
    return false;
}

static bool is_valid(const struct date *date)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date->month < 0 || date->month > 12)
        return false;
    return date->day == 0 || (date->month > 0 && date->day <= days[date->month - 1]);
}

static bool finish(struct period *period, struct date low, struct date high, size_t end)
{
    *period = (struct period){.low = low, .high = high, .end = end};
    return is_valid(&low) && is_valid(&high);
}

/* Two numbers glued by "/", "-" or "."; the sign, or LEX_NONE. */
static enum lex joint_at(const struct scan *scan, size_t at)
{
    const enum lex lex = lex_at(scan, at);
    const bool joint = lex == LEX_SLASH || lex == LEX_HYPHEN || lex == LEX_MINUS || lex == LEX_DOT;
    return joint && is_glued(scan, at) && is_glued(scan, at + 1) ? lex : LEX_NONE;
}

/* 2015-03-09, 2016/10/16, 2019-aug-01, 2015-12, 2020/23/Sep, 2016 10 16. */
static bool year_led(const struct scan *scan, size_t at, struct period *ret)
{
    const int year = integer_at(scan, at);
    const enum lex joint = joint_at(scan, at + 1);
    size_t next = at + (joint ? 2 : 1);
    if (joint == LEX_DOT)
        return false;
    if (is_month(scan, next) && (joint || lexeme_at(scan, next)->spaced)) {
        const int month = lexeme_at(scan, next)->value;
        size_t end = skip_month(scan, next);
        size_t day = end + (joint_at(scan, end) ? 1 : 0);
        const bool has_day = is_day(scan, day) && (!joint || joint_at(scan, end)) &&
                             lexeme_at(scan, day + 1)->lex != LEX_COLON;
        if (!has_day && is_year_at(scan, end))
            return false; /* "in 2001 August 2002" */
        if (has_day)
            end = skip_ordinal_ending(scan, day + 1);
        const struct date date = {year, month, has_day ? integer_at(scan, day) : 0};
        return finish(ret, date, date, end);
    }
    if (!joint && is_month_number(scan, next) && digits_at(scan, next) == 2 &&
        is_day(scan, next + 1) && digits_at(scan, next + 1) == 2 &&
        lexeme_at(scan, next + 2)->kind != LEXEME_NUMBER) {
        const struct date date = {year, integer_at(scan, next), integer_at(scan, next + 1)};
        return finish(ret, date, date, next + 2);
    }
    if (!joint || integer_at(scan, next) < 1 || digits_at(scan, next) > 2)
        return false;
    if (joint_at(scan, next + 1) == joint && (is_day(scan, next + 2) || is_month(scan, next + 2))) {
        const bool named = lexeme_at(scan, next + 2)->kind == LEXEME_WORD;
        const struct date date = {year,
                                  named ? lexeme_at(scan, next + 2)->value : integer_at(scan, next),
                                  named ? integer_at(scan, next) : integer_at(scan, next + 2)};
        if (date.month > 12)
            return false;
        size_t end = next + 3;
        if (is_glued(scan, end) && word_is(scan, end, STR("T")) && is_glued(scan, end + 1))
            while (is_glued(scan, end) && lexeme_at(scan, end)->kind != LEXEME_BREAK &&
                   end < next + 12)
                end++; /* a time of day */
        return finish(ret, date, date, end);
    }
    /* 2015-12 is a month, 2012-13 and 2008-11 are spans of years. */
    const int month = integer_at(scan, next);
    if (digits_at(scan, next) != 2 || month > 12 || month > year % 100 || joint_at(scan, next + 1))
        return false;
    const struct date date = {year, month, 0};
    return finish(ret, date, date, next + 1);
}

/* 3/5/2015, 13.05.2014, 02-02-2020, 2/2013, 05-Aug-2016. */
static bool numeric_date(const struct scan *scan, size_t at, struct period *ret)
{
    const enum lex joint = joint_at(scan, at + 1);
    if (!joint || !is_day(scan, at))
        return false;
    if (joint != LEX_DOT && is_year_at(scan, at + 2) && is_month_number(scan, at) &&
        !joint_at(scan, at + 3)) {
        const struct date date = {integer_at(scan, at + 2), integer_at(scan, at), 0};
        return finish(ret, date, date, at + 3);
    }
    const bool named = is_month(scan, at + 2);
    if (joint_at(scan, at + 3) != joint || !is_year_at(scan, at + 4) ||
        (!named && !is_day(scan, at + 2)))
        return false;
    const int first = integer_at(scan, at);
    const int second = named ? lexeme_at(scan, at + 2)->value : integer_at(scan, at + 2);
    const bool day_first = named || first > 12 || joint == LEX_DOT;
    const struct date date = {integer_at(scan, at + 4), day_first ? second : first,
                              day_first ? first : second};
    return date.month <= 12 && finish(ret, date, date, at + 5);
}

/* April 14, 2015; Apr. 2015; May 5-7, 2019; September 25; Dec/2018; Oct 73. */
static bool month_led(const struct scan *scan, size_t at, struct period *ret)
{
    const int month = lexeme_at(scan, at)->value;
    size_t next = skip_month(scan, at);
    struct date low = {0, month, 0};
    int year;
    size_t end;
    if (year_behind(scan, next, &year, &end)) {
        low.year = year;
        /* September-2020-23 */
        if (joint_at(scan, next) && joint_at(scan, end) && is_day(scan, end + 1)) {
            low.day = integer_at(scan, end + 1);
            end += 2;
        }
        return finish(ret, low, low, end);
    }
    size_t day = next + (joint_at(scan, next) ? 1 : 0);
    if (lex_at(scan, day) == LEX_THE)
        day++;
    if (lex_at(scan, day) == LEX_ORDINAL && lexeme_at(scan, day)->value <= 31 &&
        year_behind(scan, day + 1, &year, &end)) {
        low = (struct date){year, month, lexeme_at(scan, day)->value};
        return finish(ret, low, low, end);
    }
    if (integer_at(scan, day) > 31 && digits_at(scan, day) == 2 && day == next) {
        low.year = 1900 + integer_at(scan, day);
        return finish(ret, low, low, day + 1);
    }
    if (!is_day(scan, day))
        return finish(ret, low, low, next);
    low.day = integer_at(scan, day);
    struct date high = low;
    next = skip_ordinal_ending(scan, day + 1);
    if (is_dash(lex_at(scan, next)) && is_day(scan, next + 1) &&
        is_glued(scan, next) == is_glued(scan, next + 1) && integer_at(scan, next + 1) > low.day &&
        !is_month(scan, next + 2) && lex_at(scan, next + 2) != LEX_SLASH) {
        high.day = integer_at(scan, next + 1);
        next = skip_ordinal_ending(scan, next + 2);
    }
    if (year_behind(scan, next, &year, &end)) {
        low.year = high.year = year;
        next = end;
    }
    return finish(ret, low, high, next);
}

/* 14 April 2015; 14april; 5-6 September 2019; 4th of July; fourth of July 1995. */
static bool day_led(const struct scan *scan, size_t at, struct period *ret)
{
    struct date low = {0};
    struct date high = {0};
    size_t next;
    if (lex_at(scan, at) == LEX_ORDINAL && lexeme_at(scan, at)->value <= 31 &&
        lex_at(scan, at + 1) == LEX_OF) {
        low.day = high.day = lexeme_at(scan, at)->value;
        next = at + 1;
    } else if (is_day(scan, at)) {
        low.day = high.day = integer_at(scan, at);
        next = skip_ordinal_ending(scan, at + 1);
        const size_t behind = next + 1;
        if (is_dash(lex_at(scan, next)) && is_day(scan, behind) &&
            integer_at(scan, behind) > low.day) {
            high.day = integer_at(scan, behind);
            next = skip_ordinal_ending(scan, behind + 1);
        }
    } else {
        return false;
    }
    if (lex_at(scan, next) == LEX_OF)
        next++;
    if (!is_month(scan, next))
        return false;
    low.month = high.month = lexeme_at(scan, next)->value;
    next = skip_month(scan, next);
    int year;
    size_t end;
    if (year_behind(scan, next, &year, &end)) {
        low.year = high.year = year;
        next = end;
    } else if (!ascii_is_upper(scan->text.data[lexeme_at(scan, next - 1)->begin]) &&
               digits_at(scan, next - 1) <= 3) {
        return false;
    }
    return finish(ret, low, high, next);
}

/* The year of a quarter or a half at `at`: "2020", "FY2024", "'24", "24" glued. */
static bool quarter_year(const struct scan *scan, size_t at, int *ret_year, size_t *ret_end)
{
    if (lex_at(scan, at) == LEX_FISCAL)
        at++;
    if (lex_at(scan, at) == LEX_FISCAL || word_is(scan, at, STR("year")))
        at++;
    if (year_behind(scan, at, ret_year, ret_end))
        return true;
    if (is_glued(scan, at) && digits_at(scan, at) == 2 && integer_at(scan, at) >= 0) {
        *ret_year = 2000 + integer_at(scan, at);
        *ret_end = at + 1;
        return true;
    }
    return false;
}

static bool finish_part(struct period *period, int year, int part, int months, size_t end)
{
    const struct date low = {year, (part - 1) * months + 1, 0};
    const struct date high = {year, part * months, 0};
    return finish(period, low, high, end);
}

/* Q1 2020, 1Q24, 2019-Q1, H2 2019, 4th qtr 2018, third quarter of 2018, first half of 2014. */
static bool quarter(const struct scan *scan, size_t at, struct period *ret)
{
    int year = 0;
    size_t end;
    if (is_year_at(scan, at)) {
        year = integer_at(scan, at);
        at += joint_at(scan, at + 1) ? 2 : 1;
    }
    size_t part_at = at;
    size_t name_at = at;
    if (lexeme_at(scan, at)->kind == LEXEME_WORD && is_glued(scan, at + 1))
        part_at = at + 1;
    else
        name_at = skip_ordinal_ending(scan, at + 1);
    const struct lexeme *part = lexeme_at(scan, part_at);
    if ((part->lex != LEX_INTEGER && part->lex != LEX_ORDINAL) || part->value < 1 ||
        part->value > 4 || part->linked)
        return false;
    const bool half = word_is(scan, name_at, STR("h")) ||
                      (part->lex == LEX_ORDINAL && lex_at(scan, name_at) == LEX_HALF);
    const bool named = half || lex_at(scan, name_at) == LEX_QUARTER ||
                       (part_at < name_at && word_is(scan, name_at, STR("quarter")));
    if (!named || (half && part->value > 2))
        return false;
    const bool letter = digits_at(scan, name_at) == 1;
    if (letter && (part_at > name_at ? !is_glued(scan, part_at) : !is_glued(scan, name_at)))
        return false;
    end = (part_at > name_at ? part_at : name_at) + 1;
    if (year == 0 && !quarter_year(scan, end, &year, &end)) {
        if (!letter || !is_dash(lex_at(scan, end)))
            return false;
    }
    return finish_part(ret, year, part->value, half ? 6 : 3, end);
}

/* 13.05.2014: three numbers with dots are one lexeme. */
static bool dotted_date(const struct scan *scan, size_t at, struct period *ret)
{
    struct str rest = text_at(scan, at);
    struct str part;
    int parts[3] = {0};
    size_t count = 0;
    for (; str_split(&rest, '.', &part); count++) {
        if (count == COUNT_OF(parts) || part.len == 0 || part.len > 4 ||
            (count < 2 && part.len > 2))
            return false;
        for (size_t i = 0; i < part.len; i++)
            parts[count] = parts[count] * 10 + (part.data[i] - '0');
    }
    const struct date date = {parts[2], parts[1], parts[0]};
    return count == COUNT_OF(parts) && date.year >= 1000 && date.month >= 1 && date.day >= 1 &&
           finish(ret, date, date, at + 1);
}

bool date_parse(const struct scan *scan, size_t at, struct period *ret)
{
    if (lexeme_at(scan, at)->linked)
        return false;
    if (lex_at(scan, at) == LEX_VERSION)
        return dotted_date(scan, at, ret);
    if (quarter(scan, at, ret))
        return true;
    if (is_year_at(scan, at))
        return year_led(scan, at, ret);
    if (is_month(scan, at))
        return month_led(scan, at, ret);
    return numeric_date(scan, at, ret) || day_led(scan, at, ret);
}
