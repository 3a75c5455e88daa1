/* report/json_out: strings, numbers and printing over jansson. */
#include "json_out.h"

#include "notelint/utf8.h"

#include "safe.h"
#include "span.h"

json_t *json_text(struct arena *arena, struct str s)
{
    const struct str text = utf8_repaired(arena, s);
    json_t *value = json_stringn_nocheck(text.data ? text.data : "", text.len);
    if (!value)
        out_of_memory();
    return value;
}

json_t *json_value(struct arena *arena, const struct value *value)
{
    json_t *node;
    int64_t number;
    switch (value->kind) {
    case VALUE_NULL:
        return json_null();
    case VALUE_BOOL:
        return json_boolean(value->boolean);
    case VALUE_INTEGER:
        return decimal_to_int(value->number, &number) ? json_integer(number)
                                                      : json_text(arena, value->string);
    case VALUE_ARRAY:
        node = json_array();
        for (size_t i = 0; i < value->count; i++)
            json_push(node, json_value(arena, &value->items[i]));
        return node;
    case VALUE_OBJECT:
        node = json_object();
        for (size_t i = 0; i < value->count; i++)
            json_object_setn_new(node, value->members[i].key.data, value->members[i].key.len,
                                 json_value(arena, &value->members[i].value));
        return node;
    case VALUE_REAL: /* as written: a binary float would change it */
    case VALUE_STRING:
        break;
    }
    return json_text(arena, value->string);
}

json_t *json_count(size_t n)
{
    return json_integer((json_int_t)n);
}

void json_put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new_nocheck(object, key, value))
        out_of_memory();
}

void json_push(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value))
        out_of_memory();
}

json_t *json_region(const struct note *note, struct region region)
{
    const struct span place = span_of(note, region);
    json_t *object = json_object();
    json_put(object, "line", json_count(place.start.line));
    json_put(object, "column", json_count(place.start.column));
    json_put(object, "endLine", json_count(place.end.line));
    json_put(object, "endColumn", json_count(place.end.column));
    json_put(object, "offset", json_count(region.offset));
    json_put(object, "length", json_count(region.len));
    return object;
}

static int push(const char *bytes, size_t len, void *context)
{
    struct buf *out = context;
    const struct str s = {bytes, len};
    size_t done = 0;
    for (size_t at = 0, step; at < len; at += step) {
        step = 1;
        if ((unsigned char)s.data[at] < 0x7f && s.data[at] != '[')
            continue;
        const uint32_t code_point = utf8_decode(s, at, &step);
        if (!acts_on_terminal(code_point) && !(code_point == '[' && ends_log_command(s, at)))
            continue;
        buf_push(out, str_slice(s, done, at));
        buf_fmt(out, "\\u%04x", (unsigned)code_point);
        done = at + step;
    }
    buf_push(out, str_slice(s, done, len));
    return 0;
}

void json_print(struct buf *out, json_t *value)
{
    if (json_dump_callback(value, push, out, JSON_COMPACT | JSON_ENCODE_ANY))
        out_of_memory();
    json_decref(value);
}
