/* text/idna: labels as code points, and what RFC 5892 (code points, context) and RFC 5893
 * (directions) demand of them. */
#include "notelint/idna.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "idna_table.h"
#include "notelint/fold.h"
#include "notelint/utf8.h"
#include "punycode.h"

enum { NAME_MAX_LEN = 253, LABELS_MAX = 127 };

static bool in_ranges(const struct code_range *ranges, size_t count, uint32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

#define IN(table, c) in_ranges(table, COUNT_OF(table), c)

static struct str label_text(struct arena *arena, const struct label *label)
{
    struct buf text = {.arena = arena};
    for (size_t i = 0; i < label->len; i++)
        utf8_push(&text, label->code[i]);
    return buf_str(&text);
}

static utf8proc_category_t category(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c);
}

static bool is_mark(uint32_t c)
{
    const utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
           kind == UTF8PROC_CATEGORY_ME;
}

/* NFKC and case folding change it (RFC 5892 2.2). */
static bool is_unstable(uint32_t c)
{
    utf8proc_uint8_t text[5] = {0};
    const utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)c, text);
    utf8proc_uint8_t *folded = NULL;
    const utf8proc_ssize_t folded_len =
        utf8proc_map(text, len, &folded,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    const bool same = folded_len == len && memcmp(folded, text, (size_t)len) == 0;
    free(folded);
    return !same;
}

/* PVALID by RFC 5892 3, or to be decided by its context. */
static bool is_allowed(uint32_t c)
{
    if (IN(idna_valid, c) || IN(idna_contextual, c))
        return true;
    if (IN(idna_disallowed, c) || is_unstable(c))
        return false;
    const unsigned letters_and_digits = 1u << UTF8PROC_CATEGORY_LL | 1u << UTF8PROC_CATEGORY_LU |
                                        1u << UTF8PROC_CATEGORY_LO | 1u << UTF8PROC_CATEGORY_LM |
                                        1u << UTF8PROC_CATEGORY_MN | 1u << UTF8PROC_CATEGORY_MC |
                                        1u << UTF8PROC_CATEGORY_ND;
    return c == '-' || (letters_and_digits >> category(c) & 1);
}

static bool is_transparent(uint32_t c)
{
    const utf8proc_category_t kind = category(c);
    return kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_ME ||
           kind == UTF8PROC_CATEGORY_CF;
}

static bool follows_virama(const struct label *label, size_t at)
{
    return at > 0 &&
           utf8proc_get_property((utf8proc_int32_t)label->code[at - 1])->combining_class == 9;
}

/* Between letters that join (RFC 5892 A.1). */
static bool joins(const struct label *label, size_t at)
{
    size_t before = at;
    while (before > 0 && is_transparent(label->code[before - 1]))
        before--;
    size_t after = at + 1;
    while (after < label->len && is_transparent(label->code[after]))
        after++;
    if (before == 0 || after == label->len)
        return false;
    const uint32_t left = label->code[before - 1];
    const uint32_t right = label->code[after];
    const bool left_joins = IN(joins_both, left) && !IN(joins_right, left) && !IN(joins_not, left);
    return left_joins && IN(joins_both, right) && !IN(joins_not, right);
}

static bool has_any(const struct label *label, const struct code_range *ranges, size_t count)
{
    for (size_t i = 0; i < label->len; i++)
        if (in_ranges(ranges, count, label->code[i]))
            return true;
    return false;
}

/* The rules of RFC 5892 appendix A. */
static bool context_allows(const struct label *label, size_t at)
{
    const uint32_t c = label->code[at];
    const uint32_t before = at > 0 ? label->code[at - 1] : 0;
    const uint32_t after = at + 1 < label->len ? label->code[at + 1] : 0;
    if (c == 0x200C)
        return follows_virama(label, at) || joins(label, at);
    if (c == 0x200D)
        return follows_virama(label, at);
    if (c == 0x00B7)
        return before == 'l' && after == 'l';
    if (c == 0x0375)
        return IN(script_greek, after);
    if (c == 0x05F3 || c == 0x05F4)
        return IN(script_hebrew, before);
    if (c == 0x30FB)
        return has_any(label, script_japanese, COUNT_OF(script_japanese));
    static const struct code_range arabic_digits[] = {{0x0660, 0x0669}};
    static const struct code_range extended_digits[] = {{0x06F0, 0x06F9}};
    if (IN(arabic_digits, c))
        return !has_any(label, extended_digits, COUNT_OF(extended_digits));
    if (IN(extended_digits, c))
        return !has_any(label, arabic_digits, COUNT_OF(arabic_digits));
    return true;
}

static utf8proc_bidi_class_t direction(uint32_t c)
{
    return (utf8proc_bidi_class_t)utf8proc_get_property((utf8proc_int32_t)c)->bidi_class;
}

static bool is_right_to_left(utf8proc_bidi_class_t class_)
{
    return class_ == UTF8PROC_BIDI_CLASS_R || class_ == UTF8PROC_BIDI_CLASS_AL;
}

static bool is_neutral(utf8proc_bidi_class_t class_)
{
    const unsigned neutral = 1u << UTF8PROC_BIDI_CLASS_EN | 1u << UTF8PROC_BIDI_CLASS_ES |
                             1u << UTF8PROC_BIDI_CLASS_CS | 1u << UTF8PROC_BIDI_CLASS_ET |
                             1u << UTF8PROC_BIDI_CLASS_ON | 1u << UTF8PROC_BIDI_CLASS_BN |
                             1u << UTF8PROC_BIDI_CLASS_NSM;
    return neutral >> class_ & 1;
}

/* The six conditions of RFC 5893 2. */
static bool bidi_allows(const struct label *label)
{
    const utf8proc_bidi_class_t first = direction(label->code[0]);
    const bool rtl = is_right_to_left(first);
    if (!rtl && first != UTF8PROC_BIDI_CLASS_L)
        return false;
    bool european = false;
    bool arabic = false;
    utf8proc_bidi_class_t last = first;
    for (size_t i = 0; i < label->len; i++) {
        const utf8proc_bidi_class_t class_ = direction(label->code[i]);
        european |= class_ == UTF8PROC_BIDI_CLASS_EN;
        arabic |= class_ == UTF8PROC_BIDI_CLASS_AN;
        const bool own = rtl ? is_right_to_left(class_) || class_ == UTF8PROC_BIDI_CLASS_AN
                             : class_ == UTF8PROC_BIDI_CLASS_L;
        if (!own && !is_neutral(class_))
            return false;
        if (class_ != UTF8PROC_BIDI_CLASS_NSM)
            last = class_;
    }
    if (!rtl)
        return last == UTF8PROC_BIDI_CLASS_L || last == UTF8PROC_BIDI_CLASS_EN;
    return !(european && arabic) && (is_right_to_left(last) || last == UTF8PROC_BIDI_CLASS_EN ||
                                     last == UTF8PROC_BIDI_CLASS_AN);
}

/* RFC 5891 4.2 and 5.4, but the rule of directions, which is about the whole name. */
static bool is_u_label(struct arena *arena, const struct label *label)
{
    if (label->len == 0 || label->code[0] == '-' || label->code[label->len - 1] == '-' ||
        (label->len > 3 && label->code[2] == '-' && label->code[3] == '-') ||
        is_mark(label->code[0]))
        return false;
    for (size_t i = 0; i < label->len; i++)
        if (!is_allowed(label->code[i]) || !context_allows(label, i))
            return false;
    const struct str text = label_text(arena, label);
    return str_eq(fold_nfc(arena, text), text);
}

static bool is_ldh(struct str text)
{
    if (text.len == 0 || text.len > LABEL_MAX || text.data[0] == '-' ||
        text.data[text.len - 1] == '-')
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_alnum(text.data[i]) && text.data[i] != '-')
            return false;
    return true;
}

/* Reads one label of a name; *ret_len is its length in the DNS. */
static bool label_read(struct arena *arena, struct str text, struct label *ret, size_t *ret_len)
{
    *ret = (struct label){.ascii = true};
    for (size_t i = 0; i < text.len; i++)
        ret->ascii &= (unsigned char)text.data[i] < 0x80;
    if (ret->ascii) {
        const struct str prefix = STR("xn--");
        *ret_len = text.len;
        if (!is_ldh(text))
            return false;
        if (!str_eq_nocase(str_slice(text, 0, prefix.len), prefix)) {
            for (size_t i = 0; i < text.len; i++)
                ret->code[ret->len++] = (unsigned char)ascii_lower(text.data[i]);
            return true;
        }
        const struct str encoded = str_slice(text, prefix.len, text.len);
        ret->ascii = false;
        return punycode_decode(encoded, ret) && is_u_label(arena, ret) &&
               str_eq_nocase(punycode_encode(arena, ret), encoded);
    }
    size_t len = 0;
    for (size_t at = 0; at < text.len; at += len) {
        const uint32_t c = utf8_decode(text, at, &len);
        if (ret->len == LABEL_MAX || c == UTF8_REPLACEMENT)
            return false;
        ret->code[ret->len++] = c;
    }
    *ret_len = 4 + punycode_encode(arena, ret).len;
    return *ret_len <= LABEL_MAX && is_u_label(arena, ret);
}

/* Length of the separator at `at`: "." or one of the ideographic full stops; 0 if none. */
static size_t separator_at(struct str text, size_t at)
{
    static const struct str dots[] = {STR_INIT("."), STR_INIT("\xe3\x80\x82"),
                                      STR_INIT("\xef\xbc\x8e"), STR_INIT("\xef\xbd\xa1")};
    for (size_t i = 0; i < COUNT_OF(dots); i++)
        if (str_starts(str_slice(text, at, text.len), dots[i]))
            return dots[i].len;
    return 0;
}

static bool is_name(struct arena *arena, struct str text)
{
    size_t total = 0;
    bool bidi = false;
    bool bidi_holds = true;
    for (size_t begin = 0, labels = 0; begin <= text.len; labels++) {
        size_t end = begin;
        while (end < text.len && !separator_at(text, end))
            end++;
        struct label label;
        size_t len;
        if (labels == LABELS_MAX || !label_read(arena, str_slice(text, begin, end), &label, &len))
            return false;
        total += len + (labels > 0);
        for (size_t i = 0; i < label.len; i++) {
            const utf8proc_bidi_class_t class_ = direction(label.code[i]);
            bidi |= is_right_to_left(class_) || class_ == UTF8PROC_BIDI_CLASS_AN;
        }
        bidi_holds &= bidi_allows(&label);
        begin = end == text.len ? end + 1 : end + separator_at(text, end);
    }
    return total <= NAME_MAX_LEN && (!bidi || bidi_holds);
}

bool idna_is_name(struct str text)
{
    struct arena arena = {0};
    /* A name has at most 253 characters of at most four bytes. */
    const bool holds = text.len <= 4 * NAME_MAX_LEN && is_name(&arena, text);
    arena_done(&arena);
    return holds;
}

bool idna_is_ascii_name(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            return false;
    return idna_is_name(text);
}
