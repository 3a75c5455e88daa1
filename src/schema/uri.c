/* schema/uri: splitting and resolving by the algorithms of RFC 3986, sections 5.2 and appendix B.
 */
#include "uri.h"

/* scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ); its length where a ":" follows, else 0. */
static size_t scheme_len(struct str text)
{
    if (text.len == 0 || !ascii_is_alpha(text.data[0]))
        return 0;
    size_t at = 1;
    while (at < text.len && (ascii_is_alnum(text.data[at]) || text.data[at] == '+' ||
                             text.data[at] == '-' || text.data[at] == '.'))
        at++;
    return at < text.len && text.data[at] == ':' ? at : 0;
}

struct uri uri_split(struct str text)
{
    struct uri uri = {0};
    const size_t hash = str_find_byte(text, '#', 0);
    if (hash != STR_NONE) {
        uri.has_fragment = true;
        uri.fragment = str_slice(text, hash + 1, text.len);
        text = str_slice(text, 0, hash);
    }
    const size_t question = str_find_byte(text, '?', 0);
    if (question != STR_NONE) {
        uri.has_query = true;
        uri.query = str_slice(text, question + 1, text.len);
        text = str_slice(text, 0, question);
    }
    const size_t scheme = scheme_len(text);
    if (scheme) {
        uri.has_scheme = true;
        uri.scheme = str_slice(text, 0, scheme);
        text = str_slice(text, scheme + 1, text.len);
    }
    if (str_starts(text, STR("//"))) {
        size_t end = str_find_byte(text, '/', 2);
        if (end == STR_NONE)
            end = text.len;
        uri.has_authority = true;
        uri.authority = str_slice(text, 2, end);
        text = str_slice(text, end, text.len);
    }
    uri.path = text;
    return uri;
}

/* RFC 3986 5.2.4, segment by segment. */
static struct str remove_dot_segments(struct arena *arena, struct str path)
{
    const bool rooted = str_starts(path, STR("/"));
    char *out = arena_alloc(arena, path.len + 1);
    size_t len = 0;
    struct str rest = rooted ? str_slice(path, 1, path.len) : path;
    struct str segment;
    while (str_split(&rest, '/', &segment)) {
        const bool last = rest.data == NULL;
        const bool up = str_eq(segment, STR(".."));
        if (up) {
            while (len > 0 && out[len - 1] != '/')
                len--;
            if (len > 0)
                len--;
        }
        if (up || str_eq(segment, STR("."))) {
            if (last && (len > 0 || rooted))
                out[len++] = '/';
            continue;
        }
        if (len > 0 || rooted)
            out[len++] = '/';
        if (segment.len)
            memcpy(out + len, segment.data, segment.len);
        len += segment.len;
    }
    return (struct str){out, len};
}

/* RFC 3986 5.2.3: everything of the base up to its last "/", then the reference. */
static struct str merge_paths(struct arena *arena, const struct uri *base, struct str path)
{
    if (base->has_authority && base->path.len == 0)
        return str_fmt(arena, "/%.*s", STR_ARG(path));
    const size_t slash = str_rfind_byte(base->path, '/');
    const struct str folder = str_slice(base->path, 0, slash == STR_NONE ? 0 : slash + 1);
    return str_fmt(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
}

static struct str recompose(struct arena *arena, const struct uri *uri)
{
    struct buf buf = {.arena = arena};
    if (uri->has_scheme)
        buf_fmt(&buf, "%.*s:", STR_ARG(uri->scheme));
    if (uri->has_authority)
        buf_fmt(&buf, "//%.*s", STR_ARG(uri->authority));
    buf_push(&buf, uri->path);
    if (uri->has_query)
        buf_fmt(&buf, "?%.*s", STR_ARG(uri->query));
    if (uri->has_fragment)
        buf_fmt(&buf, "#%.*s", STR_ARG(uri->fragment));
    return buf_str(&buf);
}

struct str uri_resolve(struct arena *arena, struct str base_text, struct str reference)
{
    const struct uri base = uri_split(base_text);
    struct uri target = uri_split(reference);
    if (target.has_scheme) {
        target.path = remove_dot_segments(arena, target.path);
        return recompose(arena, &target);
    }
    target.has_scheme = base.has_scheme;
    target.scheme = base.scheme;
    if (target.has_authority) {
        target.path = remove_dot_segments(arena, target.path);
        return recompose(arena, &target);
    }
    target.has_authority = base.has_authority;
    target.authority = base.authority;
    if (target.path.len == 0) {
        target.path = base.path;
        if (!target.has_query) {
            target.has_query = base.has_query;
            target.query = base.query;
        }
    } else if (str_starts(target.path, STR("/"))) {
        target.path = remove_dot_segments(arena, target.path);
    } else {
        target.path = remove_dot_segments(arena, merge_paths(arena, &base, target.path));
    }
    return recompose(arena, &target);
}

struct str uri_without_fragment(struct str uri)
{
    const size_t hash = str_find_byte(uri, '#', 0);
    return hash == STR_NONE ? uri : str_slice(uri, 0, hash);
}

static int hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static struct str percent_decode(struct arena *arena, struct str text)
{
    if (str_find_byte(text, '%', 0) == STR_NONE)
        return text;
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        const bool escape = text.data[i] == '%' && i + 2 < text.len;
        const int high = escape ? hex_value(text.data[i + 1]) : -1;
        const int low = escape ? hex_value(text.data[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out[len++] = (char)(high * 16 + low);
            i += 2;
        } else {
            out[len++] = text.data[i];
        }
    }
    return (struct str){out, len};
}

struct str uri_fragment(struct arena *arena, struct str uri)
{
    const size_t hash = str_find_byte(uri, '#', 0);
    if (hash == STR_NONE)
        return (struct str){0};
    return percent_decode(arena, str_slice(uri, hash + 1, uri.len));
}
