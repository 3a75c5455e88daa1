/* parse/claim_line: key facts that no bold label with a colon marks: "- Length: 840 km", "Length:
 * 840 km" on a line of its own, "**Length** (2019): 840 km", "- **Length** - 840 km". */
#include "claim.h"
#include "trim.h"

enum { LABEL_LONGEST = 48, LINES_MAX = 64 };

struct fact {
    struct region label, value;
    struct region bracket; /* behind the label; or empty */
    bool bold;
};

static bool is_label_byte(char c)
{
    return ascii_is_alnum(c) || c == ' ' || c == '-' || c == '/' || c == '\'' || c == '[' ||
           c == ']' || (unsigned char)c >= 0x80;
}

static size_t blanks_end(struct str text, size_t at, size_t end)
{
    while (at < end && ascii_is_blank(text.data[at]))
        at++;
    return at;
}

/* " (2019)" at `at`: behind it, or `at`. */
static size_t bracket_end(struct str text, size_t at, size_t end, struct region *ret)
{
    const size_t open = blanks_end(text, at, end);
    if (open == end || text.data[open] != '(')
        return at;
    const size_t close = str_find_byte(str_slice(text, 0, end), ')', open);
    if (close == STR_NONE)
        return at;
    *ret = region_between(open + 1, close);
    return close + 1;
}

/* Behind a joint of label and value, or `at`: a colon and a blank; behind a bold label a dash too.
 */
static size_t joint_end(struct str text, size_t at, size_t end, bool bold)
{
    static const struct str dashes[] = {STR_INIT(" - "), STR_INIT(" \xe2\x80\x93 "),
                                        STR_INIT(" \xe2\x80\x94 ")};
    if (at + 1 < end && text.data[at] == ':' && ascii_is_blank(text.data[at + 1]))
        return at + 1;
    const struct str rest = str_slice(text, at, end);
    for (size_t i = 0; i < COUNT_OF(dashes) && bold; i++)
        if (str_starts(rest, dashes[i]))
            return at + dashes[i].len;
    return at;
}

static bool fact_read(struct str text, struct region line, struct fact *ret)
{
    const size_t end = region_end(line);
    size_t at = line.offset;
    *ret = (struct fact){.bold = str_starts(str_slice(text, at, end), STR("**"))};
    const size_t begin = ret->bold ? at + 2 : at;
    for (at = begin; at < end && at - begin < LABEL_LONGEST && is_label_byte(text.data[at]);)
        at++;
    if (at == begin || ascii_is_digit(text.data[begin]))
        return false;
    ret->label = region_trimmed(text, begin, at);
    const bool colon_inside = ret->bold && at < end && text.data[at] == ':';
    if (ret->bold) {
        at += colon_inside;
        if (!str_starts(str_slice(text, at, end), STR("**")))
            return false;
        at += 2;
    }
    at = bracket_end(text, at, end, &ret->bracket);
    const size_t value = colon_inside ? at : joint_end(text, at, end, ret->bold);
    if (value == at && !colon_inside)
        return false;
    ret->value = region_trimmed(text, value, end);
    return ret->label.len && ret->value.len;
}

/* Words that no table knows may open any sentence: "Warning: 3 rivers". On a line of its own only
 * known ones are labels. */
static bool is_wanted(const struct claim *claim, const struct fact *fact, bool in_list)
{
    const enum attribute_class class_ = attribute_class_of(claim->metric);
    return class_ != ATTRIBUTE_VAGUE && (class_ != ATTRIBUTE_OTHER || in_list || fact->bold);
}

static void read_line(struct claim_pass *pass, struct region line, bool in_list)
{
    struct fact fact;
    struct statement statement;
    if (!fact_read(pass->note->source.bytes, line, &fact) ||
        !statement_read(pass, fact.value, &statement))
        return;
    statement.row = fact.bracket;
    const uint32_t link = link_spanning(pass, fact.label);
    const struct figure *figure = &pass->note->figures.data[statement.figure];
    const bool counted = link != NOTE_NONE && figure->noun.len;
    const size_t before = pass->note->claims.len;
    struct claim *claim =
        claim_push(pass, statement.figure, counted ? figure->noun : fact.label, &statement);
    claim->origin = CLAIM_KEY_FACT;
    claim->entity_link = link;
    if (link != NOTE_NONE)
        claim->entity = seen_text(pass->run, pass->prose, fact.label);
    else if (!is_wanted(claim, &fact, in_list))
        pass->note->claims.len = before;
}

/* The first paragraph of a list item is one line, however it is wrapped. */
static void read_block(struct claim_pass *pass, const struct block *block)
{
    const struct note *note = pass->note;
    if (block->item < note->items.len) {
        const struct list_item *item = &note->items.data[block->item];
        if (item->label.len == 0 && region_holds(block->region, item->content))
            read_line(pass, item->content, true);
        return;
    }
    const struct str text = source_text(&note->source, block->region);
    for (size_t at = 0, lines = 0; at < text.len && lines < LINES_MAX; lines++) {
        size_t end = str_find_byte(text, '\n', at);
        end = end == STR_NONE ? text.len : end;
        read_line(pass,
                  region_trimmed(note->source.bytes, block->region.offset + at,
                                 block->region.offset + end),
                  false);
        at = end + 1;
    }
}

void line_claims(struct claim_pass *pass)
{
    uint32_t last = NOTE_NONE;
    for (size_t i = 0; i < pass->note->figures.len; i++) {
        const uint32_t index = pass->note->figures.data[i].block;
        if (index == FIGURE_NO_BLOCK || index == last)
            continue;
        last = index;
        if (pass->note->blocks.data[index].kind == BLOCK_PARAGRAPH)
            read_block(pass, &pass->note->blocks.data[index]);
    }
}
