/* report/checkstyle: Checkstyle's XML, one <file> a note with findings. */
#include "formats.h"
#include "path.h"
#include "safe.h"
#include "span.h"
#include "xml.h"

static void push_error(struct buf *out, const struct diagnostic *finding)
{
    const struct position start = span_of(finding->note, finding->region).start;
    buf_fmt(out, "    <error line=\"%zu\" column=\"%zu\" severity=\"%s\"", start.line, start.column,
            severity_name(finding->severity));
    xml_attribute(out, "message", message_safe(out->arena, finding->message));
    xml_attribute(out, "source", str_fmt(out->arena, "notelint.%s", finding->rule->name));
    buf_push(out, STR("/>\n"));
}

void report_checkstyle(struct buf *out, const struct run_result *result,
                       const struct report_style *style)
{
    buf_push(out, STR(XML_DECLARATION "<checkstyle version=\"4.3\">\n"));
    for (size_t i = 0; i < result->count; i++) {
        const struct note *note = result->findings[i].note;
        if (i == 0 || result->findings[i - 1].note != note) {
            buf_push(out, STR("  <file"));
            xml_attribute(out, "name",
                          path_to_utf8(out->arena, style->repository_prefix, note->path));
            buf_push(out, STR(">\n"));
        }
        push_error(out, &result->findings[i]);
        if (i + 1 == result->count || result->findings[i + 1].note != note)
            buf_push(out, STR("  </file>\n"));
    }
    buf_push(out, STR("</checkstyle>\n"));
}
