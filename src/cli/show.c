/* cli/show: prints the recorded facts of a kind as JSON lines. */
#include "commands.h"
#include "notelint/nearest.h"

static const struct fact_kind *find_kind(struct str name, struct error *error)
{
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < fact_kind_count; i++) {
        if (str_eq(name, str_from(fact_kinds[i].name)))
            return &fact_kinds[i];
        nearest_offer(&nearest, str_from(fact_kinds[i].name));
    }
    error_set(error, "there are no facts of kind '%.*s'%s%.*s%s", STR_ARG(name),
              nearest.best.len ? "; did you mean '" : " (see 'notelint show --help')",
              STR_ARG(nearest.best), nearest.best.len ? "'?" : "");
    return NULL;
}

struct shown_paths {
    struct str *paths;
    size_t count;
};

static bool is_shown(const void *context, const struct note *note)
{
    const struct shown_paths *shown = context;
    return within_paths(shown->paths, shown->count, note->path);
}

static bool show(const struct invocation *invocation, const struct fact_kind *kind,
                 struct vault *vault, struct error *error)
{
    struct shown_paths shown = {.count = invocation->operands.len - 1};
    if (!vault_paths(&vault->run, vault, invocation->operands.data + 1, shown.count, &shown.paths,
                     error))
        return false;
    if (kind->print_pairs) {
        struct buf out = {.arena = &vault->run};
        kind->print_pairs(&out, vault, is_shown, &shown);
        return write_out(buf_str(&out), error);
    }
    struct arena scratch = {0};
    bool written = true;
    for (size_t i = 0; i < vault->note_count && written; i++) {
        if (!is_shown(&shown, vault->notes[i]))
            continue;
        struct buf out = {.arena = &scratch};
        kind->print(&out, vault, vault->notes[i], &scratch);
        written = write_out(buf_str(&out), error);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
    return written;
}

int show_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const struct words *operands = &invocation->operands;
    if (operands->len == 0) {
        error_set(error, "'show' needs a KIND (see 'notelint show --help')");
        return EXIT_TROUBLE;
    }
    const struct fact_kind *kind = find_kind(str_from(operands->data[0]), error);
    struct vault *vault = NULL;
    if (!kind ||
        !open_vault(invocation, operands->len > 1 ? operands->data[1] : NULL, &vault, error))
        return EXIT_TROUBLE;
    const bool shown = show(invocation, kind, vault, error);
    vault_free(vault);
    return shown ? EXIT_CLEAN : EXIT_TROUBLE;
}
