/* parse/lexeme: one pass over the bytes of a block. */
#include "lexeme.h"

#include "mask.h"
#include "notelint/utf8.h"

enum { GROUPS_MAX = 40 }; /* in one number; more is a list */

struct reader {
    struct str text;
    const unsigned char *class_of;
    size_t at, end;
};

static enum byte_class class_at(const struct reader *reader, size_t at)
{
    return reader->class_of ? (enum byte_class)reader->class_of[at] : BYTE_TEXT;
}

static bool is_seen(const struct reader *reader, size_t at)
{
    const enum byte_class class_ = class_at(reader, at);
    return class_ == BYTE_TEXT || class_ == BYTE_LINK;
}

/* The byte at `at` while it is text of the same class as the one before it, else NUL. */
static char peek(const struct reader *reader, size_t at)
{
    return at < reader->end && is_seen(reader, at) ? reader->text.data[at] : '\0';
}

static size_t skip_digits(const struct reader *reader, size_t at)
{
    while (ascii_is_digit(peek(reader, at)))
        at++;
    return at;
}

/* Length in bytes of a blank that may group digits ("10 000"), 0 if there is none at `at`. */
static size_t group_blank(const struct reader *reader, size_t at)
{
    const struct str rest = str_slice(reader->text, at, reader->end);
    if (peek(reader, at) == ' ')
        return 1;
    if (str_starts(rest, STR("\xc2\xa0")))
        return 2;
    return str_starts(rest, STR("\xe2\x80\xaf")) || str_starts(rest, STR("\xe2\x80\x89")) ? 3 : 0;
}

/* Behind as many groups of three digits as follow `at`, each led by a blank. */
static size_t skip_blank_groups(const struct reader *reader, size_t at)
{
    for (;;) {
        const size_t blank = group_blank(reader, at);
        if (blank == 0)
            return at;
        const size_t end = skip_digits(reader, at + blank);
        const char behind = peek(reader, end);
        if (end - at - blank != 3 || ascii_is_alpha(behind) ||
            (behind == ',' && ascii_is_digit(peek(reader, end + 1))))
            return at;
        at = end;
    }
}

/* Groups led by `separator` from `at` on: how many, and whether they are a thousands grouping
 * (threes, or the Indian twos that end in a three). */
struct groups {
    size_t count, end, first_len;
    bool regular;
};

static struct groups read_groups(const struct reader *reader, size_t at, size_t lead,
                                 char separator)
{
    struct groups groups = {.end = at, .regular = lead <= 3};
    size_t last = lead;
    bool twos = lead <= 2;
    while (groups.count < GROUPS_MAX && peek(reader, groups.end) == separator &&
           ascii_is_digit(peek(reader, groups.end + 1))) {
        const size_t end = skip_digits(reader, groups.end + 1);
        if (groups.count > 0 && last != 2)
            twos = false;
        last = end - groups.end - 1;
        groups.regular = groups.regular && last == 3;
        if (groups.count++ == 0)
            groups.first_len = last;
        groups.end = end;
    }
    groups.regular = groups.regular || (twos && groups.count > 1 && last == 3);
    return groups;
}

/* The number that starts at reader->at: where it ends and of which sort it is. */
static size_t read_number(const struct reader *reader, enum lex *ret_lex)
{
    const size_t begin = reader->at;
    size_t at = skip_digits(reader, begin);
    const size_t lead = at - begin;
    *ret_lex = LEX_INTEGER;
    const struct groups commas = read_groups(reader, at, lead, ',');
    if (commas.count > 0 && commas.regular) {
        at = commas.end;
        *ret_lex = LEX_GROUPED;
    } else if (commas.count == 1 && commas.first_len <= 2 && lead <= 3 &&
               !ascii_is_alnum(peek(reader, commas.end)) && peek(reader, commas.end) != '-' &&
               !(peek(reader, commas.end) == '.' && ascii_is_digit(peek(reader, commas.end + 1)))) {
        *ret_lex = LEX_DECIMAL_COMMA;
        return commas.end;
    } else if (lead > 0 && lead <= 3) {
        const size_t end = skip_blank_groups(reader, at);
        if (end > at) {
            at = end;
            *ret_lex = LEX_GROUPED;
        }
    }
    if (str_starts(str_slice(reader->text, at, reader->end), STR("\xc2\xb7")) &&
        ascii_is_digit(peek(reader, at + 2)) && lead > 0) { /* 7·5 */
        *ret_lex = LEX_DECIMAL;
        return skip_digits(reader, at + 2);
    }
    const struct groups dots = read_groups(reader, at, lead, '.');
    if (dots.count == 0)
        return at;
    if (dots.count == 1) {
        /* 1.111,11 has its signs swapped */
        const size_t end = skip_digits(reader, dots.end + 1);
        const bool swapped = dots.regular && lead > 0 && *ret_lex == LEX_INTEGER &&
                             peek(reader, dots.end) == ',' && end - dots.end - 1 == 2;
        *ret_lex = swapped ? LEX_DECIMAL_COMMA : LEX_DECIMAL;
        return swapped ? end : dots.end;
    }
    *ret_lex = dots.regular && lead > 0 ? LEX_GROUPED : LEX_VERSION;
    return dots.end;
}

static int small_value(struct str digits)
{
    if (digits.len > 9)
        return -1;
    int value = 0;
    for (size_t i = 0; i < digits.len; i++)
        value = value * 10 + (digits.data[i] - '0');
    return value;
}

static void push_number(struct reader *reader, struct arena *scratch, struct lexeme_vec *ret,
                        bool spaced)
{
    enum lex lex;
    const size_t end = read_number(reader, &lex);
    struct lexeme *lexeme = lexeme_vec_push(scratch, ret);
    *lexeme = (struct lexeme){.begin = reader->at,
                              .end = end,
                              .kind = LEXEME_NUMBER,
                              .lex = lex,
                              .value = -1,
                              .spaced = spaced,
                              .linked = class_at(reader, reader->at) == BYTE_LINK};
    if (lex == LEX_INTEGER)
        lexeme->value = small_value(str_slice(reader->text, lexeme->begin, end));
    reader->at = end;
}

/* Length of the letter at `at`, 0 if there is none. */
static size_t letter_len(const struct reader *reader, size_t at)
{
    const char c = peek(reader, at);
    if (ascii_is_alpha(c))
        return 1;
    if ((unsigned char)c < 0x80)
        return 0;
    size_t len;
    const uint32_t code_point = utf8_decode(reader->text, at, &len);
    if (code_point == 0x2019 && at > 0 && ascii_is_alpha(peek(reader, at - 1)) &&
        ascii_is_alpha(peek(reader, at + len)))
        return len; /* an apostrophe */
    if (unicode_is_space(code_point) || lexicon_sign(code_point).lex != LEX_NONE)
        return 0;
    return len;
}

static void push_word(struct reader *reader, struct arena *scratch, struct lexeme_vec *ret,
                      bool spaced)
{
    size_t end = reader->at;
    for (;;) {
        const size_t len = letter_len(reader, end);
        if (len > 0)
            end += len;
        else if (peek(reader, end) == '\'' && end > reader->at &&
                 ascii_is_alpha(peek(reader, end + 1)))
            end++;
        else
            break;
    }
    const struct lexicon_entry *lexeme = lexicon_word(str_slice(reader->text, reader->at, end));
    *lexeme_vec_push(scratch, ret) =
        (struct lexeme){.begin = reader->at,
                        .end = end,
                        .kind = LEXEME_WORD,
                        .lex = lexeme->lex,
                        .value = lexeme->value,
                        .spaced = spaced,
                        .linked = class_at(reader, reader->at) == BYTE_LINK};
    reader->at = end;
}

/* One break for a run of bytes that a reader does not see as text. */
static void push_break(struct reader *reader, struct arena *scratch, struct lexeme_vec *ret,
                       bool spaced)
{
    const size_t begin = reader->at;
    const enum byte_class class_ = class_at(reader, begin);
    while (reader->at < reader->end && class_at(reader, reader->at) == class_)
        reader->at++;
    *lexeme_vec_push(scratch, ret) = (struct lexeme){.begin = begin,
                                                     .end = reader->at,
                                                     .kind = LEXEME_BREAK,
                                                     .lex = LEX_OTHER,
                                                     .spaced = spaced};
}

void lexemes_read(struct arena *scratch, struct str text, const unsigned char *class_of,
                  struct region region, struct lexeme_vec *ret)
{
    struct reader reader = {text, class_of, region.offset, region_end(region)};
    bool spaced = true;
    while (reader.at < reader.end) {
        const char c = text.data[reader.at];
        const enum byte_class class_ = class_at(&reader, reader.at);
        if (ascii_is_space(c)) {
            spaced = true;
            reader.at++;
            continue;
        }
        if (class_ == BYTE_MARKUP || class_ == BYTE_TARGET) {
            reader.at++;
            continue;
        }
        if (class_ != BYTE_TEXT && class_ != BYTE_LINK) {
            push_break(&reader, scratch, ret, spaced);
        } else if (ascii_is_digit(c) ||
                   (c == '.' && ascii_is_digit(peek(&reader, reader.at + 1)) &&
                    (spaced || ret->len == 0 || ret->data[ret->len - 1].kind == LEXEME_SIGN))) {
            push_number(&reader, scratch, ret, spaced);
        } else if (letter_len(&reader, reader.at) > 0) {
            push_word(&reader, scratch, ret, spaced);
        } else {
            size_t len;
            const uint32_t code_point = utf8_decode(text, reader.at, &len);
            if (unicode_is_space(code_point)) {
                spaced = true;
                reader.at += len;
                continue;
            }
            const struct lexicon_entry sign = lexicon_sign(code_point);
            *lexeme_vec_push(scratch, ret) = (struct lexeme){.begin = reader.at,
                                                             .end = reader.at + len,
                                                             .kind = LEXEME_SIGN,
                                                             .lex = sign.lex,
                                                             .value = sign.value,
                                                             .spaced = spaced,
                                                             .linked = class_ == BYTE_LINK};
            reader.at += len;
        }
        spaced = false;
    }
}
