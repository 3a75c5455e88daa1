/* report/concise: one line a finding, in the form that editors and grep expect. */
#include "formats.h"
#include "safe.h"
#include "span.h"

void report_concise(struct buf *out, const struct run_result *result,
                    const struct report_style *style)
{
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        const struct position start = span_of(finding->note, finding->region).start;
        const struct str path = path_safe(out->arena, style->working_prefix, finding->note->path);
        const struct str message = message_safe(out->arena, finding->message);
        buf_fmt(out, "%.*s:%zu:%zu: %s: %.*s [%s]\n", STR_ARG(path), start.line, start.column,
                severity_name(finding->severity), STR_ARG(message), finding->rule->name);
    }
}
