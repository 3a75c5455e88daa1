/* parse/unit: look-up in the generated table of units. */
#include "notelint/unit.h"

#include "unit_table.h"

enum { NAME_MAX = 48 };

static const struct spelling_row *spelling_find(struct str text)
{
    size_t low = 0;
    size_t high = COUNT_OF(spelling_rows);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = str_cmp(text, spelling_rows[middle].text);
        if (order == 0)
            return &spelling_rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const struct unit_row *row_find(struct str unit)
{
    size_t low = 0;
    size_t high = COUNT_OF(unit_rows);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = str_cmp(unit, unit_rows[middle].unit);
        if (order == 0)
            return &unit_rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool unit_find(struct str text, struct unit_name *ret)
{
    if (text.len == 0 || text.len > NAME_MAX)
        return false;
    const struct spelling_row *row = spelling_find(text);
    if (!row && text.len >= 3) {
        /* Names may be written in any case; symbols of one or two letters may not. */
        char lower[NAME_MAX];
        for (size_t i = 0; i < text.len; i++)
            lower[i] = ascii_lower(text.data[i]);
        row = spelling_find((struct str){lower, text.len});
    }
    if (!row)
        return false;
    const struct unit_row *unit = &unit_rows[row->unit];
    *ret = (struct unit_name){unit->unit, unit->class_, row->spelling};
    return true;
}

/* Where "-per-" separates numerator and denominator; the first one, so that the rest is the
 * denominator. */
static size_t per_find(struct str unit)
{
    const size_t at = str_find(unit, STR("-per-"), 0);
    return at == STR_NONE || at == 0 ? STR_NONE : at;
}

enum unit_class unit_class_of(struct str unit)
{
    const struct unit_row *row = row_find(unit);
    if (row)
        return row->class_;
    const size_t per = per_find(unit);
    return per == STR_NONE ? UNIT_NONE : unit_class_of(str_slice(unit, 0, per));
}

static bool simple_to_base(struct str unit, struct decimal *ret_factor, struct str *ret_base)
{
    const struct unit_row *row = row_find(unit);
    if (row && row->offset)
        return false;
    const bool known = row && row->base.len > 0;
    *ret_factor = known ? (struct decimal){row->digits, row->exponent, false}
                        : (struct decimal){STR("1"), 0, false};
    *ret_base = known ? row->base : unit;
    return true;
}

bool unit_to_base(struct arena *arena, struct str unit, struct decimal *ret_factor,
                  struct str *ret_base)
{
    const struct unit_row *row = row_find(unit);
    const size_t per = per_find(unit);
    if ((row && row->base.len > 0) || per == STR_NONE)
        return simple_to_base(unit, ret_factor, ret_base);
    struct decimal above;
    struct decimal below;
    struct str above_base;
    struct str below_base;
    if (!simple_to_base(str_slice(unit, 0, per), &above, &above_base) ||
        !simple_to_base(str_slice(unit, per + 5, unit.len), &below, &below_base))
        return false;
    *ret_factor = decimal_div(arena, above, below, 15);
    *ret_base = str_fmt(arena, "%.*s-per-%.*s", STR_ARG(above_base), STR_ARG(below_base));
    return true;
}
