/* report/summary: the lines that tell a run that found nothing from one that checked nothing. */
#include "summary.h"

#include <inttypes.h>

#include "flow.h"
#include "safe.h"

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static void push_count(struct flow *flow, size_t count, const char *what)
{
    flow_push(flow, flow->column ? STR(",") : STR(""),
              str_fmt(flow->out->arena, "%zu %s%s", count, what, plural(count)));
}

static void print_findings(struct buf *out, const struct run_result *result,
                           const struct report_style *style)
{
    const size_t total = result->errors + result->warnings + result->infos;
    const enum ink ink = result->errors ? INK_ERROR : result->warnings ? INK_WARNING : INK_HELP;
    if (total == 0) {
        ink_push(out, style, ink, STR("no findings"));
    } else {
        ink_push(out, style, ink, str_fmt(out->arena, "%zu finding%s", total, plural(total)));
        buf_push(out, STR(": "));
        struct flow flow = {.out = out};
        if (result->errors)
            push_count(&flow, result->errors, "error");
        if (result->warnings)
            push_count(&flow, result->warnings, "warning");
        if (result->infos)
            push_count(&flow, result->infos, "info");
    }
    if (result->suppressed)
        buf_fmt(out, "; %zu suppressed", result->suppressed);
    if (result->baselined)
        buf_fmt(out, "; %zu in the baseline", result->baselined);
    if (result->left_out)
        buf_fmt(out, "; %zu not shown (--max-findings)", result->left_out);
    buf_push_byte(out, '\n');
}

static void print_settings(struct buf *out, const struct run_result *result,
                           const struct report_style *style)
{
    const struct config *config = &result->vault->config;
    const size_t notes = result->vault->note_count;
    buf_fmt(out, "checked: %zu note%s, ", notes, plural(notes));
    if (config->path.len) {
        const struct str path = path_safe(out->arena, style->working_prefix, config->path);
        buf_fmt(out, "settings of %.*s\n", STR_ARG(path));
    } else {
        buf_push(out, STR("default settings (there is no notelint.yaml)\n"));
    }
}

static void print_schemas(struct buf *out, const struct run_result *result,
                          const struct report_style *style)
{
    const struct vault *vault = result->vault;
    if (!vault->schemas.len || !vault->schemas_of)
        return;
    size_t *matched = ARENA_ARRAY(out->arena, size_t, vault->schemas.len);
    size_t unmatched = 0;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note_schema **schema = vault->schemas_of[i];
        unmatched += !schema || !*schema;
        for (; schema && *schema; schema++)
            matched[*schema - vault->schemas.data]++;
    }
    buf_push(out, STR("schemas: "));
    struct flow flow = {
        .out = out, .indent = 9, .width = style->width ? style->width : 100, .column = 9};
    for (size_t i = 0; i < vault->schemas.len; i++) {
        const struct str name = text_safe(out->arena, vault->schemas.data[i].name);
        flow_push(
            &flow, i ? STR(",") : STR(""),
            str_fmt(out->arena, "%.*s %zu note%s", STR_ARG(name), matched[i], plural(matched[i])));
    }
    flow_push(&flow, STR(";"),
              str_fmt(out->arena, "%zu note%s match%s none", unmatched, plural(unmatched),
                      unmatched == 1 ? "es" : ""));
    buf_push_byte(out, '\n');
}

static void print_fixes(struct buf *out, const struct run_result *result)
{
    size_t safe = 0;
    size_t unsafe = 0;
    for (size_t i = 0; i < result->count; i++) {
        safe += result->findings[i].fix_safety == FIX_SAFE;
        unsafe += result->findings[i].fix_safety == FIX_UNSAFE;
    }
    if (!safe && !unsafe)
        return;
    buf_push(out, STR("fixes: "));
    if (safe)
        buf_fmt(out, "%zu with --fix", safe);
    if (unsafe)
        buf_fmt(out, "%s%zu with --unsafe-fixes", safe ? ", another " : "", unsafe);
    buf_push_byte(out, '\n');
}

void summary_print(struct buf *out, const struct run_result *result,
                   const struct report_style *style)
{
    print_findings(out, result, style);
    print_settings(out, result, style);
    print_schemas(out, result, style);
    print_fixes(out, result);
}
