/* schema/structure_parse: from the `structure` part of a schema file, whose form has been checked,
 * to demands. */
#include "notelint/fold.h"
#include "structure.h"

struct parser {
    struct schema_registry *registry;
    struct schema_error *error;
};

static struct arena *arena_of(const struct parser *parser)
{
    return parser->registry->run;
}

static bool fail(const struct parser *parser, struct region region, struct str message)
{
    if (parser->error->message.len == 0)
        *parser->error = (struct schema_error){.region = region, .message = message};
    return false;
}

/* A text or a list of texts, as a list. */
static size_t item_count(const struct value *value)
{
    return !value ? 0 : value->kind == VALUE_ARRAY ? value->count : 1;
}

static const struct value *item_at(const struct value *value, size_t index)
{
    return value->kind == VALUE_ARRAY ? &value->items[index] : value;
}

static struct str_list parse_texts(const struct parser *parser, const struct value *value)
{
    struct str_list list = {0};
    for (size_t i = 0; i < item_count(value); i++)
        *str_list_push(arena_of(parser), &list) = item_at(value, i)->string;
    return list;
}

/* "Overview", or "## Overview" for that level only. */
static struct section_name parse_name(const struct parser *parser, struct str text,
                                      struct region region, int level)
{
    size_t hashes = 0;
    while (hashes < text.len && hashes < 6 && text.data[hashes] == '#')
        hashes++;
    if (hashes && hashes < text.len && text.data[hashes] == ' ') {
        level = (int)hashes;
        text = str_trim(str_slice(text, hashes, text.len));
    }
    return (struct section_name){.text = text,
                                 .folded = fold_heading(arena_of(parser), text),
                                 .first = heading_first(text),
                                 .level = level,
                                 .region = region};
}

static struct section_names parse_names(const struct parser *parser, const struct value *value,
                                        int level)
{
    struct section_names names = {.count = item_count(value)};
    names.data = ARENA_ARRAY(arena_of(parser), struct section_name, names.count);
    for (size_t i = 0; i < names.count; i++) {
        const struct value *item = item_at(value, i);
        names.data[i] = parse_name(parser, item->string, item->region, level);
    }
    return names;
}

static struct section_list parse_sections(const struct parser *parser, const struct value *value,
                                          int level)
{
    struct section_list list = {.count = item_count(value)};
    list.data = ARENA_ARRAY(arena_of(parser), struct section_names, list.count);
    for (size_t i = 0; i < list.count; i++)
        list.data[i] = parse_names(parser, item_at(value, i), level);
    return list;
}

static bool parse_patterns(const struct parser *parser, const struct value *value,
                           struct text_patterns *ret)
{
    ret->count = item_count(value);
    ret->data = ARENA_ARRAY(arena_of(parser), struct text_pattern, ret->count);
    for (size_t i = 0; i < ret->count; i++) {
        const struct value *item = item_at(value, i);
        const struct value *pattern =
            item->kind == VALUE_OBJECT ? value_find(item, STR("pattern")) : item;
        struct error error;
        ret->data[i].text = pattern->string;
        ret->data[i].message = value_string(value_find(item, STR("message")));
        ret->data[i].regex =
            registry_regex(parser->registry, pattern->string, REGEX_MULTILINE, &error);
        if (!ret->data[i].regex)
            return fail(parser, pattern->region,
                        str_fmt(arena_of(parser), "'%.*s' is no regular expression: %s",
                                STR_ARG(pattern->string), error.message));
    }
    return true;
}

static bool parse_embeds(const struct parser *parser, const struct value *value,
                         struct content *ret)
{
    const struct value *required = value_find(value, STR("required"));
    const struct str caption = value_string(value_find(value, STR("caption")));
    ret->embeds.count = item_count(required);
    ret->embeds.data = ARENA_ARRAY(arena_of(parser), struct embed_pattern, ret->embeds.count);
    ret->caption = str_eq(caption, STR("italic")) ? CAPTION_ITALIC
                   : str_eq(caption, STR("any"))  ? CAPTION_ANY
                                                  : CAPTION_FREE;
    for (size_t i = 0; i < ret->embeds.count; i++) {
        const struct value *item = item_at(required, i);
        struct error error;
        ret->embeds.data[i].text = item->string;
        ret->embeds.data[i].glob = registry_glob(parser->registry, item->string, &error);
        if (!ret->embeds.data[i].glob)
            return fail(parser, item->region,
                        str_fmt(arena_of(parser), "'%.*s' is no path pattern: %s",
                                STR_ARG(item->string), error.message));
    }
    return true;
}

static bool parse_content(const struct parser *parser, const struct value *value,
                          struct content *ret)
{
    const struct value *table = value_find(value, STR("table"));
    const struct value *text = value_find(value, STR("text"));
    ret->labels = parse_texts(parser, value_find(value_find(value, STR("list")), STR("labels")));
    ret->has_table = table != NULL;
    ret->columns = parse_texts(parser, value_find(table, STR("columns")));
    ret->first_column = value_string(value_find(table, STR("first-column")));
    return parse_embeds(parser, value_find(value, STR("embeds")), ret) &&
           parse_patterns(parser, value_find(text, STR("forbidden")), &ret->forbidden) &&
           parse_patterns(parser, value_find(text, STR("required")), &ret->required);
}

static bool parse_section_contents(const struct parser *parser, const struct value *value,
                                   struct structure *ret)
{
    if (!value)
        return true;
    ret->section_count = value->count;
    ret->sections = ARENA_ARRAY(arena_of(parser), struct section_content, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct member *member = &value->members[i];
        struct section_content *section = &ret->sections[i];
        int64_t level = 0;
        const struct value *written = value_find(&member->value, STR("level"));
        if (written)
            decimal_to_int(written->number, &level);
        section->names.count = 1;
        section->names.data = ARENA_NEW(arena_of(parser), struct section_name);
        section->names.data[0] = parse_name(parser, member->key, member->key_region, (int)level);
        if (!parse_content(parser, &member->value, &section->content))
            return false;
    }
    return true;
}

static void parse_section_demands(const struct parser *parser, const struct value *value,
                                  struct structure *ret)
{
    int64_t number = 0;
    const struct value *level = value_find(value, STR("level"));
    if (level)
        decimal_to_int(level->number, &number);
    const int own = (int)number;
    const struct value *order = value_find(value, STR("order"));
    const struct value *closed = value_find(value, STR("closed"));
    ret->required = parse_sections(parser, value_find(value, STR("required")), own);
    ret->optional = parse_sections(parser, value_find(value, STR("optional")), own);
    if (order && order->kind != VALUE_BOOL)
        ret->order = parse_sections(parser, order, own);
    else if (order && order->boolean)
        ret->order = ret->required;
    ret->first = parse_names(parser, value_find(value, STR("first")), own);
    ret->last = parse_names(parser, value_find(value, STR("last")), own);
    ret->closed = closed && closed->boolean;
}

static enum scope parse_scope(struct str name)
{
    static const struct {
        const char *name;
        enum scope scope;
    } scopes[] = {{"clause", SCOPE_CLAUSE},       {"line", SCOPE_LINE},       {"item", SCOPE_ITEM},
                  {"paragraph", SCOPE_PARAGRAPH}, {"section", SCOPE_SECTION}, {"note", SCOPE_NOTE}};
    for (size_t i = 0; i < COUNT_OF(scopes); i++)
        if (str_eq(name, str_from(scopes[i].name)))
            return scopes[i].scope;
    return SCOPE_PARAGRAPH;
}

static const struct structure *parse(const struct parser *parser, const struct value *value);

static bool parse_conditions(const struct parser *parser, const struct value *value,
                             struct structure *ret)
{
    ret->condition_count = item_count(value);
    ret->conditions = ARENA_ARRAY(arena_of(parser), struct condition, ret->condition_count);
    for (size_t i = 0; i < ret->condition_count; i++) {
        const struct value *item = item_at(value, i);
        const struct value *then = value_find(item, STR("then"));
        const struct value *otherwise = value_find(item, STR("else"));
        struct condition *condition = &ret->conditions[i];
        condition->match =
            match_parse(parser->registry, value_find(item, STR("if")), parser->error);
        condition->then = then ? parse(parser, then) : NULL;
        condition->otherwise = otherwise ? parse(parser, otherwise) : NULL;
        if (!condition->match || (then && !condition->then) || (otherwise && !condition->otherwise))
            return false;
    }
    return true;
}

/* Recursion through `when` is bounded by the parsers' limit on nesting. */
static const struct structure *parse(const struct parser *parser, const struct value *value)
{
    struct structure *structure = ARENA_NEW(arena_of(parser), struct structure);
    const struct value *links = value_find(value, STR("links"));
    const struct value *tags = value_find(value, STR("tags"));
    const struct value *stub = value_find(value, STR("stub-below"));
    const struct value *citations = value_find(value, STR("citations"));
    int64_t words;
    parse_section_demands(parser, value_find(value, STR("sections")), structure);
    if (stub && decimal_to_int(stub->number, &words))
        structure->stub_below = (size_t)words;
    structure->from = parse_texts(parser, value_find(links, STR("from")));
    structure->reciprocal = parse_sections(parser, value_find(links, STR("reciprocal")), 0);
    structure->tags_required = parse_texts(parser, value_find(tags, STR("required")));
    structure->tags_forbidden = parse_texts(parser, value_find(tags, STR("forbidden")));
    structure->tags_allowed = parse_texts(parser, value_find(tags, STR("allowed")));
    structure->has_citations = citations != NULL;
    structure->citations_required =
        str_eq(value_string(value_find(citations, STR("figures"))), STR("required"));
    structure->citation_scope = parse_scope(value_string(value_find(citations, STR("scope"))));
    structure->citation_except = parse_sections(parser, value_find(citations, STR("except")), 0);
    return parse_content(parser, value, &structure->content) &&
                   parse_section_contents(parser, value_find(value, STR("section")), structure) &&
                   parse_conditions(parser, value_find(value, STR("when")), structure)
               ? structure
               : NULL;
}

const struct structure *structure_parse(struct schema_registry *registry, const struct value *value,
                                        struct schema_error *ret_error)
{
    const struct parser parser = {.registry = registry, .error = ret_error};
    return parse(&parser, value);
}
