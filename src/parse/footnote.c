/* parse/footnote: [^id], [^id]: text, and ^[text]. */
#include "inline.h"

/* Where the "]" of "[^id" at `at` stands; `at` if this is no footnote. */
static size_t id_end(const struct inline_scan *scan, size_t at)
{
    if (scan_byte(scan, at + 1) != '^')
        return at;
    size_t end = at + 2;
    while (end < scan->text.len && !ascii_is_space(scan->text.data[end]) &&
           scan->text.data[end] != '[' && scan->text.data[end] != ']')
        end++;
    return scan_byte(scan, end) == ']' && end > at + 2 ? end : at;
}

void footnote_record_inline(struct inline_scan *scan, size_t open, size_t close)
{
    if (close == open + 1)
        return;
    *footnote_vec_push(scan->run, &scan->note->footnotes) =
        (struct footnote){.region = region_between(open - 1, close + 1),
                          .definition = true,
                          .text = region_between(open + 1, close),
                          .block = scan->block};
    mask_paint(scan->mask, open - 1, open + 1, BYTE_MARKUP);
    mask_paint(scan->mask, close, close + 1, BYTE_MARKUP);
}

size_t footnote_scan(struct inline_scan *scan, size_t at)
{
    const size_t end = id_end(scan, at);
    if (end == at)
        return at;
    *footnote_vec_push(scan->run, &scan->note->footnotes) =
        (struct footnote){.region = region_between(at, end + 1),
                          .id = str_slice(scan->text, at + 2, end),
                          .block = scan->block};
    mask_paint(scan->mask, at, end + 1, BYTE_MARKUP);
    return end + 1;
}

size_t footnote_definition_scan(struct inline_scan *scan)
{
    const size_t at = scan->begin;
    const size_t end = scan_byte(scan, at) == '[' ? id_end(scan, at) : at;
    if (end == at || scan_byte(scan, end + 1) != ':')
        return at;
    size_t text = end + 2;
    while (text < scan->text.len && ascii_is_space(scan->text.data[text]))
        text++;
    *footnote_vec_push(scan->run, &scan->note->footnotes) =
        (struct footnote){.region = region_between(at, scan->text.len),
                          .id = str_slice(scan->text, at + 2, end),
                          .definition = true,
                          .text = region_between(text, scan->text.len),
                          .block = scan->block};
    mask_paint(scan->mask, at, end + 2, BYTE_MARKUP);
    return end + 2;
}
