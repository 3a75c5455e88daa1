/* parse/skeleton: one look at the first bytes of each line; see the header. */
#include "skeleton.h"

#include <assert.h>

enum {
    PREFIX_MAX = 200, /* bytes of a line that may open containers: bounds the depth of nesting */
    HTML_MAX = 1024,  /* bytes of a line that may open an HTML block */
};

enum line_byte { BLANK = 1, STRUCTURE = 2, FENCE = 4, OPEN_ANGLE = 8 };

/* Bytes that may stand before the text of a line and decide what it is (CommonMark 4 and 5). */
static const unsigned char line_bytes[256] = {
    [' '] = BLANK,     ['\t'] = BLANK,    ['>'] = STRUCTURE, ['-'] = STRUCTURE,  ['+'] = STRUCTURE,
    ['*'] = STRUCTURE, ['_'] = STRUCTURE, ['='] = STRUCTURE, ['#'] = STRUCTURE,  ['.'] = STRUCTURE,
    [')'] = STRUCTURE, ['0'] = STRUCTURE, ['1'] = STRUCTURE, ['2'] = STRUCTURE,  ['3'] = STRUCTURE,
    ['4'] = STRUCTURE, ['5'] = STRUCTURE, ['6'] = STRUCTURE, ['7'] = STRUCTURE,  ['8'] = STRUCTURE,
    ['9'] = STRUCTURE, ['`'] = FENCE,     ['~'] = FENCE,     ['<'] = OPEN_ANGLE,
};

/* What ends an HTML block of kinds 1 to 5 (CommonMark 4.6), as "-->" may do anywhere in a line. */
static const struct str html_ends[] = {
    STR_INIT("-->"),    STR_INIT("?>"),       STR_INIT("]]>"),        STR_INIT("</script>"),
    STR_INIT("</pre>"), STR_INIT("</style>"), STR_INIT("</textarea>")};

struct builder {
    struct skeleton *skeleton;
    struct arena *scratch;
    const struct source *source;
    size_t end; /* of the body */
    char *out;
    size_t len;
    bool html_seen;     /* some line began with "<" */
    bool plain;         /* the line before began with text in the first column and ends no block */
    char fence;         /* inside a fenced code block: its byte */
    size_t fence_len;   /* and how many of it opened the block */
    size_t opaque_line; /* lines up to this one (exclusive) belong to a comment or a formula */
    bool no_more[2];    /* no further "%%", "$$" line opens anything */
};

static void put(struct builder *b, struct str s)
{
    if (s.len)
        memcpy(b->out + b->len, s.data, s.len);
    b->len += s.len;
}

static bool is_blank(struct str s)
{
    size_t at = 0;
    while (at < s.len && (line_bytes[(unsigned char)s.data[at]] & BLANK))
        at++;
    return at == s.len;
}

static size_t run_length(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.len && s.data[end] == s.data[at])
        end++;
    return end - at;
}

/* Does a line of this prefix open or close a fenced code block? Containers are not looked at: this
 * only keeps %% and $$ in code from being taken for comments and formulas. */
static void fence_update(struct builder *b, struct str line, size_t prefix)
{
    for (size_t at = 0; at < prefix; at++) {
        if (!(line_bytes[(unsigned char)line.data[at]] & FENCE))
            continue;
        const size_t len = run_length(line, at);
        const struct str rest = str_slice(line, at + len, line.len);
        if (len < 3) {
            return;
        } else if (!b->fence && (line.data[at] == '~' || str_find_byte(rest, '`', 0) == STR_NONE)) {
            b->fence = line.data[at];
            b->fence_len = len;
        } else if (b->fence == line.data[at] && len >= b->fence_len && is_blank(rest)) {
            b->fence = '\0';
        }
        return;
    }
}

/* The line of the first "%%" or "$$" behind `line`, or line_count. A formula holds no blank line.
 */
static size_t closing_line(const struct builder *b, size_t line, struct str mark)
{
    const struct source *source = b->source;
    if (mark.data[0] == '%') {
        const size_t at =
            line + 1 < source->line_count
                ? str_find(str_slice(source->bytes, 0, b->end), mark, source->lines[line + 1])
                : STR_NONE;
        return at == STR_NONE ? source->line_count : source_line_at(source, at);
    }
    for (size_t next = line + 1; next < source->line_count; next++) {
        const struct str text = source_line(source, next);
        if (is_blank(text))
            break;
        if (str_find(text, mark, 0) != STR_NONE)
            return next;
    }
    return source->line_count;
}

/* Is the prefix of a line what containers put there, and no text that looks like it? */
static bool is_container_prefix(struct str prefix)
{
    while (prefix.len > 0 && (line_bytes[(unsigned char)prefix.data[prefix.len - 1]] & BLANK))
        prefix.len--;
    return prefix.len == 0 || memchr(">-+*.)", prefix.data[prefix.len - 1], 6) != NULL;
}

/* A line whose text begins with an unclosed "%%" or "$$" opens a comment or a formula, if one
 * closes it. */
static void opaque_update(struct builder *b, struct str line, size_t prefix, size_t number)
{
    static const struct str marks[] = {STR_INIT("%%"), STR_INIT("$$")};
    const size_t which = line.data[prefix] == '$';
    const struct str mark = marks[which];
    const struct str text = str_slice(line, prefix, line.len);
    if (b->fence || b->no_more[which] || !str_starts(text, mark) || str_starts(text, STR("$$$")) ||
        !is_container_prefix(str_slice(line, 0, prefix)))
        return;
    size_t count = 0;
    for (size_t at = str_find(line, mark, prefix); at != STR_NONE;
         at = str_find(line, mark, at + mark.len))
        count++;
    if (count % 2 == 0)
        return;
    const size_t last = closing_line(b, number, mark);
    if (last == b->source->line_count) {
        b->no_more[which] = which == 0;
        return;
    }
    *line_range_vec_push(b->scratch, &b->skeleton->opaque) = (struct line_range){number, last};
    b->opaque_line = last + 1;
}

/* A line that begins with "<": whole, so that every kind of HTML block is known by it; but a
 * further "<" that does not end an element is no markup. */
static void put_html(struct builder *b, struct str line, size_t prefix)
{
    const struct str kept = str_slice(line, prefix, prefix + HTML_MAX);
    put(b, str_slice(kept, 0, 1));
    for (size_t at = 1; at < kept.len; at++) {
        const bool opens = kept.data[at] == '<' && (at + 1 == kept.len || kept.data[at + 1] != '/');
        b->out[b->len++] = opens || kept.data[at] == '\0' ? 'x' : kept.data[at];
    }
}

static bool has_end(struct str s, struct str word)
{
    for (size_t at = str_find_byte(s, '>', 0); at != STR_NONE; at = str_find_byte(s, '>', at + 1))
        if (at + 1 >= word.len && str_eq_nocase(str_slice(s, at + 1 - word.len, at + 1), word))
            return true;
    return false;
}

static void put_html_ends(struct builder *b, struct str rest)
{
    if (str_find_byte(rest, '>', 0) == STR_NONE)
        return;
    for (size_t i = 0; i < COUNT_OF(html_ends); i++)
        if (has_end(rest, html_ends[i]))
            put(b, html_ends[i]);
    put(b, STR(">")); /* ends <!X */
    b->plain = false;
}

/* Behind the prefix: what is left of a line decides nothing but these. */
static void put_rest(struct builder *b, struct str line, size_t prefix, unsigned kinds)
{
    const struct str rest = str_slice(line, prefix, line.len);
    if (rest.len == 0)
        return;
    if (prefix == PREFIX_MAX && is_blank(str_slice(rest, run_length(rest, 0), rest.len)))
        return; /* a long rule, underline, fence or blank line: its beginning says it */
    if (rest.data[0] == '<') {
        b->html_seen = true;
        put_html(b, line, prefix);
        put_html_ends(b, str_slice(rest, HTML_MAX, rest.len));
        return;
    }
    put(b, STR("x"));
    if ((kinds & FENCE) && str_find_byte(rest, '`', 0) != STR_NONE)
        put(b, STR("`")); /* no fence: its info string would hold a backtick (CommonMark 4.5) */
    if (b->html_seen)
        put_html_ends(b, rest);
}

static bool is_plain(struct str line)
{
    const char c = line.len > 0 ? line.data[0] : ' ';
    return line_bytes[(unsigned char)c] == 0 && c != '%' && c != '$';
}

static void put_line(struct builder *b, struct str line, size_t number)
{
    const bool plain = is_plain(line);
    if (plain && b->plain && (!b->html_seen || str_find_byte(line, '>', 0) == STR_NONE))
        return;
    b->plain = plain;
    b->skeleton->lines[b->skeleton->line_count++] = (uint32_t)number;
    unsigned kinds = 0;
    size_t prefix = 0;
    const size_t max = line.len < PREFIX_MAX ? line.len : PREFIX_MAX;
    for (; prefix < max; prefix++) {
        const unsigned kind = line_bytes[(unsigned char)line.data[prefix]];
        if (kind == 0 || kind == OPEN_ANGLE)
            break;
        kinds |= kind;
    }
    if (kinds & FENCE)
        fence_update(b, line, prefix);
    if (prefix < line.len && (line.data[prefix] == '%' || line.data[prefix] == '$'))
        opaque_update(b, line, prefix, number);
    put(b, str_slice(line, 0, prefix));
    put_rest(b, line, prefix, kinds);
    put(b, STR("\n"));
}

/* A line inside a comment or a formula goes on with its paragraph: quote marks and text. */
static void put_opaque_line(struct builder *b, struct str line, size_t number)
{
    b->plain = false;
    b->skeleton->lines[b->skeleton->line_count++] = (uint32_t)number;
    size_t prefix = 0;
    while (prefix < line.len && prefix < PREFIX_MAX &&
           (line.data[prefix] == '>' || (line_bytes[(unsigned char)line.data[prefix]] & BLANK)))
        prefix++;
    put(b, str_slice(line, 0, prefix));
    put(b, STR("x\n"));
}

void skeleton_make(struct skeleton *skeleton, struct arena *scratch, const struct source *source,
                   struct region body)
{
    const size_t first = source_line_at(source, body.offset);
    const size_t lines = source->line_count - first;
    *skeleton = (struct skeleton){.lines = ARENA_ARRAY(scratch, uint32_t, lines + 1)};
    struct builder b = {
        .skeleton = skeleton,
        .scratch = scratch,
        .source = source,
        .end = region_end(body),
        .out = arena_text(scratch, body.len + 4 * lines),
    };
    size_t number = first;
    for (; number < source->line_count; number++) {
        struct region region = source_line_region(source, number);
        if (number == first)
            region = region_between(body.offset, region_end(region));
        if (region.len == 0 && number + 1 == source->line_count)
            break; /* what follows the last line end is no line */
        if (number < b.opaque_line)
            put_opaque_line(&b, source_text(source, region), number);
        else
            put_line(&b, source_text(source, region), number);
    }
    assert(b.len <= body.len + 4 * lines);
    skeleton->lines[skeleton->line_count] = (uint32_t)number;
    skeleton->text = (struct str){b.out, b.len};
}
