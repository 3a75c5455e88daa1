/* parse/html: what "<" begins inside text: autolinks, tags, comments (CommonMark 6.5, 6.6). */
#include "inline.h"

enum { TAG_MAX = 2048 }; /* bytes of a tag: what begins inside a broken one is looked at again */

/* Behind the ">" of <scheme:...> or <name@host>; `at` if this is neither. */
static size_t autolink_end(const struct inline_scan *scan, size_t at)
{
    bool email = false;
    size_t end = at + 1;
    for (; end < scan->text.len; end++) {
        const char c = scan->text.data[end];
        if ((unsigned char)c <= ' ' || c == '<' || c == '>')
            break;
        email |= c == '@';
    }
    const struct str inner = str_slice(scan->text, at + 1, end);
    if (scan_byte(scan, end) != '>' || (url_scheme_len(inner) == 0 && !email) ||
        inner.data[0] == '/' || inner.data[0] == '!')
        return at;
    return end + 1;
}

static size_t blanks_end(const struct inline_scan *scan, size_t at)
{
    while (at < scan->text.len && ascii_is_space(scan->text.data[at]))
        at++;
    return at;
}

static bool is_name_byte(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

static size_t name_end(const struct inline_scan *scan, size_t at)
{
    while (is_name_byte(scan_byte(scan, at)))
        at++;
    return at;
}

/* Behind ="value" or =value; `at` if there is none; STR_NONE if it is broken. */
static size_t value_end(const struct inline_scan *scan, size_t at)
{
    const size_t equals = blanks_end(scan, at);
    if (scan_byte(scan, equals) != '=')
        return at;
    const size_t begin = blanks_end(scan, equals + 1);
    const char quote = scan_byte(scan, begin);
    if (quote == '"' || quote == '\'') {
        const size_t max = begin + TAG_MAX < scan->text.len ? begin + TAG_MAX : scan->text.len;
        const size_t close = str_find_byte(str_slice(scan->text, 0, max), quote, begin + 1);
        return close == STR_NONE ? STR_NONE : close + 1;
    }
    size_t end = begin;
    while (end < scan->text.len && (unsigned char)scan->text.data[end] > ' ' &&
           !strchr("\"'=<>`", scan->text.data[end]))
        end++;
    return end > begin ? end : STR_NONE;
}

/* Behind the ">" of an opening or closing tag; `at` if this is none. */
static size_t tag_end(const struct inline_scan *scan, size_t at)
{
    const bool closing = scan_byte(scan, at + 1) == '/';
    size_t end = at + 1 + closing;
    if (!ascii_is_alpha(scan_byte(scan, end)))
        return at;
    end = name_end(scan, end);
    while (end - at < TAG_MAX) {
        const size_t name = blanks_end(scan, end);
        const char c = scan_byte(scan, name);
        if (c == '>')
            return name + 1;
        if (c == '/' && scan_byte(scan, name + 1) == '>')
            return name + 2;
        if (closing || name == end || !is_name_byte(c))
            return at;
        end = value_end(scan, name_end(scan, name));
        if (end == STR_NONE)
            return at;
    }
    return at;
}

/* Behind `mark`, which ends what began at `at`; `at`, and *limit set, if it does not occur. */
static size_t mark_end(const struct inline_scan *scan, size_t at, struct str mark, bool *limit)
{
    const size_t found = *limit ? STR_NONE : str_find(scan->text, mark, at + 2);
    *limit |= found == STR_NONE;
    return found == STR_NONE ? at : found + mark.len;
}

static size_t comment_end(struct inline_scan *scan, size_t at)
{
    const size_t found =
        scan->limits.no_comment_end ? STR_NONE : str_find(scan->text, STR("-->"), at + 4);
    scan->limits.no_comment_end |= found == STR_NONE;
    if (found == STR_NONE)
        return at;
    comment_record(scan, region_between(at, found + 3), 4, 3);
    return found + 3;
}

/* <!X ...>, <? ... ?>, <![CDATA[ ... ]]>. */
static size_t declaration_end(struct inline_scan *scan, size_t at)
{
    struct scan_limits *limits = &scan->limits;
    if (scan_byte(scan, at + 1) == '?')
        return mark_end(scan, at, STR("?>"), &limits->no_instruction_end);
    if (str_starts(str_slice(scan->text, at, scan->text.len), STR("<![CDATA[")))
        return mark_end(scan, at, STR("]]>"), &limits->no_cdata_end);
    return ascii_is_alpha(scan_byte(scan, at + 2)) ? mark_end(scan, at, STR(">"), &limits->no_angle)
                                                   : at;
}

size_t html_scan(struct inline_scan *scan, size_t at)
{
    const char next = scan_byte(scan, at + 1);
    if (next == '!' && scan_byte(scan, at + 2) == '-' && scan_byte(scan, at + 3) == '-')
        return comment_end(scan, at);
    size_t end = autolink_end(scan, at);
    if (end > at) {
        const struct region target = region_between(at + 1, end - 1);
        scan_push_link(scan, (struct link){.kind = LINK_MARKDOWN,
                                           .region = region_between(at, end),
                                           .target = target,
                                           .path = str_slice(scan->text, at + 1, end - 1),
                                           .external = true});
        mask_paint(scan->mask, at, end, BYTE_URL);
        return end;
    }
    end = next == '!' || next == '?' ? declaration_end(scan, at) : tag_end(scan, at);
    mask_paint(scan->mask, at, end, BYTE_HTML);
    return end;
}
