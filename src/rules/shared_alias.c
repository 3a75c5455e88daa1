/* rules/shared-alias: reports an alias that several notes claim, once, at the last of them. */
#include "notelint/fold.h"
#include "notelint/map.h"
#include "rules.h"

struct owner {
    const struct note *note;
    size_t alias;
    struct owner *earlier;
};

static void report_shared(struct pass *pass, const struct owner *last)
{
    const struct str alias = last->note->aliases[last->alias];
    const struct owner *first = last;
    size_t count = 1;
    for (const struct owner *owner = last->earlier; owner; owner = owner->earlier) {
        first = owner;
        count++;
    }
    struct diagnostic *finding =
        report_in(pass, last->note, last->note->alias_regions[last->alias],
                  "the alias '%.*s' belongs to %zu notes, '%.*s' among them", STR_ARG(alias), count,
                  STR_ARG(first->note->path));
    finding->identity = fold_key(pass->run, alias);
    diagnostic_hint(pass, finding, "leave it to the one note that people mean by it");
    for (const struct owner *owner = last->earlier; owner; owner = owner->earlier)
        diagnostic_relate(pass, finding, owner->note, owner->note->alias_regions[owner->alias],
                          "the same alias here");
}

void shared_alias(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    struct map owners = {0}; /* folded alias -> the last struct owner */
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->alias_count; k++) {
            const struct str key = fold_key(pass->scratch, note->aliases[k]);
            if (key.len == 0)
                continue;
            void **slot = map_slot(&owners, pass->scratch, key);
            struct owner *last = *slot;
            if (last && last->note == note)
                continue;
            struct owner *owner = ARENA_NEW(pass->scratch, struct owner);
            *owner = (struct owner){.note = note, .alias = k, .earlier = last};
            *slot = owner;
        }
    }
    for (size_t i = 0; i < owners.len; i++) {
        const struct owner *last = owners.entries[i].value;
        if (last->earlier)
            report_shared(pass, last);
    }
}
