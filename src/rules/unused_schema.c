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

/* Where the settings name the schema, or NULL. */
static const struct value *find_named(const struct value *value, struct str name)
{
    if (!value)
        return NULL;
    if (value->kind == VALUE_STRING)
        return str_eq(value->string, name) ? value : NULL;
    const struct value *found = NULL;
    for (size_t i = 0; i < value->count && !found; i++)
        found = find_named(value->kind == VALUE_ARRAY ? &value->items[i] : &value->members[i].value,
                           name);
    return found;
}

/* A shipped schema is no file of the vault: it is in the settings that it can be corrected. */
static struct region place_of(const struct pass *pass, const struct note_schema *schema,
                              struct note *file)
{
    const struct config_layer *layer = NULL;
    const struct value *schemas = config_find(&pass->vault->config, STR("schemas"), &layer);
    const struct value *named = find_named(schemas, schema->path);
    if (named && layer && str_starts(schema->path, STR("notelint:"))) {
        file->path = layer->path;
        file->source = layer->source;
        return named->region;
    }
    file->path = schema->path;
    if (schema->source)
        file->source = *schema->source;
    const struct member *match = value_find_member(schema->document, STR("match"));
    return match ? match->key_region : source_line_region(&file->source, 0);
}

void unused_schema(struct pass *pass)
{
    const struct vault *vault = pass->vault;
    for (size_t i = 0; i < vault->schemas.len; i++) {
        const struct note_schema *schema = &vault->schemas.data[i];
        if (is_used(vault, schema) || is_part_of_another(vault, schema))
            continue;
        struct note *file = ARENA_NEW(pass->run, struct note);
        file->index = vault->note_count;
        const struct region region = place_of(pass, schema, file);
        struct diagnostic *finding =
            report_in(pass, file, region, "the schema '%.*s' is for no note of this vault",
                      STR_ARG(schema->name));
        diagnostic_hint(pass, finding, "correct its 'match', or remove it");
        finding->identity = schema->name;
    }
}
