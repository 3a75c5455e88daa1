/* cli/check: the main job: open the vault, run the rules, keep what was asked for, fix or report,
 * set the exit status. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "commands.h"
#include "judge.h"
#include "notelint/utf8.h"

enum { ROUND_LIMIT = 10 }; /* of fixes that make room for others */

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

static bool fails(const struct run_result *result, int fail_on)
{
    for (size_t i = 0; i < result->count; i++)
        if ((int)result->findings[i].severity >= fail_on)
            return true;
    return false;
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

/* All findings that are not suppressed. */
static void find_in(const struct request *request, struct vault *vault,
                    struct diagnostic_vec *findings, struct diagnostic_vec *suppressed)
{
    const struct suppression_options suppression = {.selection = &request->selection,
                                                    .today = request->selection.today};
    vault_check(vault, &request->selection, findings);
    fingerprints_assign(vault, findings);
    suppressions_apply(vault, &suppression, findings, suppressed);
}

static const char *vault_target(const struct check *check)
{
    return check->focus.root.len ? check->focus.root.data : "/";
}

/* Settings alone start no program: a pull request may have changed them. */
static bool ask_judge(const struct check *check, struct vault *vault, struct error *error)
{
    return !option_given(check->request->invocation, OPTION_JUDGE) || judge_ask(vault, error);
}

/* The vault before the changes is checked by the settings of today. */
static bool find_before(struct check *check, const struct vault *now, struct error *error)
{
    if (check->before)
        return true;
    struct diagnostic_vec suppressed = {0};
    const struct other_files others = {.notes = check->focus.changes.before,
                                       .settings = check->focus.overlays,
                                       /* fixes replace the vault of now by others */
                                       .like = check->request->fix == FIX_NONE ? now : NULL};
    if (!open_vault_with(check->request->invocation, vault_target(check), &others, &check->before,
                         error) ||
        !ask_judge(check, check->before, error))
        return false;
    find_in(check->request, check->before, &check->before_findings, &suppressed);
    return true;
}

/* Where nothing in the vault has changed there is no need to look at it twice. */
static bool keep_changes(struct check *check, struct round *round, struct error *error)
{
    struct changes *changes = &check->focus.changes;
    if (!check->focus.has_changes)
        return true;
    if (!changes->files.len) {
        round->findings.len = 0;
        return true;
    }
    if (!find_before(check, round->vault, error))
        return false;
    changes_keep(round->vault, changes, &check->before_findings, &round->findings);
    changes_explain(round->vault, check->before, changes, &round->findings);
    changes_guard(round->vault, check->before, &check->before_findings, &round->findings);
    return true;
}

static void keep_in_focus(const struct focus *focus, struct diagnostic_vec *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if (focus_holds(focus, &findings->data[i]))
            findings->data[kept++] = findings->data[i];
    findings->len = kept;
}

/* Is there a note to speak of? A gate that checks nothing passes everything. */
static bool has_notes(const struct check *check, const struct vault *vault, struct error *error)
{
    const struct invocation *invocation = check->request->invocation;
    if (focus_note_count(&check->focus, vault) || option_given(invocation, OPTION_ALLOW_EMPTY) ||
        option_given(invocation, OPTION_FILES_FROM))
        return true;
    return error_set(error, "nothing was checked: there is no note below '%s' (vault '%.*s')",
                     invocation->operands.len ? invocation->operands.data[0] : ".",
                     STR_ARG(vault->root));
}

static bool write_baseline(struct round *round, const char *path, struct error *error)
{
    const struct diagnostic_vec *findings = &round->findings;
    const struct str text = baseline_print(&round->vault->run, findings->data, findings->len);
    if (!file_write_whole(path, text, error))
        return false;
    tell("%zu finding%s written to '%s'", findings->len, findings->len == 1 ? "" : "s", path);
    round->baselined = findings->len;
    round->findings.len = 0;
    return true;
}

static bool prune_baseline(const struct check *check, struct round *round, struct error *error)
{
    const char *path = check->request->prune_baseline;
    size_t gone;
    const struct str text = baseline_print_pruned(&round->vault->run, &check->baseline, &gone);
    if (gone && !file_write_whole(path, text, error))
        return false;
    tell("%zu settled finding%s dropped from '%s'", gone, gone == 1 ? "" : "s", path);
    return true;
}

/* The baseline that the settings name, from the vault's root; empty where they name none. Of staged
 * notes it is the staged one, where git knows it at all. */
static bool read_baseline_of_settings(struct check *check, const struct vault *vault,
                                      struct error *error)
{
    const struct str name = value_string(config_find(&vault->config, STR("baseline"), NULL));
    if (!name.len)
        return true;
    const struct str path = str_fmt(check->run, "%.*s/%.*s", STR_ARG(vault->root), STR_ARG(name));
    const struct file_view view = {vault->root, check->focus.overlays};
    const struct overlay *overlay = file_view_find(&view, path);
    if (!overlay || overlay->absent)
        return baseline_read(check->run, path.data, &check->baseline, error);
    return baseline_parse(check->run, path.data, overlay->bytes, &check->baseline, error);
}

static bool apply_baseline(struct check *check, struct round *round, struct error *error)
{
    const struct request *request = check->request;
    const char *path = request->baseline ? request->baseline : request->prune_baseline;
    if (request->write_baseline)
        return true;
    if (path ? !baseline_read(check->run, path, &check->baseline, error)
             : !read_baseline_of_settings(check, round->vault, error))
        return false;
    baseline_apply(round->vault, &check->baseline, &round->findings, &round->baselined);
    return !request->prune_baseline || prune_baseline(check, round, error);
}

/* The notes of git's index are held to the settings of git's index. */
static void tell_of_unknown_settings(const struct check *check, const struct vault *vault)
{
    const struct path_vec *untracked = &check->focus.changes.untracked;
    for (size_t i = 0; i < untracked->len && !vault->config.path.len; i++)
        if (str_eq(untracked->data[i], STR("notelint.yaml")) ||
            str_eq(untracked->data[i], STR(".notelint.yaml")))
            tell("'%.*s' is there, but not added: its settings do not count",
                 STR_ARG(untracked->data[i]));
}

bool check_round(struct check *check, struct round *round, struct error *error)
{
    const struct request *request = check->request;
    const struct other_files others = {
        .notes = fixes_overlays(check->run, &check->fixes, &check->focus.overlays),
        .settings = check->focus.overlays,
        .asked = check->focus.asked,
    };
    if (!open_vault_with(request->invocation, vault_target(check), &others, &round->vault, error) ||
        !parse_fail_on(request->invocation, &round->vault->config, &round->fail_on, error) ||
        !has_notes(check, round->vault, error) || !ask_judge(check, round->vault, error))
        return false;
    tell_of_unknown_settings(check, round->vault);
    const double start = seconds_now();
    find_in(request, round->vault, &round->findings, &round->suppressed);
    if (!apply_baseline(check, round, error) || !keep_changes(check, round, error))
        return false;
    keep_in_focus(&check->focus, &round->findings);
    keep_in_focus(&check->focus, &round->suppressed);
    if (request->write_baseline && !write_baseline(round, request->write_baseline, error))
        return false;
    check->rules_seconds = seconds_now() - start;
    return true;
}

/* Rounds of fixes in memory, until nothing is left to fix. The last round's findings remain. */
static bool rounds_run(struct check *check, struct round *round, struct error *error)
{
    const struct request *request = check->request;
    for (int i = 0; check_round(check, round, error); i++) {
        if (request->fix == FIX_NONE || i == ROUND_LIMIT ||
            !fixes_round(check->run, &check->fixes, round->findings.data, round->findings.len,
                         request->fix))
            return true;
        vault_free(round->vault);
        *round = (struct round){0};
    }
    return false;
}

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

/* What a format leaves out is said where a person sees it. */
static void tell_cut(const struct report_format *format, size_t count)
{
    if (format->limit && count > format->limit)
        tell("the %s report holds the gravest %zu of %zu findings", format->name, format->limit,
             count);
}

static int report_round(struct check *check, struct round *round, struct error *error)
{
    struct request request = *check->request;
    const double start = seconds_now();
    struct run_result result = {
        .vault = round->vault,
        .findings = round->findings.data,
        .count = round->findings.len,
        .suppressed_findings = round->suppressed.data,
        .suppressed = round->suppressed.len,
        .baselined = round->baselined,
        .selection = &request.selection,
    };
    request.style.working_prefix = working_prefix(check->run, round->vault->root);
    request.style.repository_prefix = repository_prefix(check->run, round->vault->root);
    run_result_count(&result);
    result.failed = fails(&result, round->fail_on);
    if (request.max_findings) {
        result.left_out = findings_cut(&round->findings, request.max_findings);
        result.count = round->findings.len;
    }
    if (!print_reports(&request, &result, &round->vault->run, error))
        return EXIT_TROUBLE;
    tell_cut(request.format, result.count);
    for (size_t i = 0; i < request.output_count; i++)
        tell_cut(request.outputs[i].format, result.count);
    if (option_given(request.invocation, OPTION_TIMINGS))
        print_timings(round->vault, check->rules_seconds, seconds_now() - start);
    return result.failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static struct str printable_lines(struct arena *run, struct str text)
{
    struct buf out = {.arena = run};
    struct str line;
    while (str_split(&text, '\n', &line)) {
        buf_push(&out, utf8_printable(run, line));
        if (text.data)
            buf_push_byte(&out, '\n');
    }
    return buf_str(&out);
}

/* Instead of a report: what the fixes would change. Exit 1 when they would. */
static int show_fixes(const struct check *check, struct error *error)
{
    struct buf out = {.arena = check->run};
    fixes_diff(&out, &check->fixes, repository_prefix(check->run, check->focus.root));
    const bool is_looked_at = isatty(STDOUT_FILENO); /* else: for `git apply`, exact to the byte */
    if (!write_out(is_looked_at ? printable_lines(check->run, buf_str(&out)) : buf_str(&out),
                   error))
        return EXIT_TROUBLE;
    tell("%zu fix%s in %zu file%s", check->fixes.applied, check->fixes.applied == 1 ? "" : "es",
         check->fixes.files.len, check->fixes.files.len == 1 ? "" : "s");
    return out.len ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int finish(struct check *check, struct round *round, struct error *error)
{
    const struct fixes *fixes = &check->fixes;
    if (check->request->dry_run)
        return show_fixes(check, error);
    if (fixes->files.len) {
        if (!fixes_write(fixes, check->focus.root, error))
            return EXIT_TROUBLE;
        tell("fixed %zu finding%s in %zu file%s", fixes->applied, fixes->applied == 1 ? "" : "s",
             fixes->files.len, fixes->files.len == 1 ? "" : "s");
    }
    return report_round(check, round, error);
}

/* An older report, or none, would look like that of a vault without findings. */
static void report_trouble(const struct request *request, struct arena *run, struct str why)
{
    struct error ignored = {0}; /* `why` is told already */
    for (size_t i = 0; i < request->output_count; i++) {
        const struct output *output = &request->outputs[i];
        struct buf out = {.arena = run};
        if (!output->format->print_trouble)
            continue;
        output->format->print_trouble(&out, why);
        file_write_whole(output->path, buf_str(&out), &ignored);
    }
    struct buf out = {.arena = run};
    if (request->format->print_trouble) {
        request->format->print_trouble(&out, why);
        write_out(buf_str(&out), &ignored);
    }
}

static int check_once(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct request request;
    struct check check = {.request = &request, .run = run};
    struct round round = {0};
    int status = EXIT_TROUBLE;
    if (!request_parse(invocation, run, &request, error))
        return EXIT_TROUBLE;
    if (focus_find(&request, run, &check.focus, error) && rounds_run(&check, &round, error))
        status = finish(&check, &round, error);
    else if (!option_given(invocation, OPTION_WATCH))
        report_trouble(&request, run, str_from(error->message));
    vault_free(round.vault);
    vault_free(check.before);
    return status;
}

int check_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct request request;
    if (!option_given(invocation, OPTION_WATCH))
        return check_once(invocation, run, error);
    if (request_parse(invocation, run, &request, error))
        watch_run(&request, check_once, error);
    return EXIT_TROUBLE;
}
