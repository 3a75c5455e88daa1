/* cli/resolve: tells step by step where a link leads, and what is called much like it. */
#include "commands.h"
#include "notelint/utf8.h"

static void print_near(struct buf *out, const struct vault *vault, const struct link *link,
                       struct arena *run)
{
    const struct near_names near = link_near_names(vault, link, run);
    if (near.departure)
        buf_fmt(out, "history: %.*s\n", STR_ARG(departure_words(run, near.departure)));
    for (size_t i = 0; i < near.count; i++)
        buf_fmt(out, "near: '%.*s' %s\n", STR_ARG(near.data[i].path),
                near_kind_words(near.data[i].kind));
}

/* As a note would hold it, else a path and what may follow it. */
static struct link link_of(struct arena *run, struct str text)
{
    struct arena scratch = {0};
    text = str_trim(text);
    const struct note *scrap = note_parse(run, &scratch, STR("link.md"), text);
    arena_done(&scratch);
    const bool whole = scrap->links.len == 1 && scrap->links.data[0].region.len == text.len;
    return whole ? scrap->links.data[0] : link_of_text(text);
}

static bool resolve(const struct vault *vault, const char *source, struct str text,
                    struct arena *run, struct error *error)
{
    struct str *path;
    if (!vault_paths(run, vault, &source, 1, &path, error))
        return false;
    const struct note *note = vault_note_find(vault, *path);
    if (!note)
        return error_set(error, "'%s' is no note of the vault '%.*s'", source,
                         STR_ARG(vault->root));
    const struct link link = link_of(run, text);
    struct buf out = {.arena = run};
    buf_fmt(&out, "link: '%.*s' in '%.*s'\n", STR_ARG(text), STR_ARG(note->path));
    const struct resolution target = link_resolve(vault, note, &link, run, &out);
    if (target.path.len)
        buf_fmt(&out, "resolved: %.*s\n", STR_ARG(target.path));
    if (target.status == LINK_MISSING)
        print_near(&out, vault, &link, run);
    struct str rest = buf_str(&out);
    struct buf safe = {.arena = run};
    for (struct str line; str_split(&rest, '\n', &line);) {
        buf_push(&safe, utf8_printable(run, line));
        if (rest.len || line.len)
            buf_push_byte(&safe, '\n');
    }
    return write_out(buf_str(&safe), error);
}

int resolve_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const struct words *operands = &invocation->operands;
    if (operands->len != 2) {
        error_set(error, "'resolve' takes a note and a link (see 'notelint resolve --help')");
        return EXIT_TROUBLE;
    }
    struct vault *vault = NULL;
    if (!open_vault(invocation, operands->data[0], &vault, error))
        return EXIT_TROUBLE;
    const bool done = resolve(vault, operands->data[0], str_from(operands->data[1]), run, error);
    vault_free(vault);
    return done ? EXIT_CLEAN : EXIT_TROUBLE;
}
