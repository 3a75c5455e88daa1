/* text/utf8: strict decoding (RFC 3629 section 4), and what of a note may be printed.
 *
 * General categories and widths come from utf8proc and are in fold.c. */
#include "notelint/utf8.h"

#include <assert.h>

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Length of the well-formed sequence at `at`, or 0 (Unicode 15, table 3-7). */
static size_t sequence_len(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.data + at;
    const size_t rest = s.len - at;
    const unsigned char lead = p[0];
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || rest < 2)
        return 0;
    if (lead < 0xE0)
        return is_continuation(p[1]) ? 2 : 0;
    const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high || rest < 3 || !is_continuation(p[2]))
        return 0;
    if (lead < 0xF0)
        return 3;
    return rest >= 4 && is_continuation(p[3]) ? 4 : 0;
}

uint32_t utf8_decode(struct str s, size_t at, size_t *ret_len)
{
    assert(at < s.len);
    const unsigned char *p = (const unsigned char *)s.data + at;
    const size_t len = sequence_len(s, at);
    *ret_len = len ? len : 1;
    switch (len) {
    case 1:
        return p[0];
    case 2:
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
               (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
        return UTF8_REPLACEMENT;
    }
}

uint32_t utf8_decode_before(struct str s, size_t at, size_t *ret_len)
{
    assert(at > 0 && at <= s.len);
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && is_continuation((unsigned char)s.data[begin]))
        begin--;
    const uint32_t code_point = utf8_decode(s, begin, ret_len);
    if (begin + *ret_len == at)
        return code_point;
    *ret_len = 1;
    return UTF8_REPLACEMENT;
}

size_t utf8_invalid_at(struct str s)
{
    const uint64_t high_bits = 0x8080808080808080u;
    size_t at = 0;
    while (at < s.len) {
        uint64_t word;
        while (s.len - at >= sizeof(word)) {
            memcpy(&word, s.data + at, sizeof(word));
            if (word & high_bits)
                break;
            at += sizeof(word);
        }
        while (at < s.len && (unsigned char)s.data[at] < 0x80)
            at++;
        /* A run of non-ASCII text, such as a word in Greek. */
        while (at < s.len && (unsigned char)s.data[at] >= 0x80) {
            const size_t len = sequence_len(s, at);
            if (!len)
                return at;
            at += len;
        }
    }
    return STR_NONE;
}

void utf8_push(struct buf *buf, uint32_t code_point)
{
    assert(code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF));
    char bytes[4];
    size_t len = 0;
    if (code_point < 0x80) {
        bytes[len++] = (char)code_point;
    } else if (code_point < 0x800) {
        bytes[len++] = (char)(0xC0 | code_point >> 6);
        bytes[len++] = (char)(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        bytes[len++] = (char)(0xE0 | code_point >> 12);
        bytes[len++] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[len++] = (char)(0x80 | (code_point & 0x3F));
    } else {
        bytes[len++] = (char)(0xF0 | code_point >> 18);
        bytes[len++] = (char)(0x80 | (code_point >> 12 & 0x3F));
        bytes[len++] = (char)(0x80 | (code_point >> 6 & 0x3F));
        bytes[len++] = (char)(0x80 | (code_point & 0x3F));
    }
    buf_push(buf, (struct str){bytes, len});
}

bool unicode_is_space(uint32_t code_point)
{
    /* White_Space of PropList.txt */
    return (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x20 || code_point == 0x85 ||
           code_point == 0xA0 || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
           code_point == 0x3000;
}

/* Controls, line separators and the marks that reorder text on a screen (UAX 9). */
static bool is_unprintable(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) || code_point == 0x2028 ||
           code_point == 0x2029 || (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2066 && code_point <= 0x2069);
}

/* Length of the leading part of `s` that may be printed as it is. */
static size_t printable_prefix(struct str s)
{
    for (size_t at = 0, len; at < s.len; at += len) {
        const uint32_t code_point = utf8_decode(s, at, &len);
        if (is_unprintable(code_point) || (code_point == UTF8_REPLACEMENT && len == 1))
            return at;
    }
    return s.len;
}

struct str utf8_printable(struct arena *arena, struct str s)
{
    size_t at = printable_prefix(s);
    if (at == s.len)
        return s;
    struct buf buf = {.arena = arena};
    buf_push(&buf, str_slice(s, 0, at));
    for (size_t len; at < s.len; at += len) {
        const uint32_t code_point = utf8_decode(s, at, &len);
        if (code_point == '\t')
            buf_push_byte(&buf, ' ');
        else
            utf8_push(&buf, is_unprintable(code_point) ? UTF8_REPLACEMENT : code_point);
    }
    return buf_str(&buf);
}
