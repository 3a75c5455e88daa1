/* rules/placeholder-text: reports text that stands for text to come: TODO, TBD, {{title}}. */
#include "rules.h"
#include "schemas.h"

static const struct str placeholder_words[] = {STR_INIT("TODO"), STR_INIT("TBD"), STR_INIT("TBC"),
                                               STR_INIT("FIXME"), STR_INIT("Lorem ipsum")};

static bool is_word_byte(struct str text, size_t at)
{
    return at < text.len &&
           (ascii_is_alnum(text.data[at]) || text.data[at] == '_' || (text.data[at] & 0x80));
}

/* As a word of its own and not as code. */
static bool stands_alone(struct str text, size_t begin, size_t end)
{
    const bool open = begin > 0 && is_word_byte(text, begin - 1);
    const bool code =
        begin > 0 && text.data[begin - 1] == '`' && end < text.len && text.data[end] == '`';
    return !open && !is_word_byte(text, end) && !code;
}

static void report_placeholder(struct pass *pass, struct region region)
{
    if (comment_at(pass->note, region.offset))
        return;
    const struct str text = source_text(&pass->note->source, region);
    struct diagnostic *finding =
        report(pass, region, "'%.*s' stands for text to come", STR_ARG(text));
    finding->identity = text;
}

/* The length of the word at `at`, if it is there and stands alone; else 0. */
static size_t word_at(struct str text, size_t at, struct str word)
{
    return str_starts(str_slice(text, at, text.len), word) && stands_alone(text, at, at + word.len)
               ? word.len
               : 0;
}

/* What a template's engine should have filled in: {{title}}, <% tp.date %>. */
static size_t mark_at(struct str text, size_t at, struct str open, struct str close)
{
    enum { LONGEST = 60 };
    const struct str window = str_slice(text, at, at + LONGEST);
    if (!str_starts(window, open))
        return 0;
    const size_t end = str_find(window, close, open.len);
    const size_t newline = str_find_byte(window, '\n', 0);
    if (end == STR_NONE || end == open.len || newline < end ||
        str_find(window, open, open.len) < end || !stands_alone(text, at, at + end + close.len))
        return 0;
    return end + close.len;
}

/* The length of the placeholder at `at`; 0 if there is none. */
static size_t placeholder_at(struct str text, size_t at)
{
    size_t len = 0;
    switch (text.data[at]) {
    case 'T':
    case 'F':
    case 'L':
        for (size_t i = 0; !len && i < COUNT_OF(placeholder_words); i++)
            len = word_at(text, at, placeholder_words[i]);
        return len;
    case '{':
        return mark_at(text, at, STR("{{"), STR("}}"));
    case '<':
        return mark_at(text, at, STR("<%"), STR("%>"));
    default:
        return 0;
    }
}

static void find_own_words(struct pass *pass, struct region region)
{
    const struct value *own = value_find(pass->options, STR("words"));
    const struct str text = source_text(&pass->note->source, region);
    for (size_t i = 0; own && own->kind == VALUE_ARRAY && i < own->count; i++) {
        const struct str word = value_string(&own->items[i]);
        for (size_t at = word.len ? str_find(text, word, 0) : STR_NONE; at != STR_NONE;
             at = str_find(text, word, at + word.len))
            if (stands_alone(text, at, at + word.len))
                report_placeholder(pass, (struct region){region.offset + at, word.len});
    }
}

static const char beginnings[] = {'T', 'F', 'L', '{', '<'};

/* Walks over the bytes of a text that may begin a placeholder: where each of them is next. */
struct walk {
    struct str text;
    size_t next[COUNT_OF(beginnings)];
};

static size_t walk_from(struct walk *walk, size_t from)
{
    size_t nearest = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(beginnings); i++) {
        if (walk->next[i] != STR_NONE && walk->next[i] < from)
            walk->next[i] = str_find_byte(walk->text, beginnings[i], from);
        if (walk->next[i] < nearest)
            nearest = walk->next[i];
    }
    return nearest;
}

static struct walk walk_begin(struct str text, size_t from)
{
    struct walk walk = {.text = text};
    for (size_t i = 0; i < COUNT_OF(beginnings); i++)
        walk.next[i] = str_find_byte(text, beginnings[i], from);
    return walk;
}

static void check_property(struct pass *pass, struct region region)
{
    const struct str text = source_text(&pass->note->source, region);
    struct walk walk = walk_begin(text, 0);
    for (size_t at = walk_from(&walk, 0), len; at != STR_NONE;
         at = walk_from(&walk, at + (len ? len : 1))) {
        len = placeholder_at(text, at);
        if (len)
            report_placeholder(pass, (struct region){region.offset + at, len});
    }
    find_own_words(pass, region);
}

static bool is_prose(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING ||
           block->kind == BLOCK_CELL;
}

/* One walk over the whole body: blocks are many and placeholders few. */
static void check_body(struct pass *pass)
{
    const struct note *note = pass->note;
    const struct block_vec *blocks = &note->blocks;
    struct walk walk = walk_begin(note->source.bytes, note->body.offset);
    size_t block = 0;
    for (size_t at = walk_from(&walk, 0), len; at != STR_NONE;
         at = walk_from(&walk, at + (len ? len : 1))) {
        len = 0;
        while (block < blocks->len && region_end(blocks->data[block].region) <= at)
            block++;
        if (block == blocks->len)
            return;
        const struct region region = blocks->data[block].region;
        if (at < region.offset || !is_prose(&blocks->data[block]))
            continue;
        len = placeholder_at(source_text(&note->source, region), at - region.offset);
        if (len)
            report_placeholder(pass, (struct region){at, len});
    }
}

void placeholder_text(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note_is_template(note))
        return;
    for (size_t i = 0; i < note->properties.count; i++) {
        const struct value *value = &note->properties.members[i].value;
        if (note->properties.kind == VALUE_OBJECT && value->kind == VALUE_STRING)
            check_property(pass, value->region);
    }
    check_body(pass);
    if (value_find(pass->options, STR("words")))
        for (size_t i = 0; i < note->blocks.len; i++)
            if (is_prose(&note->blocks.data[i]))
                find_own_words(pass, note->blocks.data[i].region);
}
