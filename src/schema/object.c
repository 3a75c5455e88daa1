/* schema/object: keywords for mappings: which keys there must and may be, and what they hold. */
#include "keyword.h"
#include "notelint/nearest.h"

enum compiled compile_properties(struct compiler *compiler, const struct node *node,
                                 const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_OBJECT)
        return compile_fail(compiler, node, value, "properties must be a mapping of schemas");
    for (size_t i = 0; i < value->count; i++) {
        struct node *child = compile_child(compiler, node, &value->members[i].value);
        if (!child)
            return COMPILE_FAILED;
        *map_slot(&ret->properties, compiler->registry->run, value->members[i].key) = child;
    }
    return COMPILED;
}

static bool apply_member(struct check *check, const struct node *node,
                         const struct instance *object, size_t index, struct evaluated *evaluated)
{
    const struct instance member = instance_member(object, index);
    evaluated_mark(evaluated, index);
    return node_apply(check, node, &member, NULL);
}

bool apply_properties(struct check *check, const struct constraint *constraint,
                      const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++) {
        const struct node *node =
            map_find(&constraint->properties, instance->value->members[i].key);
        if (node)
            holds &= apply_member(check, node, instance, i, evaluated);
    }
    return holds;
}

enum compiled compile_pattern_properties(struct compiler *compiler, const struct node *node,
                                         const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_OBJECT)
        return compile_fail(compiler, node, value,
                            "patternProperties must be a mapping of schemas");
    ret->patterns.data = ARENA_ARRAY(compiler->registry->run, struct pattern, value->count);
    ret->patterns.count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        const struct member *member = &value->members[i];
        struct pattern *pattern = &ret->patterns.data[i];
        struct error error;
        pattern->text = member->key;
        pattern->node = compile_child(compiler, node, &member->value);
        if (!pattern->node)
            return COMPILE_FAILED;
        pattern->regex = registry_regex(compiler->registry, member->key, REGEX_PLAIN, &error);
        if (!pattern->regex)
            return compile_fail(compiler, node, &(struct value){.region = member->key_region},
                                "'%.*s' is no regular expression: %s", STR_ARG(member->key),
                                error.message);
    }
    return COMPILED;
}

bool apply_pattern_properties(struct check *check, const struct constraint *constraint,
                              const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++) {
        const struct str key = instance->value->members[i].key;
        for (size_t k = 0; k < constraint->patterns.count; k++)
            if (regex_matches(constraint->patterns.data[k].regex, key))
                holds &=
                    apply_member(check, constraint->patterns.data[k].node, instance, i, evaluated);
    }
    return holds;
}

enum compiled compile_additional_properties(struct compiler *compiler, const struct node *node,
                                            const struct value *value, struct constraint *ret)
{
    ret->additional.node = compile_child(compiler, node, value);
    ret->additional.properties = node_constraint(node, "properties");
    ret->additional.patterns = node_constraint(node, "patternProperties");
    return ret->additional.node ? COMPILED : COMPILE_FAILED;
}

static bool is_additional(const struct additional *additional, struct str key)
{
    if (additional->properties && map_find(&additional->properties->properties, key))
        return false;
    for (size_t i = 0; additional->patterns && i < additional->patterns->patterns.count; i++)
        if (regex_matches(additional->patterns->patterns.data[i].regex, key))
            return false;
    return true;
}

/* The names of `properties` that the object does not have, here and in what applies in place. */
static void offer_names(struct nearest *nearest, const struct node *node,
                        const struct value *object, size_t depth)
{
    enum { MAX_DEPTH = 8 };
    for (size_t i = 0; depth < MAX_DEPTH && i < node->count; i++) {
        const struct constraint *constraint = &node->constraints[i];
        keyword_apply *apply = constraint->keyword->apply;
        if (apply == apply_ref)
            offer_names(nearest, constraint->reference.node, object, depth + 1);
        for (size_t k = 0; apply == apply_all_of && k < constraint->nodes.count; k++)
            offer_names(nearest, constraint->nodes.data[k], object, depth + 1);
        for (size_t k = 0; apply == apply_properties && k < constraint->properties.len; k++) {
            const struct str candidate = constraint->properties.entries[k].key;
            struct nearest nearer = *nearest;
            nearest_offer(&nearer, candidate);
            if (nearer.best.data == candidate.data && !value_find(object, candidate))
                *nearest = nearer;
        }
    }
}

/* A key for which the schema has no place. */
static bool violate_unknown(struct check *check, const struct constraint *constraint,
                            const struct instance *object, const struct member *member)
{
    if (!check->out)
        return false;
    const struct instance instance = {.value = &member->value, .parent = object, .member = member};
    violate(check, constraint, &instance, "unknown key '%.*s'", STR_ARG(member->key));
    struct violation *violation = violation_last(check);
    violation->region = member->key_region;
    struct nearest nearest = {.word = member->key};
    if (check_suggests(check))
        offer_names(&nearest, constraint->owner, object->value, 0);
    if (nearest.best.len)
        violation_suggest(check, violation, nearest.best);
    return false;
}

static bool apply_rest(struct check *check, const struct constraint *constraint,
                       const struct node *node, const struct instance *object, size_t index)
{
    if (node->kind == NODE_FALSE)
        return violate_unknown(check, constraint, object, &object->value->members[index]);
    return apply_member(check, node, object, index, NULL);
}

bool apply_additional_properties(struct check *check, const struct constraint *constraint,
                                 const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++) {
        if (!is_additional(&constraint->additional, instance->value->members[i].key))
            continue;
        evaluated_mark(evaluated, i);
        holds &= apply_rest(check, constraint, constraint->additional.node, instance, i);
    }
    return holds;
}

enum compiled compile_unevaluated_properties(struct compiler *compiler, const struct node *node,
                                             const struct value *value, struct constraint *ret)
{
    ret->node = compile_child(compiler, node, value);
    return ret->node ? COMPILED : COMPILE_FAILED;
}

bool apply_unevaluated_properties(struct check *check, const struct constraint *constraint,
                                  const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT || !evaluated)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++)
        if (!evaluated->seen[i])
            holds &= apply_rest(check, constraint, constraint->node, instance, i);
    evaluated_mark_all(evaluated);
    return holds;
}

enum compiled compile_property_names(struct compiler *compiler, const struct node *node,
                                     const struct value *value, struct constraint *ret)
{
    ret->node = compile_child(compiler, node, value);
    return ret->node ? COMPILED : COMPILE_FAILED;
}

bool apply_property_names(struct check *check, const struct constraint *constraint,
                          const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    for (size_t i = 0; i < instance->value->count && (holds || check->out); i++) {
        const struct member *member = &instance->value->members[i];
        const struct value name = {
            .kind = VALUE_STRING, .string = member->key, .region = member->key_region};
        const struct instance key = {.value = &name, .parent = instance, .is_name = true};
        holds &= node_apply(check, constraint->node, &key, NULL);
    }
    return holds;
}

static enum compiled check_names(struct compiler *compiler, const struct node *node,
                                 const struct value *names, const char *keyword)
{
    if (names->kind != VALUE_ARRAY)
        return compile_fail(compiler, node, names, "%s must be a list of names", keyword);
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].kind != VALUE_STRING)
            return compile_fail(compiler, node, &names->items[i], "%s must be a list of names",
                                keyword);
    return COMPILED;
}

enum compiled compile_required(struct compiler *compiler, const struct node *node,
                               const struct value *value, struct constraint *ret)
{
    return check_names(compiler, node, value, "required");
}

/* What the schema says of the missing property itself: its default and its description. */
static struct str missing_hint(struct check *check, const struct node *owner, struct str name)
{
    const struct constraint *properties = node_constraint(owner, "properties");
    const struct node *node = properties ? map_find(&properties->properties, name) : NULL;
    if (!node || node->kind != NODE_OBJECT)
        return (struct str){0};
    const struct value *fallback = value_find(node->place->value, STR("default"));
    const struct value *constant = value_find(node->place->value, STR("const"));
    const struct str description = value_string(value_find(node->place->value, STR("description")));
    struct buf hint = {.arena = check->temporary};
    const struct value *proposal = fallback ? fallback : constant;
    if (proposal && proposal->kind < VALUE_ARRAY && proposal->kind != VALUE_NULL)
        buf_fmt(&hint, "add '%.*s: %.*s'", STR_ARG(name), STR_ARG(proposal->string));
    else if (description.len)
        buf_fmt(&hint, "add '%.*s'", STR_ARG(name));
    if (description.len)
        buf_fmt(&hint, ": %.*s", STR_ARG(description));
    return buf_str(&hint);
}

/* A key of the object that the missing one was probably meant to be. */
static const struct member *misspelt(const struct constraint *constraint,
                                     const struct value *object, struct str name)
{
    const struct constraint *properties = node_constraint(constraint->owner, "properties");
    const struct member *best = NULL;
    struct nearest nearest = {.word = name};
    for (size_t i = 0; i < object->count && name.len > 2; i++) {
        const struct member *member = &object->members[i];
        if (properties && map_find(&properties->properties, member->key))
            continue;
        nearest_offer(&nearest, member->key);
        if (nearest.best.data == member->key.data)
            best = member;
    }
    return best;
}

enum { FEW = 32 };

/* The object's members by name, where looking for all names one by one would take long. */
static const struct map *index_members(struct check *check, const struct value *object,
                                       size_t lookups, struct map *map)
{
    if (object->count <= FEW || lookups <= FEW)
        return NULL;
    for (size_t i = 0; i < object->count; i++)
        *map_slot(map, check->temporary, object->members[i].key) = &object->members[i];
    return map;
}

/* Report that `name` is missing; always false. */
static bool violate_missing(struct check *check, const struct constraint *constraint,
                            const struct instance *instance, struct str name, struct str because)
{
    if (!check->out)
        return false;
    if (because.len)
        violate(check, constraint, instance, "'%.*s' is missing, which '%.*s' entails",
                STR_ARG(name), STR_ARG(because));
    else
        violate(check, constraint, instance, "'%.*s' is missing", STR_ARG(name));
    struct violation *violation = violation_last(check);
    const struct member *written =
        check_suggests(check) ? misspelt(constraint, instance->value, name) : NULL;
    violation->absent = true;
    if (written) {
        violation->absent = false;
        violation->region = written->key_region;
        violation_suggest(check, violation, name);
        violation->hint = str_fmt(check->temporary, "is '%.*s' meant to be '%.*s'?",
                                  STR_ARG(written->key), STR_ARG(name));
    } else if (because.len) {
        violation->absent = false;
        violation->region = value_find_member(instance->value, because)->key_region;
    } else {
        violation->hint = missing_hint(check, constraint->owner, name);
    }
    return false;
}

bool apply_required(struct check *check, const struct constraint *constraint,
                    const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    struct map map = {0};
    const struct value *names = constraint->value;
    const struct map *index = index_members(check, instance->value, names->count, &map);
    for (size_t i = 0; i < names->count && (holds || check->out); i++) {
        const struct str name = names->items[i].string;
        if (index ? !map_find(index, name) : !value_find(instance->value, name))
            holds = violate_missing(check, constraint, instance, name, (struct str){0});
    }
    return holds;
}

enum compiled compile_dependencies(struct compiler *compiler, const struct node *node,
                                   const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_OBJECT)
        return compile_fail(compiler, node, value, "%s must be a mapping", ret->keyword->name);
    const bool wants_names = strcmp(ret->keyword->name, "dependentRequired") == 0;
    ret->dependencies.data = ARENA_ARRAY(compiler->registry->run, struct dependency, value->count);
    ret->dependencies.count = value->count;
    for (size_t i = 0; i < value->count; i++) {
        const struct member *member = &value->members[i];
        struct dependency *dependency = &ret->dependencies.data[i];
        dependency->name = member->key;
        if (wants_names || member->value.kind == VALUE_ARRAY) {
            dependency->names = &member->value;
            if (check_names(compiler, node, &member->value, ret->keyword->name) != COMPILED)
                return COMPILE_FAILED;
            continue;
        }
        dependency->node = compile_child(compiler, node, &member->value);
        if (!dependency->node)
            return COMPILE_FAILED;
    }
    return COMPILED;
}

bool apply_dependencies(struct check *check, const struct constraint *constraint,
                        const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_OBJECT)
        return true;
    bool holds = true;
    for (size_t i = 0; i < constraint->dependencies.count && (holds || check->out); i++) {
        const struct dependency *dependency = &constraint->dependencies.data[i];
        if (!value_find(instance->value, dependency->name))
            continue;
        if (dependency->node)
            holds &= node_apply_in_place(check, dependency->node, instance, evaluated);
        for (size_t k = 0; dependency->names && k < dependency->names->count; k++)
            if (!value_find(instance->value, dependency->names->items[k].string))
                holds = violate_missing(check, constraint, instance,
                                        dependency->names->items[k].string, dependency->name);
    }
    return holds;
}
