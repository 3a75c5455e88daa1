/* parse/figure_context: what a header, a row label or a key says of the numbers it governs. */
#include "figure_context.h"

#include "notelint/unit.h"

/* "B", "bn", "millions" at `at`: the power of ten; 0 if it is none. */
static int magnitude_at(const struct scan *scan, size_t at)
{
    static const struct {
        struct str word;
        int power;
    } letters[] = {{STR_INIT("B"), 9},   {STR_INIT("bn"), 9}, {STR_INIT("Bn"), 9},
                   {STR_INIT("M"), 6},   {STR_INIT("m"), 6},  {STR_INIT("mn"), 6},
                   {STR_INIT("K"), 3},   {STR_INIT("k"), 3},  {STR_INIT("T"), 12},
                   {STR_INIT("tn"), 12}, {STR_INIT("MM"), 6}, {STR_INIT("mm"), 6}};
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex == LEX_SCALE && lexeme->value >= 3)
        return lexeme->value;
    for (size_t i = 0; i < COUNT_OF(letters); i++)
        if (lexeme->kind == LEXEME_WORD && str_eq(text_at(scan, at), letters[i].word))
            return letters[i].power;
    return 0;
}

/* A unit at `at`, with its magnitude and denominator: "$B", "US$ bn", "million tonnes", "€/ton". */
static bool unit_read(const struct scan *scan, size_t at, struct scan_context *ret)
{
    struct noun noun;
    struct noun below;
    if (lex_at(scan, at) == LEX_IN)
        at++;
    int magnitude = lex_at(scan, at) == LEX_SCALE ? magnitude_at(scan, at) : 0;
    if (magnitude)
        at++;
    if (lex_at(scan, at) == LEX_OF)
        at++;
    if (lex_at(scan, at) == LEX_PERCENT) {
        ret->unit = STR("%");
        return true;
    }
    if (!unit_scan(scan, at, &noun)) {
        ret->magnitude = magnitude;
        return magnitude != 0;
    }
    if (magnitude == 0 && noun.kind == FIGURE_CURRENCY) {
        magnitude = magnitude_at(scan, noun.end);
        if (magnitude)
            noun.end++;
    }
    ret->magnitude = magnitude;
    ret->unit = noun.unit;
    if (denominator_scan(scan, noun.end, noun.kind, &below))
        ret->unit = str_fmt(scan->run, "%.*s-per-%.*s", STR_ARG(noun.unit), STR_ARG(below.unit));
    return true;
}

/* "Phase", "Law", "Rank": the numbers below are names. */
static bool is_label_word(const struct scan *scan)
{
    static const struct str others[] = {STR_INIT("rank"), STR_INIT("id"), STR_INIT("no"),
                                        STR_INIT("order")};
    static const struct str counted[] = {STR_INIT("number"), STR_INIT("numbers"),
                                         STR_INIT("figures"), STR_INIT("units"), STR_INIT("pages")};
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (word_is(scan, 0, others[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(counted); i++)
        if (word_is(scan, 0, counted[i]))
            return false;
    return lex_at(scan, 0) == LEX_LABEL;
}

bool context_read(const struct scan *scan, struct scan_context *ret)
{
    bool years = false;
    bool numbers = false;
    ret->names = scan->count == 1 && is_label_word(scan);
    for (size_t at = 0; at < scan->count; at++) {
        const struct lexeme *lexeme = lexeme_at(scan, at);
        const bool bracket = lexeme->lex == LEX_OPEN || lexeme->lex == LEX_COMMA;
        const bool first = at == 0 && scan->count > 1 && lex_at(scan, 1) == LEX_OF;
        if (lexeme->lex == LEX_WHEN || lexeme->lex == LEX_SINCE || lexeme->lex == LEX_UNTIL)
            years = true;
        if (lexeme->lex == LEX_AMOUNT || lexeme->lex == LEX_HASH)
            numbers = true;
        if (lexeme->lex == LEX_AMOUNT && lexeme->value == 0)
            ret->counts = true;
        if ((bracket && unit_read(scan, at + 1, ret)) || (first && unit_read(scan, at, ret)) ||
            (scan->count == 1 && !years && text_at(scan, 0).len > 1 && unit_read(scan, 0, ret))) {
            numbers = true;
        } else if (lexeme->lex == LEX_CURRENCY || lexeme->lex == LEX_PERCENT) {
            numbers = true;
            if (ret->unit.len == 0)
                unit_read(scan, at, ret);
        }
    }
    ret->numbers = numbers;
    ret->years = years && !numbers;
    return years || numbers || ret->names;
}
