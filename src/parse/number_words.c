/* parse/number_words: numbers in words. */
#include "number.h"

enum { WORDS_MAX = 24 };

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
    if (!number_digits(scan, at, &digits) || decimal_is_zero(digits.value))
        return false;
    const bool scaled = lex_at(scan, at + 1) == LEX_SCALE;
    const bool joined = lex_at(scan, at - 1) == LEX_AND;
    if ((words->spelled && !scaled) || (joined && lexeme_at(scan, at - 2)->value > 3))
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
static bool words_read(const struct scan *scan, size_t at, struct words *ret)
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

bool words_parse(const struct scan *scan, size_t at, struct number *ret)
{
    struct words words;
    if (!words_read(scan, at, &words) || words.end <= at)
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
    number_add_fraction(scan, number, numerator, lexeme_at(scan, at)->value);
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
    bool fits = lex_at(scan, next + 1) == LEX_SCALE && part->lex == LEX_PARTS;
    if (part->lex == LEX_HALF)
        fits = (next > at && (numerator == 1 || word_is(scan, next, STR("halves")))) || of;
    else if (part->lex == LEX_PARTS && !fits)
        fits = (counted && (part->value != 4 || numerator % 2 == 1)) || (lead == LEX_ARTICLE && of);
    else if (part->lex == LEX_ORDINAL && part->value > 2)
        fits = (counted && numerator == 1) || (lead == LEX_ARTICLE && of);
    if (!fits || part->value == 0)
        return false;
    *ret = (struct number){.value = number_ratio(scan->run, numerator, part->value),
                           .last = -2,
                           .spelled = true,
                           .end = next + 1};
    if (lex_at(scan, next + 1) == LEX_SCALE) {
        number_shift(ret, lexeme_at(scan, next + 1)->value);
        ret->scaled = true;
        ret->end++;
    }
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
    *ret = (struct number){
        .value = number_ratio(scan->run, 1, 2), .last = -1, .spelled = true, .end = next};
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

void number_tail(const struct scan *scan, struct number *number)
{
    and_fraction(scan, number);
    dozens(scan, number);
}

bool spelled_parse(const struct scan *scan, size_t at, struct number *ret)
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
        else if (!words_parse(scan, at, ret))
            return false;
    } else if (!words_parse(scan, at, ret)) {
        return false;
    }
    point_words(scan, ret);
    number_tail(scan, ret);
    return true;
}
