/* cli/name: may a note of this name be created, or is there one already? */
#include "notelint/name_report.h"

#include "commands.h"

/* Prints what is told of each name; true if one is taken. */
static bool check_names(const struct vault *vault, const struct words *names, bool json,
                        struct buf *out)
{
    struct name_answer *answers = ARENA_ARRAY(out->arena, struct name_answer, names->len);
    struct known_names *known = known_names_read(out->arena, vault);
    bool clash = false;
    for (size_t i = 0; i < names->len; i++) {
        answers[i].name = str_trim(str_from(names->data[i]));
        name_check(known, answers[i].name, out->arena, &answers[i].hits);
        clash = clash || name_answer_clashes(&answers[i]);
    }
    (json ? name_answers_print_json : name_answers_print)(out, answers, names->len);
    return clash;
}

int name_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    const bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0) {
        error_set(error, "'name --format' takes text or json, not '%s'", format);
        return EXIT_TROUBLE;
    }
    if (invocation->operands.len == 0) {
        error_set(error, "'name' needs a NAME (see 'notelint name --help')");
        return EXIT_TROUBLE;
    }
    for (size_t i = 0; i < invocation->operands.len; i++)
        if (str_trim(str_from(invocation->operands.data[i])).len == 0) {
            error_set(error, "a NAME is empty");
            return EXIT_TROUBLE;
        }
    struct vault_options vault_options = {
        .config_path = option_value(invocation, OPTION_CONFIG, NULL),
        .names_only = true,
    };
    struct vault *vault;
    if (!option_number(invocation, OPTION_JOBS, 1, 256, &vault_options.jobs, error) ||
        !vault_open(&vault_options, &vault, error))
        return EXIT_TROUBLE;
    struct buf out = {.arena = run};
    const bool clash = check_names(vault, &invocation->operands, json, &out);
    vault_free(vault);
    if (!write_out(buf_str(&out), error))
        return EXIT_TROUBLE;
    return clash ? EXIT_FINDINGS : EXIT_CLEAN;
}
