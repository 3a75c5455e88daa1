/* schema/format_uri: URIs and IRIs by the grammars of RFC 3986 appendix A and RFC 3987 2.2, and URI
 * templates by RFC 6570. */
#include "format.h"
#include "notelint/utf8.h"
#include "uri.h"

enum alphabet { ASCII, IRI, IRI_QUERY };

static bool is_hex(char c)
{
    c = ascii_lower(c);
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool is_triplet(struct str text, size_t at)
{
    return at + 2 < text.len && is_hex(text.data[at + 1]) && is_hex(text.data[at + 2]);
}

/* RFC 3987 2.2: ucschar, and in queries iprivate. */
static bool is_iri_char(uint32_t c, bool in_query)
{
    const bool is_private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    if (is_private)
        return in_query;
    return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
           (c >= 0xFDF0 && c <= 0xFFEF) || (c >= 0x10000 && (c & 0xFFFF) <= 0xFFFD);
}

/* unreserved, sub-delims, percent triplets, and `more`. */
static bool is_made_of(struct str text, const char *more, enum alphabet alphabet)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len) {
        const char c = text.data[at];
        len = 1;
        if ((unsigned char)c >= 0x80) {
            const uint32_t code = utf8_decode(text, at, &len);
            if (alphabet == ASCII || code == UTF8_REPLACEMENT ||
                !is_iri_char(code, alphabet == IRI_QUERY))
                return false;
        } else if (c == '%') {
            if (!is_triplet(text, at))
                return false;
            len = 3;
        } else if (!ascii_is_alnum(c) && (c == '\0' || !strchr("-._~!$&'()*+,;=", c)) &&
                   (c == '\0' || !strchr(more, c))) {
            return false;
        }
    }
    return true;
}

/* "v1.text" (RFC 3986 3.2.2). */
static bool is_ip_future(struct str inner)
{
    const size_t dot = str_find_byte(inner, '.', 0);
    if (inner.len < 4 || ascii_lower(inner.data[0]) != 'v' || dot == STR_NONE || dot < 2)
        return false;
    for (size_t i = 1; i < dot; i++)
        if (!is_hex(inner.data[i]))
            return false;
    const struct str rest = str_slice(inner, dot + 1, inner.len);
    return rest.len > 0 && str_find_byte(rest, '%', 0) == STR_NONE && is_made_of(rest, ":", ASCII);
}

static bool is_authority(struct str text, enum alphabet alphabet)
{
    const size_t at_sign = str_find_byte(text, '@', 0);
    if (at_sign != STR_NONE) {
        if (!is_made_of(str_slice(text, 0, at_sign), ":", alphabet))
            return false;
        text = str_slice(text, at_sign + 1, text.len);
    }
    size_t host_end = text.len;
    if (str_starts(text, STR("["))) {
        const size_t close = str_find_byte(text, ']', 0);
        if (close == STR_NONE)
            return false;
        const struct str inner = str_slice(text, 1, close);
        if (!format_is_ipv6(inner) && !is_ip_future(inner))
            return false;
        host_end = close + 1;
    } else {
        const size_t colon = str_find_byte(text, ':', 0);
        if (colon != STR_NONE)
            host_end = colon;
        if (!is_made_of(str_slice(text, 0, host_end), "", alphabet))
            return false;
    }
    if (host_end == text.len)
        return true;
    for (size_t i = host_end + 1; i < text.len; i++)
        if (!ascii_is_digit(text.data[i]))
            return false;
    return text.data[host_end] == ':';
}

static bool is_reference(struct str text, enum alphabet alphabet)
{
    const struct uri uri = uri_split(text);
    if (uri.has_authority && !is_authority(uri.authority, alphabet))
        return false;
    if (!is_made_of(uri.path, ":@/", alphabet) ||
        !is_made_of(uri.query, ":@/?", alphabet == IRI ? IRI_QUERY : alphabet))
        return false;
    if (!is_made_of(uri.fragment, ":@/?", alphabet))
        return false;
    /* A first segment with a colon would read as a scheme (4.2). */
    if (!uri.has_scheme && !uri.has_authority) {
        const size_t colon = str_find_byte(uri.path, ':', 0);
        const size_t slash = str_find_byte(uri.path, '/', 0);
        return colon == STR_NONE || (slash != STR_NONE && slash < colon);
    }
    return true;
}

bool format_is_uri(struct str text)
{
    return uri_split(text).has_scheme && is_reference(text, ASCII);
}

bool format_is_uri_reference(struct str text)
{
    return is_reference(text, ASCII);
}

bool format_is_iri(struct str text)
{
    return uri_split(text).has_scheme && is_reference(text, IRI);
}

bool format_is_iri_reference(struct str text)
{
    return is_reference(text, IRI);
}

/* A variable with its modifier: "name", "name*", "name:3" (RFC 6570 2.3, 2.4). */
static bool is_variable(struct str spec)
{
    size_t at = 0;
    bool after_dot = true; /* a name neither starts nor goes on with a dot */
    while (at < spec.len && spec.data[at] != ':' && spec.data[at] != '*') {
        const char c = spec.data[at];
        if (c == '.' ? after_dot : !(ascii_is_alnum(c) || c == '_' || c == '%'))
            return false;
        if (c == '%' && !is_triplet(spec, at))
            return false;
        after_dot = c == '.';
        at += c == '%' ? 3 : 1;
    }
    if (at == 0 || after_dot)
        return false;
    if (at == spec.len || str_eq(str_slice(spec, at, spec.len), STR("*")))
        return true;
    const struct str length = str_slice(spec, at + 1, spec.len);
    if (spec.data[at] != ':' || length.len < 1 || length.len > 4 || length.data[0] == '0')
        return false;
    for (size_t i = 0; i < length.len; i++)
        if (!ascii_is_digit(length.data[i]))
            return false;
    return true;
}

static bool is_expression(struct str inner)
{
    if (inner.len && strchr("+#./;?&=,!@|", inner.data[0]) && inner.data[0]) {
        /* The second half is reserved for extensions (2.2). */
        if (strchr("=,!@|", inner.data[0]))
            return false;
        inner = str_slice(inner, 1, inner.len);
    }
    struct str rest = inner;
    struct str spec;
    if (inner.len == 0)
        return false;
    while (str_split(&rest, ',', &spec))
        if (!is_variable(spec))
            return false;
    return true;
}

/* Characters of a literal (2.1, with erratum 6937: the apostrophe is one). */
static bool is_literal(struct str text, size_t at, size_t *ret_len)
{
    const uint32_t c = utf8_decode(text, at, ret_len);
    if (c == '%') {
        *ret_len = 3;
        return is_triplet(text, at);
    }
    if (c >= 0x80)
        return c != UTF8_REPLACEMENT && is_iri_char(c, true);
    return c > 0x20 && c != 0x7f && !strchr("\"<>\\^`{|}", (int)c);
}

bool format_is_uri_template(struct str text)
{
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len) {
        if (text.data[at] != '{') {
            if (!is_literal(text, at, &len))
                return false;
            continue;
        }
        const size_t close = str_find_byte(text, '}', at);
        if (close == STR_NONE || !is_expression(str_slice(text, at + 1, close)))
            return false;
        len = close + 1 - at;
    }
    return true;
}
