/* schema/scan: finds the schemas in a document, as the keywords that hold schemas tell, and with
 * them its embedded resources and anchors. */
#include "scan.h"

#include "keyword.h"
#include "notelint/nearest.h"
#include "pointer.h"
#include "uri.h"

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

struct resource *resource_new(struct schema_registry *registry, struct str uri,
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

bool dialect_read(struct schema_registry *registry, struct resource *resource,
                  struct schema_error *error)
{
    const struct value *schema_uri = value_find(resource->root, STR("$schema"));
    if (!schema_uri)
        return true;
    const struct dialect *dialect = dialect_find(registry, resource, schema_uri, error);
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
    return dialect_read(registry, candidate->resource, scan->error);
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
bool scan_schemas(struct schema_registry *registry, struct candidate first,
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
