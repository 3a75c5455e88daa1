/* text/utf8: decoding UTF-8 (RFC 3629), strictly. */
#ifndef NOTELINT_UTF8_H
#define NOTELINT_UTF8_H

#include "notelint/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* The code point at `at`, which is below s.len, and its length in bytes; where the bytes are not
 * UTF-8 the result is UTF8_REPLACEMENT and the length 1. */
uint32_t utf8_decode(struct str s, size_t at, size_t *ret_len);

/* The code point that ends right before `at` (> 0). */
uint32_t utf8_decode_before(struct str s, size_t at, size_t *ret_len);

/* Offset of the first byte that is not UTF-8, or STR_NONE. */
size_t utf8_invalid_at(struct str s);

/* Appends the encoding of a Unicode scalar value. */
void utf8_push(struct buf *buf, uint32_t code_point);

/* General categories, of any code point: letters (L*), decimal digits (Nd), letters or numbers,
 * upper or title case. */
bool unicode_is_letter(uint32_t code_point);
bool unicode_is_alnum(uint32_t code_point);
bool unicode_is_upper(uint32_t code_point);
bool unicode_is_space(uint32_t code_point);

/* Columns a terminal shows for `s`; controls count 0, wide characters 2. */
size_t utf8_width(struct str s);

/* `s` as it may be printed: invalid bytes become U+FFFD; C0 and C1 controls (but a tab becomes a
 * blank), line and paragraph separators, and bidi embeddings, overrides and isolates become U+FFFD
 * too. What a note holds can then neither move the cursor nor forge a line. Borrowed where nothing
 * had to change. */
struct str utf8_printable(struct arena *arena, struct str s);

#endif
