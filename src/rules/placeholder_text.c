/* rules/placeholder-text: reports text that stands for text to come: TODO, TBD, {{title}}. */
#include "rules.h"
#include "schemas.h"

static const struct str placeholder_words[] = {STR_INIT("TODO"), STR_INIT("TBD"), STR_INIT("TBC"),
                                               STR_INIT("FIXME")};

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

static void find_word(struct pass *pass, struct region region, struct str word)
{
    const struct str text = source_text(&pass->note->source, region);
    if (word.len == 0)
        return;
    for (size_t at = str_find(text, word, 0); at != STR_NONE;
         at = str_find(text, word, at + word.len))
        if (stands_alone(text, at, at + word.len))
            report_placeholder(pass, (struct region){region.offset + at, word.len});
}

/* What a template's engine should have filled in: {{title}}, <% tp.date %>. */
static void find_marks(struct pass *pass, struct region region, struct str open, struct str close)
{
    enum { LONGEST = 60 };
    const struct str text = source_text(&pass->note->source, region);
    for (size_t at = str_find(text, open, 0); at != STR_NONE; at = str_find(text, open, at + 1)) {
        const struct str window = str_slice(text, at, at + LONGEST);
        const size_t end = str_find(window, close, open.len);
        const size_t newline = str_find_byte(window, '\n', 0);
        if (end == STR_NONE || end == open.len || newline < end ||
            str_find(window, open, open.len) < end || !stands_alone(text, at, at + end + close.len))
            continue;
        report_placeholder(pass, (struct region){region.offset + at, end + close.len});
    }
}

static void check_text(struct pass *pass, struct region region)
{
    const struct value *own = value_find(pass->options, STR("words"));
    for (size_t i = 0; i < COUNT_OF(placeholder_words); i++)
        find_word(pass, region, placeholder_words[i]);
    for (size_t i = 0; own && own->kind == VALUE_ARRAY && i < own->count; i++)
        find_word(pass, region, value_string(&own->items[i]));
    find_marks(pass, region, STR("{{"), STR("}}"));
    find_marks(pass, region, STR("<%"), STR("%>"));
    find_word(pass, region, STR("Lorem ipsum"));
}

void placeholder_text(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note_is_template(note))
        return;
    for (size_t i = 0; i < note->properties.count; i++) {
        const struct value *value = &note->properties.members[i].value;
        if (note->properties.kind == VALUE_OBJECT && value->kind == VALUE_STRING)
            check_text(pass, value->region);
    }
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING ||
            block->kind == BLOCK_CELL)
            check_text(pass, block->region);
    }
}
