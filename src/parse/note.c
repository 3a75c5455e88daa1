/* parse/note: the passes in their order, and what only all of them together tell. */
#include "notelint/note.h"

#include <stdlib.h>

#include "notelint/utf8.h"
#include "outline.h"
#include "stages.h"

void note_set_path(struct note *note, struct str path)
{
    const size_t slash = str_rfind_byte(path, '/');
    const size_t name = slash == STR_NONE ? 0 : slash + 1;
    const size_t end = path.len - (str_ends(path, STR(".md")) ? 3 : 0);
    note->path = path;
    note->folder = str_slice(path, 0, slash == STR_NONE ? 0 : slash);
    note->name = str_slice(path, name, end);
}

/* `title` of the front matter is there already. */
static void set_title(struct note *note)
{
    if (note->title.len > 0)
        return;
    note->title = note->name;
    for (size_t i = 0; i < note->headings.len; i++) {
        const struct heading *heading = &note->headings.data[i];
        if (heading->level != 1 || heading->in_container || heading->region.len == 0)
            continue;
        note->title = source_text(&note->source, heading->region);
        note->title_region = heading->region;
        return;
    }
}

static bool has_defect(const struct note *note, enum defect_kind kind)
{
    for (size_t i = 0; i < note->defects.len; i++)
        if (note->defects.data[i].kind == kind)
            return true;
    return false;
}

/* The first byte that no text holds; what is wrong with the front matter has been said. */
static void record_bad_bytes(struct arena *run, struct note *note)
{
    const struct str bytes = note->source.bytes;
    const size_t nul = str_find_byte(bytes, '\0', 0);
    if (nul != STR_NONE && !has_defect(note, DEFECT_NUL))
        *defect_vec_push(run, &note->defects) =
            (struct defect){DEFECT_NUL, .region = region_of(nul, 1), .message = STR("a NUL byte")};
    const size_t invalid = utf8_invalid_at(bytes);
    if (invalid != STR_NONE && !has_defect(note, DEFECT_UTF8))
        *defect_vec_push(run, &note->defects) =
            (struct defect){DEFECT_UTF8, .region = region_of(invalid, 1),
                            .message = str_fmt(run, "the byte 0x%02x is no UTF-8",
                                               (unsigned)(unsigned char)bytes.data[invalid])};
}

static int compare_defects(const void *a, const void *b)
{
    const struct defect *left = a;
    const struct defect *right = b;
    if (left->region.offset != right->region.offset)
        return left->region.offset < right->region.offset ? -1 : 1;
    return (int)left->kind - (int)right->kind;
}

/* What takes most of a note's room has grown in scratch. */
static void settle(struct arena *run, struct note *note)
{
    heading_vec_settle(run, &note->headings);
    block_vec_settle(run, &note->blocks);
    list_item_vec_settle(run, &note->items);
    table_vec_settle(run, &note->tables);
    link_vec_settle(run, &note->links);
    figure_vec_settle(run, &note->figures);
    remark_vec_settle(run, &note->remarks);
    claim_vec_settle(run, &note->claims);
}

struct note *note_parse(struct arena *run, struct arena *scratch, struct str path, struct str bytes)
{
    struct note *note = ARENA_NEW(run, struct note);
    note_set_path(note, path);
    source_init(&note->source, run, bytes);
    front_matter_parse(run, note);
    record_bad_bytes(run, note);
    struct mask mask;
    struct references references = {0};
    mask_init(&mask, scratch, note);
    markdown_parse(run, scratch, note, &mask, &references);
    inline_parse(run, scratch, note, &mask, &references);
    set_title(note);
    struct prose prose;
    prose_read(scratch, note, &mask, &prose);
    figures_parse(run, scratch, note, &prose);
    citations_parse(run, scratch, note, &prose);
    claims_parse(run, scratch, note, &prose);
    settle(run, note);
    if (note->defects.len > 1)
        qsort(note->defects.data, note->defects.len, sizeof(*note->defects.data), compare_defects);
    return note;
}

struct str note_head(struct str bytes)
{
    size_t at = 0;
    bool inside = str_starts(bytes, STR("---")) || str_starts(bytes, STR("\xef\xbb\xbf---"));
    for (size_t line = 0; at < bytes.len; line++) {
        const size_t end = str_find_byte(bytes, '\n', at);
        const struct str text = str_trim(str_slice(bytes, at, end));
        at = end == STR_NONE ? bytes.len : end + 1;
        if (!inside && text.len)
            break;
        if (inside && line > 0 && (str_eq(text, STR("---")) || str_eq(text, STR("..."))))
            inside = false;
    }
    return str_slice(bytes, 0, at);
}

/* Keys may be written in any case, and with escapes. */
static bool may_hold_names(struct str head)
{
    static const struct str parts[] = {STR_INIT("alias"), STR_INIT("title")};
    if (str_find_byte(head, '\\', 0) != STR_NONE)
        return true;
    for (size_t at = 0; at < head.len; at++)
        for (size_t i = 0; i < COUNT_OF(parts); i++)
            if (ascii_lower(head.data[at]) == parts[i].data[0] &&
                str_eq_nocase(str_slice(head, at, at + parts[i].len), parts[i]))
                return true;
    return false;
}

/* A head ends with its line of text, with or without a line end. */
static size_t last_line(const struct source *source)
{
    const size_t last = source->line_count - 1;
    return last > 0 && source_line_region(source, last).len == 0 ? last - 1 : last;
}

struct note *note_parse_head(struct arena *run, struct str path, struct str head)
{
    struct note *note = ARENA_NEW(run, struct note);
    note_set_path(note, path);
    source_init(&note->source, run, head);
    if (may_hold_names(head))
        front_matter_parse(run, note);
    if (note->title.len > 0)
        return note;
    /* The last line of the head is the first one of text. */
    const struct str text = str_trim(source_line(&note->source, last_line(&note->source)));
    const bool is_title = str_starts(text, STR("# "));
    note->title = is_title ? str_trim(str_slice(text, 2, text.len)) : note->name;
    return note;
}

struct note *note_unreadable(struct arena *run, struct str path, enum defect_kind kind,
                             struct str why)
{
    struct note *note = ARENA_NEW(run, struct note);
    note_set_path(note, path);
    source_init(&note->source, run, STR(""));
    note->title = note->name;
    sections_build(run, note);
    *defect_vec_push(run, &note->defects) = (struct defect){.kind = kind, .message = why};
    return note;
}

struct str block_info(const struct note *note, const struct block *block)
{
    const struct region region = block->region;
    const size_t line = source_line_at(&note->source, region.offset);
    const size_t end = region_end(source_line_region(&note->source, line));
    return block->fence > 0
               ? str_trim(str_slice(note->source.bytes, region.offset + block->fence, end))
               : STR("");
}

const char *link_kind_name(enum link_kind kind)
{
    static const char *const names[] = {
        [LINK_WIKILINK] = "wikilink",       [LINK_EMBED] = "embed",
        [LINK_MARKDOWN] = "markdown",       [LINK_PROPERTY] = "property",
        [LINK_MARKDOWN_EMBED] = "markdown",
    };
    return names[kind];
}
