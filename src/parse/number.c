/* parse/number: numbers in digits and in words as exact decimals. */
#include "scan.h"

enum { FRACTION_DIGITS = 16, WORDS_MAX = 24 };

void number_shift(struct number *number, int64_t power)
{
    number->value = decimal_shift(number->value, power);
    number->last += power;
}

static struct decimal ratio(struct arena *run, int64_t numerator, int64_t denominator)
{
    return decimal_div(run, decimal_from_int(run, numerator), decimal_from_int(run, denominator),
                       FRACTION_DIGITS);
}

/* The digits of a number token without its grouping, the decimal sign as ".". */
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

static bool digits_value(const struct scan *scan, size_t at, struct number *ret)
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
    static const unsigned char usual[] = {2,  3,  4,  5,  6,  7,  8,  9,  10,
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
    *ret_numerator = numerator;
    *ret_denominator = denominator;
    return true;
}

static void add_fraction(const struct scan *scan, struct number *number, int numerator,
                         int denominator)
{
    number->value = decimal_add(scan->run, number->value, ratio(scan->run, numerator, denominator));
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
        add_fraction(scan, number, lexeme->value / 16, lexeme->value % 16);
        number->end++;
    } else if (lexeme->spaced && slash_fraction(scan, number->end, &numerator, &denominator)) {
        add_fraction(scan, number, numerator, denominator);
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

/* The sum of words read so far: `total` is closed, `group` still takes scales. */
struct words {
    struct decimal total, group;
    bool has_group;
    int group_rank; /* 0 nothing may follow but a scale, 1 ones may, 2 tens and ones may */
    int64_t closed; /* power of the last scale that closed a group */
    int64_t last;   /* precision */
    bool hundreds;  /* the open group has them */
    bool ordinal;
    bool spelled;
    size_t end;
};

static struct decimal words_value(const struct scan *scan, const struct words *words)
{
    return words->has_group ? decimal_add(scan->run, words->total, words->group) : words->total;
}

/* A scale word behind the words: false if it cannot continue them. */
static bool words_scale(const struct scan *scan, struct words *words, int64_t power, bool first)
{
    if (power == 2) {
        if (words->hundreds)
            return false;
        words->hundreds = true;
        if (!words->has_group) {
            if (!first)
                return false;
            words->group = decimal_from_int(scan->run, 1);
        }
        words->group = decimal_shift(words->group, 2);
        words->has_group = true;
        words->group_rank = 2;
        words->last = 2;
        return true;
    }
    if (!words->has_group) {
        /* three lakh crore */
        if (first) {
            words->group = decimal_from_int(scan->run, 1);
        } else {
            words->total = decimal_shift(words->total, power);
            words->closed += power;
            words->last += power;
            return true;
        }
    }
    if (power >= words->closed)
        return false;
    words->total = decimal_add(scan->run, words->total, decimal_shift(words->group, power));
    words->has_group = words->hundreds = false;
    words->closed = power;
    words->group_rank = 2;
    words->last = power;
    return true;
}

static bool words_add(const struct scan *scan, struct words *words, int64_t value, int rank)
{
    if (words->has_group && words->group_rank < rank)
        return false;
    const struct decimal more = decimal_from_int(scan->run, value);
    words->group = words->has_group ? decimal_add(scan->run, words->group, more) : more;
    words->has_group = true;
    words->last = 0;
    return true;
}

/* Digits within words: "3 hundred and 21", "4 thousand 3 hundred". */
static bool words_add_digits(const struct scan *scan, struct words *words, size_t at)
{
    struct number digits;
    if (words->has_group && words->group_rank < 2)
        return false;
    if (!digits_value(scan, at, &digits) || decimal_is_zero(digits.value))
        return false;
    const bool scaled = lex_at(scan, at + 1) == LEX_SCALE;
    if (words->spelled && !scaled)
        return false;
    if (!scaled && (!decimal_is_integer(digits.value) ||
                    decimal_cmp(digits.value, decimal_from_int(scan->run, 100)) >= 0))
        return false;
    words->group =
        words->has_group ? decimal_add(scan->run, words->group, digits.value) : digits.value;
    words->has_group = true;
    words->group_rank = 0;
    words->last = digits.last;
    return true;
}

/* One more word at `at`. */
static bool words_take(const struct scan *scan, struct words *words, size_t at, bool first)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->linked)
        return false;
    if (lexeme->kind == LEXEME_NUMBER)
        return words_add_digits(scan, words, at);
    words->spelled = words->spelled || lexeme->lex != LEX_SCALE;
    switch ((int)lexeme->lex) {
    case LEX_SMALL:
        if (!words_add(scan, words, lexeme->value, lexeme->value < 10 && lexeme->value > 0 ? 1 : 2))
            return false;
        words->group_rank = 0;
        return true;
    case LEX_TENS:
        if (!words_add(scan, words, lexeme->value, 2))
            return false;
        words->group_rank = 1;
        return true;
    case LEX_SCALE:
        return words_scale(scan, words, lexeme->value, first);
    case LEX_ORDINAL:
        if (lexeme->value >= 100 || first)
            return false;
        words->ordinal = true;
        return words_add(scan, words, lexeme->value, lexeme->value < 10 ? 1 : 2);
    default:
        return false;
    }
}

/* The longest run of number words from `at`; "and" joins behind a scale. */
static bool words_parse(const struct scan *scan, size_t at, struct words *ret)
{
    struct words best = {.end = at};
    struct words words = {.closed = 100};
    struct words before_and = {.end = 0};
    bool first = true;
    if (lex_at(scan, at) == LEX_ARTICLE)
        at++;
    for (size_t taken = 0; taken < WORDS_MAX && !words.ordinal; taken++) {
        size_t next = at;
        if (!first && lex_at(scan, next) == LEX_AND && lex_at(scan, next - 1) == LEX_SCALE) {
            before_and = words;
            next++;
        } else if (!first && lex_at(scan, next) == LEX_HYPHEN &&
                   lexeme_at(scan, next + 1)->kind == LEXEME_WORD) {
            next++;
        }
        if (!words_take(scan, &words, next, first)) {
            /* three hundred and two hundred: two numbers */
            if (lex_at(scan, next) == LEX_SCALE && before_and.end > 0)
                best = before_and;
            break;
        }
        first = false;
        words.end = at = next + 1;
        const enum lex behind = lex_at(scan, at);
        /* Digits within words count with their scale, or behind "and". */
        if (lexeme_at(scan, next)->kind != LEXEME_NUMBER ||
            (behind != LEX_SCALE && lex_at(scan, next - 1) == LEX_AND))
            best = words;
    }
    *ret = best;
    return best.end > 0 && !first;
}

static bool words_number(const struct scan *scan, size_t at, struct number *ret)
{
    struct words words;
    if (!words_parse(scan, at, &words) || words.end <= at)
        return false;
    ret->value = words_value(scan, &words);
    ret->last = words.last;
    ret->spelled = lexeme_at(scan, at)->kind == LEXEME_WORD;
    ret->ordinal = words.ordinal;
    ret->plain = false;
    ret->scaled = words.closed < 100;
    ret->power = words.closed < 100 && !words.has_group ? words.closed : 0;
    ret->end = words.end;
    return true;
}

/* "point two" behind whole words. */
static void point_words(const struct scan *scan, struct number *number)
{
    if (lex_at(scan, number->end) != LEX_POINT || lex_at(scan, number->end + 1) != LEX_SMALL)
        return;
    struct buf digits = {.arena = scan->run};
    buf_push(&digits, STR("0."));
    size_t at = number->end + 1;
    for (; lex_at(scan, at) == LEX_SMALL && lexeme_at(scan, at)->value < 10; at++)
        buf_push_byte(&digits, (char)('0' + lexeme_at(scan, at)->value));
    struct decimal fraction;
    int64_t last;
    if (!decimal_parse(scan->run, buf_str(&digits), &fraction, &last))
        return;
    number->value = decimal_add(scan->run, number->value, fraction);
    number->last = last;
    number->end = at;
    for (; lex_at(scan, number->end) == LEX_SCALE; number->end++)
        number_shift(number, lexeme_at(scan, number->end)->value);
}

/* "and a half", "and three quarters" behind a number; then perhaps a scale. */
static void and_fraction(const struct scan *scan, struct number *number)
{
    size_t at = number->end;
    if (lex_at(scan, at) != LEX_AND)
        return;
    at++;
    int numerator = 1;
    if (lex_at(scan, at) == LEX_ARTICLE || word_is(scan, at, STR("one"))) {
        at++;
    } else if (lex_at(scan, at) == LEX_SMALL && lex_at(scan, at + 1) == LEX_PARTS) {
        numerator = lexeme_at(scan, at)->value;
        at++;
    }
    if (lex_at(scan, at) == LEX_HYPHEN)
        at++;
    const enum lex lex = lex_at(scan, at);
    if (lex != LEX_HALF && lex != LEX_PARTS)
        return;
    add_fraction(scan, number, numerator, lexeme_at(scan, at)->value);
    number->end = at + 1;
    for (; lex_at(scan, number->end) == LEX_SCALE; number->end++)
        number_shift(number, lexeme_at(scan, number->end)->value);
}

/* "two thirds", "one-fifth", "a quarter of": a number of parts. */
static bool parts_number(const struct scan *scan, size_t at, struct number *ret)
{
    int numerator = 1;
    size_t next = at;
    const enum lex lead = lex_at(scan, at);
    if (lead == LEX_SMALL || lead == LEX_ARTICLE) {
        numerator = lead == LEX_SMALL ? lexeme_at(scan, at)->value : 1;
        next++;
        if (lex_at(scan, next) == LEX_HYPHEN)
            next++;
    }
    const struct lexeme *part = lexeme_at(scan, next);
    if (part->kind != LEXEME_WORD || part->linked)
        return false;
    const bool counted = lead == LEX_SMALL;
    const enum lex behind = lex_at(scan, next + 1);
    const bool of =
        behind == LEX_OF || (lexeme_at(scan, next + 1)->kind == LEXEME_BREAK && next > at);
    bool fits = false;
    if (part->lex == LEX_HALF)
        fits = next > at || of;
    else if (part->lex == LEX_PARTS)
        fits = (counted && (part->value != 4 || numerator % 2 == 1)) || (lead == LEX_ARTICLE && of);
    else if (part->lex == LEX_ORDINAL && part->value > 2)
        fits = (counted && numerator == 1) || (lead == LEX_ARTICLE && of);
    if (!fits || part->value == 0)
        return false;
    *ret = (struct number){.value = ratio(scan->run, numerator, part->value),
                           .last = -2,
                           .spelled = true,
                           .end = next + 1};
    return true;
}

/* "half a million", "half a dozen", "half an hour", "half-litre". */
static bool half_number(const struct scan *scan, size_t at, struct number *ret)
{
    if (lex_at(scan, at) != LEX_HALF)
        return false;
    size_t next = at + 1;
    if (lex_at(scan, next) == LEX_HYPHEN)
        next++;
    if (lex_at(scan, next) == LEX_ARTICLE)
        next++;
    *ret =
        (struct number){.value = ratio(scan->run, 1, 2), .last = -1, .spelled = true, .end = next};
    if (lex_at(scan, next) == LEX_SCALE) {
        number_shift(ret, lexeme_at(scan, next)->value);
        ret->last = lexeme_at(scan, next)->value - 1;
        ret->end++;
    }
    return true;
}

static void dozens(const struct scan *scan, struct number *number)
{
    if (lex_at(scan, number->end) != LEX_DOZEN)
        return;
    number->value = decimal_mul(scan->run, number->value, decimal_from_int(scan->run, 12));
    number->last = 0;
    number->plain = false;
    number->end++;
}

static bool spelled_number(const struct scan *scan, size_t at, struct number *ret)
{
    const enum lex lex = lex_at(scan, at);
    if (parts_number(scan, at, ret))
        return true;
    if (lex == LEX_HALF) {
        if (!half_number(scan, at, ret))
            return false;
    } else if (lex == LEX_ARTICLE) {
        const enum lex next = lex_at(scan, at + 1);
        if (next != LEX_SCALE && next != LEX_DOZEN)
            return false;
        if (next == LEX_DOZEN)
            *ret = (struct number){
                .value = decimal_from_int(scan->run, 1), .spelled = true, .end = at + 1};
        else if (!words_number(scan, at, ret))
            return false;
    } else if (!words_number(scan, at, ret)) {
        return false;
    }
    point_words(scan, ret);
    and_fraction(scan, ret);
    dozens(scan, ret);
    return true;
}

bool number_parse(const struct scan *scan, size_t at, struct number *ret)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    int numerator;
    int denominator;
    if (lexeme->linked)
        return false;
    if (lexeme->lex == LEX_FRACTION) {
        *ret = (struct number){.value = ratio(scan->run, lexeme->value / 16, lexeme->value % 16),
                               .last = -2,
                               .end = at + 1};
        return true;
    }
    if (lexeme->kind == LEXEME_WORD)
        return spelled_number(scan, at, ret);
    if (slash_fraction(scan, at, &numerator, &denominator)) {
        *ret = (struct number){
            .value = ratio(scan->run, numerator, denominator), .last = -2, .end = at + 3};
        return true;
    }
    if (!digits_value(scan, at, ret))
        return false;
    size_t behind = at + 1;
    if (lex_at(scan, behind) == LEX_HYPHEN && is_glued(scan, behind))
        behind++;
    if (lex_at(scan, behind) == LEX_SCALE) {
        const int64_t last = ret->last;
        struct number scaled;
        if (behind == at + 1 && words_number(scan, at, &scaled) && scaled.end > behind) {
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
    and_fraction(scan, ret);
    dozens(scan, ret);
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
        if ((magnitude->money_only && !money) ||
            (magnitude->glued_only && lexeme->spaced && !money))
            continue;
        number_shift(number, magnitude->power);
        number->power = magnitude->power;
        number->plain = false;
        number->scaled = true;
        number->end++;
        return;
    }
}
