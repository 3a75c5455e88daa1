/* parse/markdown_link: [text](destination), [text][label], [label], and images
 * (CommonMark 6.3, 6.4; obsidian-links rule 14). */
#include "inline.h"

void bracket_open(struct inline_scan *scan, size_t at, enum bracket_kind kind)
{
    scan->brackets[scan->bracket_top++ % BRACKETS_MAX] =
        (struct bracket){.kind = kind, .at = at, .links = scan->note->links.len};
    if (scan->bracket_count < BRACKETS_MAX)
        scan->bracket_count++;
}

static int hex_digit(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that "%XX" at `at` stands for; -1 if it is no such thing, or NUL. */
static int percent_byte(struct str s, size_t at)
{
    if (at + 2 >= s.len || s.data[at] != '%')
        return -1;
    const int high = hex_digit(s.data[at + 1]);
    const int low = hex_digit(s.data[at + 2]);
    return high < 0 || low < 0 || high + low == 0 ? -1 : high * 16 + low;
}

/* Percent and backslash escapes and "&amp;" resolved; borrowed where there are none. */
static struct str decode(struct arena *run, struct str s)
{
    struct buf decoded = {.arena = run};
    size_t copied = 0;
    for (size_t at = 0; at < s.len; at++) {
        const int byte = percent_byte(s, at);
        const bool escape = s.data[at] == '\\' && at + 1 < s.len && ascii_is_punct(s.data[at + 1]);
        const bool entity = str_starts(str_slice(s, at, s.len), STR("&amp;"));
        if (byte < 0 && !escape && !entity)
            continue;
        buf_push(&decoded, str_slice(s, copied, at));
        buf_push_byte(&decoded, byte >= 0 ? (char)byte : escape ? s.data[at + 1] : '&');
        at += byte >= 0 ? 2 : escape ? 1 : 4;
        copied = at + 1;
    }
    if (copied == 0)
        return s;
    buf_push(&decoded, str_slice(s, copied, s.len));
    return buf_str(&decoded);
}

static void set_destination(struct inline_scan *scan, struct link *link, struct region region)
{
    const struct str bytes = scan->note->source.bytes;
    const struct str raw = str_slice(bytes, region.offset, region_end(region));
    link->target = region;
    link->external = url_scheme_len(raw) > 0 || str_starts(raw, STR("//"));
    if (!link->external) {
        const size_t hash = str_find_byte(raw, '#', 0);
        link->has_subpath = hash != STR_NONE;
        if (link->has_subpath) {
            link->target.len = (uint32_t)hash;
            link->subpath = region_between(region.offset + hash + 1, region_end(region));
        }
    }
    link->path = link->external ? raw : decode(scan->run, str_slice(raw, 0, link->target.len));
    link->fragment =
        decode(scan->run, str_slice(bytes, link->subpath.offset, region_end(link->subpath)));
}

/* URLs that were found in the text of what has turned out to be a link are only its text. */
static void drop_urls(struct link_vec *links, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < links->len; i++)
        if (links->data[i].kind != LINK_MARKDOWN)
            links->data[kept++] = links->data[i];
    links->len = kept;
}

/* Record the link that `bracket` opened; the links in its text stay behind it. */
static void push_link(struct inline_scan *scan, struct bracket bracket, struct link link)
{
    struct link_vec *links = &scan->note->links;
    if (!link.unresolved_reference)
        drop_urls(links, bracket.links);
    scan_push_link(scan, link);
    link = links->data[links->len - 1];
    memmove(&links->data[bracket.links + 1], &links->data[bracket.links],
            (links->len - 1 - bracket.links) * sizeof(link));
    links->data[bracket.links] = link;
}

static void link_record(struct inline_scan *scan, struct bracket bracket, struct link link)
{
    struct mask *mask = scan->mask;
    mask_paint(mask, link.region.offset, link.display.offset, BYTE_MARKUP);
    mask_repaint(mask, link.display, BYTE_TEXT, BYTE_LINK);
    mask_paint(mask, region_end(link.display), region_end(link.region), BYTE_MARKUP);
    if (bracket.kind == BRACKET_LINK)
        scan->inactive_before = bracket.at;
    push_link(scan, bracket, link);
}

/* (destination "title") at `at`: what stands behind, or `at`. */
static size_t inline_tail(struct inline_scan *scan, size_t at, struct region *ret_destination,
                          struct region *ret_title)
{
    const struct str text = scan->text;
    const size_t begin = link_blanks_skip(text, at + 1, scan->mask);
    struct region destination = region_of(begin, 0);
    const size_t behind = destination_lex(text, begin, &destination);
    size_t end = link_blanks_skip(text, behind, scan->mask);
    struct region title = region_of(end, 0);
    if (behind > begin && end > behind) {
        const size_t title_end = title_lex(text, end, &scan->limits.titles);
        title = region_between(end, title_end);
        end = link_blanks_skip(text, title_end, scan->mask);
    }
    if (scan_byte(scan, end) != ')')
        return at;
    *ret_destination = destination;
    *ret_title = title;
    return end + 1;
}

static size_t inline_link_scan(struct inline_scan *scan, struct bracket bracket, struct link link,
                               size_t at)
{
    struct region destination;
    struct region title;
    const size_t end = inline_tail(scan, at, &destination, &title);
    if (end == at)
        return at;
    link.region = region_between(link.region.offset, end);
    set_destination(scan, &link, destination);
    link_record(scan, bracket, link);
    mask_paint(scan->mask, destination.offset, region_end(destination), BYTE_TARGET);
    mask_paint(scan->mask, title.offset, region_end(title), BYTE_TARGET);
    return end;
}

/* Where the label in brackets at `at`, or "[]", ends; `at` if there is neither. */
static size_t label_end(const struct inline_scan *scan, size_t at)
{
    for (size_t end = at + 1; end < scan->text.len && end - at < 1000; end++) {
        if (scan->text.data[end] == ']')
            return end == at + 1 || str_trim(str_slice(scan->text, at + 1, end)).len > 0 ? end + 1
                                                                                         : at;
        if (scan->text.data[end] == '[')
            break;
        end += scan->text.data[end] == '\\';
    }
    return at;
}

/* [text][label] without such a definition is a mistake only where it cannot be anything else: not
 * a[i][j], [1][2] or a footnote. */
static bool is_mistaken(const struct inline_scan *scan, const struct link *link, struct str label)
{
    const size_t at = link->region.offset;
    bool letters = false;
    for (size_t i = 0; i < label.len; i++)
        letters |= ascii_is_alpha(label.data[i]) || (unsigned char)label.data[i] >= 0x80;
    const char next = scan_byte(scan, region_end(link->region));
    return letters && label.data[0] != '^' && link->display.len > 0 && next != '[' && next != '(' &&
           (at == scan->begin || !ascii_is_alnum(scan->text.data[at - 1]));
}

/* [text][label], [label][], [label]; `at` stands behind the first "]". */
static size_t reference_link_scan(struct inline_scan *scan, struct bracket bracket,
                                  struct link link, size_t at)
{
    const size_t end = scan_byte(scan, at) == '[' ? label_end(scan, at) : at;
    const bool full = end > at + 2;
    const struct str text = str_slice(scan->text, link.display.offset, region_end(link.display));
    const struct str label = full ? str_slice(scan->text, at + 1, end - 1) : text;
    const struct reference *reference = reference_find(scan->references, scan->scratch, label);
    link.region = region_between(link.region.offset, end);
    link.reference = label;
    if (reference) {
        set_destination(scan, &link, reference->destination);
        link_record(scan, bracket, link);
        return end;
    }
    if (full && bracket.kind == BRACKET_LINK && is_mistaken(scan, &link, label)) {
        link.unresolved_reference = true;
        push_link(scan, bracket, link);
    }
    return at;
}

size_t bracket_close_scan(struct inline_scan *scan, size_t at)
{
    if (scan->bracket_count == 0)
        return at;
    scan->bracket_count--;
    const struct bracket bracket = scan->brackets[--scan->bracket_top % BRACKETS_MAX];
    if (bracket.kind == BRACKET_FOOTNOTE) {
        footnote_record_inline(scan, bracket.at, at);
        return at + 1;
    }
    if (bracket.kind == BRACKET_LINK && bracket.at < scan->inactive_before)
        return at;
    const bool image = bracket.kind == BRACKET_IMAGE;
    const struct link link = {
        .kind = image ? LINK_MARKDOWN_EMBED : LINK_MARKDOWN,
        .region = region_between(bracket.at - image, at + 1),
        .display = region_between(bracket.at + 1, at),
    };
    if (scan_byte(scan, at + 1) == '(') {
        const size_t end = inline_link_scan(scan, bracket, link, at + 1);
        if (end > at + 1)
            return end;
    }
    const size_t end = reference_link_scan(scan, bracket, link, at + 1);
    return end > at + 1 ? end : at;
}

bool bracket_has_url(const struct inline_scan *scan, size_t at)
{
    struct region destination;
    if (scan_byte(scan, at) != '(')
        return false;
    const size_t end = destination_lex(scan->text, at + 1, &destination);
    return end > at + 1 &&
           url_scheme_len(str_slice(scan->text, destination.offset, region_end(destination))) > 0;
}
