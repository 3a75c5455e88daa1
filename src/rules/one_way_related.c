/* rules/one-way-related: reports related notes that do not link back. */
#include <stdlib.h>

#include "rules.h"
#include "schemas.h"

/* For each note that takes part: the notes it links to, sorted. */
struct targets {
    size_t *data;
    size_t len;
    bool takes_part; /* a schema asks it for reciprocal links */
};

static int compare(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a;
    const size_t y = *(const size_t *)b;
    return (x > y) - (x < y);
}

/* The sections whose links are to be returned, with their subsections; NULL if there is none. */
static bool *reciprocal_sections(struct pass *pass, const struct note *note)
{
    const struct note_schema *const *schema = schemas_for(pass->vault, note);
    bool *sections = *schema ? ARENA_ARRAY(pass->scratch, bool, note->sections.len) : NULL;
    bool any = false;
    for (; *schema; schema++)
        any |= structure_reciprocal(*schema, note, sections);
    for (uint32_t i = 0; any && i < note->sections.len; i++) {
        const uint32_t parent = note->sections.data[i].parent;
        sections[i] |= parent < i && sections[parent];
    }
    return any ? sections : NULL;
}

static struct targets targets_of(struct pass *pass, const struct note *note)
{
    struct arena scratch = {0};
    struct targets targets = {.data = ARENA_ARRAY(pass->scratch, size_t, note->links.len)};
    for (size_t i = 0; i < note->links.len; i++) {
        const struct note *target =
            link_resolve(pass->vault, note, &note->links.data[i], &scratch, NULL).note;
        if (target && !note->links.data[i].in_comment)
            targets.data[targets.len++] = target->index;
    }
    if (targets.len)
        qsort(targets.data, targets.len, sizeof(*targets.data), compare);
    arena_done(&scratch);
    return targets;
}

static bool links_back(const struct targets *targets, const struct note *note)
{
    return targets->len &&
           bsearch(&note->index, targets->data, targets->len, sizeof(*targets->data), compare);
}

static void check_note(struct pass *pass, const struct note *note, const bool *sections,
                       const struct targets *all)
{
    struct map told = {0};
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        if (link->block == NOTE_NONE || link->in_comment ||
            !sections[note->blocks.data[link->block].section])
            continue;
        const struct note *target = link_resolve(pass->vault, note, link, pass->scratch, NULL).note;
        if (!target || target == note || !all[target->index].takes_part ||
            links_back(&all[target->index], note))
            continue;
        void **slot = map_slot(&told, pass->scratch, target->path);
        if (*slot)
            continue;
        *slot = &told;
        struct diagnostic *finding =
            report_in(pass, note, link->region, "'%.*s' does not link back", STR_ARG(target->name));
        diagnostic_relate(pass, finding, target, whole_note(target), "the related note");
        diagnostic_hint(pass, finding, "add [[%.*s]] there", STR_ARG(note->name));
        finding->identity = target->path;
    }
}

void one_way_related(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    bool **sections = ARENA_ARRAY(pass->scratch, bool *, vault->note_count);
    struct targets *all = ARENA_ARRAY(pass->scratch, struct targets, vault->note_count);
    for (size_t i = 0; i < vault->note_count; i++) {
        sections[i] = reciprocal_sections(pass, vault->notes[i]);
        if (!sections[i])
            continue;
        all[i] = targets_of(pass, vault->notes[i]);
        all[i].takes_part = true;
    }
    for (size_t i = 0; i < vault->note_count; i++)
        if (all[i].takes_part)
            check_note(pass, vault->notes[i], sections[i], all);
}
