/* rules/check: runs the rules over a vault: NOTE rules in parallel, then VAULT rules, then sorts.
 */
#include <stdlib.h>

#include "notelint/parallel.h"
#include "notelint/rule.h"
#include "settings.h"

struct run {
    struct vault *vault;
    const struct rule_selection *selection;
    struct setting *settings;       /* by rule, where no override applies */
    struct diagnostic_vec *by_note; /* findings of NOTE rules */
    struct arena *scratch;          /* one per worker */
};

static void check_note(void *context, size_t index, size_t worker)
{
    struct run *run = context;
    const struct vault *vault = run->vault;
    const struct note *note = vault->notes[index];
    for (size_t i = 0; i < rule_count; i++) {
        if (rules[i].scope != RULE_NOTE)
            continue;
        const struct setting setting =
            vault->config.overrides.len
                ? setting_for(&vault->config, run->selection, &rules[i], note->path)
                : run->settings[i];
        if (setting.severity == SEVERITY_OFF)
            continue;
        struct pass pass = {
            .vault = vault,
            .note = note,
            .rule = &rules[i],
            .options = setting.options,
            .run = &vault->workers[worker],
            .scratch = &run->scratch[worker],
            .out = &run->by_note[index],
            .severity = setting.severity,
            .selection = run->selection,
        };
        rules[i].run(&pass);
        arena_reset(pass.scratch);
    }
}

static void check_vault(struct run *run, struct diagnostic_vec *out)
{
    struct vault *vault = run->vault;
    for (size_t i = 0; i < rule_count; i++) {
        /* An override can only switch a rule on where one exists. */
        if (rules[i].scope != RULE_VAULT ||
            (run->settings[i].severity == SEVERITY_OFF && !vault->config.overrides.len))
            continue;
        struct pass pass = {
            .vault = vault,
            .rule = &rules[i],
            .options = run->settings[i].options,
            .run = &vault->run,
            .scratch = &run->scratch[0],
            .out = out,
            .severity = run->settings[i].severity,
            .selection = run->selection,
        };
        rules[i].run(&pass);
        arena_reset(pass.scratch);
    }
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
        .by_note = ARENA_ARRAY(&temporary, struct diagnostic_vec, vault->note_count),
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
    };
    for (size_t i = 0; i < rule_count; i++)
        run.settings[i] = setting_for(&vault->config, selection, &rules[i], (struct str){0});
    parallel_for(vault->note_count, vault->jobs, check_note, &run);
    for (size_t i = 0; i < vault->note_count; i++)
        for (size_t k = 0; k < run.by_note[i].len; k++)
            *diagnostic_vec_push(&vault->run, ret) = run.by_note[i].data[k];
    check_vault(&run, ret);
    diagnostics_sort(ret);
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&run.scratch[i]);
    arena_done(&temporary);
}
