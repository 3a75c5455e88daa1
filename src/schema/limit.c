/* schema/limit: counts of characters, items and properties. */
#include "limit.h"

#include "notelint/utf8.h"

enum compiled limit_compile(struct compiler *compiler, const struct node *node,
                            const struct value *value, struct constraint *ret)
{
    const bool is_number = value->kind == VALUE_INTEGER || value->kind == VALUE_REAL;
    if (!is_number || value->number.negative || !decimal_is_integer(value->number))
        return compile_fail(compiler, node, value, "%s must be a whole number, 0 or more",
                            ret->keyword->name);
    int64_t limit;
    ret->limit = decimal_to_int(value->number, &limit) ? (size_t)limit : SIZE_MAX;
    return COMPILED;
}

/* `count` things ("items") against a lower limit. */
static bool limit_min(struct check *check, const struct constraint *constraint,
                      const struct instance *instance, size_t count, const char *things)
{
    if (count >= constraint->limit)
        return true;
    if (count == 0)
        return violate(check, constraint, instance, "no %s, at least %zu wanted", things,
                       constraint->limit);
    return violate(check, constraint, instance, "only %zu %s, at least %zu wanted", count, things,
                   constraint->limit);
}

/* The same against an upper one. */
static bool limit_max(struct check *check, const struct constraint *constraint,
                      const struct instance *instance, size_t count, const char *things)
{
    if (count <= constraint->limit)
        return true;
    return violate(check, constraint, instance, "%zu %s, at most %zu allowed", count, things,
                   constraint->limit);
}

#define LIMIT_KEYWORD(name, kind_, bound, count, things)                                           \
    enum compiled compile_##name(struct compiler *compiler, const struct node *node,               \
                                 const struct value *value, struct constraint *ret)                \
    {                                                                                              \
        return limit_compile(compiler, node, value, ret);                                          \
    }                                                                                              \
    bool apply_##name(struct check *check, const struct constraint *constraint,                    \
                      const struct instance *instance, struct evaluated *evaluated)                \
    {                                                                                              \
        const struct value *value = instance->value;                                               \
        return value->kind != (kind_) ||                                                           \
               limit_##bound(check, constraint, instance, count, things);                          \
    }

/* Characters are code points (validation 6.3.1). */
static size_t text_length(struct str text)
{
    size_t count = 0;
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len, count++)
        utf8_decode(text, at, &len);
    return count;
}

LIMIT_KEYWORD(min_length, VALUE_STRING, min, text_length(value->string), "characters")
LIMIT_KEYWORD(max_length, VALUE_STRING, max, text_length(value->string), "characters")
LIMIT_KEYWORD(min_items, VALUE_ARRAY, min, value->count, "items")
LIMIT_KEYWORD(max_items, VALUE_ARRAY, max, value->count, "items")
LIMIT_KEYWORD(min_properties, VALUE_OBJECT, min, value->count, "keys")
LIMIT_KEYWORD(max_properties, VALUE_OBJECT, max, value->count, "keys")
