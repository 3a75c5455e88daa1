/* Figures of a note as one line of text, and tables of them. */
#ifndef NOTELINT_TESTS_FIGURE_TEXT_H
#define NOTELINT_TESTS_FIGURE_TEXT_H

#include "unit.h"

#include "notelint/note.h"

struct figure_case {
    const char *note;
    const char *figures;
};

/* <text> kind low..high unit bound @as-of, joined by "; ". A single value stands alone, an open end
 * is empty; an exact bound is left out. */
static inline struct str figures_text(struct arena *arena, const struct note *note)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < note->figures.len; i++) {
        const struct figure *figure = &note->figures.data[i];
        const struct str text = source_text(&note->source, figure->region);
        const bool date = figure->kind == FIGURE_DATE;
        const struct str low = date ? figure->low_date : decimal_fmt(arena, figure->low);
        const struct str high = date ? figure->high_date : decimal_fmt(arena, figure->high);
        buf_fmt(&buf, "%s<%.*s> %s ", i ? "; " : "", STR_ARG(text), figure_kind_name(figure->kind));
        if (figure->has_low)
            buf_push(&buf, low);
        if (!figure->has_low || !figure->has_high || !str_eq(low, high))
            buf_fmt(&buf, "..%.*s", STR_ARG(figure->has_high ? high : STR("")));
        if (figure->unit.len)
            buf_fmt(&buf, " %.*s", STR_ARG(figure->unit));
        if (figure->bound != BOUND_EXACT)
            buf_fmt(&buf, " %s", bound_name(figure->bound));
        if (figure->as_of.len)
            buf_fmt(&buf, " @%.*s", STR_ARG(figure->as_of));
    }
    return buf_str(&buf);
}

static inline void check_figures(const struct figure_case *cases, size_t count)
{
    struct arena run = {0};
    struct arena scratch = {0};
    for (size_t i = 0; i < count; i++) {
        const struct note *note =
            note_parse(&run, &scratch, STR("Note.md"), str_from(cases[i].note));
        const struct str got = figures_text(&run, note);
        ck_assert_msg(str_eq(got, str_from(cases[i].figures)), "%s\n got %.*s\nwant %s",
                      cases[i].note, STR_ARG(got), cases[i].figures);
        arena_reset(&run);
        arena_reset(&scratch);
    }
    arena_done(&run);
    arena_done(&scratch);
}

#endif
