/* Schemas: the first document is a schema file for notes, what follows a line "...." is an
 * instance. Whatever compiles is applied; every place lies within its text. */
#include "fuzz.h"
#include "notelint/note_schema.h"

static void apply(const struct note_schema *schema, struct str text)
{
    struct arena arena = {0};
    struct source source;
    struct value value;
    struct defect defect;
    struct violation_vec violations = {0};
    source_init(&source, &arena, text);
    if (yaml_parse(&arena, &source, region_between(0, text.len), &value, &defect))
        note_schema_validate_value(schema, &value, NULL, &arena, &violations);
    for (size_t i = 0; i < violations.len; i++) {
        FUZZ_CHECK(fuzz_is_inside(&source, violations.data[i].region));
        FUZZ_CHECK(violations.data[i].message.len > 0);
    }
    const struct note *note = note_parse(&arena, &arena, STR("Folder/Note.md"), text);
    violations.len = 0;
    note_schema_matches(schema, note);
    note_schema_validate(schema, note, NULL, &arena, &violations);
    structure_validate(schema, note, STRUCTURE_MISSING | STRUCTURE_ORDER | STRUCTURE_CONTENT,
                       &arena, &violations);
    for (size_t i = 0; i < violations.len; i++)
        FUZZ_CHECK(fuzz_is_inside(&note->source, violations.data[i].region));
    arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct str input = fuzz_input(data, size);
    const struct str mark = STR("\n....\n");
    const size_t at = str_find(input, mark, 0);
    const struct str schema_text = str_slice(input, 0, at);
    const struct str instance =
        at == STR_NONE ? (struct str){0} : str_slice(input, at + mark.len, input.len);
    struct arena run = {0};
    struct source source;
    struct note_schema schema;
    struct schema_error error = {0};
    source_init(&source, &run, schema_text);
    /* Once as a file of its own form, once as a plain JSON Schema. */
    static const struct str paths[] = {STR_INIT("a.yaml"), STR_INIT("a.schema.yaml")};
    for (size_t i = 0; i < COUNT_OF(paths); i++) {
        struct schema_registry *registry = schema_registry_new(&run, NULL, NULL);
        if (note_schema_parse(&run, registry, paths[i], paths[i], &source, &schema, &error))
            apply(&schema, instance);
        else
            FUZZ_CHECK(error.message.len > 0);
        schema_registry_done(registry);
    }
    arena_done(&run);
    return 0;
}
