/* report/junit: JUnit's XML: a failing test case a finding, a passing one for each clean note. */
#include "formats.h"
#include "path.h"
#include "safe.h"
#include "span.h"
#include "xml.h"

struct junit {
    struct buf *out;
    const struct run_result *result;
    const struct report_style *style;
};

static void push_case(const struct junit *junit, const struct note *note, struct str name,
                      size_t line)
{
    const struct str path =
        path_to_utf8(junit->out->arena, junit->style->repository_prefix, note->path);
    buf_push(junit->out, STR("    <testcase"));
    xml_attribute(junit->out, "classname", path);
    xml_attribute(junit->out, "name", name);
    xml_attribute(junit->out, "file", path);
    buf_fmt(junit->out, " line=\"%zu\" time=\"0\"", line);
}

static void push_failure(const struct junit *junit, const struct diagnostic *finding)
{
    struct arena *arena = junit->out->arena;
    const struct position start = span_of(finding->note, finding->region).start;
    push_case(junit, finding->note,
              str_fmt(arena, "%s %zu:%zu", finding->rule->name, start.line, start.column),
              start.line);
    buf_push(junit->out, STR(">\n      <failure"));
    const struct str message = message_safe(arena, finding->message);
    xml_attribute(junit->out, "message", message);
    xml_attribute(junit->out, "type", str_from(finding->rule->name));
    const struct str path = path_safe(arena, junit->style->repository_prefix, finding->note->path);
    buf_push_byte(junit->out, '>');
    xml_push(junit->out, str_fmt(arena, "%.*s:%zu:%zu: %s: %.*s", STR_ARG(path), start.line,
                                 start.column, severity_name(finding->severity), STR_ARG(message)));
    if (finding->hint.len) {
        const struct str hint = message_safe(arena, finding->hint);
        xml_push(junit->out, str_fmt(arena, "\nfix: %.*s", STR_ARG(hint)));
    }
    buf_push(junit->out, STR("</failure>\n    </testcase>\n"));
}

/* By note index: has the note a finding? A finding may also be in a file that is no note. */
static const bool *mark_notes(struct arena *arena, const struct run_result *result)
{
    bool *found = ARENA_ARRAY(arena, bool, result->vault->note_count + 1);
    for (size_t i = 0; i < result->count; i++)
        found[vault_note_index(result->vault, result->findings[i].note)] = true;
    return found;
}

static size_t count_clean(const struct run_result *result, const bool *found)
{
    size_t clean = 0;
    for (size_t i = 0; i < result->vault->note_count; i++)
        clean += !found[i];
    return clean;
}

static void push_suite(const struct junit *junit, const bool *found)
{
    const struct run_result *result = junit->result;
    for (size_t i = 0; i < result->count; i++)
        push_failure(junit, &result->findings[i]);
    for (size_t i = 0; i < result->vault->note_count; i++) {
        if (found[i])
            continue;
        push_case(junit, result->vault->notes[i], STR("no findings"), 1);
        buf_push(junit->out, STR("/>\n"));
    }
}

void report_junit(struct buf *out, const struct run_result *result,
                  const struct report_style *style)
{
    const struct junit junit = {.out = out, .result = result, .style = style};
    const bool empty = result->vault->note_count == 0;
    const bool *found = mark_notes(out->arena, result);
    const size_t tests = result->count + count_clean(result, found) + (empty ? 1 : 0);
    const struct str counts = str_fmt(
        out->arena, "name=\"notelint\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" time=\"0\"",
        tests, result->count);
    buf_fmt(out, XML_DECLARATION "<testsuites %.*s>\n  <testsuite %.*s>\n", STR_ARG(counts),
            STR_ARG(counts));
    push_suite(&junit, found);
    if (empty)
        buf_push(out, STR("    <testcase classname=\"notelint\" name=\"no notes\" time=\"0\"/>\n"));
    buf_push(out, STR("  </testsuite>\n</testsuites>\n"));
}
