/* parse/markdown: the blocks of a note, as cmark sees them.
 *
 * The only file that knows cmark. It is handed the note's skeleton, so it never meets inline markup
 * and its columns are exact; of what it reports, begins are taken and most ends are not, since
 * those of HTML blocks, fenced code and setext headings are wrong in 0.30. */
#include <cmark.h>
#include <stdalign.h>

#include "outline.h"
#include "stages.h"

enum { BODY_MAX = 1 << 30 }; /* cmark counts bytes in int32_t and aborts near half of its range */

/* cmark allocates through functions without context, so the arena it takes from is the thread's.
 * Nothing is freed singly: the tree goes with the note's scratch. */
static _Thread_local struct arena *cmark_arena;

struct cmark_chunk_head {
    alignas(max_align_t) size_t size;
};

static void *chunk_new(size_t size)
{
    struct cmark_chunk_head *head = arena_bytes(cmark_arena, sizeof(*head) + size);
    head->size = size;
    return head + 1;
}

static void *chunk_calloc(size_t count, size_t size)
{
    return memset(chunk_new(count * size), 0, count * size);
}

static void *chunk_realloc(void *chunk, size_t size)
{
    if (!chunk)
        return chunk_new(size);
    const size_t old = ((struct cmark_chunk_head *)chunk - 1)->size;
    if (size <= old)
        return chunk;
    void *grown = chunk_new(size);
    memcpy(grown, chunk, old);
    return grown;
}

static void chunk_free(void *chunk)
{
    (void)chunk;
}

static cmark_node *parse_blocks(struct arena *scratch, struct str text)
{
    static cmark_mem mem = {chunk_calloc, chunk_realloc, chunk_free};
    cmark_arena = scratch;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &mem);
    cmark_parser_feed(parser, text.data, text.len);
    return cmark_parser_finish(parser);
}

/* The line of the source that a line of the skeleton, counted from 1, stands for; and the last. */
static size_t source_line_of(const struct outline *outline, size_t line)
{
    return outline->skeleton->lines[line - 1];
}

static size_t last_source_line_of(const struct outline *outline, size_t line)
{
    const size_t max = outline->skeleton->line_count;
    return outline->skeleton->lines[line < max ? line : max] - 1;
}

static size_t node_line(cmark_node *node)
{
    return (size_t)cmark_node_get_start_line(node);
}

static size_t node_offset(const struct outline *outline, cmark_node *node)
{
    const size_t line = source_line_of(outline, node_line(node));
    const size_t begin = source_line_region(&outline->note->source, line).offset;
    const size_t body = outline->note->body.offset;
    return (begin > body ? begin : body) + (size_t)(cmark_node_get_start_column(node) - 1);
}

/* The skeleton's line of the block that follows in the order of the document. */
static size_t next_line(const struct outline *outline, cmark_node *node)
{
    for (; node; node = cmark_node_parent(node))
        if (cmark_node_next(node))
            return node_line(cmark_node_next(node));
    return outline->skeleton->line_count + 1;
}

static size_t count_lines(const char *literal)
{
    size_t lines = 0;
    for (const char *at = literal ? strchr(literal, '\n') : NULL; at; at = strchr(at + 1, '\n'))
        lines++;
    return lines;
}

static bool is_blank(struct str s)
{
    return str_trim(s).len == 0;
}

/* Where the info string begins if the code block that begins at `text`, a line's end, is a fenced
 * one, else 0. cmark does not say. Indented code may look the same, but then the fence is the first
 * line of its text. */
static size_t fence_length(cmark_node *node, struct str text)
{
    size_t run = 0;
    while (run < text.len && text.data[run] == text.data[0])
        run++;
    if (run < 3 || (text.data[0] != '`' && text.data[0] != '~'))
        return 0;
    if (*cmark_node_get_fence_info(node))
        return run;
    struct str literal = str_from(cmark_node_get_literal(node));
    struct str first = {0};
    str_split(&literal, '\n', &first);
    const bool same = str_eq(str_slice(first, 0, run), str_slice(text, 0, run)) &&
                      is_blank(str_slice(first, run, first.len));
    return is_blank(str_slice(text, run, text.len)) && !same ? run : 0;
}

static void code_record(struct outline *outline, cmark_node *node, struct leaf leaf)
{
    const struct source *source = &outline->note->source;
    const struct region line = source_line_region(source, leaf.first_line);
    const struct str text = str_slice(source->bytes, leaf.offset, region_end(line));
    const size_t fence = fence_length(node, text);
    size_t last = node_line(node) + count_lines(cmark_node_get_literal(node));
    if (fence == 0)
        last--;
    else if (last + 1 < next_line(outline, node))
        last++; /* the closing fence, if there is one */
    leaf.last_line = last_source_line_of(outline, last);
    if (fence == 0 && outline->in_footnote) {
        paragraph_record(outline, leaf); /* what is indented goes on with the footnote */
        outline->in_footnote = true;
        return;
    }
    const struct region region = outline_region(outline, leaf);
    const uint32_t index = outline_block(outline, BLOCK_CODE, region);
    outline->note->blocks.data[index].fence = (uint16_t)(fence < UINT16_MAX ? fence : UINT16_MAX);
    mask_paint(outline->mask, region.offset, region_end(region), BYTE_CODE);
}

static void html_record(struct outline *outline, cmark_node *node, struct leaf leaf)
{
    const size_t lines = count_lines(cmark_node_get_literal(node));
    leaf.last_line = last_source_line_of(outline, node_line(node) + lines - (lines > 0));
    const struct region region = outline_region(outline, leaf);
    outline_block(outline, BLOCK_HTML, region);
    mask_paint(outline->mask, region.offset, region_end(region), BYTE_HTML);
}

static void leaf_record(struct outline *outline, cmark_node *node)
{
    struct leaf leaf = {.first_line = source_line_of(outline, node_line(node)),
                        .offset = node_offset(outline, node)};
    leaf.last_line = leaf.first_line;
    cmark_node *parent = cmark_node_parent(node);
    outline->opens_item =
        cmark_node_get_type(parent) == CMARK_NODE_ITEM && cmark_node_first_child(parent) == node;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH) {
        leaf.last_line = last_source_line_of(outline, (size_t)cmark_node_get_end_line(node));
        paragraph_record(outline, leaf);
    } else if (type == CMARK_NODE_HEADING) {
        heading_record(outline, leaf, cmark_node_get_heading_level(node));
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        code_record(outline, node, leaf);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        html_record(outline, node, leaf);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        outline_block(outline, BLOCK_RULE, outline_region(outline, leaf));
    }
}

/* The marker at `at`: one byte, or digits and a delimiter. */
static size_t marker_length(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.len && ascii_is_digit(text.data[end]))
        end++;
    return end + 1 - at;
}

static void item_open(struct outline *outline, cmark_node *node, uint32_t list)
{
    struct note *note = outline->note;
    const size_t at = node_offset(outline, node);
    const struct region marker = region_of(at, marker_length(note->source.bytes, at));
    *list_item_vec_push(outline->scratch, &note->items) = (struct list_item){
        .region = marker,
        .marker = marker,
        .content = region_of(region_end(marker), 0),
        .list = list,
        .parent = outline->item,
        .section = outline->section,
    };
    outline->item = (uint32_t)(note->items.len - 1);
    outline->end = region_end(marker);
}

static void item_close(struct outline *outline)
{
    struct note *note = outline->note;
    struct list_item *item = &note->items.data[outline->item];
    if (outline->end > region_end(item->region))
        item->region = region_between(item->region.offset, outline->end);
    outline->item = item->parent;
}

/* A container is entered: what its leaves are in. A list needs a number; its first item's index is
 * one, as good as any. */
static void container_open(struct outline *outline, cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        outline->quotes++;
    } else if (type == CMARK_NODE_ITEM) {
        struct note *note = outline->note;
        cmark_node *previous = cmark_node_previous(node);
        const uint32_t list = previous ? (uint32_t)(uintptr_t)cmark_node_get_user_data(previous)
                                       : (uint32_t)note->items.len;
        cmark_node_set_user_data(node, (void *)(uintptr_t)list);
        item_open(outline, node, list);
    }
}

static void container_close(struct outline *outline, cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE)
        outline->quotes--;
    else if (type == CMARK_NODE_ITEM)
        item_close(outline);
}

static bool is_container(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE ||
           type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
}

static void blocks_walk(struct outline *outline, cmark_node *root)
{
    cmark_node *node = root;
    while (node) {
        if (is_container(node)) {
            container_open(outline, node);
            if (cmark_node_first_child(node)) {
                node = cmark_node_first_child(node);
                continue;
            }
            container_close(outline, node);
        } else {
            leaf_record(outline, node);
        }
        while (node && !cmark_node_next(node)) {
            node = cmark_node_parent(node);
            if (node)
                container_close(outline, node);
        }
        node = node ? cmark_node_next(node) : NULL;
    }
}

void markdown_parse(struct arena *run, struct arena *scratch, struct note *note, struct mask *mask,
                    struct references *references)
{
    if (note->body.len > BODY_MAX / 4) {
        *defect_vec_push(run, &note->defects) =
            (struct defect){.kind = DEFECT_TOO_LARGE,
                            .region = {note->body.offset, 0},
                            .message = STR("the note is too large to be read as Markdown")};
        sections_build(run, note);
        return;
    }
    struct skeleton skeleton;
    skeleton_make(&skeleton, scratch, &note->source, note->body);
    struct outline outline = {
        .run = run,
        .scratch = scratch,
        .note = note,
        .mask = mask,
        .references = references,
        .skeleton = &skeleton,
        .item = NOTE_NONE,
    };
    /* Most notes have less than two blocks a line: what they hold is written once. */
    note->blocks.cap = 16 + 2 * skeleton.line_count;
    note->blocks.data = arena_bytes(scratch, note->blocks.cap * sizeof(*note->blocks.data));
    blocks_walk(&outline, parse_blocks(scratch, skeleton.text));
    sections_build(run, note);
}
