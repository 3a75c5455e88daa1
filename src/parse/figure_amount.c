/* parse/figure_amount: money, shares, quantities, counts, durations and bare numbers, with their
 * signs, ranges and bounds. */
#include "notelint/unit.h"
#include "scan.h"

/* One end of an amount as written. */
struct operand {
    struct number number;
    struct noun unit;    /* if has_unit */
    struct str currency; /* written before the number */
    enum lex compare;    /* "<", "≥" before it; else LEX_NONE */
    bool has_unit;
    bool tilde, minus, plus_sign, plus_behind;
    bool hyphen_unit; /* "27-kilometer" */
    size_t begin, end;
};

struct amount {
    struct operand low, high;
    bool range;
    struct noun noun, denominator;
    bool has_noun, has_denominator;
    enum bound bound;
    bool open_low, open_high;
    unsigned flags;
    size_t end;
};

/* "$", "US$", "USD", "A $" at `at`: the code and the token behind; `at` if there is none. */
static size_t currency_scan(const struct scan *scan, size_t at, struct str *ret_code)
{
    char text[16];
    size_t len = 0;
    size_t end = at;
    for (size_t i = at; i < at + 6; i++) {
        const struct lexeme *lexeme = lexeme_at(scan, i);
        const struct str piece = text_at(scan, i);
        if (lexeme->kind == LEXEME_BREAK || lexeme->kind == LEXEME_NUMBER || lexeme->linked ||
            len + piece.len > sizeof(text) ||
            (i > at && lexeme->spaced && lexeme->lex != LEX_CURRENCY))
            break;
        for (size_t k = 0; k < piece.len; k++)
            text[len + k] = ascii_upper(piece.data[k]);
        len += piece.len;
        const bool spaced_letter =
            i > at && lexeme->spaced && text_at(scan, at).len == 1 && !word_is(scan, at, STR("c"));
        if (spaced_letter)
            break;
        struct unit_name name;
        if (unit_find((struct str){text, len}, &name) && name.spelling == SPELLING_CURRENCY &&
            (lexeme->lex == LEX_CURRENCY || ascii_is_upper(piece.data[0]))) {
            *ret_code = name.unit;
            end = i + 1;
        }
    }
    return end;
}

static bool is_sign_place(const struct scan *scan, size_t at)
{
    const enum lex before = lex_at(scan, at - 1);
    return lexeme_at(scan, at)->spaced || before == LEX_OPEN || before == LEX_TILDE ||
           before == LEX_CURRENCY || before == LEX_QUOTE || before == LEX_COLON ||
           before == LEX_EQUALS || before == LEX_LESS_SIGN || before == LEX_GREATER_SIGN ||
           before == LEX_SLASH || lexeme_at(scan, at - 1)->kind == LEXEME_BREAK;
}

/* Signs and currency before the digits. */
static size_t prefix_scan(const struct scan *scan, size_t at, struct operand *operand)
{
    for (int i = 0; i < 6; i++) {
        const enum lex lex = lex_at(scan, at);
        if (lexeme_at(scan, at)->linked)
            return at;
        if (lex == LEX_TILDE) {
            operand->tilde = true;
        } else if (lex >= LEX_LESS_SIGN && lex <= LEX_AT_LEAST_SIGN) {
            operand->compare = lex;
            if (lex_at(scan, at + 1) == LEX_EQUALS)
                at++;
        } else if (is_dash(lex) && lex != LEX_DASH && is_sign_place(scan, at) &&
                   (is_glued(scan, at + 1) || at == 0)) {
            operand->minus = true;
        } else if (lex == LEX_DASH && lexeme_at(scan, at)->value == 0 && is_sign_place(scan, at) &&
                   is_glued(scan, at + 1)) {
            operand->minus = true;
        } else if (lex == LEX_MINUS_WORD) {
            operand->minus = true;
        } else if (lex == LEX_PLUS && is_sign_place(scan, at)) {
            operand->plus_sign = true;
        } else {
            const size_t end =
                operand->currency.len ? at : currency_scan(scan, at, &operand->currency);
            if (end == at)
                return at;
            at = end - 1;
        }
        at++;
    }
    return at;
}

/* "25:1" behind the first number: a ratio to one. */
static void ratio_scan(const struct scan *scan, struct operand *operand)
{
    const size_t at = operand->end;
    if (lex_at(scan, at) == LEX_COLON && is_glued(scan, at) && is_glued(scan, at + 1) &&
        lexeme_at(scan, at + 1)->value == 1 &&
        lexeme_at(scan, at + 1)->end - lexeme_at(scan, at + 1)->begin == 1) {
        operand->end = at + 2;
        operand->number.plain = false;
    }
}

/* "%", "percent", "permille": no word in the table of units for the signs. */
static bool percent_sign(const struct scan *scan, size_t at, struct noun *ret)
{
    static const struct str ratios[] = {STR_INIT("%"), STR_INIT("permille"), STR_INIT("permyriad")};
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex != LEX_PERCENT)
        return false;
    *ret = (struct noun){ratios[lexeme->value], FIGURE_PERCENT, at, at + 1};
    const bool points = lexeme->value == 0 && (word_is(scan, at + 1, STR("point")) ||
                                               word_is(scan, at + 1, STR("points")));
    if (points) {
        ret->unit = STR("percentage-point");
        ret->end = at + 2;
    }
    return true;
}

static bool operand_unit(const struct scan *scan, struct operand *operand)
{
    size_t at = operand->end;
    if (percent_sign(scan, at, &operand->unit))
        return true;
    if (lex_at(scan, at) == LEX_HYPHEN && is_glued(scan, at) && is_glued(scan, at + 1) &&
        lexeme_at(scan, at + 1)->kind == LEXEME_WORD) {
        operand->hyphen_unit =
            unit_scan(scan, at + 1, &operand->unit) && text_at(scan, at + 1).len > 1;
        return operand->hyphen_unit;
    }
    if (is_number_at(scan, at))
        return false;
    /* a second number of minutes is no ordinal: "2 more minutes" */
    if (lex_at(scan, at) == LEX_MORE && unit_scan(scan, at + 1, &operand->unit))
        return operand->unit.kind == FIGURE_DURATION;
    return unit_scan(scan, at, &operand->unit);
}

static bool operand_scan(const struct scan *scan, size_t at, struct operand *ret)
{
    *ret = (struct operand){.begin = at};
    const size_t start = prefix_scan(scan, at, ret);
    if (!number_parse(scan, start, &ret->number))
        return false;
    if (ret->currency.len > 0 && lexeme_at(scan, start)->kind == LEXEME_WORD)
        return false;
    ret->end = ret->number.end;
    /* 45+ million */
    if (lex_at(scan, ret->end) == LEX_PLUS && is_glued(scan, ret->end) &&
        !is_number_at(scan, ret->end + 1)) {
        ret->plus_behind = true;
        ret->end++;
        if (lex_at(scan, ret->end) == LEX_SCALE) {
            ret->number.power = lexeme_at(scan, ret->end)->value;
            number_shift(&ret->number, ret->number.power);
            ret->number.scaled = true;
            ret->end++;
        }
        ret->number.end = ret->end;
    }
    number_scale(scan, &ret->number, ret->currency.len > 0);
    ret->end = ret->number.end;
    ratio_scan(scan, ret);
    if (lex_at(scan, ret->end) == LEX_PLUS && is_glued(scan, ret->end) &&
        !is_number_at(scan, ret->end + 1)) {
        ret->plus_behind = true;
        ret->end++;
    }
    if (operand_unit(scan, ret)) {
        ret->has_unit = true;
        ret->end = ret->unit.end;
        if (lex_at(scan, ret->end) == LEX_PLUS && is_glued(scan, ret->end)) {
            ret->plus_behind = true;
            ret->end++;
        }
    }
    if (ret->minus)
        ret->number.value = decimal_negate(ret->number.value);
    return true;
}

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
        if (word_is(scan, at + 1, STR("to")) || lex_at(scan, at + 1) == LEX_TO)
            return at + 2;
        const bool even = is_glued(scan, at) == is_glued(scan, at + 1);
        return even && lex_at(scan, at) != LEX_MINUS ? at + 1 : low->end;
    }
    if (before == LEX_BETWEEN && lex == LEX_AND)
        return at + 1;
    if (lex == LEX_TO && !(before == LEX_FROM && is_change(scan, low->begin - 1)) &&
        before != LEX_CHANGE &&
        !(before == LEX_PREPOSITION && lex_at(scan, low->begin - 2) == LEX_CHANGE))
        return at + 1;
    return low->end;
}

static bool same_unit(const struct operand *low, const struct operand *high)
{
    if (low->currency.len > 0 && high->currency.len > 0 && !str_eq(low->currency, high->currency))
        return false;
    if (low->currency.len > 0 && high->has_unit)
        return false;
    if (low->has_unit && high->currency.len > 0)
        return false;
    if (low->has_unit && high->has_unit && !str_eq(low->unit.unit, high->unit.unit))
        return false;
    return !(low->has_unit && !high->has_unit && !low->hyphen_unit &&
             low->unit.kind != FIGURE_PERCENT);
}

/* The magnitude of the last end carries to the first: "$35-45B". */
static void share_magnitude(struct operand *low, const struct operand *high)
{
    if (low->number.scaled || high->number.power == 0 ||
        low->number.spelled != high->number.spelled)
        return;
    const struct decimal mantissa = decimal_shift(high->number.value, -high->number.power);
    if (decimal_cmp(decimal_abs(low->number.value), decimal_abs(mantissa)) > 0)
        return;
    number_shift(&low->number, high->number.power);
    low->number.scaled = true;
}

static bool range_scan(const struct scan *scan, struct amount *amount)
{
    struct operand *low = &amount->low;
    const size_t joint = range_joint(scan, low);
    if (joint == low->end || low->plus_behind)
        return false;
    const size_t start = lex_at(scan, joint) == LEX_APPROXIMATE ? joint + 1 : joint;
    struct operand high;
    if (!operand_scan(scan, start, &high) || high.minus != low->minus || !same_unit(low, &high))
        return false;
    if (high.number.ordinal != low->number.ordinal)
        return false;
    share_magnitude(low, &high);
    if (low->number.spelled != high.number.spelled && !low->has_unit && !high.has_unit)
        return false;
    const bool backwards = decimal_cmp(low->number.value, high.number.value) > 0;
    if (backwards) {
        if (lex_at(scan, low->end) == LEX_TO && !high.has_unit)
            return false;
        const struct number swap = low->number;
        low->number = high.number;
        high.number = swap;
        high.end = high.end > low->end ? high.end : low->end;
    }
    if (high.currency.len == 0)
        high.currency = low->currency;
    if (!high.has_unit && low->has_unit) {
        high.unit = low->unit;
        high.has_unit = true;
    }
    low->currency = high.currency;
    amount->high = high;
    amount->range = true;
    return true;
}

/* "9.8 ± 0.1": a range around the value. */
static bool plus_minus_scan(const struct scan *scan, struct amount *amount)
{
    size_t at = amount->low.end;
    if (lex_at(scan, at) == LEX_PLUS_MINUS)
        at++;
    else if (lex_at(scan, at) == LEX_PLUS && lex_at(scan, at + 1) == LEX_SLASH &&
             is_dash(lex_at(scan, at + 2)))
        at += 3;
    else
        return false;
    struct operand margin;
    if (!operand_scan(scan, at, &margin))
        return false;
    if (margin.has_unit && margin.unit.kind == FIGURE_PERCENT &&
        !(amount->low.has_unit && amount->low.unit.kind == FIGURE_PERCENT) && amount->low.has_unit)
        return false;
    const struct decimal middle = amount->low.number.value;
    amount->high = amount->low;
    amount->high.number.value = decimal_add(scan->run, middle, margin.number.value);
    amount->low.number.value = decimal_sub(scan->run, middle, margin.number.value);
    if (!amount->high.has_unit && margin.has_unit) {
        amount->high.unit = margin.unit;
        amount->high.has_unit = true;
    }
    amount->high.end = margin.end;
    amount->range = true;
    return true;
}

static void at_least(struct amount *amount)
{
    amount->bound = BOUND_AT_LEAST;
    amount->open_high = true;
    amount->open_low = false;
}

static void at_most(struct amount *amount)
{
    amount->bound = BOUND_AT_MOST;
    amount->open_low = true;
    amount->open_high = false;
}

/* "more than", "at least", "up to", "over", "about" before `at`. */
static void bound_before(const struct scan *scan, size_t at, struct amount *amount)
{
    size_t before = at - 1;
    for (int i = 0; i < 2; i++) {
        if (lex_at(scan, before) == LEX_DOT && is_glued(scan, before) &&
            lex_at(scan, before - 1) == LEX_APPROXIMATE)
            before--;
        if (lex_at(scan, before) != LEX_APPROXIMATE)
            break;
        if (amount->bound == BOUND_EXACT)
            amount->bound = BOUND_APPROXIMATE;
        before--;
        if (lex_at(scan, before) == LEX_AT)
            before--;
    }
    if (lex_at(scan, before) == LEX_ARTICLE)
        before--;
    const enum lex lex = lex_at(scan, before);
    const enum lex previous = lex_at(scan, before - 1);
    const bool no = lex_at(scan, before - 2) == LEX_NO;
    /* "less than or equal to" */
    if ((lex == LEX_TO && (word_is(scan, before - 1, STR("equal")) || previous == LEX_UP)) ||
        word_is(scan, before, STR("equal"))) {
        if (previous == LEX_UP) {
            at_most(amount);
            return;
        }
        const size_t or_at = lex == LEX_TO ? before - 2 : before - 1;
        if (lex_at(scan, or_at) == LEX_OR && lex_at(scan, or_at - 1) == LEX_THAN)
            before = or_at - 1;
        else if (lex_at(scan, or_at) == LEX_OR && lex_at(scan, or_at - 2) == LEX_MORE)
            before = or_at - 1;
        if (lex_at(scan, before - 1) == LEX_MORE)
            at_least(amount);
        else if (lex_at(scan, before - 1) == LEX_LESS)
            at_most(amount);
        return;
    }
    if (lex == LEX_OF && (previous == LEX_LEAST || previous == LEX_MOST)) {
        if (previous == LEX_LEAST)
            at_least(amount);
        else
            at_most(amount);
        return;
    }
    if (word_is(scan, before, STR("as")) && word_is(scan, before - 2, STR("as"))) {
        at_most(amount);
        return;
    }
    if (lex == LEX_THAN && (previous == LEX_MORE || previous == LEX_LESS)) {
        if ((previous == LEX_MORE) != no)
            at_least(amount);
        else
            at_most(amount);
    } else if (lex == LEX_LEAST) {
        at_least(amount);
    } else if (lex == LEX_MOST && previous == LEX_AT) {
        at_most(amount);
    } else if (lex == LEX_OVER) {
        at_least(amount);
    } else if (lex == LEX_UNDER) {
        at_most(amount);
    }
}

/* "or more", "or less", "and above", "plus" behind the amount; returns the token behind. */
static size_t bound_behind(const struct scan *scan, size_t at, struct amount *amount)
{
    const enum lex lex = lex_at(scan, at);
    const enum lex next = lex_at(scan, at + 1);
    if (lex != LEX_OR && lex != LEX_AND)
        return at;
    if (lex_at(scan, at + 2) == LEX_THAN && is_number_at(scan, at + 3))
        return at; /* "200 or greater than 190" */
    const size_t end = lex_at(scan, at + 2) == LEX_THAN ? at + 3 : at + 2;
    if (next == LEX_MORE || (next == LEX_OVER && !is_number_at(scan, at + 2))) {
        if (lex == LEX_AND && next == LEX_MORE)
            return at;
        at_least(amount);
        return end;
    }
    if (next == LEX_LESS && lex == LEX_OR) {
        at_most(amount);
        return end;
    }
    return at;
}

static void bound_signs(struct amount *amount)
{
    const struct operand *low = &amount->low;
    if (low->tilde)
        amount->bound = BOUND_APPROXIMATE;
    if (low->compare == LEX_LESS_SIGN || low->compare == LEX_AT_MOST_SIGN)
        at_most(amount);
    if (low->compare == LEX_GREATER_SIGN || low->compare == LEX_AT_LEAST_SIGN)
        at_least(amount);
    if (low->plus_behind || (amount->range && amount->high.plus_behind))
        at_least(amount);
}

static void change_flags(const struct scan *scan, struct amount *amount)
{
    const size_t at = amount->low.begin;
    size_t before = at - 1;
    if (lex_at(scan, before) == LEX_APPROXIMATE || lex_at(scan, before) == LEX_OVER)
        before--;
    if (word_is(scan, before, STR("by")))
        before--;
    const enum lex lex = lex_at(scan, before);
    if (amount->low.plus_sign || amount->low.minus || lex == LEX_CHANGE || lex == LEX_UP)
        amount->flags |= FIGURE_CHANGE;
}

static bool is_multiple_sign(const struct scan *scan, size_t at)
{
    return (is_glued(scan, at) && (word_is(scan, at, STR("x")) || lex_at(scan, at) == LEX_TIMES) &&
            !is_number_at(scan, at + 1)) ||
           (word_is(scan, at, STR("fold")) && is_glued(scan, at)) ||
           (lex_at(scan, at) == LEX_HYPHEN && is_glued(scan, at) &&
            word_is(scan, at + 1, STR("fold")));
}

/* Unit, noun and denominator behind the last end. */
static void what_is_counted(const struct scan *scan, struct amount *amount)
{
    struct operand *last = amount->range ? &amount->high : &amount->low;
    amount->end = last->end;
    if (last->currency.len > 0) {
        amount->noun = (struct noun){last->currency, FIGURE_CURRENCY, last->begin, last->begin};
        /* "$5 US dollars" names it twice */
        if (last->has_unit && last->unit.kind != FIGURE_CURRENCY)
            amount->end = last->number.end;
    } else if (last->has_unit) {
        amount->noun = last->unit;
        const bool pounds = str_eq(last->unit.unit, STR("pound")) && last->number.power >= 6;
        if (pounds) {
            amount->noun.unit = STR("GBP");
            amount->noun.kind = FIGURE_CURRENCY;
        }
    } else if (is_multiple_sign(scan, amount->end)) {
        amount->end += lex_at(scan, amount->end) == LEX_HYPHEN ? 2 : 1;
        return;
    } else {
        const bool one = !amount->range && lexeme_at(scan, last->number.end - 1)->value == 1 &&
                         decimal_eq(last->number.value, decimal_from_int(scan->run, 1));
        const bool hyphen = lex_at(scan, amount->end) == LEX_HYPHEN &&
                            is_glued(scan, amount->end) && is_glued(scan, amount->end + 1);
        const size_t start = hyphen ? amount->end + 1 : amount->end;
        if (hyphen && lexeme_at(scan, start)->kind == LEXEME_WORD && text_at(scan, start).len > 2 &&
            lex_at(scan, start) != LEX_TO) {
            amount->noun = (struct noun){noun_singular(scan->run, text_at(scan, start)),
                                         FIGURE_COUNT, start, start + 1};
            amount->has_noun = true;
            amount->end = start + 1;
            return;
        }
        amount->has_noun = noun_scan(scan, amount->end, one, &amount->noun);
        if (!amount->has_noun)
            return;
        amount->end = amount->noun.end;
    }
    amount->has_noun = true;
    amount->has_denominator =
        denominator_scan(scan, amount->end, amount->noun.kind, &amount->denominator);
    if (amount->has_denominator)
        amount->end = amount->denominator.end;
}

static void bare_denominator(const struct scan *scan, struct amount *amount)
{
    if (amount->has_noun || amount->has_denominator)
        return;
    amount->has_denominator =
        denominator_scan(scan, amount->end, FIGURE_NUMBER, &amount->denominator);
    if (amount->has_denominator)
        amount->end = amount->denominator.end;
}

/* What a header says of the bare numbers below it. */
static void apply_context(const struct scan *scan, struct amount *amount)
{
    const struct scan_context *context = scan->context;
    struct operand *ends[] = {&amount->low, &amount->high};
    if (amount->has_noun && amount->noun.kind != FIGURE_CURRENCY)
        return;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (context->magnitude && !ends[i]->number.scaled)
            number_shift(&ends[i]->number, context->magnitude);
    if (amount->has_noun || context->unit.len == 0)
        return;
    amount->noun = (struct noun){.unit = context->unit, .begin = amount->end, .end = amount->end};
    const enum unit_class class_ = unit_class_of(context->unit);
    amount->noun.kind = class_ == UNIT_CURRENCY ? FIGURE_CURRENCY
                        : class_ == UNIT_TIME   ? FIGURE_DURATION
                        : class_ == UNIT_RATIO  ? FIGURE_PERCENT
                        : class_ == UNIT_NONE   ? FIGURE_COUNT
                                                : FIGURE_QUANTITY;
    amount->has_noun = true;
}

static bool is_restated(const struct scan *scan, const struct amount *amount)
{
    if (scan->figures->len <= scan->first || !amount->has_noun)
        return false;
    const struct figure *previous = &scan->figures->data[scan->figures->len - 1];
    const size_t at = amount->low.begin;
    return lex_at(scan, at - 1) == LEX_OPEN && scan->done == at - 1 &&
           previous->kind == amount->noun.kind && previous->unit.len > 0 &&
           amount->noun.kind != FIGURE_COUNT && amount->noun.kind != FIGURE_PERCENT &&
           !str_eq(previous->unit, amount->noun.unit);
}

static void push(struct scan *scan, const struct amount *amount)
{
    const struct operand *low = &amount->low;
    const struct operand *high = amount->range ? &amount->high : low;
    const bool restated = is_restated(scan, amount);
    struct figure *figure = figure_vec_push(scan->run, scan->figures);
    *figure = (struct figure){
        .region = region_between(lexeme_at(scan, low->begin)->begin,
                                 lexeme_at(scan, amount->end - 1)->end),
        .kind = amount->has_noun ? amount->noun.kind : FIGURE_NUMBER,
        .bound = amount->bound,
        .place = scan->context->place,
        .flags = amount->flags,
        .has_low = !amount->open_low,
        .has_high = !amount->open_high,
        .low = low->number.value,
        .high = high->number.value,
        .precision = high->number.last > low->number.last ? high->number.last : low->number.last,
    };
    if (low->number.ordinal)
        figure->kind = FIGURE_ORDINAL;
    if (restated)
        figure->flags |= FIGURE_RESTATES;
    if (low->number.spelled)
        figure->flags |= FIGURE_SPELLED;
    if (amount->range)
        figure->flags |= FIGURE_RANGE;
    if (amount->has_noun)
        figure->unit = amount->noun.unit;
    if (amount->has_noun && amount->noun.kind == FIGURE_COUNT &&
        amount->noun.end > amount->noun.begin)
        figure->noun = region_between(lexeme_at(scan, amount->noun.begin)->begin,
                                      lexeme_at(scan, amount->noun.end - 1)->end);
    if (amount->has_denominator)
        figure->unit = figure->unit.len > 0
                           ? str_fmt(scan->run, "%.*s-per-%.*s", STR_ARG(figure->unit),
                                     STR_ARG(amount->denominator.unit))
                           : str_fmt(scan->run, "per-%.*s", STR_ARG(amount->denominator.unit));
    scan->done = amount->end;
}

/* "41, 61 and 94 GHz": the unit of the last belongs to all. */
static void share_unit(struct scan *scan)
{
    struct figure *figures = scan->figures->data;
    const size_t last = scan->figures->len - 1;
    const struct figure *source = &figures[last];
    if (source->unit.len == 0 || source->kind == FIGURE_ORDINAL)
        return;
    for (size_t i = last; i-- > scan->first;) {
        struct figure *figure = &figures[i];
        const struct str between =
            str_slice(scan->text, region_end(figure->region), figures[i + 1].region.offset);
        const struct str gap = str_trim(between);
        const bool joined = str_eq(gap, STR(",")) || str_eq(gap, STR("and")) ||
                            str_eq(gap, STR(", and")) || str_eq(gap, STR("or")) ||
                            str_eq(gap, STR(", or")) || str_eq(gap, STR("/"));
        if (!joined || figure->kind != FIGURE_NUMBER || figure->unit.len > 0)
            return;
        figure->unit = source->unit;
        figure->kind = source->kind;
    }
}

/* May a bare number at `at` be one at all? Not names, references, list marks, clock times. */
static bool is_name(const struct scan *scan, const struct amount *amount)
{
    const struct operand *low = &amount->low;
    const size_t at = low->begin;
    const struct lexeme *before = lexeme_at(scan, at - 1);
    const bool glued = is_glued(scan, at) && before->kind != LEXEME_BREAK;
    const bool bare = low->number.plain && !amount->range && !amount->has_noun &&
                      low->currency.len == 0 && !low->tilde;
    if (glued && (before->kind == LEXEME_WORD || before->lex == LEX_HASH))
        return true;
    if (glued &&
        (is_dash(before->lex) || before->lex == LEX_SLASH || before->lex == LEX_DOT ||
         before->lex == LEX_COLON) &&
        is_glued(scan, at - 1) && lexeme_at(scan, at - 2)->kind != LEXEME_BREAK &&
        lexeme_at(scan, at - 2)->kind != LEXEME_SIGN)
        return true;
    const struct lexeme *behind = lexeme_at(scan, low->number.end);
    const bool glued_behind = !behind->spaced && low->number.end == amount->end;
    if (glued_behind && behind->kind == LEXEME_WORD)
        return true;
    if (glued_behind && (behind->lex == LEX_SLASH || behind->lex == LEX_COLON) &&
        lexeme_at(scan, low->number.end + 1)->kind == LEXEME_NUMBER &&
        is_glued(scan, low->number.end + 1))
        return true;
    if (before->lex == LEX_LABEL && low->number.plain && low->currency.len == 0 &&
        !(low->has_unit && low->unit.kind == FIGURE_PERCENT) && !low->number.spelled)
        return true;
    if (!bare)
        return false;
    if (before->lex == LEX_OPEN && before->value == 1)
        return true;
    if (before->lex == LEX_OPEN && behind->lex == LEX_CLOSE && low->number.plain &&
        lexeme_at(scan, at)->value < 1000 && scan->context->place != PLACE_TABLE)
        return true;
    if (at == 0 && (behind->lex == LEX_DOT || behind->lex == LEX_CLOSE) && scan->count > 2 &&
        !behind->spaced && lexeme_at(scan, low->number.end + 1)->kind == LEXEME_WORD)
        return true;
    if (low->number.spelled || before->kind != LEXEME_WORD || glued)
        return false;
    /* "Voyager 2", "UN 2231": a name and its number */
    const bool capital = ascii_is_upper(scan->text.data[before->begin]);
    return capital && before->lex == LEX_NONE && at >= 2 && lexeme_at(scan, at)->spaced;
}

/* Behind a number that is a name: the numbers joined to it are too. */
static size_t skip_name(const struct scan *scan, size_t end)
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

/* Words that make a number only with something behind them: "one", "a", "half", plurals. */
static bool stands_alone(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.begin;
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const enum lex before = lex_at(scan, at - 1);
    if (lexeme->kind != LEXEME_WORD)
        return true;
    if (lexeme->lex == LEX_SCALE) {
        const struct str word = text_at(scan, at);
        if (word.data[word.len - 1] == 's' || before == LEX_SCALE || before == LEX_STOP)
            return false;
    }
    if (lexeme->lex == LEX_SMALL && lexeme->value == 1 && amount->low.number.end == at + 1)
        return amount->has_noun || scan->count <= 2;
    return true;
}

size_t amount_scan(struct scan *scan, size_t at)
{
    struct amount amount = {0};
    if (!operand_scan(scan, at, &amount.low))
        return at;
    if (!plus_minus_scan(scan, &amount))
        range_scan(scan, &amount);
    what_is_counted(scan, &amount);
    bare_denominator(scan, &amount);
    if (is_name(scan, &amount))
        return skip_name(scan, amount.low.number.end);
    if (!stands_alone(scan, &amount))
        return amount.low.number.end;
    bound_before(scan, at, &amount);
    amount.end = bound_behind(scan, amount.end, &amount);
    bound_signs(&amount);
    change_flags(scan, &amount);
    apply_context(scan, &amount);
    push(scan, &amount);
    share_unit(scan);
    return amount.end;
}
