/* rules/shadowing-alias: reports an alias that is the name of another note. */
#include "notelint/fold.h"
#include "notelint/map.h"
#include "rules.h"

void shadowing_alias(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    struct map named = {0}; /* folded name -> the first note of that name */
    for (size_t i = 0; i < vault->note_count; i++) {
        void **slot =
            map_slot(&named, pass->scratch, fold_key(pass->scratch, vault->notes[i]->name));
        if (!*slot)
            *slot = vault->notes[i];
    }
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->alias_count; k++) {
            const struct str key = fold_key(pass->scratch, note->aliases[k]);
            const struct note *other = key.len ? map_find(&named, key) : NULL;
            if (!other || other == note || str_eq(fold_key(pass->scratch, note->name), key))
                continue;
            struct diagnostic *finding =
                report_in(pass, note, note->alias_regions[k],
                          "the alias '%.*s' is the name of another note, '%.*s'",
                          STR_ARG(note->aliases[k]), STR_ARG(other->path));
            finding->identity = str_dup(pass->run, key);
            diagnostic_hint(pass, finding, "remove the alias, or merge the notes");
            diagnostic_relate(pass, finding, other, other->title_region, "the note of that name");
        }
    }
}
