/* parse/paragraph: what CommonMark calls a paragraph, taken apart: definitions of references and
 * footnotes, tables, comments and formulas of several lines, the first text of a list item. */
#include "outline.h"

static struct str line_text(const struct outline *outline, size_t line)
{
    return source_text(&outline->note->source, outline->lines.data[line]);
}

/* What is between two blocks is in neither. */
static void part(struct outline *outline, size_t line)
{
    const struct region *lines = outline->lines.data;
    if (line > 0)
        mask_paint(outline->mask, region_end(lines[line - 1]), lines[line].offset, BYTE_MARKUP);
}

size_t definitions_record(struct outline *outline)
{
    const struct region *lines = outline->lines.data;
    const size_t end = outline->lines.len;
    const struct str text = str_slice(outline->note->source.bytes, 0, region_end(lines[end - 1]));
    size_t line = 0;
    while (line < end) {
        const size_t at = lines[line].offset;
        const size_t behind =
            reference_define(outline->references, outline->scratch, text, at, outline->mask);
        if (behind == at)
            break;
        for (; line < end && lines[line].offset < behind; line++)
            part(outline, line);
    }
    return line;
}

static bool defines_footnote(struct str line)
{
    const size_t close = str_starts(line, STR("[^")) ? str_find_byte(line, ']', 2) : STR_NONE;
    return close != STR_NONE && close + 1 < line.len && line.data[close + 1] == ':';
}

/* Lines `begin` to `end` - 1 as one paragraph. */
static void flush(struct outline *outline, size_t begin, size_t end)
{
    if (begin == end)
        return;
    part(outline, begin);
    const struct region *lines = outline->lines.data;
    const struct region region = region_between(lines[begin].offset, region_end(lines[end - 1]));
    if (region.len == 0)
        return;
    if (outline->opens_item)
        item_text_record(outline, region);
    outline->opens_item = false;
    outline_block(outline, BLOCK_PARAGRAPH, region);
    outline->in_footnote = defines_footnote(line_text(outline, begin));
}

/* The lines of a comment or formula that begins on source line `number`: how many, 0 for none. */
static size_t opaque_lines(struct outline *outline, size_t number)
{
    const struct line_range_vec *ranges = &outline->skeleton->opaque;
    while (outline->opaque < ranges->len && ranges->data[outline->opaque].last < number)
        outline->opaque++;
    if (outline->opaque == ranges->len || ranges->data[outline->opaque].first != number)
        return 0;
    return ranges->data[outline->opaque].last - number + 1;
}

void paragraph_record(struct outline *outline, struct leaf leaf)
{
    outline_lines(outline, leaf);
    const size_t end = outline->lines.len;
    outline_paint(outline, 0, end);
    size_t begin = definitions_record(outline);
    for (size_t line = begin; line < end;) {
        const size_t opaque = opaque_lines(outline, leaf.first_line + line);
        if (opaque > 0) {
            flush(outline, begin, line);
            begin = line + opaque < end ? line + opaque : end;
            flush(outline, line, begin);
            line = begin;
            continue;
        }
        if (table_is_at(outline, line)) {
            flush(outline, begin, line);
            part(outline, line);
            begin = line = table_record(outline, line);
            outline->opens_item = false;
            continue;
        }
        if (line > begin && defines_footnote(line_text(outline, line))) {
            flush(outline, begin, line);
            begin = line;
        }
        line++;
    }
    flush(outline, begin, end);
}
