/* parse/item: the first text of a list item: task box and key fact. */
#include "outline.h"
#include "trim.h"

/* "[ ] ", "[x] " and other single characters: behind it, or `at`. */
static size_t task_box_skip(struct str text, size_t at)
{
    const struct str rest = str_slice(text, at, text.len);
    const bool box = rest.len > 3 && rest.data[0] == '[' && rest.data[2] == ']' &&
                     rest.data[1] != '[' && rest.data[1] != ']' && ascii_is_space(rest.data[3]);
    if (!box)
        return at;
    at += 3;
    while (at < text.len && ascii_is_space(text.data[at]))
        at++;
    return at;
}

/* Where the label's closing mark stands, on the same line; STR_NONE if nowhere. */
static size_t label_close(struct str text, size_t at, char mark)
{
    for (; at + 1 < text.len && !ascii_is_eol(text.data[at]); at++) {
        if (text.data[at] == mark && text.data[at + 1] == mark)
            return at;
        if (text.data[at] == '\\')
            at++;
    }
    return STR_NONE;
}

/* `**Label**: value` and `**Label:** value`. */
static void label_find(struct list_item *item, struct str text)
{
    const size_t at = item->content.offset;
    if (text.len - at < 6 || (text.data[at] != '*' && text.data[at] != '_') ||
        text.data[at + 1] != text.data[at])
        return;
    const size_t close = label_close(text, at + 2, text.data[at]);
    if (close == STR_NONE)
        return;
    size_t end = close;
    size_t value = close + 2;
    if (text.data[end - 1] == ':') {
        end--;
    } else {
        while (value < text.len && ascii_is_blank(text.data[value]))
            value++;
        if (value == text.len || text.data[value] != ':')
            return;
        value++;
    }
    const struct region label = region_trimmed(text, at + 2, end);
    if (label.len == 0)
        return;
    item->label = label;
    item->value = region_trimmed(text, value, text.len);
}

void item_text_record(struct outline *outline, struct region text)
{
    struct list_item *item = &outline->note->items.data[outline->item];
    const struct str bytes = str_slice(outline->note->source.bytes, 0, region_end(text));
    const size_t begin = task_box_skip(bytes, text.offset);
    mask_paint(outline->mask, text.offset, begin, BYTE_MARKUP);
    item->content = region_between(begin, region_end(text));
    label_find(item, bytes);
}
