/* schema/infer: makes a draft for each group, and holds the notes against the schema as it will be
 * read back: what it says of them is what a run will say. */
#include "infer.h"

enum { SATISFIED_PERCENT = 95 };

bool draft_afford(struct draft *draft, const bool *breaks)
{
    size_t wrong = 0;
    for (size_t i = 0; i < draft->group->count; i++)
        wrong += draft->wrong[i] || breaks[i];
    if (wrong > draft->budget)
        return false;
    for (size_t i = 0; i < draft->group->count; i++)
        draft->wrong[i] |= breaks[i];
    return true;
}

/* What the notes of the group violate of the schema file. */
static bool find_exceptions(struct arena *run, const struct group *group,
                            struct inferred_schema *inferred)
{
    struct schema_registry *registry = schema_registry_new(run, NULL, NULL);
    struct source source;
    struct note_schema schema;
    struct schema_error error;
    source_init(&source, run, inferred->text);
    const bool sound =
        note_schema_parse(run, registry, inferred->name, inferred->name, &source, &schema, &error);
    for (size_t n = 0; sound && n < group->count; n++) {
        const struct note *note = group->notes[n];
        struct violation_vec violations = {0};
        note_schema_validate(&schema, note, NULL, run, &violations);
        structure_validate(&schema, note, STRUCTURE_MISSING | STRUCTURE_ORDER | STRUCTURE_CONTENT,
                           run, &violations);
        inferred->exception_notes += violations.len > 0;
        for (size_t i = 0; i < violations.len; i++)
            *infer_exception_vec_push(run, &inferred->exceptions) = (struct infer_exception){
                note, violations.data[i].region, violations.data[i].message};
    }
    if (sound)
        inferred->wants = note_schema_wants(run, &schema);
    schema_registry_done(registry);
    return sound;
}

static bool says_something(const struct draft *draft)
{
    bool demands = draft->sections.len > 0 || draft->tags.len > 0;
    for (size_t i = 0; i < draft->fields.len; i++)
        demands |= draft->fields.data[i].types != 0;
    return demands;
}

static void infer_group(struct arena *run, const struct inference *inference,
                        const struct group *group, struct inferred_vec *ret)
{
    struct arena scratch = {0};
    struct draft draft = {
        .group = group,
        .run = run,
        .scratch = &scratch,
        .property_types = inference->property_types,
        .wrong = ARENA_ARRAY(run, bool, group->count),
        .budget = group->count * (100 - SATISFIED_PERCENT) / 100,
    };
    infer_fields(&draft);
    infer_sections(&draft);
    infer_tags(&draft);
    struct inferred_schema inferred = {
        .name = group->name, .text = draft_print(&draft), .note_count = group->count};
    if (says_something(&draft) && find_exceptions(run, group, &inferred) &&
        inferred.exception_notes <= draft.budget)
        *inferred_vec_push(run, ret) = inferred;
    arena_done(&scratch);
}

void infer_schemas(struct arena *run, const struct inference *inference, struct inferred_vec *ret)
{
    struct group_vec groups = {0};
    infer_groups(run, inference, &groups);
    for (size_t i = 0; i < groups.len; i++)
        infer_group(run, inference, &groups.data[i], ret);
}
