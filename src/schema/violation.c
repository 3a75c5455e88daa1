/* schema/violation: where a violation is, and how values are quoted in its message. */
#include <stdarg.h>

#include "keyword.h"
#include "pointer.h"

enum { MAX_QUOTED = 60 };

struct str instance_path(struct arena *arena, const struct instance *instance)
{
    if (!instance->parent)
        return (struct str){0};
    const struct str outer = instance_path(arena, instance->parent);
    if (instance->is_name)
        return outer;
    return instance->member ? pointer_push(arena, outer, instance->member->key)
                            : pointer_push_index(arena, outer, instance->index);
}

/* A list or mapping may span lines; its key does not. */
struct region instance_region(const struct instance *instance)
{
    const struct value *value = instance->value;
    const bool is_container = value->kind == VALUE_ARRAY || value->kind == VALUE_OBJECT;
    if (instance->member && (is_container || value->region.len == 0))
        return instance->member->key_region;
    if (value->kind == VALUE_OBJECT && value->count)
        return value->members[0].key_region;
    if (value->kind == VALUE_ARRAY && value->count && instance->parent)
        return value->items[0].region;
    return value->region;
}

bool violate(struct check *check, const struct constraint *constraint,
             const struct instance *instance, const char *fmt, ...)
{
    if (!check->out)
        return false;
    va_list args;
    va_start(args, fmt);
    const struct str message = str_vfmt(check->temporary, fmt, args);
    va_end(args);
    const struct str keyword = str_from(constraint->keyword->name);
    const struct str owner = constraint->owner->place->pointer;
    *violation_vec_push(check->temporary, check->out) = (struct violation){
        .keyword = keyword,
        .instance_path = instance_path(check->temporary, instance),
        .schema_path = keyword.len ? pointer_push(check->temporary, owner, keyword) : owner,
        .region = instance_region(instance),
        .message = message,
    };
    return false;
}

struct violation *violation_last(struct check *check)
{
    return check->out && check->out->len ? &check->out->data[check->out->len - 1] : NULL;
}

void violation_suggest(struct check *check, struct violation *violation, struct str meant)
{
    struct buf replacement = {.arena = check->temporary};
    yaml_push(&replacement, meant);
    violation->hint = str_fmt(check->temporary, "did you mean '%.*s'?", STR_ARG(meant));
    violation->replacement = buf_str(&replacement);
}

/* As much of a text as fits a message; cut between code points. */
static struct str quoted(struct arena *arena, struct str text)
{
    const size_t newline = str_find_byte(text, '\n', 0);
    size_t end = newline == STR_NONE ? text.len : newline;
    if (end > MAX_QUOTED) {
        end = MAX_QUOTED;
        while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
            end--;
    }
    const char *more = end < text.len ? "..." : "";
    return str_fmt(arena, "'%.*s%s'", STR_ARG(str_slice(text, 0, end)), more);
}

struct str value_quoted(struct arena *arena, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        return STR("null");
    case VALUE_BOOL:
        return value->boolean ? STR("true") : STR("false");
    case VALUE_ARRAY:
        return value->count ? STR("a list") : STR("an empty list");
    case VALUE_OBJECT:
        return value->count ? STR("a mapping") : STR("an empty mapping");
    case VALUE_INTEGER:
    case VALUE_REAL:
        return str_slice(value->string, 0, MAX_QUOTED);
    case VALUE_STRING:
        break;
    }
    return quoted(arena, value->string);
}
