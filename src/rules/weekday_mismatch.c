/* rules/weekday-mismatch: "Monday, April 12, 2026" is a Sunday. */
#include "calendar.h"
#include "rules.h"

enum { LAST_JULIAN_YEAR = 1923 }; /* Greece was the last to leave the Julian calendar */

/* The word right before `at`: blanks, a comma, a full stop, emphasis and an opening bracket may
 * stand between. Its region in *ret. */
static struct str word_before(struct str bytes, size_t at, struct region *ret)
{
    size_t end = at;
    while (end > 0 && at - end < 8 && strchr(" ,.*_(\t", bytes.data[end - 1]))
        end--;
    size_t begin = end;
    while (begin > 0 && end - begin < 12 && ascii_is_alpha(bytes.data[begin - 1]))
        begin--;
    *ret = region_between(begin, end);
    if (begin > 0 && ascii_is_alnum(bytes.data[begin - 1]))
        *ret = (struct region){0};
    return str_slice(bytes, ret->offset, region_end(*ret));
}

/* "Friday morning, May 5", "Friday the 5th of May": words between a weekday and its date. */
static bool is_between(struct str word)
{
    static const struct str words[] = {STR_INIT("the"),   STR_INIT("morning"),
                                       STR_INIT("noon"),  STR_INIT("evening"),
                                       STR_INIT("night"), STR_INIT("afternoon")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(word, words[i]))
            return true;
    return false;
}

/* The word behind `at`, where brackets hold it ("April 12, 2026 (Monday)") or nothing goes on after
 * it ("2026-04-12 Monday", "April 12, 2026, a Monday."). */
static struct str word_behind(struct str bytes, size_t at, struct region *ret)
{
    size_t begin = at;
    while (begin < bytes.len && begin - at < 4 && strchr(" (*_,", bytes.data[begin]))
        begin++;
    const bool article = begin > at && str_eq(str_slice(bytes, begin, begin + 2), STR("a "));
    begin += article ? 2 : 0;
    size_t end = begin;
    while (end < bytes.len && end - begin < 12 && ascii_is_alpha(bytes.data[end]))
        end++;
    const bool bracket = str_find_byte(str_slice(bytes, at, begin), '(', 0) != STR_NONE;
    const char next = end < bytes.len ? bytes.data[end] : '\n';
    const bool done =
        bracket ? next == ')' : ascii_is_eol(next) || strchr(article ? ",:.;|" : ":.;|", next);
    *ret = done && begin > at ? region_between(begin, bracket ? end + 1 : end) : (struct region){0};
    return str_slice(bytes, ret->offset, ret->len > 0 ? end : ret->offset);
}

/* The weekday told of the figure, -1 if none; *ret is the whole from the first to the last word. */
static int told_weekday(const struct note *note, const struct figure *figure, struct region *ret)
{
    const struct str bytes = note->source.bytes;
    struct region word;
    struct str before = word_before(bytes, figure->region.offset, &word);
    for (int i = 0; i < 2 && is_between(before); i++)
        before = word_before(bytes, word.offset, &word);
    int weekday = weekday_parse(before);
    *ret = region_between(word.offset, region_end(figure->region));
    if (weekday >= 0)
        return weekday;
    weekday = weekday_parse(word_behind(bytes, region_end(figure->region), &word));
    *ret = region_between(figure->region.offset, region_end(word));
    return weekday;
}

static bool is_one_day(const struct figure *figure, struct iso_date *ret)
{
    return figure->kind == FIGURE_DATE && !(figure->flags & FIGURE_PLACED_YEAR) &&
           figure->has_low && figure->has_high && str_eq(figure->low_date, figure->high_date) &&
           iso_date_parse(figure->low_date, ret) && ret->day > 0 && ret->year > 0;
}

void weekday_mismatch(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->figures.len; i++) {
        const struct figure *figure = &note->figures.data[i];
        struct iso_date date;
        struct region written;
        if (!is_one_day(figure, &date))
            continue;
        const int told = told_weekday(note, figure, &written);
        const int real = weekday_of(date, GREGORIAN);
        if (told < 0 || told == real ||
            (date.year <= LAST_JULIAN_YEAR && told == weekday_of(date, JULIAN)))
            continue;
        const struct str text = source_text(&note->source, written);
        struct diagnostic *finding =
            date.year > LAST_JULIAN_YEAR
                ? report(pass, written, "'%.*s' is a %s", STR_ARG(text), weekday_names[real])
                : report(pass, written, "'%.*s' is a %s (in the Julian calendar a %s)",
                         STR_ARG(text), weekday_names[real],
                         weekday_names[weekday_of(date, JULIAN)]);
        diagnostic_hint(pass, finding, "correct the weekday or the date");
        finding->identity = text;
    }
}
