/* schema/registry: finds the schemas of a document and brings references to them. */
#include "registry.h"

#include <stdarg.h>

#include "keyword.h"
#include "notelint/nearest.h"
#include "notelint/note_schema.h"
#include "pointer.h"
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

static struct location *place_new(struct schema_registry *registry, const struct value *value,
                                  struct resource *resource, struct str pointer)
{
    struct location *place = ARENA_NEW(registry->run, struct location);
    place->value = value;
    place->resource = resource;
    place->pointer = pointer;
    const struct str key = {(const char *)&place->value, sizeof(place->value)};
    *map_slot(&registry->places, registry->run, key) = place;
    return place;
}

/* A schema still to be looked into. */
struct candidate {
    const struct value *value;
    struct resource *resource;
    struct str pointer;
};

VEC_OF(candidate_vec, struct candidate)

struct scan {
    struct schema_registry *registry;
    struct schema_error *error;
    struct candidate_vec stack;
};

static void push(struct scan *scan, const struct value *value, struct resource *resource,
                 struct str pointer)
{
    *candidate_vec_push(scan->registry->run, &scan->stack) =
        (struct candidate){value, resource, pointer};
}

static void push_members(struct scan *scan, const struct value *map, struct resource *resource,
                         struct str pointer)
{
    if (map->kind != VALUE_OBJECT)
        return;
    for (size_t i = 0; i < map->count; i++)
        push(scan, &map->members[i].value, resource,
             pointer_push(scan->registry->run, pointer, map->members[i].key));
}

static void push_items(struct scan *scan, const struct value *list, struct resource *resource,
                       struct str pointer)
{
    if (list->kind != VALUE_ARRAY)
        return;
    for (size_t i = 0; i < list->count; i++)
        push(scan, &list->items[i], resource, pointer_push_index(scan->registry->run, pointer, i));
}

static void push_children(struct scan *scan, const struct location *place)
{
    struct resource *resource = place->resource;
    for (size_t i = 0; i < place->value->count; i++) {
        const struct member *member = &place->value->members[i];
        const struct keyword *keyword = keyword_find(resource->dialect->draft, member->key);
        if (!keyword || keyword->shape == SHAPE_NONE)
            continue;
        const struct str pointer = pointer_push(scan->registry->run, place->pointer, member->key);
        const struct value *value = &member->value;
        switch (keyword->shape) {
        case SHAPE_MAP:
        case SHAPE_DEPENDENCIES:
            push_members(scan, value, resource, pointer);
            break;
        case SHAPE_LIST:
            push_items(scan, value, resource, pointer);
            break;
        case SHAPE_SCHEMA_OR_LIST:
            if (value->kind == VALUE_ARRAY) {
                push_items(scan, value, resource, pointer);
                break;
            }
            push(scan, value, resource, pointer);
            break;
        case SHAPE_SCHEMA:
            push(scan, value, resource, pointer);
            break;
        case SHAPE_NONE:
            break;
        }
    }
}

static struct resource *resource_new(struct schema_registry *registry, struct str uri,
                                     const struct value *root, const struct resource *outer)
{
    struct resource *resource = ARENA_NEW(registry->run, struct resource);
    resource->uri = uri;
    resource->document = outer->document;
    resource->dialect = outer->dialect;
    resource->root = root;
    void **slot = map_slot(&registry->resources, registry->run, uri);
    if (!*slot)
        *slot = resource;
    return resource;
}

static bool dialect_read(struct scan *scan, struct resource *resource)
{
    const struct value *schema_uri = value_find(resource->root, STR("$schema"));
    if (!schema_uri)
        return true;
    const struct dialect *dialect = dialect_find(scan->registry, resource, schema_uri, scan->error);
    if (!dialect)
        return false;
    resource->dialect = dialect;
    return true;
}

/* Draft 7 knows no siblings of $ref (core 8.3). */
static bool is_bare_reference(const struct candidate *candidate)
{
    return candidate->resource->dialect->draft == DRAFT_7 &&
           value_find(candidate->value, STR("$ref"));
}

/* An $id makes a resource of its own; in draft 7, "#name" is an anchor instead. */
static bool identify(struct scan *scan, struct candidate *candidate, struct str *ret_anchor)
{
    const struct str id = value_string(value_find(candidate->value, STR("$id")));
    if (str_starts(id, STR("#")) && id.len > 1 && candidate->resource->dialect->draft == DRAFT_7) {
        *ret_anchor = str_slice(id, 1, id.len);
        return true;
    }
    const struct str uri = uri_without_fragment(id);
    if (uri.len == 0)
        return true;
    struct schema_registry *registry = scan->registry;
    const struct str absolute = uri_resolve(registry->run, candidate->resource->uri, uri);
    if (candidate->value == candidate->resource->root) {
        candidate->resource->uri = absolute;
        void **slot = map_slot(&registry->resources, registry->run, absolute);
        if (!*slot)
            *slot = candidate->resource;
        return true;
    }
    candidate->resource = resource_new(registry, absolute, candidate->value, candidate->resource);
    return dialect_read(scan, candidate->resource);
}

static void anchor_set(struct scan *scan, struct map *anchors, struct str name,
                       struct location *place)
{
    if (name.len == 0)
        return;
    void **slot = map_slot(anchors, scan->registry->run, name);
    if (!*slot)
        *slot = place;
}

/* Find all schemas below `first`. Without recursion: depth is up to the author. */
static bool scan_schemas(struct schema_registry *registry, struct candidate first,
                         struct schema_error *error)
{
    struct scan scan = {.registry = registry, .error = error};
    *candidate_vec_push(registry->run, &scan.stack) = first;
    while (scan.stack.len) {
        struct candidate candidate = scan.stack.data[--scan.stack.len];
        if (registry_place(registry, candidate.value))
            continue;
        struct str anchor = {0};
        const bool bare = candidate.value->kind != VALUE_OBJECT || is_bare_reference(&candidate);
        if (!bare && !identify(&scan, &candidate, &anchor))
            return false;
        struct location *place =
            place_new(registry, candidate.value, candidate.resource, candidate.pointer);
        if (bare)
            continue;
        anchor_set(&scan, &place->resource->anchors, anchor, place);
        if (place->resource->dialect->draft == DRAFT_2020_12) {
            anchor_set(&scan, &place->resource->anchors,
                       value_string(value_find(place->value, STR("$anchor"))), place);
            anchor_set(&scan, &place->resource->dynamic_anchors,
                       value_string(value_find(place->value, STR("$dynamicAnchor"))), place);
        }
        push_children(&scan, place);
    }
    return true;
}

static struct location *enter(struct schema_registry *registry, struct str uri,
                              const struct value *value, enum schema_draft draft,
                              struct schema_error *error)
{
    const struct resource outer = {.document = uri, .dialect = dialect_of_draft(draft)};
    struct resource *resource = resource_new(registry, uri, value, &outer);
    struct scan scan = {.registry = registry, .error = error};
    if (dialect_read(&scan, resource) &&
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

static bool is_keyword(struct str name)
{
    return keyword_find(DRAFT_2020_12, name) || keyword_find(DRAFT_7, name);
}

bool schema_keywords_known(struct schema_registry *registry, const struct value *document,
                           struct schema_error *error)
{
    const struct location *root = registry_place(registry, document);
    for (size_t i = 0; i < registry->places.len; i++) {
        const struct location *place = registry->places.entries[i].value;
        const bool is_own = place->resource->document.data == root->resource->document.data;
        for (size_t k = 0; is_own && place->value->kind == VALUE_OBJECT && k < place->value->count;
             k++) {
            const struct member *member = &place->value->members[k];
            struct nearest nearest = {.word = member->key};
            if (is_keyword(member->key) || str_starts(member->key, STR("x-")))
                continue;
            for (size_t j = 0; j < keyword_count; j++)
                nearest_offer(&nearest, str_from(keywords[j].name));
            if (nearest.best.len)
                return schema_fail(registry, error, place->resource, member->key_region,
                                   "unknown keyword '%.*s'; did you mean '%.*s'?",
                                   STR_ARG(member->key), STR_ARG(nearest.best));
        }
    }
    return true;
}
