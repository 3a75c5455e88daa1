/* parse/claim_date: the date that a figure is of, from the nearest place that has one: beside the
 * figure, its row label or key, its column header, the headings over it. */
#include "claim.h"

enum { HEADINGS_MAX = 8 };

bool figure_is_time(const struct figure *figure)
{
    const struct decimal recent = {.digits = STR_INIT("1"), .exponent = 4};
    if (figure->kind != FIGURE_DURATION)
        return figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
    if (str_eq(figure->unit, STR("year")))
        return decimal_cmp(figure->has_high ? figure->high : figure->low, recent) >= 0;
    return str_ends(figure->unit, STR("year")) && figure->unit.len > 4;
}

struct str figure_date(struct arena *run, const struct figure *figure)
{
    if (figure->kind == FIGURE_DATE)
        return figure->low_date;
    if (figure->kind != FIGURE_YEAR || !(figure->has_low || figure->has_high))
        return (struct str){0};
    const struct str low = decimal_fmt(run, figure->has_low ? figure->low : figure->high);
    if (!figure->has_low || !figure->has_high || decimal_eq(figure->low, figure->high))
        return low;
    return str_fmt(run, "%.*s/%.*s", STR_ARG(low), STR_ARG(decimal_fmt(run, figure->high)));
}

/* False where there are several: "3 (1951, 1974, 1975)" is of no one date. */
static bool date_beside(const struct claim_pass *pass, const struct statement *statement,
                        struct str *ret)
{
    struct str only = {0};
    for (size_t i = 0; i < statement->words.len; i++) {
        const uint32_t index = statement->words.data[i].figure;
        if (index == NOTE_NONE || index == statement->figure)
            continue;
        const struct str date = figure_date(pass->run, &pass->note->figures.data[index]);
        if (date.len && only.len && !str_eq(date, only))
            return false;
        only = date.len ? date : only;
    }
    *ret = only;
    return true;
}

static struct str date_in(const struct claim_pass *pass, struct region region)
{
    const struct figure_vec *figures = &pass->note->figures;
    for (uint32_t i = figure_at_or_behind(pass->note, region.offset);
         i < figures->len && region_holds(region, figures->data[i].region); i++) {
        const struct str date = figure_date(pass->run, &figures->data[i]);
        if (date.len)
            return date;
    }
    return (struct str){0};
}

static struct str date_of_column(const struct claim_pass *pass, const struct block *block)
{
    const struct table *table = &pass->note->tables.data[block->table];
    return block->row ? date_in(pass, table->cells[block->column].region) : (struct str){0};
}

static struct str date_of_headings(const struct claim_pass *pass, uint32_t section)
{
    const struct note *note = pass->note;
    for (int depth = 0; depth < HEADINGS_MAX && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->heading < note->headings.len && at->level > 1) {
            const struct str date = date_in(pass, note->headings.data[at->heading].region);
            if (date.len)
                return date;
        }
        if (at->parent == section)
            break;
        section = at->parent;
    }
    return (struct str){0};
}

struct str claim_date(const struct claim_pass *pass, uint32_t index,
                      const struct statement *statement)
{
    const struct figure *figure = &pass->note->figures.data[index];
    struct str date = figure->as_of;
    struct str beside = {0};
    if (statement && !date_beside(pass, statement, &beside))
        return beside;
    if (date.len == 0)
        date = beside;
    if (date.len == 0 && statement)
        date = date_in(pass, statement->row);

    if (date.len || figure->block == FIGURE_NO_BLOCK)
        return date;
    const struct block *block = &pass->note->blocks.data[figure->block];
    if (block->kind == BLOCK_CELL)
        date = date_of_column(pass, block);
    else if (block->item < pass->note->items.len)
        date = date_in(pass, pass->note->items.data[block->item].label);
    return date.len ? date : date_of_headings(pass, block->section);
}
