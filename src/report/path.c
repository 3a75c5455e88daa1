/* report/path: percent-encoding, and prefixes. */
#include "path.h"

#include "safe.h"

/* unreserved, sub-delims and "@" of RFC 3986 3.3, but the quote marks of other formats stay out. */
static bool uri_keeps(char c)
{
    return ascii_is_alnum(c) || (c && strchr("-._~!$&'()*+,;=@/", c));
}

/* Appends the encoding of `path`; a colon is kept behind the first slash only. */
static void push_uri(struct buf *uri, struct str path)
{
    static const char hex[] = "0123456789ABCDEF";
    bool later = str_find_byte(buf_str(uri), '/', 0) != STR_NONE;
    for (size_t i = 0; i < path.len; i++) {
        const char c = path.data[i];
        later = later || c == '/';
        if (uri_keeps(c) || (c == ':' && later)) {
            buf_push_byte(uri, c);
            continue;
        }
        const unsigned char byte = (unsigned char)c;
        const char escape[] = {'%', hex[byte >> 4], hex[byte & 15]};
        buf_push(uri, (struct str){escape, sizeof(escape)});
    }
}

struct str path_to_uri(struct arena *arena, struct str prefix, struct str path)
{
    struct buf uri = {.arena = arena};
    push_uri(&uri, prefix);
    push_uri(&uri, path);
    return buf_str(&uri);
}

struct str path_to_file_uri(struct arena *arena, struct str root, struct str path)
{
    struct buf uri = {.arena = arena};
    buf_push(&uri, STR("file://"));
    push_uri(&uri, root);
    buf_push_byte(&uri, '/');
    push_uri(&uri, path);
    return buf_str(&uri);
}

struct str path_to_utf8(struct arena *arena, struct str prefix, struct str path)
{
    if (!prefix.len)
        return utf8_repaired(arena, path);
    struct buf text = {.arena = arena};
    buf_push(&text, prefix);
    buf_push(&text, path);
    return utf8_repaired(arena, buf_str(&text));
}
