/* rules/duration-mismatch: "a 17-year ceasefire (1994-2016)" lasts 22 years.
 *
 * Only where both are exact, and where nothing but a short noun stands between them. */
#include <stdlib.h>

#include "calendar.h"
#include "rules.h"

enum unit { NO_UNIT, YEARS, MONTHS, DAYS };

static enum unit unit_of(const struct figure *figure)
{
    if (str_eq(figure->unit, STR("year")))
        return YEARS;
    if (str_eq(figure->unit, STR("month")))
        return MONTHS;
    return str_eq(figure->unit, STR("day")) ? DAYS : NO_UNIT;
}

/* A whole number of years, months or days, told as exact; not an age. */
static bool is_duration(const struct note *note, const struct figure *figure, int64_t *ret)
{
    if (figure->kind != FIGURE_DURATION || figure->bound != BOUND_EXACT || !figure->has_low ||
        !figure->has_high || !decimal_eq(figure->low, figure->high) || unit_of(figure) == NO_UNIT)
        return false;
    const struct str text = source_text(&note->source, figure->region);
    return !str_ends(text, STR("old")) && decimal_to_int(figure->low, ret) && *ret > 0;
}

static bool is_span(const struct figure *figure)
{
    if (figure->bound != BOUND_EXACT || !figure->has_low || !figure->has_high)
        return false;
    if (figure->kind == FIGURE_YEAR)
        return figure->flags & FIGURE_RANGE && decimal_cmp(figure->low, figure->high) < 0;
    return figure->kind == FIGURE_DATE && !(figure->flags & FIGURE_PLACED_YEAR) &&
           !str_eq(figure->low_date, figure->high_date);
}

/* How long the span is at least and at most, counted in `unit`: the ends are told to the year, the
 * month or the day, and may or may not be counted themselves. */
static bool span_length(const struct figure *span, enum unit unit, int64_t *ret_least,
                        int64_t *ret_most)
{
    struct iso_date low = {0}, high = {0};
    if (span->kind == FIGURE_YEAR) {
        int64_t from, to;
        if (!decimal_to_int(span->low, &from) || !decimal_to_int(span->high, &to) ||
            llabs(from) > 9999 || llabs(to) > 9999)
            return false;
        low.year = (long)from + (from < 0); /* there is no year 0: 1 BCE is followed by 1 CE */
        high.year = (long)to + (to < 0);
    } else if (!iso_date_parse(span->low_date, &low) || !iso_date_parse(span->high_date, &high) ||
               !low.month != !high.month || !low.day != !high.day) {
        return false;
    }
    int64_t length;
    if (unit == YEARS)
        length = (12 * (high.year - low.year) + high.month - low.month) / 12;
    else if (unit == MONTHS && low.month)
        length = 12 * (high.year - low.year) + high.month - low.month;
    else if (unit == DAYS && low.day)
        length = day_number(high, GREGORIAN) - day_number(low, GREGORIAN);
    else
        return false;
    *ret_least = length - 1;
    *ret_most = length + 1;
    return length >= 0;
}

/* Round numbers are told of what is near them: "a 250-year rule". */
static int64_t slack(int64_t told)
{
    if (told % 100 == 0)
        return 50;
    if (told % 10 == 0)
        return 5;
    return told % 5 == 0 ? 2 : 0;
}

/* Only the noun that lasted, up to six words: "17-year ceasefire with the military government (".
 */
static bool is_noun_and_bracket(struct str between)
{
    static const struct str apart[] = {
        STR_INIT("which"), STR_INIT("that"),    STR_INIT("who"),   STR_INIT("when"),
        STR_INIT("where"), STR_INIT("during"),  STR_INIT("until"), STR_INIT("after"),
        STR_INIT("was"),   STR_INIT("were"),    STR_INIT("is"),    STR_INIT("are"),
        STR_INIT("had"),   STR_INIT("has"),     STR_INIT("from"),  STR_INIT("since"),
        STR_INIT("and"),   STR_INIT("before"),  STR_INIT("later"), STR_INIT("ago"),
        STR_INIT("old"),   STR_INIT("between"), STR_INIT("under"), STR_INIT("of"),
        STR_INIT("to"),    STR_INIT("behind"),  STR_INIT("than"),  STR_INIT("as"),
    };
    enum { MOST_WORDS = 6, MOST_BYTES = 80 };
    if (between.len < 1 || between.len > MOST_BYTES || !str_ends(between, STR("(")))
        return false;
    struct str rest = str_trim(str_slice(between, 0, between.len - 1)), word;
    size_t words = 0;
    while (str_split(&rest, ' ', &word)) {
        for (size_t i = 0; i < COUNT_OF(apart); i++)
            if (str_eq_nocase(word, apart[i]))
                return false;
        for (size_t i = 0; i < word.len; i++)
            if (!ascii_is_alpha(word.data[i]) && !strchr("-*_'[]", word.data[i]) &&
                (unsigned char)word.data[i] < 0x80)
                return false;
        words++;
    }
    return words <= MOST_WORDS;
}

static struct str text_between(const struct note *note, const struct figure *a,
                               const struct figure *b)
{
    return str_slice(note->source.bytes, region_end(a->region), b->region.offset);
}

/* "17-year ceasefire (1994-2011)", or "1994-2011 (17 years)". */
static bool belong_together(const struct note *note, const struct figure *first,
                            const struct figure *second, bool duration_first)
{
    const struct str between = text_between(note, first, second);
    const size_t end = region_end(second->region);
    const bool closed = end < note->source.bytes.len && note->source.bytes.data[end] == ')';
    if (duration_first)
        return closed && is_noun_and_bracket(between);
    return closed && str_eq(str_trim(between), STR("("));
}

static void check_pair(struct pass *pass, const struct figure *duration, const struct figure *span)
{
    const struct note *note = pass->note;
    int64_t told, least, most;
    if (!is_duration(note, duration, &told) || !span_length(span, unit_of(duration), &least, &most))
        return;
    if (told >= least - slack(told) && told <= most + slack(told))
        return;
    const struct str span_text = source_text(&note->source, span->region);
    const struct str text = source_text(&note->source, duration->region);
    struct diagnostic *finding =
        report(pass, duration->region, "'%.*s' does not fit '%.*s', which is %lld %.*s%s",
               STR_ARG(text), STR_ARG(span_text), (long long)least + 1, STR_ARG(duration->unit),
               least + 1 == 1 ? "" : "s");
    diagnostic_relate(pass, finding, note, span->region, "from here to there");
    diagnostic_hint(pass, finding, "correct the duration or one of the ends");
    finding->identity = str_fmt(pass->run, "%.*s %.*s", STR_ARG(text), STR_ARG(span_text));
}

/* Is the figure all that its cell holds? */
static bool fills_cell(const struct note *note, const struct figure *figure)
{
    const struct region cell = note->blocks.data[figure->block].region;
    return figure->region.offset == cell.offset && figure->region.len == cell.len;
}

/* "Dates | Duration": the column with that header; 0 if there is none. */
static uint32_t duration_column(const struct note *note, const struct table *table)
{
    for (uint32_t column = 1; column < table->columns; column++)
        if (str_eq_nocase(source_text(&note->source, table->cells[column].region), STR("duration")))
            return column;
    return 0;
}

/* What the figures of one row hold: the span and the duration, each alone in its cell. */
struct row {
    uint32_t table, row;
    const struct figure *duration, *span;
    size_t spans;
};

static void check_row(struct pass *pass, const struct row *row)
{
    if (row->duration && row->span && row->spans == 1)
        check_pair(pass, row->duration, row->span);
}

static void check_tables(struct pass *pass)
{
    const struct note *note = pass->note;
    struct row row = {.table = NOTE_NONE};
    uint32_t column = 0;
    for (size_t i = 0; i < note->figures.len; i++) {
        const struct figure *figure = &note->figures.data[i];
        if (figure->block == FIGURE_NO_BLOCK || note->blocks.data[figure->block].kind != BLOCK_CELL)
            continue;
        const struct block *cell = &note->blocks.data[figure->block];
        if (cell->table != row.table || cell->row != row.row) {
            check_row(pass, &row);
            if (cell->table != row.table)
                column = duration_column(note, &note->tables.data[cell->table]);
            row = (struct row){.table = cell->table, .row = cell->row};
        }
        if (column == 0 || cell->row == 0)
            continue;
        if (is_span(figure))
            row.spans++;
        if (is_span(figure) && fills_cell(note, figure))
            row.span = figure;
        else if (cell->column == column && fills_cell(note, figure))
            row.duration = figure;
    }
    check_row(pass, &row);
}

static void check_prose(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i + 1 < note->figures.len; i++) {
        const struct figure *first = &note->figures.data[i];
        const struct figure *second = first + 1;
        if (first->block != second->block)
            continue;
        if (first->kind == FIGURE_DURATION && is_span(second) &&
            belong_together(note, first, second, true))
            check_pair(pass, first, second);
        else if (is_span(first) && second->kind == FIGURE_DURATION &&
                 belong_together(note, first, second, false))
            check_pair(pass, second, first);
    }
}

void duration_mismatch(struct pass *pass)
{
    check_prose(pass);
    check_tables(pass);
}
