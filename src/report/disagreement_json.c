/* report/disagreement_json: a disagreement as a judge gets to see it. */
#include "figure_json.h"
#include "notelint/facts.h"
#include "span.h"

static json_t *place_json(struct arena *arena, const struct joined_claim *claim)
{
    const struct source *source = &claim->note->source;
    const size_t offset = claim->figure->region.offset;
    json_t *object = json_object();
    json_put(object, "path", json_text(arena, claim->note->path));
    json_put(object, "line", json_count(span_of(claim->note, claim->figure->region).start.line));
    json_put(object, "text",
             json_text(arena, str_trim(source_line(source, source_line_at(source, offset)))));
    json_t *value = json_object();
    json_put_figure(value, claim->note, claim->figure, arena);
    json_put(object, "figure", value);
    json_put(object, "as_of", json_text_or_null(arena, claim->as_of));
    json_put(object, "sources", json_sources(claim->note, claim->claim, arena));
    return object;
}

void disagreement_print_json(struct buf *out, const struct disagreement *disagreement)
{
    struct arena *arena = out->arena;
    const struct joined_claim *anchor = disagreement->anchor;
    json_t *object = json_object();
    json_put(object, "entity",
             json_text(arena, anchor->entity ? anchor->entity->name : anchor->subject));
    json_put(object, "metric", json_text(arena, anchor->metric));
    json_put(object, "class", json_string(conflict_class_name(disagreement->class_)));
    json_put(object, "sure", json_boolean(disagreement->confidence == CONFIDENCE_SHOWN));
    json_put(object, "here", place_json(arena, anchor));
    json_put(object, "there", place_json(arena, disagreement->home));
    json_print(out, object);
    buf_push_byte(out, '\n');
}
