/* cli/rules: lists the rules, and prints the page of one. */
#include "commands.h"
#include "notelint/nearest.h"

static const char *fix_mark(enum fix_safety fix)
{
    return fix == FIX_SAFE ? "safe fix" : fix == FIX_UNSAFE ? "unsafe fix" : "";
}

static void print_table(struct buf *out)
{
    for (size_t i = 0; i < rule_count; i++)
        buf_fmt(out, "%-28s%-14s%-9s%-12s%s\n", rules[i].name, family_name(rules[i].family),
                severity_name(rules[i].severity), fix_mark(rules[i].fix), rules[i].summary);
}

/* Names and summaries are our own text: nothing in them needs an escape. */
static void print_json(struct buf *out)
{
    buf_push(out, STR("["));
    for (size_t i = 0; i < rule_count; i++)
        buf_fmt(out,
                "%s\n {\"name\": \"%s\", \"family\": \"%s\", \"severity\": \"%s\", "
                "\"fix\": \"%s\", \"summary\": \"%s\"}",
                i ? "," : "", rules[i].name, family_name(rules[i].family),
                severity_name(rules[i].severity),
                rules[i].fix == FIX_SAFE     ? "safe"
                : rules[i].fix == FIX_UNSAFE ? "unsafe"
                                             : "none",
                rules[i].summary);
    buf_push(out, STR("\n]\n"));
}

int rules_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct buf out = {.arena = run};
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    if (strcmp(format, "json") == 0) {
        print_json(&out);
    } else if (strcmp(format, "text") == 0) {
        print_table(&out);
    } else {
        error_set(error, "'rules --format' takes text or json, not '%s'", format);
        return EXIT_TROUBLE;
    }
    return write_out(buf_str(&out), error) ? EXIT_CLEAN : EXIT_TROUBLE;
}

int explain_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    (void)run;
    if (invocation->operands.len != 1) {
        error_set(error, "'explain' needs one RULE (see 'notelint rules')");
        return EXIT_TROUBLE;
    }
    const struct str name = str_from(invocation->operands.data[0]);
    const struct rule *rule = rule_find(name);
    if (rule)
        return write_out(str_from(rule->page), error) ? EXIT_CLEAN : EXIT_TROUBLE;
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < rule_count; i++)
        nearest_offer(&nearest, str_from(rules[i].name));
    error_set(error, "there is no rule '%.*s'%s%.*s%s", STR_ARG(name),
              nearest.best.len ? "; did you mean '" : " (see 'notelint rules')",
              STR_ARG(nearest.best), nearest.best.len ? "'?" : "");
    return EXIT_TROUBLE;
}
