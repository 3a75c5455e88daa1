/* rules/implausible-date: reports dates of the front matter that cannot be: no such day, not yet,
 * an end before its start. */
#include "rules.h"
#include "schemas.h"

/* A date as far as it is written; month and day 0: not written. */
struct date {
    int64_t year;
    int month, day;
};

/* Properties that tell of what has happened. */
static const char *const past_keys[] = {
    "accessed",  "birth",        "birth_date", "birthdate",     "born",
    "created",   "date_created", "death",      "death_date",    "died",
    "dissolved", "established",  "founded",    "last_modified", "last_updated",
    "modified",  "published",    "retrieved",  "updated",
};

/* What begins, and what ends it. */
static const char *const spans[][2] = {
    {"start", "end"},
    {"start_date", "end_date"},
    {"begin", "end"},
    {"from", "to"},
    {"born", "died"},
    {"birth", "death"},
    {"birth_date", "death_date"},
    {"founded", "dissolved"},
    {"established", "dissolved"},
    {"created", "updated"},
    {"created", "modified"},
    {"published", "accessed"},
    {"date", "end"},
    {"date", "end_date"},
    {"date", "date_end"},
    {"date_start", "date_end"},
    {"startdate", "enddate"},
};

static bool key_is(struct str key, const char *name)
{
    if (key.len != strlen(name))
        return false;
    for (size_t i = 0; i < key.len; i++) {
        const char c = key.data[i] == '-' || key.data[i] == ' ' ? '_' : ascii_lower(key.data[i]);
        if (c != name[i])
            return false;
    }
    return true;
}

static bool digits(struct str text, size_t at, size_t count, int *ret)
{
    int value = 0;
    if (at + count > text.len)
        return false;
    for (size_t i = at; i < at + count; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        value = value * 10 + (text.data[i] - '0');
    }
    *ret = value;
    return true;
}

/* "2024", "2024-05", "2024-05-31", perhaps with a time behind; integers are years. */
static bool date_read(const struct value *value, struct date *ret)
{
    *ret = (struct date){0};
    if (value->kind == VALUE_INTEGER)
        return decimal_to_int(value->number, &ret->year) && ret->year > -20000 && ret->year < 10000;
    const struct str text = str_trim(value_string(value));
    int year;
    if (!digits(text, 0, 4, &year))
        return false;
    ret->year = year;
    if (text.len == 4)
        return true;
    if (text.data[4] != '-' || !digits(text, 5, 2, &ret->month))
        return false;
    if (text.len == 7)
        return true;
    if (text.data[7] != '-' || !digits(text, 8, 2, &ret->day))
        return false;
    return text.len == 10 || text.data[10] == 'T' || text.data[10] == ' ';
}

static int days_of(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Written but not in the calendar. */
static bool is_no_day(const struct value *value, const struct date *date)
{
    if (value->kind != VALUE_STRING || value->string.len < 7)
        return false;
    if (date->month < 1 || date->month > 12)
        return true;
    return value->string.len >= 10 &&
           (date->day < 1 || date->day > days_of(date->year, date->month));
}

/* Below 0 where `a` is earlier, as far as both are written. */
static int compare(const struct date *a, const struct date *b)
{
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    if (!a->month || !b->month || a->month != b->month)
        return !a->month || !b->month ? 0 : a->month - b->month;
    return a->day && b->day ? a->day - b->day : 0;
}

static void check_day(struct pass *pass, const struct value *value)
{
    struct date date;
    for (size_t i = 0; value->kind == VALUE_ARRAY && i < value->count; i++)
        if (value->items[i].kind == VALUE_STRING)
            check_day(pass, &value->items[i]);
    if (value->kind != VALUE_STRING || !date_read(value, &date) || !is_no_day(value, &date))
        return;
    struct diagnostic *finding = report(pass, value->region, "there is no day '%.*s'",
                                        STR_ARG(str_slice(value->string, 0, 10)));
    finding->identity = value->string;
}

static bool is_past_key(const struct pass *pass, struct str key)
{
    for (size_t i = 0; i < COUNT_OF(past_keys); i++)
        if (key_is(key, past_keys[i]))
            return true;
    const struct value *own = value_find(pass->options, STR("past"));
    for (size_t i = 0; own && own->kind == VALUE_ARRAY && i < own->count; i++)
        if (str_eq(key, value_string(&own->items[i])))
            return true;
    return false;
}

/* Another time zone may be a day ahead. */
static struct date tomorrow(struct date date)
{
    if (date.day < days_of(date.year, date.month))
        return (struct date){date.year, date.month, date.day + 1};
    if (date.month < 12)
        return (struct date){date.year, date.month + 1, 1};
    return (struct date){date.year + 1, 1, 1};
}

static void check_future(struct pass *pass, const struct member *member)
{
    const struct value today_text = {.kind = VALUE_STRING, .string = pass->selection->today};
    struct date today;
    struct date date;
    if (!date_read(&today_text, &today) || !today.day || !is_past_key(pass, member->key) ||
        !date_read(&member->value, &date) || is_no_day(&member->value, &date))
        return;
    today = tomorrow(today);
    if (compare(&date, &today) <= 0)
        return;
    struct diagnostic *finding = report(pass, member->value.region, "%.*s: '%.*s' is in the future",
                                        STR_ARG(member->key), STR_ARG(member->value.string));
    finding->identity = member->key;
}

static const struct member *find_key(const struct value *properties, const char *name)
{
    for (size_t i = 0; i < properties->count; i++)
        if (key_is(properties->members[i].key, name))
            return &properties->members[i];
    return NULL;
}

static void check_span(struct pass *pass, const char *const span[2])
{
    const struct member *start = find_key(&pass->note->properties, span[0]);
    const struct member *end = find_key(&pass->note->properties, span[1]);
    struct date first;
    struct date last;
    if (!start || !end || !date_read(&start->value, &first) || !date_read(&end->value, &last) ||
        is_no_day(&start->value, &first) || is_no_day(&end->value, &last) ||
        compare(&last, &first) >= 0)
        return;
    struct diagnostic *finding =
        report(pass, end->value.region, "'%.*s' is before '%.*s': %.*s, %.*s", STR_ARG(end->key),
               STR_ARG(start->key), STR_ARG(end->value.string), STR_ARG(start->value.string));
    diagnostic_relate(pass, finding, pass->note, start->value.region, "the start");
    finding->identity = end->key;
}

void implausible_date(struct pass *pass)
{
    const struct value *properties = &pass->note->properties;
    if (properties->kind != VALUE_OBJECT || note_is_template(pass->note))
        return;
    for (size_t i = 0; i < properties->count; i++) {
        check_day(pass, &properties->members[i].value);
        check_future(pass, &properties->members[i]);
    }
    for (size_t i = 0; i < COUNT_OF(spans); i++)
        check_span(pass, spans[i]);
}
