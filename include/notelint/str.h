/* base/str: borrowed bytes.
 *
 * A `struct str` points at bytes that somebody else owns and carries their length; it never relies
 * on a NUL and may hold any byte. The zero value is the empty string. Comparisons are by byte,
 * without locale. */
#ifndef NOTELINT_STR_H
#define NOTELINT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "notelint/arena.h"

struct str {
    const char *data;
    size_t len;
};

#if defined(__GNUC__)
#define NOTELINT_PRINTF(fmt_index, first) __attribute__((format(printf, fmt_index, first)))
#else
#define NOTELINT_PRINTF(fmt_index, first)
#endif

/* A string literal as a str; usable in static initialisers. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }
/* For "%.*s"; text beyond INT_MAX bytes is cut. */
#define STR_ARG(s) ((s).len > 0x7fffffff ? 0x7fffffff : (int)(s).len), ((s).data ? (s).data : "")

#define STR_NONE ((size_t)-1) /* "not found" of the _find functions */

static inline struct str str_from(const char *cstr) /* borrows; NULL is the empty string */
{
    return (struct str){cstr, cstr ? strlen(cstr) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len &&
           (a.len == 0 || (a.data[0] == b.data[0] && memcmp(a.data, b.data, a.len) == 0));
}

/* Clamped to the string. */
static inline struct str str_slice(struct str s, size_t begin, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (begin >= end)
        return (struct str){s.data ? s.data + end : NULL, 0};
    return (struct str){s.data + begin, end - begin};
}

static inline bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq((struct str){s.data, prefix.len}, prefix);
}

/* Does it begin as the form says, in which '0' stands for any digit? "2024-05-17 Board" begins as
 * "0000-00-00". */
bool str_starts_as(struct str s, struct str form);

static inline bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

static inline size_t str_find_byte(struct str s, char byte, size_t from)
{
    if (from >= s.len)
        return STR_NONE;
    const char *hit = (const char *)memchr(s.data + from, byte, s.len - from);
    return hit ? (size_t)(hit - s.data) : STR_NONE;
}

/* Part of str_eq_nocase: the same but for the case of ASCII letters, where both have `len` bytes.
 */
bool str_same_nocase(const char *a, const char *b, size_t len);

/* ASCII letters only. */
static inline bool str_eq_nocase(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || (((a.data[0] ^ b.data[0]) & ~0x20) == 0 &&
                                             str_same_nocase(a.data, b.data, a.len)));
}

/* Part of str_cmp: the order of texts that begin with the same byte, or of which one is empty. */
int str_cmp_whole(struct str a, struct str b);

/* Byte order; a prefix sorts first. */
static inline int str_cmp(struct str a, struct str b)
{
    if (a.len == 0 || b.len == 0 || a.data[0] == b.data[0])
        return str_cmp_whole(a, b);
    return (unsigned char)a.data[0] < (unsigned char)b.data[0] ? -1 : 1;
}

size_t str_find(struct str s, struct str needle, size_t from);
size_t str_rfind_byte(struct str s, char byte);
struct str str_trim(struct str s); /* ASCII blanks, tabs and line ends at both ends */
uint64_t str_hash(struct str s);   /* the same in each run: for facts, not for tables */

/* The text up to the next `separator`, which is skipped; advances *rest. False when *rest is used
 * up. */
bool str_split(struct str *rest, char separator, struct str *ret_part);

/* Copies, NUL-terminated behind the last byte for foreign APIs. */
struct str str_dup(struct arena *arena, struct str s);
struct str str_fmt(struct arena *arena, const char *fmt, ...) NOTELINT_PRINTF(2, 3);
struct str str_vfmt(struct arena *arena, const char *fmt, va_list args) NOTELINT_PRINTF(2, 0);
struct str str_lower(struct arena *arena, struct str s); /* ASCII letters only */
/* Trimmed, and each run of blanks and line ends within as one blank. */
struct str str_on_one_line(struct arena *arena, struct str s);

/* Bytes that grow: a builder for one string. `arena` must be set before the first push. */
struct buf {
    struct arena *arena;
    char *data;
    size_t len;
    size_t cap;
};

/* Make room for `more` bytes and a NUL. Part of the functions below. */
void buf_reserve(struct buf *buf, size_t more);

static inline void buf_push(struct buf *buf, struct str s)
{
    if (buf->cap - buf->len <= s.len)
        buf_reserve(buf, s.len);
    if (s.len)
        memcpy(buf->data + buf->len, s.data, s.len);
    buf->len += s.len;
    buf->data[buf->len] = '\0';
}

static inline void buf_push_byte(struct buf *buf, char byte)
{
    if (buf->cap - buf->len <= 1)
        buf_reserve(buf, 1);
    buf->data[buf->len++] = byte;
    buf->data[buf->len] = '\0';
}

void buf_fmt(struct buf *buf, const char *fmt, ...) NOTELINT_PRINTF(2, 3);
struct str
buf_str(const struct buf *buf); /* borrowed from the buf's arena; valid until the next push */

/* Bytes ASCII alone decides; anything from 0x80 on is none of these. */
static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_alpha(char c)
{
    return ascii_is_upper(c) || ascii_is_lower(c);
}
static inline bool ascii_is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}
static inline bool ascii_is_blank(char c)
{
    return c == ' ' || c == '\t';
}
static inline bool ascii_is_eol(char c)
{
    return c == '\n' || c == '\r';
}
static inline bool ascii_is_space(char c)
{
    return ascii_is_blank(c) || ascii_is_eol(c) || c == '\f' || c == '\v';
}
static inline bool ascii_is_punct(char c)
{
    return c > ' ' && c < 0x7f && !ascii_is_alnum(c);
}
static inline char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}
static inline char ascii_upper(char c)
{
    return ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

#endif
