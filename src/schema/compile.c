/* schema/compile: from places to nodes. Schemas wait in a list until they are compiled, so depth
 * and references, forward or backward, need no recursion. */
#include <stdarg.h>

#include "keyword.h"
#include "uri.h"

static struct node *node_of(struct compiler *compiler, struct location *place)
{
    if (place->node)
        return place->node;
    place->node = ARENA_NEW(compiler->registry->run, struct node);
    place->node->place = place;
    *node_vec_push(compiler->run, &compiler->pending) = place->node;
    return place->node;
}

struct node *compile_child(struct compiler *compiler, const struct node *parent,
                           const struct value *value)
{
    struct location *place = registry_place(compiler->registry, value);
    if (place)
        return node_of(compiler, place);
    compile_fail(compiler, parent, value, "a schema was expected");
    return NULL;
}

struct node *compile_reference(struct compiler *compiler, const struct node *from,
                               const struct value *reference)
{
    struct location *place =
        registry_resolve(compiler->registry, from->place->resource, reference, compiler->error);
    return place ? node_of(compiler, place) : NULL;
}

enum compiled compile_fail(struct compiler *compiler, const struct node *node,
                           const struct value *value, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const struct str message = str_vfmt(compiler->run, fmt, args);
    va_end(args);
    schema_fail(compiler->registry, compiler->error, node->place->resource, value->region, "%.*s",
                STR_ARG(message));
    return COMPILE_FAILED;
}

enum compiled compile_children(struct compiler *compiler, const struct node *node,
                               const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_ARRAY || value->count == 0)
        return compile_fail(compiler, node, value, "%s must be a list of schemas",
                            ret->keyword->name);
    ret->nodes.data = ARENA_ARRAY(compiler->registry->run, struct node *, value->count);
    ret->nodes.count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        ret->nodes.data[i] = compile_child(compiler, node, &value->items[i]);
        if (!ret->nodes.data[i])
            return COMPILE_FAILED;
    }
    return COMPILED;
}

const struct constraint *node_constraint(const struct node *node, const char *keyword)
{
    for (size_t i = 0; i < node->count; i++)
        if (strcmp(node->constraints[i].keyword->name, keyword) == 0)
            return &node->constraints[i];
    return NULL;
}

static bool is_checked(const struct keyword *keyword, const struct dialect *dialect)
{
    return keyword->compile && keyword->drafts & (1u << dialect->draft) &&
           (keyword->vocabulary & dialect->vocabularies);
}

/* The constraints of an object, in the order of the table of keywords. */
static bool compile_object(struct compiler *compiler, struct node *node)
{
    const struct value *schema = node->place->value;
    const struct dialect *dialect = node->place->resource->dialect;
    const bool bare = dialect->draft == DRAFT_7 && value_find(schema, STR("$ref"));
    node->constraints = ARENA_ARRAY(compiler->registry->run, struct constraint, schema->count);
    for (size_t i = 0; i < keyword_count; i++) {
        const struct keyword *keyword = &keywords[i];
        if (!is_checked(keyword, dialect) || (bare && strcmp(keyword->name, "$ref") != 0))
            continue;
        const struct member *member = value_find_member(schema, str_from(keyword->name));
        if (!member)
            continue;
        struct constraint constraint = {.keyword = keyword,
                                        .owner = node,
                                        .value = &member->value,
                                        .region = member->key_region};
        const enum compiled compiled =
            keyword->compile(compiler, node, &member->value, &constraint);
        if (compiled == COMPILE_FAILED)
            return false;
        if (compiled == COMPILED)
            node->constraints[node->count++] = constraint;
    }
    node->tracks =
        node_constraint(node, "unevaluatedItems") || node_constraint(node, "unevaluatedProperties");
    return true;
}

/* A dynamic reference may lead to any dynamic anchor of a resource that is entered. */
static void enter_resource(struct compiler *compiler, struct resource *resource)
{
    if (resource->entered)
        return;
    resource->entered = true;
    for (size_t i = 0; i < resource->dynamic_anchors.len; i++)
        node_of(compiler, resource->dynamic_anchors.entries[i].value);
}

static bool compile_node(struct compiler *compiler, struct node *node)
{
    const struct value *schema = node->place->value;
    enter_resource(compiler, node->place->resource);
    if (schema->kind == VALUE_BOOL) {
        node->kind = schema->boolean ? NODE_TRUE : NODE_FALSE;
        return true;
    }
    if (schema->kind != VALUE_OBJECT) {
        compile_fail(compiler, node, schema, "a schema is a mapping or a boolean, this is %s",
                     value_kind_name(schema->kind));
        return false;
    }
    node->kind = NODE_OBJECT;
    return compile_object(compiler, node);
}

/* Nodes that `constraint` applies to the very same instance: what a loop can be made of. */
static size_t in_place(const struct constraint *constraint, size_t index, struct node **ret)
{
    keyword_apply *apply = constraint->keyword->apply;
    *ret = NULL;
    if (apply == apply_all_of || apply == apply_any_of || apply == apply_one_of) {
        if (index < constraint->nodes.count)
            *ret = constraint->nodes.data[index];
        return constraint->nodes.count;
    }
    if (apply == apply_dependencies) {
        if (index < constraint->dependencies.count)
            *ret = constraint->dependencies.data[index].node;
        return constraint->dependencies.count;
    }
    if (apply == apply_if) {
        struct node *const parts[] = {constraint->conditional.condition,
                                      constraint->conditional.then,
                                      constraint->conditional.otherwise};
        if (index < COUNT_OF(parts))
            *ret = parts[index];
        return COUNT_OF(parts);
    }
    if (apply == apply_ref)
        *ret = constraint->reference.node;
    else if (apply == apply_not)
        *ret = constraint->node;
    else
        return 0;
    return 1;
}

/* A step of the walk below: where in `node` it stands. */
struct visit {
    struct node *node;
    size_t constraint, index;
};

VEC_OF(visit_vec, struct visit)

/* The next schema that applies in place; advances the visit. */
static struct node *visit_next(struct visit *visit)
{
    while (visit->constraint < visit->node->count) {
        struct node *next;
        const size_t count =
            in_place(&visit->node->constraints[visit->constraint], visit->index, &next);
        if (visit->index >= count) {
            visit->constraint++;
            visit->index = 0;
            continue;
        }
        visit->index++;
        if (next)
            return next;
    }
    return NULL;
}

/* A schema that applies itself to the same instance would never end (core 9.4.1). Depth first, with
 * a stack of its own. */
static bool loops(struct compiler *compiler, struct node *start)
{
    struct visit_vec stack = {0};
    start->walk = 1;
    *visit_vec_push(compiler->run, &stack) = (struct visit){.node = start};
    while (stack.len) {
        struct visit *top = &stack.data[stack.len - 1];
        struct node *next = visit_next(top);
        if (!next) {
            top->node->walk = 2;
            stack.len--;
            continue;
        }
        if (next->walk == 1) {
            const struct constraint *cause = &top->node->constraints[top->constraint];
            schema_fail(compiler->registry, compiler->error, top->node->place->resource,
                        cause->region,
                        "a loop of references: the schema at '#%.*s' applies itself again and "
                        "again to the same value",
                        STR_ARG(next->place->pointer));
            return true;
        }
        if (next->walk == 0) {
            next->walk = 1;
            *visit_vec_push(compiler->run, &stack) = (struct visit){.node = next};
        }
    }
    return false;
}

static bool compile_pending(struct compiler *compiler)
{
    for (; compiler->next < compiler->pending.len; compiler->next++)
        if (!compile_node(compiler, compiler->pending.data[compiler->next]))
            return false;
    for (size_t i = 0; i < compiler->pending.len; i++)
        if (compiler->pending.data[i]->walk == 0 && loops(compiler, compiler->pending.data[i]))
            return false;
    return true;
}

static struct node *compile_place(struct compiler *compiler, struct location *place)
{
    struct node *root = node_of(compiler, place);
    if (compile_pending(compiler))
        return root;
    /* Nothing half compiled may be found by the next compilation. */
    for (size_t i = 0; i < compiler->pending.len; i++)
        compiler->pending.data[i]->place->node = NULL;
    return NULL;
}

/* Hold the documents just compiled against their metaschemas, each once. */
static bool check_resource(struct compiler *compiler, struct resource *resource)
{
    struct schema_registry *registry = compiler->registry;
    struct str ignored;
    resource->checked = true;
    if (metaschema_find(resource->uri, &ignored) || str_starts(resource->uri, STR("notelint:")))
        return true; /* our own are checked by the tests */
    struct location *place = registry_metaschema(registry, resource->dialect, compiler->error);
    if (!place)
        return compiler->error->message.len == 0;
    struct compiler inner = {.registry = registry, .run = compiler->run, .error = compiler->error};
    struct schema metaschema = {.registry = registry, .root = compile_place(&inner, place)};
    if (!metaschema.root)
        return false;
    struct violation_vec violations = {0};
    if (schema_validate(&metaschema, resource->root, NULL, compiler->run, &violations))
        return true;
    for (size_t i = 0; i < violations.len; i++) {
        const struct violation *violation = &violations.data[i];
        if (violation->deprecated)
            continue;
        schema_fail(registry, compiler->error, resource, violation->region, "%.*s%s%.*s%s%.*s",
                    STR_ARG(violation->instance_path), violation->instance_path.len ? ": " : "",
                    STR_ARG(violation->message), violation->hint.len ? "; " : "",
                    STR_ARG(violation->hint));
    }
    return false;
}

const struct schema *schema_compile(struct arena *run, struct schema_registry *registry,
                                    struct str base_uri, const struct value *document,
                                    enum schema_draft draft, struct schema_error *ret_error)
{
    struct schema_error error = {0};
    struct compiler compiler = {.registry = registry, .run = run, .error = &error};
    struct schema *schema = NULL;
    struct location *place =
        registry_enter(registry, uri_without_fragment(base_uri), document, draft, &error);
    struct node *root = NULL;
    if (place && check_resource(&compiler, place->resource))
        root = compile_place(&compiler, place);
    for (size_t i = 0; root && i < compiler.pending.len; i++) {
        struct resource *resource = compiler.pending.data[i]->place->resource;
        if (!resource->checked && !check_resource(&compiler, resource))
            root = NULL;
    }
    if (root) {
        schema = ARENA_NEW(run, struct schema);
        *schema = (struct schema){.registry = registry, .root = root};
        return schema;
    }
    *ret_error = error;
    return NULL;
}
