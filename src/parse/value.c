/* parse/value: looking into trees of values, and comparing them. */
#include "notelint/value.h"

#include <assert.h>
#include <stdlib.h>

const struct member *value_find_member(const struct value *object, struct str key)
{
    if (!object || object->kind != VALUE_OBJECT)
        return NULL;
    for (size_t i = 0; i < object->count; i++)
        if (str_eq(object->members[i].key, key))
            return &object->members[i];
    return NULL;
}

const struct value *value_find(const struct value *object, struct str key)
{
    const struct member *member = value_find_member(object, key);
    return member ? &member->value : NULL;
}

struct str value_string(const struct value *value)
{
    return value && value->kind == VALUE_STRING ? value->string : (struct str){0};
}

static int cmp_members(const void *a, const void *b)
{
    const struct member *const *left = a;
    const struct member *const *right = b;
    return str_cmp((*left)->key, (*right)->key);
}

static const struct member **sorted_members(struct arena *arena, const struct value *object)
{
    const struct member **sorted = ARENA_ARRAY(arena, const struct member *, object->count);
    for (size_t i = 0; i < object->count; i++)
        sorted[i] = &object->members[i];
    qsort(sorted, object->count, sizeof(struct member *), cmp_members);
    return sorted;
}

/* Objects of the same count. Sorted, because a search for each key would be quadratic. */
static bool objects_eq(const struct value *a, const struct value *b)
{
    struct arena arena = {0};
    const struct member **left = sorted_members(&arena, a);
    const struct member **right = sorted_members(&arena, b);
    bool equal = true;
    for (size_t i = 0; equal && i < a->count; i++)
        equal = str_eq(left[i]->key, right[i]->key);
    for (size_t i = 0; equal && i < a->count; i++)
        equal = value_eq(&left[i]->value, &right[i]->value);
    arena_done(&arena);
    return equal;
}

static bool is_number(const struct value *value)
{
    return value->kind == VALUE_INTEGER || value->kind == VALUE_REAL;
}

bool value_eq(const struct value *a, const struct value *b)
{
    if (is_number(a) && is_number(b))
        return decimal_eq(a->number, b->number);
    if (a->kind != b->kind || a->count != b->count)
        return false;
    switch (a->kind) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return a->boolean == b->boolean;
    case VALUE_STRING:
        return str_eq(a->string, b->string);
    case VALUE_ARRAY:
        for (size_t i = 0; i < a->count; i++)
            if (!value_eq(&a->items[i], &b->items[i]))
                return false;
        return true;
    case VALUE_OBJECT:
        return objects_eq(a, b);
    case VALUE_INTEGER:
    case VALUE_REAL:
        break;
    }
    return false;
}

const char *value_kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_NULL] = "null",     [VALUE_BOOL] = "boolean",  [VALUE_INTEGER] = "integer",
        [VALUE_REAL] = "number",   [VALUE_STRING] = "string", [VALUE_ARRAY] = "array",
        [VALUE_OBJECT] = "object",
    };
    static_assert(COUNT_OF(names) == VALUE_OBJECT + 1, "a name for every kind");
    return names[kind];
}
