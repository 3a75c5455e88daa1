/* rules/unindexed-note: reports notes that the index their schema names does not link to. */
#include "rules.h"
#include "schemas.h"

/* An index note, and which notes it links to. */
struct index {
    const struct note *note; /* NULL: there is no such note */
    bool *lists;             /* by index of the note */
};

static struct index *index_read(struct pass *pass, struct map *indexes, struct str path)
{
    void **slot = map_slot(indexes, pass->scratch, path);
    if (*slot)
        return *slot;
    struct index *index = ARENA_NEW(pass->scratch, struct index);
    *slot = index;
    index->note = vault_note_find(pass->vault, path);
    if (!index->note)
        return index;
    struct arena scratch = {0};
    index->lists = ARENA_ARRAY(pass->scratch, bool, pass->vault->note_count);
    for (size_t i = 0; i < index->note->links.len; i++) {
        const struct link *link = &index->note->links.data[i];
        const struct note *target =
            link_resolve(pass->vault, index->note, link, &scratch, NULL).note;
        if (target && !link->in_comment)
            index->lists[target->index] = true;
    }
    arena_done(&scratch);
    return index;
}

static void check_index(struct pass *pass, const struct note *note, struct map *indexes,
                        struct str path)
{
    const struct index *index = index_read(pass, indexes, path);
    if (index->note == note)
        return;
    struct diagnostic *finding;
    if (!index->note) {
        finding = report_in(pass, note, whole_note(note), "there is no index '%.*s' for this note",
                            STR_ARG(path));
    } else {
        if (index->lists[note->index])
            return;
        finding = report_in(pass, note, whole_note(note), "the index '%.*s' does not link to it",
                            STR_ARG(path));
        diagnostic_hint(pass, finding, "add [[%.*s]] there", STR_ARG(note->name));
        diagnostic_relate(pass, finding, index->note, whole_note(index->note), "the index");
    }
    finding->identity = path;
}

void unindexed_note(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    struct map indexes = {0};
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        struct str_list paths = {0};
        for (const struct note_schema *const *schema = schemas_for(vault, note); *schema; schema++)
            structure_indexes(*schema, note, pass->scratch, &paths);
        for (size_t k = 0; k < paths.len; k++) {
            bool again = false;
            for (size_t j = 0; j < k; j++)
                again |= str_eq(paths.data[j], paths.data[k]);
            if (!again)
                check_index(pass, note, &indexes, str_dup(pass->run, paths.data[k]));
        }
    }
}
