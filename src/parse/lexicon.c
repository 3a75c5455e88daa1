/* parse/lexicon: look-up of words and signs. */
#include "lexicon.h"

#include "lexicon_table.h" /* made from lexicon.txt and words.txt by tools/lexicon.py */

enum { KEY_BYTES = sizeof(uint64_t), WORD_LONGEST = 3 * KEY_BYTES };

/* The byte at `at`, in its place of a number. */
static inline uint64_t load_one(const char *bytes, size_t at)
{
    return (uint64_t)(unsigned char)bytes[at] << 8 * at;
}

/* Compilers make one load of it. */
static inline uint64_t load_four(const char *bytes)
{
    return load_one(bytes, 0) | load_one(bytes, 1) | load_one(bytes, 2) | load_one(bytes, 3);
}

/* One to eight letters, digits, hyphens, dots or apostrophes as one number, whatever their case: of
 * all of these, the bit tells letters alone apart. */
static uint64_t word_pack(const char *bytes, size_t len)
{
    static const uint64_t lower = 0x2020202020202020;
    uint64_t packed;
    if (len == KEY_BYTES)
        packed = load_four(bytes) | load_four(bytes + 4) << 32;
    else if (len >= 4) /* the two may overlap */
        packed = load_four(bytes) | load_four(bytes + len - 4) << 8 * (len - 4);
    else
        packed = load_one(bytes, 0) | load_one(bytes, len / 2) | load_one(bytes, len - 1);
    return packed | lower >> 8 * (KEY_BYTES - len);
}

static size_t slot_of(const uint64_t *word)
{
    const uint64_t hash = word[0] * 0x9E3779B97F4A7C15u ^ word[1] * 0xC2B2AE3D27D4EB4Fu ^
                          word[2] * 0x165667B19E3779F9u;
    return (size_t)(hash >> (64 - SLOT_BITS));
}

const struct lexicon_entry *lexicon_find(struct str word)
{
    if (word.len == 0 || word.len > WORD_LONGEST)
        return &entries[0];
    uint64_t key[3] = {word_pack(word.data, word.len < KEY_BYTES ? word.len : KEY_BYTES)};
    for (size_t i = 1, at = KEY_BYTES; at < word.len; i++, at += KEY_BYTES)
        key[i] = word_pack(word.data + at, word.len - at < KEY_BYTES ? word.len - at : KEY_BYTES);
    size_t slot = slot_of(key);
    for (; slots[slot] > 0; slot = (slot + 1) % COUNT_OF(slots)) {
        const struct lexicon_entry *entry = &entries[slots[slot]];
        if (entry->word[0] == key[0] && entry->word[1] == key[1] && entry->word[2] == key[2])
            return entry;
    }
    return &entries[0];
}

#define VULGAR(numerator, denominator) ((numerator)*16 + (denominator))

/* What ASCII holds beyond these is letters, digits and LEX_OTHER. */
static const struct lexicon_sign ascii_signs[0x80] = {
    ['"'] = {LEX_QUOTE, 0},   ['#'] = {LEX_HASH, 0},         ['$'] = {LEX_CURRENCY, 0},
    ['%'] = {LEX_PERCENT, 0}, ['\''] = {LEX_QUOTE, 0},       ['('] = {LEX_OPEN, 0},
    [')'] = {LEX_CLOSE, 0},   ['+'] = {LEX_PLUS, 0},         [','] = {LEX_COMMA, 0},
    ['-'] = {LEX_HYPHEN, 0},  ['.'] = {LEX_DOT, 0},          ['/'] = {LEX_SLASH, 0},
    [':'] = {LEX_COLON, 0},   [';'] = {LEX_SEMICOLON, 0},    ['<'] = {LEX_LESS_SIGN, 0},
    ['='] = {LEX_EQUALS, 0},  ['>'] = {LEX_GREATER_SIGN, 0}, ['['] = {LEX_OPEN, 1},
    [']'] = {LEX_CLOSE, 1},   ['^'] = {LEX_CARET, 0},        ['{'] = {LEX_OPEN, 2},
    ['}'] = {LEX_CLOSE, 2},   ['~'] = {LEX_TILDE, 0},
};

struct sign {
    uint32_t code_point;
    struct lexicon_sign sign;
};

/* Sorted by code point. */
static const struct sign wide_signs[] = {
    {0x00a2, {LEX_CURRENCY, 0}},
    {0x00a3, {LEX_CURRENCY, 0}},
    {0x00a5, {LEX_CURRENCY, 0}},
    {0x00ab, {LEX_QUOTE, 0}},
    {0x00b0, {LEX_DEGREE, 0}},
    {0x00b1, {LEX_PLUS_MINUS, 0}},
    {0x00b2, {LEX_SUPERSCRIPT, 2}},
    {0x00b3, {LEX_SUPERSCRIPT, 3}},
    {0x00b7, {LEX_TIMES, 1}},
    {0x00b9, {LEX_SUPERSCRIPT, 1}},
    {0x00ba, {LEX_DEGREE, 0}},
    {0x00bb, {LEX_QUOTE, 0}},
    {0x00bc, {LEX_FRACTION, VULGAR(1, 4)}},
    {0x00bd, {LEX_FRACTION, VULGAR(1, 2)}},
    {0x00be, {LEX_FRACTION, VULGAR(3, 4)}},
    {0x00d7, {LEX_TIMES, 0}},
    {0x0e3f, {LEX_CURRENCY, 0}},
    {0x2010, {LEX_HYPHEN, 0}},
    {0x2011, {LEX_HYPHEN, 0}},
    {0x2012, {LEX_DASH, 0}},
    {0x2013, {LEX_DASH, 0}},
    {0x2014, {LEX_DASH, 1}},
    {0x2015, {LEX_DASH, 1}},
    {0x2018, {LEX_QUOTE, 0}},
    {0x2019, {LEX_QUOTE, 0}},
    {0x201c, {LEX_QUOTE, 0}},
    {0x201d, {LEX_QUOTE, 0}},
    {0x2026, {LEX_OTHER, 0}},
    {0x2030, {LEX_PERCENT, 1}},
    {0x2031, {LEX_PERCENT, 2}},
    {0x2032, {LEX_PRIME, 1}},
    {0x2033, {LEX_PRIME, 2}},
    {0x2044, {LEX_SLASH, 0}},
    {0x2070, {LEX_SUPERSCRIPT, 0}},
    {0x2074, {LEX_SUPERSCRIPT, 4}},
    {0x2075, {LEX_SUPERSCRIPT, 5}},
    {0x2076, {LEX_SUPERSCRIPT, 6}},
    {0x2077, {LEX_SUPERSCRIPT, 7}},
    {0x2078, {LEX_SUPERSCRIPT, 8}},
    {0x2079, {LEX_SUPERSCRIPT, 9}},
    {0x207b, {LEX_SUPERSCRIPT, 10}},
    {0x2103, {LEX_DEGREE, 1}},
    {0x2109, {LEX_DEGREE, 2}},
    {0x2150, {LEX_FRACTION, VULGAR(1, 7)}},
    {0x2151, {LEX_FRACTION, VULGAR(1, 9)}},
    {0x2152, {LEX_FRACTION, VULGAR(1, 10)}},
    {0x2153, {LEX_FRACTION, VULGAR(1, 3)}},
    {0x2154, {LEX_FRACTION, VULGAR(2, 3)}},
    {0x2155, {LEX_FRACTION, VULGAR(1, 5)}},
    {0x2156, {LEX_FRACTION, VULGAR(2, 5)}},
    {0x2157, {LEX_FRACTION, VULGAR(3, 5)}},
    {0x2158, {LEX_FRACTION, VULGAR(4, 5)}},
    {0x2159, {LEX_FRACTION, VULGAR(1, 6)}},
    {0x215a, {LEX_FRACTION, VULGAR(5, 6)}},
    {0x215b, {LEX_FRACTION, VULGAR(1, 8)}},
    {0x215c, {LEX_FRACTION, VULGAR(3, 8)}},
    {0x215d, {LEX_FRACTION, VULGAR(5, 8)}},
    {0x215e, {LEX_FRACTION, VULGAR(7, 8)}},
    {0x2190, {LEX_ARROW, 0}},
    {0x2192, {LEX_ARROW, 0}},
    {0x21d2, {LEX_ARROW, 0}},
    {0x2212, {LEX_MINUS, 0}},
    {0x223c, {LEX_TILDE, 0}},
    {0x2243, {LEX_TILDE, 0}},
    {0x2245, {LEX_TILDE, 0}},
    {0x2248, {LEX_TILDE, 0}},
    {0x2264, {LEX_AT_MOST_SIGN, 0}},
    {0x2265, {LEX_AT_LEAST_SIGN, 0}},
    {0x2a7d, {LEX_AT_MOST_SIGN, 0}},
    {0x2a7e, {LEX_AT_LEAST_SIGN, 0}},
    {0xff05, {LEX_PERCENT, 0}},
};

struct lexicon_sign lexicon_sign(uint32_t code_point)
{
    if (code_point < COUNT_OF(ascii_signs))
        return ascii_signs[code_point].lex != LEX_NONE ? ascii_signs[code_point]
                                                       : (struct lexicon_sign){LEX_OTHER, 0};
    size_t low = 0;
    size_t high = COUNT_OF(wide_signs);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (wide_signs[middle].code_point == code_point)
            return wide_signs[middle].sign;
        if (code_point < wide_signs[middle].code_point)
            high = middle;
        else
            low = middle + 1;
    }
    /* the block of currency signs, marks and pictures; the rest is letters */
    if (code_point >= 0x20a0 && code_point <= 0x20cf)
        return (struct lexicon_sign){LEX_CURRENCY, 0};
    const bool other = (code_point >= 0x2000 && code_point < 0x2070) ||
                       (code_point >= 0x2190 && code_point < 0x2c00) || code_point >= 0x1f000;
    return (struct lexicon_sign){other ? LEX_OTHER : LEX_NONE, 0};
}
