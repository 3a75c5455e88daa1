/* parse/year: years, decades, centuries and eras. */
#include "date.h"

/* The letters of "B.C.E.", with or without dots, at `at`, compared to `era` (lower case). */
static size_t letters_end(const struct scan *scan, size_t at, const char *era)
{
    for (size_t i = 0; era[i]; i++) {
        const struct lexeme *lexeme = lexeme_at(scan, at);
        if (lexeme->kind != LEXEME_WORD || lexeme->end - lexeme->begin != 1 ||
            ascii_lower(scan->text.data[lexeme->begin]) != era[i] || (i > 0 && lexeme->spaced))
            return 0;
        at++;
        if (lex_at(scan, at) == LEX_DOT && is_glued(scan, at))
            at++;
        else if (era[i + 1])
            return 0;
    }
    return at;
}

int era_parse(const struct scan *scan, size_t at, size_t *ret_end)
{
    static const struct {
        const char *letters;
        int era;
    } dotted[] = {{"bce", -1}, {"bc", -1}, {"ce", 1}, {"ad", 1}};
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex == LEX_ERA && !lexeme->linked &&
        ascii_is_upper(scan->text.data[lexeme->begin])) {
        *ret_end = at + 1;
        return lexeme->value;
    }
    for (size_t i = 0; i < COUNT_OF(dotted); i++) {
        const size_t end = letters_end(scan, at, dotted[i].letters);
        if (end > 0) {
            *ret_end = end;
            return dotted[i].era;
        }
    }
    *ret_end = at;
    return 0;
}

static struct date year_date(int year)
{
    return (struct date){.year = year};
}

/* "century", "c.", "c" behind an ordinal. */
static bool century_word(const struct scan *scan, size_t at, size_t *ret_end)
{
    if (lex_at(scan, at) == LEX_HYPHEN)
        at++;
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const bool letter = word_is(scan, at, STR("c")) && !is_number_at(scan, at + 1);
    if (lexeme->lex != LEX_CENTURY && !letter)
        return false;
    *ret_end = at + 1;
    if (lex_at(scan, at + 1) == LEX_DOT && is_glued(scan, at + 1) &&
        lexeme->end - lexeme->begin < 5)
        *ret_end = at + 2;
    return true;
}

/* The ordinal at `at`: "19th", "nineteenth", "twenty-first". */
int ordinal_parse(const struct scan *scan, size_t at, size_t *ret_end)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex == LEX_INTEGER && is_glued(scan, at + 1) &&
        (word_is(scan, at + 1, STR("th")) || word_is(scan, at + 1, STR("st")) ||
         word_is(scan, at + 1, STR("nd")) || word_is(scan, at + 1, STR("rd")))) {
        *ret_end = at + 2;
        return lexeme->value;
    }
    if (lexeme->lex == LEX_TENS) {
        const size_t next = at + (lex_at(scan, at + 1) == LEX_HYPHEN ? 2 : 1);
        if (lex_at(scan, next) == LEX_ORDINAL && lexeme_at(scan, next)->value < 10) {
            *ret_end = next + 1;
            return lexeme->value + lexeme_at(scan, next)->value;
        }
    }
    *ret_end = at + 1;
    return lexeme->lex == LEX_ORDINAL ? lexeme->value : 0;
}

static bool century_parse(const struct scan *scan, size_t at, struct period *ret)
{
    size_t end;
    const int number = ordinal_parse(scan, at, &end);
    if (number < 1 || number > 60)
        return false;
    struct period period = {.years = true, .century = true, .open = true, .end = end};
    int width = 100;
    const size_t hyphen = lex_at(scan, end) == LEX_HYPHEN ? end + 1 : end;
    if (lex_at(scan, hyphen) == LEX_MILLENNIUM) {
        width = 1000;
        period.open = false;
        period.end = hyphen + 1;
    } else if (century_word(scan, end, &period.end)) {
        period.open = false;
    }
    period.era = era_parse(scan, period.end, &end);
    if (period.era)
        period.end = end;
    period.low = year_date((number - 1) * width);
    period.high = year_date(number * width - 1);
    if (period.low.year == 0)
        period.low.year = 1;
    *ret = period;
    return true;
}

/* "1950s", "70s": the number is at `at`. */
static bool decade_parse(const struct scan *scan, size_t at, struct period *ret)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const size_t len = lexeme->end - lexeme->begin;
    if (!is_glued(scan, at + 1) || lexeme->value % 10 != 0 || (len != 4 && len != 2 && len != 3))
        return false;
    size_t end = at + 2;
    if (lex_at(scan, at + 1) == LEX_QUOTE && word_is(scan, at + 2, STR("s")))
        end = at + 3;
    else if (!word_is(scan, at + 1, STR("s")))
        return false;
    const bool century = lexeme->value % 100 == 0 && lexeme->value < 1900 && len > 2;
    *ret = (struct period){.low = year_date(lexeme->value),
                           .high = year_date(lexeme->value + (century ? 99 : 9)),
                           .years = true,
                           .decade = true,
                           .two_digits = len == 2,
                           .end = end};
    if (len == 2) {
        const bool quoted = lex_at(scan, at - 1) == LEX_QUOTE && is_glued(scan, at);
        const bool named = quoted || lex_at(scan, at - 1) == LEX_THE ||
                           lex_at(scan, at - 1) == LEX_PART ||
                           (lex_at(scan, at - 1) == LEX_HYPHEN && lex_at(scan, at - 2) == LEX_PART);
        ret->open = !named;
        ret->two_digits = !named;
        ret->low.year += 1900;
        ret->high.year += 1900;
    }
    ret->era = era_parse(scan, end, &end);
    if (ret->era)
        ret->end = end;
    return true;
}

/* The integer of a number lexeme, grouped or not, up to six digits; -1 if it is none. */
static int year_value(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->linked)
        return -1;
    if (lexeme->lex == LEX_INTEGER)
        return lexeme->value < 1000000 ? lexeme->value : -1;
    if (lexeme->lex != LEX_GROUPED || lexeme->end - lexeme->begin > 7)
        return -1;
    int value = 0;
    for (size_t i = lexeme->begin; i < lexeme->end; i++) {
        if (ascii_is_digit(scan->text.data[i]))
            value = value * 10 + (scan->text.data[i] - '0');
        else if (scan->text.data[i] != ',')
            return -1;
    }
    return value;
}

bool year_parse(const struct scan *scan, size_t at, struct period *ret)
{
    size_t next = at;
    if (lex_at(scan, next) == LEX_PART && !lexeme_at(scan, next)->linked) {
        next++;
        if (is_dash(lex_at(scan, next)) || word_is(scan, next, STR("to")))
            next++;
        if (lex_at(scan, next) == LEX_PART)
            next++;
    }
    if (century_parse(scan, next, ret))
        return true;
    size_t end;
    const int before = era_parse(scan, next, &end);
    const bool era_first = before > 0 && word_is(scan, next, STR("ad"));
    if (era_first || (before > 0 && lex_at(scan, next + 1) == LEX_DOT))
        next = end;
    const int value = year_value(scan, next);
    if (value < 0)
        return false;
    if (lexeme_at(scan, next)->lex == LEX_INTEGER && decade_parse(scan, next, ret))
        return true;
    *ret = (struct period){.low = year_date(value),
                           .high = year_date(value),
                           .years = true,
                           .bare = true,
                           .two_digits = value < 100,
                           .end = next + 1};
    if (era_first) {
        ret->era = 1;
        ret->bare = false;
        return true;
    }
    /* 508/7 BCE, 1914/15 */
    const struct lexeme *behind = lexeme_at(scan, next + 2);
    const size_t digits = behind->end - behind->begin;
    if (lex_at(scan, next + 1) == LEX_SLASH && is_glued(scan, next + 1) &&
        is_glued(scan, next + 2) && behind->lex == LEX_INTEGER && digits <= 2 && value >= 100) {
        const int unit = digits == 1 ? 10 : 100;
        ret->high.year = value - value % unit + behind->value;
        ret->range = true;
        ret->end = next + 3;
    }
    ret->era = era_parse(scan, ret->end, &end);
    if (ret->era) {
        ret->bare = false;
        ret->end = end;
    }
    return true;
}
