/* rules/check: runs the rules over a vault, VAULT rules beside NOTE rules, and sorts the findings.
 */
#include <stdlib.h>

#include "notelint/parallel.h"
#include "notelint/rule.h"
#include "settings.h"

struct run {
    struct vault *vault;
    const struct rule_selection *selection;
    struct setting *settings;       /* by rule, where no override applies */
    struct diagnostic_vec *by_task; /* findings: of each rule that is a VAULT rule, then by note */
    struct arena *scratch;          /* one per worker */
};

static void run_rule(const struct run *run, const struct rule *rule, const struct note *note,
                     const struct setting *setting, size_t task, size_t worker)
{
    struct pass pass = {
        .vault = run->vault,
        .note = note,
        .rule = rule,
        .options = setting->options,
        .run = &run->vault->workers[worker],
        .scratch = &run->scratch[worker],
        .out = &run->by_task[task],
        .severity = setting->severity,
        .selection = run->selection,
    };
    rule->run(&pass);
    arena_reset(pass.scratch);
}

static void check_note(const struct run *run, const struct note *note, size_t task, size_t worker)
{
    const struct vault *vault = run->vault;
    for (size_t i = 0; i < rule_count; i++) {
        if (rules[i].scope != RULE_NOTE)
            continue;
        const struct setting setting =
            vault->config.overrides.len
                ? setting_for(&vault->config, run->selection, &rules[i], note->path)
                : run->settings[i];
        if (setting.severity != SEVERITY_OFF)
            run_rule(run, &rules[i], note, &setting, task, worker);
    }
}

/* An override can only switch a rule on where one exists. */
static void check_vault(const struct run *run, size_t rule, size_t worker)
{
    if (rules[rule].scope == RULE_VAULT &&
        (run->settings[rule].severity != SEVERITY_OFF || run->vault->config.overrides.len))
        run_rule(run, &rules[rule], NULL, &run->settings[rule], rule, worker);
}

/* VAULT rules first: some take long, and the notes fill the time of the other workers. */
static void run_task(void *context, size_t index, size_t worker)
{
    const struct run *run = context;
    if (index < rule_count)
        check_vault(run, index, worker);
    else if (vault_asks(run->vault, run->vault->notes[index - rule_count]))
        check_note(run, run->vault->notes[index - rule_count], index, worker);
}

static int compare(const void *a, const void *b)
{
    const struct diagnostic *x = a;
    const struct diagnostic *y = b;
    const int path = str_cmp(x->note->path, y->note->path);
    if (path)
        return path;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    if (x->region.len != y->region.len)
        return x->region.len < y->region.len ? -1 : 1;
    const int rule = str_cmp(str_from(x->rule->name), str_from(y->rule->name));
    return rule ? rule : str_cmp(x->message, y->message);
}

void diagnostics_sort(struct diagnostic_vec *findings)
{
    if (findings->len)
        qsort(findings->data, findings->len, sizeof(*findings->data), compare);
}

void vault_check(struct vault *vault, const struct rule_selection *selection,
                 struct diagnostic_vec *ret)
{
    struct arena temporary = {0};
    struct run run = {
        .vault = vault,
        .selection = selection,
        .settings = ARENA_ARRAY(&temporary, struct setting, rule_count),
        .by_task = ARENA_ARRAY(&temporary, struct diagnostic_vec, rule_count + vault->note_count),
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
    };
    for (size_t i = 0; i < rule_count; i++)
        run.settings[i] = setting_for(&vault->config, selection, &rules[i], (struct str){0});
    parallel_for(rule_count + vault->note_count, vault->jobs, run_task, &run);
    for (size_t i = 0; i < rule_count + vault->note_count; i++)
        for (size_t k = 0; k < run.by_task[i].len; k++)
            *diagnostic_vec_push(&vault->run, ret) = run.by_task[i].data[k];
    diagnostics_sort(ret);
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&run.scratch[i]);
    arena_done(&temporary);
}
