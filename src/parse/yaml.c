/* parse/yaml: builds values from libyaml's events; the only file that knows it.
 *
 * libyaml's marks count code points from the start of its input; regions here are bytes of the
 * file, exact to the last. An alias shares the tree it stands for but counts as a copy of it, so
 * that nobody who walks the result meets more nodes than the limit. */
#include <assert.h>
#include <yaml.h>

#include "notelint/word.h"
#include "tree.h"
#include "yaml_core.h"

/* What `&name` stands for. */
struct anchor {
    struct value value;
    size_t nodes;
    bool complete; /* false while its own node is being read */
};

struct reader {
    struct tree tree;
    yaml_parser_t parser;
    yaml_event_t event; /* the last one; owned */
    struct region region;
    /* Where the last mark was: conversion walks from there, because marks come in order. */
    size_t index;  /* code points from the region's start */
    size_t offset; /* the same in the file */
    struct map anchors;
};

static bool read_node(struct reader *r, struct value *ret);

static bool is_continuation(const struct reader *r, size_t offset)
{
    return ((unsigned char)r->tree.source->bytes.data[offset] & 0xC0) == 0x80;
}

/* Offset in the file of the code point `index`. */
static size_t offset_of(struct reader *r, size_t index)
{
    const size_t end = region_end(r->region);
    for (; r->index < index && r->offset < end; r->index++) {
        r->offset++;
        while (r->offset < end && is_continuation(r, r->offset))
            r->offset++;
    }
    for (; r->index > index && r->offset > r->region.offset; r->index--) {
        r->offset--;
        while (r->offset > r->region.offset && is_continuation(r, r->offset))
            r->offset--;
    }
    return r->offset;
}

static struct region event_region(struct reader *r)
{
    const size_t begin = offset_of(r, r->event.start_mark.index);
    return region_between(begin, offset_of(r, r->event.end_mark.index));
}

/* From `begin` one character, or the rest of the line without blanks at its end. */
static struct region extent(const struct reader *r, size_t begin, bool whole_line)
{
    const struct str text = str_slice(r->tree.source->bytes, 0, region_end(r->region));
    size_t end = begin;
    if (!whole_line && begin < text.len) {
        end++;
        while (end < text.len && is_continuation(r, end))
            end++;
        return region_between(begin, end);
    }
    while (end < text.len && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    while (end > begin && ascii_is_blank(text.data[end - 1]))
        end--;
    return region_between(begin, end);
}

/* The last line before `end` that has text, where something is missed at the very end. */
static struct region last_line(const struct reader *r, size_t end)
{
    const struct source *source = r->tree.source;
    while (end > r->region.offset && ascii_is_space(source->bytes.data[end - 1]))
        end--;
    const size_t line = source->lines[source_line_at(source, end)];
    size_t begin = line > r->region.offset ? line : r->region.offset;
    while (begin < end && ascii_is_blank(source->bytes.data[begin]))
        begin++;
    return region_between(begin, end);
}

static bool fail_syntax(struct reader *r)
{
    const yaml_parser_t *parser = &r->parser;
    const bool is_reader = parser->error == YAML_READER_ERROR;
    const size_t at = is_reader ? r->region.offset + parser->problem_offset
                                : offset_of(r, parser->problem_mark.index);
    if (parser->error == YAML_MEMORY_ERROR)
        return tree_fail(&r->tree, DEFECT_TOO_LARGE, r->region, "out of memory");
    const struct yaml_complaint complaint =
        yaml_explain(parser->context, parser->problem ? parser->problem : "no YAML",
                     str_slice(r->tree.source->bytes, at, region_end(r->region)));
    struct region region = extent(r, at, complaint.extent == COVER_LINE);
    const bool has_context = !is_reader && parser->context;
    if (has_context && (complaint.from == COVER_CONTEXT || region.len == 0))
        region = extent(r, offset_of(r, parser->context_mark.index),
                        complaint.extent == COVER_LINE || region.len == 0);
    if (region.len == 0)
        region = last_line(r, region.offset);
    return tree_fail(&r->tree, DEFECT_YAML_SYNTAX, region, "%s", complaint.message);
}

static bool next_event(struct reader *r)
{
    yaml_event_delete(&r->event);
    return yaml_parser_parse(&r->parser, &r->event) || fail_syntax(r);
}

static bool skip_events(struct reader *r, size_t count)
{
    while (count > 0 && next_event(r))
        count--;
    return count == 0;
}

static struct str str_of(const yaml_char_t *text)
{
    return str_from((const char *)text);
}

/* The scalar's text, borrowed from the file where it stands there as it is. */
static struct str scalar_text(struct reader *r, struct region region)
{
    const yaml_scalar_style_t style = r->event.data.scalar.style;
    const struct str text = {(const char *)r->event.data.scalar.value, r->event.data.scalar.length};
    struct str written = source_text(r->tree.source, region);
    const bool has_quotes =
        style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (has_quotes && written.len >= 2)
        written = str_slice(written, 1, written.len - 1);
    return str_eq(written, text) ? written : str_dup(r->tree.run, text);
}

/* A tag may turn a plain scalar into a string; others than YAML's own mean nothing here. */
static bool check_tag(struct reader *r, const yaml_char_t *tag, struct region region,
                      bool *ret_string)
{
    const struct str name = str_of(tag);
    const struct str prefix = STR("tag:yaml.org,2002:");
    const bool is_own = str_starts(name, prefix);
    const struct str own = is_own ? str_slice(name, prefix.len, name.len) : (struct str){0};
    *ret_string = str_eq(name, STR("!")) || str_eq(own, STR("str"));
    if (name.len == 0 || *ret_string ||
        word_in(own, "int float bool null seq map timestamp binary set omap pairs"))
        return true;
    return tree_fail(&r->tree, DEFECT_YAML_SYNTAX, region,
                     "'%.*s' is no known tag; fix: quote the text", STR_ARG(is_own ? own : name));
}

static bool read_scalar(struct reader *r, struct value *ret)
{
    struct region region = event_region(r);
    const yaml_scalar_style_t style = r->event.data.scalar.style;
    bool is_string;
    if (!check_tag(r, r->event.data.scalar.tag, region, &is_string))
        return false;
    const struct str text = scalar_text(r, region);
    if (style == YAML_PLAIN_SCALAR_STYLE && !is_string)
        *ret = yaml_scalar(r->tree.run, text);
    else
        *ret = (struct value){.kind = VALUE_STRING, .string = text};
    ret->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    /* libyaml counts the line ends behind a block scalar in. */
    const struct str written = source_text(r->tree.source, region);
    while (region.len && ascii_is_space(written.data[region.len - 1]))
        region.len--;
    ret->region = region;
    return true;
}

static bool read_alias(struct reader *r, struct value *ret)
{
    const struct region region = event_region(r);
    const struct str name = str_of(r->event.data.alias.anchor);
    const struct anchor *anchor = map_find(&r->anchors, name);
    if (!anchor)
        return tree_fail(&r->tree, DEFECT_YAML_SYNTAX, region,
                         "'*%.*s' stands for an anchor '&%.*s' that is not there; fix: quote the "
                         "text",
                         STR_ARG(name), STR_ARG(name));
    if (!anchor->complete)
        return tree_fail(&r->tree, DEFECT_YAML_SYNTAX, region, "'*%.*s' stands inside of itself",
                         STR_ARG(name));
    *ret = anchor->value;
    ret->region = region;
    return tree_count(&r->tree, anchor->nodes, region);
}

/* The region of a collection whose end event is at hand. The end of a block collection is marked
 * where the next token begins, so what counts is its last node. */
static struct region collection_region(struct reader *r, struct region opening, struct region last,
                                       bool is_flow)
{
    const size_t end = is_flow ? offset_of(r, r->event.end_mark.index) : region_end(last);
    return region_between(opening.offset, end);
}

static bool read_sequence(struct reader *r, struct value *ret)
{
    const struct region opening = event_region(r);
    const bool is_flow = r->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    struct region last = opening;
    struct value_vec items = {0};
    if (!tree_enter(&r->tree, opening))
        return false;
    while (next_event(r)) {
        if (r->event.type == YAML_SEQUENCE_END_EVENT) {
            *ret = (struct value){
                .kind = VALUE_ARRAY,
                .region = collection_region(r, opening, last, is_flow),
                .items = items.data,
                .count = items.len,
            };
            tree_leave(&r->tree);
            return true;
        }
        struct value item;
        if (!read_node(r, &item))
            return false;
        last = item.region;
        *value_vec_push(r->tree.run, &items) = item;
    }
    return false;
}

/* The member for the key whose event is at hand. */
static struct member *read_key(struct reader *r, struct object *object)
{
    struct value key = {0};
    if (!read_node(r, &key))
        return NULL;
    if (key.kind != VALUE_ARRAY && key.kind != VALUE_OBJECT)
        return tree_member(&r->tree, object, DEFECT_YAML_DUPLICATE_KEY, key.string, key.region);
    tree_fail(&r->tree, DEFECT_YAML_SYNTAX, key.region,
              "'%c' begins a %s, which is no key; fix: quote the text",
              key.kind == VALUE_ARRAY ? '[' : '{', key.kind == VALUE_ARRAY ? "list" : "mapping");
    return NULL;
}

static bool read_mapping(struct reader *r, struct value *ret)
{
    const struct region opening = event_region(r);
    const bool is_flow = r->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    struct region last = opening;
    struct object object = {0};
    if (!tree_enter(&r->tree, opening))
        return false;
    while (next_event(r)) {
        if (r->event.type == YAML_MAPPING_END_EVENT) {
            *ret = (struct value){
                .kind = VALUE_OBJECT,
                .region = collection_region(r, opening, last, is_flow),
                .members = object.members.data,
                .count = object.members.len,
            };
            tree_leave(&r->tree);
            return true;
        }
        struct member *member = read_key(r, &object);
        if (!member || !next_event(r) || !read_node(r, &member->value))
            return false;
        last = member->value.region;
    }
    return false;
}

/* The anchor that the event at hand defines, or an empty string. */
static struct str anchor_name(const yaml_event_t *event)
{
    switch ((int)event->type) {
    case YAML_SCALAR_EVENT:
        return str_of(event->data.scalar.anchor);
    case YAML_SEQUENCE_START_EVENT:
        return str_of(event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        return str_of(event->data.mapping_start.anchor);
    default:
        return (struct str){0};
    }
}

static bool read_content(struct reader *r, struct value *ret)
{
    const struct region region = event_region(r);
    bool ignored;
    switch ((int)r->event.type) {
    case YAML_ALIAS_EVENT:
        return read_alias(r, ret);
    case YAML_SCALAR_EVENT:
        return read_scalar(r, ret);
    case YAML_SEQUENCE_START_EVENT:
        return check_tag(r, r->event.data.sequence_start.tag, region, &ignored) &&
               read_sequence(r, ret);
    case YAML_MAPPING_START_EVENT:
        return check_tag(r, r->event.data.mapping_start.tag, region, &ignored) &&
               read_mapping(r, ret);
    default:
        assert(false); /* libyaml's grammar allows no other event here */
        return false;
    }
}

/* The node whose first event is at hand. */
static bool read_node(struct reader *r, struct value *ret)
{
    const size_t before = r->tree.nodes;
    const struct str name = anchor_name(&r->event);
    struct anchor *anchor = NULL;
    if (name.len) {
        anchor = ARENA_NEW(&r->tree.scratch, struct anchor);
        *map_slot(&r->anchors, &r->tree.scratch, str_dup(&r->tree.scratch, name)) = anchor;
    }
    if (!tree_count(&r->tree, 1, event_region(r)) || !read_content(r, ret))
        return false;
    if (anchor)
        *anchor = (struct anchor){*ret, r->tree.nodes - before, true};
    return true;
}

/* Stream start, at most one document, stream end. */
static bool read_stream(struct reader *r, struct value *ret)
{
    *ret = (struct value){.region = {r->region.offset, 0}};
    if (!skip_events(r, 2))
        return false;
    if (r->event.type == YAML_STREAM_END_EVENT)
        return true;
    if (!next_event(r) || !read_node(r, ret) || !skip_events(r, 2))
        return false;
    if (r->event.type == YAML_STREAM_END_EVENT)
        return true;
    return tree_fail(&r->tree, DEFECT_YAML_SYNTAX, event_region(r),
                     "a second document begins here; fix: keep one, or quote the text");
}

bool yaml_parse(struct arena *run, const struct source *source, struct region region,
                struct value *ret, struct defect *ret_defect)
{
    struct reader r = {
        .tree = {.run = run, .source = source, .defect = ret_defect},
        .region = region,
        .offset = region.offset,
    };
    if (region.offset == 0 && source->bom)
        r.region = region_between(source->bom, region_end(region));
    r.offset = r.region.offset;
    const struct str text = source_text(source, r.region);
    if (!tree_check_bytes(&r.tree, r.region))
        return false;
    if (!yaml_parser_initialize(&r.parser))
        return tree_fail(&r.tree, DEFECT_TOO_LARGE, r.region, "out of memory");
    /* Else libyaml looks for marks of UTF-16. */
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)(text.data ? text.data : ""),
                                 text.len);
    struct value value;
    const bool ok = read_stream(&r, &value);
    if (ok)
        *ret = value;
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    tree_done(&r.tree);
    return ok;
}
