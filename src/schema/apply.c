/* schema/apply: a compiled schema against a value: depth, cost, dynamic scope, what is evaluated.
 */
#include <stdlib.h>

#include "keyword.h"

/* Beyond these an instance is given up, so that no schema and no note makes a run endless. */
enum { MAX_DEPTH = 512, MAX_STEPS = 4 * 1000 * 1000 };
/* More than anybody reads. */
enum { MAX_VIOLATIONS = 1000, MAX_SUGGESTIONS = 50 };

bool check_step(struct check *check, size_t steps)
{
    check->steps += steps;
    if (check->steps > MAX_STEPS)
        check->exhausted = true;
    return !check->exhausted;
}

bool check_suggests(struct check *check)
{
    return check->out && check->suggestions++ < MAX_SUGGESTIONS;
}

void evaluated_mark(struct evaluated *evaluated, size_t index)
{
    if (evaluated && index < evaluated->count)
        evaluated->seen[index] = 1;
}

void evaluated_mark_all(struct evaluated *evaluated)
{
    if (evaluated && evaluated->count)
        memset(evaluated->seen, 1, evaluated->count);
}

static bool violate_false(struct check *check, const struct node *node,
                          const struct instance *instance)
{
    static const struct keyword is_false = {.name = ""};
    const struct constraint constraint = {.keyword = &is_false, .owner = node};
    if (instance->member)
        return violate(check, &constraint, instance, "'%.*s' is not allowed here",
                       STR_ARG(instance->member->key));
    return violate(check, &constraint, instance, "nothing is allowed here");
}

static bool apply_constraints(struct check *check, const struct node *node,
                              const struct instance *instance, struct evaluated *evaluated)
{
    bool holds = true;
    for (size_t i = 0; i < node->count; i++) {
        const struct constraint *constraint = &node->constraints[i];
        if (constraint->keyword->apply(check, constraint, instance, evaluated))
            continue;
        holds = false;
        if (!check->out)
            break;
    }
    return holds;
}

static struct evaluated evaluated_new(struct check *check, const struct instance *instance)
{
    return (struct evaluated){
        .seen = arena_alloc(check->temporary, instance->value->count),
        .count = instance->value->count,
    };
}

static void evaluated_merge(struct evaluated *into, const struct evaluated *from)
{
    for (size_t i = 0; i < into->count; i++)
        into->seen[i] |= from->seen[i];
}

bool node_apply(struct check *check, const struct node *node, const struct instance *instance,
                struct evaluated *evaluated)
{
    if (node->kind == NODE_TRUE)
        return true;
    if (node->kind == NODE_FALSE)
        return violate_false(check, node, instance);
    if (check->depth >= MAX_DEPTH)
        check->exhausted = true;
    if (!check_step(check, 1))
        return false;
    const struct dynamic_scope *outer = check->scope;
    const struct dynamic_scope inner = {.resource = node->place->resource, .outer = outer};
    if (!outer || outer->resource != inner.resource)
        check->scope = &inner;
    check->depth++;
    struct evaluated own;
    const bool has_children =
        instance->value->kind == VALUE_OBJECT || instance->value->kind == VALUE_ARRAY;
    const bool tracks = node->tracks && has_children;
    if (tracks)
        own = evaluated_new(check, instance);
    const bool holds = apply_constraints(check, node, instance, tracks ? &own : evaluated);
    if (tracks && evaluated && holds)
        evaluated_merge(evaluated, &own);
    check->depth--;
    check->scope = outer;
    return holds;
}

bool node_apply_in_place(struct check *check, const struct node *node,
                         const struct instance *instance, struct evaluated *evaluated)
{
    if (!evaluated)
        return node_apply(check, node, instance, NULL);
    struct evaluated own = evaluated_new(check, instance);
    const bool holds = node_apply(check, node, instance, &own);
    if (holds)
        evaluated_merge(evaluated, &own);
    return holds;
}

bool node_holds(struct check *check, const struct node *node, const struct instance *instance,
                struct evaluated *evaluated)
{
    struct violation_vec *out = check->out;
    check->out = NULL;
    const bool holds = node_apply_in_place(check, node, instance, evaluated);
    check->out = out;
    return holds;
}

struct instance instance_member(const struct instance *object, size_t index)
{
    const struct member *member = &object->value->members[index];
    return (struct instance){
        .value = &member->value, .parent = object, .member = member, .index = index};
}

struct instance instance_item(const struct instance *array, size_t index)
{
    return (struct instance){.value = &array->value->items[index], .parent = array, .index = index};
}

static int compare_places(const void *a, const void *b)
{
    const struct violation *x = a;
    const struct violation *y = b;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    const int path = str_cmp(x->instance_path, y->instance_path);
    if (path)
        return path;
    const int keyword = str_cmp(x->keyword, y->keyword);
    return keyword ? keyword : str_cmp(x->message, y->message);
}

static bool is_same(const struct violation *a, const struct violation *b)
{
    return a->region.offset == b->region.offset && str_eq(a->instance_path, b->instance_path) &&
           str_eq(a->message, b->message);
}

/* A misspelt key is both an unknown one and a missing one: told as the former. */
static bool is_told_as_unknown(const struct violation_vec *found, const struct violation *missing)
{
    if (!str_eq(missing->keyword, STR("required")) || missing->absent)
        return false;
    for (size_t i = 0; i < found->len; i++) {
        const struct violation *other = &found->data[i];
        if (other != missing && other->region.offset == missing->region.offset &&
            str_starts(other->message, STR("unknown key")))
            return true;
    }
    return false;
}

/* The first of those that are not told stands for all. */
static void tell_rest(const struct violation *first, size_t count, struct arena *run,
                      struct violation_vec *ret)
{
    *violation_vec_push(run, ret) = (struct violation){
        .instance_path = str_dup(run, first->instance_path),
        .region = first->region,
        .message = str_fmt(run, "from here on %zu more that are not told one by one", count),
    };
}

/* In the order of the file, each once, out of the temporary memory. */
static void hand_over(struct violation_vec *found, struct arena *run, struct violation_vec *ret)
{
    if (found->len)
        qsort(found->data, found->len, sizeof(*found->data), compare_places);
    size_t told = 0;
    for (size_t i = 0; i < found->len; i++) {
        if (told == MAX_VIOLATIONS) {
            tell_rest(&found->data[i], found->len - i, run, ret);
            break;
        }
        if ((i > 0 && is_same(&found->data[i], &found->data[i - 1])) ||
            is_told_as_unknown(found, &found->data[i]))
            continue;
        struct violation *violation = violation_vec_push(run, ret);
        told++;
        *violation = found->data[i];
        violation->instance_path = str_dup(run, violation->instance_path);
        violation->schema_path = str_dup(run, violation->schema_path);
        violation->message = str_dup(run, violation->message);
        violation->hint = str_dup(run, violation->hint);
        violation->replacement = str_dup(run, violation->replacement);
    }
}

bool schema_validate(const struct schema *schema, const struct value *value,
                     const struct schema_host *host, struct arena *run,
                     struct violation_vec *violations)
{
    struct arena temporary = {0};
    struct violation_vec found = {0};
    struct check check = {.temporary = &temporary, .host = host, .out = &found};
    const struct instance root = {.value = value};
    bool holds = node_apply(&check, schema->root, &root, NULL);
    if (check.exhausted) {
        static const struct keyword limit = {.name = ""};
        const struct constraint constraint = {.keyword = &limit, .owner = schema->root};
        found.len = 0;
        holds = violate(&check, &constraint, &root,
                        "the schema is too deep or too costly to be checked here");
    }
    hand_over(&found, run, violations);
    arena_done(&temporary);
    return holds;
}
