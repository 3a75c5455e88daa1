/* parse/amount_bound: bounds in words and signs. */
#include "amount.h"

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

/* "about", "c.", "at around" before `at`: the first of them, or `at`. */
static size_t approximation_before(const struct scan *scan, size_t at, struct amount *amount)
{
    for (int i = 0; i < 2; i++) {
        size_t before = at - 1;
        if (lex_at(scan, before) == LEX_DOT && is_glued(scan, before))
            before--;
        if (lex_at(scan, before) != LEX_APPROXIMATE)
            break;
        amount->bound = BOUND_APPROXIMATE;
        at = before;
        if (lex_at(scan, at - 1) == LEX_AT)
            at--;
    }
    return at;
}

/* What "more", "fewer", "least" at `at` say, turned round by a "no" before them. */
static bool comparative(const struct scan *scan, size_t at, struct amount *amount)
{
    const enum lex lex = lex_at(scan, at);
    const bool no = lex_at(scan, at - 1) == LEX_NO;
    if (lex == LEX_MORE || lex == LEX_LESS) {
        if ((lex == LEX_MORE) != no)
            at_least(amount);
        else
            at_most(amount);
        amount->bound_begin = no ? at - 1 : at;
        return true;
    }
    if (lex == LEX_LEAST)
        at_least(amount);
    else if (lex == LEX_MOST || (lex == LEX_UP && lex_at(scan, at + 1) == LEX_TO))
        at_most(amount);
    else
        return false;
    amount->bound_begin = lex_at(scan, at - 1) == LEX_AT ? at - 1 : at;
    return true;
}

/* "than", "or equal to", "of" between a comparative and the number, backwards from `at`. */
static size_t skip_joints(const struct scan *scan, size_t at)
{
    for (int i = 0; i < 4; i++) {
        const enum lex lex = lex_at(scan, at - 1);
        if (lex != LEX_THAN && lex != LEX_TO && lex != LEX_OR &&
            !word_is(scan, at - 1, STR("equal")))
            break;
        at--;
    }
    if (lex_at(scan, at - 1) == LEX_OF &&
        (lex_at(scan, at - 2) == LEX_LEAST || lex_at(scan, at - 2) == LEX_MOST))
        at--;
    return at;
}

/* "fell over four days" is during them; "for over four days" is longer. */
static bool is_during(const struct scan *scan, size_t at, const struct amount *amount)
{
    static const struct str longer[] = {STR_INIT("for"),  STR_INIT("lasted"), STR_INIT("after"),
                                        STR_INIT("took"), STR_INIT("just"),   STR_INIT("well"),
                                        STR_INIT("of"),   STR_INIT("is"),     STR_INIT("was")};
    if (!amount->has_noun || amount->noun.kind != FIGURE_DURATION ||
        !word_is(scan, at, STR("over")))
        return false;
    for (size_t i = 0; i < COUNT_OF(longer); i++)
        if (word_is(scan, at - 1, longer[i]))
            return false;
    return at > 0;
}

static void bound_before(const struct scan *scan, struct amount *amount)
{
    size_t at = approximation_before(scan, amount->low.begin, amount);
    amount->bound_begin = at;
    if (amount->range)
        return;
    if (lex_at(scan, at - 1) == LEX_ARTICLE)
        at--;
    const size_t joint = skip_joints(scan, at);
    const enum lex lex = lex_at(scan, joint - 1);
    const bool least = lex == LEX_LEAST || (lex == LEX_MOST && lex_at(scan, joint - 2) == LEX_AT);
    if ((joint < at || least) && comparative(scan, joint - 1, amount))
        return;
    if (word_is(scan, at - 1, STR("as")) && word_is(scan, at - 3, STR("as"))) {
        at_most(amount);
        amount->bound_begin = at - 3;
    } else if (lex == LEX_OVER && joint == at) {
        amount->bound_begin = at - 1;
        if (!is_during(scan, at - 1, amount))
            at_least(amount);
    } else if (lex == LEX_UNDER && joint == at) {
        at_most(amount);
        amount->bound_begin = at - 1;
    }
}

/* "or more", "or less", "and above" behind the amount; returns the lexeme behind. */
static size_t bound_behind(const struct scan *scan, size_t at, struct amount *amount)
{
    const enum lex joint = lex_at(scan, at);
    const enum lex lex = lex_at(scan, at + 1);
    if (joint != LEX_OR && joint != LEX_AND)
        return at;
    const bool than = lex_at(scan, at + 2) == LEX_THAN;
    const size_t end = than ? at + 3 : at + 2;
    const struct lexeme *behind = lexeme_at(scan, end);
    if (behind->kind == LEXEME_NUMBER || behind->lex == LEX_CURRENCY || behind->lex == LEX_SMALL)
        return at; /* "200 or more than 190" */
    if (than && behind->kind == LEXEME_WORD)
        return at;
    const bool noun = behind->kind == LEXEME_WORD && behind->lex == LEX_NONE;
    if (lex == LEX_MORE && joint == LEX_AND && noun)
        return at; /* "five cars and more people" */
    if (lex == LEX_MORE || lex == LEX_OVER)
        at_least(amount);
    else if ((lex == LEX_LESS || lex == LEX_UNDER) && joint == LEX_OR)
        at_most(amount);
    else
        return at;
    return end;
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

static void change_before(const struct scan *scan, struct amount *amount)
{
    size_t before = amount->bound_begin - 1;
    if (word_is(scan, before, STR("by")))
        before--;
    const enum lex lex = lex_at(scan, before);
    if (amount->low.plus_sign || amount->low.minus || lex == LEX_CHANGE || lex == LEX_UP)
        amount->flags |= FIGURE_CHANGE;
}

/* "$3.98 est.", "1T (est.)", "$60bn-plus" */
static void bound_suffix(const struct scan *scan, struct amount *amount)
{
    size_t at = amount->end;
    const bool plus = lex_at(scan, at) == LEX_HYPHEN && word_is(scan, at + 1, STR("plus"));
    if (plus || word_is(scan, at - 1, STR("plus"))) {
        at_least(amount);
        amount->end = plus ? at + 2 : at;
        return;
    }
    if (lex_at(scan, at) == LEX_OPEN)
        at++;
    if (word_is(scan, at, STR("disputed")) || word_is(scan, at, STR("contested")))
        amount->flags |= FIGURE_DISPUTED;
    const bool estimate = word_is(scan, at, STR("est")) || word_is(scan, at, STR("estimated")) ||
                          word_is(scan, at, STR("estimate"));
    const struct lexeme *next = lexeme_at(scan, at + 1);
    if (estimate && amount->bound == BOUND_EXACT &&
        (next->kind != LEXEME_WORD || next->lex != LEX_NONE))
        amount->bound = BOUND_APPROXIMATE;
}

void bounds_scan(const struct scan *scan, struct amount *amount)
{
    bound_before(scan, amount);
    bound_suffix(scan, amount);
    amount->end = bound_behind(scan, amount->end, amount);
    bound_signs(amount);
    change_before(scan, amount);
}
