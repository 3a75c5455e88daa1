/* report/suppressions: takes out what is suppressed, and reports what suppresses nothing. */
#include "notelint/nearest.h"
#include "notelint/report.h"
#include "suppression.h"

struct state {
    struct vault *vault;
    const struct suppression_options *options;
    const struct rule *unused_rule;
    struct suppression_vec *of_note; /* by index of the note */
};

static bool is_expired(const struct state *state, const struct suppression *suppression)
{
    return suppression->until.len && state->options->today.len &&
           str_cmp(suppression->until, state->options->today) < 0;
}

/* "Everything" leaves out the rule for suppressions: it would hide that it hides nothing. */
static bool names_rule(const struct suppression *suppression, const struct rule *rule)
{
    if (suppression->rule)
        return suppression->rule == rule;
    if (suppression->of_family)
        return suppression->family == rule->family;
    return !suppression->name.len && rule->family != FAMILY_SUPPRESSIONS;
}

static bool is_in_force(const struct state *state, const struct suppression *suppression)
{
    return suppression->problem == SUPPRESSION_SOUND && !is_expired(state, suppression);
}

/* What suppresses a finding of `rule` at this place, or NULL. All that do count as used. */
static const struct suppression *find_for_place(struct state *state, const struct rule *rule,
                                                const struct note *note, struct region region)
{
    const size_t index = vault_note_index(state->vault, note);
    struct suppression_vec *list = &state->of_note[index];
    if (index == state->vault->note_count || !list->len)
        return NULL;
    const size_t line = source_line_at(&note->source, region.offset);
    const struct suppression *found = NULL;
    for (size_t i = 0; i < list->len; i++) {
        struct suppression *suppression = &list->data[i];
        if (line < suppression->first_line || line > suppression->last_line ||
            !names_rule(suppression, rule) || !is_in_force(state, suppression))
            continue;
        suppression->used = true;
        found = found ? found : suppression;
    }
    return found;
}

static void set_mark(struct state *state, struct diagnostic *finding, const struct note *note,
                     const struct suppression *suppression)
{
    struct suppression_mark *mark = ARENA_NEW(&state->vault->run, struct suppression_mark);
    *mark = (struct suppression_mark){note, suppression->region, suppression->reason};
    finding->suppressed = mark;
}

/* Of two notes that contradict each other either may say that it is known. */
static bool try_suppress(struct state *state, struct diagnostic *finding)
{
    const struct suppression *suppression =
        find_for_place(state, finding->rule, finding->note, finding->region);
    if (suppression)
        set_mark(state, finding, finding->note, suppression);
    if (finding->related.len == 1 && finding->related.data[0].note != finding->note) {
        const struct related *other = &finding->related.data[0];
        suppression = find_for_place(state, finding->rule, other->note, other->region);
        if (suppression && !finding->suppressed)
            set_mark(state, finding, other->note, suppression);
    }
    return finding->suppressed != NULL;
}

/* Only a rule that ran can have left a suppression without use. */
static bool could_be_used(const struct state *state, const struct note *note,
                          const struct suppression *suppression)
{
    const struct rule_selection *selection = state->options->selection;
    if (suppression->rule)
        return rule_severity(&state->vault->config, selection, suppression->rule, note->path) !=
               SEVERITY_OFF;
    return !selection->select_count && !selection->ignore_count;
}

static struct str nearest_rule(struct str name)
{
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < rule_count; i++)
        nearest_offer(&nearest, str_from(rules[i].name));
    for (size_t i = 0; i < FAMILY_COUNT; i++)
        nearest_offer(&nearest, str_from(family_name((enum family)i)));
    return nearest.best;
}

static struct str nearest_directive(struct str word)
{
    struct nearest nearest = {.word = word};
    for (size_t i = 0; i < suppression_directive_count; i++)
        nearest_offer(&nearest, str_from(suppression_directives[i]));
    return nearest.best;
}

/* What is wrong with the suppression, into message and hint; false when nothing is. */
static bool describe(struct state *state, const struct note *note,
                     const struct suppression *suppression, struct diagnostic *finding)
{
    struct arena *run = &state->vault->run;
    const struct str name = suppression->name;
    struct str near = {0};
    switch (suppression->problem) {
    case SUPPRESSION_NO_DIRECTIVE:
        diagnostic_say(run, finding, "'notelint-%.*s' is no suppression", STR_ARG(name));
        near = nearest_directive(name);
        if (near.len)
            finding->hint = str_fmt(run, "did you mean 'notelint-%.*s'?", STR_ARG(near));
        return true;
    case SUPPRESSION_NO_RULE:
        diagnostic_say(run, finding, "the suppression names no rule or family: '%.*s'",
                       STR_ARG(name));
        near = nearest_rule(name);
        if (near.len)
            finding->hint = str_fmt(run, "did you mean '%.*s'?", STR_ARG(near));
        return true;
    case SUPPRESSION_CLOSES_NOTHING:
        diagnostic_say(run, finding, "there is no open suppression to end here");
        finding->hint = STR("remove the comment");
        return true;
    case SUPPRESSION_TOO_MANY:
        diagnostic_say(run, finding, "more than %d suppressions in one note: the rest is not read",
                       SUPPRESSION_LIMIT);
        finding->hint = STR("use notelint-disable-file, or the settings");
        return true;
    case SUPPRESSION_SOUND:
        break;
    }
    if (is_expired(state, suppression)) {
        diagnostic_say(run, finding, "the suppression%s%.*s%s expired on %.*s",
                       name.len ? " of '" : "", STR_ARG(name), name.len ? "'" : "",
                       STR_ARG(suppression->until));
        finding->hint = STR("settle what it suppressed, or give it a later date");
        return true;
    }
    if (suppression->used || !could_be_used(state, note, suppression))
        return false;
    diagnostic_say(run, finding, "the suppression%s%.*s%s suppresses nothing",
                   name.len ? " of '" : "", STR_ARG(name), name.len ? "'" : "");
    finding->hint = STR("remove it");
    return true;
}

/* The comment, and its line where it stands alone there. */
static struct region removal_of(const struct note *note, struct region comment)
{
    const struct source *source = &note->source;
    const size_t first = source_line_at(source, comment.offset);
    const size_t last = source_line_at(source, region_end(comment));
    const size_t begin = source_line_region(source, first).offset;
    const struct region last_line = source_line_region(source, last);
    const struct str before = str_slice(source->bytes, begin, comment.offset);
    const struct str behind = str_slice(source->bytes, region_end(comment), region_end(last_line));
    if (str_trim(before).len || str_trim(behind).len)
        return comment;
    const size_t end =
        last + 1 < source->line_count ? source->lines[last + 1] : region_end(last_line);
    return region_between(begin, end);
}

static bool report_unused(struct state *state, const struct note *note,
                          const struct suppression *suppression, struct diagnostic *ret)
{
    struct arena *run = &state->vault->run;
    struct diagnostic finding = {
        .rule = state->unused_rule,
        .severity = rule_severity(&state->vault->config, state->options->selection,
                                  state->unused_rule, note->path),
        .note = note,
        .region = suppression->region,
    };
    if (finding.severity == SEVERITY_OFF || !describe(state, note, suppression, &finding))
        return false;
    finding.identity = suppression->name;
    const bool useless =
        suppression->problem == SUPPRESSION_CLOSES_NOTHING || is_in_force(state, suppression);
    if (suppression->removable && useless) {
        finding.fix_safety = FIX_SAFE;
        finding.fix_description = STR("remove the comment");
        *edit_vec_push(run, &finding.edits) = (struct edit){
            .note = note, .region = removal_of(note, suppression->region), .text = STR("")};
    }
    *ret = finding;
    return true;
}

/* Does it name the rule for unused suppressions itself? Those are judged last. */
static bool is_about_suppressions(const struct state *state, const struct suppression *suppression)
{
    return suppression->name.len && names_rule(suppression, state->unused_rule);
}

static void add_unused(struct state *state, bool about_suppressions, struct diagnostic_vec *told,
                       struct diagnostic_vec *suppressed)
{
    for (size_t n = 0; n < state->vault->note_count; n++) {
        const struct note *note = state->vault->notes[n];
        for (size_t i = 0; i < state->of_note[n].len; i++) {
            const struct suppression *suppression = &state->of_note[n].data[i];
            struct diagnostic finding;
            if (is_about_suppressions(state, suppression) != about_suppressions ||
                !report_unused(state, note, suppression, &finding))
                continue;
            const bool hidden = !about_suppressions && try_suppress(state, &finding);
            *diagnostic_vec_push(&state->vault->run, hidden ? suppressed : told) = finding;
        }
    }
}

static void append(struct arena *run, struct diagnostic_vec *to, const struct diagnostic_vec *from)
{
    for (size_t i = 0; i < from->len; i++)
        *diagnostic_vec_push(run, to) = from->data[i];
}

void suppressions_apply(struct vault *vault, const struct suppression_options *options,
                        struct diagnostic_vec *findings, struct diagnostic_vec *suppressed)
{
    struct arena *run = &vault->run;
    struct state state = {
        .vault = vault,
        .options = options,
        .unused_rule = rule_find(STR("unused-suppression")),
        .of_note = ARENA_ARRAY(run, struct suppression_vec, vault->note_count + 1),
    };
    for (size_t i = 0; i < vault->note_count; i++)
        state.of_note[i] = suppressions_of(run, vault->notes[i]);
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++) {
        struct diagnostic finding = findings->data[i];
        if (try_suppress(&state, &finding))
            *diagnostic_vec_push(run, suppressed) = finding;
        else
            findings->data[kept++] = finding;
    }
    findings->len = kept;
    struct diagnostic_vec told = {0};
    struct diagnostic_vec hidden = {0};
    add_unused(&state, false, &told, &hidden);
    add_unused(&state, true, &told, &hidden);
    fingerprints_assign(vault, &told);
    fingerprints_assign(vault, &hidden);
    append(run, findings, &told);
    append(run, suppressed, &hidden);
    diagnostics_sort(findings);
    diagnostics_sort(suppressed);
}
