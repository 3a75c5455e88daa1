/* rules/missing-alias: reports a short name that a note introduces, others link to, and no alias
 * carries. */
#include "notelint/fold.h"
#include "notelint/map.h"
#include "rules.h"

/* Folded targets of links that lead nowhere, each with the first note that holds it. */
static void collect_wanted(struct pass *pass, struct map *wanted)
{
    const struct vault *vault = pass->vault;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->links.len; k++) {
            const struct link *link = &note->links.data[k];
            if (link->in_comment || vault_link_status(vault, note, k) != LINK_MISSING)
                continue;
            void **slot = map_slot(wanted, pass->scratch, fold_key(pass->scratch, link->path));
            if (!*slot)
                *slot = &note->links.data[k];
        }
    }
}

/* The name in brackets behind a title: "KIO" of "Kachin Independence Organization (KIO)". */
static struct region bracketed(const struct note *note)
{
    const struct str title = source_text(&note->source, note->title_region);
    const size_t open = str_rfind_byte(title, '(');
    if (open == STR_NONE || open == 0 || !str_ends(title, STR(")")))
        return (struct region){0};
    return region_between(note->title_region.offset + open + 1, region_end(note->title_region) - 1);
}

static bool carries(const struct note *note, struct str key, struct arena *scratch)
{
    for (size_t i = 0; i < note->alias_count; i++)
        if (str_eq(fold_key(scratch, note->aliases[i]), key))
            return true;
    return str_eq(fold_key(scratch, note->name), key);
}

void missing_alias(struct pass *pass)
{
    struct map wanted = {0};
    collect_wanted(pass, &wanted);
    for (size_t i = 0; i < pass->vault->note_count; i++) {
        const struct note *note = pass->vault->notes[i];
        const struct region region = bracketed(note);
        const struct str name = source_text(&note->source, region);
        const struct str key = fold_key(pass->scratch, name);
        if (key.len == 0 || carries(note, key, pass->scratch) || !map_find(&wanted, key))
            continue;
        struct diagnostic *finding =
            report_in(pass, note, region,
                      "other notes link to '%.*s', which is no alias of this one", STR_ARG(name));
        finding->identity = name;
        diagnostic_hint(pass, finding, "add '%.*s' to 'aliases'", STR_ARG(name));
    }
}
