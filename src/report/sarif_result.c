/* report/sarif_result: one finding as a result: message, places, identity, fix. */
#include "line_hash.h"
#include "path.h"
#include "safe.h"
#include "sarif.h"
#include "span.h"

enum { RELATED_LIMIT = 10, LINK_LIMIT = 200 };

struct str sarif_sentence(struct arena *arena, struct str text)
{
    if (!text.len)
        return text;
    struct buf sentence = {.arena = arena};
    buf_push_byte(&sentence, ascii_upper(text.data[0]));
    buf_push(&sentence, str_slice(text, 1, text.len));
    if (!strchr(".!?", text.data[text.len - 1]))
        buf_push_byte(&sentence, '.');
    return buf_str(&sentence);
}

/* Appends text that a note may have written: braces doubled (3.11.5); a bracket that would open a
 * link (3.11.6) here or together with a link that follows loses its meaning. */
static void push_literal(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (c == '{' || c == '}')
            buf_push_byte(out, c);
        const char next = i + 1 < text.len ? text.data[i + 1] : '\0';
        if ((c == '[' && str_find_byte(text, ']', i) == STR_NONE) ||
            (c == '\\' && (next == '[' || next == ']')))
            buf_push_byte(out, '\\');
        buf_push_byte(out, c);
        if (c == ']' && next == '(')
            buf_push_byte(out, ' ');
    }
}

/* The text of a link: brackets and backslashes are escaped. */
static void push_link_text(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (c == '[' || c == ']' || c == '\\')
            buf_push_byte(out, '\\');
        else if (c == '{' || c == '}')
            buf_push_byte(out, c);
        buf_push_byte(out, c);
    }
}

json_t *sarif_message(struct arena *arena, struct str text)
{
    struct buf literal = {.arena = arena};
    push_literal(&literal, text_safe(arena, text));
    json_t *message = json_object();
    json_put(message, "text", json_text(arena, buf_str(&literal)));
    return message;
}

static size_t related_count(const struct diagnostic *finding)
{
    return finding->related.len < RELATED_LIMIT ? finding->related.len : RELATED_LIMIT;
}

/* Related places are shown only where the text links to them (3.11.6), by number. */
static json_t *message_json(const struct sarif *sarif, const struct diagnostic *finding)
{
    struct arena *arena = sarif->arena;
    struct buf text = {.arena = arena};
    const struct str message = message_safe(arena, finding->message);
    push_literal(&text, sarif_sentence(arena, message));
    for (size_t i = 0; i < related_count(finding); i++) {
        const struct related *related = &finding->related.data[i];
        const struct position start =
            source_position(&related->note->source, related->region.offset);
        const struct str path =
            path_safe(arena, sarif->style->repository_prefix, related->note->path);
        const struct str what = text_cut(arena, message_safe(arena, related->message), LINK_LIMIT);
        buf_push(&text, STR(" See ["));
        push_link_text(&text,
                       str_fmt(arena, "%.*s:%zu: %.*s", STR_ARG(path), start.line, STR_ARG(what)));
        buf_fmt(&text, "](%zu).", i + 1);
    }
    if (finding->related.len > RELATED_LIMIT)
        buf_fmt(&text, " And %zu more places.", finding->related.len - RELATED_LIMIT);
    if (finding->hint.len) {
        buf_push(&text, STR(" Fix: "));
        push_literal(&text, message_safe(arena, finding->hint));
        buf_push_byte(&text, '.');
    }
    json_t *object = json_object();
    json_put(object, "text", json_text(arena, buf_str(&text)));
    return object;
}

static json_t *region_json(struct span place)
{
    json_t *region = json_object();
    json_put(region, "startLine", json_count(place.start.line));
    json_put(region, "startColumn", json_count(place.start.utf16));
    json_put(region, "endLine", json_count(place.end.line));
    json_put(region, "endColumn", json_count(place.end.utf16));
    return region;
}

static json_t *location_json(const struct sarif *sarif, const struct note *note,
                             struct region region)
{
    json_t *physical = json_object();
    json_put(physical, "artifactLocation", sarif_artifact(sarif, note));
    json_put(physical, "region", region_json(span_on_line(note, region)));
    json_t *location = json_object();
    json_put(location, "physicalLocation", physical);
    return location;
}

static json_t *related_json(const struct sarif *sarif, const struct diagnostic *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < related_count(finding); i++) {
        const struct related *related = &finding->related.data[i];
        json_t *location = location_json(sarif, related->note, related->region);
        json_put(location, "id", json_count(i + 1));
        const struct str message = message_safe(sarif->arena, related->message);
        json_put(location, "message",
                 sarif_message(sarif->arena, sarif_sentence(sarif->arena, message)));
        json_push(list, location);
    }
    return list;
}

static json_t *fingerprints_json(const struct sarif *sarif, const struct diagnostic *finding)
{
    void **slot = map_slot(sarif->hashes, sarif->arena, finding->note->path);
    if (!*slot) {
        struct line_hashes *hashes = ARENA_NEW(sarif->arena, struct line_hashes);
        *hashes = line_hashes_of(sarif->arena, finding->note->source.bytes);
        *slot = hashes;
    }
    const size_t line = source_line_at(&finding->note->source, finding->region.offset);
    json_t *object = json_object();
    json_put(object, "notelintFinding/v1", json_text(sarif->arena, finding->fingerprint));
    json_put(object, "primaryLocationLineHash",
             json_text(sarif->arena, line_hashes_text(sarif->arena, *slot, line)));
    return object;
}

/* On all results or on none (3.27.23). */
static json_t *suppressions_json(const struct sarif *sarif, const struct diagnostic *finding)
{
    json_t *list = json_array();
    const struct suppression_mark *mark = finding->suppressed;
    if (!mark)
        return list;
    json_t *suppression = json_object();
    json_put(suppression, "kind", json_string("inSource"));
    json_put(suppression, "status", json_string("accepted"));
    if (mark->reason.len)
        json_put(suppression, "justification",
                 json_text(sarif->arena, text_safe(sarif->arena, mark->reason)));
    json_put(suppression, "location", location_json(sarif, mark->note, mark->region));
    json_push(list, suppression);
    return list;
}

json_t *sarif_result(struct sarif *sarif, const struct diagnostic *finding)
{
    json_t *result = json_object();
    json_put(result, "ruleId", json_string(finding->rule->name));
    json_put(result, "ruleIndex", json_count(sarif->rule_index[finding->rule - rules]));
    json_put(result, "level", json_string(sarif_level(finding->severity)));
    json_put(result, "message", message_json(sarif, finding));
    json_t *locations = json_array();
    json_push(locations, location_json(sarif, finding->note, finding->region));
    json_put(result, "locations", locations);
    if (finding->related.len)
        json_put(result, "relatedLocations", related_json(sarif, finding));
    json_put(result, "partialFingerprints", fingerprints_json(sarif, finding));
    if (sarif->style->sarif_suppressed)
        json_put(result, "suppressions", suppressions_json(sarif, finding));
    json_t *fix = sarif_fix(sarif, finding);
    if (fix) {
        json_t *fixes = json_array();
        json_push(fixes, fix);
        json_put(result, "fixes", fixes);
    }
    return result;
}
