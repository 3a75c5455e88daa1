/* cli/judge: a second opinion on figures that may conflict, by a program of the user's choice.
 *
 * It is run once a vault, gets one candidate a line as JSON, and prints one verdict a line, in the
 * same order: "conflict", "compatible" or "unsure". */
#include "judge.h"

#include "notelint/process.h"
#include "notelint/utf8.h"

enum { SECONDS = 60, OUTPUT_MAX = 16 << 20 };

/* Candidates are all that would be shown with --preview. */
static bool is_candidate(const struct disagreement *found)
{
    return found->confidence != CONFIDENCE_NONE && !conflict_class_is_quiet(found->class_);
}

/* The words of the command; a program with a slash in its name is sought from the vault's root. */
static const char **command_words(struct arena *run, const struct vault *vault,
                                  const struct value *command)
{
    const char **words = ARENA_ARRAY(run, const char *, command->count + 1);
    for (size_t i = 0; i < command->count; i++)
        words[i] = str_dup(run, command->items[i].string).data;
    if (words[0][0] != '/' && strchr(words[0], '/'))
        words[0] = str_fmt(run, "%.*s/%s", STR_ARG(vault->root), words[0]).data;
    return words;
}

static bool apply_verdict(struct disagreement *found, struct str verdict)
{
    if (str_eq(verdict, STR("conflict")))
        found->confidence = CONFIDENCE_SHOWN;
    else if (str_eq(verdict, STR("compatible")))
        found->class_ = CONFLICT_NONE;
    else
        return str_eq(verdict, STR("unsure"));
    return true;
}

static bool apply_verdicts(struct vault *vault, struct str output, const char *program,
                           struct error *error)
{
    struct disagreement_vec *all = &vault->claims.disagreements;
    size_t line = 0;
    for (size_t i = 0; i < all->len; i++) {
        struct str verdict = {0};
        if (!is_candidate(&all->data[i]))
            continue;
        line++;
        if (!str_split(&output, '\n', &verdict) || !apply_verdict(&all->data[i], str_trim(verdict)))
            return error_set(error,
                             "judge '%s': line %zu has '%.*s' instead of conflict, compatible or "
                             "unsure",
                             program, line, STR_ARG(utf8_printable(&vault->run, verdict)));
    }
    if (str_trim(output).len)
        return error_set(error, "judge '%s': more verdicts than the %zu candidates", program, line);
    return true;
}

bool judge_ask(struct vault *vault, struct error *error)
{
    const struct value *command = config_find(&vault->config, STR("judge.command"), NULL);
    const struct value *timeout = config_find(&vault->config, STR("judge.timeout"), NULL);
    struct disagreement_vec *all = &vault->claims.disagreements;
    struct buf input = {.arena = &vault->run};
    if (!command)
        return true;
    for (size_t i = 0; i < all->len; i++)
        if (is_candidate(&all->data[i]))
            disagreement_print_json(&input, &all->data[i]);
    if (input.len == 0)
        return true;
    int64_t seconds = SECONDS;
    if (timeout)
        decimal_to_int(timeout->number, &seconds);
    const struct process process = {
        .argv = command_words(&vault->run, vault, command),
        .input = buf_str(&input),
        .seconds = (unsigned)seconds,
        .output_max = OUTPUT_MAX,
    };
    struct str output;
    struct error cause;
    if (!process_run(&vault->run, &process, &output, &cause))
        return error_set(error, "judge: %s", cause.message);
    return apply_verdicts(vault, output, process.argv[0], error);
}
