/* report/edits: orders edits, adapts their line ends, refuses what overlaps. */
#include "edits.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    const struct edit *x = a;
    const struct edit *y = b;
    if (x->note != y->note)
        return str_cmp(x->note->path, y->note->path);
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    return (x->region.len > y->region.len) - (x->region.len < y->region.len);
}

static bool has_bad_bytes(const struct note *note)
{
    for (size_t i = 0; i < note->defects.len; i++)
        if (note->defects.data[i].kind == DEFECT_UTF8)
            return true;
    return false;
}

/* A note with many defects may have as many fixes: its defects are gone through once. */
static bool is_utf8(struct arena *arena, struct encodings *encodings, const struct note *note)
{
    static char yes, no;
    void **known = map_slot(&encodings->notes, arena, note->path);
    if (!*known)
        *known = has_bad_bytes(note) ? &no : &yes;
    return *known == &yes;
}

/* Rules write LF. */
static struct str with_line_ends(struct arena *arena, struct str text, struct str eol)
{
    if (str_eq(eol, STR("\n")) || !eol.len || str_find_byte(text, '\n', 0) == STR_NONE)
        return text;
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        const bool bare = text.data[i] == '\n' && (i == 0 || text.data[i - 1] != '\r');
        if (bare)
            buf_push(&out, eol);
        else
            buf_push_byte(&out, text.data[i]);
    }
    return buf_str(&out);
}

bool edit_overlaps(const struct edit *earlier, const struct edit *later)
{
    return region_end(earlier->region) > later->region.offset ||
           earlier->region.offset == later->region.offset;
}

bool edits_order(struct arena *arena, struct encodings *encodings, const struct edit_vec *edits,
                 struct edit_vec *ret)
{
    struct edit_vec ordered = {0};
    for (size_t i = 0; i < edits->len; i++) {
        struct edit edit = edits->data[i];
        const struct source *source = &edit.note->source;
        if (region_end(edit.region) > source->bytes.len || !is_utf8(arena, encodings, edit.note))
            return false;
        edit.text = with_line_ends(arena, edit.text, source->eol);
        if (!str_eq(edit.text, source_text(source, edit.region)))
            *edit_vec_push(arena, &ordered) = edit;
    }
    if (!ordered.len)
        return false;
    qsort(ordered.data, ordered.len, sizeof(*ordered.data), compare);
    for (size_t i = 1; i < ordered.len; i++)
        if (ordered.data[i].note == ordered.data[i - 1].note &&
            edit_overlaps(&ordered.data[i - 1], &ordered.data[i]))
            return false;
    *ret = ordered;
    return true;
}
