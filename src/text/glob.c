/* text/glob: path patterns in the style of .gitignore, translated to PCRE2's syntax. */
#include "ecma.h"

struct glob {
    struct str in;
    size_t at;
    struct buf out;
};

static void put(struct glob *glob, const char *text)
{
    buf_push(&glob->out, str_from(text));
}

static void put_literal(struct glob *glob, char c)
{
    if ((unsigned char)c < 0x80 && !ascii_is_alnum(c))
        buf_fmt(&glob->out, "\\x{%x}", (unsigned)c);
    else
        buf_push_byte(&glob->out, c);
}

/* At the first of one or more stars. */
static void translate_stars(struct glob *glob)
{
    const size_t begin = glob->at;
    while (glob->at < glob->in.len && glob->in.data[glob->at] == '*')
        glob->at++;
    if (glob->at - begin == 1) {
        put(glob, "[^/]*");
        return;
    }
    const bool starts_segment = begin == 0 || glob->in.data[begin - 1] == '/';
    const bool ends_segment = glob->at < glob->in.len && glob->in.data[glob->at] == '/';
    if (starts_segment && ends_segment) {
        put(glob, "(?:.*/)?"); /* any number of folders, none included */
        glob->at++;
    } else {
        put(glob, ".*");
    }
}

/* Offset of the bracket that closes the class at glob->at, or STR_NONE. */
static size_t class_end(const struct glob *glob)
{
    size_t at = glob->at + 1;
    if (at < glob->in.len && (glob->in.data[at] == '!' || glob->in.data[at] == '^'))
        at++;
    for (const size_t first = at; at < glob->in.len; at++) {
        if (glob->in.data[at] == ']' && at > first)
            return at;
        if (glob->in.data[at] == '\\')
            at++;
    }
    return STR_NONE;
}

/* At "[". Without its "]" it is a character like others. */
static void translate_class(struct glob *glob)
{
    const size_t end = class_end(glob);
    if (end == STR_NONE) {
        put_literal(glob, glob->in.data[glob->at++]);
        return;
    }
    glob->at++;
    put(glob, "(?!/)["); /* a class stays within its segment */
    if (glob->in.data[glob->at] == '!' || glob->in.data[glob->at] == '^') {
        put(glob, "^");
        glob->at++;
    }
    for (; glob->at < end; glob->at++) {
        char c = glob->in.data[glob->at];
        if (c == '\\' && glob->at + 1 < end)
            put_literal(glob, glob->in.data[++glob->at]);
        else if (c == '-')
            put(glob, "-");
        else
            put_literal(glob, c);
    }
    put(glob, "]");
    glob->at++;
}

static void translate_segments(struct glob *glob)
{
    while (glob->at < glob->in.len) {
        switch (glob->in.data[glob->at]) {
        case '*':
            translate_stars(glob);
            break;
        case '[':
            translate_class(glob);
            break;
        case '?':
            put(glob, "[^/]");
            glob->at++;
            break;
        case '\\':
            if (glob->at + 1 < glob->in.len)
                glob->at++;
            put_literal(glob, glob->in.data[glob->at++]);
            break;
        default:
            put_literal(glob, glob->in.data[glob->at++]);
        }
    }
}

bool glob_translate(struct arena *arena, struct str pattern, struct str *ret, struct error *error)
{
    if (str_starts(pattern, STR("./")))
        pattern = str_slice(pattern, 1, pattern.len);
    const size_t slash = str_find_byte(pattern, '/', 0);
    const bool anchored = slash != STR_NONE && slash + 1 < pattern.len;
    if (str_starts(pattern, STR("/")))
        pattern = str_slice(pattern, 1, pattern.len);
    if (pattern.len == 0)
        return error_set(error, "an empty pattern matches nothing");
    struct glob glob = {.in = pattern, .out = {.arena = arena}};
    put(&glob, anchored ? "(?s)\\A" : "(?s)\\A(?:.*/)?");
    translate_segments(&glob);
    put(&glob, str_ends(pattern, STR("/")) ? ".*\\z" : "\\z");
    *ret = buf_str(&glob.out);
    return true;
}
