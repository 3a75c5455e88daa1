/* report/rdjson: reviewdog's diagnostic format. Its columns count bytes of UTF-8. */
#include "edits.h"
#include "formats.h"
#include "json_out.h"
#include "notelint/version.h"
#include "path.h"
#include "safe.h"
#include "span.h"

static json_t *position_json(struct position position)
{
    json_t *object = json_object();
    json_put(object, "line", json_count(position.line));
    json_put(object, "column", json_count(position.byte));
    return object;
}

static json_t *range_json(const struct note *note, struct region region)
{
    const struct span span = span_of(note, region);
    json_t *range = json_object();
    json_put(range, "start", position_json(span.start));
    json_put(range, "end", position_json(span.end));
    return range;
}

static json_t *location_json(struct arena *arena, const struct report_style *style,
                             const struct note *note, struct region region)
{
    json_t *location = json_object();
    json_put(location, "path",
             json_text(arena, path_to_utf8(arena, style->repository_prefix, note->path)));
    json_put(location, "range", range_json(note, region));
    return location;
}

/* A suggestion replaces one range of the finding's own file: fixes of several edits have none. */
static void put_suggestion(struct arena *arena, struct encodings *encodings, json_t *object,
                           const struct diagnostic *finding)
{
    struct edit_vec edits;
    if (finding->fix_safety == FIX_NONE ||
        !edits_order(arena, encodings, &finding->edits, &edits) || edits.len != 1 ||
        edits.data[0].note != finding->note)
        return;
    json_t *suggestion = json_object();
    json_put(suggestion, "range", range_json(finding->note, edits.data[0].region));
    json_put(suggestion, "text", json_text(arena, edits.data[0].text));
    json_t *list = json_array();
    json_push(list, suggestion);
    json_put(object, "suggestions", list);
}

static void put_related(struct arena *arena, json_t *object, const struct diagnostic *finding,
                        const struct report_style *style)
{
    if (!finding->related.len)
        return;
    json_t *list = json_array();
    for (size_t i = 0; i < finding->related.len; i++) {
        const struct related *related = &finding->related.data[i];
        json_t *item = json_object();
        json_put(item, "message", json_text(arena, message_safe(arena, related->message)));
        json_put(item, "location", location_json(arena, style, related->note, related->region));
        json_push(list, item);
    }
    json_put(object, "related_locations", list);
}

static json_t *diagnostic_json(struct arena *arena, const struct diagnostic *finding,
                               const struct report_style *style)
{
    struct buf message = {.arena = arena};
    buf_push(&message, message_safe(arena, finding->message));
    if (finding->hint.len) {
        buf_push(&message, STR("\nfix: "));
        buf_push(&message, message_safe(arena, finding->hint));
    }
    json_t *code = json_object();
    json_put(code, "value", json_string(finding->rule->name));
    json_put(code, "url",
             json_text(arena, str_fmt(arena, NOTELINT_RULE_PAGE("%s"), finding->rule->name)));
    json_t *object = json_object();
    json_put(object, "message", json_text(arena, buf_str(&message)));
    json_put(object, "location", location_json(arena, style, finding->note, finding->region));
    json_put(object, "severity",
             json_string(finding->severity == SEVERITY_ERROR     ? "ERROR"
                         : finding->severity == SEVERITY_WARNING ? "WARNING"
                                                                 : "INFO"));
    json_put(object, "code", code);
    put_related(arena, object, finding, style);
    return object;
}

void report_rdjson(struct buf *out, const struct run_result *result,
                   const struct report_style *style)
{
    json_t *source = json_object();
    json_put(source, "name", json_string("notelint"));
    json_put(source, "url", json_string(NOTELINT_HOME));
    buf_push(out, STR("{\"source\":"));
    json_print(out, source);
    buf_push(out, STR(",\"diagnostics\":["));
    struct encodings encodings = {0};
    for (size_t i = 0; i < result->count; i++) {
        json_t *diagnostic = diagnostic_json(out->arena, &result->findings[i], style);
        put_suggestion(out->arena, &encodings, diagnostic, &result->findings[i]);
        buf_push(out, i ? STR(",\n") : STR("\n"));
        json_print(out, diagnostic);
    }
    buf_push(out, result->count ? STR("\n]}\n") : STR("]}\n"));
}
