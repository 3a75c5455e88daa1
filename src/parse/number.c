/* parse/number: numbers in digits and in words as exact decimals. */
#include "number.h"

/* Digits of a fraction behind its point, for numerators below 1,000. */
enum { RATIO_DIGITS = 15 };
#define RATIO_SCALE INT64_C(1000000000000000)

void number_shift(struct number *number, int64_t power)
{
    number->value = decimal_shift(number->value, power);
    number->last += power;
}

struct decimal number_ratio(struct arena *run, int64_t numerator, int64_t denominator)
{
    const int64_t scaled = numerator * RATIO_SCALE;
    const struct decimal value = decimal_from_int(run, (scaled + denominator / 2) / denominator);
    return decimal_shift(value, -RATIO_DIGITS);
}

/* The digits of a number lexeme without its grouping, the decimal sign as ".". */
static struct str plain_digits(struct arena *run, struct str written, enum lex lex)
{
    if (lex == LEX_INTEGER)
        return written;
    struct buf buf = {.arena = run};
    for (size_t i = 0; i < written.len; i++) {
        const char c = written.data[i];
        const bool middle_dot = (unsigned char)c == 0xb7;
        if (ascii_is_digit(c))
            buf_push_byte(&buf, c);
        else if ((lex == LEX_DECIMAL && (c == '.' || middle_dot)) ||
                 (lex == LEX_DECIMAL_COMMA && c == ','))
            buf_push_byte(&buf, '.');
    }
    return buf_str(&buf);
}

bool number_digits(const struct scan *scan, size_t at, struct number *ret)
{
    if (!is_number_at(scan, at))
        return false;
    const struct lexeme *lexeme = lexeme_at(scan, at);
    struct str digits = plain_digits(scan->run, text_at(scan, at), lexeme->lex);
    if (digits.len > 0 && digits.data[0] == '.')
        digits = str_fmt(scan->run, "0%.*s", STR_ARG(digits));
    int64_t last = 0;
    if (!decimal_parse(scan->run, digits, &ret->value, &last))
        return false;
    *ret = (struct number){
        .value = ret->value, .last = last, .plain = lexeme->lex == LEX_INTEGER, .end = at + 1};
    return true;
}

static bool is_fraction_denominator(int value)
{
    static const unsigned char usual[] = {2,  3,  4,  5,  6,  7,  8,  9,  10, 15,
                                          12, 16, 20, 25, 32, 40, 50, 64, 100};
    for (size_t i = 0; i < COUNT_OF(usual); i++)
        if (usual[i] == value)
            return true;
    return false;
}

/* "3/4" at `at`: numerator and denominator are small integers. Not 24/7, 9/11, 5/17/2018. */
static bool slash_fraction(const struct scan *scan, size_t at, int *ret_numerator,
                           int *ret_denominator)
{
    if (lex_at(scan, at) != LEX_INTEGER || lex_at(scan, at + 1) != LEX_SLASH ||
        lex_at(scan, at + 2) != LEX_INTEGER)
        return false;
    if (is_glued(scan, at + 1) != is_glued(scan, at + 2))
        return false;
    if (lex_at(scan, at + 3) == LEX_SLASH || lex_at(scan, at - 1) == LEX_SLASH)
        return false;
    const int numerator = lexeme_at(scan, at)->value;
    const int denominator = lexeme_at(scan, at + 2)->value;
    if (numerator <= 0 || numerator >= denominator || !is_fraction_denominator(denominator))
        return false;
    const struct str behind = text_at(scan, at + 3);
    if (str_eq(behind, STR("bp")) || str_eq(behind, STR("bps")) || str_eq(behind, STR("basis")))
        return false; /* "a 25/50 bps cut" */
    *ret_numerator = numerator;
    *ret_denominator = denominator;
    return true;
}

void number_add_fraction(const struct scan *scan, struct number *number, int numerator,
                         int denominator)
{
    number->value =
        decimal_add(scan->run, number->value, number_ratio(scan->run, numerator, denominator));
    number->last = -2;
    number->plain = false;
}

/* Behind an integer: "2 1/2", "10½". */
static void mixed_fraction(const struct scan *scan, struct number *number)
{
    int numerator;
    int denominator;
    const struct lexeme *lexeme = lexeme_at(scan, number->end);
    if (lexeme->lex == LEX_FRACTION) {
        number_add_fraction(scan, number, lexeme->value / 16, lexeme->value % 16);
        number->end++;
    } else if (lexeme->spaced && slash_fraction(scan, number->end, &numerator, &denominator)) {
        number_add_fraction(scan, number, numerator, denominator);
        number->end += 3;
    }
}

/* An exponent at `at`: digits, superscripts or a caret with digits, with a sign. */
static bool exponent_parse(const struct scan *scan, size_t at, int64_t *ret, size_t *ret_end)
{
    bool negative = false;
    if (lex_at(scan, at) == LEX_CARET)
        at++;
    if (is_dash(lex_at(scan, at)) || lex_at(scan, at) == LEX_PLUS) {
        negative = lex_at(scan, at) != LEX_PLUS;
        at++;
    }
    if (lex_at(scan, at) == LEX_INTEGER && lexeme_at(scan, at)->value >= 0 &&
        lexeme_at(scan, at)->value < 400) {
        *ret = negative ? -lexeme_at(scan, at)->value : lexeme_at(scan, at)->value;
        *ret_end = at + 1;
        return true;
    }
    int64_t value = 0;
    size_t digits = 0;
    for (; lex_at(scan, at) == LEX_SUPERSCRIPT && digits < 4; at++) {
        if (lexeme_at(scan, at)->value == 10) {
            negative = true;
            continue;
        }
        value = value * 10 + lexeme_at(scan, at)->value;
        digits++;
    }
    *ret = negative ? -value : value;
    *ret_end = at;
    return digits > 0;
}

/* Behind digits: "e-3", "× 10^3", "x 10-3". */
static void scientific(const struct scan *scan, struct number *number)
{
    const size_t at = number->end;
    int64_t power;
    size_t end;
    const bool letter = is_glued(scan, at) && word_is(scan, at, STR("e")) &&
                        is_glued(scan, at + 1) &&
                        (lex_at(scan, at + 1) == LEX_INTEGER || is_glued(scan, at + 2));
    if (letter && exponent_parse(scan, at + 1, &power, &end)) {
        number_shift(number, power);
        number->plain = false;
        number->end = end;
        return;
    }
    const bool times = lex_at(scan, at) == LEX_TIMES || word_is(scan, at, STR("x")) ||
                       str_eq(text_at(scan, at), STR("*"));
    if (!times || lexeme_at(scan, at + 1)->value != 10 || lex_at(scan, at + 1) != LEX_INTEGER)
        return;
    if (exponent_parse(scan, at + 2, &power, &end)) {
        number_shift(number, power);
        number->plain = false;
        number->end = end;
    }
}

/* 10^9, 10⁹ without a factor. */
static void power_of_ten(const struct scan *scan, struct number *number)
{
    int64_t power;
    size_t end;
    const size_t at = number->end;
    if (lexeme_at(scan, at - 1)->value != 10 || !is_glued(scan, at))
        return;
    if (lex_at(scan, at) != LEX_CARET && lex_at(scan, at) != LEX_SUPERSCRIPT)
        return;
    if (exponent_parse(scan, at, &power, &end)) {
        number_shift(number, power - 1);
        number->plain = false;
        number->end = end;
    }
}

bool number_parse(const struct scan *scan, size_t at, struct number *ret)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    int numerator;
    int denominator;
    if (lexeme->linked)
        return false;
    if (lexeme->lex == LEX_FRACTION) {
        *ret = (struct number){.value =
                                   number_ratio(scan->run, lexeme->value / 16, lexeme->value % 16),
                               .last = -2,
                               .end = at + 1};
        return true;
    }
    if (lexeme->kind == LEXEME_WORD)
        return spelled_parse(scan, at, ret);
    if (slash_fraction(scan, at, &numerator, &denominator)) {
        *ret = (struct number){
            .value = number_ratio(scan->run, numerator, denominator), .last = -2, .end = at + 3};
        return true;
    }
    if (!number_digits(scan, at, ret))
        return false;
    size_t behind = at + 1;
    if (lex_at(scan, behind) == LEX_HYPHEN && is_glued(scan, behind))
        behind++;
    if (lex_at(scan, behind) == LEX_SCALE) {
        const int64_t last = ret->last;
        struct number scaled;
        if (behind == at + 1 && words_parse(scan, at, &scaled) && scaled.end > behind) {
            *ret = scaled;
            ret->spelled = false;
            if (scaled.end == behind + 1)
                ret->last = last + lexeme_at(scan, behind)->value;
        } else {
            ret->power = lexeme_at(scan, behind)->value;
            number_shift(ret, ret->power);
            ret->end = behind + 1;
        }
        ret->plain = false;
        ret->scaled = true;
        return true;
    }
    if (ret->plain)
        mixed_fraction(scan, ret);
    scientific(scan, ret);
    power_of_ten(scan, ret);
    number_tail(scan, ret);
    return true;
}

struct magnitude {
    struct str word;
    int power;
    bool glued_only, money_only;
};

void number_scale(const struct scan *scan, struct number *number, bool money)
{
    static const struct magnitude magnitudes[] = {
        {STR_INIT("bn"), 9, false, false},   {STR_INIT("Bn"), 9, false, false},
        {STR_INIT("BN"), 9, false, false},   {STR_INIT("bln"), 9, false, false},
        {STR_INIT("mn"), 6, false, false},   {STR_INIT("Mn"), 6, false, false},
        {STR_INIT("mln"), 6, false, false},  {STR_INIT("mil"), 6, false, false},
        {STR_INIT("MM"), 6, false, false},   {STR_INIT("tn"), 12, false, false},
        {STR_INIT("tln"), 12, false, false}, {STR_INIT("trn"), 12, false, false},
        {STR_INIT("B"), 9, true, false},     {STR_INIT("M"), 6, true, false},
        {STR_INIT("K"), 3, true, false},     {STR_INIT("k"), 3, false, false},
        {STR_INIT("T"), 12, true, false},    {STR_INIT("m"), 6, false, true},
        {STR_INIT("b"), 9, false, true},     {STR_INIT("t"), 12, true, true},
        {STR_INIT("mm"), 6, false, true},    {STR_INIT("Mio"), 6, false, false},
        {STR_INIT("Mrd"), 9, false, false},
    };
    const struct lexeme *lexeme = lexeme_at(scan, number->end);
    if (lexeme->kind != LEXEME_WORD || number->spelled || number->scaled || lexeme->linked)
        return;
    const struct str word = text_at(scan, number->end);
    for (size_t i = 0; i < COUNT_OF(magnitudes); i++) {
        const struct magnitude *magnitude = &magnitudes[i];
        if (!str_eq(word, magnitude->word))
            continue;
        const bool decimal = number->last < 0 && !lexeme->spaced;
        const bool ends = lexeme_at(scan, number->end + 1)->kind != LEXEME_WORD;
        if (magnitude->money_only && !money && !(decimal && word.data[0] == 'b'))
            continue;
        if (magnitude->glued_only && lexeme->spaced && !money && !(word.data[0] == 'M' && ends))
            continue;
        number_shift(number, magnitude->power);
        number->power = magnitude->power;
        number->plain = false;
        number->scaled = true;
        number->end++;
        return;
    }
}
