/* rules/orphan-note: reports notes that no other note links to. Where a vault starts is no orphan.
 */
#include "links.h"
#include "rules.h"

struct roots {
    struct regex **globs;
    size_t count;
};

/* A note named as its folder stands for it; what is no entity is an index, a log or a template. */
static bool is_root(const struct vault *vault, const struct roots *roots, const struct note *note)
{
    for (size_t i = 0; i < roots->count; i++)
        if (regex_matches(roots->globs[i], note->path))
            return true;
    const size_t slash = str_rfind_byte(note->folder, '/');
    const struct str folder =
        slash == STR_NONE ? note->folder : str_slice(note->folder, slash + 1, note->folder.len);
    return str_eq(note->name, folder) || !vault->entities.of_note[note->index];
}

/* The globs of the option `roots`; a wrong one is left out. */
static struct roots compile_roots(struct pass *pass)
{
    struct roots roots = {0};
    const struct value *list = value_find(pass->options, STR("roots"));
    if (!list || list->kind != VALUE_ARRAY)
        return roots;
    roots.globs = ARENA_ARRAY(pass->scratch, struct regex *, list->count);
    for (size_t i = 0; i < list->count; i++) {
        struct error error;
        struct regex *glob = glob_new(value_string(&list->items[i]), &error);
        if (glob)
            roots.globs[roots.count++] = glob;
    }
    return roots;
}

static void mark_targets(const struct vault *vault, const struct note *note, bool *linked)
{
    struct arena scratch = {0};
    for (size_t i = 0; i < note->links.len; i++) {
        if (note->links.data[i].in_comment)
            continue;
        const struct note *target =
            link_resolve(vault, note, &note->links.data[i], &scratch, NULL).note;
        if (target && target != note)
            linked[target->index] = true;
    }
    arena_done(&scratch);
}

static struct region first_line(const struct note *note)
{
    return note->title_region.len
               ? note->title_region
               : source_line_region(&note->source,
                                    source_line_at(&note->source, note->body.offset));
}

void orphan_note(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    bool *linked = ARENA_ARRAY(pass->scratch, bool, vault->note_count);
    for (size_t i = 0; i < vault->note_count; i++)
        mark_targets(vault, vault->notes[i], linked);
    const struct roots roots = compile_roots(pass);
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        if (linked[i] || is_root(vault, &roots, note))
            continue;
        struct diagnostic *finding =
            report_in(pass, note, first_line(note), "no other note links to this one");
        diagnostic_hint(pass, finding,
                        "link to it from an index, or name it in the option 'roots'");
    }
    for (size_t i = 0; i < roots.count; i++)
        regex_free(roots.globs[i]);
}
