/* parse/table: GFM's pipe tables (GFM 4.10), which cmark takes for paragraphs.
 *
 * One departure: a wikilink whose "|" is not escaped is no two cells but one link, and the pipe a
 * defect, since that is what its author meant. */
#include "outline.h"
#include "trim.h"
#include "wikilink.h"

VEC_OF(table_cell_vec, struct table_cell)

enum { PADDING_MAX = 1 << 19 }; /* as cmark-gfm: a wide header above many short rows is no bomb */

/* Columns of a delimiter row ("|---|:-:|"), 0 if the line is none. */
static size_t delimiter_columns(struct str line)
{
    size_t columns = 0;
    bool pipe = false;
    size_t at = 0;
    if (at < line.len && line.data[at] == '|') {
        pipe = true;
        at++;
    }
    while (at < line.len) {
        while (at < line.len && ascii_is_blank(line.data[at]))
            at++;
        if (at == line.len)
            break;
        at += line.data[at] == ':';
        const size_t dashes = at;
        while (at < line.len && line.data[at] == '-')
            at++;
        if (at == dashes)
            return 0;
        at += at < line.len && line.data[at] == ':';
        while (at < line.len && ascii_is_blank(line.data[at]))
            at++;
        columns++;
        if (at == line.len)
            break;
        if (line.data[at] != '|')
            return 0;
        pipe = true;
        at++;
    }
    return pipe ? columns : 0;
}

/* One row being taken apart. */
struct row {
    struct str text; /* the source up to the row's end */
    size_t begin;    /* of the cell at hand */
    size_t code_end; /* inside a code span: where it ends */
    uint32_t no_run; /* bit n: no further run of n backticks closes anything */
};

enum { BACKTICKS_MAX = 31 };

/* A run of backticks opens a code span, inside which nothing is a link (yet a pipe still ends the
 * cell: GFM 4.10, example 200); where to go on. */
static size_t code_skip(struct row *row, size_t at)
{
    size_t len = 0;
    while (at + len < row->text.len && row->text.data[at + len] == '`')
        len++;
    const size_t behind = at + len;
    if (at < row->code_end || len > BACKTICKS_MAX || (row->no_run >> len & 1))
        return behind;
    for (size_t end = behind; end < row->text.len;) {
        if (row->text.data[end] != '`') {
            end++;
            continue;
        }
        const size_t run = end;
        while (end < row->text.len && row->text.data[end] == '`')
            end++;
        if (end - run == len) {
            row->code_end = end;
            return behind;
        }
    }
    row->no_run |= (uint32_t)1 << len;
    return behind;
}

/* Behind the wikilink at `at`; `at` if there is none. Its unescaped pipes are defects. */
static size_t link_skip(struct outline *outline, const struct row *row, size_t at)
{
    struct link link;
    if (at < row->code_end || !wikilink_lex(row->text, at, &link))
        return at;
    for (size_t pipe = at; pipe < region_end(link.region); pipe++) {
        if (row->text.data[pipe] != '|' || row->text.data[pipe - 1] == '\\')
            continue;
        *defect_vec_push(outline->run, &outline->note->defects) = (struct defect){
            .kind = DEFECT_UNESCAPED_PIPE,
            .region = region_of(pipe, 1),
            .message = STR("\"|\" in a table ends the cell"),
        };
    }
    return region_end(link.region);
}

static void push_cell(struct outline *outline, const struct row *row, size_t end)
{
    *region_vec_push(outline->scratch, &outline->cells) =
        region_trimmed(row->text, row->begin, end);
}

/* Bytes that matter to where a cell ends. */
static const bool row_special[256] = {['|'] = true, ['`'] = true, ['\\'] = true, ['['] = true};

/* Fill outline->cells from a line. */
static void split_row(struct outline *outline, struct region line)
{
    struct row row = {
        .text = str_slice(outline->note->source.bytes, 0, region_end(line)),
        .begin = line.offset,
    };
    outline->cells.len = 0;
    size_t at = line.offset;
    if (at < row.text.len && row.text.data[at] == '|')
        row.begin = ++at;
    while (at < row.text.len) {
        const char c = row.text.data[at];
        if (!row_special[(unsigned char)c]) {
            at++;
        } else if (c == '|') {
            push_cell(outline, &row, at);
            row.begin = ++at;
        } else if (c == '`') {
            at = code_skip(&row, at);
        } else if (c == '\\' && at + 1 < row.text.len) {
            at += 2;
        } else {
            const size_t behind = c == '[' ? link_skip(outline, &row, at) : at;
            at = behind > at ? behind : at + 1;
        }
    }
    if (row.begin < row.text.len)
        push_cell(outline, &row, row.text.len);
}

/* Cells of a line as GFM counts them. */
static size_t count_cells(struct str line, bool links)
{
    size_t cells = 0;
    size_t begin = line.len > 0 && line.data[0] == '|';
    for (size_t at = begin; at < line.len; at++) {
        struct link link;
        if (line.data[at] == '|') {
            cells++;
            begin = at + 1;
        } else if (line.data[at] == '\\') {
            at++;
        } else if (links && line.data[at] == '[' && wikilink_lex(line, at, &link)) {
            at = region_end(link.region) - 1;
        }
    }
    return cells + (begin < line.len);
}

bool table_is_at(const struct outline *outline, size_t first)
{
    if (first + 1 >= outline->lines.len)
        return false;
    const struct source *source = &outline->note->source;
    const struct str delimiter = source_text(source, outline->lines.data[first + 1]);
    if (delimiter.len == 0 || !strchr("|:-", delimiter.data[0]))
        return false;
    const size_t columns = delimiter_columns(delimiter);
    if (columns == 0)
        return false;
    const struct str header = source_text(source, outline->lines.data[first]);
    return count_cells(header, true) == columns || count_cells(header, false) == columns;
}

static uint32_t push_block(struct outline *outline, struct region region, uint32_t row,
                           uint32_t column)
{
    const uint32_t index = outline_block(outline, BLOCK_CELL, region);
    struct block *block = &outline->note->blocks.data[index];
    block->table = (uint32_t)(outline->note->tables.len - 1);
    block->row = row;
    block->column = column;
    mask_paint(outline->mask, region.offset, region_end(region), BYTE_TEXT);
    return index;
}

/* One row into the table; what stands behind its last column is no cell, but text. */
static void record_row(struct outline *outline, struct table_cell_vec *cells, struct region line,
                       uint32_t columns)
{
    const struct region_vec *found = &outline->cells;
    const uint32_t row = (uint32_t)(cells->len / columns);
    for (uint32_t column = 0; column < columns; column++) {
        struct table_cell *cell = table_cell_vec_push(outline->scratch, cells);
        if (column < found->len) {
            cell->region = found->data[column];
            cell->block = push_block(outline, cell->region, row, column);
        } else {
            cell->region = region_of(region_end(line), 0);
            cell->block = NOTE_NONE;
            outline->padding++;
        }
    }
    if (found->len > columns) {
        const struct region rest =
            region_trimmed(outline->note->source.bytes, found->data[columns].offset,
                           region_end(found->data[found->len - 1]));
        mask_paint(outline->mask, rest.offset, region_end(rest), BYTE_TEXT);
        if (rest.len > 0)
            outline_block(outline, BLOCK_PARAGRAPH, rest);
    }
}

/* Obsidian: a line of its own behind a table names the table. */
static bool is_block_id(struct str line)
{
    size_t at = 1;
    while (at < line.len && (ascii_is_alnum(line.data[at]) || line.data[at] == '-'))
        at++;
    return line.len > 1 && line.data[0] == '^' && at == line.len;
}

/* A line with fewer quote marks than its table has may go on with a paragraph, not with a table
 * (CommonMark 5.1). */
static bool is_lazy(const struct outline *outline, struct region line)
{
    const struct source *source = &outline->note->source;
    size_t marks = 0;
    for (size_t at = line.offset; marks < outline->quotes && at > 0; at--) {
        const char c = source->bytes.data[at - 1];
        if (c != '>' && !ascii_is_blank(c))
            break;
        marks += c == '>';
    }
    return marks < outline->quotes;
}

size_t table_record(struct outline *outline, size_t first)
{
    const struct source *source = &outline->note->source;
    const struct region *lines = outline->lines.data;
    const uint32_t columns = (uint32_t)delimiter_columns(source_text(source, lines[first + 1]));
    struct table_cell_vec cells = {0};
    table_vec_push(outline->scratch, &outline->note->tables);
    size_t line = first;
    size_t painted = lines[first].offset;
    for (; line < outline->lines.len && outline->padding < PADDING_MAX; line++) {
        if (line > first + 1 &&
            (is_lazy(outline, lines[line]) || is_block_id(source_text(source, lines[line]))))
            break;
        mask_paint(outline->mask, painted, region_end(lines[line]), BYTE_MARKUP);
        painted = region_end(lines[line]);
        if (line == first + 1)
            continue;
        split_row(outline, lines[line]);
        record_row(outline, &cells, lines[line], columns);
    }
    struct table *table = &outline->note->tables.data[outline->note->tables.len - 1];
    *table = (struct table){
        .region = region_between(lines[first].offset, region_end(lines[line - 1])),
        .section = outline->section,
        .rows = (uint32_t)(cells.len / columns),
        .columns = columns,
        .cells = ARENA_ARRAY(outline->run, struct table_cell, cells.len),
    };
    memcpy(table->cells, cells.data, cells.len * sizeof(*cells.data));
    outline->end = region_end(table->region);
    return line;
}
