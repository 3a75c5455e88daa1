/* parse/figure_amount: money, shares, quantities, counts, durations and bare numbers. */
#include "amount.h"
#include "notelint/unit.h"

static bool is_multiple_sign(const struct scan *scan, size_t at)
{
    return (is_glued(scan, at) && (word_is(scan, at, STR("x")) || lex_at(scan, at) == LEX_TIMES) &&
            !is_number_at(scan, at + 1)) ||
           (word_is(scan, at, STR("fold")) && is_glued(scan, at)) ||
           (lex_at(scan, at) == LEX_HYPHEN && is_glued(scan, at) &&
            word_is(scan, at + 1, STR("fold")));
}

/* "9,000-strong", "20-odd": words that count nothing themselves. */
static bool is_suffix(const struct scan *scan, size_t at)
{
    static const struct str suffixes[] = {STR_INIT("strong"), STR_INIT("odd"), STR_INIT("plus"),
                                          STR_INIT("ish")};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        if (word_is(scan, at, suffixes[i]))
            return true;
    return false;
}

/* "three of the five judges": the noun behind "of", which stays outside of the figure. */
static bool partitive(const struct scan *scan, size_t at, struct noun *ret)
{
    if (lex_at(scan, at) != LEX_OF)
        return false;
    at++;
    if (lex_at(scan, at) == LEX_THE || lex_at(scan, at) == LEX_STOP)
        at++;
    if (lex_at(scan, at) == LEX_SMALL || lex_at(scan, at) == LEX_TENS || is_number_at(scan, at))
        at++;
    return noun_scan(scan, at, false, ret) && ret->plural;
}

/* "a 27-nation bloc", "9,000-strong": the word joined to the number. True where there is one. */
static bool joined_noun(const struct scan *scan, struct amount *amount)
{
    const size_t at = amount->end + 1;
    if (lex_at(scan, at - 1) != LEX_HYPHEN || !is_glued(scan, at - 1) || !is_glued(scan, at))
        return false;
    amount->has_noun = !is_suffix(scan, at);
    if (amount->has_noun && (lexeme_at(scan, at)->kind != LEXEME_WORD ||
                             text_at(scan, at).len < 3 || lex_at(scan, at) != LEX_NONE))
        return amount->has_noun = false;
    amount->end = at + 1;
    if (amount->has_noun)
        amount->noun = (struct noun){.unit = noun_singular(scan->run, text_at(scan, at)),
                                     .kind = FIGURE_COUNT,
                                     .begin = at,
                                     .end = at + 1};
    return true;
}

/* What a number without unit counts, and per what. */
static void count_noun(const struct scan *scan, struct amount *amount)
{
    const struct operand *last = amount->range ? &amount->high : &amount->low;
    const bool one = !amount->range && lexeme_at(scan, last->number.end - 1)->value == 1 &&
                     decimal_eq(last->number.value, decimal_from_int(scan->run, 1));
    if (joined_noun(scan, amount))
        return;
    amount->has_noun = noun_scan(scan, amount->end, one, &amount->noun);
    if (amount->has_noun && !lexeme_at(scan, amount->noun.end - 1)->linked)
        amount->end = amount->noun.end;
    if (!amount->has_noun)
        amount->has_noun =
            decimal_is_integer(last->number.value) && partitive(scan, amount->end, &amount->noun);
}

/* Unit, noun and denominator behind the last end. */
static void what_is_counted(const struct scan *scan, struct amount *amount)
{
    const struct operand *last = amount->range ? &amount->high : &amount->low;
    amount->end = last->end;
    if (is_multiple_sign(scan, amount->end)) {
        amount->end += lex_at(scan, amount->end) == LEX_HYPHEN ? 2 : 1;
        return;
    }
    if (last->currency.len > 0) {
        amount->has_noun = true;
        amount->noun = (struct noun){.unit = last->currency,
                                     .kind = FIGURE_CURRENCY,
                                     .begin = last->begin,
                                     .end = last->begin};
        /* "$5 US dollars" names it twice */
        if (last->has_unit && last->unit.kind != FIGURE_CURRENCY)
            amount->end = last->number.end;
    } else if (last->has_unit) {
        amount->has_noun = true;
        amount->noun = last->unit;
        if (str_eq(last->unit.unit, STR("pound")) && last->number.power >= 6) {
            amount->noun.unit = STR("GBP");
            amount->noun.kind = FIGURE_CURRENCY;
        }
    } else {
        count_noun(scan, amount);
    }
    const enum figure_kind kind = amount->has_noun ? amount->noun.kind : FIGURE_NUMBER;
    amount->has_denominator = denominator_scan(scan, amount->end, kind, &amount->denominator);
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
    if (context->magnitude && !amount->low.number.scaled && !amount->high.number.scaled)
        for (size_t i = 0; i < COUNT_OF(ends); i++)
            number_shift(&ends[i]->number, context->magnitude);
    if (amount->has_noun && !amount->has_denominator &&
        str_starts(context->unit, amount->noun.unit) &&
        str_starts(str_slice(context->unit, amount->noun.unit.len, context->unit.len),
                   STR("-per-")))
        amount->noun.unit = context->unit; /* "$12" below "Price ($/bbl)" */
    if (amount->has_noun || context->unit.len == 0)
        return;
    amount->noun = (struct noun){.unit = context->unit,
                                 .kind = unit_kind(unit_class_of(context->unit)),
                                 .begin = amount->end,
                                 .end = amount->end};
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
    struct figure *figure = figure_vec_push(scan->scratch, scan->figures);
    *figure = (struct figure){
        .region = region_between(lexeme_at(scan, low->begin)->begin,
                                 lexeme_at(scan, amount->end - 1)->end),
        .bound = amount->bound,
        .place = scan->context->place,
        .flags = amount->flags,
        .has_low = !amount->open_low,
        .has_high = !amount->open_high,
        .low = low->number.value,
        .high = high->number.value,
        .precision =
            (int32_t)(high->number.last > low->number.last ? high->number.last : low->number.last),
    };
    if (amount->has_noun)
        figure->kind = amount->noun.kind;
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

/* The text between two numbers of a list: 1 behind a comma, 2 behind the last "and", 0 otherwise.
 */
static int list_joint(struct str gap)
{
    static const struct str last[] = {
        STR_INIT("and"), STR_INIT("or"),     STR_INIT(", and"), STR_INIT(", or"), STR_INIT("/"),
        STR_INIT("vs."), STR_INIT("versus"), STR_INIT("to"),    STR_INIT("→"),    STR_INIT("&")};
    for (size_t i = 0; i < COUNT_OF(last); i++)
        if (str_eq(gap, last[i]))
            return 2;
    return str_eq(gap, STR(",")) ? 1 : 0;
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
        const struct str gap = str_trim(
            str_slice(scan->text, region_end(figure->region), figures[i + 1].region.offset));
        const int joint = list_joint(gap);
        if (joint < (i + 1 == last ? 2 : 1) || figure->kind != FIGURE_NUMBER ||
            figure->unit.len > 0)
            return;
        figure->unit = source->unit;
        figure->kind = source->kind;
    }
}

/* "more than 10 and less than 20": two bounds of one range. True where `amount` closes the figure
 * before it. */
static bool close_range(struct scan *scan, const struct amount *amount)
{
    if (scan->figures->len <= scan->first || amount->range)
        return false;
    struct figure *figure = &scan->figures->data[scan->figures->len - 1];
    const size_t joint = amount->bound_begin - 1;
    const bool joined =
        scan->done == joint && (lex_at(scan, joint) == LEX_AND || word_is(scan, joint, STR("but")));
    const bool up = figure->bound == BOUND_AT_LEAST && amount->bound == BOUND_AT_MOST;
    const bool down = figure->bound == BOUND_AT_MOST && amount->bound == BOUND_AT_LEAST;
    if (!joined || (!up && !down) || figure->kind == FIGURE_DATE ||
        (figure->unit.len > 0 && !amount->has_noun))
        return false;
    const struct decimal value = amount->low.number.value;
    const int order = decimal_cmp(up ? figure->low : figure->high, value);
    if ((up && order >= 0) || (down && order <= 0))
        return false;
    if (up)
        figure->high = value;
    else
        figure->low = value;
    figure->has_low = figure->has_high = true;
    figure->bound = BOUND_EXACT;
    figure->flags |= FIGURE_RANGE;
    if (amount->has_noun) {
        figure->unit = amount->noun.unit;
        figure->kind = amount->noun.kind;
    }
    figure->region = region_between(figure->region.offset, lexeme_at(scan, amount->end - 1)->end);
    scan->done = amount->end;
    return true;
}

/* Words that make a number only with something behind them: "one", "a", "half", plurals. */
static bool stands_alone(const struct scan *scan, const struct amount *amount)
{
    const size_t at = amount->low.begin;
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const enum lex before = lex_at(scan, at - 1);
    if (lexeme->kind != LEXEME_WORD)
        return true;
    if (amount->has_noun && lex_at(scan, amount->noun.begin - 1) == LEX_HYPHEN &&
        (str_ends(amount->noun.unit, STR("ed")) || str_eq(amount->noun.unit, STR("something"))))
        return false; /* three-toed, twenty-something */
    if (word_is(scan, at, STR("halves")))
        return false;
    if (lexeme->lex == LEX_SMALL && lexeme->value == 0 && lex_at(scan, at + 1) == LEX_HYPHEN)
        return false; /* zero-sum */
    if (lexeme->lex == LEX_ARTICLE && before == LEX_AND && !amount->has_noun)
        return false; /* "an hour and a half" */
    if (lexeme->lex == LEX_SCALE) {
        const struct str word = text_at(scan, at);
        if (word.data[word.len - 1] == 's' || before == LEX_SCALE || before == LEX_STOP ||
            (amount->low.number.end == at + 1 && !amount->has_noun))
            return false;
    }
    if (lexeme->lex == LEX_SMALL && lexeme->value == 1 && amount->low.number.end == at + 1)
        return before != LEX_NO && (amount->has_noun || scan->count <= 2);
    return true;
}

/* "20 or more ships" */
static void late_noun(const struct scan *scan, struct amount *amount)
{
    const enum lex last = lex_at(scan, amount->end - 1);
    if (amount->has_noun || (last != LEX_MORE && last != LEX_LESS) ||
        !noun_scan(scan, amount->end, false, &amount->noun))
        return;
    amount->has_noun = true;
    amount->end = amount->noun.end;
}

size_t amount_scan(struct scan *scan, size_t at)
{
    struct amount amount = {0};
    if (!operand_scan(scan, at, &amount.low))
        return at;
    range_scan(scan, &amount);
    what_is_counted(scan, &amount);
    if (is_name(scan, &amount)) {
        const size_t end = skip_name(scan, amount.low.number.end);
        scan->label_end = end;
        return end;
    }
    if (!stands_alone(scan, &amount))
        return amount.low.number.end;
    bounds_scan(scan, &amount);
    late_noun(scan, &amount);
    apply_context(scan, &amount);
    if (close_range(scan, &amount))
        return amount.end;
    push(scan, &amount);
    share_unit(scan);
    return amount.end;
}
