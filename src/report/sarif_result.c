/* report/sarif_result: one finding as a result: message, places, identity, fix. */
#include "line_hash.h"
#include "notelint/utf8.h"
#include "safe.h"
#include "sarif.h"
#include "span.h"

enum { SNIPPET_LIMIT = 2000 }; /* bytes */

static json_t *region_json(struct span place)
{
    json_t *region = json_object();
    json_put(region, "startLine", json_count(place.start.line));
    json_put(region, "startColumn", json_count(place.start.utf16));
    json_put(region, "endLine", json_count(place.end.line));
    json_put(region, "endColumn", json_count(place.end.utf16));
    return region;
}

/* The place with its text, where that is text and not endless (3.30.13). */
static json_t *shown_region_json(struct arena *arena, const struct note *note, struct region region)
{
    const struct str text = source_text(&note->source, region);
    json_t *object = region_json(span_of(note, region));
    if (text.len > SNIPPET_LIMIT || utf8_invalid_at(text) != STR_NONE)
        return object;
    json_t *snippet = json_object();
    json_put(snippet, "text", json_text(arena, text));
    json_put(object, "snippet", snippet);
    return object;
}

/* The line of the region with its neighbours. */
static struct region context_of(const struct source *source, struct region region)
{
    const size_t line = source_line_at(source, region.offset);
    const size_t first = line ? line - 1 : line;
    const size_t last = line + 1 < source->line_count ? line + 1 : line;
    return region_between(source_line_region(source, first).offset,
                          region_end(source_line_region(source, last)));
}

static json_t *location_json(const struct sarif *sarif, const struct note *note,
                             struct region region)
{
    const struct region shown = region_on_line(note, region);
    const struct region context = context_of(&note->source, shown);
    json_t *physical = json_object();
    json_put(physical, "artifactLocation", sarif_artifact(sarif, note));
    if (sarif->style->sarif_snippets) {
        json_put(physical, "region", shown_region_json(sarif->arena, note, shown));
        if (context.len > shown.len)
            json_put(physical, "contextRegion", shown_region_json(sarif->arena, note, context));
    } else {
        json_put(physical, "region", region_json(span_of(note, shown)));
    }
    json_t *location = json_object();
    json_put(location, "physicalLocation", physical);
    return location;
}

static json_t *related_json(const struct sarif *sarif, const struct diagnostic *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < sarif_related_count(finding); i++) {
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
    json_put(result, "message", sarif_finding_message(sarif, finding));
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
