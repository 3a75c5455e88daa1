/* schema/array: keywords for lists: their items by place, by content, and without repetition. */
#include <stdlib.h>

#include "keyword.h"
#include "limit.h"

static enum compiled compile_tail(struct compiler *compiler, const struct node *node,
                                  const struct value *value, struct constraint *ret, size_t from)
{
    ret->tail.from = from;
    ret->tail.node = compile_child(compiler, node, value);
    return ret->tail.node ? COMPILED : COMPILE_FAILED;
}

static bool apply_item(struct check *check, const struct node *node, const struct instance *array,
                       size_t index, struct evaluated *evaluated)
{
    const struct instance item = instance_item(array, index);
    evaluated_mark(evaluated, index);
    return node_apply(check, node, &item, NULL);
}

/* Every item from `tail.from` on. */
static bool apply_tail(struct check *check, const struct constraint *constraint,
                       const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_ARRAY)
        return true;
    bool holds = true;
    const struct tail *tail = &constraint->tail;
    if (tail->node->kind == NODE_FALSE && tail->from < instance->value->count)
        return violate(check, constraint, instance, "%zu items, at most %zu allowed",
                       instance->value->count, tail->from);
    for (size_t i = tail->from; i < instance->value->count && (holds || check->out); i++)
        holds &= apply_item(check, tail->node, instance, i, evaluated);
    return holds;
}

enum compiled compile_prefix_items(struct compiler *compiler, const struct node *node,
                                   const struct value *value, struct constraint *ret)
{
    return compile_children(compiler, node, value, ret);
}

bool apply_prefix_items(struct check *check, const struct constraint *constraint,
                        const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_ARRAY)
        return true;
    bool holds = true;
    const size_t count = constraint->nodes.count < instance->value->count ? constraint->nodes.count
                                                                          : instance->value->count;
    for (size_t i = 0; i < count && (holds || check->out); i++)
        holds &= apply_item(check, constraint->nodes.data[i], instance, i, evaluated);
    return holds;
}

enum compiled compile_items(struct compiler *compiler, const struct node *node,
                            const struct value *value, struct constraint *ret)
{
    const struct constraint *prefix = node_constraint(node, "prefixItems");
    return compile_tail(compiler, node, value, ret, prefix ? prefix->nodes.count : 0);
}

bool apply_items(struct check *check, const struct constraint *constraint,
                 const struct instance *instance, struct evaluated *evaluated)
{
    return apply_tail(check, constraint, instance, evaluated);
}

/* Draft 7: one schema for all items, or a list of schemas by place (validation 6.4.1). */
enum compiled compile_items_or_list(struct compiler *compiler, const struct node *node,
                                    const struct value *value, struct constraint *ret)
{
    if (value->kind == VALUE_ARRAY)
        return compile_prefix_items(compiler, node, value, ret);
    return compile_tail(compiler, node, value, ret, 0);
}

bool apply_items_or_list(struct check *check, const struct constraint *constraint,
                         const struct instance *instance, struct evaluated *evaluated)
{
    if (constraint->value->kind == VALUE_ARRAY)
        return apply_prefix_items(check, constraint, instance, evaluated);
    return apply_tail(check, constraint, instance, evaluated);
}

/* Draft 7: only beside a list of schemas (validation 6.4.2). */
enum compiled compile_additional_items(struct compiler *compiler, const struct node *node,
                                       const struct value *value, struct constraint *ret)
{
    const struct constraint *items = node_constraint(node, "items");
    if (!items || items->value->kind != VALUE_ARRAY)
        return NOTHING_TO_CHECK;
    return compile_tail(compiler, node, value, ret, items->nodes.count);
}

bool apply_additional_items(struct check *check, const struct constraint *constraint,
                            const struct instance *instance, struct evaluated *evaluated)
{
    return apply_tail(check, constraint, instance, evaluated);
}

enum compiled compile_unevaluated_items(struct compiler *compiler, const struct node *node,
                                        const struct value *value, struct constraint *ret)
{
    return compile_tail(compiler, node, value, ret, 0);
}

bool apply_unevaluated_items(struct check *check, const struct constraint *constraint,
                             const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_ARRAY || !evaluated)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++)
        if (!evaluated->seen[i])
            holds &= apply_item(check, constraint->tail.node, instance, i, NULL);
    evaluated_mark_all(evaluated);
    return holds;
}

/* minContains or maxContains beside `contains`, where the dialect has them. */
static bool contains_limit(struct compiler *compiler, const struct node *node, struct str name,
                           size_t *limit)
{
    const struct value *value = value_find(node->place->value, name);
    const struct dialect *dialect = node->place->resource->dialect;
    if (!value || dialect->draft != DRAFT_2020_12 ||
        !(dialect->vocabularies & VOCABULARY_VALIDATION))
        return true;
    const struct keyword *keyword = keyword_find(dialect->draft, name);
    struct constraint constraint = {.keyword = keyword};
    if (limit_compile(compiler, node, value, &constraint) != COMPILED)
        return false;
    *limit = constraint.limit;
    return true;
}

enum compiled compile_contains(struct compiler *compiler, const struct node *node,
                               const struct value *value, struct constraint *ret)
{
    ret->contains = (struct contains){.min = 1, .max = SIZE_MAX};
    ret->contains.node = compile_child(compiler, node, value);
    if (!ret->contains.node ||
        !contains_limit(compiler, node, STR("minContains"), &ret->contains.min) ||
        !contains_limit(compiler, node, STR("maxContains"), &ret->contains.max))
        return COMPILE_FAILED;
    return COMPILED;
}

bool apply_contains(struct check *check, const struct constraint *constraint,
                    const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_ARRAY)
        return true;
    size_t found = 0;
    for (size_t i = 0; i < instance->value->count; i++) {
        const struct instance item = instance_item(instance, i);
        if (!node_holds(check, constraint->contains.node, &item, NULL))
            continue;
        evaluated_mark(evaluated, i);
        found++;
    }
    if (found < constraint->contains.min)
        return violate(check, constraint, instance,
                       "%zu items are as `contains` wants them, at least %zu wanted", found,
                       constraint->contains.min);
    if (found > constraint->contains.max)
        return violate(check, constraint, instance,
                       "%zu items are as `contains` wants them, at most %zu allowed", found,
                       constraint->contains.max);
    return true;
}

enum compiled compile_unique_items(struct compiler *compiler, const struct node *node,
                                   const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_BOOL)
        return compile_fail(compiler, node, value, "uniqueItems must be true or false");
    return value->boolean ? COMPILED : NOTHING_TO_CHECK;
}

struct hashed {
    uint64_t hash;
    size_t index;
};

static int compare_hashes(const void *a, const void *b)
{
    const struct hashed *x = a;
    const struct hashed *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Items of equal hash are neighbours after sorting: linear in what is alike. */
static bool find_repeated(struct check *check, const struct value *array, size_t *ret_first,
                          size_t *ret_second)
{
    struct hashed *hashed = ARENA_ARRAY(check->temporary, struct hashed, array->count);
    for (size_t i = 0; i < array->count; i++)
        hashed[i] = (struct hashed){value_hash(&array->items[i]), i};
    qsort(hashed, array->count, sizeof(*hashed), compare_hashes);
    for (size_t i = 1; i < array->count; i++) {
        for (size_t k = i; k > 0 && hashed[k - 1].hash == hashed[i].hash; k--) {
            if (!check_step(check, 1))
                return false;
            const size_t first = hashed[k - 1].index;
            if (value_eq(&array->items[first], &array->items[hashed[i].index])) {
                *ret_first = first;
                *ret_second = hashed[i].index;
                return true;
            }
        }
    }
    return false;
}

bool apply_unique_items(struct check *check, const struct constraint *constraint,
                        const struct instance *instance, struct evaluated *evaluated)
{
    const struct value *array = instance->value;
    size_t first;
    size_t second;
    if (array->kind != VALUE_ARRAY || array->count < 2 ||
        !find_repeated(check, array, &first, &second))
        return true;
    const struct instance item = instance_item(instance, second);
    violate(check, constraint, instance, "%.*s is there twice (items %zu and %zu)",
            STR_ARG(value_quoted(check->temporary, item.value)), first + 1, second + 1);
    if (check->out)
        violation_last(check)->region = instance_region(&item);
    return false;
}
