/* cli/schema: `schema which`: which schemas are for a note, and why. */
#include "schema.h"

#include "commands.h"
#include "notelint/nearest.h"
#include "notelint/utf8.h"

struct listing {
    const struct vault *vault;
    struct arena *run;
    struct buf out;
    size_t matched, unmatched;
    size_t *uses; /* by index of the schema */
    bool explain; /* for a note without a schema, what each would have wanted */
};

static void print_line(struct listing *listing, struct str line)
{
    buf_push(&listing->out, utf8_printable(listing->run, line));
    buf_push_byte(&listing->out, '\n');
}

static void print_unmatched(struct listing *listing, const struct note *note)
{
    listing->unmatched++;
    print_line(listing, str_fmt(listing->run, "%.*s: no schema", STR_ARG(note->path)));
    for (size_t i = 0; listing->explain && i < listing->vault->schemas.len; i++) {
        const struct note_schema *schema = &listing->vault->schemas.data[i];
        print_line(listing, str_fmt(listing->run, "  not %.*s: that is for notes where %.*s",
                                    STR_ARG(schema->path),
                                    STR_ARG(note_schema_wants(listing->run, schema))));
    }
}

static void print_note(struct listing *listing, const struct note *note)
{
    const struct note_schema *const *schemas = NULL;
    if (listing->vault->schemas_of)
        schemas = listing->vault->schemas_of[note->index];
    if (!schemas || !*schemas) {
        print_unmatched(listing, note);
        return;
    }
    listing->matched++;
    for (; *schemas; schemas++) {
        listing->uses[*schemas - listing->vault->schemas.data]++;
        print_line(listing,
                   str_fmt(listing->run, "%.*s: %.*s (%.*s), because %.*s", STR_ARG(note->path),
                           STR_ARG((*schemas)->title), STR_ARG((*schemas)->path),
                           STR_ARG(note_schema_why(listing->run, *schemas, note))));
    }
}

static void print_totals(struct listing *listing, bool whole_vault)
{
    const size_t all = listing->matched + listing->unmatched;
    print_line(listing,
               str_fmt(listing->run, "%zu of %zu notes have a schema", listing->matched, all));
    for (size_t i = 0; whole_vault && i < listing->vault->schemas.len; i++)
        if (listing->uses[i] == 0)
            print_line(listing, str_fmt(listing->run, "%.*s is for no note",
                                        STR_ARG(listing->vault->schemas.data[i].path)));
}

static bool list_notes(const struct vault *vault, const struct words *operands, struct arena *run,
                       struct error *error)
{
    struct str *paths;
    if (!vault_paths(run, vault, operands->data, operands->len, &paths, error))
        return false;
    struct listing listing = {
        .vault = vault,
        .run = run,
        .out = {.arena = run},
        .uses = ARENA_ARRAY(run, size_t, vault->schemas.len),
    };
    for (size_t i = 0; i < operands->len; i++)
        listing.explain |= vault_note_find(vault, paths[i]) != NULL;
    for (size_t i = 0; i < vault->note_count; i++)
        if (within_paths(paths, operands->len, vault->notes[i]->path))
            print_note(&listing, vault->notes[i]);
    bool whole = operands->len == 0;
    for (size_t i = 0; i < operands->len; i++)
        whole |= paths[i].len == 0;
    if (vault->schemas.len == 0)
        print_line(&listing, STR("the settings name no schemas"));
    else
        print_totals(&listing, whole);
    return write_out(buf_str(&listing.out), error);
}

static int schema_which(const struct invocation *invocation, const struct words *operands,
                        struct arena *run, struct error *error)
{
    struct vault *vault = NULL;
    if (!open_vault(invocation, operands->len ? operands->data[0] : NULL, &vault, error))
        return EXIT_TROUBLE;
    const bool done = list_notes(vault, operands, run, error);
    vault_free(vault);
    return done ? EXIT_CLEAN : EXIT_TROUBLE;
}

int schema_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    const struct words *all = &invocation->operands;
    const struct str verb = all->len ? str_from(all->data[0]) : (struct str){0};
    const struct words rest = {.data = all->data + 1, .len = all->len ? all->len - 1 : 0};
    if (str_eq(verb, STR("which")))
        return schema_which(invocation, &rest, run, error);
    if (str_eq(verb, STR("check")))
        return schema_check(invocation, &rest, run, error);
    struct nearest nearest = {.word = verb};
    nearest_offer(&nearest, STR("which"));
    nearest_offer(&nearest, STR("check"));
    error_set(error, "'schema' takes 'which' or 'check'%s%.*s%s",
              nearest.best.len ? "; did you mean '" : "", STR_ARG(nearest.best),
              nearest.best.len ? "'?" : "");
    return EXIT_TROUBLE;
}
