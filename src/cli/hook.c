/* cli/hook: answers an editing agent that has just changed a file. The agent runs the command with
 * a description of the edit as JSON on standard input, and is shown what stands on standard error
 * when it ends with 2. What goes wrong in here must not look like a finding: it ends with 1. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "commands.h"

enum { HOOK_FINE = 0, HOOK_TROUBLE = 1, HOOK_FINDINGS = 2, SHOWN_LIMIT = 20 };

/* What the agent tells of its edit. */
struct edited {
    struct str path;           /* as it came */
    struct str event;          /* "PostToolUse" */
    struct overlay_vec pieces; /* the texts that it wrote, in `bytes` */
};

static bool parse_edited(struct arena *run, struct str text, struct edited *ret,
                         struct error *error)
{
    static const char *const path_keys[] = {"file_path", "filePath", "path", "notebook_path"};
    struct source source;
    struct value payload;
    struct defect defect;
    source_init(&source, run, text);
    if (!json_parse(run, &source, &payload, &defect))
        return error_set(error, "standard input is not the JSON of a hook: %.*s",
                         STR_ARG(defect.message));
    const struct value *input = value_find(&payload, STR("tool_input"));
    if (!input)
        input = &payload; /* some agents put the edit at the top */
    *ret = (struct edited){.event = value_string(value_find(&payload, STR("hook_event_name")))};
    for (size_t i = 0; i < COUNT_OF(path_keys) && !ret->path.len; i++)
        ret->path = str_dup(run, value_string(value_find(input, str_from(path_keys[i]))));
    const struct value *edits = value_find(input, STR("edits"));
    const bool many = edits && edits->kind == VALUE_ARRAY;
    for (size_t i = 0; i < (many ? edits->count : 1); i++) {
        const struct str piece =
            value_string(value_find(many ? &edits->items[i] : input, STR("new_string")));
        if (piece.len)
            overlay_vec_push(run, &ret->pieces)->bytes = piece;
    }
    return true;
}

/* Does the line of the place hold text that was just written? Without such texts all of the note
 * was. */
static bool was_edited(const struct edited *edited, const struct note *note, struct region place)
{
    const struct source *source = &note->source;
    bool found = false;
    for (size_t i = 0; i < edited->pieces.len; i++) {
        const struct str piece = edited->pieces.data[i].bytes;
        size_t at = str_find(source->bytes, piece, 0);
        for (; at != STR_NONE; at = str_find(source->bytes, piece, at + piece.len)) {
            found = true;
            if (source_line_at(source, at) <= source_line_at(source, region_end(place)) &&
                source_line_at(source, place.offset) <= source_line_at(source, at + piece.len))
                return true;
        }
    }
    return !found;
}

static bool concerns(const struct edited *edited, const struct note *note,
                     const struct diagnostic *finding)
{
    if (finding->note == note && was_edited(edited, note, finding->region))
        return true;
    for (size_t i = 0; i < finding->related.len; i++)
        if (finding->related.data[i].note == note &&
            was_edited(edited, note, finding->related.data[i].region))
            return true;
    return false;
}

static void keep_edited(const struct edited *edited, const struct note *note, int fail_on,
                        struct diagnostic_vec *findings)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if ((int)findings->data[i].severity >= fail_on &&
            concerns(edited, note, &findings->data[i]))
            findings->data[kept++] = findings->data[i];
    findings->len = kept;
}

static struct str report_of(struct arena *run, struct round *round)
{
    struct run_result result = {
        .vault = round->vault,
        .left_out = findings_cut(&round->findings, SHOWN_LIMIT),
        .findings = round->findings.data,
        .count = round->findings.len,
    };
    const struct report_style style = {.quiet = true,
                                       .working_prefix = working_prefix(run, round->vault->root)};
    struct buf out = {.arena = run};
    run_result_count(&result);
    buf_fmt(&out, "notelint finds in what was just written:\n\n");
    report_format_find(STR("text"))->print(&out, &result, &style);
    if (result.left_out)
        buf_fmt(&out, "and %zu more: notelint check\n", result.left_out);
    return buf_str(&out);
}

/* Context for the agent, which goes on. */
static bool print_advice(struct arena *run, const struct edited *edited, struct str report,
                         struct error *error)
{
    const struct str event = edited->event.len ? edited->event : STR("PostToolUse");
    json_t *answer = json_pack("{s:{s:s%,s:s%}}", "hookSpecificOutput", "hookEventName", event.data,
                               event.len, "additionalContext", report.data, report.len);
    char *text = answer ? json_dumps(answer, JSON_COMPACT) : NULL;
    json_decref(answer);
    if (!text)
        return error_set(error, "cannot write the answer as JSON");
    const struct str line = str_fmt(run, "%s\n", text);
    free(text);
    return write_out(line, error);
}

static int answer(struct check *check, struct round *round, const struct edited *edited,
                  struct error *error)
{
    struct str path;
    if (!vault_path(check->run, check->focus.root, edited->path.data, &path, error))
        return HOOK_TROUBLE;
    *path_vec_push(check->run, &check->focus.asked) = path;
    if (!check_round(check, round, error))
        return HOOK_TROUBLE;
    const struct note *note = vault_note_find(round->vault, path);
    if (!note)
        return HOOK_FINE; /* the settings leave it out */
    if (!option_given(check->request->invocation, OPTION_FAIL_ON) &&
        round->fail_on > SEVERITY_WARNING)
        round->fail_on = SEVERITY_WARNING; /* a conflict is worth a second thought now */
    keep_edited(edited, note, round->fail_on, &round->findings);
    if (!round->findings.len)
        return HOOK_FINE;
    const struct str report = report_of(check->run, round);
    if (option_given(check->request->invocation, OPTION_ADVISORY))
        return print_advice(check->run, edited, report, error) ? HOOK_FINE : HOOK_TROUBLE;
    fprintf(stderr, "%.*s", STR_ARG(report));
    return HOOK_FINDINGS;
}

int hook_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct request request = {.invocation = invocation, .selection = {.today = today(run)}};
    struct check check = {.request = &request, .run = run};
    struct round round = {0};
    struct edited edited;
    struct str text;
    int status = HOOK_TROUBLE;
    if (read_stdin(run, &text, error) && parse_edited(run, text, &edited, error)) {
        const bool is_note = str_ends(edited.path, STR(".md")) &&
                             access(edited.path.data, R_OK) == 0; /* else: no matter of ours */
        if (!is_note)
            status = HOOK_FINE;
        else if (vault_find_root(run, edited.path.data, &check.focus.root, error))
            status = answer(&check, &round, &edited, error);
    }
    vault_free(round.vault);
    if (status == HOOK_TROUBLE)
        tell("%s", error->message);
    error->message[0] = '\0'; /* main has nothing to add */
    return status;
}
