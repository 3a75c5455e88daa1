/* schema/match: which notes a schema, a link or a condition means.
 *
 * A mapping holds where each of its entries does: `path`, `tag`, `has`, `any`, `all`, `not`, and
 * otherwise a property of the front matter; `front-matter` takes properties of those names too. A
 * list of values means any of them. */
#include "keyword.h"
#include "notelint/note_schema.h"

enum { MAX_DEPTH = 32 };

struct match {
    enum { MATCH_ALL, MATCH_ANY, MATCH_NOT, MATCH_PATH, MATCH_TAG, MATCH_HAS, MATCH_FIELD } kind;
    struct match *parts; /* ALL, ANY, NOT */
    size_t count;
    struct regex *glob; /* PATH */
    struct str key;     /* FIELD */
    const struct value *value;
};

struct parser {
    struct schema_registry *registry;
    struct schema_error *error;
};

static bool parse_mapping(const struct parser *parser, const struct value *value, size_t depth,
                          struct match *ret);

static bool fail(const struct parser *parser, struct region region, struct str message)
{
    if (parser->error->message.len == 0)
        *parser->error = (struct schema_error){.region = region, .message = message};
    return false;
}

static struct match *parts_new(const struct parser *parser, struct match *match, size_t count)
{
    match->parts = ARENA_ARRAY(parser->registry->run, struct match, count);
    match->count = count;
    return match->parts;
}

/* One value of `path`, `tag` or `has`. */
static bool parse_text(const struct parser *parser, int kind, const struct value *value,
                       struct match *ret)
{
    if (value->kind != VALUE_STRING || value->string.len == 0)
        return fail(parser, value->region, STR("a text was expected"));
    ret->kind = kind;
    ret->value = value;
    if (kind != MATCH_PATH)
        return true;
    struct error error;
    ret->glob = registry_glob(parser->registry, value->string, &error);
    if (ret->glob)
        return true;
    return fail(parser, value->region,
                str_fmt(parser->registry->run, "'%.*s' is no path pattern: %s",
                        STR_ARG(value->string), error.message));
}

static bool parse_texts(const struct parser *parser, int kind, const struct value *value,
                        struct match *ret)
{
    if (value->kind != VALUE_ARRAY)
        return parse_text(parser, kind, value, ret);
    ret->kind = MATCH_ANY;
    parts_new(parser, ret, value->count);
    for (size_t i = 0; i < value->count; i++)
        if (!parse_text(parser, kind, &value->items[i], &ret->parts[i]))
            return false;
    return true;
}

static bool parse_list(const struct parser *parser, int kind, const struct value *value,
                       size_t depth, struct match *ret)
{
    if (value->kind != VALUE_ARRAY)
        return fail(parser, value->region, STR("a list of conditions was expected"));
    ret->kind = kind;
    parts_new(parser, ret, value->count);
    for (size_t i = 0; i < value->count; i++)
        if (!parse_mapping(parser, &value->items[i], depth, &ret->parts[i]))
            return false;
    return true;
}

static bool parse_field(const struct parser *parser, const struct member *member, struct match *ret)
{
    if (member->value.kind == VALUE_OBJECT)
        return fail(parser, member->value.region,
                    str_fmt(parser->registry->run,
                            "'%.*s' must be a value or a list of values; known conditions are "
                            "path, tag, has, any, all, not and front-matter",
                            STR_ARG(member->key)));
    ret->kind = MATCH_FIELD;
    ret->key = member->key;
    ret->value = &member->value;
    return true;
}

static bool parse_fields(const struct parser *parser, const struct value *value, struct match *ret)
{
    if (value->kind != VALUE_OBJECT)
        return fail(parser, value->region, STR("a mapping of properties was expected"));
    ret->kind = MATCH_ALL;
    parts_new(parser, ret, value->count);
    for (size_t i = 0; i < value->count; i++)
        if (!parse_field(parser, &value->members[i], &ret->parts[i]))
            return false;
    return true;
}

static bool parse_entry(const struct parser *parser, const struct member *member, size_t depth,
                        struct match *ret)
{
    const struct value *value = &member->value;
    if (str_eq(member->key, STR("path")))
        return parse_texts(parser, MATCH_PATH, value, ret);
    if (str_eq(member->key, STR("tag")))
        return parse_texts(parser, MATCH_TAG, value, ret);
    if (str_eq(member->key, STR("has")))
        return parse_texts(parser, MATCH_HAS, value, ret);
    if (str_eq(member->key, STR("any")))
        return parse_list(parser, MATCH_ANY, value, depth, ret);
    if (str_eq(member->key, STR("all")))
        return parse_list(parser, MATCH_ALL, value, depth, ret);
    if (str_eq(member->key, STR("front-matter")))
        return parse_fields(parser, value, ret);
    if (!str_eq(member->key, STR("not")))
        return parse_field(parser, member, ret);
    ret->kind = MATCH_NOT;
    return parse_mapping(parser, value, depth, parts_new(parser, ret, 1));
}

static bool parse_mapping(const struct parser *parser, const struct value *value, size_t depth,
                          struct match *ret)
{
    if (depth == MAX_DEPTH)
        return fail(parser, value->region, STR("conditions are nested too deeply"));
    if (value->kind != VALUE_OBJECT)
        return fail(parser, value->region,
                    STR("a mapping of conditions was expected, as {type: country}"));
    ret->kind = MATCH_ALL;
    parts_new(parser, ret, value->count);
    for (size_t i = 0; i < value->count; i++)
        if (!parse_entry(parser, &value->members[i], depth + 1, &ret->parts[i]))
            return false;
    return true;
}

const struct match *match_parse(struct schema_registry *registry, const struct value *value,
                                struct schema_error *ret_error)
{
    const struct parser parser = {.registry = registry, .error = ret_error};
    struct match *match = ARENA_NEW(registry->run, struct match);
    return parse_mapping(&parser, value, 0, match) ? match : NULL;
}

/* A tag includes those below it: "war" means "war/naval" too. Case does not count. */
static bool has_tag(const struct note *note, struct str wanted)
{
    if (str_starts(wanted, STR("#")))
        wanted = str_slice(wanted, 1, wanted.len);
    for (size_t i = 0; i < note->tags.len; i++) {
        const struct str tag = note->tags.data[i].name;
        if (str_eq_nocase(str_slice(tag, 0, wanted.len), wanted) &&
            (tag.len == wanted.len || (tag.len > wanted.len && tag.data[wanted.len] == '/')))
            return true;
    }
    return false;
}

/* Equal, or equal as text: `year: 2024` is meant by "2024". */
static bool is_alike(const struct value *a, const struct value *b)
{
    if (value_eq(a, b))
        return true;
    const bool scalars = a->kind < VALUE_ARRAY && b->kind < VALUE_ARRAY;
    return scalars && a->kind != VALUE_NULL && b->kind != VALUE_NULL &&
           str_eq(a->string, b->string);
}

static bool field_is(const struct value *property, const struct value *wanted)
{
    for (size_t i = 0; wanted->kind == VALUE_ARRAY && i < wanted->count; i++)
        if (field_is(property, &wanted->items[i]))
            return true;
    if (wanted->kind == VALUE_ARRAY)
        return false;
    for (size_t i = 0; property->kind == VALUE_ARRAY && i < property->count; i++)
        if (is_alike(&property->items[i], wanted))
            return true;
    return is_alike(property, wanted);
}

bool match_note(const struct match *match, const struct note *note)
{
    const struct value *property;
    switch (match->kind) {
    case MATCH_ALL:
        for (size_t i = 0; i < match->count; i++)
            if (!match_note(&match->parts[i], note))
                return false;
        return true;
    case MATCH_ANY:
        for (size_t i = 0; i < match->count; i++)
            if (match_note(&match->parts[i], note))
                return true;
        return false;
    case MATCH_NOT:
        return !match_note(&match->parts[0], note);
    case MATCH_PATH:
        return regex_matches(match->glob, note->path);
    case MATCH_TAG:
        return has_tag(note, match->value->string);
    case MATCH_HAS:
        return value_find(&note->properties, match->value->string) != NULL;
    case MATCH_FIELD:
        property = value_find(&note->properties, match->key);
        return property && field_is(property, match->value);
    }
    return false;
}

static void push_value(struct buf *out, const struct value *value)
{
    if (value->kind != VALUE_ARRAY) {
        buf_push(out, value->kind == VALUE_NULL ? STR("empty") : value->string);
        return;
    }
    for (size_t i = 0; i < value->count; i++) {
        if (i > 0)
            buf_push(out, STR(" or "));
        if (value->items[i].kind != VALUE_ARRAY)
            push_value(out, &value->items[i]);
    }
}

static void push_words(struct buf *out, const struct match *match)
{
    switch (match->kind) {
    case MATCH_ALL:
    case MATCH_ANY:
        if (match->count == 0)
            buf_push(out, match->kind == MATCH_ALL ? STR("any note") : STR("no note"));
        for (size_t i = 0; i < match->count; i++) {
            const bool bracket = match->count > 1 && match->parts[i].count > 1;
            if (i > 0)
                buf_push(out, match->kind == MATCH_ALL ? STR(" and ") : STR(" or "));
            if (bracket)
                buf_push_byte(out, '(');
            push_words(out, &match->parts[i]);
            if (bracket)
                buf_push_byte(out, ')');
        }
        break;
    case MATCH_NOT:
        buf_push(out, STR("not ("));
        push_words(out, &match->parts[0]);
        buf_push_byte(out, ')');
        break;
    case MATCH_PATH:
        buf_fmt(out, "path matches %.*s", STR_ARG(match->value->string));
        break;
    case MATCH_TAG:
        buf_fmt(out, "tagged %.*s", STR_ARG(match->value->string));
        break;
    case MATCH_HAS:
        buf_fmt(out, "has '%.*s'", STR_ARG(match->value->string));
        break;
    case MATCH_FIELD:
        buf_fmt(out, "%.*s is ", STR_ARG(match->key));
        push_value(out, match->value);
        break;
    }
}

struct str match_words(struct arena *arena, const struct match *match)
{
    struct buf out = {.arena = arena};
    push_words(&out, match);
    return buf_str(&out);
}
