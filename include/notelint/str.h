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

struct str str_from(const char *cstr); /* borrows; NULL is the empty string */
bool str_eq(struct str a, struct str b);
bool str_eq_nocase(struct str a, struct str b); /* ASCII letters only */
int str_cmp(struct str a, struct str b);        /* byte order; a prefix sorts first */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_byte(struct str s, char byte, size_t from);
size_t str_rfind_byte(struct str s, char byte);
struct str str_slice(struct str s, size_t begin, size_t end); /* clamped to the string */
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

/* Bytes that grow: a builder for one string. `arena` must be set before the first push. */
struct buf {
    struct arena *arena;
    char *data;
    size_t len;
    size_t cap;
};

void buf_push(struct buf *buf, struct str s);
void buf_push_byte(struct buf *buf, char byte);
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
