/* cli/figures: the fact sheet of one thing over the whole vault. */
#include "commands.h"
#include "notelint/fact_sheet.h"
#include "notelint/name_check.h"
#include "notelint/utf8.h"

/* "there is no 'Norwey'; did you mean 'Norway'?" Several things of one name are told by their
 * notes. */
static void refuse(const struct vault *vault, struct str name, struct arena *run,
                   struct error *error)
{
    enum { NAMED_MAX = 5 };
    struct name_hit_vec hits = {0};
    struct buf meant = {.arena = run};
    name_check(known_names_read(run, vault), name, run, &hits);
    const bool several = hits.len > 1 && name_clashes(hits.data[1].likeness);
    for (size_t i = 0; i < hits.len && i < NAMED_MAX; i++) {
        const struct note *note = hits.data[i].note;
        buf_fmt(&meant, "%s'%.*s'", i ? ", " : "",
                STR_ARG(utf8_printable(run, several ? note->path : note->name)));
    }
    name = utf8_printable(run, name);
    if (several)
        error_set(error, "several notes go by '%.*s': %.*s", STR_ARG(name),
                  STR_ARG(buf_str(&meant)));
    else if (hits.len)
        error_set(error, "nothing goes by '%.*s'; did you mean %.*s?", STR_ARG(name),
                  STR_ARG(buf_str(&meant)));
    else
        error_set(error, "nothing goes by '%.*s' (see 'notelint show entities')", STR_ARG(name));
}

int figures_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const char *format = option_value(invocation, OPTION_FORMAT, "text");
    const bool json = strcmp(format, "json") == 0;
    if (!json && strcmp(format, "text") != 0) {
        error_set(error, "'figures --format' takes text or json, not '%s'", format);
        return EXIT_TROUBLE;
    }
    if (invocation->operands.len != 1) {
        error_set(error, "'figures' needs one ENTITY (see 'notelint figures --help')");
        return EXIT_TROUBLE;
    }
    struct vault *vault = NULL;
    if (!open_vault(invocation, NULL, &vault, error))
        return EXIT_TROUBLE;
    const struct str name = str_trim(str_from(invocation->operands.data[0]));
    struct fact_sheet sheet;
    struct buf out = {.arena = run};
    bool written = false;
    if (!fact_sheet_build(run, vault, name, &sheet)) {
        refuse(vault, name, run, error);
    } else {
        (json ? fact_sheet_print_json : fact_sheet_print)(&out, &sheet);
        written = write_out(buf_str(&out), error);
    }
    vault_free(vault);
    return written ? EXIT_CLEAN : EXIT_TROUBLE;
}
