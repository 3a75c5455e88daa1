/* parse/heading: ATX and setext headings (CommonMark 4.2, 4.3). */
#include "outline.h"
#include "trim.h"

/* How many "#" open an ATX heading here; 0 for none. */
static int atx_level(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && text.data[end] == '#')
        end++;
    return end - at > 6 || (end < text.len && !ascii_is_blank(text.data[end])) ? 0
                                                                               : (int)(end - at);
}

/* The text between the opening and the closing "#"s. */
static struct region atx_text(struct str text, struct region line, int level)
{
    const struct region inner = region_trimmed(text, line.offset + (size_t)level, region_end(line));
    size_t closing = region_end(inner);
    while (closing > inner.offset && text.data[closing - 1] == '#')
        closing--;
    const bool closed = closing == inner.offset || ascii_is_blank(text.data[closing - 1]);
    return closed ? region_trimmed(text, inner.offset, closing) : inner;
}

/* The line of "=" or "-" that underlines the heading which begins on `line`; `line` if there is
 * none. */
static size_t underline_find(const struct outline *outline, size_t line)
{
    const struct source *source = &outline->note->source;
    for (size_t under = line + 1; under < source->line_count; under++) {
        const struct str text = source_text(source, outline_line(outline, under));
        size_t end = 0;
        while (end < text.len && text.data[end] == text.data[0])
            end++;
        if (end > 0 && end == text.len && (text.data[0] == '=' || text.data[0] == '-'))
            return under;
    }
    return line;
}

/* A table whose last row is followed by a line of dashes is no heading. */
static bool holds_table(const struct outline *outline)
{
    for (size_t line = 0; line + 1 < outline->lines.len; line++)
        if (table_is_at(outline, line))
            return true;
    return false;
}

static void push(struct outline *outline, struct heading heading)
{
    struct note *note = outline->note;
    heading.in_container = outline->quotes > 0 || outline->item != NOTE_NONE;
    *heading_vec_push(outline->scratch, &note->headings) = heading;
    if (!heading.in_container)
        outline->section++;
    const uint32_t block = outline_block(outline, BLOCK_HEADING, heading.line);
    note->blocks.data[block].heading = (uint32_t)(note->headings.len - 1);
}

static void setext_record(struct outline *outline, struct leaf leaf, int level)
{
    const size_t under = underline_find(outline, leaf.first_line);
    leaf.last_line = under > leaf.first_line ? under - 1 : under;
    outline_lines(outline, leaf);
    const struct region underline = outline_line(outline, under);
    if (under == leaf.first_line || holds_table(outline)) {
        paragraph_record(outline, leaf);
        outline_block(outline, BLOCK_RULE, underline);
        return;
    }
    struct region text = outline_paint(outline, 0, outline->lines.len);
    const size_t first = definitions_record(outline);
    if (first == outline->lines.len) { /* nothing is left to underline */
        outline_block(outline, BLOCK_RULE, underline);
        return;
    }
    text = region_between(outline->lines.data[first].offset, region_end(text));
    push(outline, (struct heading){.region = text,
                                   .line = region_between(text.offset, region_end(underline)),
                                   .level = level});
}

void heading_record(struct outline *outline, struct leaf leaf, int level)
{
    leaf.last_line = leaf.first_line;
    const struct region line = outline_region(outline, leaf);
    const struct str bytes = outline->note->source.bytes;
    if (atx_level(str_slice(bytes, 0, region_end(line)), line.offset) != level) {
        setext_record(outline, leaf, level);
        return;
    }
    const struct region text = atx_text(bytes, line, level);
    mask_paint(outline->mask, text.offset, region_end(text), BYTE_TEXT);
    push(outline, (struct heading){.region = text, .line = line, .level = level});
}
