/* parse/unit: look-up in the generated table of units. */
#include "notelint/unit.h"

#include "unit_table.h"

enum { NAME_MAX = 48 };

/* FNV-1a, as tools/units.py computes it. */
static uint32_t spelling_hash(struct str text)
{
    uint32_t hash = 0x811c9dc5;
    for (size_t i = 0; i < text.len; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * 0x01000193u;
    return hash ^ hash >> 15;
}

static const struct spelling_row *spelling_find(struct str text)
{
    for (size_t slot = spelling_hash(text) % SPELLING_SLOTS; spelling_slots[slot] != 0;
         slot = (slot + 1) % SPELLING_SLOTS) {
        const struct spelling_row *row = &spelling_rows[spelling_slots[slot] - 1];
        if (str_eq(row->text, text))
            return row;
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

/* The row of `text` as written or, from three bytes on, in lower case: names may be written in any
 * case, symbols of one or two letters may not. */
static const struct spelling_row *spelling_find_any(struct str text)
{
    if (text.len == 0 || text.len > NAME_MAX)
        return NULL;
    const struct spelling_row *row = spelling_find(text);
    if (row || text.len < 3)
        return row;
    char lower[NAME_MAX];
    bool folds = false;
    for (size_t i = 0; i < text.len; i++) {
        lower[i] = ascii_lower(text.data[i]);
        folds |= lower[i] != text.data[i];
    }
    return folds ? spelling_find((struct str){lower, text.len}) : NULL;
}

bool unit_find_beginning(struct str text, struct unit_name *ret)
{
    const struct spelling_row *row = spelling_find_any(text);
    if (!row)
        return false;
    *ret = (struct unit_name){.longer = row->longer};
    if (row->unit == NO_UNIT)
        return true;
    const struct unit_row *unit = &unit_rows[row->unit];
    ret->unit = unit->unit;
    ret->class_ = unit->class_;
    ret->spelling = (enum unit_spelling)row->spelling;
    return true;
}

bool unit_find(struct str text, struct unit_name *ret)
{
    struct unit_name name;
    if (!unit_find_beginning(text, &name) || name.unit.len == 0)
        return false;
    *ret = name;
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
