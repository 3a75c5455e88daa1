/* parse/citation_line: a line that gives sources, "Source: X, Y", and what it gives them for. */
#include "citation.h"

/* The table right before the block in hand, in its section. */
static const struct table *table_before(const struct scan *scan)
{
    const struct note *note = scan->note;
    const size_t index = (size_t)(scan->block - note->blocks.data);
    if (index == 0 || note->blocks.data[index - 1].kind != BLOCK_CELL ||
        note->blocks.data[index - 1].section != scan->block->section)
        return NULL;
    return &note->tables.data[note->blocks.data[index - 1].table];
}

/* A line of its own stands for the table before it, else for its section up to here; inside an item
 * or a paragraph, for that. */
static void set_line_cover(const struct scan *scan, bool leads, struct citation *citation)
{
    const struct block *block = scan->block;
    const struct note *note = scan->note;
    const struct region own = note->sections.data[block->section].own;
    if (block->kind == BLOCK_CELL) {
        return;
    } else if (block->item != NOTE_NONE && !leads) {
        citation->covers = note->items.data[block->item].region;
        citation->scope = SCOPE_ITEM;
    } else if (!leads) {
        citation->covers = block->region;
        citation->scope = SCOPE_PARAGRAPH;
    } else if (table_before(scan)) {
        citation->covers = table_before(scan)->region;
        citation->scope = SCOPE_PARAGRAPH;
    } else {
        citation->covers = region_between(own.offset, region_end(block->region));
        citation->scope = SCOPE_SECTION;
    }
}

/* Where the names of the list are cut: at semicolons if it has any, else at commas. */
static int separator_of(const struct scan *scan, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (token_is_mark(&scan->tokens.data[i], ';'))
            return ';';
    return ',';
}

size_t scan_source_line(struct scan *scan, size_t at)
{
    const bool bracket = scan->bracket.end > scan->bracket.first;
    const size_t end = bracket ? scan->bracket.end - 1 : scan->sentence.end;
    const bool leads = at == scan->sentence.first && at == 0;
    const int separator = separator_of(scan, at + 2, end);
    size_t first = at + 2, written = at;
    for (size_t i = first; i <= end; i++) {
        if (i < end && !token_is_mark(&scan->tokens.data[i], separator))
            continue;
        size_t last = i;
        while (last > first && scan->tokens.data[last - 1].kind == TOKEN_MARK)
            last--;
        if (last > first) {
            struct citation *citation = cite(scan, CITE_SOURCE_COLUMN, (struct span){written, last},
                                             (struct span){first, last});
            if (citation && !bracket)
                set_line_cover(scan, leads, citation);
        }
        first = written = i + 1;
    }
    return end;
}
