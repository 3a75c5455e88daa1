/* parse/url: bare URLs in text (GFM 6.9), which Obsidian links too. */
#include "inline.h"

size_t url_scheme_len(struct str s)
{
    size_t at = 0;
    while (
        at < s.len && at <= 32 &&
        (ascii_is_alnum(s.data[at]) || s.data[at] == '+' || s.data[at] == '.' || s.data[at] == '-'))
        at++;
    const bool scheme = at >= 2 && at < s.len && s.data[at] == ':' && ascii_is_alpha(s.data[0]);
    return scheme ? at + 1 : 0;
}

/* Where the scheme before the colon begins; `colon` if it is none that readers follow. */
static size_t scheme_begin(const struct inline_scan *scan, size_t colon)
{
    static const struct str schemes[] = {STR_INIT("https"), STR_INIT("http"), STR_INIT("ftp"),
                                         STR_INIT("obsidian")};
    for (size_t i = 0; i < COUNT_OF(schemes); i++) {
        const size_t len = schemes[i].len;
        if (colon - scan->begin < len ||
            !str_eq_nocase(str_slice(scan->text, colon - len, colon), schemes[i]))
            continue;
        const size_t begin = colon - len;
        return begin > scan->begin && ascii_is_alnum(scan->text.data[begin - 1]) ? colon : begin;
    }
    return colon;
}

/* Punctuation that ends a URL belongs to the sentence, and so does a bracket that the URL does not
 * open (GFM 6.9). */
static size_t trailing_trim(const struct inline_scan *scan, size_t begin, size_t end)
{
    size_t open = 0;
    size_t close = 0;
    for (size_t at = begin; at < end; at++) {
        open += scan->text.data[at] == '(';
        close += scan->text.data[at] == ')';
    }
    for (; end > begin; end--) {
        const char last = scan->text.data[end - 1];
        if (last == ')' && close > open)
            close--;
        else if (last == '\0' || !strchr("?!.,:;*_~'\"", last))
            break;
    }
    return end;
}

size_t url_scan(struct inline_scan *scan, size_t at)
{
    const size_t begin = scheme_begin(scan, at);
    if (begin == at || scan_byte(scan, at + 1) != '/' || scan_byte(scan, at + 2) != '/')
        return at;
    size_t end = at + 3;
    while (end < scan->text.len && (unsigned char)scan->text.data[end] > ' ' &&
           !strchr("<>[]`|\\\"", scan->text.data[end]))
        end++;
    end = trailing_trim(scan, at + 3, end);
    if (end == at + 3)
        return at;
    const struct region region = region_between(begin, end);
    scan_push_link(scan, (struct link){.kind = LINK_MARKDOWN,
                                       .region = region,
                                       .target = region,
                                       .path = str_slice(scan->text, begin, end),
                                       .external = true});
    mask_paint(scan->mask, begin, end, BYTE_URL);
    return end;
}
