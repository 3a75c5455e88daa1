/* cli/request: the options of a check, taken at their word or refused. */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
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
    ret->preview = option_given(invocation, OPTION_PREVIEW);
    ret->all_classes = option_given(invocation, OPTION_ALL_CLASSES);
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

/* Terminals that are known to follow OSC 8; others may print it. */
static bool shows_hyperlinks(void)
{
    static const char *const marks[] = {
        "KITTY_WINDOW_ID", "KONSOLE_VERSION",  "VTE_VERSION",          "WEZTERM_EXECUTABLE",
        "WT_SESSION",      "ITERM_SESSION_ID", "GHOSTTY_RESOURCES_DIR"};
    const char *program = getenv("TERM_PROGRAM");
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (getenv(marks[i]))
            return true;
    return program && strcmp(program, "vscode") == 0;
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
    ret->sarif_provenance = option_given(invocation, OPTION_SARIF_PROVENANCE);
    ret->sarif_snippets = option_given(invocation, OPTION_SARIF_SNIPPETS);
    ret->sarif_suppressed = option_given(invocation, OPTION_SARIF_SUPPRESSED);
    struct winsize size = {0};
    if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        ret->width = size.ws_col;
    ret->hyperlinks = terminal && ret->color && shows_hyperlinks();
    ret->quiet = option_given(invocation, OPTION_QUIET);
    ret->statistics = option_given(invocation, OPTION_STATISTICS);
    return true;
}

/* The day against which `until` of a suppression and dates of notes are measured. SOURCE_DATE_EPOCH
 * makes it reproducible. */
struct str today(struct arena *run)
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

static bool parse_fixes(const struct invocation *invocation, struct request *request,
                        struct error *error)
{
    if (option_given(invocation, OPTION_UNSAFE_FIXES))
        request->fix = FIX_UNSAFE;
    else if (option_given(invocation, OPTION_FIX))
        request->fix = FIX_SAFE;
    request->dry_run = option_given(invocation, OPTION_DRY_RUN);
    if (request->dry_run && request->fix == FIX_NONE)
        return error_set(error, "'--dry-run' shows what '--fix' or '--unsafe-fixes' would do");
    if (request->fix != FIX_NONE && option_given(invocation, OPTION_STDIN_FILENAME))
        return error_set(error, "'--fix' changes files, not standard input");
    return true;
}

static bool parse_baselines(const struct invocation *invocation, struct request *request,
                            struct error *error)
{
    request->baseline = option_value(invocation, OPTION_BASELINE, NULL);
    request->write_baseline = option_value(invocation, OPTION_WRITE_BASELINE, NULL);
    request->prune_baseline = option_value(invocation, OPTION_PRUNE_BASELINE, NULL);
    if (request->prune_baseline &&
        (request->selection.select_count || request->selection.ignore_count))
        return error_set(error, "'--prune-baseline' needs all rules to run: without '--select' and "
                                "'--ignore'");
    const int given = !!request->baseline + !!request->write_baseline + !!request->prune_baseline;
    return given <= 1 ||
           error_set(error,
                     "'--baseline', '--write-baseline' and '--prune-baseline' exclude each other");
}

static bool parse_changes(const struct invocation *invocation, struct request *request,
                          struct error *error)
{
    request->diff = option_value(invocation, OPTION_DIFF, NULL);
    request->staged = option_given(invocation, OPTION_STAGED);
    if (request->diff && request->staged)
        return error_set(error, "'--diff' and '--staged' exclude each other");
    const bool writes =
        request->fix != FIX_NONE || request->write_baseline || request->prune_baseline;
    if (option_given(invocation, OPTION_WATCH) &&
        (writes || option_given(invocation, OPTION_STDIN_FILENAME)))
        return error_set(error, "'--watch' only looks: it fixes nothing, writes no baseline and "
                                "reads no standard input");
    if (option_given(invocation, OPTION_STDIN_FILENAME) && (request->diff || request->staged))
        return error_set(error, "'--stdin-filename' takes no part in '--diff' or '--staged'");
    return true;
}

bool request_parse(const struct invocation *invocation, struct arena *run, struct request *ret,
                   struct error *error)
{
    *ret = (struct request){
        .invocation = invocation,
        .output_count = invocation->values[OPTION_OUTPUT].len,
    };
    ret->selection.today = today(run);
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    return parse_selection(invocation, run, &ret->selection, error) &&
           find_format(str_from(format), &ret->format, error) &&
           parse_outputs(invocation, run, &ret->outputs, error) &&
           parse_style(invocation, &ret->style, error) &&
           option_number(invocation, OPTION_MAX_FINDINGS, 1, SIZE_MAX / 16, &ret->max_findings,
                         error) &&
           parse_fixes(invocation, ret, error) && parse_baselines(invocation, ret, error) &&
           parse_changes(invocation, ret, error);
}
