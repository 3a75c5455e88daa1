/* schema/infer_print: a draft as a schema file that a person goes on editing. */
#include "infer.h"

/* Plain where YAML's flow style reads it back as the same text. */
static bool is_plain(struct str text)
{
    static const struct str words[] = {STR_INIT("null"), STR_INIT("true"), STR_INIT("false"),
                                       STR_INIT("yes"),  STR_INIT("no"),   STR_INIT("on"),
                                       STR_INIT("off")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(text, words[i]))
            return false;
    if (text.len == 0 || (!ascii_is_alpha(text.data[0]) && (unsigned char)text.data[0] < 0x80))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if ((unsigned char)c >= 0x80 || ascii_is_alnum(c) || strchr("_-/.()", c))
            continue;
        const bool inside = i + 1 < text.len;
        if (!inside || (c != ' ' && c != '&' && c != '\'') || (c == ' ' && text.data[i + 1] == ' '))
            return false;
    }
    return true;
}

void yaml_push(struct buf *out, struct str text)
{
    if (is_plain(text)) {
        buf_push(out, text);
        return;
    }
    buf_push_byte(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            buf_fmt(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            buf_fmt(out, "\\x%02x", c);
        else
            buf_push_byte(out, (char)c);
    }
    buf_push_byte(out, '"');
}

static void push_types(struct buf *out, unsigned types)
{
    static const char *const names[] = {
        [VALUE_STRING] = "string", [VALUE_INTEGER] = "integer", [VALUE_REAL] = "number",
        [VALUE_BOOL] = "boolean",  [VALUE_ARRAY] = "array",     [VALUE_OBJECT] = "object",
        [VALUE_NULL] = "\"null\"",
    };
    static const enum value_kind order[] = {VALUE_STRING, VALUE_INTEGER, VALUE_REAL, VALUE_BOOL,
                                            VALUE_ARRAY,  VALUE_OBJECT,  VALUE_NULL};
    if (types & 1u << VALUE_REAL)
        types &= ~(1u << VALUE_INTEGER); /* a number may be whole */
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(order); i++)
        count += types >> order[i] & 1;
    buf_push(out, count > 1 ? STR("type: [") : STR("type: "));
    bool first = true;
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        if (!(types >> order[i] & 1))
            continue;
        buf_fmt(out, "%s%s", first ? "" : ", ", names[order[i]]);
        first = false;
    }
    if (count > 1)
        buf_push_byte(out, ']');
}

static const char *format_name(enum text_format format)
{
    static const char *const names[] = {
        [TEXT_ANY] = NULL,
        [TEXT_DATE] = "date",
        [TEXT_DATE_TIME] = "date-time",
        [TEXT_WIKILINK] = "wikilink",
        [TEXT_URI] = "uri",
        [TEXT_TAG] = "tag",
    };
    return names[format];
}

static void push_items(struct buf *out, const struct field *field)
{
    const char *format = format_name(field->item_format);
    if (!(field->types & 1u << VALUE_ARRAY) || (!field->items_are_strings && !format))
        return;
    buf_push(out, STR(", items: {"));
    if (field->items_are_strings)
        buf_push(out, STR("type: string"));
    if (format)
        buf_fmt(out, "%sformat: %s", field->items_are_strings ? ", " : "", format);
    buf_push_byte(out, '}');
}

static void push_choices(struct buf *out, const struct field *field)
{
    buf_push(out, STR("enum: ["));
    for (size_t i = 0; i < field->choices.len; i++) {
        if (i > 0)
            buf_push(out, STR(", "));
        yaml_push(out, field->choices.data[i].text);
    }
    buf_push_byte(out, ']');
}

static void push_field(struct buf *out, const struct draft *draft, const struct field *field)
{
    const bool own_kind = draft->group->key.len && str_eq(field->key, draft->group->key);
    const char *format = format_name(field->format);
    buf_push(out, STR("    "));
    yaml_push(out, field->key);
    buf_push(out, STR(": {"));
    if (own_kind) {
        buf_push(out, STR("const: "));
        yaml_push(out, draft->group->value);
    } else if (field->choices.len && field->types == 1u << VALUE_STRING) {
        push_choices(out, field);
    } else if (field->types) {
        push_types(out, field->types);
        if (format && field->types & 1u << VALUE_STRING)
            buf_fmt(out, ", format: %s", format);
        push_items(out, field);
    }
    buf_push(out, STR("}\n"));
}

static void push_front_matter(struct buf *out, const struct draft *draft)
{
    size_t required = 0;
    if (draft->fields.len == 0)
        return;
    buf_push(out, STR("front-matter:\n"));
    for (size_t i = 0; i < draft->fields.len; i++) {
        if (!draft->fields.data[i].required)
            continue;
        buf_push(out, required++ ? STR(", ") : STR("  required: ["));
        yaml_push(out, draft->fields.data[i].key);
    }
    if (required)
        buf_push(out, STR("]\n"));
    buf_push(out, STR("  properties:\n"));
    for (size_t i = 0; i < draft->fields.len; i++)
        push_field(out, draft, &draft->fields.data[i]);
}

static void push_section(struct buf *out, const struct section_demand *demand)
{
    if (demand->name_count > 1)
        buf_push_byte(out, '[');
    for (size_t i = 0; i < demand->name_count; i++) {
        if (i > 0)
            buf_push(out, STR(", "));
        yaml_push(out, demand->names[i]);
    }
    if (demand->name_count > 1)
        buf_push_byte(out, ']');
}

static void push_structure(struct buf *out, const struct draft *draft)
{
    if (draft->sections.len == 0 && draft->tags.len == 0)
        return;
    buf_push(out, STR("structure:\n"));
    if (draft->sections.len) {
        buf_push(out, STR("  sections: {required: ["));
        for (size_t i = 0; i < draft->sections.len; i++) {
            if (i > 0)
                buf_push(out, STR(", "));
            push_section(out, &draft->sections.data[i]);
        }
        buf_push(out, draft->ordered ? STR("], order: true}\n") : STR("]}\n"));
    }
    if (draft->tags.len == 0)
        return;
    buf_push(out, STR("  tags: {required: ["));
    for (size_t i = 0; i < draft->tags.len; i++) {
        if (i > 0)
            buf_push(out, STR(", "));
        yaml_push(out, draft->tags.data[i]);
    }
    buf_push(out, STR("]}\n"));
}

struct str draft_print(const struct draft *draft)
{
    struct buf out = {.arena = draft->run};
    buf_fmt(&out, "# Inferred from %zu notes. It is yours to edit.\ntitle: ", draft->group->count);
    yaml_push(&out, draft->group->title);
    buf_fmt(&out, "\nmatch: %.*s\n", STR_ARG(draft->group->match));
    push_front_matter(&out, draft);
    push_structure(&out, draft);
    return buf_str(&out);
}
