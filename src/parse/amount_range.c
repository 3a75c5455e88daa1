/* parse/amount_range: the second end of a range. */
#include "amount.h"

/* Does a verb of change stand before `at`? Then "from X to Y" are two figures. */
static bool is_change(const struct scan *scan, size_t at)
{
    for (size_t i = 1; i <= 4; i++) {
        const enum lex lex = lex_at(scan, at - i);
        if (lex == LEX_CHANGE)
            return true;
        if (lexeme_at(scan, at - i)->kind == LEXEME_BREAK || lex == LEX_DOT)
            return false;
    }
    return false;
}

/* Behind the joint of a range that follows `low`, or low->end. */
static size_t range_joint(const struct scan *scan, const struct operand *low)
{
    const size_t at = low->end;
    const enum lex lex = lex_at(scan, at);
    const enum lex before = lex_at(scan, low->begin - 1);
    if (is_dash(lex)) {
        if (lex_at(scan, at + 1) == LEX_TO) /* 8- to 16-meter */
            return at + 2;
        const bool even = is_glued(scan, at) == is_glued(scan, at + 1);
        const bool aside = lex == LEX_DASH && lexeme_at(scan, at)->value == 1; /* an em dash */
        return even && lex != LEX_MINUS && !aside ? at + 1 : low->end;
    }
    if (lex == LEX_TILDE && is_glued(scan, at) && is_glued(scan, at + 1))
        return at + 1;
    const bool between = before == LEX_BETWEEN ||
                         (before == LEX_APPROXIMATE && lex_at(scan, low->begin - 2) == LEX_BETWEEN);
    if (between && lex == LEX_AND)
        return at + 1;
    if (lex == LEX_THROUGH)
        return at + 1;
    if (lex != LEX_TO || before == LEX_CHANGE)
        return low->end;
    const bool moved = (before == LEX_FROM && is_change(scan, low->begin - 1)) ||
                       (before == LEX_PREPOSITION && lex_at(scan, low->begin - 2) == LEX_CHANGE);
    return moved ? low->end : at + 1;
}

static bool same_unit(const struct operand *low, const struct operand *high)
{
    if (low->currency.len > 0 && high->currency.len > 0)
        return str_eq(low->currency, high->currency);
    if (low->currency.len > 0 && high->has_unit)
        return str_eq(low->currency, high->unit.unit);
    if (low->has_unit && high->currency.len > 0)
        return false;
    if (low->has_unit && high->has_unit)
        return str_eq(low->unit.unit, high->unit.unit);
    return !low->has_unit || low->hyphen_unit || low->unit.kind == FIGURE_PERCENT;
}

/* The magnitude of the last end carries to the first: "$35-45B", unless the first has its own or
 * would pass the last. */
static void share_magnitude(struct operand *low, const struct operand *high)
{
    if (low->number.scaled || high->number.power == 0 ||
        low->number.spelled != high->number.spelled)
        return;
    const struct decimal mantissa = decimal_shift(high->number.value, -high->number.power);
    const bool years = high->has_unit && high->unit.kind == FIGURE_DURATION;
    if (!years && decimal_cmp(decimal_abs(low->number.value), decimal_abs(mantissa)) > 0)
        return;
    number_shift(&low->number, high->number.power);
    low->number.scaled = true;
}

static void swap_ends(struct operand *low, struct operand *high)
{
    const struct number swap = low->number;
    low->number = high->number;
    high->number = swap;
}

static bool second_end(const struct scan *scan, struct amount *amount)
{
    struct operand *low = &amount->low;
    const size_t joint = range_joint(scan, low);
    if (joint == low->end || low->plus_behind)
        return false;
    const enum lex lex = lex_at(scan, low->end);
    const size_t start = lex_at(scan, joint) == LEX_APPROXIMATE ? joint + 1 : joint;
    struct operand high;
    if (!operand_scan(scan, start, &high) || !same_unit(low, &high))
        return false;
    if (high.number.ordinal != low->number.ordinal || high.compare != LEX_NONE)
        return false;
    if (is_dash(lex) && high.minus && !low->minus)
        return false;
    share_magnitude(low, &high);
    if (low->number.spelled != high.number.spelled && !low->has_unit && !high.has_unit)
        return false;
    if (decimal_cmp(low->number.value, high.number.value) > 0) {
        /* A score, or a move downwards. */
        const bool bare = !high.has_unit && high.currency.len == 0;
        if (bare && !high.minus && (lex == LEX_TO || low->number.plain))
            return false;
        swap_ends(low, &high);
    }
    if (high.currency.len == 0)
        high.currency = low->currency;
    if (!high.has_unit && low->has_unit) {
        high.unit = low->unit;
        high.has_unit = true;
    }
    amount->high = high;
    amount->range = true;
    return true;
}

/* "9.8 ± 0.1": a range around the value. */
static bool margin(const struct scan *scan, struct amount *amount)
{
    size_t at = amount->low.end;
    if (lex_at(scan, at) == LEX_PLUS_MINUS)
        at++;
    else if (lex_at(scan, at) == LEX_PLUS && lex_at(scan, at + 1) == LEX_SLASH &&
             is_dash(lex_at(scan, at + 2)))
        at += 3;
    else
        return false;
    struct operand by;
    if (!operand_scan(scan, at, &by) || by.currency.len > 0)
        return false;
    const bool relative = by.has_unit && by.unit.kind == FIGURE_PERCENT;
    if (relative && amount->low.has_unit && amount->low.unit.kind != FIGURE_PERCENT)
        return false;
    const struct decimal middle = amount->low.number.value;
    amount->high = amount->low;
    amount->high.number.value = decimal_add(scan->run, middle, by.number.value);
    amount->low.number.value = decimal_sub(scan->run, middle, by.number.value);
    if (!amount->high.has_unit && by.has_unit) {
        amount->high.unit = by.unit;
        amount->high.has_unit = true;
    }
    amount->high.end = by.end;
    amount->range = true;
    return true;
}

void range_scan(const struct scan *scan, struct amount *amount)
{
    if (!margin(scan, amount))
        second_end(scan, amount);
}
