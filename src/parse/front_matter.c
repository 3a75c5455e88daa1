/* parse/front_matter: the YAML at the head of a note, and what it says of the note.
 *
 * Finds the block, has it parsed, and picks out title, type, aliases, tags and the links in its
 * values (obsidian-links rules 22 to 24). Block or no block, everything else is the body. */
#include "stages.h"
#include "wikilink.h"

VEC_OF(str_vec, struct str)
VEC_OF(region_vec, struct region)

/* A line that is `mark` and perhaps blanks. */
static bool is_marker(struct str line, struct str mark)
{
    if (!str_starts(line, mark))
        return false;
    for (size_t i = mark.len; i < line.len; i++)
        if (!ascii_is_blank(line.data[i]))
            return false;
    return true;
}

/* The line that closes the block opened on line 0, or STR_NONE. */
static size_t find_closing_line(const struct source *source)
{
    for (size_t line = 1; line < source->line_count; line++) {
        const struct str text = source_line(source, line);
        if (is_marker(text, STR("---")) || is_marker(text, STR("...")))
            return line;
    }
    return STR_NONE;
}

/* Does the first line with text on it, behind line 0, begin with a key? Else "---" at the head of a
 * note is a thematic break. */
static bool begins_with_key(const struct source *source)
{
    for (size_t line = 1; line < source->line_count; line++) {
        const struct str text = str_trim(source_line(source, line));
        if (text.len == 0)
            continue;
        const size_t colon = str_find_byte(text, ':', 0);
        const bool ends_word =
            colon != STR_NONE && (colon + 1 == text.len || ascii_is_blank(text.data[colon + 1]));
        return ends_word && colon > 0 && str_find_byte(STR("#>-*|[`"), text.data[0], 0) == STR_NONE;
    }
    return false;
}

static void push_defect(struct arena *run, struct note *note, struct defect defect)
{
    *defect_vec_push(run, &note->defects) = defect;
}

static void push_unquoted_link(struct arena *run, struct note *note, struct region link)
{
    const struct str text = source_text(&note->source, link);
    push_defect(
        run, note,
        (struct defect){
            .kind = DEFECT_YAML_UNQUOTED_LINK,
            .region = link,
            .message = str_fmt(run, "'%.*s' without quotes is a list in a list; fix: \"%.*s\"",
                               STR_ARG(text), STR_ARG(text)),
        });
}

/* The wikilink that stands unquoted as the value of the line of `region`; false if none does. */
static bool find_unquoted_link(const struct source *source, struct region region,
                               struct region *ret)
{
    const size_t line = source_line_at(source, region.offset);
    const struct region whole = source_line_region(source, line);
    const struct str text = source_text(source, whole);
    const size_t open = str_find(text, STR("[["), 0);
    struct link link;
    if (open == STR_NONE || !wikilink_lex(text, open, &link))
        return false;
    const struct str before = str_trim(str_slice(text, 0, open));
    if (!str_ends(before, STR(":")) && !str_ends(before, STR("-")))
        return false;
    *ret = region_of(whole.offset + open, link.region.len);
    return true;
}

/* The front matter cannot be read: one defect says why. */
static void push_failure(struct arena *run, struct note *note, struct defect defect)
{
    struct region link;
    if (defect.kind == DEFECT_YAML_SYNTAX &&
        find_unquoted_link(&note->source, defect.region, &link))
        push_unquoted_link(run, note, link);
    else
        push_defect(run, note, defect);
}

static void push_no_mapping(struct arena *run, struct note *note, const struct value *value)
{
    const size_t line = source_line_at(&note->source, value->region.offset);
    const size_t line_end = region_end(source_line_region(&note->source, line));
    const size_t end = region_end(value->region);
    push_defect(run, note,
                (struct defect){
                    .kind = DEFECT_YAML_NOT_A_MAPPING,
                    .region = region_between(value->region.offset, end < line_end ? end : line_end),
                    .message = str_fmt(run, "front matter is a %s, not lines of 'key: value'",
                                       value->kind == VALUE_ARRAY ? "list" : "text"),
                });
}

/* As written, for scalars of any kind; empty for others. */
static struct str scalar_text(const struct value *value)
{
    const bool is_scalar =
        value->kind != VALUE_NULL && value->kind != VALUE_ARRAY && value->kind != VALUE_OBJECT;
    return is_scalar ? value->string : (struct str){0};
}

/* An alias has the region of the alias, but the content of what it stands for. */
static bool is_alias(const struct note *note, const struct value *value)
{
    return value->region.len && note->source.bytes.data[value->region.offset] == '*';
}

/* Where in the file the bytes [begin, end) of a scalar stand; its whole region where escapes, line
 * folding or an alias make that inexact. */
static struct region scalar_part(const struct note *note, const struct value *value, size_t begin,
                                 size_t end)
{
    const struct str written = source_text(&note->source, value->region);
    const size_t quote = value->quoted ? 1 : 0;
    if (written.len != value->string.len + 2 * quote ||
        !str_eq(str_slice(written, quote, written.len - quote), value->string))
        return value->region;
    return region_between(value->region.offset + quote + begin, value->region.offset + quote + end);
}

static void push_tag(struct arena *run, struct note *note, struct region region, struct str name)
{
    if (str_starts(name, STR("#")))
        name = str_slice(name, 1, name.len);
    if (name.len == 0)
        return;
    struct tag *tag = tag_vec_push(run, &note->tags);
    tag->region = region;
    tag->name = name;
}

/* Several tags in one scalar, with commas or blanks between them. */
static void push_tags_of_scalar(struct arena *run, struct note *note, const struct value *value)
{
    const struct str text = scalar_text(value);
    for (size_t at = 0; at < text.len;) {
        const size_t begin = at;
        while (at < text.len && text.data[at] != ',' && !ascii_is_space(text.data[at]))
            at++;
        push_tag(run, note, scalar_part(note, value, begin, at), str_slice(text, begin, at));
        at++;
    }
}

static void push_tags(struct arena *run, struct note *note, const struct value *value)
{
    if (value->kind != VALUE_ARRAY) {
        push_tags_of_scalar(run, note, value);
        return;
    }
    for (size_t i = 0; i < value->count; i++)
        push_tag(run, note, value->items[i].region, str_trim(scalar_text(&value->items[i])));
}

struct aliases {
    struct str_vec names;
    struct region_vec regions;
};

static void push_alias(struct arena *run, struct aliases *aliases, const struct value *value)
{
    const struct str name = scalar_text(value);
    if (name.len == 0)
        return;
    *str_vec_push(run, &aliases->names) = name;
    *region_vec_push(run, &aliases->regions) = value->region;
}

static void push_aliases(struct arena *run, struct aliases *aliases, const struct value *value)
{
    if (value->kind != VALUE_ARRAY)
        push_alias(run, aliases, value);
    for (size_t i = 0; value->kind == VALUE_ARRAY && i < value->count; i++)
        push_alias(run, aliases, &value->items[i]);
}

/* The properties that mean something to every note; their names are compared without case. */
static void read_known(struct arena *run, struct note *note)
{
    struct aliases aliases = {0};
    for (size_t i = 0; i < note->properties.count; i++) {
        const struct member *member = &note->properties.members[i];
        const struct value *value = &member->value;
        if (str_eq_nocase(member->key, STR("title")) && note->title.len == 0) {
            note->title = scalar_text(value);
            note->title_region = note->title.len ? value->region : (struct region){0};
        } else if (str_eq_nocase(member->key, STR("type")) && note->type.len == 0) {
            note->type = scalar_text(value);
        } else if (str_eq_nocase(member->key, STR("tags")) ||
                   str_eq_nocase(member->key, STR("tag"))) {
            push_tags(run, note, value);
        } else if (str_eq_nocase(member->key, STR("aliases")) ||
                   str_eq_nocase(member->key, STR("alias"))) {
            push_aliases(run, &aliases, value);
        }
    }
    note->aliases = aliases.names.data;
    note->alias_regions = aliases.regions.data;
    note->alias_count = aliases.names.len;
}

/* The next wikilink of `text` at or after *at, which moves behind it. */
static bool next_link(struct str text, size_t *at, struct link *ret)
{
    while ((*at = str_find(text, STR("[["), *at)) != STR_NONE) {
        if (wikilink_lex(text, *at, ret)) {
            *at = region_end(ret->region);
            return true;
        }
        ++*at;
    }
    *at = text.len;
    return false;
}

static size_t count_links(struct str text)
{
    struct link ignored;
    size_t count = 0;
    for (size_t at = 0; next_link(text, &at, &ignored);)
        count++;
    return count;
}

static struct region shifted(struct region region, size_t by)
{
    return region_of(region.offset + by, region.len);
}

/* A property is a link as a whole or not at all (obsidian-links rule 23). */
static bool is_whole_link(struct str text)
{
    struct link link;
    text = str_trim(text);
    return wikilink_lex(text, 0, &link) && link.region.len == text.len;
}

/* The links in a quoted scalar. Their text is that of the value, their place that of the link in
 * the file which has the same number, unless escapes hide some. */
static void push_links(struct arena *run, struct note *note, const struct value *value)
{
    const struct str written = source_text(&note->source, value->region);
    const size_t base = value->region.offset;
    const bool in_place = count_links(written) == count_links(value->string);
    struct link link;
    for (size_t at = 0, place = 0; next_link(value->string, &at, &link);) {
        const struct region nowhere = region_of(base, 0);
        struct link there = {.target = nowhere, .subpath = nowhere, .display = nowhere};
        if (in_place && next_link(written, &place, &there)) {
            link.region = shifted(there.region, base);
            link.target = shifted(there.target, base);
            link.subpath = shifted(there.subpath, base);
            link.display = shifted(there.display, base);
        } else {
            link.region = value->region;
            link.target = link.subpath = link.display = nowhere;
        }
        link.kind = LINK_PROPERTY;
        *link_vec_push(run, &note->links) = link;
    }
}

/* [[Link]] without quotes: a list of one list that is no list of numbers. */
static bool is_unquoted_link(const struct note *note, const struct value *value)
{
    const struct str written = source_text(&note->source, value->region);
    struct link link;
    if (value->kind != VALUE_ARRAY || value->count != 1 || value->items[0].kind != VALUE_ARRAY ||
        !wikilink_lex(written, 0, &link) || link.region.len != written.len)
        return false;
    const struct value *inner = &value->items[0];
    for (size_t i = 0; i < inner->count; i++)
        if (inner->items[i].quoted || inner->items[i].kind == VALUE_ARRAY)
            return false;
    return inner->count == 1 || (inner->count > 1 && inner->items[0].kind == VALUE_STRING);
}

/* Depth is limited by the parser of the values. */
static void read_links(struct arena *run, struct note *note, const struct value *value)
{
    if (is_alias(note, value))
        return;
    if (value->kind == VALUE_STRING && value->quoted && is_whole_link(value->string))
        push_links(run, note, value);
    if (is_unquoted_link(note, value)) {
        push_unquoted_link(run, note, value->region);
        return;
    }
    for (size_t i = 0; value->kind == VALUE_ARRAY && i < value->count; i++)
        read_links(run, note, &value->items[i]);
    for (size_t i = 0; value->kind == VALUE_OBJECT && i < value->count; i++)
        read_links(run, note, &value->members[i].value);
}

/* `block` is from the opening marker to the closing one: the former makes a document of it, in
 * which a directive cannot stand. */
static void read_properties(struct arena *run, struct note *note, struct region block)
{
    struct value value;
    struct defect defect;
    if (!yaml_parse(run, &note->source, block, &value, &defect)) {
        push_failure(run, note, defect);
    } else if (value.kind == VALUE_OBJECT) {
        note->properties = value;
        read_known(run, note);
        read_links(run, note, &note->properties);
    } else if (value.kind != VALUE_NULL) {
        push_no_mapping(run, note, &value);
    }
}

void front_matter_parse(struct arena *run, struct note *note)
{
    const struct source *source = &note->source;
    const size_t begin = source->bom;
    note->body = region_between(begin, source->bytes.len);
    if (!is_marker(source_line(source, 0), STR("---")))
        return;
    const size_t closing = find_closing_line(source);
    if (closing != STR_NONE) {
        const size_t end =
            closing + 1 < source->line_count ? source->lines[closing + 1] : source->bytes.len;
        note->front_matter = region_between(begin, end);
        note->body = region_between(end, source->bytes.len);
        read_properties(run, note, region_between(begin, source->lines[closing]));
    } else if (begins_with_key(source)) {
        push_defect(run, note,
                    (struct defect){
                        .kind = DEFECT_YAML_UNCLOSED,
                        .region = source_line_region(source, 0),
                        .message = STR("front matter is opened here and not closed; fix: add "
                                       "'---' behind it"),
                    });
    }
}
