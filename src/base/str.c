/* base/str: comparisons, search, copies and the builder. */
#include "notelint/str.h"

#include <assert.h>
#include <stdio.h>

bool str_same_nocase(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (ascii_lower(a[i]) != ascii_lower(b[i]))
            return false;
    return true;
}

int str_cmp_whole(struct str a, struct str b)
{
    const size_t shared = a.len < b.len ? a.len : b.len;
    const int order = shared ? memcmp(a.data, b.data, shared) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (needle.len == 0)
        return from <= s.len ? from : STR_NONE;
    for (size_t at = str_find_byte(s, needle.data[0], from); at != STR_NONE;
         at = str_find_byte(s, needle.data[0], at + 1)) {
        if (s.len - at < needle.len)
            return STR_NONE;
        if (memcmp(s.data + at, needle.data, needle.len) == 0)
            return at;
    }
    return STR_NONE;
}

size_t str_rfind_byte(struct str s, char byte)
{
    for (size_t at = s.len; at > 0; at--)
        if (s.data[at - 1] == byte)
            return at - 1;
    return STR_NONE;
}

struct str str_trim(struct str s)
{
    size_t begin = 0;
    size_t end = s.len;
    while (begin < end && ascii_is_space(s.data[begin]))
        begin++;
    while (end > begin && ascii_is_space(s.data[end - 1]))
        end--;
    return str_slice(s, begin, end);
}

/* Little-endian words whatever the machine; compilers make one load of it. */
static uint64_t word_at(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

/* Eight bytes a step, each multiplied in and folded back; a final mix. */
uint64_t str_hash(struct str s)
{
    const uint64_t factor = 0x9fb21c651e98df25u;
    uint64_t hash = s.len * 0x9e3779b97f4a7c15u;
    size_t at = 0;
    for (; s.len - at >= 8; at += 8) {
        hash = (hash ^ word_at(s.data + at)) * factor;
        hash ^= hash >> 35;
    }
    uint64_t last = 0;
    for (unsigned bits = 0; at < s.len; at++, bits += 8)
        last |= (uint64_t)(unsigned char)s.data[at] << bits;
    hash = (hash ^ last) * factor;
    hash ^= hash >> 35;
    hash *= factor;
    return hash ^ (hash >> 28);
}

bool str_split(struct str *rest, char separator, struct str *ret_part)
{
    if (!rest->data)
        return false;
    const size_t at = str_find_byte(*rest, separator, 0);
    if (at == STR_NONE) {
        *ret_part = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *ret_part = str_slice(*rest, 0, at);
    *rest = (struct str){rest->data + at + 1, rest->len - at - 1};
    return true;
}

struct str str_dup(struct arena *arena, struct str s)
{
    char *copy = arena_text(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.data, s.len);
    copy[s.len] = '\0';
    return (struct str){copy, s.len};
}

struct str str_vfmt(struct arena *arena, const char *fmt, va_list args)
{
    char usual[256]; /* long enough for most, which are then formatted once */
    va_list again;
    va_copy(again, args);
    const int len = vsnprintf(usual, sizeof(usual), fmt, again);
    va_end(again);
    assert(len >= 0);
    char *text = arena_text(arena, (size_t)len + 1);
    if ((size_t)len < sizeof(usual))
        memcpy(text, usual, (size_t)len + 1);
    else
        vsnprintf(text, (size_t)len + 1, fmt, args);
    return (struct str){text, (size_t)len};
}

struct str str_fmt(struct arena *arena, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const struct str text = str_vfmt(arena, fmt, args);
    va_end(args);
    return text;
}

bool str_starts_as(struct str s, struct str form)
{
    size_t at = 0;
    while (at < s.len && at < form.len &&
           (form.data[at] == '0' ? ascii_is_digit(s.data[at]) : s.data[at] == form.data[at]))
        at++;
    return at == form.len;
}

struct str str_on_one_line(struct arena *arena, struct str s)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < s.len; i++) {
        if (!ascii_is_space(s.data[i]))
            buf_push_byte(&buf, s.data[i]);
        else if (buf.len && buf.data[buf.len - 1] != ' ')
            buf_push_byte(&buf, ' ');
    }
    return str_trim(buf_str(&buf));
}

struct str str_lower(struct arena *arena, struct str s)
{
    char *copy = arena_text(arena, s.len + 1);
    copy[s.len] = '\0';
    for (size_t i = 0; i < s.len; i++)
        copy[i] = ascii_lower(s.data[i]);
    return (struct str){copy, s.len};
}

void buf_reserve(struct buf *buf, size_t more)
{
    assert(buf->arena);
    if (buf->cap - buf->len > more)
        return;
    size_t cap = buf->cap ? buf->cap * 2 : 24;
    while (cap - buf->len <= more)
        cap *= 2;
    if (!buf->data || !arena_extend(buf->arena, buf->data, buf->cap, cap - buf->cap)) {
        char *grown = arena_text(buf->arena, cap);
        if (buf->len)
            memcpy(grown, buf->data, buf->len);
        buf->data = grown;
    }
    buf->cap = cap;
}

void buf_fmt(struct buf *buf, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    va_list again;
    va_copy(again, args);
    buf_reserve(buf, 0);
    const size_t room = buf->cap - buf->len;
    const int len = vsnprintf(buf->data + buf->len, room, fmt, again);
    va_end(again);
    assert(len >= 0);
    if ((size_t)len >= room) {
        buf_reserve(buf, (size_t)len);
        vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
    }
    buf->len += (size_t)len;
    va_end(args);
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->data, buf->len};
}
