/* report/figure_json: figures and what belongs to them over jansson. */
#include "figure_json.h"

json_t *json_text_or_null(struct arena *arena, struct str s)
{
    return s.len ? json_text(arena, s) : json_null();
}

json_t *json_texts(struct arena *arena, const struct str *list, size_t count)
{
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++)
        json_push(array, json_text(arena, list[i]));
    return array;
}

json_t *json_sources(const struct note *note, const struct claim *claim, struct arena *scratch)
{
    json_t *sources = json_array();
    for (size_t i = 0; i < claim->citation_count; i++)
        json_push(sources, json_text(scratch, note->citations.data[claim->citations[i]].source));
    return sources;
}

static json_t *end_json(const struct figure *figure, bool is_low, struct arena *scratch)
{
    if (is_low ? !figure->has_low : !figure->has_high)
        return json_null();
    if (figure->kind == FIGURE_DATE)
        return json_text(scratch, is_low ? figure->low_date : figure->high_date);
    const struct decimal value = is_low ? figure->low : figure->high;
    int64_t year;
    if (figure->kind == FIGURE_YEAR && decimal_to_int(value, &year))
        return json_integer(year);
    return json_text(scratch, decimal_fmt(scratch, value));
}

void json_put_figure(json_t *object, const struct note *note, const struct figure *figure,
                     struct arena *scratch)
{
    json_put(object, "text", json_text(scratch, source_text(&note->source, figure->region)));
    json_put(object, "kind", json_string(figure_kind_name(figure->kind)));
    json_put(object, "low", end_json(figure, true, scratch));
    json_put(object, "high", end_json(figure, false, scratch));
    json_put(object, "unit", json_text_or_null(scratch, figure->unit));
    json_put(object, "bound", json_string(bound_name(figure->bound)));
    json_put(object, "place", json_string(place_name(figure->place)));
    if (figure->as_of.len)
        json_put(object, "as_of", json_text(scratch, figure->as_of));
}
