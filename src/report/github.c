/* report/github: workflow commands, which the runner shows as annotations.
 *
 * GitHub shows ten of each level a step and drops the rest in silence: the gravest come first, and
 * the last line says how many were left out. */
#include "formats.h"
#include "notelint/utf8.h"
#include "path.h"
#include "safe.h"
#include "span.h"

enum { ANNOTATIONS_PER_LEVEL = 10 };

static const struct level {
    enum severity severity;
    const char *command;
} levels[] = {
    {SEVERITY_ERROR, "error"},
    {SEVERITY_WARNING, "warning"},
    {SEVERITY_INFO, "notice"},
};

/* actions/toolkit, command.ts: escapeData. */
static void push_data(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (c == '%' || c == '\r' || c == '\n')
            buf_fmt(out, "%%%02X", (unsigned)c);
        else
            buf_push_byte(out, c);
    }
}

/* escapeProperty. */
static void push_property(struct buf *out, const char *name, struct str text)
{
    buf_fmt(out, "%s=", name);
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (strchr("%\r\n:,", c))
            buf_fmt(out, "%%%02X", (unsigned)c);
        else
            buf_push_byte(out, c);
    }
}

static void push_message(struct buf *out, const struct diagnostic *finding,
                         const struct report_style *style)
{
    struct arena *arena = out->arena;
    push_data(out, message_safe(arena, finding->message));
    for (size_t i = 0; i < finding->related.len; i++) {
        const struct related *related = &finding->related.data[i];
        const struct position start = span_of(related->note, related->region).start;
        const struct str path = path_safe(arena, style->repository_prefix, related->note->path);
        const struct str what = message_safe(arena, related->message);
        push_data(out, str_fmt(arena, "\n%.*s:%zu:%zu: %.*s", STR_ARG(path), start.line,
                               start.column, STR_ARG(what)));
    }
    if (finding->hint.len) {
        const struct str hint = message_safe(arena, finding->hint);
        push_data(out, str_fmt(arena, "\nfix: %.*s", STR_ARG(hint)));
    }
}

static void push_command(struct buf *out, const char *command, const struct diagnostic *finding,
                         const struct report_style *style)
{
    const struct span span = span_on_line(finding->note, finding->region);
    buf_fmt(out, "::%s ", command);
    /* The runner has found its command at the start of the line and looks for no other. */
    push_property(out, "file",
                  utf8_printable(out->arena, path_to_utf8(out->arena, style->repository_prefix,
                                                          finding->note->path)));
    buf_fmt(out, ",line=%zu,endLine=%zu,col=%zu,endColumn=%zu,", span.start.line, span.end.line,
            span.start.utf16, span.end.utf16);
    push_property(out, "title", str_fmt(out->arena, "notelint %s", finding->rule->name));
    buf_push(out, STR("::"));
    push_message(out, finding, style);
    buf_push_byte(out, '\n');
}

void report_github(struct buf *out, const struct run_result *result,
                   const struct report_style *style)
{
    size_t left_out = result->left_out;
    for (size_t k = 0; k < COUNT_OF(levels); k++) {
        size_t printed = 0;
        for (size_t i = 0; i < result->count; i++) {
            if (result->findings[i].severity != levels[k].severity)
                continue;
            if (printed++ < ANNOTATIONS_PER_LEVEL)
                push_command(out, levels[k].command, &result->findings[i], style);
            else
                left_out++;
        }
    }
    if (left_out)
        buf_fmt(out, "notelint: %zu more finding%s without an annotation (10 of each level)\n",
                left_out, left_out == 1 ? "" : "s");
}
