/* parse/outline: the lines of a leaf without what belongs to its containers. */
#include "outline.h"

uint32_t outline_block(struct outline *outline, enum block_kind kind, struct region region)
{
    struct block *block = block_vec_push(outline->scratch, &outline->note->blocks);
    *block = (struct block){
        .region = region,
        .kind = kind,
        .section = outline->section,
        .item = outline->item,
        .table = NOTE_NONE,
        .row = NOTE_NONE,
        .column = NOTE_NONE,
        .heading = NOTE_NONE,
        .quote_depth = outline->quotes,
    };
    outline->end = region_end(region);
    outline->in_footnote = false;
    return (uint32_t)(outline->note->blocks.len - 1);
}

/* Where the text of a continuation line begins: behind indentation and at most `quotes` marks; the
 * line may be a lazy one and have fewer (CommonMark 5.1). */
static size_t behind_prefix(const char *bytes, struct region line, size_t quotes)
{
    size_t at = line.offset;
    for (; at < region_end(line); at++) {
        if (bytes[at] == '>' && quotes > 0)
            quotes--;
        else if (!ascii_is_blank(bytes[at]))
            break;
    }
    return at;
}

static size_t trimmed_end(const char *bytes, size_t begin, size_t end)
{
    while (end > begin && ascii_is_blank(bytes[end - 1]))
        end--;
    return end;
}

struct region outline_line(const struct outline *outline, size_t number)
{
    const struct source *source = &outline->note->source;
    const struct region line = source_line_region(source, number);
    const size_t begin = behind_prefix(source->bytes.data, line, outline->quotes);
    return region_between(begin, trimmed_end(source->bytes.data, begin, region_end(line)));
}

/* The first line of a leaf begins where cmark says. */
static struct region first_line(const struct outline *outline, struct leaf leaf)
{
    const struct source *source = &outline->note->source;
    const struct region line = source_line_region(source, leaf.first_line);
    return region_between(leaf.offset,
                          trimmed_end(source->bytes.data, leaf.offset, region_end(line)));
}

void outline_lines(struct outline *outline, struct leaf leaf)
{
    outline->lines.len = 0;
    *region_vec_push(outline->scratch, &outline->lines) = first_line(outline, leaf);
    for (size_t number = leaf.first_line + 1; number <= leaf.last_line; number++)
        *region_vec_push(outline->scratch, &outline->lines) = outline_line(outline, number);
}

struct region outline_paint(struct outline *outline, size_t first, size_t end)
{
    const struct region *lines = outline->lines.data;
    const struct source *source = &outline->note->source;
    const struct region all = region_between(lines[first].offset, region_end(lines[end - 1]));
    mask_paint(outline->mask, all.offset, region_end(all), BYTE_TEXT);
    for (size_t i = first + 1; i < end; i++) {
        size_t begin = lines[i].offset;
        while (begin > all.offset && source->bytes.data[begin - 1] != '\n' &&
               source->bytes.data[begin - 1] != '\r')
            begin--;
        mask_paint(outline->mask, begin, lines[i].offset, BYTE_MARKUP);
    }
    return all;
}

struct region outline_region(const struct outline *outline, struct leaf leaf)
{
    for (size_t number = leaf.last_line; number > leaf.first_line; number--) {
        const struct region line = outline_line(outline, number);
        if (line.len > 0)
            return region_between(leaf.offset, region_end(line));
    }
    return first_line(outline, leaf);
}
