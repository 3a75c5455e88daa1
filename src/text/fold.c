/* text/fold: normalisation and folding of names; also the Unicode classes of utf8.h.
 *
 * The only file that knows utf8proc. ASCII takes none of it. Other text is folded in short pieces,
 * because utf8proc sorts combining marks in quadratic time and a note may hold a megabyte of them.
 */
#include "notelint/fold.h"

#include <utf8proc.h>

#include "notelint/utf8.h"

enum {
    PIECE_BYTES = 256,
    /* U+FDFA, three bytes, is the longest: 18 code points in NFKD. */
    PIECE_CODE_POINTS = PIECE_BYTES * 6 + 1,
    NO_BREAK_SPACE = 0xA0,
    DROP = -1
};

struct form {
    unsigned options;               /* of utf8proc_decompose */
    int32_t (*map)(int32_t folded); /* a code point of the decomposition, or DROP; may be NULL */
    bool blank_invalid;             /* a byte that is no UTF-8 becomes a blank; else it stays */
};

static bool is_ascii(struct str s)
{
    size_t at = 0;
    for (uint64_t word; s.len - at >= sizeof(word); at += sizeof(word)) {
        memcpy(&word, s.data + at, sizeof(word));
        if (word & 0x8080808080808080u)
            return false;
    }
    for (; at < s.len; at++)
        if ((unsigned char)s.data[at] >= 0x80)
            return false;
    return true;
}

static utf8proc_category_t category(uint32_t code_point)
{
    return code_point > 0x10FFFF ? UTF8PROC_CATEGORY_CN : utf8proc_category((int32_t)code_point);
}

static bool is_mark(uint32_t code_point)
{
    const utf8proc_category_t found = category(code_point);
    return found >= UTF8PROC_CATEGORY_MN && found <= UTF8PROC_CATEGORY_ME;
}

/* Does `code_point` perhaps combine with what stands before it? */
static bool joins_left(uint32_t code_point)
{
    return is_mark(code_point) || (code_point >= 0x1160 && code_point <= 0x11FF); /* Hangul */
}

/* How much of `s` to fold at once: all, or up to a place where nothing combines across. */
static size_t piece_len(struct str s)
{
    if (s.len <= PIECE_BYTES)
        return s.len;
    size_t at = PIECE_BYTES;
    for (size_t len; at > PIECE_BYTES / 2; at -= len) {
        const bool boundary = ((unsigned char)s.data[at] & 0xC0) != 0x80;
        size_t ignored;
        if (boundary && !joins_left(utf8_decode(s, at, &ignored)))
            return at;
        utf8_decode_before(s, at, &len);
    }
    for (at = PIECE_BYTES; at > PIECE_BYTES - 4; at--)
        if (((unsigned char)s.data[at] & 0xC0) != 0x80)
            return at;
    return PIECE_BYTES;
}

/* Valid UTF-8 of at most PIECE_BYTES. */
static void fold_piece(struct buf *buf, struct str piece, const struct form *form)
{
    int32_t code_points[PIECE_CODE_POINTS];
    const utf8proc_option_t options = (utf8proc_option_t)(form->options | UTF8PROC_STABLE);
    const utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)piece.data, (utf8proc_ssize_t)piece.len,
                           code_points, PIECE_CODE_POINTS - 1, options);
    if (count < 0 || count >= PIECE_CODE_POINTS) {
        buf_push(buf, piece);
        return;
    }
    utf8proc_ssize_t kept = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        const int32_t mapped = form->map ? form->map(code_points[i]) : code_points[i];
        if (mapped != DROP)
            code_points[kept++] = mapped;
    }
    const utf8proc_option_t compose = (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    const utf8proc_ssize_t len = utf8proc_reencode(code_points, kept, compose);
    if (len > 0)
        buf_push(buf, (struct str){(const char *)code_points, (size_t)len});
}

static size_t ascii_prefix(struct str s)
{
    size_t at = 0;
    while (at < s.len && (unsigned char)s.data[at] < 0x80)
        at++;
    return at;
}

static void push_ascii(struct buf *buf, struct str s, const struct form *form)
{
    buf_push(buf, s);
    for (size_t i = buf->len - s.len; form->options & UTF8PROC_CASEFOLD && i < buf->len; i++)
        buf->data[i] = ascii_lower(buf->data[i]);
}

/* Valid UTF-8. Only the last letter of an ASCII word may combine with what follows. */
static void fold_valid(struct buf *buf, struct str s, const struct form *form)
{
    while (s.len) {
        const size_t ascii = ascii_prefix(s);
        const size_t plain = ascii == s.len || ascii == 0 ? ascii : ascii - 1;
        push_ascii(buf, str_slice(s, 0, plain), form);
        s = str_slice(s, plain, s.len);
        size_t end = s.len ? 1 : 0;
        while (end < s.len && end < PIECE_BYTES + 4 && (unsigned char)s.data[end] >= 0x80)
            end++;
        const size_t len = piece_len(str_slice(s, 0, end));
        fold_piece(buf, str_slice(s, 0, len), form);
        s = str_slice(s, len, s.len);
    }
}

static void fold_into(struct buf *buf, struct str s, const struct form *form)
{
    while (s.len) {
        const size_t invalid = utf8_invalid_at(s);
        if (invalid == STR_NONE) {
            fold_valid(buf, s, form);
            break;
        }
        fold_valid(buf, str_slice(s, 0, invalid), form);
        buf_push_byte(buf, form->blank_invalid ? ' ' : s.data[invalid]);
        s = str_slice(s, invalid + 1, s.len);
    }
}

static struct str fold(struct arena *arena, struct str s, const struct form *form)
{
    struct buf buf = {.arena = arena};
    fold_into(&buf, s, form);
    return buf_str(&buf);
}

static struct str fold_ascii(struct arena *arena, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (ascii_is_upper(s.data[i]))
            return str_lower(arena, s);
    return s;
}

/* Nothing below U+0300 changes in NFC (UAX 15, NFC_Quick_Check), and no byte below 0xCC leads to
 * anything above. */
static bool is_surely_nfc(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.data[i] >= 0xCC)
            return false;
    return true;
}

struct str fold_nfc(struct arena *arena, struct str s)
{
    const struct form nfc = {.options = UTF8PROC_DECOMPOSE};
    if (is_surely_nfc(s))
        return s;
    const struct str folded = fold(arena, s, &nfc);
    return str_eq(folded, s) ? s : folded;
}

static int32_t blank_of_space(int32_t code_point)
{
    return code_point == NO_BREAK_SPACE ? ' ' : code_point;
}

struct str fold_path(struct arena *arena, struct str s)
{
    const struct form path = {
        .options = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD,
        .map = blank_of_space,
    };
    if (is_ascii(s))
        return fold_ascii(arena, s);
    const struct str folded = fold(arena, s, &path);
    return str_eq(folded, s) ? s : folded;
}

/* Which code points make words; letters and digits of ASCII always do. */
struct words {
    bool (*keep)(uint32_t code_point);
    bool keep_point; /* a point between two digits */
};

static bool is_kept(struct str s, size_t at, size_t *ret_len, const struct words *words)
{
    *ret_len = 1;
    if (ascii_is_alnum(s.data[at]))
        return true;
    if (s.data[at] == '.' && words->keep_point)
        return at > 0 && at + 1 < s.len && ascii_is_digit(s.data[at - 1]) &&
               ascii_is_digit(s.data[at + 1]);
    return words->keep(utf8_decode(s, at, ret_len));
}

/* The words of `s`, one blank between them; ASCII letters in lower case. */
static struct str join_words(struct arena *arena, struct str s, const struct words *words)
{
    char *joined = arena_text(arena, s.len + 1);
    size_t len = 0;
    bool in_word = false;
    for (size_t at = 0, width; at < s.len; at += width) {
        if (!is_kept(s, at, &width, words)) {
            in_word = false;
            continue;
        }
        if (!in_word && len)
            joined[len++] = ' ';
        in_word = true;
        joined[len++] = ascii_lower(s.data[at]);
        for (size_t i = 1; i < width; i++)
            joined[len++] = s.data[at + i];
    }
    return (struct str){joined, len};
}

/* What fold_key makes of a byte of ASCII; 0 where it ends a word. */
static char key_byte(struct str s, size_t at)
{
    const char c = s.data[at];
    const char lower = (char)(c | 0x20);
    if (lower >= 'a' && lower <= 'z')
        return lower;
    if (ascii_is_digit(c))
        return c;
    return c == '.' && at > 0 && at + 1 < s.len && ascii_is_digit(s.data[at - 1]) &&
                   ascii_is_digit(s.data[at + 1])
               ? c
               : 0;
}

/* The same as join_words for fold_key, which most texts reach without a letter beyond ASCII. */
static struct str join_ascii(struct arena *arena, struct str s)
{
    char *joined = arena_text(arena, s.len + 1);
    size_t len = 0;
    bool parted = false;
    for (size_t at = 0; at < s.len; at++) {
        const char byte = key_byte(s, at);
        if (!byte) {
            parted = len > 0;
            continue;
        }
        if (parted)
            joined[len++] = ' ';
        parted = false;
        joined[len++] = byte;
    }
    return (struct str){joined, len};
}

static int32_t base_letter(int32_t code_point)
{
    if ((code_point >= 0x0300 && code_point <= 0x036F) || /* Combining Diacritical Marks */
        (code_point >= 0x0483 && code_point <= 0x0489) || /* Cyrillic */
        (code_point >= 0x0591 && code_point <= 0x05C7) || /* Hebrew points */
        (code_point >= 0x064B && code_point <= 0x065F) || /* Arabic */
        (code_point >= 0x1AB0 && code_point <= 0x1AFF) ||
        (code_point >= 0x1DC0 && code_point <= 0x1DFF) ||
        (code_point >= 0x20D0 && code_point <= 0x20FF))
        return DROP; /* marks elsewhere, such as vowel signs in Devanagari, are letters to readers
                      */
    switch (code_point) { /* letters whose stroke Unicode does not decompose */
    case 0x00F0:
        return 'd';
    case 0x00F8:
        return 'o';
    case 0x0111:
        return 'd';
    case 0x0127:
        return 'h';
    case 0x0131:
        return 'i';
    case 0x0142:
        return 'l';
    case 0x0167:
        return 't';
    default:
        return code_point;
    }
}

/* Letters that stand for two and are not decomposed either; both forms are two bytes long. */
static void split_ligatures(struct buf *folded)
{
    static const struct {
        struct str letter, pair;
    } ligatures[] = {
        {STR_INIT("\xc3\xa6"), STR_INIT("ae")},
        {STR_INIT("\xc3\xbe"), STR_INIT("th")},
        {STR_INIT("\xc5\x93"), STR_INIT("oe")},
    };
    for (size_t i = 0; i + 1 < folded->len; i++)
        for (size_t k = 0; k < COUNT_OF(ligatures); k++)
            if (memcmp(folded->data + i, ligatures[k].letter.data, ligatures[k].letter.len) == 0)
                memcpy(folded->data + i, ligatures[k].pair.data, ligatures[k].pair.len);
}

static bool is_key_char(uint32_t code_point)
{
    return code_point >= 0x80 && (unicode_is_alnum(code_point) || is_mark(code_point));
}

struct str fold_key(struct arena *arena, struct str s)
{
    const struct form key = {
        .options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE,
        .map = base_letter,
        .blank_invalid =
            true, /* where marks are dropped, bytes around them might become a letter */
    };
    const struct words words = {.keep = is_key_char, .keep_point = true};
    if (is_ascii(s))
        return join_ascii(arena, s);
    struct buf folded = {.arena = arena};
    fold_into(&folded, s, &key);
    split_ligatures(&folded);
    return join_words(arena, buf_str(&folded), &words);
}

static bool is_heading_char(uint32_t code_point)
{
    if (code_point >= 0x80)
        return !unicode_is_space(code_point) && code_point != 0xFEFF;
    return code_point == '\0' ||
           !strchr("!\"#$%&()*+,.:;<=>?@^`{|}~/[]\\ \t\n\v\f\r", (int)code_point);
}

struct str fold_heading(struct arena *arena, struct str s)
{
    const struct words words = {.keep = is_heading_char};
    return join_words(arena, is_ascii(s) ? s : fold_path(arena, s), &words);
}

bool unicode_is_letter(uint32_t code_point)
{
    if (code_point < 0x80)
        return ascii_is_alpha((char)code_point);
    const utf8proc_category_t found = category(code_point);
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_alnum(uint32_t code_point)
{
    if (code_point < 0x80)
        return ascii_is_alnum((char)code_point);
    const utf8proc_category_t found = category(code_point);
    return (found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO) ||
           (found >= UTF8PROC_CATEGORY_ND && found <= UTF8PROC_CATEGORY_NO);
}

bool unicode_is_upper(uint32_t code_point)
{
    if (code_point < 0x80)
        return ascii_is_upper((char)code_point);
    const utf8proc_category_t found = category(code_point);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

size_t utf8_width(struct str s)
{
    size_t width = 0;
    for (size_t at = 0, len; at < s.len; at += len) {
        const uint32_t code_point = utf8_decode(s, at, &len);
        const int columns = utf8proc_charwidth((int32_t)code_point);
        width += columns > 0 ? (size_t)columns : 0;
    }
    return width;
}
