/* parse/tag: #tags (obsidian-links rule 25) and ^block-ids (rule 20). */
#include "inline.h"
#include "notelint/utf8.h"

/* May this stand in a tag? Obsidian: letters, digits, "_", "-", "/" and whatever is not ASCII, but
 * for blanks and general punctuation. */
static bool is_tag_character(uint32_t c)
{
    if (c < 0x80)
        return ascii_is_alnum((char)c) || c == '_' || c == '-' || c == '/';
    return c != UTF8_REPLACEMENT && !(c >= 0x2000 && c <= 0x206f) &&
           !(c >= 0x2e00 && c <= 0x2e7f) && !(c >= 0x3001 && c <= 0x3003) && !unicode_is_space(c);
}

size_t tag_scan(struct inline_scan *scan, size_t at)
{
    if (at > scan->begin && !ascii_is_space(scan->text.data[at - 1]) &&
        scan->text.data[at - 1] != '(')
        return at;
    bool non_digit = false;
    size_t end = at + 1;
    while (end < scan->text.len) {
        size_t len = 1;
        const char byte = scan->text.data[end];
        const uint32_t c =
            (unsigned char)byte < 0x80 ? (unsigned char)byte : utf8_decode(scan->text, end, &len);
        if (!is_tag_character(c))
            break;
        non_digit |= !(c < 0x80 && ascii_is_digit(byte));
        end += len;
    }
    if (!non_digit || scan_byte(scan, end) == '#')
        return at;
    *tag_vec_push(scan->run, &scan->note->tags) =
        (struct tag){.region = region_between(at, end), .name = str_slice(scan->text, at + 1, end)};
    mask_paint(scan->mask, at, end, BYTE_TAG);
    return end;
}

void block_id_find(struct inline_scan *scan, size_t end)
{
    size_t begin = end;
    while (begin > scan->begin &&
           (ascii_is_alnum(scan->text.data[begin - 1]) || scan->text.data[begin - 1] == '-'))
        begin--;
    if (begin == end || begin == scan->begin || scan->text.data[begin - 1] != '^')
        return;
    const size_t at = begin - 1;
    if ((at > scan->begin && !ascii_is_space(scan->text.data[at - 1])) ||
        !mask_is(scan->mask, at, BYTE_TEXT))
        return;
    *block_id_vec_push(scan->run, &scan->note->block_ids) =
        (struct block_id){.region = region_between(at, end),
                          .id = str_slice(scan->text, begin, end),
                          .block = scan->block};
    mask_paint(scan->mask, at, end, BYTE_TAG);
}
