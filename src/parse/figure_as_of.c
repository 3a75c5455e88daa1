/* parse/figure_as_of: dates of figures from the words around them. */
#include "figure_as_of.h"

#include "date.h"

enum {
    BEFORE_BRACKET = 3,
    BRACKET_WORDS = 6,
    TRAIL_WORDS = 9,
    ADJECTIVE_WORDS = 5,
    LEAD_WORDS = 3
};

/* What stands between two neighbouring figures. */
struct gap {
    size_t words;
    size_t since_end;    /* words behind the last end of a sentence or a bracket */
    size_t since_clause; /* behind the last of these, or a comma, an "and", a dash */
    bool clause;
    bool ends;  /* a sentence, a clause or a bracket ends */
    bool joins; /* a comma, an "and", a "to": another statement begins */
    bool verb;
    bool opens; /* a bracket opens, as the first sign */
    enum lex last, before_last;
};

static bool is_time(const struct figure *figure)
{
    return figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
}

/* A year, a month, a day or a quarter as ISO date; empty for spans and open ends. */
static struct str moment_of(struct arena *run, const struct figure *figure)
{
    if (!figure->has_low || !figure->has_high)
        return (struct str){0};
    if (figure->kind == FIGURE_YEAR) {
        int64_t year;
        if (!decimal_eq(figure->low, figure->high) || !decimal_to_int(figure->low, &year))
            return (struct str){0};
        return year ? date_fmt(run, (struct date){.year = (int)year}) : STR("0000");
    }
    if (figure->kind != FIGURE_DATE || figure->low_date.data[0] == '-')
        return (struct str){0};
    if (str_eq(figure->low_date, figure->high_date))
        return figure->low_date;
    const bool same_year = figure->high_date.len >= 7 && str_eq(str_slice(figure->low_date, 0, 4),
                                                                str_slice(figure->high_date, 0, 4));
    return same_year ? figure->high_date : (struct str){0};
}

/* The lexemes from `at` up to `offset`; *ret_at is the first at or behind it. */
static struct gap read_gap(const struct scan *scan, size_t at, size_t offset, size_t *ret_at)
{
    struct gap gap = {.last = LEX_NONE};
    for (; at < scan->count && lexeme_at(scan, at)->begin < offset; at++) {
        const enum lex lex = lex_at(scan, at);
        if (lex == LEX_OPEN && gap.words <= BEFORE_BRACKET && !gap.joins && !gap.opens) {
            gap.opens = true;
            gap.words = 0;
        }
        gap.words++;
        gap.since_end++;
        if (lex == LEX_SEMICOLON || lex == LEX_CLOSE || lexeme_at(scan, at)->kind == LEXEME_BREAK ||
            (lex == LEX_DOT && lexeme_at(scan, at + 1)->spaced &&
             lex_at(scan, at - 1) != LEX_APPROXIMATE)) {
            gap.ends = true;
            gap.since_end = 0;
        }
        gap.since_clause++;
        if (gap.since_end == 0 || lex == LEX_COMMA || lex == LEX_AND || lex == LEX_OPEN ||
            lex == LEX_DASH || lex == LEX_COLON) {
            gap.clause = true;
            gap.since_clause = 0;
        }
        gap.joins = gap.joins || lex == LEX_COMMA || lex == LEX_AND || lex == LEX_COLON ||
                    (lex == LEX_OPEN && !gap.opens) || lex == LEX_TO || lex == LEX_DASH ||
                    lex == LEX_ARROW;
        gap.verb = gap.verb || lex == LEX_STOP;
        gap.before_last = gap.last;
        gap.last = lex;
    }
    *ret_at = at;
    return gap;
}

static bool is_preposition(const struct gap *gap)
{
    return gap->last == LEX_IN || gap->last == LEX_PREPOSITION || gap->last == LEX_AT ||
           (gap->last == LEX_OF && gap->before_last == LEX_PREPOSITION) ||
           ((gap->last == LEX_PART || gap->last == LEX_THE || gap->last == LEX_APPROXIMATE) &&
            (gap->before_last == LEX_IN || gap->before_last == LEX_PREPOSITION));
}

/* Does the time behind `gap` date the figure before it: "5 million (2023)", "12% in 1938"? */
static bool dates_before(const struct gap *gap)
{
    if (gap->ends)
        return false;
    if (gap->opens)
        return gap->words <= BRACKET_WORDS;
    return !gap->joins && !gap->verb && gap->words <= TRAIL_WORDS && is_preposition(gap);
}

/* Does a time at the start of a text or behind `gap` lead what follows: "In 1938, ...", "1938: "?
 * `said` words of the sentence stand before it. */
static bool leads(const struct scan *scan, const struct gap *gap, size_t said, size_t behind)
{
    if (is_preposition(gap))
        return said <= LEAD_WORDS || (gap->clause && gap->since_clause <= LEAD_WORDS);
    const enum lex lex = lex_at(scan, behind);
    const bool dash = is_dash(lex) && lexeme_at(scan, behind)->spaced;
    if (gap->last == LEX_OPEN) /* "the raid (May 4, 1975 - three killed)" */
        return lex == LEX_COLON || dash;
    return said == 0 && (lex == LEX_COLON || lex == LEX_COMMA || dash);
}

/* The year in which a time begins; empty for one before our era or without year. */
static struct str year_of(struct arena *run, const struct figure *figure)
{
    int64_t year;
    if (figure->kind == FIGURE_DATE && figure->low_date.len >= 4)
        return figure->low_date.data[0] == '-' ? (struct str){0}
                                               : str_slice(figure->low_date, 0, 4);
    if (figure->kind != FIGURE_YEAR || !figure->has_low || !figure->has_high ||
        !decimal_eq(figure->low, figure->high) || !decimal_to_int(figure->low, &year) || year < 1)
        return (struct str){0};
    return date_fmt(run, (struct date){.year = (int)year});
}

static struct str with_year(struct arena *run, struct str year, struct str date)
{
    return str_starts(date, STR("--"))
               ? str_fmt(run, "%.*s%.*s", STR_ARG(year), STR_ARG(str_slice(date, 1, date.len)))
               : date;
}

/* Would a log of that day speak of the month as past or near? A year and a month are no log. */
static bool is_near_log(struct str day, struct str date)
{
    const struct str log_month = str_slice(day, 5, 7);
    const struct str month = str_slice(date, 2, 4);
    return day.len < 10 || str_cmp(month, log_month) <= 0;
}

void years_scan(const struct scan *scan)
{
    struct str from = scan->context->as_of; /* the time that gives the year */
    if (from.len < 4 || from.data[0] == '-')
        from = (struct str){0};
    bool placed = true;
    for (size_t i = scan->first; i < scan->figures->len; i++) {
        struct figure *figure = &scan->figures->data[i];
        const bool yearless = figure->kind == FIGURE_DATE &&
                              str_starts(figure->low_date, STR("--")) &&
                              !str_eq(figure->low_date, STR("--02-29"));
        if (yearless && from.len > 0 && str_cmp(figure->low_date, figure->high_date) <= 0 &&
            (!placed || is_near_log(from, figure->low_date))) {
            figure->low_date = with_year(scan->run, str_slice(from, 0, 4), figure->low_date);
            figure->high_date = with_year(scan->run, str_slice(from, 0, 4), figure->high_date);
            figure->flags |= FIGURE_PLACED_YEAR;
        }
        const struct str own = year_of(scan->run, figure);
        if (own.len > 0 && !(figure->flags & FIGURE_PLACED_YEAR)) {
            from = own;
            placed = false;
        }
    }
}

void as_of_scan(const struct scan *scan)
{
    struct figure *figures = scan->figures->data;
    const size_t count = scan->figures->len;
    struct str lead = {0};
    size_t at = 0;
    size_t said = 0; /* words of the sentence before the figure */
    for (size_t i = scan->first; i < count; i++) {
        struct figure *figure = &figures[i];
        const struct gap gap = read_gap(scan, at, figure->region.offset, &at);
        said = gap.ends || i == scan->first ? gap.since_end : said + 1 + gap.words;
        if (gap.ends && !(gap.last == LEX_CLOSE))
            lead = (struct str){0};
        size_t behind = at;
        while (behind < scan->count && lexeme_at(scan, behind)->begin < region_end(figure->region))
            behind++;
        at = behind;
        if (!is_time(figure)) {
            if (figure->as_of.len == 0 && figure->kind != FIGURE_ORDINAL)
                figure->as_of = lead;
            continue;
        }
        const struct str moment = moment_of(scan->run, figure);
        if (moment.len == 0)
            continue;
        if (i > scan->first && !is_time(figure - 1) && dates_before(&gap)) {
            figure[-1].as_of = moment;
            if (i - 1 > scan->first && (figure[-1].flags & FIGURE_RESTATES))
                figure[-2].as_of = moment;
            continue;
        }
        if (leads(scan, &gap, said, behind))
            lead = moment;
        else if (i + 1 < count && figure[1].region.offset > region_end(figure->region)) {
            size_t next;
            const struct gap after = read_gap(scan, behind, figure[1].region.offset, &next);
            if (!is_time(&figure[1]) && !after.ends && after.words <= ADJECTIVE_WORDS &&
                !after.joins && after.words > 0)
                figure[1].as_of = moment;
        }
    }
}

struct str as_of_moment(struct arena *run, const struct figure_vec *figures, size_t first)
{
    struct str only = {0};
    for (size_t i = first; i < figures->len; i++) {
        if (!is_time(&figures->data[i]))
            continue;
        const struct str moment = moment_of(run, &figures->data[i]);
        if (moment.len == 0 || only.len > 0)
            return (struct str){0};
        only = moment;
    }
    return only;
}

struct str as_of_lead(const struct scan *scan)
{
    if (scan->figures->len <= scan->first || scan->count == 0)
        return (struct str){0};
    const struct figure *figure = &scan->figures->data[scan->first];
    return figure->region.offset == lexeme_at(scan, 0)->begin ? moment_of(scan->run, figure)
                                                              : (struct str){0};
}
