/* schema/pointer: tokens of JSON pointers, escaped and unescaped. */
#include "pointer.h"

struct str pointer_push(struct arena *arena, struct str pointer, struct str token)
{
    struct buf buf = {.arena = arena};
    buf_push(&buf, pointer);
    buf_push_byte(&buf, '/');
    for (size_t i = 0; i < token.len; i++) {
        if (token.data[i] == '~')
            buf_push(&buf, STR("~0"));
        else if (token.data[i] == '/')
            buf_push(&buf, STR("~1"));
        else
            buf_push_byte(&buf, token.data[i]);
    }
    return buf_str(&buf);
}

struct str pointer_push_index(struct arena *arena, struct str pointer, size_t index)
{
    return str_fmt(arena, "%.*s/%zu", STR_ARG(pointer), index);
}

/* RFC 6901 4: no leading zeros. */
static bool index_parse(struct str token, size_t *ret)
{
    if (token.len == 0 || token.len > 9 || (token.len > 1 && token.data[0] == '0'))
        return false;
    size_t index = 0;
    for (size_t i = 0; i < token.len; i++) {
        if (!ascii_is_digit(token.data[i]))
            return false;
        index = index * 10 + (size_t)(token.data[i] - '0');
    }
    *ret = index;
    return true;
}

const struct value *pointer_step(const struct value *value, struct str token)
{
    if (value->kind == VALUE_OBJECT)
        return value_find(value, token);
    size_t index;
    if (value->kind == VALUE_ARRAY && index_parse(token, &index) && index < value->count)
        return &value->items[index];
    return NULL;
}

bool pointer_next(struct arena *arena, struct str *rest, struct str *ret_token)
{
    if (rest->len == 0)
        return false;
    size_t end = str_find_byte(*rest, '/', 1);
    if (end == STR_NONE)
        end = rest->len;
    const struct str raw = str_slice(*rest, 1, end);
    *rest = str_slice(*rest, end, rest->len);
    if (str_find_byte(raw, '~', 0) == STR_NONE) {
        *ret_token = raw;
        return true;
    }
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < raw.len; i++) {
        const char next = i + 1 < raw.len ? raw.data[i + 1] : '\0';
        if (raw.data[i] == '~' && (next == '0' || next == '1')) {
            buf_push_byte(&buf, next == '0' ? '~' : '/');
            i++;
        } else {
            buf_push_byte(&buf, raw.data[i]);
        }
    }
    *ret_token = buf_str(&buf);
    return true;
}
