/* report/facts: the recorded facts of a note as JSON lines, one kind a table row. */
#include "notelint/facts.h"

#include "figure_json.h"

/* A fact's first two keys. */
static json_t *fact(struct arena *arena, const struct note *note, struct region region)
{
    json_t *object = json_object();
    json_put(object, "path", json_text(arena, note->path));
    json_put(object, "region", json_region(note, region));
    return object;
}

static void print_line(struct buf *out, json_t *object)
{
    json_print(out, object);
    buf_push_byte(out, '\n');
}

static void print_note(struct buf *out, const struct vault *vault, const struct note *note,
                       struct arena *scratch)
{
    (void)scratch;
    json_t *object = json_object();
    json_put(object, "path", json_text(scratch, note->path));
    const struct note_schema **schemas =
        vault->schemas_of ? vault->schemas_of[vault_note_index(vault, note)] : NULL;
    json_put(object, "schema",
             schemas && schemas[0] ? json_text(scratch, schemas[0]->name) : json_null());
    json_put(object, "type", json_text_or_null(scratch, note->type));
    json_put(object, "title", json_text(scratch, note->title));
    json_t *sections = json_array();
    for (size_t i = 0; i < note->headings.len; i++)
        if (!note->headings.data[i].in_container)
            json_push(sections, json_text(scratch, source_text(&note->source,
                                                               note->headings.data[i].region)));
    json_put(object, "sections", sections);
    json_put(object, "front_matter",
             note->properties.kind == VALUE_OBJECT ? json_value(scratch, &note->properties)
                                                   : json_object());
    print_line(out, object);
}

static void print_links(struct buf *out, const struct vault *vault, const struct note *note,
                        struct arena *scratch)
{
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        const struct resolution resolution = link_resolve(vault, note, link, scratch, NULL);
        json_t *object = fact(scratch, note, link->region);
        json_put(object, "raw", json_text(scratch, source_text(&note->source, link->region)));
        json_put(object, "kind", json_string(link_kind_name(link->kind)));
        json_put(object, "target", json_text(scratch, link->path));
        json_put(object, "subpath", json_text(scratch, link->fragment));
        json_put(object, "display", json_text(scratch, source_text(&note->source, link->display)));
        json_put(object, "status", json_string(link_status_name(resolution.status)));
        json_put(object, "resolved", json_text_or_null(scratch, resolution.path));
        print_line(out, object);
    }
}

static void print_figures(struct buf *out, const struct vault *vault, const struct note *note,
                          struct arena *scratch)
{
    (void)vault;
    for (size_t i = 0; i < note->figures.len; i++) {
        json_t *object = fact(scratch, note, note->figures.data[i].region);
        json_put_figure(object, note, &note->figures.data[i], scratch);
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
        json_t *object = fact(scratch, note, citation->region);
        json_put(object, "how", json_string(citation_how_name(citation->how)));
        json_put(object, "source", json_text(scratch, citation->source));
        print_line(out, object);
    }
}

static void print_claims(struct buf *out, const struct vault *vault, const struct note *note,
                         struct arena *scratch)
{
    for (size_t i = 0; i < note->claims.len; i++) {
        const struct claim *claim = &note->claims.data[i];
        const struct claim_group *group = claim_group_of(&vault->claims, note, i);
        const struct entity *entity = group ? group->entity : NULL;
        const struct str subject = entity ? entity->name : claim->entity;
        const struct str home = entity ? entity->home->path : (struct str){0};
        json_t *object = fact(scratch, note, claim->region);
        json_put(object, "entity", json_text(scratch, subject.len ? subject : note->name));
        json_put(object, "home", json_text_or_null(scratch, home));
        json_put(object, "metric",
                 json_text(scratch, group && !group->metric.len ? group->metric : claim->metric));
        json_t *figure = json_object();
        json_put_figure(figure, note, &note->figures.data[claim->figure], scratch);
        json_put(object, "figure", figure);
        json_put(object, "as_of", json_text_or_null(scratch, claim->as_of));
        json_put(object, "qualifiers",
                 json_texts(scratch, claim->qualifiers, claim->qualifier_count));
        json_put(object, "sources", json_sources(note, claim, scratch));
        json_put(object, "origin", json_string(claim_origin_name(claim->origin)));
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
    json_put(object, "name", json_text(scratch, entity->name));
    json_put(object, "home", json_text(scratch, note->path));
    json_t *aliases = json_array();
    for (size_t i = 0; i < entity->name_count; i++)
        if (!str_eq(entity->names[i], entity->name))
            json_push(aliases, json_text(scratch, entity->names[i]));
    json_put(object, "aliases", aliases);
    json_put(object, "type", json_text_or_null(scratch, entity->type));
    print_line(out, object);
}

static void print_duplicates(struct buf *out, struct vault *vault,
                             bool (*shown)(const void *context, const struct note *note),
                             const void *context)
{
    const struct duplicate_vec *duplicates = &vault->duplicates.pairs;
    for (size_t i = 0; i < duplicates->len; i++) {
        const struct duplicate *duplicate = &duplicates->data[i];
        if (!duplicate->sure || (!shown(context, duplicate->a) && !shown(context, duplicate->b)))
            continue;
        json_t *object = json_object();
        json_put(object, "a", json_text(&vault->run, duplicate->a->path));
        json_put(object, "b", json_text(&vault->run, duplicate->b->path));
        json_put(object, "score", json_integer(duplicate->score));
        json_t *why = json_array();
        for (size_t k = 0; k < duplicate->why_count; k++)
            json_push(why, json_string(duplicate->why[k]));
        json_put(object, "why", why);
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
