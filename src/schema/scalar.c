/* schema/scalar: keywords for single values: type, choice, number, text. */
#include "keyword.h"
#include "notelint/nearest.h"

enum type_bit {
    TYPE_NULL = 1,
    TYPE_BOOLEAN = 2,
    TYPE_INTEGER = 4,
    TYPE_NUMBER = 8,
    TYPE_STRING = 16,
    TYPE_ARRAY = 32,
    TYPE_OBJECT = 64
};

/* `words` are what a message calls it: people who write notes know lists, not arrays. */
static const struct type_name {
    const char *name;
    enum type_bit bit;
    const char *words;
} type_names[] = {
    {"string", TYPE_STRING, "a string"},
    {"number", TYPE_NUMBER, "a number"},
    {"integer", TYPE_INTEGER, "an integer"},
    {"boolean", TYPE_BOOLEAN, "true or false"},
    {"array", TYPE_ARRAY, "a list"},
    {"object", TYPE_OBJECT, "a mapping"},
    {"null", TYPE_NULL, "empty"},
};

static unsigned type_bit(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(type_names); i++)
        if (str_eq(name, str_from(type_names[i].name)))
            return type_names[i].bit;
    return 0;
}

/* The types a value has: 1.0 is an integer too (validation 6.1.1). */
static unsigned types_of(const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return TYPE_NULL;
    case VALUE_BOOL:
        return TYPE_BOOLEAN;
    case VALUE_INTEGER:
    case VALUE_REAL:
        return TYPE_NUMBER | (decimal_is_integer(value->number) ? TYPE_INTEGER : 0u);
    case VALUE_STRING:
        return TYPE_STRING;
    case VALUE_ARRAY:
        return TYPE_ARRAY;
    case VALUE_OBJECT:
        return TYPE_OBJECT;
    }
    return 0;
}

enum compiled compile_type(struct compiler *compiler, const struct node *node,
                           const struct value *value, struct constraint *ret)
{
    const size_t count = value->kind == VALUE_ARRAY ? value->count : 1;
    for (size_t i = 0; i < count; i++) {
        const struct value *name = value->kind == VALUE_ARRAY ? &value->items[i] : value;
        const unsigned bit = type_bit(value_string(name));
        if (!bit)
            return compile_fail(compiler, node, name,
                                "'%.*s' is no type: string, number, integer, boolean, array, "
                                "object and null are",
                                STR_ARG(name->string));
        ret->types |= bit;
    }
    return COMPILED;
}

static struct str types_worded(struct arena *arena, unsigned types)
{
    struct buf words = {.arena = arena};
    for (size_t i = 0; i < COUNT_OF(type_names); i++)
        if (types & (unsigned)type_names[i].bit)
            buf_fmt(&words, "%s%s", words.len ? " or " : "", type_names[i].words);
    return buf_str(&words);
}

/* YAML's usual slips: a number that should be text, and the other way round. */
static const char *type_hint(unsigned wanted, const struct value *value)
{
    const bool is_scalar = value->kind != VALUE_ARRAY && value->kind != VALUE_OBJECT;
    if (wanted & TYPE_STRING && is_scalar && value->kind != VALUE_NULL)
        return "put it in quotes";
    if (value->kind == VALUE_STRING && value->quoted &&
        wanted & (TYPE_NUMBER | TYPE_INTEGER | TYPE_BOOLEAN))
        return "write it without quotes";
    if (wanted & TYPE_ARRAY && is_scalar && value->kind != VALUE_NULL)
        return "write it as a list: [...]";
    return NULL;
}

bool apply_type(struct check *check, const struct constraint *constraint,
                const struct instance *instance, struct evaluated *evaluated)
{
    if (constraint->types & types_of(instance->value))
        return true;
    if (!check->out)
        return false;
    violate(check, constraint, instance, "%.*s is not %.*s",
            STR_ARG(value_quoted(check->temporary, instance->value)),
            STR_ARG(types_worded(check->temporary, constraint->types)));
    const char *hint = type_hint(constraint->types, instance->value);
    if (hint)
        violation_last(check)->hint = str_from(hint);
    return false;
}

enum compiled compile_const(struct compiler *compiler, const struct node *node,
                            const struct value *value, struct constraint *ret)
{
    return COMPILED;
}

bool apply_const(struct check *check, const struct constraint *constraint,
                 const struct instance *instance, struct evaluated *evaluated)
{
    if (value_eq(constraint->value, instance->value))
        return true;
    return violate(check, constraint, instance, "%.*s is not %.*s",
                   STR_ARG(value_quoted(check->temporary, instance->value)),
                   STR_ARG(value_quoted(check->temporary, constraint->value)));
}

enum compiled compile_enum(struct compiler *compiler, const struct node *node,
                           const struct value *value, struct constraint *ret)
{
    if (value->kind != VALUE_ARRAY)
        return compile_fail(compiler, node, value, "enum must be a list of values");
    ret->hashes = ARENA_ARRAY(compiler->registry->run, uint64_t, value->count);
    for (size_t i = 0; i < value->count; i++)
        ret->hashes[i] = value_hash(&value->items[i]);
    return COMPILED;
}

/* All choices while they are few, else the first ones and how many more. */
static struct str choices(struct arena *arena, const struct value *list)
{
    enum { TOLD = 8 };
    struct buf text = {.arena = arena};
    const size_t told = list->count <= TOLD + 1 ? list->count : TOLD;
    for (size_t i = 0; i < told; i++)
        buf_fmt(&text, "%s%.*s", i ? ", " : "", STR_ARG(value_quoted(arena, &list->items[i])));
    if (told < list->count)
        buf_fmt(&text, " and %zu more", list->count - told);
    return buf_str(&text);
}

static struct str choice_meant(const struct value *list, const struct value *value)
{
    struct nearest nearest = {.word = value_string(value)};
    for (size_t i = 0; i < list->count; i++) {
        const struct str choice = value_string(&list->items[i]);
        if (choice.len && str_eq_nocase(choice, nearest.word))
            return choice;
        if (choice.len && nearest.word.len)
            nearest_offer(&nearest, choice);
    }
    return nearest.best;
}

bool apply_enum(struct check *check, const struct constraint *constraint,
                const struct instance *instance, struct evaluated *evaluated)
{
    const struct value *list = constraint->value;
    const uint64_t hash = value_hash(instance->value);
    if (!check_step(check, list->count / 16))
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (constraint->hashes[i] == hash && value_eq(&list->items[i], instance->value))
            return true;
    if (!check->out)
        return false;
    violate(check, constraint, instance, "%.*s is not one of %.*s",
            STR_ARG(value_quoted(check->temporary, instance->value)),
            STR_ARG(choices(check->temporary, list)));
    const struct str meant =
        check_suggests(check) ? choice_meant(list, instance->value) : (struct str){0};
    if (meant.len)
        violation_suggest(check, violation_last(check), meant);
    return false;
}

static bool is_number(const struct value *value)
{
    return value->kind == VALUE_INTEGER || value->kind == VALUE_REAL;
}

enum compiled compile_number(struct compiler *compiler, const struct node *node,
                             const struct value *value, struct constraint *ret)
{
    if (!is_number(value))
        return compile_fail(compiler, node, value, "%s must be a number", ret->keyword->name);
    return COMPILED;
}

bool apply_number(struct check *check, const struct constraint *constraint,
                  const struct instance *instance, struct evaluated *evaluated)
{
    static const struct {
        const char *keyword;
        const char *demand;
        bool below, equal, above; /* which order of instance to limit is allowed */
    } bounds[] = {
        {"minimum", "at least", false, true, true},
        {"maximum", "at most", true, true, false},
        {"exclusiveMinimum", "more than", false, false, true},
        {"exclusiveMaximum", "less than", true, false, false},
    };
    if (!is_number(instance->value))
        return true;
    const int order = decimal_cmp(instance->value->number, constraint->value->number);
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        if (strcmp(bounds[i].keyword, constraint->keyword->name) != 0)
            continue;
        if (order < 0 ? bounds[i].below : order > 0 ? bounds[i].above : bounds[i].equal)
            return true;
        return violate(check, constraint, instance, "%.*s is out of range, %s %.*s is allowed",
                       STR_ARG(value_quoted(check->temporary, instance->value)), bounds[i].demand,
                       STR_ARG(value_quoted(check->temporary, constraint->value)));
    }
    return true;
}

enum compiled compile_multiple_of(struct compiler *compiler, const struct node *node,
                                  const struct value *value, struct constraint *ret)
{
    if (!is_number(value) || value->number.negative || decimal_is_zero(value->number))
        return compile_fail(compiler, node, value, "multipleOf must be a number above 0");
    return COMPILED;
}

bool apply_multiple_of(struct check *check, const struct constraint *constraint,
                       const struct instance *instance, struct evaluated *evaluated)
{
    if (!is_number(instance->value) ||
        decimal_is_multiple(check->temporary, instance->value->number, constraint->value->number))
        return true;
    return violate(check, constraint, instance, "%.*s is no multiple of %.*s",
                   STR_ARG(value_quoted(check->temporary, instance->value)),
                   STR_ARG(value_quoted(check->temporary, constraint->value)));
}

enum compiled compile_pattern(struct compiler *compiler, const struct node *node,
                              const struct value *value, struct constraint *ret)
{
    struct error error;
    if (value->kind != VALUE_STRING)
        return compile_fail(compiler, node, value, "pattern must be a string");
    ret->pattern.text = value->string;
    ret->pattern.regex = registry_regex(compiler->registry, value->string, REGEX_PLAIN, &error);
    if (!ret->pattern.regex)
        return compile_fail(compiler, node, value, "'%.*s' is no regular expression: %s",
                            STR_ARG(value->string), error.message);
    return COMPILED;
}

bool apply_pattern(struct check *check, const struct constraint *constraint,
                   const struct instance *instance, struct evaluated *evaluated)
{
    if (instance->value->kind != VALUE_STRING)
        return true;
    const struct str quoted = value_quoted(check->temporary, instance->value);
    switch (regex_find(constraint->pattern.regex, instance->value->string, 0, NULL, NULL)) {
    case REGEX_MATCH:
        return true;
    case REGEX_LIMIT:
        return violate(check, constraint, instance,
                       "the pattern '%.*s' is too costly to be matched with %.*s",
                       STR_ARG(constraint->pattern.text), STR_ARG(quoted));
    case REGEX_NO_MATCH:
        break;
    }
    return violate(check, constraint, instance, "%.*s does not match the pattern '%.*s'",
                   STR_ARG(quoted), STR_ARG(constraint->pattern.text));
}
