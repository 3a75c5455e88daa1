/* schema/logic: keywords that apply other schemas to the same place: references, combinations,
 * conditions (JSON Schema 2020-12 core 8.2.3, 10.2). */
#include "branch.h"
#include "keyword.h"

enum compiled compile_ref(struct compiler *compiler, const struct node *node,
                          const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_STRING)
        return compile_fail(compiler, node, value, "$ref must be a string");
    ret->reference.node = compile_reference(compiler, node, value);
    return ret->reference.node ? COMPILED : COMPILE_FAILED;
}

bool apply_ref(struct check *check, const struct constraint *constraint,
               const struct instance *instance, struct evaluated *evaluated)
{
    return node_apply_in_place(check, constraint->reference.node, instance, evaluated);
}

/* Dynamic only where the reference leads to a dynamic anchor of that name at first (core 8.2.3.2).
 */
enum compiled compile_dynamic_ref(struct compiler *compiler, const struct node *node,
                                  const struct value *value, struct constraint *ret)
{
    const enum compiled compiled = compile_ref(compiler, node, value, ret);
    if (compiled != COMPILED)
        return compiled;
    const struct location *target = ret->reference.node->place;
    const struct str anchor = value_string(value_find(target->value, STR("$dynamicAnchor")));
    const size_t hash = str_find_byte(value->string, '#', 0);
    if (anchor.len && hash != STR_NONE &&
        str_eq(str_slice(value->string, hash + 1, value->string.len), anchor))
        ret->reference.dynamic = anchor;
    return COMPILED;
}

bool apply_dynamic_ref(struct check *check, const struct constraint *constraint,
                       const struct instance *instance, struct evaluated *evaluated)
{
    const struct node *node = constraint->reference.node;
    if (constraint->reference.dynamic.len) {
        for (const struct dynamic_scope *scope = check->scope; scope; scope = scope->outer) {
            const struct location *place =
                map_find(&scope->resource->dynamic_anchors, constraint->reference.dynamic);
            if (place && place->node)
                node = place->node; /* the outermost wins */
        }
    }
    return node_apply_in_place(check, node, instance, evaluated);
}

enum compiled compile_all_of(struct compiler *compiler, const struct node *node,
                             const struct value *value, struct constraint *ret)
{
    return compile_children(compiler, node, value, ret);
}

bool apply_all_of(struct check *check, const struct constraint *constraint,
                  const struct instance *instance, struct evaluated *evaluated)
{
    bool holds = true;
    for (size_t i = 0; i < constraint->nodes.count; i++) {
        if (node_apply_in_place(check, constraint->nodes.data[i], instance, evaluated))
            continue;
        holds = false;
        if (!check->out)
            break;
    }
    return holds;
}

enum compiled compile_any_of(struct compiler *compiler, const struct node *node,
                             const struct value *value, struct constraint *ret)
{
    return compile_children(compiler, node, value, ret);
}

bool apply_any_of(struct check *check, const struct constraint *constraint,
                  const struct instance *instance, struct evaluated *evaluated)
{
    struct branches branches = branches_new(check, constraint);
    for (size_t i = 0; i < constraint->nodes.count; i++) {
        const bool holds = branch_apply(check, &branches, i, instance, evaluated);
        if (holds && !evaluated)
            return true;
    }
    return branches.holding > 0 || branches_report(check, &branches, instance);
}

enum compiled compile_one_of(struct compiler *compiler, const struct node *node,
                             const struct value *value, struct constraint *ret)
{
    return compile_children(compiler, node, value, ret);
}

bool apply_one_of(struct check *check, const struct constraint *constraint,
                  const struct instance *instance, struct evaluated *evaluated)
{
    struct branches branches = branches_new(check, constraint);
    for (size_t i = 0; i < constraint->nodes.count; i++) {
        branch_apply(check, &branches, i, instance, evaluated);
        if (branches.holding > 1 && !check->out)
            return false;
    }
    if (branches.holding == 1)
        return true;
    return branches.holding ? branches_report_several(check, &branches, instance)
                            : branches_report(check, &branches, instance);
}

enum compiled compile_not(struct compiler *compiler, const struct node *node,
                          const struct value *value, struct constraint *ret)
{
    ret->node = compile_child(compiler, node, value);
    return ret->node ? COMPILED : COMPILE_FAILED;
}

/* `not: {required: [name]}` is the usual way to forbid a property. */
static const struct member *forbidden_member(const struct constraint *constraint,
                                             const struct instance *instance)
{
    const struct value *schema = constraint->node->place->value;
    const struct value *required = value_find(schema, STR("required"));
    if (!required || required->kind != VALUE_ARRAY || required->count != 1 ||
        constraint->node->count != 1)
        return NULL;
    return value_find_member(instance->value, value_string(&required->items[0]));
}

bool apply_not(struct check *check, const struct constraint *constraint,
               const struct instance *instance, struct evaluated *evaluated)
{
    if (!node_holds(check, constraint->node, instance, NULL) || !check_step(check, 1))
        return true;
    const struct member *member = forbidden_member(constraint, instance);
    if (member) {
        violate(check, constraint, instance, "'%.*s' is not allowed here", STR_ARG(member->key));
        if (violation_last(check))
            violation_last(check)->region = member->key_region;
        return false;
    }
    const struct value *schema = constraint->node->place->value;
    struct str what = value_string(value_find(schema, STR("description")));
    if (what.len == 0)
        what = value_string(value_find(schema, STR("title")));
    const struct str quoted = value_quoted(check->temporary, instance->value);
    if (what.len)
        return violate(check, constraint, instance, "%.*s is not allowed: %.*s", STR_ARG(quoted),
                       STR_ARG(what));
    return violate(check, constraint, instance, "%.*s is what the schema says it must not be",
                   STR_ARG(quoted));
}

enum compiled compile_if(struct compiler *compiler, const struct node *node,
                         const struct value *value, struct constraint *ret)
{
    const struct value *schema = node->place->value;
    const struct value *then = value_find(schema, STR("then"));
    const struct value *otherwise = value_find(schema, STR("else"));
    struct conditional *conditional = &ret->conditional;
    conditional->condition = compile_child(compiler, node, value);
    if (then)
        conditional->then = compile_child(compiler, node, then);
    if (otherwise)
        conditional->otherwise = compile_child(compiler, node, otherwise);
    const bool complete = conditional->condition && (!then || conditional->then) &&
                          (!otherwise || conditional->otherwise);
    return complete ? COMPILED : COMPILE_FAILED;
}

bool apply_if(struct check *check, const struct constraint *constraint,
              const struct instance *instance, struct evaluated *evaluated)
{
    const struct conditional *conditional = &constraint->conditional;
    const bool chosen = node_holds(check, conditional->condition, instance, evaluated);
    const struct node *node = chosen ? conditional->then : conditional->otherwise;
    return !node || node_apply_in_place(check, node, instance, evaluated);
}
