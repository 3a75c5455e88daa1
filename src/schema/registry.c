/* schema/registry: documents and resources by URI, and what a reference leads to. */
#include "registry.h"

#include <stdarg.h>

#include "notelint/note_schema.h"
#include "pointer.h"
#include "scan.h"
#include "uri.h"

struct document {
    const struct value *value;
    bool entered;              /* its schemas have been looked for */
    struct location *root;     /* NULL until then, or if it is wrong */
    struct schema_error error; /* why it is wrong */
};

struct schema_registry *schema_registry_new(struct arena *run, schema_loader *loader, void *context)
{
    struct schema_registry *registry = ARENA_NEW(run, struct schema_registry);
    registry->run = run;
    registry->loader = loader;
    registry->loader_context = context;
    return registry;
}

void schema_registry_done(struct schema_registry *registry)
{
    if (!registry)
        return;
    for (size_t i = 0; i < registry->regexes.len; i++)
        regex_free(registry->regexes.data[i]);
    registry->regexes = (struct regex_vec){0};
}

void schema_registry_annotate_formats(struct schema_registry *registry)
{
    registry->annotate_formats = true;
}

static struct document *document_add(struct schema_registry *registry, struct str uri,
                                     const struct value *value)
{
    void **slot = map_slot(&registry->documents, registry->run, uri);
    if (!*slot) {
        struct document *document = ARENA_NEW(registry->run, struct document);
        document->value = value;
        *slot = document;
    }
    return *slot;
}

void schema_registry_add(struct schema_registry *registry, struct str uri,
                         const struct value *document)
{
    document_add(registry, uri_without_fragment(uri), document);
}

bool schema_fail(struct schema_registry *registry, struct schema_error *error,
                 const struct resource *resource, struct region region, const char *fmt, ...)
{
    if (error->message.len)
        return false;
    va_list args;
    va_start(args, fmt);
    error->message = str_vfmt(registry->run, fmt, args);
    va_end(args);
    error->uri = resource->document;
    error->region = region;
    return false;
}

struct regex *registry_regex(struct schema_registry *registry, struct str pattern, unsigned flags,
                             struct error *error)
{
    struct regex *regex = regex_new(pattern, flags, error);
    if (regex)
        *regex_vec_push(registry->run, &registry->regexes) = regex;
    return regex;
}

struct regex *registry_glob(struct schema_registry *registry, struct str pattern,
                            struct error *error)
{
    struct regex *regex = glob_new(pattern, error);
    if (regex)
        *regex_vec_push(registry->run, &registry->regexes) = regex;
    return regex;
}

struct location *registry_place(const struct schema_registry *registry, const struct value *value)
{
    return map_find(&registry->places, (struct str){(const char *)&value, sizeof(value)});
}

static struct location *enter(struct schema_registry *registry, struct str uri,
                              const struct value *value, enum schema_draft draft,
                              struct schema_error *error)
{
    const struct resource outer = {.document = uri, .dialect = dialect_of_draft(draft)};
    struct resource *resource = resource_new(registry, uri, value, &outer);
    if (dialect_read(registry, resource, error) &&
        scan_schemas(registry, (struct candidate){value, resource, {0}}, error))
        return registry_place(registry, value);
    void **slot = map_slot(&registry->resources, registry->run, uri);
    if (*slot == resource)
        *slot = NULL;
    return NULL;
}

struct location *registry_enter(struct schema_registry *registry, struct str uri,
                                const struct value *value, enum schema_draft draft,
                                struct schema_error *error)
{
    struct document *document = document_add(registry, uri, value);
    if (document->value != value)
        return enter(registry, uri, value, draft, error);
    if (!document->entered) {
        document->entered = true;
        document->root = enter(registry, uri, value, draft, &document->error);
    }
    if (!document->root && error->message.len == 0)
        *error = document->error;
    return document->root;
}

/* A metaschema, or a schema for notes that the program brings and that stands for its front
 * matter. */
static struct document *shipped_load(struct schema_registry *registry, struct str uri)
{
    struct str text;
    const bool is_metaschema = metaschema_find(uri, &text);
    if (!is_metaschema && !note_schema_shipped(uri, &text))
        return NULL;
    struct source *source = ARENA_NEW(registry->run, struct source);
    struct value *value = ARENA_NEW(registry->run, struct value);
    struct defect defect;
    source_init(source, registry->run, text);
    const bool is_json = is_metaschema || str_starts(str_trim(text), STR("{"));
    if (is_json ? !json_parse(registry->run, source, value, &defect)
                : !yaml_parse(registry->run, source, region_between(0, text.len), value, &defect))
        return NULL;
    const struct value *front_matter = value_find(value, STR("front-matter"));
    return document_add(registry, uri, front_matter ? front_matter : value);
}

/* It may be the $id of a document that nothing has referred to by its own URI yet. */
static struct resource *resource_find_by_id(struct schema_registry *registry, struct str uri,
                                            enum schema_draft draft)
{
    for (size_t i = 0; i < registry->documents.len; i++) {
        struct document *other = registry->documents.entries[i].value;
        struct schema_error ignored = {0};
        if (!other->entered)
            registry_enter(registry, registry->documents.entries[i].key, other->value, draft,
                           &ignored);
    }
    return map_find(&registry->resources, uri);
}

/* The resource of that URI, entering documents as needed. NULL without an error: there is none. */
static struct resource *resource_find(struct schema_registry *registry, struct str uri,
                                      enum schema_draft draft, struct schema_error *error)
{
    struct resource *resource = map_find(&registry->resources, uri);
    if (resource)
        return resource;
    struct document *document = map_find(&registry->documents, uri);
    if (!document)
        document = shipped_load(registry, uri);
    if (!document) {
        resource = resource_find_by_id(registry, uri, draft);
        if (resource)
            return resource;
        struct value *value = ARENA_NEW(registry->run, struct value);
        if (!registry->loader ||
            !registry->loader(registry->loader_context, registry->run, uri, value))
            return NULL;
        /* A schema for notes stands for its front matter. */
        const struct value *front_matter = value_find(value, STR("front-matter"));
        document = document_add(registry, uri, front_matter ? front_matter : value);
    }
    const struct location *root = registry_enter(registry, uri, document->value, draft, error);
    return root ? root->resource : NULL;
}

/* The schema that a JSON pointer names; what no keyword declares to be a schema becomes one by
 * being referred to. */
static struct location *follow_pointer(struct schema_registry *registry, struct resource *resource,
                                       struct str pointer, struct schema_error *error)
{
    const struct location *root = registry_place(registry, resource->root);
    const struct value *value = resource->root;
    struct str path = root ? root->pointer : (struct str){0};
    struct str token;
    while (pointer_next(registry->run, &pointer, &token)) {
        value = pointer_step(value, token);
        if (!value)
            return NULL;
        path = pointer_push(registry->run, path, token);
        const struct location *place = registry_place(registry, value);
        if (place)
            resource = place->resource;
    }
    if (!registry_place(registry, value) &&
        !scan_schemas(registry, (struct candidate){value, resource, path}, error))
        return NULL;
    return registry_place(registry, value);
}

struct location *registry_resolve(struct schema_registry *registry, struct resource *from,
                                  const struct value *reference, struct schema_error *error)
{
    const struct str text = value_string(reference);
    const struct str full = uri_resolve(registry->run, from->uri, text);
    const struct str uri = uri_without_fragment(full);
    const struct str fragment = uri_fragment(registry->run, full);
    struct resource *resource =
        str_eq(uri, from->uri) ? from : resource_find(registry, uri, from->dialect->draft, error);
    if (!resource) {
        schema_fail(registry, error, from, reference->region,
                    "'%.*s' names no known schema (files beside this one are read, the network "
                    "never)",
                    STR_ARG(text));
        return NULL;
    }
    if (fragment.len == 0)
        return registry_place(registry, resource->root);
    struct location *place = NULL;
    if (fragment.data[0] == '/') {
        place = follow_pointer(registry, resource, fragment, error);
    } else {
        place = map_find(&resource->anchors, fragment);
        if (!place)
            place = map_find(&resource->dynamic_anchors, fragment);
    }
    if (!place)
        schema_fail(registry, error, from, reference->region,
                    "'%.*s' names nothing: '%.*s' has no '#%.*s'", STR_ARG(text), STR_ARG(uri),
                    STR_ARG(fragment));
    return place;
}

struct location *registry_metaschema(struct schema_registry *registry,
                                     const struct dialect *dialect, struct schema_error *error)
{
    const struct resource from = {.uri = dialect->metaschema, .dialect = dialect};
    const struct resource *resource =
        resource_find(registry, dialect->metaschema, from.dialect->draft, error);
    return resource ? registry_place(registry, resource->root) : NULL;
}
