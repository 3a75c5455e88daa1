/* schema/dialect: what $schema means: one of two drafts, or a metaschema's choice of vocabularies
 * (JSON Schema 2020-12 core 8.1.2). */
#include "registry.h"
#include "uri.h"

static const struct dialect drafts[] = {
    [DRAFT_2020_12] = {.draft = DRAFT_2020_12,
                       .vocabularies = (unsigned)~VOCABULARY_FORMAT_ASSERTION,
                       .metaschema = STR_INIT("https://json-schema.org/draft/2020-12/schema")},
    [DRAFT_7] = {.draft = DRAFT_7,
                 .vocabularies = (unsigned)~VOCABULARY_FORMAT_ASSERTION,
                 .metaschema = STR_INIT("http://json-schema.org/draft-07/schema")},
};

static const struct {
    const char *name; /* behind https://json-schema.org/draft/2020-12/vocab/ */
    unsigned vocabularies;
} vocabulary_names[] = {
    {"core", VOCABULARY_CORE},
    {"applicator", VOCABULARY_APPLICATOR},
    {"unevaluated", VOCABULARY_UNEVALUATED},
    {"validation", VOCABULARY_VALIDATION},
    {"meta-data", VOCABULARY_META_DATA},
    {"format-annotation", VOCABULARY_FORMAT},
    {"format-assertion", VOCABULARY_FORMAT | VOCABULARY_FORMAT_ASSERTION},
    {"content", VOCABULARY_CONTENT},
};

const struct dialect *dialect_of_draft(enum schema_draft draft)
{
    return &drafts[draft];
}

static unsigned vocabulary_of(struct str uri)
{
    const struct str prefix = STR("https://json-schema.org/draft/2020-12/vocab/");
    if (!str_starts(uri, prefix))
        return 0;
    const struct str name = str_slice(uri, prefix.len, uri.len);
    for (size_t i = 0; i < COUNT_OF(vocabulary_names); i++)
        if (str_eq(name, str_from(vocabulary_names[i].name)))
            return vocabulary_names[i].vocabularies;
    return 0;
}

/* The dialect that a metaschema's $vocabulary makes. */
static const struct dialect *dialect_custom(struct schema_registry *registry,
                                            const struct location *metaschema,
                                            struct schema_error *error)
{
    struct resource *resource = metaschema->resource;
    const struct value *chosen = value_find(metaschema->value, STR("$vocabulary"));
    struct dialect *dialect = ARENA_NEW(registry->run, struct dialect);
    *dialect = *resource->dialect;
    dialect->metaschema = resource->uri;
    if (!chosen || chosen->kind != VALUE_OBJECT || dialect->draft != DRAFT_2020_12)
        return dialect;
    dialect->vocabularies = VOCABULARY_CORE | VOCABULARY_NOTES;
    for (size_t i = 0; i < chosen->count; i++) {
        const struct member *member = &chosen->members[i];
        const unsigned vocabulary = vocabulary_of(member->key);
        dialect->vocabularies |= vocabulary;
        if (!vocabulary && member->value.kind == VALUE_BOOL && member->value.boolean) {
            schema_fail(registry, error, resource, member->key_region,
                        "the vocabulary '%.*s' is required but not known", STR_ARG(member->key));
            return NULL;
        }
    }
    return dialect;
}

const struct dialect *dialect_find(struct schema_registry *registry,
                                   const struct resource *resource, const struct value *schema_uri,
                                   struct schema_error *error)
{
    const struct str uri = uri_without_fragment(value_string(schema_uri));
    for (size_t i = 0; i < COUNT_OF(drafts); i++)
        if (str_eq(uri, drafts[i].metaschema))
            return &drafts[i];
    struct resource from = *resource;
    struct schema_error unknown = {0};
    const struct value reference = {.kind = VALUE_STRING, .string = uri};
    struct location *metaschema =
        uri.len ? registry_resolve(registry, &from, &reference, &unknown) : NULL;
    if (metaschema && metaschema->resource != resource && metaschema->resource->dialect)
        return dialect_custom(registry, metaschema, error);
    schema_fail(registry, error, resource, schema_uri->region,
                "unknown dialect '%.*s': JSON Schema 2020-12 and draft 7 are supported "
                "(https://json-schema.org/draft/2020-12/schema, "
                "http://json-schema.org/draft-07/schema#)",
                STR_ARG(value_string(schema_uri)));
    return NULL;
}
