/* report/ink: ECMA-48 colours, OSC 8 hyperlinks. */
#include "ink.h"

#include "path.h"
#include "safe.h"

static const char *const codes[] = {
    [INK_PLAIN] = "",           [INK_BOLD] = "\033[1m",       [INK_DIM] = "\033[2m",
    [INK_ERROR] = "\033[1;31m", [INK_WARNING] = "\033[1;33m", [INK_INFO] = "\033[1;36m",
    [INK_HELP] = "\033[32m",
};
_Static_assert(COUNT_OF(codes) == INK_HELP + 1, "a code for each ink");

enum ink ink_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return INK_ERROR;
    case SEVERITY_WARNING:
        return INK_WARNING;
    case SEVERITY_INFO:
        return INK_INFO;
    case SEVERITY_OFF:
        break;
    }
    return INK_PLAIN;
}

void ink_push(struct buf *out, const struct report_style *style, enum ink ink, struct str text)
{
    if (!style->color || ink == INK_PLAIN || !text.len) {
        buf_push(out, text);
        return;
    }
    buf_push(out, str_from(codes[ink]));
    buf_push(out, text);
    buf_push(out, STR("\033[0m"));
}

void ink_place(struct buf *out, const struct report_style *style, const struct vault *vault,
               const struct note *note, struct region region)
{
    const struct position start = source_position(&note->source, region.offset);
    const struct str path = path_safe(out->arena, style->working_prefix, note->path);
    const struct str text =
        str_fmt(out->arena, "%.*s:%zu:%zu", STR_ARG(path), start.line, start.column);
    if (style->hyperlinks) {
        const struct str uri = path_to_file_uri(out->arena, vault->root, note->path);
        buf_fmt(out, "\033]8;;%.*s\033\\", STR_ARG(uri));
    }
    ink_push(out, style, INK_BOLD, text);
    if (style->hyperlinks)
        buf_push(out, STR("\033]8;;\033\\"));
}
