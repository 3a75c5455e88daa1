/* parse/inline: the scan over each leaf's text; what a byte may begin is decided here, once. */
#include "inline.h"
#include "stages.h"
#include "wikilink.h"

/* Bytes at which something may begin. */
static const bool special[256] = {
    ['`'] = true, ['\\'] = true, ['<'] = true, ['['] = true, [']'] = true, ['!'] = true,
    ['*'] = true, ['_'] = true,  ['~'] = true, ['='] = true, ['$'] = true, ['%'] = true,
    ['#'] = true, ['^'] = true,  ['&'] = true, [':'] = true,
};

struct link *scan_push_link(struct inline_scan *scan, struct link link)
{
    link.block = scan->block;
    struct link *pushed = link_vec_push(scan->scratch, &scan->note->links);
    *pushed = link;
    return pushed;
}

/* A backslash before punctuation or a line end. */
static size_t escape_scan(struct inline_scan *scan, size_t at)
{
    const char next = scan_byte(scan, at + 1);
    const bool eol = ascii_is_eol(next);
    if (!eol && !ascii_is_punct(next))
        return at;
    mask_paint(scan->mask, at, at + 1, BYTE_MARKUP);
    return eol ? at + 1 : at + 2;
}

/* "&name;" and "&#123;". */
static size_t entity_scan(struct inline_scan *scan, size_t at)
{
    size_t end = at + 1 + (scan_byte(scan, at + 1) == '#');
    const size_t name = end;
    while (end - name < 32 && ascii_is_alnum(scan_byte(scan, end)))
        end++;
    if (end == name || scan_byte(scan, end) != ';')
        return at;
    mask_paint(scan->mask, at, end + 1, BYTE_MARKUP);
    return end + 1;
}

static bool is_word(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Runs of "*", "_", "~~", "==". Which of them pair does not matter: none is text. */
static size_t emphasis_scan(struct inline_scan *scan, size_t at)
{
    const char mark = scan->text.data[at];
    size_t end = at;
    while (scan_byte(scan, end) == mark)
        end++;
    const char before = at > scan->begin ? scan->text.data[at - 1] : ' ';
    const char behind = end < scan->text.len ? scan->text.data[end] : ' ';
    const bool loose = ascii_is_space(before) && ascii_is_space(behind);
    const bool product = mark == '*' && ascii_is_digit(before) && ascii_is_digit(behind);
    const bool inside_word = mark == '_' && is_word(before) && is_word(behind);
    const bool single = (mark == '~' || mark == '=') && end - at != 2;
    if (!loose && !product && !inside_word && !single)
        mask_paint(scan->mask, at, end, BYTE_MARKUP);
    return end;
}

static void wikilink_paint(struct mask *mask, const struct link *link)
{
    const struct region region = link->region;
    const bool displayed = link->display.len > 0;
    const struct region shown =
        displayed
            ? link->display
            : region_between(link->target.offset,
                             region_end(link->has_subpath && link->subpath.len > 0 ? link->subpath
                                                                                   : link->target));
    mask_paint(mask, region.offset, region_end(region), BYTE_MARKUP);
    if (displayed) {
        mask_paint(mask, link->target.offset, region_end(link->target), BYTE_TARGET);
        mask_paint(mask, link->subpath.offset, region_end(link->subpath), BYTE_TARGET);
    }
    mask_paint(mask, shown.offset, region_end(shown), BYTE_LINK);
}

/* "[[" or "![[" at `at`. */
static size_t wikilink_scan(struct inline_scan *scan, size_t at)
{
    struct link link;
    if (wikilink_lex(scan->text, at, &link)) {
        if (bracket_has_url(scan, region_end(link.region)))
            return at; /* [[1]](https://...): a Markdown link whose text has brackets */
        wikilink_paint(scan->mask, &link);
        return region_end(scan_push_link(scan, link)->region);
    }
    struct region unclosed;
    if (wikilink_is_unclosed(scan->text, at + (scan->text.data[at] == '!'), &unclosed))
        *defect_vec_push(scan->run, &scan->note->defects) = (struct defect){
            .kind = DEFECT_UNCLOSED_LINK,
            .region = unclosed,
            .message = STR("\"[[\" has no \"]]\" on its line"),
        };
    return at;
}

/* A "[", or a "!" or "^" before one. */
static size_t open_scan(struct inline_scan *scan, size_t at)
{
    const char c = scan->text.data[at];
    const size_t open = at + (c != '[');
    if (scan_byte(scan, open) != '[')
        return at;
    if (scan_byte(scan, open + 1) == '[' && c != '^') {
        const size_t end = wikilink_scan(scan, at);
        if (end > at)
            return end;
    }
    if (c == '[') {
        const size_t end = footnote_scan(scan, at);
        if (end > at)
            return end;
    }
    bracket_open(scan, open, c == '!' ? BRACKET_IMAGE : c == '^' ? BRACKET_FOOTNOTE : BRACKET_LINK);
    return open + 1;
}

/* What begins at a special byte; `at` if nothing does. */
static size_t special_scan(struct inline_scan *scan, size_t at)
{
    switch (scan->text.data[at]) {
    case '`':
        return code_span_scan(scan, at);
    case '\\':
        return escape_scan(scan, at);
    case '<':
        return html_scan(scan, at);
    case '[':
    case '!':
    case '^':
        return open_scan(scan, at);
    case ']':
        return bracket_close_scan(scan, at);
    case '$':
        return math_scan(scan, at);
    case '%':
        return comment_scan(scan, at);
    case '#':
        return tag_scan(scan, at);
    case '&':
        return entity_scan(scan, at);
    case ':':
        return url_scan(scan, at);
    default:
        return emphasis_scan(scan, at);
    }
}

/* "[!note]", "[!tip]-" at the begin of a quote: what kind of callout it is. */
static size_t callout_scan(struct inline_scan *scan)
{
    size_t at = scan->begin;
    if (scan_byte(scan, at) != '[' || scan_byte(scan, at + 1) != '!')
        return at;
    at += 2;
    while (scan_byte(scan, at) && !scan_is_eol(scan, at) && scan_byte(scan, at) != '[' &&
           scan_byte(scan, at) != ']')
        at++;
    if (scan_byte(scan, at) != ']')
        return scan->begin;
    at++;
    at += scan_byte(scan, at) == '+' || scan_byte(scan, at) == '-';
    mask_paint(scan->mask, scan->begin, at, BYTE_MARKUP);
    return at;
}

/* Where the line that `at` lies in ends, blanks aside. */
static size_t line_end(const struct inline_scan *scan, size_t at)
{
    size_t end = at;
    while (end < scan->text.len && !scan_is_eol(scan, end))
        end++;
    while (end > at && ascii_is_blank(scan->text.data[end - 1]))
        end--;
    return end;
}

static void text_scan(struct inline_scan *scan, const struct block *block)
{
    const char *data = scan->text.data;
    size_t at = scan->begin;
    size_t title_end = scan->text.len; /* of a callout; else of all */
    if (block->kind == BLOCK_PARAGRAPH) {
        at = footnote_definition_scan(scan);
        if (at == scan->begin && block->quote_depth > 0) {
            at = callout_scan(scan);
            title_end = at > scan->begin ? line_end(scan, at) : title_end;
        }
    }
    while (at < scan->text.len) {
        if (!special[(unsigned char)data[at]]) {
            at++;
            continue;
        }
        const size_t end = special_scan(scan, at);
        at = end > at ? end : at + 1;
    }
    if (block->kind == BLOCK_CELL)
        return;
    if (title_end < scan->text.len)
        block_id_find(scan, title_end);
    block_id_find(scan, scan->text.len);
}

void inline_parse(struct arena *run, struct arena *scratch, struct note *note, struct mask *mask,
                  const struct references *references)
{
    struct inline_scan *scan = ARENA_NEW(scratch, struct inline_scan);
    scan->run = run;
    scan->scratch = scratch;
    scan->note = note;
    scan->mask = mask;
    scan->references = references;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        const struct region region = block->kind == BLOCK_HEADING
                                         ? note->headings.data[block->heading].region
                                         : block->region;
        scan->text = str_slice(note->source.bytes, 0, region_end(region));
        scan->begin = region.offset;
        scan->block = (uint32_t)i;
        scan->limits = (struct scan_limits){0};
        scan->bracket_top = scan->bracket_count = scan->inactive_before = 0;
        if (block->kind == BLOCK_HTML)
            html_block_scan(scan);
        else if (block->kind != BLOCK_CODE && block->kind != BLOCK_RULE)
            text_scan(scan, block);
    }
}
