/* parse/comment: %%comments%%, HTML comments, and the wikilinks that both hide. */
#include "inline.h"
#include "wikilink.h"

static void hidden_links_record(struct inline_scan *scan, struct region region)
{
    const struct str text = str_slice(scan->text, 0, region_end(region));
    for (size_t at = str_find(text, STR("[["), region.offset); at != STR_NONE;) {
        struct link link;
        const size_t begin = at - (at > region.offset && text.data[at - 1] == '!');
        if (wikilink_lex(text, begin, &link)) {
            link.in_comment = true;
            at = region_end(scan_push_link(scan, link)->region);
        } else {
            at++;
        }
        at = str_find(text, STR("[["), at);
    }
}

void comment_record(struct inline_scan *scan, struct region region, size_t open, size_t close)
{
    const struct region text = region_between(region.offset + open, region_end(region) - close);
    *comment_vec_push(scan->run, &scan->note->comments) =
        (struct comment){.region = region, .text = text};
    mask_paint(scan->mask, region.offset, region_end(region), BYTE_COMMENT);
    hidden_links_record(scan, text);
}

size_t comment_scan(struct inline_scan *scan, size_t at)
{
    if (scan->limits.no_percents || scan_byte(scan, at + 1) != '%')
        return at;
    const size_t close = str_find(scan->text, STR("%%"), at + 2);
    if (close == STR_NONE) {
        scan->limits.no_percents = true;
        return at;
    }
    comment_record(scan, region_between(at, close + 2), 2, 2);
    return close + 2;
}

void html_block_scan(struct inline_scan *scan)
{
    for (size_t at = str_find(scan->text, STR("<!--"), scan->begin); at != STR_NONE;) {
        const size_t close = str_find(scan->text, STR("-->"), at + 4);
        const size_t end = close == STR_NONE ? scan->text.len : close + 3;
        comment_record(scan, region_between(at, end), 4, close == STR_NONE ? 0 : 3);
        at = str_find(scan->text, STR("<!--"), end);
    }
}
