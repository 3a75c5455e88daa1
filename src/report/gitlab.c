/* report/gitlab: GitLab's Code Quality report, an array of the fields that GitLab reads. */
#include "formats.h"
#include "json_out.h"
#include "path.h"
#include "safe.h"
#include "span.h"

static const char *gitlab_severity(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "major";
    case SEVERITY_WARNING:
        return "minor";
    case SEVERITY_INFO:
    case SEVERITY_OFF:
        break;
    }
    return "info";
}

static json_t *location_json(struct arena *arena, const struct diagnostic *finding,
                             const struct report_style *style)
{
    const struct span span = span_on_line(finding->note, finding->region);
    json_t *lines = json_object();
    json_put(lines, "begin", json_count(span.start.line));
    json_put(lines, "end", json_count(span.end.line));
    json_t *location = json_object();
    json_put(location, "path",
             json_text(arena, path_to_utf8(arena, style->repository_prefix, finding->note->path)));
    json_put(location, "lines", lines);
    return location;
}

void report_gitlab(struct buf *out, const struct run_result *result,
                   const struct report_style *style)
{
    struct arena *arena = out->arena;
    buf_push_byte(out, '[');
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        json_t *object = json_object();
        json_put(object, "description", json_text(arena, message_safe(arena, finding->message)));
        json_put(object, "check_name", json_string(finding->rule->name));
        json_put(object, "fingerprint", json_text(arena, finding->fingerprint));
        json_put(object, "severity", json_string(gitlab_severity(finding->severity)));
        json_put(object, "location", location_json(arena, finding, style));
        buf_push(out, i ? STR(",\n") : STR("\n"));
        json_print(out, object);
    }
    buf_push(out, result->count ? STR("\n]\n") : STR("]\n"));
}
