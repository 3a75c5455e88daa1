/* report/facts: the recorded facts of a note as JSON lines, one kind a table row. */
#include "notelint/facts.h"

#include "notelint/utf8.h"

#include "json_out.h"

/* Text of a note as a JSON string; bytes that are no UTF-8 become U+FFFD, everything else stays. */
static json_t *text(struct str s)
{
    json_t *node = json_stringn(s.data ? s.data : "", s.len);
    if (node)
        return node;
    struct arena temporary = {0};
    struct buf buf = {.arena = &temporary};
    for (size_t at = 0, len; at < s.len; at += len)
        utf8_push(&buf, utf8_decode(s, at, &len));
    node = json_stringn(buf.data, buf.len);
    arena_done(&temporary);
    return node;
}

static void set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static json_t *path_or_null(const struct note *note)
{
    return note ? text(note->path) : json_null();
}

static json_t *region_json(const struct note *note, struct region region)
{
    const struct position begin = source_position(&note->source, region.offset);
    const struct position end = source_position(&note->source, region_end(region));
    json_t *object = json_object();
    set(object, "line", json_integer((json_int_t)begin.line));
    set(object, "column", json_integer((json_int_t)begin.column));
    set(object, "endLine", json_integer((json_int_t)end.line));
    set(object, "endColumn", json_integer((json_int_t)end.column));
    set(object, "offset", json_integer((json_int_t)region.offset));
    set(object, "length", json_integer((json_int_t)region.len));
    return object;
}

/* A fact's first two keys. */
static json_t *fact(const struct note *note, struct region region)
{
    json_t *object = json_object();
    set(object, "path", text(note->path));
    set(object, "region", region_json(note, region));
    return object;
}

static void print_line(struct buf *out, json_t *object)
{
    json_print(out, object);
    buf_push_byte(out, '\n');
}

static json_t *value_json(const struct value *value)
{
    json_t *node;
    int64_t number;
    switch (value->kind) {
    case VALUE_NULL:
        return json_null();
    case VALUE_BOOL:
        return json_boolean(value->boolean);
    case VALUE_INTEGER:
        return decimal_to_int(value->number, &number) ? json_integer(number) : text(value->string);
    case VALUE_ARRAY:
        node = json_array();
        for (size_t i = 0; i < value->count; i++)
            json_array_append_new(node, value_json(&value->items[i]));
        return node;
    case VALUE_OBJECT:
        node = json_object();
        for (size_t i = 0; i < value->count; i++)
            json_object_setn_new(node, value->members[i].key.data, value->members[i].key.len,
                                 value_json(&value->members[i].value));
        return node;
    case VALUE_REAL: /* as written: a binary float would change it */
    case VALUE_STRING:
        break;
    }
    return text(value->string);
}

static void print_note(struct buf *out, const struct vault *vault, const struct note *note,
                       struct arena *scratch)
{
    (void)scratch;
    json_t *object = json_object();
    set(object, "path", text(note->path));
    const struct note_schema **schemas =
        vault->schemas_of ? vault->schemas_of[vault_note_index(vault, note)] : NULL;
    set(object, "schema", schemas && schemas[0] ? text(schemas[0]->name) : json_null());
    set(object, "type", note->type.len ? text(note->type) : json_null());
    set(object, "title", text(note->title));
    json_t *sections = json_array();
    for (size_t i = 0; i < note->headings.len; i++)
        if (!note->headings.data[i].in_container)
            json_array_append_new(sections,
                                  text(source_text(&note->source, note->headings.data[i].region)));
    set(object, "sections", sections);
    set(object, "front_matter",
        note->properties.kind == VALUE_OBJECT ? value_json(&note->properties) : json_object());
    print_line(out, object);
}

static void print_links(struct buf *out, const struct vault *vault, const struct note *note,
                        struct arena *scratch)
{
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        const struct resolution resolution = link_resolve(vault, note, link, scratch, NULL);
        json_t *object = fact(note, link->region);
        set(object, "raw", text(source_text(&note->source, link->region)));
        set(object, "kind", json_string(link_kind_name(link->kind)));
        set(object, "target", text(link->path));
        set(object, "subpath", text(link->fragment));
        set(object, "display", text(source_text(&note->source, link->display)));
        set(object, "status", json_string(link_status_name(resolution.status)));
        set(object, "resolved", resolution.path.len ? text(resolution.path) : json_null());
        print_line(out, object);
    }
}

static json_t *end_json(const struct figure *figure, bool is_low, struct arena *scratch)
{
    if (is_low ? !figure->has_low : !figure->has_high)
        return json_null();
    if (figure->kind == FIGURE_DATE)
        return text(is_low ? figure->low_date : figure->high_date);
    const struct decimal value = is_low ? figure->low : figure->high;
    int64_t year;
    if (figure->kind == FIGURE_YEAR && decimal_to_int(value, &year))
        return json_integer(year);
    return text(decimal_fmt(scratch, value));
}

static void set_figure(json_t *object, const struct note *note, const struct figure *figure,
                       struct arena *scratch)
{
    set(object, "text", text(source_text(&note->source, figure->region)));
    set(object, "kind", json_string(figure_kind_name(figure->kind)));
    set(object, "low", end_json(figure, true, scratch));
    set(object, "high", end_json(figure, false, scratch));
    set(object, "unit", figure->unit.len ? text(figure->unit) : json_null());
    set(object, "bound", json_string(bound_name(figure->bound)));
    set(object, "place", json_string(place_name(figure->place)));
    if (figure->as_of.len)
        set(object, "as_of", text(figure->as_of));
}

static void print_figures(struct buf *out, const struct vault *vault, const struct note *note,
                          struct arena *scratch)
{
    (void)vault;
    for (size_t i = 0; i < note->figures.len; i++) {
        json_t *object = fact(note, note->figures.data[i].region);
        set_figure(object, note, &note->figures.data[i], scratch);
        print_line(out, object);
    }
}

static void print_citations(struct buf *out, const struct vault *vault, const struct note *note,
                            struct arena *scratch)
{
    (void)vault;
    (void)scratch;
    for (size_t i = 0; i < note->citations.len; i++) {
        const struct citation *citation = &note->citations.data[i];
        json_t *object = fact(note, citation->region);
        set(object, "how", json_string(citation_how_name(citation->how)));
        set(object, "source", text(citation->source));
        print_line(out, object);
    }
}

static void print_claims(struct buf *out, const struct vault *vault, const struct note *note,
                         struct arena *scratch)
{
    for (size_t i = 0; i < note->claims.len; i++) {
        const struct claim *claim = &note->claims.data[i];
        const struct entity *entity =
            entity_find(&vault->entities, scratch, claim->entity.len ? claim->entity : note->name);
        json_t *object = fact(note, claim->region);
        set(object, "entity", text(claim->entity.len ? claim->entity : note->name));
        set(object, "home",
            claim->entity.len ? path_or_null(entity ? entity->home : NULL) : text(note->path));
        set(object, "metric", text(claim->metric));
        json_t *figure = json_object();
        set_figure(figure, note, &note->figures.data[claim->figure], scratch);
        set(object, "figure", figure);
        set(object, "as_of", claim->as_of.len ? text(claim->as_of) : json_null());
        json_t *qualifiers = json_array();
        for (size_t k = 0; k < claim->qualifier_count; k++)
            json_array_append_new(qualifiers, text(claim->qualifiers[k]));
        set(object, "qualifiers", qualifiers);
        json_t *sources = json_array();
        for (size_t k = 0; k < claim->citation_count; k++)
            json_array_append_new(sources, text(note->citations.data[claim->citations[k]].source));
        set(object, "sources", sources);
        print_line(out, object);
    }
}

static void print_entities(struct buf *out, const struct vault *vault, const struct note *note,
                           struct arena *scratch)
{
    (void)scratch;
    const struct entity *entity = vault->entities.of_note[vault_note_index(vault, note)];
    if (!entity)
        return;
    json_t *object = json_object();
    set(object, "name", text(entity->name));
    set(object, "home", text(note->path));
    json_t *aliases = json_array();
    for (size_t i = 0; i < entity->name_count; i++)
        if (!str_eq(entity->names[i], entity->name))
            json_array_append_new(aliases, text(entity->names[i]));
    set(object, "aliases", aliases);
    set(object, "type", entity->type.len ? text(entity->type) : json_null());
    print_line(out, object);
}

static void print_duplicates(struct buf *out, struct vault *vault,
                             bool (*shown)(const void *context, const struct note *note),
                             const void *context)
{
    struct duplicate_list duplicates;
    duplicates_find(&vault->run, vault, &duplicates);
    for (size_t i = 0; i < duplicates.pairs.len; i++) {
        const struct duplicate *duplicate = &duplicates.pairs.data[i];
        if (!duplicate->sure || (!shown(context, duplicate->a) && !shown(context, duplicate->b)))
            continue;
        json_t *object = json_object();
        set(object, "a", text(duplicate->a->path));
        set(object, "b", text(duplicate->b->path));
        set(object, "score", json_integer(duplicate->score));
        json_t *why = json_array();
        for (size_t k = 0; k < duplicate->why_count; k++)
            json_array_append_new(why, json_string(duplicate->why[k]));
        set(object, "why", why);
        print_line(out, object);
    }
}

const struct fact_kind fact_kinds[] = {
    {.name = "citations", .print = print_citations},
    {.name = "claims", .print = print_claims},
    {.name = "duplicates", .print_pairs = print_duplicates},
    {.name = "entities", .print = print_entities},
    {.name = "figures", .print = print_figures},
    {.name = "links", .print = print_links},
    {.name = "notes", .print = print_note},
};
const size_t fact_kind_count = COUNT_OF(fact_kinds);
