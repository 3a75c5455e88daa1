/* parse/amount_name: numbers that are names: identifiers, references, clock times. */
#include "amount.h"

bool has_label(const struct scan *scan, size_t at)
{
    size_t before = at - 1;
    const bool dot = lex_at(scan, before) == LEX_DOT && is_glued(scan, before);
    if (dot)
        before--;
    if (lex_at(scan, before) == LEX_LABEL || str_eq(text_at(scan, before), STR("Year")) ||
        str_eq(text_at(scan, before), STR("Day")))
        return true;
    if (dot && word_is(scan, before, STR("no")) && lex_at(scan, before - 1) == LEX_COMMA)
        return true; /* "27, no. 9" */
    return dot && (str_eq(text_at(scan, before), STR("No")) || word_is(scan, before, STR("p")) ||
                   word_is(scan, before, STR("ch")) || word_is(scan, before, STR("art")));
}

/* The number continues a list of labelled ones: "Figures 2 and 3". */
static bool continues_label(const struct scan *scan, size_t at)
{
    if (scan->label_end == 0)
        return false;
    size_t before = at - 1;
    const enum lex lex = lex_at(scan, before);
    if (lex != LEX_COMMA && lex != LEX_AND && lex != LEX_OR && lex != LEX_TO && !is_dash(lex) &&
        lex != LEX_SEMICOLON && lex != LEX_THROUGH)
        return false;
    if (lex == LEX_AND && lex_at(scan, before - 1) == LEX_COMMA)
        before--;
    return before == scan->label_end;
}

/* Is the sign at `at` glued to both a number or word before it and what follows? */
static bool joins(const struct scan *scan, size_t at)
{
    const struct lexeme *before = lexeme_at(scan, at - 1);
    return is_glued(scan, at) && is_glued(scan, at + 1) && before->kind != LEXEME_BREAK &&
           before->kind != LEXEME_SIGN;
}

/* Part of something longer: "F-35", "x/7", "(CBF)1". */
static bool is_tail(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.begin;
    const struct lexeme *before = lexeme_at(scan, at - 1);
    if (!is_glued(scan, at) || at == 0 || amount->low.compare != LEX_NONE)
        return false;
    if (before->kind == LEXEME_WORD || before->lex == LEX_HASH || before->lex == LEX_CLOSE ||
        before->lex == LEX_DEGREE || before->lex == LEX_PRIME)
        return true;
    if (before->lex == LEX_DOT && lex_at(scan, at - 2) == LEX_APPROXIMATE)
        return false;                                                 /* c.£3m */
    const bool aside = before->lex == LEX_DASH && before->value == 1; /* an em dash */
    if (aside || (is_dash(before->lex) && lex_at(scan, at) == LEX_CURRENCY))
        return false;
    const bool number = lexeme_at(scan, at - 2)->kind == LEXEME_NUMBER;
    const bool dash = is_dash(before->lex) || before->lex == LEX_PLUS || before->lex == LEX_DOT;
    if (dash && joins(scan, at - 1))
        return true;
    if (before->lex == LEX_SLASH && joins(scan, at - 1))
        return number || !amount->has_noun;
    return before->lex == LEX_COLON && joins(scan, at - 1) && number;
}

/* Continued by something glued: "3C", "24/7", "12:30", "3-1-2", "10-K". */
static bool is_head(const struct scan *scan, const struct amount *amount)
{
    const struct operand *last = amount->range ? &amount->high : &amount->low;
    const size_t end = last->end;
    if (amount->has_noun || amount->has_denominator || amount->end > end)
        return false;
    const struct lexeme *behind = lexeme_at(scan, end);
    if (behind->spaced)
        return false;
    if (behind->kind == LEXEME_WORD)
        return true;
    if (!is_glued(scan, end + 1))
        return false;
    const struct lexeme *next = lexeme_at(scan, end + 1);
    const bool brief = next->kind == LEXEME_WORD && next->end - next->begin <= 2;
    if (brief && (behind->lex == LEX_HYPHEN || behind->lex == LEX_OPEN)) /* 10-K, 1-in-5, 401(k) */
        return true;
    const bool joint = behind->lex == LEX_SLASH || behind->lex == LEX_COLON ||
                       behind->lex == LEX_DOT || is_dash(behind->lex);
    return joint && next->kind == LEXEME_NUMBER;
}

/* "2 pm", "2.13 am", "11 a.m." */
static bool is_clock(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.number.end;
    if (amount->low.currency.len > 0)
        return false;
    const bool dotted = lex_at(scan, at + 1) == LEX_DOT && word_is(scan, at + 2, STR("m")) &&
                        is_glued(scan, at + 2);
    if (dotted && (word_is(scan, at, STR("a")) || word_is(scan, at, STR("p"))))
        return true;
    const bool named = word_is(scan, at, STR("am")) || word_is(scan, at, STR("pm"));
    return word_is(scan, at, STR("o'clock")) || (named && !amount->low.has_unit);
}

/* "[5]", "(7)" in running text; "3." and "3)" at its start. */
static bool is_reference(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.begin;
    const struct lexeme *before = lexeme_at(scan, at - 1);
    const struct lexeme *behind = lexeme_at(scan, amount->low.number.end);
    if (before->lex == LEX_OPEN && before->value == 1)
        return true;
    const bool small = lexeme_at(scan, at)->value < 1000;
    const bool tight = is_glued(scan, at) && !behind->spaced;
    if (before->lex == LEX_OPEN && behind->lex == LEX_CLOSE && small && tight)
        return scan->context->place == PLACE_PROSE || scan->context->place == PLACE_LIST;
    const bool mark = (behind->lex == LEX_DOT || behind->lex == LEX_CLOSE) && !behind->spaced;
    return at == 0 && mark && lexeme_at(scan, amount->low.number.end + 1)->kind == LEXEME_WORD;
}

static bool is_capital(const struct scan *scan, size_t at)
{
    const struct str word = text_at(scan, at);
    return word.len > 0 && ascii_is_upper(word.data[0]);
}

static bool is_capitals(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_upper(word.data[i]))
            return false;
    return word.len > 1;
}

/* "Web 2.0" */
static bool is_release(const struct scan *scan, size_t at)
{
    const struct str digits = text_at(scan, at);
    return lex_at(scan, at) == LEX_DECIMAL && digits.len == 3 && str_ends(digits, STR(".0"));
}

/* "Voyager 2", "UN 2231", "Pattern 3: ...", "Site 4, Kenya": a name and its number. */
static bool is_numbered_name(const struct scan *scan, size_t at)
{
    const struct lexeme *before = lexeme_at(scan, at - 1);
    if (before->kind != LEXEME_WORD || before->lex != LEX_NONE || is_glued(scan, at) ||
        !is_capital(scan, at - 1))
        return false;
    const enum lex ahead = lex_at(scan, at - 2);
    const bool starts = at < 2 || ahead == LEX_DOT || ahead == LEX_COLON;
    const enum lex behind = lex_at(scan, at + 1);
    return !starts || is_capitals(text_at(scan, at - 1)) ||
           (is_release(scan, at) && scan->context->place == PLACE_HEADING) || behind == LEX_COLON ||
           (behind == LEX_COMMA && is_capital(scan, at + 2)) ||
           (behind == LEX_DASH &&
            (lexeme_at(scan, at + 1)->spaced || lexeme_at(scan, at + 1)->value == 1));
}

/* "Three Mile Island", "Seven Years' War": a unit between capitals */
static bool is_measured_name(const struct scan *scan, const struct noun *unit)
{
    const size_t next = unit->end + (lex_at(scan, unit->end) == LEX_QUOTE ? 1 : 0);
    return unit->end > unit->begin && is_capital(scan, unit->begin) && is_capital(scan, next);
}

/* "the Seven Sisters", "Three Arrows Capital", "the Traitorous Eight" */
static bool is_spelled_name(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.begin;
    if (!amount->low.number.spelled || !is_capital(scan, at))
        return false;
    const bool counted =
        amount->has_noun && (amount->noun.kind != FIGURE_COUNT || amount->noun.plural);
    if (!counted) { /* also "the Council of Ten" */
        const size_t before = lex_at(scan, at - 1) == LEX_OF ? at - 2 : at - 1;
        return is_capital(scan, before) && lexeme_at(scan, before)->kind == LEXEME_WORD &&
               lex_at(scan, before) == LEX_NONE;
    }
    if (amount->noun.kind != FIGURE_COUNT)
        return is_measured_name(scan, &amount->noun);
    return amount->noun.end > amount->noun.begin && is_capital(scan, amount->noun.begin) &&
           (at > 0 || is_capital(scan, amount->noun.end));
}

/* "the 4004 Microprocessor" */
static bool is_model(const struct scan *scan, size_t at)
{
    return lex_at(scan, at - 1) == LEX_THE && is_capital(scan, at + 1) &&
           lexeme_at(scan, at + 1)->spaced;
}

/* "33 Liberty Street" */
static bool is_address(const struct scan *scan, size_t end)
{
    static const struct str streets[] = {
        STR_INIT("Street"), STR_INIT("Avenue"), STR_INIT("Road"),  STR_INIT("Boulevard"),
        STR_INIT("Lane"),   STR_INIT("Square"), STR_INIT("Plaza"), STR_INIT("St")};
    for (size_t at = end; at < end + 4 && is_capital(scan, at); at++)
        for (size_t i = 0; i < COUNT_OF(streets); i++)
            if (at > end && str_eq(text_at(scan, at), streets[i]))
                return true;
    return false;
}

/* Digits that nobody counts with: 007, 0042. */
static bool has_leading_zero(const struct scan *scan, size_t at)
{
    const struct str digits = text_at(scan, at);
    return lex_at(scan, at) == LEX_INTEGER && digits.len > 1 && digits.data[0] == '0';
}

bool is_name(const struct scan *scan, const struct amount *amount)
{
    const struct operand *low = &amount->low;
    const size_t at = low->begin;
    const bool digits = lexeme_at(scan, at)->kind == LEXEME_NUMBER;
    if (is_tail(scan, amount) || is_head(scan, amount) || is_clock(scan, amount) ||
        is_spelled_name(scan, amount) || has_leading_zero(scan, at))
        return true;
    const bool counted =
        amount->has_noun && amount->noun.kind != FIGURE_COUNT && !is_glued(scan, low->number.end);
    if (digits && !low->number.scaled && !counted &&
        (has_label(scan, at) || continues_label(scan, at)))
        return !(low->has_unit && low->unit.kind == FIGURE_PERCENT);
    if (!amount->has_noun && is_release(scan, at) && is_numbered_name(scan, at))
        return true;
    if (digits && amount->range && low->number.plain && amount->high.number.plain &&
        decimal_eq(low->number.value, amount->high.number.value))
        return true; /* a 50-50 split */
    if (!low->number.plain || !digits || amount->has_denominator)
        return false;
    if (amount->range) /* "Cycles 1-3" */
        return !amount->has_noun && amount->high.number.plain && lexeme_at(scan, at)->value < 100 &&
               at > 1 && is_numbered_name(scan, at);
    if (amount->has_noun) /* "Nord Stream 1 pipeline" */
        return amount->noun.kind == FIGURE_COUNT && !amount->noun.plural && at > 1 &&
               is_numbered_name(scan, at);
    return scan->context->names || is_reference(scan, amount) || is_numbered_name(scan, at) ||
           is_model(scan, at) || is_address(scan, low->number.end);
}

size_t skip_name(const struct scan *scan, size_t end)
{
    for (;;) {
        const enum lex lex = lex_at(scan, end);
        const bool joint = is_dash(lex) || lex == LEX_SLASH || lex == LEX_COLON || lex == LEX_DOT;
        if (!joint || !is_glued(scan, end) || !is_glued(scan, end + 1) ||
            lexeme_at(scan, end + 1)->kind == LEXEME_BREAK)
            return end;
        end += 2;
    }
}
