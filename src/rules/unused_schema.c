/* rules/unused-schema: reports schemas that are for no note. */
#include "rules.h"
#include "schemas.h"

static bool is_used(const struct vault *vault, const struct note_schema *schema)
{
    for (size_t i = 0; i < vault->note_count; i++)
        for (const struct note_schema *const *of = schemas_for(vault, vault->notes[i]); *of; of++)
            if (*of == schema)
                return true;
    return false;
}

/* Is the schema's file named anywhere in the values of another: by `extends` or `$ref`? */
static bool names(const struct value *value, struct str name)
{
    if (value->kind == VALUE_STRING) {
        const size_t hash = str_find_byte(value->string, '#', 0);
        const struct str file = str_slice(value->string, 0, hash);
        const size_t at = str_find(file, name, 0);
        return at != STR_NONE && (at == 0 || file.data[at - 1] == '/') &&
               (at + name.len == file.len || file.data[at + name.len] == '.');
    }
    for (size_t i = 0; i < value->count; i++)
        if (names(value->kind == VALUE_ARRAY ? &value->items[i] : &value->members[i].value, name))
            return true;
    return false;
}

static bool is_part_of_another(const struct vault *vault, const struct note_schema *schema)
{
    for (size_t i = 0; i < vault->schemas.len; i++) {
        const struct note_schema *other = &vault->schemas.data[i];
        if (other != schema && names(other->document, schema->name))
            return true;
    }
    return false;
}

void unused_schema(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    for (size_t i = 0; i < vault->schemas.len; i++) {
        const struct note_schema *schema = &vault->schemas.data[i];
        if (is_used(vault, schema) || is_part_of_another(vault, schema))
            continue;
        struct note *file = ARENA_NEW(pass->run, struct note);
        file->path = schema->path;
        file->index = vault->note_count;
        if (schema->source)
            file->source = *schema->source;
        const struct member *match = value_find_member(schema->document, STR("match"));
        const struct region region =
            match ? match->key_region : source_line_region(&file->source, 0);
        struct diagnostic *finding =
            report_in(pass, file, region, "the schema is for no note of this vault");
        diagnostic_hint(pass, finding, "correct its 'match', or remove it");
        finding->identity = schema->name;
    }
}
