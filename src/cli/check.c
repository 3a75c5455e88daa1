/* cli/check: the main job: open the vault, run the rules, print the reports, set the exit status.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "commands.h"
#include "notelint/nearest.h"

/* Split the lists of --select or --ignore and check that each name is a rule or a family. */
static bool parse_names(const struct words *values, struct arena *run, struct str **ret,
                        size_t *ret_count, struct error *error)
{
    size_t count = 0;
    for (size_t i = 0; i < values->len; i++)
        for (const char *c = values->data[i]; *c; c++)
            count += *c == ',';
    struct str *names = ARENA_ARRAY(run, struct str, count + values->len);
    count = 0;
    for (size_t i = 0; i < values->len; i++) {
        struct str rest = str_from(values->data[i]);
        struct str name;
        while (str_split(&rest, ',', &name)) {
            name = str_trim(name);
            enum family family;
            if (!rule_find(name) && !family_parse(name, &family)) {
                struct nearest nearest = {.word = name};
                for (size_t k = 0; k < rule_count; k++)
                    nearest_offer(&nearest, str_from(rules[k].name));
                for (size_t k = 0; k < FAMILY_COUNT; k++)
                    nearest_offer(&nearest, str_from(family_name((enum family)k)));
                if (nearest.best.len)
                    return error_set(error, "there is no rule '%.*s'; did you mean '%.*s'?",
                                     STR_ARG(name), STR_ARG(nearest.best));
                return error_set(error, "there is no rule '%.*s' (see 'notelint rules')",
                                 STR_ARG(name));
            }
            names[count++] = name;
        }
    }
    *ret = names;
    *ret_count = count;
    return true;
}

static bool parse_selection(const struct invocation *invocation, struct arena *run,
                            struct rule_selection *ret, struct error *error)
{
    return parse_names(&invocation->values[OPTION_SELECT], run, &ret->select, &ret->select_count,
                       error) &&
           parse_names(&invocation->values[OPTION_IGNORE], run, &ret->ignore, &ret->ignore_count,
                       error);
}

static bool find_format(struct str name, const struct report_format **ret, struct error *error)
{
    *ret = report_format_find(name);
    if (*ret)
        return true;
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < report_format_count; i++)
        nearest_offer(&nearest, str_from(report_formats[i].name));
    return error_set(error, "there is no format '%.*s'%s%.*s%s", STR_ARG(name),
                     nearest.best.len ? "; did you mean '" : " (see 'notelint check --help')",
                     STR_ARG(nearest.best), nearest.best.len ? "'?" : "");
}

/* A report for a file, as --output names it. */
struct output {
    const struct report_format *format;
    const char *path;
};

static bool parse_outputs(const struct invocation *invocation, struct arena *run,
                          struct output **ret, struct error *error)
{
    const struct words *values = &invocation->values[OPTION_OUTPUT];
    struct output *outputs = ARENA_ARRAY(run, struct output, values->len);
    for (size_t i = 0; i < values->len; i++) {
        const struct str value = str_from(values->data[i]);
        const size_t colon = str_find_byte(value, ':', 0);
        if (colon == STR_NONE || colon + 1 == value.len)
            return error_set(error, "'--output' takes FORMAT:FILE, not '%s'", values->data[i]);
        if (!find_format(str_slice(value, 0, colon), &outputs[i].format, error))
            return false;
        outputs[i].path = values->data[i] + colon + 1;
    }
    *ret = outputs;
    return true;
}

static bool parse_style(const struct invocation *invocation, struct report_style *ret,
                        struct error *error)
{
    const char *color = option_value(invocation, OPTION_COLOR, "auto");
    const char *uri = option_value(invocation, OPTION_SARIF_URI, "relative");
    const bool terminal = isatty(STDOUT_FILENO);
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    if (strcmp(color, "auto") == 0)
        ret->color = terminal && !(no_color && no_color[0]) && term && strcmp(term, "dumb") != 0;
    else if (strcmp(color, "always") == 0)
        ret->color = true;
    else if (strcmp(color, "never") != 0)
        return error_set(error, "'--color' takes auto, always or never, not '%s'", color);
    if (strcmp(uri, "absolute") == 0)
        ret->sarif_absolute_uris = true;
    else if (strcmp(uri, "relative") != 0)
        return error_set(error, "'--sarif-uri' takes relative or absolute, not '%s'", uri);
    struct winsize size = {0};
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        ret->width = size.ws_col;
    ret->quiet = option_given(invocation, OPTION_QUIET);
    ret->statistics = option_given(invocation, OPTION_STATISTICS);
    return true;
}

static bool parse_fail_on(const struct invocation *invocation, const struct config *config,
                          int *ret, struct error *error)
{
    const char *text = option_value(invocation, OPTION_FAIL_ON, NULL);
    enum severity severity;
    if (!text)
        *ret = config->fail_on;
    else if (strcmp(text, "never") == 0)
        *ret = FAIL_NEVER;
    else if (severity_parse(str_from(text), &severity) && severity != SEVERITY_OFF)
        *ret = (int)severity;
    else
        return error_set(error, "'--fail-on' takes error, warning, info or never, not '%s'", text);
    return true;
}

static void keep_within(struct diagnostic_vec *findings, const struct str *paths, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if (within_paths(paths, count, findings->data[i].note->path))
            findings->data[kept++] = findings->data[i];
    findings->len = kept;
}

static bool fails(const struct run_result *result, int fail_on)
{
    for (size_t i = 0; i < result->count; i++)
        if ((int)result->findings[i].severity >= fail_on)
            return true;
    return false;
}

/* The day against which `until` of a suppression and dates of notes are measured. SOURCE_DATE_EPOCH
 * makes it reproducible. */
static struct str today(struct arena *run)
{
    time_t now = time(NULL);
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    if (fixed && fixed[0])
        now = (time_t)strtoll(fixed, NULL, 10);
    struct tm date;
    if (!gmtime_r(&now, &date))
        return (struct str){0};
    return str_fmt(run, "%04d-%02d-%02d", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void print_timings(const struct vault *vault, double rules_seconds, double report_seconds)
{
    double total = rules_seconds + report_seconds;
    for (size_t i = 0; i < vault->timing_count; i++) {
        fprintf(stderr, "%-10s%9.1f ms\n", vault->timings[i].phase,
                vault->timings[i].seconds * 1e3);
        total += vault->timings[i].seconds;
    }
    fprintf(stderr, "%-10s%9.1f ms\n", "rules", rules_seconds * 1e3);
    fprintf(stderr, "%-10s%9.1f ms\n", "report", report_seconds * 1e3);
    fprintf(stderr, "%-10s%9.1f ms\n", "total", total * 1e3);
}

/* What a check was asked for. */
struct request {
    struct rule_selection selection;
    const struct report_format *format;
    struct output *outputs;
    size_t output_count;
    struct report_style style;
    struct str *paths;
    size_t path_count;
    size_t max_findings;
    int fail_on;
};

static bool print_reports(const struct request *request, const struct run_result *result,
                          struct arena *run, struct error *error)
{
    struct report_style plain = request->style;
    plain.color = false;
    plain.hyperlinks = false;
    plain.width = 0;
    for (size_t i = 0; i < request->output_count; i++) {
        struct buf out = {.arena = run};
        request->outputs[i].format->print(&out, result, &plain);
        if (!file_write_whole(request->outputs[i].path, buf_str(&out), error))
            return false;
    }
    struct buf out = {.arena = run};
    request->format->print(&out, result, &request->style);
    return write_out(buf_str(&out), error);
}

static size_t notes_within(const struct vault *vault, const struct request *request)
{
    size_t count = 0;
    for (size_t i = 0; i < vault->note_count; i++)
        count += within_paths(request->paths, request->path_count, vault->notes[i]->path);
    return count;
}

static int check_vault_for(const struct invocation *invocation, struct vault *vault,
                           struct request *request, struct error *error)
{
    struct arena *run = &vault->run;
    if (!vault_paths(run, vault, invocation->operands.data, invocation->operands.len,
                     &request->paths, error) ||
        !parse_fail_on(invocation, &vault->config, &request->fail_on, error))
        return EXIT_TROUBLE;
    request->path_count = invocation->operands.len;
    if (notes_within(vault, request) == 0 && !option_given(invocation, OPTION_ALLOW_EMPTY)) {
        error_set(error, "nothing was checked: there is no note below '%s' (vault '%.*s')",
                  invocation->operands.len ? invocation->operands.data[0] : ".",
                  STR_ARG(vault->root));
        return EXIT_TROUBLE;
    }
    const double start = seconds_now();
    struct diagnostic_vec findings = {0};
    struct run_result result = {.vault = vault, .selection = &request->selection};
    request->selection.today = today(run);
    vault_check(vault, &request->selection, &findings);
    const struct suppression_options suppression = {.selection = &request->selection,
                                                    .today = request->selection.today};
    suppressions_apply(vault, &suppression, &findings, &result.suppressed);
    fingerprints_assign(vault, &findings);
    keep_within(&findings, request->paths, request->path_count);
    result.findings = findings.data;
    result.count = findings.len;
    run_result_count(&result);
    result.failed = fails(&result, request->fail_on);
    const double checked = seconds_now();
    if (!print_reports(request, &result, run, error))
        return EXIT_TROUBLE;
    if (option_given(invocation, OPTION_TIMINGS))
        print_timings(vault, checked - start, seconds_now() - checked);
    return result.failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

int check_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct request request = {.output_count = invocation->values[OPTION_OUTPUT].len};
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    struct vault *vault = NULL;
    if (!parse_selection(invocation, run, &request.selection, error) ||
        !find_format(str_from(format), &request.format, error) ||
        !parse_outputs(invocation, run, &request.outputs, error) ||
        !parse_style(invocation, &request.style, error) ||
        !open_vault(invocation, invocation->operands.len ? invocation->operands.data[0] : NULL,
                    &vault, error))
        return EXIT_TROUBLE;
    const int status = check_vault_for(invocation, vault, &request, error);
    vault_free(vault);
    return status;
}
