/* parse/lexeme: plain words are as their tokens say; all else is read by the byte. */
#include "lexeme.h"

#include "notelint/utf8.h"

enum { GROUPS_MAX = 40 }; /* in one number; more is a list */

struct reader {
    struct str text;
    const unsigned char *class_of;
    size_t at, end;
    struct arena *scratch;
    struct lexeme_vec *lexemes;
    bool spaced; /* a blank has been passed since the last lexeme */
};

/* The byte at `at` while it is seen, else NUL. */
static char peek(const struct reader *reader, size_t at)
{
    return at < reader->end && byte_is_seen(reader->class_of[at]) ? reader->text.data[at] : '\0';
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

/* Append the lexeme from reader->at to `end` and step behind it. */
static struct lexeme *push(struct reader *reader, size_t end, enum lexeme_kind kind)
{
    struct lexeme *lexeme = lexeme_vec_push(reader->scratch, reader->lexemes);
    *lexeme = (struct lexeme){.begin = (uint32_t)reader->at,
                              .end = (uint32_t)end,
                              .kind = kind,
                              .lex = LEX_OTHER,
                              .spaced = reader->spaced,
                              .linked = reader->class_of[reader->at] == BYTE_LINK};
    reader->at = end;
    reader->spaced = false;
    return lexeme;
}

static void push_number(struct reader *reader)
{
    enum lex lex;
    const size_t end = read_number(reader, &lex);
    struct lexeme *lexeme = push(reader, end, LEXEME_NUMBER);
    lexeme->lex = lex;
    lexeme->value =
        lex == LEX_INTEGER ? small_value(str_slice(reader->text, lexeme->begin, end)) : -1;
}

/* Length of a letter beyond ASCII, or of an apostrophe between letters, at `at`; 0 if there is
 * neither. */
static size_t wide_letter(const struct reader *reader, size_t at)
{
    const char c = peek(reader, at);
    const bool within = at > reader->at;
    if (c == '\'')
        return within && ascii_is_alpha(peek(reader, at + 1)) ? 1 : 0;
    if ((unsigned char)c < 0x80)
        return 0;
    size_t len;
    const uint32_t code_point = utf8_decode(reader->text, at, &len);
    if (code_point == 0x2019)
        return within && ascii_is_alpha(peek(reader, at + len)) ? len : 0;
    if (unicode_is_space(code_point) || lexicon_sign(code_point).lex != LEX_NONE)
        return 0;
    return len;
}

static inline bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool may_join(char c)
{
    return c == '\'' || (unsigned char)c >= 0x80;
}

/* Behind the letters at reader->at. */
static size_t word_end(const struct reader *reader)
{
    const char *const bytes = reader->text.data;
    size_t end = reader->at;
    for (;;) {
        while (end < reader->end && is_letter(bytes[end]) && byte_is_seen(reader->class_of[end]))
            end++;
        const size_t len = end < reader->end && may_join(bytes[end]) ? wide_letter(reader, end) : 0;
        if (len == 0)
            return end < reader->end ? end : reader->end;
        end += len;
    }
}

static void push_word(struct reader *reader, size_t end)
{
    const struct lexicon_entry *entry = lexicon_find(str_slice(reader->text, reader->at, end));
    struct lexeme *lexeme = push(reader, end, LEXEME_WORD);
    lexeme->lex = (enum lex)entry->lex;
    lexeme->value = entry->value;
}

/* A word of which the token tells all. */
static void push_plain(struct reader *reader, const struct token *token)
{
    struct lexeme *lexeme = push(reader, token_end(token), LEXEME_WORD);
    lexeme->lex = (enum lex)token->lex;
    lexeme->value = token->value;
}

/* One break for a run of bytes that a reader does not see as text. */
static void push_break(struct reader *reader)
{
    const unsigned char class_ = reader->class_of[reader->at];
    size_t end = reader->at;
    while (end < reader->end && reader->class_of[end] == class_)
        end++;
    push(reader, end, LEXEME_BREAK);
}

/* A decimal without its zero: ".25" behind a blank or a sign. */
static bool is_short_decimal(const struct reader *reader)
{
    const struct lexeme_vec *lexemes = reader->lexemes;
    if (reader->text.data[reader->at] != '.' || !ascii_is_digit(peek(reader, reader->at + 1)))
        return false;
    return reader->spaced || lexemes->len == 0 ||
           lexemes->data[lexemes->len - 1].kind == LEXEME_SIGN;
}

static void push_sign(struct reader *reader)
{
    size_t len;
    const uint32_t code_point = utf8_decode(reader->text, reader->at, &len);
    if (unicode_is_space(code_point)) {
        reader->spaced = true;
        reader->at += len;
        return;
    }
    const struct lexicon_sign sign = lexicon_sign(code_point);
    const size_t end = reader->at + len;
    struct lexeme *lexeme = push(reader, end < reader->end ? end : reader->end, LEXEME_SIGN);
    lexeme->lex = sign.lex;
    lexeme->value = sign.value;
}

static void push_seen(struct reader *reader)
{
    if (ascii_is_digit(reader->text.data[reader->at]) || is_short_decimal(reader)) {
        push_number(reader);
        return;
    }
    const size_t end = word_end(reader);
    if (end > reader->at)
        push_word(reader, end);
    else
        push_sign(reader);
}

/* Up to `end`, or a little further where a number goes on. */
static void read_to(struct reader *reader, size_t end)
{
    while (reader->at < end) {
        const unsigned char class_ = reader->class_of[reader->at];
        if (ascii_is_space(reader->text.data[reader->at])) {
            reader->spaced = true;
            reader->at++;
        } else if (class_ == BYTE_MARKUP || class_ == BYTE_TARGET) {
            reader->at++;
        } else if (byte_is_seen(class_)) {
            push_seen(reader);
        } else {
            push_break(reader);
        }
    }
}

void lexemes_read(struct arena *scratch, const struct passage *passage, struct lexeme_vec *ret)
{
    struct reader reader = {.text = passage->text,
                            .class_of = passage->mask->class_of,
                            .at = passage->region.offset,
                            .end = region_end(passage->region),
                            .scratch = scratch,
                            .lexemes = ret,
                            .spaced = true};
    for (size_t i = 0; i < passage->tokens.len; i++) {
        const struct token *token = &passage->tokens.data[i];
        const bool plain = (token->flags & TOKEN_PLAIN) != 0;
        if (plain && reader.at + 1 == token->offset && passage->text.data[reader.at] == ' ') {
            reader.spaced = true;
            reader.at++;
        }
        read_to(&reader, token->offset);
        if (plain && reader.at == token->offset)
            push_plain(&reader, token);
        else
            read_to(&reader, token_end(token));
    }
    read_to(&reader, reader.end);
}
