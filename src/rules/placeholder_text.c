/* rules/placeholder-text: reports text that stands for text to come: TODO, TBD, {{title}}. */
#include "code_spans.h"
#include "rules.h"
#include "schemas.h"

static const struct str placeholder_words[] = {STR_INIT("TODO"), STR_INIT("TBD"), STR_INIT("TBC"),
                                               STR_INIT("FIXME"), STR_INIT("Lorem ipsum")};

static bool is_word_byte(struct str text, size_t at)
{
    return at < text.len &&
           (ascii_is_alnum(text.data[at]) || text.data[at] == '_' || (text.data[at] & 0x80));
}

static bool stands_alone(struct str text, size_t begin, size_t end)
{
    return !(begin > 0 && is_word_byte(text, begin - 1)) && !is_word_byte(text, end);
}

static size_t lower_run(struct str text, size_t at)
{
    while (at < text.len && ascii_is_lower(text.data[at]))
        at++;
    return at;
}

/* The lower-case word that ends one blank before `at`; empty if none does. */
static struct str word_before(struct str text, size_t at)
{
    if (at < 2 || text.data[at - 1] != ' ')
        return (struct str){0};
    size_t begin = at - 1;
    while (begin > 0 && ascii_is_lower(text.data[begin - 1]))
        begin--;
    return str_slice(text, begin, at - 1);
}

/* "TODO tests", "a TODO list", "mark it as TODO, then": the word is spoken of, nothing is to come.
 * In "the depth is TODO metres" and in "TODO: the depth" it is. */
static bool is_spoken_of(struct str text, size_t begin, size_t end)
{
    static const struct str kinds[] = {
        STR_INIT("list"),  STR_INIT("lists"), STR_INIT("item"),     STR_INIT("items"),
        STR_INIT("test"),  STR_INIT("tests"), STR_INIT("comment"),  STR_INIT("comments"),
        STR_INIT("app"),   STR_INIT("apps"),  STR_INIT("tag"),      STR_INIT("tags"),
        STR_INIT("entry"), STR_INIT("state"), STR_INIT("keyword"),  STR_INIT("keywords"),
        STR_INIT("file"),  STR_INIT("files"), STR_INIT("marker"),   STR_INIT("markers"),
        STR_INIT("task"),  STR_INIT("tasks"), STR_INIT("reminder"), STR_INIT("application"),
    };
    static const struct str verbs[] = {STR_INIT("is"), STR_INIT("are"), STR_INIT("was"),
                                       STR_INIT("were"), STR_INIT("be")};
    const char after = end < text.len ? text.data[end] : '\0';
    const struct str next = after == ' ' || after == '-'
                                ? str_slice(text, end + 1, lower_run(text, end + 1))
                                : (struct str){0};
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(next, kinds[i]))
            return true;
    const struct str before = word_before(text, begin);
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (str_eq(before, verbs[i]))
            return false;
    return before.len && (next.len || after == ',');
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
    const size_t end = at + word.len;
    const bool there =
        str_starts(str_slice(text, at, text.len), word) && stands_alone(text, at, end);
    const bool may_be_spoken_of = str_eq(word, STR("TODO")) || str_eq(word, STR("FIXME"));
    return there && !(may_be_spoken_of && is_spoken_of(text, at, end)) ? word.len : 0;
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

/* "{{title}}", "{{ book title }}", "{{date:YYYY-MM-DD}}", and no "{{c1::card}}", "{{< shortcode
 * >}}",
 * "{{embed ((id))}}", "{{ site.url }}" or "style={{ border: 0 }}", which have their meaning where
 * they stand. */
static size_t variable_at(struct str text, size_t at)
{
    static const struct str macros[] = {STR_INIT("query "), STR_INIT("embed "), STR_INIT("cloze "),
                                        STR_INIT("renderer "), STR_INIT("video ")};
    const size_t len = mark_at(text, at, STR("{{"), STR("}}"));
    const char before = at > 0 ? text.data[at - 1] : ' ';
    if (!len || strchr("=^}\\$", before))
        return 0;
    const struct str inside = str_trim(str_slice(text, at + 2, at + len - 2));
    for (size_t i = 0; i < COUNT_OF(macros); i++)
        if (str_starts(inside, macros[i]))
            return 0;
    const size_t colon = str_find_byte(inside, ':', 0);
    for (size_t i = 0; i < inside.len && i < colon; i++)
        if (!is_word_byte(inside, i) && !strchr(" -", inside.data[i]))
            return 0;
    const bool format = colon != STR_NONE && colon + 1 < inside.len &&
                        inside.data[colon + 1] != ':' && inside.data[colon + 1] != ' ';
    return inside.len && (colon == STR_NONE || format) ? len : 0;
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
        return variable_at(text, at);
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
        struct code_spans code = {.text = text};
        for (size_t at = word.len ? str_find(text, word, 0) : STR_NONE; at != STR_NONE;
             at = str_find(text, word, at + word.len))
            if (stands_alone(text, at, at + word.len) && !code_spans_hold(&code, at))
                report_placeholder(pass, region_of(region.offset + at, word.len));
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
            report_placeholder(pass, region_of(region.offset + at, len));
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
    size_t in_block = STR_NONE; /* which block `code` is of */
    struct code_spans code = {0};
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
        const struct str text = source_text(&note->source, region);
        len = placeholder_at(text, at - region.offset);
        if (!len)
            continue;
        if (in_block != block)
            code = (struct code_spans){.text = text};
        in_block = block;
        if (!code_spans_hold(&code, at - region.offset))
            report_placeholder(pass, region_of(at, len));
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
