/* parse/figure_date: spans of dates and years, and whether four digits are a year at all. */
#include "amount.h"
#include "date.h"

static bool has_year(const struct period *period)
{
    return period->low.year != 0;
}

/* A joint of two ends: "-", "to", "through", "and" behind "between". Returns the lexeme behind it,
 * or `at`. */
static size_t joint_end(const struct scan *scan, size_t at, bool between)
{
    const enum lex lex = lex_at(scan, at);
    if (is_dash(lex)) {
        const bool even = is_glued(scan, at) == is_glued(scan, at + 1);
        return even || lex_at(scan, at + 1) == LEX_MONTH ? at + 1 : at;
    }
    if ((lex == LEX_TILDE || (lex == LEX_SLASH && word_is(scan, at + 2, STR("s")))) &&
        is_glued(scan, at) && is_glued(scan, at + 1))
        return at + 1;
    if (lex == LEX_TO || lex == LEX_THROUGH || lex == LEX_UNTIL || (between && lex == LEX_AND))
        return at + 1;
    return at;
}

/* "c.", "ca.", "about", "the" before a second end. */
static size_t skip_circa(const struct scan *scan, size_t at)
{
    for (int i = 0; i < 2; i++) {
        const enum lex lex = lex_at(scan, at);
        if (lex != LEX_APPROXIMATE && lex != LEX_TILDE && lex != LEX_THE)
            break;
        at++;
        if (lex_at(scan, at) == LEX_DOT && is_glued(scan, at))
            at++;
    }
    return at;
}

/* 1914-18: the second year of two digits takes its century from the first. */
static void complete_year(const struct period *first, struct period *second)
{
    if (!second->two_digits || first->low.year < 100 || first->two_digits || second->era < 0)
        return;
    const int century = first->low.year - first->low.year % 100;
    const int width = second->high.year - second->low.year;
    second->low.year = century + second->low.year % 100;
    second->high.year = second->low.year + width;
    second->two_digits = false;
}

/* Does what stands behind bare digits make them an amount: "2000 km", "1500-m", "1000-5000"? */
static bool is_amount_behind(const struct scan *scan, const struct period *period)
{
    struct noun noun;
    const size_t end = period->end;
    const struct lexeme *behind = lexeme_at(scan, end);
    const bool even = is_glued(scan, end) == is_glued(scan, end + 1);
    if (behind->lex == LEX_PERCENT || behind->lex == LEX_TIMES || behind->lex == LEX_SCALE)
        return true;
    if (is_dash(behind->lex) && !behind->spaced && unit_scan(scan, end + 1, &noun))
        return true;
    if (is_dash(behind->lex) && even && is_number_at(scan, end + 1) && !period->range)
        return true;
    if (!behind->spaced && (behind->kind == LEXEME_WORD || behind->lex == LEX_CURRENCY))
        return true;
    return unit_scan(scan, end, &noun) && !(period->range && noun.kind == FIGURE_COUNT);
}

static void negate(struct period *period)
{
    const int low = period->low.year;
    period->low.year = -period->high.year;
    period->high.year = -low;
}

/* "1990-present", "1900-present CE" */
static void leave_open(const struct scan *scan, struct period *period, size_t end)
{
    size_t behind;
    period->open_high = period->range = true;
    period->bare = period->bare && period->low.year < 1000;
    period->end = era_parse(scan, end, &behind) ? behind : end;
}

/* A span of years or an open end: "1939-45", "12th-13th c.", "300 BCE-200 CE", "1990-present".
 * `first` has not been negated for its era yet. */
static void join_years(const struct scan *scan, struct period *first, bool between)
{
    const size_t joint = joint_end(scan, first->end, between);
    if (joint == first->end)
        return;
    if (lex_at(scan, joint) == LEX_PRESENT && !between) {
        leave_open(scan, first, joint + 1);
        return;
    }
    struct period second;
    const size_t start = skip_circa(scan, joint);
    if (!year_parse(scan, start, &second) || second.range)
        return;
    if (second.bare && is_amount_behind(scan, &second))
        return;
    if (first->century != second.century || (second.century && second.open))
        return;
    if (first->open && !first->century)
        return;
    const bool grouped_mix =
        first->bare && second.bare && (first->low.year >= 2300 || second.low.year >= 2300);
    if (grouped_mix)
        return;
    if (first->two_digits && !second.era)
        return;
    complete_year(first, &second);
    const bool backwards = first->low.year > second.low.year;
    if (backwards && second.era >= 0 && first->era >= 0)
        return;
    if (first->era == 0)
        first->era = second.era;
    if (second.era == 0)
        second.era = first->era;
    if (first->era < 0) {
        negate(first);
        first->era = 1;
    }
    if (second.era < 0)
        negate(&second);
    first->high = second.high;
    first->bare = first->bare && second.bare && !second.decade;
    first->open = false;
    first->range = true;
    first->end = second.end;
}

/* Two full days more than ten years apart, with blanks around the dash: born and died. */
static bool is_life(const struct scan *scan, const struct period *first,
                    const struct period *second)
{
    return is_dash(lex_at(scan, first->end)) && lexeme_at(scan, first->end)->spaced &&
           has_year(first) && first->low.day && second->high.day &&
           second->high.year - first->low.year > 10;
}

/* A span of calendar dates: the ends lend each other what they lack. */
static void join_dates(const struct scan *scan, struct period *first, bool between)
{
    size_t joint = joint_end(scan, first->end, between);
    if (joint == first->end)
        return;
    if (lex_at(scan, joint) == LEX_PRESENT && has_year(first)) {
        first->open_high = first->range = true;
        first->end = joint + 1;
        return;
    }
    if (lex_at(scan, joint) == LEX_THE)
        joint++;
    struct period second;
    if (!date_parse(scan, joint, &second)) {
        if (!is_year_at(scan, joint) || !year_parse(scan, joint, &second) || !second.bare ||
            has_year(first) == false)
            return;
    }
    if (is_life(scan, first, &second))
        return;
    if (!has_year(first) && has_year(&second)) {
        const bool wraps = first->low.month > second.high.month;
        first->low.year = first->high.year = second.low.year - (wraps ? 1 : 0);
    } else if (has_year(first) && !has_year(&second)) {
        second.high.year = first->low.year + (second.high.month < first->low.month ? 1 : 0);
    }
    first->high = second.high;
    first->range = true;
    first->end = second.end;
}

/* The nearest word before `at` that is neither article nor "early", "c.", "year". */
static size_t lead_of(const struct scan *scan, size_t at)
{
    size_t before = at - 1;
    for (int i = 0; i < 3; i++) {
        const enum lex lex = lex_at(scan, before);
        const bool skipped = lex == LEX_PART || lex == LEX_THE || lex == LEX_SEASON ||
                             (lex == LEX_HYPHEN && lex_at(scan, before - 1) == LEX_PART);
        if (!skipped)
            break;
        before--;
    }
    return before;
}

static bool is_time_preposition(enum lex lex)
{
    return lex == LEX_IN || lex == LEX_SINCE || lex == LEX_UNTIL || lex == LEX_BETWEEN ||
           lex == LEX_FROM || lex == LEX_PREPOSITION || lex == LEX_OF;
}

/* Does a header or a label that governs the text say that it is an amount? Only of its first
 * number: "Population: 1850 (1900)". */
static bool is_governed_amount(const struct scan *scan, size_t at)
{
    const size_t begin = scan->context->value_at;
    if (!scan->context->numbers || at < begin || at > begin + 3)
        return false;
    for (size_t i = begin; i < at; i++)
        if (lexeme_at(scan, i)->kind != LEXEME_SIGN || lex_at(scan, i) == LEX_OPEN)
            return false;
    return true;
}

/* "~1870" is a year, "~1200" is not. */
static bool is_about_year(int year)
{
    return year >= 1400 && year < 2050;
}

/* Are bare digits at `at` (one number, or a span of two) years? */
static bool is_year_here(const struct scan *scan, size_t at, const struct period *period)
{
    struct noun noun;
    const int low = period->low.year;
    const size_t digits = lexeme_at(scan, at)->end - lexeme_at(scan, at)->begin;
    const size_t lead = lead_of(scan, at);
    const enum lex before = lex_at(scan, lead);
    if (low < 100 || low >= 2300 || lex_at(scan, at) == LEX_GROUPED)
        return false;
    if (is_amount_behind(scan, period) || is_governed_amount(scan, at))
        return false;
    if (before == LEX_OVER || before == LEX_UNDER || before == LEX_THAN || before == LEX_CURRENCY ||
        before == LEX_HASH || (lead == at - 1 && has_label(scan, at)))
        return false;
    const bool noun_behind = noun_scan(scan, period->end, false, &noun) && noun.plural;
    if (scan->context->years && !noun_behind)
        return true;
    if (digits < 4 && scan->context->place == PLACE_HEADING && before == LEX_OPEN &&
        lex_at(scan, period->end) == LEX_CLOSE)
        return true; /* "Treaty of Verdun (843)" */
    if (digits < 4)
        return (before == LEX_IN || (period->range && before == LEX_OPEN)) && !noun_behind;
    if (!noun_behind || noun.end > period->end + 1)
        return before != LEX_TILDE || is_about_year(low) || lex_at(scan, lead - 1) == LEX_OPEN ||
               (period->range && period->high.year >= 1600 && is_about_year(period->high.year));
    if (before == LEX_APPROXIMATE || before == LEX_TILDE)
        return false;
    if (lex_at(scan, at - 1) == LEX_THE || lex_at(scan, at - 1) == LEX_PART)
        return true;
    return low >= 1800 && low < 2050 &&
           (is_time_preposition(before) || lexeme_at(scan, lead)->kind != LEXEME_WORD);
}

static struct figure *push_figure(struct scan *scan, size_t at, size_t end)
{
    struct figure *figure = figure_vec_push(scan->scratch, scan->figures);
    if (lex_at(scan, at - 1) == LEX_TILDE && is_glued(scan, at))
        at--;
    *figure = (struct figure){
        .region = region_between(lexeme_at(scan, at)->begin, lexeme_at(scan, end - 1)->end),
        .place = scan->context->place,
        .has_low = true,
        .has_high = true,
        .bound = date_bound(scan, at)};
    scan->done = end;
    return figure;
}

static size_t push_years(struct scan *scan, size_t at, const struct period *period)
{
    size_t end = period->end;
    const bool plus = (lex_at(scan, end) == LEX_PLUS && is_glued(scan, end)) ||
                      word_is(scan, end, STR("onward")) || word_is(scan, end, STR("onwards"));
    if (plus)
        end++;
    struct figure *figure = push_figure(scan, at, end);
    figure->kind = FIGURE_YEAR;
    figure->low = decimal_from_int(scan->run, period->low.year);
    figure->high = decimal_from_int(scan->run, period->high.year);
    figure->has_high = !period->open_high && !plus;
    figure->flags = period->range || period->low.year != period->high.year ? FIGURE_RANGE : 0;
    if (!figure->has_high)
        figure->bound = BOUND_AT_LEAST;
    if (!period->range)
        date_set_side(scan, at, figure);
    return end;
}

static size_t push_dates(struct scan *scan, size_t at, const struct period *period)
{
    struct figure *figure = push_figure(scan, at, period->end);
    figure->kind = FIGURE_DATE;
    figure->low_date = date_fmt(scan->run, period->low);
    figure->high_date = date_fmt(scan->run, period->high);
    figure->has_high = !period->open_high;
    if (period->open_high) {
        figure->bound = BOUND_AT_LEAST;
        figure->high_date = STR("");
    }
    if (!str_eq(figure->low_date, figure->high_date))
        figure->flags = FIGURE_RANGE;
    if (!period->range)
        date_set_side(scan, at, figure);
    return period->end;
}

/* FY2025, fiscal year 2024, FY24, CY 2008, 2025E. */
static bool fiscal_parse(const struct scan *scan, size_t at, struct period *ret)
{
    size_t next = at;
    if (lex_at(scan, at) == LEX_FISCAL) {
        next++;
        if (word_is(scan, next, STR("year")))
            next++;
        if (lex_at(scan, next) == LEX_QUOTE && is_glued(scan, next + 1))
            next++;
        if (!year_parse(scan, next, ret) || !ret->bare)
            return false;
        if (ret->low.year < 100 && ret->two_digits) {
            ret->low.year += 2000;
            ret->high.year += 2000;
        }
        ret->bare = ret->two_digits = false;
        return ret->low.year >= 1000 && ret->low.year < 2300;
    }
    if (!is_year_at(scan, at) || !is_glued(scan, at + 1))
        return false;
    const struct str letter = text_at(scan, at + 1);
    if (letter.len != 1 || (letter.data[0] != 'E' && letter.data[0] != 'F') ||
        (is_glued(scan, at + 2) && lexeme_at(scan, at + 2)->kind == LEXEME_WORD))
        return false;
    *ret = (struct period){.low = {.year = lexeme_at(scan, at)->value},
                           .high = {.year = lexeme_at(scan, at)->value},
                           .years = true,
                           .end = at + 2};
    return true;
}

static size_t scan_calendar(struct scan *scan, size_t at, bool between)
{
    struct period period;
    if (!date_parse(scan, at, &period))
        return at;
    join_dates(scan, &period, between);
    if (!has_year(&period) && period.low.day == 0)
        return at;
    return push_dates(scan, at, &period);
}

/* "2014 through May 2018": a year and a month or a day. */
static bool join_year_to_date(const struct scan *scan, struct period *first, bool between)
{
    struct period second;
    const size_t joint = joint_end(scan, first->end, between);
    if (!first->bare || first->range || first->low.year < 1000 || joint == first->end ||
        !date_parse(scan, joint, &second) || second.high.year < first->low.year)
        return false;
    first->high = second.high;
    first->range = true;
    first->end = second.end;
    return true;
}

static size_t scan_years(struct scan *scan, size_t at, bool between)
{
    struct period period;
    if (!year_parse(scan, at, &period))
        return at;
    if (join_year_to_date(scan, &period, between))
        return push_dates(scan, at, &period);
    if (!period.range)
        join_years(scan, &period, between);
    if (period.era < 0)
        negate(&period);
    if (period.low.year > period.high.year) { /* 508/7 BCE */
        const struct date swap = period.low;
        period.low = period.high;
        period.high = swap;
    }
    if (period.open || (period.two_digits && period.era == 0))
        return at;
    if (period.bare && !is_year_here(scan, at, &period))
        return at;
    return push_years(scan, at, &period);
}

size_t date_scan(struct scan *scan, size_t at)
{
    const bool between = lex_at(scan, at - 1) == LEX_BETWEEN;
    const size_t start = at;
    struct period period;
    if (lex_at(scan, at) == LEX_TILDE && is_glued(scan, at + 1))
        at++;
    size_t end = scan_calendar(scan, at, between);
    if (end > at)
        return end;
    if (fiscal_parse(scan, at, &period)) {
        join_years(scan, &period, between);
        return push_years(scan, at, &period);
    }
    end = scan_years(scan, at, between);
    return end > at ? end : start;
}
