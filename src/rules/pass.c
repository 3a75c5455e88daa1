/* rules/pass: what rules call: report() and the enrichment of a finding, and their options. */
#include <stdarg.h>

#include "notelint/rule.h"
#include "settings.h"

static struct diagnostic *push(struct pass *pass, const struct note *note, struct region region,
                               enum severity severity)
{
    struct diagnostic *diagnostic = severity == SEVERITY_OFF
                                        ? ARENA_NEW(pass->scratch, struct diagnostic)
                                        : diagnostic_vec_push(pass->run, pass->out);
    diagnostic->rule = pass->rule;
    diagnostic->severity = severity;
    diagnostic->note = note;
    diagnostic->region = region;
    return diagnostic;
}

struct diagnostic *report(struct pass *pass, struct region region, const char *fmt, ...)
{
    struct diagnostic *diagnostic = push(pass, pass->note, region, pass->severity);
    va_list args;
    va_start(args, fmt);
    diagnostic->message = wording_vfmt(pass->run, &diagnostic->wording, fmt, args);
    va_end(args);
    return diagnostic;
}

struct diagnostic *report_in(struct pass *pass, const struct note *note, struct region region,
                             const char *fmt, ...)
{
    const struct setting setting =
        setting_for(&pass->vault->config, pass->selection, pass->rule, note->path);
    struct diagnostic *diagnostic = push(pass, note, region, setting.severity);
    va_list args;
    va_start(args, fmt);
    diagnostic->message = wording_vfmt(pass->run, &diagnostic->wording, fmt, args);
    va_end(args);
    return diagnostic;
}

void diagnostic_say(struct arena *run, struct diagnostic *diagnostic, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    diagnostic->message = wording_vfmt(run, &diagnostic->wording, fmt, args);
    va_end(args);
}

void diagnostic_hint(struct pass *pass, struct diagnostic *diagnostic, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    diagnostic->hint = str_vfmt(pass->run, fmt, args);
    va_end(args);
}

void diagnostic_relate(struct pass *pass, struct diagnostic *diagnostic, const struct note *note,
                       struct region region, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    *related_vec_push(pass->run, &diagnostic->related) =
        (struct related){.note = note, .region = region, .message = str_vfmt(pass->run, fmt, args)};
    va_end(args);
}

void diagnostic_fix(struct pass *pass, struct diagnostic *diagnostic, enum fix_safety safety,
                    struct region region, struct str text)
{
    diagnostic->fix_safety = safety;
    *edit_vec_push(pass->run, &diagnostic->edits) =
        (struct edit){.note = diagnostic->note, .region = region, .text = text};
}

const struct value *rule_options(const struct pass *pass, const struct note *note)
{
    return setting_for(&pass->vault->config, pass->selection, pass->rule, note->path).options;
}

struct str option_string(const struct value *options, struct str key, struct str fallback)
{
    const struct value *value = value_find(options, key);
    return value && value->kind == VALUE_STRING ? value->string : fallback;
}

bool option_bool(const struct value *options, struct str key, bool fallback)
{
    const struct value *value = value_find(options, key);
    return value && value->kind == VALUE_BOOL ? value->boolean : fallback;
}

int64_t option_int(const struct value *options, struct str key, int64_t fallback)
{
    const struct value *value = value_find(options, key);
    int64_t number;
    return value && value->kind == VALUE_INTEGER && decimal_to_int(value->number, &number)
               ? number
               : fallback;
}
