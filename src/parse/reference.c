/* parse/reference: see the header. */
#include "reference.h"

#include "notelint/fold.h"

enum { LABEL_MAX = 999, PARENTHESES_MAX = 32 };

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7f;
}

static bool is_escape(struct str text, size_t at)
{
    return text.data[at] == '\\' && at + 1 < text.len && !ascii_is_eol(text.data[at + 1]);
}

static size_t angle_destination_lex(struct str text, size_t at, struct region *ret)
{
    for (size_t end = at + 1; end < text.len; end++) {
        const char c = text.data[end];
        if (c == '>') {
            *ret = region_between(at + 1, end);
            return end + 1;
        }
        if (c == '<' || ascii_is_eol(c))
            break;
        if (is_escape(text, end))
            end++;
    }
    return at;
}

size_t destination_lex(struct str text, size_t at, struct region *ret)
{
    if (at < text.len && text.data[at] == '<')
        return angle_destination_lex(text, at, ret);
    size_t open = 0;
    size_t end = at;
    for (; end < text.len; end++) {
        const char c = text.data[end];
        if (c == ' ' || is_control(c))
            break;
        if (c == '(' && ++open > PARENTHESES_MAX)
            return at;
        if (c == ')') {
            if (open == 0)
                break;
            open--;
        }
        if (is_escape(text, end))
            end++;
    }
    if (open != 0)
        return at;
    *ret = region_between(at, end);
    return end;
}

size_t title_lex(struct str text, size_t at, struct title_limits *limits)
{
    static const char openers[] = "\"'(";
    static const char closers[] = "\"')";
    const char *opener = at < text.len ? memchr(openers, text.data[at], 3) : NULL;
    if (!opener || limits->no_closing[opener - openers])
        return at;
    const char closer = closers[opener - openers];
    for (size_t end = at + 1; end < text.len; end++) {
        if (text.data[end] == closer)
            return end + 1;
        if (text.data[end] == '(' && closer == ')')
            return at;
        if (is_escape(text, end))
            end++;
    }
    limits->no_closing[opener - openers] = true;
    return at;
}

size_t link_blanks_skip(struct str text, size_t at, const struct mask *mask)
{
    bool eol_seen = false;
    for (; at < text.len; at++) {
        const char c = text.data[at];
        if (ascii_is_eol(c)) {
            if (eol_seen)
                break;
            eol_seen = true;
            at += c == '\r' && at + 1 < text.len && text.data[at + 1] == '\n';
        } else if (!ascii_is_blank(c) && !(eol_seen && mask_is(mask, at, BYTE_MARKUP))) {
            break;
        }
    }
    return at;
}

/* Case folded, runs of blanks one (CommonMark 6.3). */
static struct str label_key(struct arena *scratch, struct str label)
{
    struct buf key = {.arena = scratch};
    label = str_trim(label);
    for (size_t at = 0; at < label.len; at++) {
        if (!ascii_is_space(label.data[at]))
            buf_push_byte(&key, label.data[at]);
        else if (!ascii_is_space(label.data[at - 1]))
            buf_push_byte(&key, ' ');
    }
    return fold_path(scratch, buf_str(&key));
}

/* The end of the label that begins behind a "[", where its "]" stands; `at` if there is none. */
static size_t label_end(struct str text, size_t at)
{
    for (size_t end = at; end < text.len && end - at <= LABEL_MAX; end++) {
        if (text.data[end] == ']')
            return str_trim(str_slice(text, at, end)).len ? end : at;
        if (text.data[end] == '[')
            break;
        if (is_escape(text, end))
            end++;
    }
    return at;
}

static size_t blanks_skip(struct str text, size_t at)
{
    while (at < text.len && ascii_is_blank(text.data[at]))
        at++;
    return at;
}

static bool is_line_end(struct str text, size_t at)
{
    return at == text.len || ascii_is_eol(text.data[at]);
}

/* Behind the title that may follow a destination; `at` if none does and the line ends here;
 * STR_NONE if neither. */
static size_t definition_end(struct str text, size_t at, const struct mask *mask)
{
    const size_t line_end = blanks_skip(text, at);
    const size_t title = link_blanks_skip(text, at, mask);
    if (title > at) {
        const size_t behind = title_lex(text, title, &(struct title_limits){0});
        const size_t end = blanks_skip(text, behind);
        if (behind > title && is_line_end(text, end))
            return end;
    }
    return is_line_end(text, line_end) ? line_end : STR_NONE;
}

size_t reference_define(struct references *references, struct arena *scratch, struct str text,
                        size_t at, struct mask *mask)
{
    if (at >= text.len || text.data[at] != '[' || (at + 1 < text.len && text.data[at + 1] == '^'))
        return at;
    const size_t close = label_end(text, at + 1);
    if (close == at + 1 || close + 1 >= text.len || text.data[close + 1] != ':')
        return at;
    struct region destination;
    const size_t begin = link_blanks_skip(text, close + 2, mask);
    const size_t behind = destination_lex(text, begin, &destination);
    if (behind == begin)
        return at;
    const size_t end = definition_end(text, behind, mask);
    if (end == STR_NONE)
        return at;
    void **slot = map_slot(&references->by_label, scratch,
                           label_key(scratch, str_slice(text, at + 1, close)));
    if (!*slot) {
        struct reference *reference = ARENA_NEW(scratch, struct reference);
        reference->destination = destination;
        *slot = reference;
    }
    mask_paint(mask, at, end, BYTE_MARKUP);
    mask_paint(mask, begin, end, BYTE_TARGET);
    return end;
}

const struct reference *reference_find(const struct references *references, struct arena *scratch,
                                       struct str label)
{
    if (references->by_label.len == 0 || label.len > LABEL_MAX)
        return NULL;
    return map_find(&references->by_label, label_key(scratch, label));
}
