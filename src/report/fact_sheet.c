/* report/fact_sheet: what the vault tells about one thing, for people and as JSON. */
#include "notelint/facts.h"

#include "figure_json.h"
#include "notelint/utf8.h"
#include "safe.h"
#include "span.h"

enum { VALUE_WIDEST = 32 };

static struct str shown(struct arena *arena, struct str text)
{
    return text_safe(arena, str_on_one_line(arena, text));
}

static struct str value_text(struct arena *arena, const struct joined_claim *claim)
{
    return shown(arena, source_text(&claim->note->source, claim->figure->region));
}

static struct str label_text(struct arena *arena, const struct joined_claim *claim)
{
    return shown(arena, source_text(&claim->note->source, claim->claim->label));
}

/* "as of 2024, peak, per IEA" */
static void print_details(struct buf *out, const struct joined_claim *claim, struct str metric)
{
    const struct claim *told = claim->claim;
    const char *separator = "  ";
    if (claim->metric.len && !str_eq(claim->metric, metric)) { /* a reign among dates */
        buf_fmt(out, "%s%.*s", separator, STR_ARG(text_safe(out->arena, claim->metric)));
        separator = ", ";
    }
    if (claim->as_of.len) {
        buf_fmt(out, "%sas of %.*s", separator, STR_ARG(claim->as_of));
        separator = ", ";
    }
    for (size_t i = 0; i < told->qualifier_count; i++) {
        buf_fmt(out, "%s%.*s", separator, STR_ARG(text_safe(out->arena, told->qualifiers[i])));
        separator = ", ";
    }
    for (size_t i = 0; i < told->citation_count; i++) {
        const struct str source = claim->note->citations.data[told->citations[i]].source;
        buf_fmt(out, "%sper %.*s", separator, STR_ARG(text_safe(out->arena, source)));
        separator = ", ";
    }
}

static void print_figure(struct buf *out, const struct sheet_figure *figure, struct str metric,
                         int width)
{
    const struct joined_claim *claim = figure->claim;
    const struct str value = value_text(out->arena, claim);
    const struct span place = span_of(claim->note, claim->figure->region);
    const int used = (int)utf8_width(value);
    buf_fmt(out, "%s %.*s%*s  %.*s:%zu", figure->differs ? " !" : "  ", STR_ARG(value),
            used < width ? width - used : 0, "",
            STR_ARG(path_safe(out->arena, (struct str){0}, claim->note->path)), place.start.line);
    print_details(out, claim, metric);
    const struct str label = label_text(out->arena, claim);
    if (claim->metric.len == 0 && label.len)
        buf_fmt(out, "  (%.*s)", STR_ARG(label));
    buf_push_byte(out, '\n');
}

static int widest_value(struct arena *arena, const struct sheet_attribute *attribute)
{
    size_t widest = 0;
    for (size_t i = 0; i < attribute->figures.len; i++) {
        const size_t width = utf8_width(value_text(arena, attribute->figures.data[i].claim));
        if (width > widest)
            widest = width;
    }
    return (int)(widest < VALUE_WIDEST ? widest : VALUE_WIDEST);
}

static void print_attribute(struct buf *out, const struct sheet_attribute *attribute)
{
    const struct str metric =
        attribute->group->metric.len
            ? claim_attribute_name(out->arena, attribute->figures.data[0].claim)
            : STR("without a name");
    buf_fmt(out, "\n%.*s", STR_ARG(text_safe(out->arena, metric)));
    if (attribute->disagreement)
        buf_fmt(out, ": %s",
                attribute->disagreement->class_ == CONFLICT_STALE
                    ? "a newer value is told elsewhere"
                    : "told with different values");
    buf_push_byte(out, '\n');
    const int width = widest_value(out->arena, attribute);
    for (size_t i = 0; i < attribute->figures.len; i++)
        print_figure(out, &attribute->figures.data[i], attribute->group->metric, width);
}

void fact_sheet_print(struct buf *out, const struct fact_sheet *sheet)
{
    const struct str home = sheet->entity ? sheet->entity->home->path : STR("no note of its own");
    buf_fmt(out, "%.*s (%.*s)\n", STR_ARG(text_safe(out->arena, sheet->name)),
            STR_ARG(text_safe(out->arena, home)));
    if (sheet->attributes.len == 0)
        buf_push(out, STR("\nno figures\n"));
    for (size_t i = 0; i < sheet->attributes.len; i++)
        print_attribute(out, &sheet->attributes.data[i]);
}

static json_t *figure_json(struct arena *arena, const struct sheet_figure *figure)
{
    const struct joined_claim *claim = figure->claim;
    const struct claim *told = claim->claim;
    json_t *object = json_object();
    json_put(object, "path", json_text(arena, claim->note->path));
    json_put(object, "region", json_region(claim->note, claim->figure->region));
    json_put(object, "metric", json_text(arena, claim->metric));
    json_put(object, "label",
             json_text_or_null(arena, source_text(&claim->note->source, told->label)));
    json_t *value = json_object();
    json_put_figure(value, claim->note, claim->figure, arena);
    json_put(object, "figure", value);
    json_put(object, "as_of", json_text_or_null(arena, claim->as_of));
    json_put(object, "qualifiers", json_texts(arena, told->qualifiers, told->qualifier_count));
    json_put(object, "sources", json_sources(claim->note, told, arena));
    json_put(object, "origin", json_string(claim_origin_name(told->origin)));
    json_put(object, "differs", json_boolean(figure->differs));
    return object;
}

static json_t *attribute_json(struct arena *arena, const struct sheet_attribute *attribute)
{
    json_t *object = json_object();
    json_put(object, "metric", json_text(arena, attribute->group->metric));
    json_put(object, "class",
             attribute->disagreement
                 ? json_string(conflict_class_name(attribute->disagreement->class_))
                 : json_null());
    json_t *figures = json_array();
    for (size_t i = 0; i < attribute->figures.len; i++)
        json_push(figures, figure_json(arena, &attribute->figures.data[i]));
    json_put(object, "figures", figures);
    return object;
}

void fact_sheet_print_json(struct buf *out, const struct fact_sheet *sheet)
{
    struct arena *arena = out->arena;
    json_t *object = json_object();
    json_put(object, "entity", json_text(arena, sheet->name));
    json_put(object, "home",
             json_text_or_null(arena, sheet->entity ? sheet->entity->home->path : (struct str){0}));
    json_t *attributes = json_array();
    for (size_t i = 0; i < sheet->attributes.len; i++)
        json_push(attributes, attribute_json(arena, &sheet->attributes.data[i]));
    json_put(object, "attributes", attributes);
    json_print(out, object);
    buf_push_byte(out, '\n');
}
