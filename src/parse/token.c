/* parse/token: cutting prose into words, numbers and marks. Knows letters and punctuation; knows
 * nothing of grammar. */
#include "token.h"

#include <assert.h>

#include "notelint/utf8.h"

struct lexer {
    struct arena *arena;
    struct str bytes;
    const unsigned char *class_of;
    size_t end;
    size_t seen_end; /* behind the run of seen bytes in hand */
    struct token_vec *tokens;
    unsigned before; /* flags for the next token */
};

static enum byte_class class_at(const struct lexer *lexer, size_t at)
{
    return (enum byte_class)lexer->class_of[at];
}

/* The byte at `at` of the run in hand, NUL behind it. */
static inline char seen_byte(const struct lexer *lexer, size_t at)
{
    return at < lexer->seen_end ? lexer->bytes.data[at] : '\0';
}

static inline bool is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* Multi-byte characters that are no letters: general punctuation, spaces, arrows, signs. */
static bool is_letter_at(const struct lexer *lexer, size_t at, size_t *ret_len)
{
    const char c = seen_byte(lexer, at);
    *ret_len = 1;
    if ((unsigned char)c < 0x80)
        return is_letter(c);
    return unicode_is_letter(utf8_decode(str_slice(lexer->bytes, 0, lexer->end), at, ret_len));
}

static struct token *push(struct lexer *lexer, enum token_kind kind, size_t begin, size_t end)
{
    struct token *token = token_vec_push(lexer->arena, lexer->tokens);
    *token = (struct token){.offset = (uint32_t)begin,
                            .len = (uint32_t)(end - begin),
                            .kind = (uint8_t)kind,
                            .flags = (uint16_t)lexer->before};
    lexer->before = 0;
    return token;
}

static bool is_capital_at(const struct lexer *lexer, size_t at)
{
    const char c = lexer->bytes.data[at];
    if ((unsigned char)c < 0x80)
        return ascii_is_upper(c);
    size_t len;
    return unicode_is_upper(utf8_decode(lexer->bytes, at, &len));
}

/* Behind a letter or digit, does the word go on at `at` with an inner mark and another letter? */
static size_t inner_mark(const struct lexer *lexer, size_t at)
{
    const char c = seen_byte(lexer, at);
    size_t len = 0;
    if (c == '-' || c == '\'' || c == '.')
        len = 1;
    else if (c == (char)0xe2 && seen_byte(lexer, at + 1) == (char)0x80 &&
             seen_byte(lexer, at + 2) == (char)0x99) /* right single quotation mark */
        len = 3;
    if (len == 0)
        return 0;
    size_t next;
    if (!is_letter_at(lexer, at + len, &next))
        return c == '-' && ascii_is_digit(seen_byte(lexer, at + len)) ? len : 0;
    const bool possessive = c != '-' && c != '.' &&
                            ascii_lower(seen_byte(lexer, at + len)) == 's' &&
                            !is_letter_at(lexer, at + len + 1, &next);
    return possessive ? 0 : len;
}

/* "'s", or a bare apostrophe behind an s: its length. */
static size_t possessive_len(const struct lexer *lexer, size_t at)
{
    size_t len = seen_byte(lexer, at) == '\'' ? 1 : 0;
    if (seen_byte(lexer, at) == (char)0xe2 && seen_byte(lexer, at + 1) == (char)0x80 &&
        seen_byte(lexer, at + 2) == (char)0x99)
        len = 3;
    if (len == 0)
        return 0;
    if (ascii_lower(seen_byte(lexer, at + len)) == 's')
        return len + 1;
    return ascii_lower(seen_byte(lexer, at - 1)) == 's' ? len : 0;
}

/* Is the word letters with a dot behind each, as "U.S" or "e.g" before their last dot? */
static bool is_dotted(struct str word)
{
    if (word.len < 3 || word.len % 2 == 0)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (i % 2 == 0 ? !ascii_is_alpha(word.data[i]) : word.data[i] != '.')
            return false;
    return true;
}

static bool is_acronym(struct str word)
{
    if (word.len < 2 || !ascii_is_upper(word.data[0]) || ascii_is_lower(word.data[1]))
        return false;
    size_t letters = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (ascii_is_lower(word.data[i]) || (unsigned char)word.data[i] >= 0x80)
            return false;
        letters += ascii_is_alpha(word.data[i]);
    }
    return letters >= 2;
}

static size_t skip_letters(const struct lexer *lexer, size_t at)
{
    const char *bytes = lexer->bytes.data;
    const size_t end = lexer->seen_end;
    while (at < end && is_letter(bytes[at]))
        at++;
    return at;
}

/* Behind a word that goes on at `at`, behind letters. */
static size_t skip_joined(const struct lexer *lexer, size_t at)
{
    for (;;) {
        size_t len;
        if (ascii_is_alnum(seen_byte(lexer, at)))
            at++;
        else if (is_letter_at(lexer, at, &len) || (len = inner_mark(lexer, at)) > 0)
            at += len;
        else
            return at;
    }
}

/* May a word go on, or something belong to it, at a byte that is no letter? */
static bool may_join(char c)
{
    return ascii_is_digit(c) || c == '-' || c == '\'' || c == '.' || (unsigned char)c >= 0x80;
}

static unsigned word_flags(const struct lexer *lexer, struct region region, struct str word)
{
    return (is_capital_at(lexer, region.offset) ? TOKEN_CAPITAL : 0u) |
           (is_acronym(word) ? TOKEN_ACRONYM : 0u) |
           (class_at(lexer, region.offset) == BYTE_LINK ? TOKEN_LINK : 0u);
}

static size_t lex_word(struct lexer *lexer, size_t begin)
{
    const size_t letters = skip_letters(lexer, begin);
    const char next = seen_byte(lexer, letters);
    const size_t end = may_join(next) ? skip_joined(lexer, letters) : letters;
    const struct str word = str_slice(lexer->bytes, begin, end);
    const struct lexicon_entry *entry = lexicon_find(word);
    struct token *token = push(lexer, TOKEN_WORD, begin, end);
    token->classes = entry->classes;
    token->lex = entry->lex;
    token->value = entry->value;
    token->flags |= (uint16_t)word_flags(lexer, region_between(begin, end), word);
    if (end == letters && next != '\'' && (unsigned char)next < 0x80) {
        token->flags |= TOKEN_PLAIN;
        return end;
    }
    if (is_dotted(word) && seen_byte(lexer, end) == '.') {
        token->flags |= TOKEN_DOTTED;
        token->len++;
        return end + 1;
    }
    const size_t possessive = possessive_len(lexer, end);
    if (possessive > 0)
        token->flags |= TOKEN_POSSESSIVE;
    return end + possessive;
}

static size_t lex_number(struct lexer *lexer, size_t begin)
{
    size_t at = begin;
    for (;;) {
        const char c = seen_byte(lexer, at);
        const bool inner = (c == '.' || c == ',') && ascii_is_digit(seen_byte(lexer, at + 1));
        if (!ascii_is_alnum(c) && c != '%' && !inner)
            break;
        at++;
    }
    push(lexer, TOKEN_NUMBER, begin, at);
    return at;
}

/* The mark that a character of two or three bytes stands for; 0 for white space. */
static int mark_of(uint32_t code_point)
{
    switch (code_point) {
    case 0x00AB:
    case 0x00BB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x300C:
    case 0x300D:
        return MARK_QUOTE;
    case 0x2018:
    case 0x2019:
    case 0x2039:
    case 0x203A:
        return '\'';
    case 0x2014:
    case 0x2015:
        return MARK_DASH;
    case 0x2026:
        return MARK_ELLIPSIS;
    case 0x3002:
    case 0xFF0E:
        return MARK_STOP;
    case 0xFF01:
        return '!';
    case 0xFF1F:
        return '?';
    case 0xFF0C:
    case 0x3001:
        return ',';
    case 0xFF1A:
        return ':';
    case 0xFF1B:
        return ';';
    case 0xFF08:
        return '(';
    case 0xFF09:
        return ')';
    default:
        return unicode_is_space(code_point) ? 0 : MARK_OTHER;
    }
}

static bool is_blank_at(const struct lexer *lexer, size_t at)
{
    return at >= lexer->end || ascii_is_space(lexer->bytes.data[at]);
}

static size_t lex_mark(struct lexer *lexer, size_t begin)
{
    const char c = lexer->bytes.data[begin];
    size_t end = begin + 1;
    int mark = (unsigned char)c;
    if ((unsigned char)c >= 0x80) {
        size_t len;
        const uint32_t code_point = utf8_decode(lexer->bytes, begin, &len);
        end = begin + len;
        mark = mark_of(code_point);
        if (mark == 0) {
            lexer->before |= TOKEN_SPACED;
            return end;
        }
        if (code_point == 0x2013 && (lexer->before & TOKEN_SPACED) && is_blank_at(lexer, end))
            mark = MARK_DASH;
    } else if (c == '.' && seen_byte(lexer, begin + 1) == '.') {
        while (seen_byte(lexer, end) == '.')
            end++;
        mark = MARK_ELLIPSIS;
    } else if (c == '-') {
        while (seen_byte(lexer, end) == '-')
            end++;
        const bool spaced = (lexer->before & TOKEN_SPACED) && is_blank_at(lexer, end);
        mark = end - begin > 1 || spaced ? MARK_DASH : MARK_OTHER;
    } else if (ascii_is_alnum(c)) {
        mark = MARK_OTHER;
    }
    push(lexer, TOKEN_MARK, begin, end)->mark = (uint8_t)mark;
    return end;
}

/* White space from `at`: sets what the next token is told of it. */
static size_t skip_space(struct lexer *lexer, size_t at)
{
    const char *bytes = lexer->bytes.data;
    const size_t begin = at;
    bool line_end = false;
    for (; at < lexer->end && ascii_is_space(bytes[at]); at++)
        line_end |= bytes[at] == '\n';
    lexer->before |= TOKEN_SPACED;
    const bool blanks = at - begin > 2 && bytes[begin] == ' ' && bytes[begin + 1] == ' ';
    const bool backslash = begin > 0 && bytes[begin - 1] == '\\';
    if (line_end && (blanks || backslash)) /* CommonMark 6.7 */
        lexer->before |= TOKEN_BREAK;
    return at;
}

/* A run of bytes of one class that is no prose. */
static size_t skip_unseen(struct lexer *lexer, size_t begin)
{
    const enum byte_class class_ = class_at(lexer, begin);
    size_t at = begin;
    while (at < lexer->end && class_at(lexer, at) == class_ &&
           !(class_ == BYTE_MARKUP && ascii_is_space(lexer->bytes.data[at])))
        at++;
    if (class_ == BYTE_URL)
        push(lexer, TOKEN_OPAQUE, begin, at)->flags |= TOKEN_URL;
    else if (class_ == BYTE_CODE || class_ == BYTE_MATH)
        push(lexer, TOKEN_OPAQUE, begin, at);
    else if (class_ == BYTE_HTML && at - begin > 3 &&
             str_eq_nocase(str_slice(lexer->bytes, begin, begin + 3), STR("<br")))
        lexer->before |= TOKEN_BREAK | TOKEN_SPACED;
    return at;
}

/* Behind the run of seen bytes from `at` on: mostly long ones of plain text. */
static size_t seen_end(const struct lexer *lexer, size_t at)
{
    static_assert(BYTE_TEXT == 0, "eight bytes of text are a zero");
    uint64_t eight = 0;
    while (eight == 0 && lexer->end - at >= sizeof(eight)) {
        memcpy(&eight, lexer->class_of + at, sizeof(eight));
        at += eight == 0 ? sizeof(eight) : 0;
    }
    while (at < lexer->end && byte_is_seen(lexer->class_of[at]))
        at++;
    return at;
}

/* One blank between words, as nearly all white space is. */
static bool is_lone_blank(const struct lexer *lexer, size_t at)
{
    return lexer->bytes.data[at] == ' ' && is_letter(seen_byte(lexer, at + 1));
}

void tokens_lex(struct arena *arena, struct str bytes, const struct mask *mask, struct region text,
                struct token_vec *tokens)
{
    const size_t end = region_end(text) < bytes.len ? region_end(text) : bytes.len;
    struct lexer lexer = {
        .arena = arena, .bytes = bytes, .class_of = mask->class_of, .end = end, .tokens = tokens};
    size_t at = text.offset;
    while (at < end) {
        if (at >= lexer.seen_end)
            lexer.seen_end = seen_end(&lexer, at);
        const bool seen = at < lexer.seen_end;
        size_t len;
        if (seen && is_lone_blank(&lexer, at)) {
            lexer.before |= TOKEN_SPACED;
            at++;
        }
        if (seen && is_letter(bytes.data[at]))
            at = lex_word(&lexer, at);
        else if (ascii_is_space(bytes.data[at]) && (seen || class_at(&lexer, at) == BYTE_MARKUP))
            at = skip_space(&lexer, at);
        else if (!seen)
            at = skip_unseen(&lexer, at);
        else if (is_letter_at(&lexer, at, &len))
            at = lex_word(&lexer, at);
        else if (ascii_is_digit(bytes.data[at]))
            at = lex_number(&lexer, at);
        else
            at = lex_mark(&lexer, at);
    }
}
