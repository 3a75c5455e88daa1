/* report/json: one JSON object for the run, or one a finding (jsonl). Keys are interface. */
#include "formats.h"
#include "json_out.h"
#include "notelint/version.h"
#include "safe.h"

static void put_text(struct arena *arena, json_t *object, const char *key, struct str text)
{
    if (text.len)
        json_put(object, key, json_text(arena, text));
}

static json_t *related_json(struct arena *arena, const struct diagnostic *finding)
{
    json_t *list = json_array();
    for (size_t i = 0; i < finding->related.len; i++) {
        const struct related *related = &finding->related.data[i];
        json_t *object = json_object();
        json_put(object, "path", json_text(arena, related->note->path));
        json_put(object, "region", json_region(related->note, related->region));
        json_put(object, "message", json_text(arena, message_safe(arena, related->message)));
        json_push(list, object);
    }
    return list;
}

static json_t *fix_json(struct arena *arena, const struct diagnostic *finding)
{
    json_t *edits = json_array();
    for (size_t i = 0; i < finding->edits.len; i++) {
        const struct edit *edit = &finding->edits.data[i];
        json_t *object = json_object();
        json_put(object, "path", json_text(arena, edit->note->path));
        json_put(object, "offset", json_count(edit->region.offset));
        json_put(object, "length", json_count(edit->region.len));
        json_put(object, "text", json_text(arena, edit->text));
        json_push(edits, object);
    }
    json_t *fix = json_object();
    json_put(fix, "safety", json_string(finding->fix_safety == FIX_SAFE ? "safe" : "unsafe"));
    put_text(arena, fix, "description", finding->fix_description);
    json_put(fix, "edits", edits);
    return fix;
}

static json_t *finding_json(struct arena *arena, const struct diagnostic *finding)
{
    json_t *object = json_object();
    json_put(object, "rule", json_string(finding->rule->name));
    json_put(object, "family", json_string(family_name(finding->rule->family)));
    json_put(object, "severity", json_string(severity_name(finding->severity)));
    put_text(arena, object, "class", finding->class_);
    put_text(arena, object, "confidence", finding->confidence);
    json_put(object, "path", json_text(arena, finding->note->path));
    json_put(object, "region", json_region(finding->note, finding->region));
    json_put(object, "message", json_text(arena, message_safe(arena, finding->message)));
    put_text(arena, object, "hint", message_safe(arena, finding->hint));
    put_text(arena, object, "entity", finding->entity);
    put_text(arena, object, "metric", finding->metric);
    put_text(arena, object, "brokenBy", finding->broken_by);
    json_put(object, "related", related_json(arena, finding));
    if (finding->fix_safety != FIX_NONE && finding->edits.len)
        json_put(object, "fix", fix_json(arena, finding));
    json_put(object, "fingerprint", json_text(arena, finding->fingerprint));
    return object;
}

static json_t *tool_json(void)
{
    json_t *tool = json_object();
    json_put(tool, "name", json_string("notelint"));
    json_put(tool, "version", json_string(NOTELINT_VERSION));
    return tool;
}

static json_t *summary_json(const struct run_result *result)
{
    json_t *summary = json_object();
    json_put(summary, "notes", json_count(result->vault->note_count));
    json_put(summary, "findings", json_count(result->count + result->left_out));
    json_put(summary, "errors", json_count(result->errors));
    json_put(summary, "warnings", json_count(result->warnings));
    json_put(summary, "infos", json_count(result->infos));
    json_put(summary, "suppressed", json_count(result->suppressed));
    json_put(summary, "baselined", json_count(result->baselined));
    return summary;
}

/* The findings stand one a line, so that the report can be searched and compared by line. */
void report_json(struct buf *out, const struct run_result *result, const struct report_style *style)
{
    (void)style;
    buf_push(out, STR("{\"version\":1,\"tool\":"));
    json_print(out, tool_json());
    buf_push(out, STR(",\"root\":"));
    json_print(out, json_text(out->arena, result->vault->root));
    buf_push(out, STR(",\"summary\":"));
    json_print(out, summary_json(result));
    buf_push(out, STR(",\"findings\":["));
    for (size_t i = 0; i < result->count; i++) {
        buf_push(out, i ? STR(",\n") : STR("\n"));
        json_print(out, finding_json(out->arena, &result->findings[i]));
    }
    buf_push(out, result->count ? STR("\n]}\n") : STR("]}\n"));
}

void report_jsonl(struct buf *out, const struct run_result *result,
                  const struct report_style *style)
{
    (void)style;
    for (size_t i = 0; i < result->count; i++) {
        json_print(out, finding_json(out->arena, &result->findings[i]));
        buf_push_byte(out, '\n');
    }
}
