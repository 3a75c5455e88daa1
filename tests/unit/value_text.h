/* Values as one line of text, so that a table can say what a parser has to make of its input:
 * null, true, 12, 1.5, "text", [..], {key: ..}. */
#ifndef NOTELINT_TESTS_VALUE_TEXT_H
#define NOTELINT_TESTS_VALUE_TEXT_H

#include "notelint/value.h"

static inline void value_text_push(struct buf *buf, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NULL:
        buf_push(buf, STR("null"));
        break;
    case VALUE_BOOL:
        buf_push(buf, value->boolean ? STR("true") : STR("false"));
        break;
    case VALUE_INTEGER:
        buf_push(buf, decimal_fmt(buf->arena, value->number));
        break;
    case VALUE_REAL:
        buf_push(buf, STR("real "));
        buf_push(buf, decimal_fmt(buf->arena, value->number));
        break;
    case VALUE_STRING:
        buf_push_byte(buf, '"');
        buf_push(buf, value->string);
        buf_push_byte(buf, '"');
        break;
    case VALUE_ARRAY:
        buf_push_byte(buf, '[');
        for (size_t i = 0; i < value->count; i++) {
            buf_push(buf, i ? STR(", ") : STR(""));
            value_text_push(buf, &value->items[i]);
        }
        buf_push_byte(buf, ']');
        break;
    case VALUE_OBJECT:
        buf_push_byte(buf, '{');
        for (size_t i = 0; i < value->count; i++) {
            buf_fmt(buf, "%s%.*s: ", i ? ", " : "", STR_ARG(value->members[i].key));
            value_text_push(buf, &value->members[i].value);
        }
        buf_push_byte(buf, '}');
        break;
    }
}

static inline struct str value_text(struct arena *arena, const struct value *value)
{
    struct buf buf = {.arena = arena};
    value_text_push(&buf, value);
    return buf_str(&buf);
}

#endif
