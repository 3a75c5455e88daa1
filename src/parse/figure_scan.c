/* parse/figure_scan: where in a run of lexemes a figure may begin. */
#include "date.h"

/* "US$", "R$", "USD 5", "Rs. 500": a word that may open an amount of money. */
static bool is_currency_word(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const size_t len = lexeme->end - lexeme->begin;
    const struct lexeme *next = lexeme_at(scan, at + 1);
    if (len > 5)
        return false;
    if (next->lex == LEX_CURRENCY)
        return true;
    if (len == 1 && next->lex == LEX_DOT)
        return lexeme_at(scan, at + 2)->kind == LEXEME_WORD; /* U.S. $ */
    const bool dotted = next->lex == LEX_DOT && !next->spaced;
    return len <= 3 && ascii_is_upper(scan->text.data[lexeme->begin]) &&
           is_number_at(scan, at + (dotted ? 2 : 1));
}

static bool may_begin(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->linked)
        return false;
    if (lexeme->kind == LEXEME_NUMBER)
        return true;
    if (lexeme->kind == LEXEME_BREAK)
        return false;
    switch ((int)lexeme->lex) {
    case LEX_SMALL:
    case LEX_TENS:
    case LEX_SCALE:
    case LEX_HALF:
    case LEX_PARTS:
    case LEX_ORDINAL:
    case LEX_ARTICLE:
    case LEX_MINUS_WORD:
    case LEX_MONTH:
    case LEX_PART:
    case LEX_FISCAL:
    case LEX_QUARTER:
    case LEX_ERA:
    case LEX_TILDE:
    case LEX_PLUS:
    case LEX_HYPHEN:
    case LEX_DASH:
    case LEX_MINUS:
    case LEX_CURRENCY:
    case LEX_LESS_SIGN:
    case LEX_GREATER_SIGN:
    case LEX_AT_MOST_SIGN:
    case LEX_AT_LEAST_SIGN:
    case LEX_FRACTION:
        return true;
    default:
        return lexeme->kind == LEXEME_WORD &&
               ((lexeme->end - lexeme->begin == 1 && is_number_at(scan, at + 1)) ||
                is_currency_word(scan, at));
    }
}

/* "mobile-first" */
static bool is_joined_ordinal(const struct scan *scan, size_t at)
{
    return lex_at(scan, at) == LEX_ORDINAL && is_glued(scan, at) && at > 1 &&
           lex_at(scan, at - 1) == LEX_HYPHEN && is_glued(scan, at - 1) &&
           lexeme_at(scan, at - 2)->kind == LEXEME_WORD && lex_at(scan, at - 2) == LEX_NONE;
}

/* Is the number at `at` the tail of a name: "F-35", "G7", "3C274"? "pre-1914" is not. */
static bool is_tail(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (is_joined_ordinal(scan, at))
        return true;
    if (lexeme->kind != LEXEME_NUMBER || lexeme->spaced || at == 0)
        return false;
    if (lexeme_at(scan, at - 1)->kind == LEXEME_WORD)
        return true;
    if (!is_dash(lex_at(scan, at - 1)) || !is_glued(scan, at - 1) || at < 2)
        return false;
    const struct lexeme *word = lexeme_at(scan, at - 2);
    return word->kind == LEXEME_WORD && lex_at(scan, at - 1) == LEX_HYPHEN &&
           word->lex != LEX_PART && word->lex != LEX_MONTH && !word_is(scan, at - 2, STR("pre")) &&
           !word_is(scan, at - 2, STR("post")) && !word_is(scan, at - 2, STR("to"));
}

/* "19th", "first", "twenty-first". */
static size_t ordinal_scan(struct scan *scan, size_t at)
{
    size_t end;
    struct number number;
    int64_t value = ordinal_parse(scan, at, &end);
    struct decimal decimal = decimal_from_int(scan->run, value);
    if (value <= 0) {
        if (lexeme_at(scan, at)->kind != LEXEME_WORD || !number_parse(scan, at, &number) ||
            !number.ordinal)
            return at;
        decimal = number.value;
        end = number.end;
    }
    struct figure *figure = figure_vec_push(scan->scratch, scan->figures);
    *figure = (struct figure){
        .region = region_between(lexeme_at(scan, at)->begin, lexeme_at(scan, end - 1)->end),
        .kind = FIGURE_ORDINAL,
        .place = scan->context->place,
        .has_low = true,
        .has_high = true,
        .low = decimal,
        .high = decimal};
    scan->done = end;
    return end;
}

void figures_scan(struct scan *scan)
{
    scan->first = scan->figures->len;
    scan->done = 0;
    size_t at = 0;
    while (at < scan->count) {
        if (!may_begin(scan, at)) {
            at++;
            continue;
        }
        size_t end = at;
        if (is_tail(scan, at))
            end = at + 1;
        if (end == at)
            end = date_scan(scan, at);
        if (end == at && lex_at(scan, at) == LEX_TILDE) { /* "~5,000 BCE" */
            end = date_scan(scan, at + 1);
            end = end > at + 1 ? end : at;
        }
        if (end == at)
            end = ordinal_scan(scan, at);
        if (end == at)
            end = amount_scan(scan, at);
        at = end > at ? end : at + 1;
    }
}
