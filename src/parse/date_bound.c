/* parse/date_bound: "c. 1500", "before 1998", "post-1914": on which side of a time what is told of
 * lies. */
#include "date.h"
#include "notelint/unit.h"

/* "before 1998", "pre-1914", "after the 1920s"; "shortly after 1911" and "ten years before 1914"
 * give a time near it. */
static enum bound open_side(const struct scan *scan, size_t at, size_t end)
{
    size_t before = at - 1;
    if (lex_at(scan, before) == LEX_THE && lexeme_at(scan, end)->kind == LEXEME_WORD &&
        lex_at(scan, end) == LEX_NONE)
        return BOUND_EXACT; /* "after the 1906 earthquake" */
    while (before + 3 > at &&
           (lex_at(scan, before) == LEX_THE || lex_at(scan, before) == LEX_APPROXIMATE ||
            is_dash(lex_at(scan, before))))
        before--;
    const bool joined = before + 1 < at && is_dash(lex_at(scan, before + 1)) && is_glued(scan, at);
    if (joined && word_is(scan, before, STR("pre")))
        return BOUND_AT_MOST;
    if (joined && word_is(scan, before, STR("post")))
        return BOUND_AT_LEAST;
    const bool later = word_is(scan, before, STR("after"));
    if (joined || (!later && !word_is(scan, before, STR("before"))))
        return BOUND_EXACT;
    struct noun noun;
    static const struct str close[] = {STR_INIT("shortly"), STR_INIT("soon"),
                                       STR_INIT("just"),    STR_INIT("immediately"),
                                       STR_INIT("right"),   STR_INIT("long")};
    for (size_t i = 0; i < COUNT_OF(close); i++)
        if (word_is(scan, before - 1, close[i]))
            return BOUND_EXACT;
    if (unit_scan(scan, before - 1, &noun) && noun.kind == FIGURE_DURATION)
        return BOUND_EXACT;
    return later ? BOUND_AT_LEAST : BOUND_AT_MOST;
}

enum bound date_bound(const struct scan *scan, size_t at)
{
    size_t before = at - 1;
    if (lex_at(scan, before) == LEX_DOT)
        before--;
    if (word_is(scan, before, STR("est"))) /* established */
        return BOUND_EXACT;
    const enum lex lex = lex_at(scan, lex_at(scan, at) == LEX_TILDE ? at : before);
    return lex == LEX_APPROXIMATE || lex == LEX_TILDE ? BOUND_APPROXIMATE : BOUND_EXACT;
}

void date_set_side(const struct scan *scan, size_t at, struct figure *figure)
{
    const enum bound side = open_side(scan, at, scan->done);
    if (side == BOUND_EXACT || !figure->has_high)
        return;
    figure->bound = side;
    figure->flags &= ~(unsigned)FIGURE_RANGE;
    const bool before = side == BOUND_AT_MOST; /* the first day of a decade or a month */
    if (figure->kind == FIGURE_DATE)
        figure->low_date = figure->high_date = before ? figure->low_date : figure->high_date;
    else
        figure->low = figure->high = before ? figure->low : figure->high;
    figure->has_low = !before;
    figure->has_high = before;
}
