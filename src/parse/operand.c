/* parse/operand: one end of an amount: sign, currency, number, magnitude, unit. */
#include "amount.h"
#include "date.h"
#include "notelint/unit.h"

enum { CODE_BYTES = 16 };

/* The currency spelled `text`: as written, or in capitals ("hk$"), or by a code before a sign
 * ("mxn$"). */
static bool currency_find(struct str text, struct str *ret_code)
{
    struct unit_name name;
    if (unit_find(text, &name) && name.spelling == SPELLING_CURRENCY) {
        *ret_code = name.unit;
        return true;
    }
    if (text.len < 2 || text.data[text.len - 1] != '$')
        return false;
    char upper[CODE_BYTES];
    for (size_t i = 0; i < text.len; i++)
        upper[i] = ascii_upper(text.data[i]);
    for (size_t cut = 0; cut < 2; cut++)
        if (unit_find((struct str){upper, text.len - cut}, &name) &&
            name.spelling == SPELLING_CURRENCY) {
            *ret_code = name.unit;
            return true;
        }
    return false;
}

/* "$", "US$", "USD", "hk $" at `at`: the code and the lexeme behind; `at` if there is none. */
static size_t currency_scan(const struct scan *scan, size_t at, struct str *ret_code)
{
    char text[CODE_BYTES];
    size_t len = 0;
    size_t end = at;
    for (size_t i = at; i < at + 6; i++) {
        const struct lexeme *lexeme = lexeme_at(scan, i);
        const struct str piece = text_at(scan, i);
        if (lexeme->kind == LEXEME_BREAK || lexeme->kind == LEXEME_NUMBER || lexeme->linked ||
            len + piece.len > sizeof(text))
            break;
        const bool letter = text_at(scan, at).len == 1 && !word_is(scan, at, STR("c"));
        if (i > at && lexeme->spaced && (lexeme->lex != LEX_CURRENCY || letter))
            break;
        memcpy(text + len, piece.data, piece.len);
        len += piece.len;
        if (currency_find((struct str){text, len}, ret_code))
            end = i + 1;
    }
    return end;
}

/* May a dash at `at` be a minus: only behind a blank, a bracket or another sign. */
static bool is_sign_place(const struct scan *scan, size_t at)
{
    switch ((int)lex_at(scan, at - 1)) {
    case LEX_OPEN:
    case LEX_TILDE:
    case LEX_CURRENCY:
    case LEX_QUOTE:
    case LEX_COLON:
    case LEX_EQUALS:
    case LEX_LESS_SIGN:
    case LEX_GREATER_SIGN:
    case LEX_SLASH:
        return true;
    default:
        return lexeme_at(scan, at)->spaced || lexeme_at(scan, at - 1)->kind == LEXEME_BREAK;
    }
}

static bool is_minus(const struct scan *scan, size_t at)
{
    struct period period;
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (!is_dash(lexeme->lex) || (lexeme->lex == LEX_DASH && lexeme->value != 0) ||
        !is_sign_place(scan, at))
        return false;
    const enum lex before = lex_at(scan, at - 1);
    const bool opens = at == 0 || before == LEX_COLON || before == LEX_OPEN || before == LEX_EQUALS;
    return (is_glued(scan, at + 1) || opens) && !date_parse(scan, at + 1, &period);
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
        } else if (is_minus(scan, at) || lex == LEX_MINUS_WORD) {
            operand->minus = true;
        } else if (lex == LEX_PLUS && is_sign_place(scan, at) && is_glued(scan, at + 1)) {
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
        str_eq(text_at(scan, at + 1), STR("1"))) {
        operand->end = at + 2;
        operand->number.plain = false;
    }
}

static bool percent_sign(const struct scan *scan, size_t at, struct noun *ret)
{
    static const struct str ratios[] = {STR_INIT("%"), STR_INIT("permille"), STR_INIT("permyriad")};
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex != LEX_PERCENT)
        return false;
    *ret = (struct noun){
        .unit = ratios[lexeme->value], .kind = FIGURE_PERCENT, .begin = at, .end = at + 1};
    const size_t next = lex_at(scan, at + 1) == LEX_HYPHEN ? at + 2 : at + 1;
    if (lexeme->value == 0 &&
        (word_is(scan, next, STR("point")) || word_is(scan, next, STR("points")))) {
        ret->unit = STR("percentage-point");
        ret->end = next + 1;
    }
    return true;
}

/* Ages before the present are durations in years: 135 ka, 2.5 Ma, 9,000 BP. */
static bool age_scan(const struct scan *scan, struct operand *operand)
{
    static const struct {
        struct str unit;
        int power;
    } ages[] = {{STR_INIT("kiloyear"), 3}, {STR_INIT("megayear"), 6}, {STR_INIT("gigayear"), 9}};
    size_t at = operand->end;
    for (size_t i = 0; operand->has_unit && i < COUNT_OF(ages); i++) {
        if (!str_eq(operand->unit.unit, ages[i].unit))
            continue;
        number_shift(&operand->number, ages[i].power);
        operand->number.power += ages[i].power;
        operand->number.scaled = true;
        operand->unit.unit = STR("year");
    }
    if (word_is(scan, at, STR("cal")) && lex_at(scan, at + 1) == LEX_BEFORE_PRESENT)
        at++;
    if (!str_eq(text_at(scan, at), STR("BP")))
        return operand->has_unit;
    if (!operand->has_unit)
        operand->unit =
            (struct noun){.unit = STR("year"), .kind = FIGURE_DURATION, .begin = at, .end = at + 1};
    operand->unit.end = at + 1;
    return true;
}

/* "75 USD million": the magnitude behind the currency. */
static void scale_behind(const struct scan *scan, struct operand *operand)
{
    const struct lexeme *lexeme = lexeme_at(scan, operand->end);
    if (operand->unit.kind != FIGURE_CURRENCY || operand->number.scaled ||
        lexeme->lex != LEX_SCALE || lexeme->value < 3)
        return;
    number_shift(&operand->number, lexeme->value);
    operand->number.power = lexeme->value;
    operand->number.scaled = true;
    operand->number.end = operand->unit.end = ++operand->end;
}

/* "30 MUSD": a magnitude before the code. */
static bool scaled_code(const struct scan *scan, struct operand *operand)
{
    static const struct {
        char letter;
        int power;
    } letters[] = {{'K', 3}, {'M', 6}, {'B', 9}, {'T', 12}};
    const struct str word = text_at(scan, operand->end);
    struct unit_name name;
    if (word.len != 4 || operand->number.scaled || !unit_find(str_slice(word, 1, 4), &name) ||
        name.spelling != SPELLING_CURRENCY)
        return false;
    for (size_t i = 0; i < COUNT_OF(letters); i++) {
        if (letters[i].letter != word.data[0])
            continue;
        number_shift(&operand->number, letters[i].power);
        operand->number.power = letters[i].power;
        operand->number.scaled = true;
        operand->unit = (struct noun){.unit = name.unit,
                                      .kind = FIGURE_CURRENCY,
                                      .begin = operand->end,
                                      .end = operand->end + 1};
        return true;
    }
    return false;
}

static bool unit_behind(const struct scan *scan, struct operand *operand)
{
    const size_t at = operand->end;
    if (percent_sign(scan, at, &operand->unit))
        return true;
    const enum lex lex = lex_at(scan, at);
    if ((lex == LEX_HYPHEN || (lex == LEX_DASH && lexeme_at(scan, at)->value == 0)) &&
        is_glued(scan, at) && lexeme_at(scan, at + 1)->kind == LEXEME_WORD) {
        const struct str letter = text_at(scan, at + 1);
        operand->hyphen_unit = unit_scan(scan, at + 1, &operand->unit) &&
                               (letter.len > 1 || letter.data[0] == 'm' || letter.data[0] == 'l' ||
                                letter.data[0] == 'g');
        return operand->hyphen_unit;
    }
    if (is_number_at(scan, at))
        return false;
    /* "2 more minutes" */
    if (lex == LEX_MORE && unit_scan(scan, at + 1, &operand->unit))
        return operand->unit.kind == FIGURE_DURATION;
    if (operand->number.scaled && word_is(scan, at, STR("won"))) {
        operand->unit =
            (struct noun){.unit = STR("KRW"), .kind = FIGURE_CURRENCY, .begin = at, .end = at + 1};
        return true;
    }
    if (!unit_scan(scan, at, &operand->unit))
        return scaled_code(scan, operand);
    /* "$20 €30": the second sign belongs to the second amount. */
    return !(operand->currency.len > 0 && lex == LEX_CURRENCY);
}

static bool has_cents(struct str currency)
{
    static const struct str codes[] = {STR_INIT("USD"), STR_INIT("EUR"), STR_INIT("AUD"),
                                       STR_INIT("CAD"), STR_INIT("NZD"), STR_INIT("SGD"),
                                       STR_INIT("HKD"), STR_INIT("ZAR")};
    for (size_t i = 0; i < COUNT_OF(codes); i++)
        if (str_eq(currency, codes[i]))
            return true;
    return false;
}

/* "5 feet 2 inches", "3 dollars and 50 cents", "2 years 3 months": the sum, in the smaller unit. */
static void compound_scan(const struct scan *scan, struct operand *operand)
{
    struct number second;
    struct noun unit;
    size_t at = operand->end;
    const bool money = operand->unit.kind == FIGURE_CURRENCY;
    if (operand->currency.len > 0 || operand->minus || operand->unit.kind == FIGURE_PERCENT ||
        !(operand->number.plain || operand->number.spelled))
        return;
    const bool feet = str_eq(operand->unit.unit, STR("foot"));
    if (lex_at(scan, at) == LEX_AND && (money || feet))
        at++;
    if (!number_parse(scan, at, &second) || second.ordinal || !unit_scan(scan, second.end, &unit) ||
        unit.kind != operand->unit.kind)
        return;
    struct decimal large;
    struct decimal small;
    struct str large_base;
    struct str small_base;
    if (!unit_to_base(scan->run, operand->unit.unit, &large, &large_base) ||
        !unit_to_base(scan->run, unit.unit, &small, &small_base))
        return;
    const bool cents = has_cents(operand->unit.unit) && str_eq(unit.unit, STR("cent"));
    if (cents) {
        small = decimal_shift(decimal_from_int(scan->run, 1), -2);
        unit.unit = operand->unit.unit;
    }
    if ((money && !cents) || (!money && !str_eq(large_base, small_base)) ||
        decimal_cmp(small, large) >= 0)
        return;
    const struct decimal factor = decimal_div(scan->run, large, small, 15);
    if (decimal_cmp(second.value, factor) >= 0)
        return;
    const struct decimal sum =
        decimal_add(scan->run, decimal_mul(scan->run, operand->number.value, factor), second.value);
    operand->number.value = cents ? decimal_shift(sum, -2) : sum;
    operand->number.last = cents ? -2 : second.last;
    operand->number.plain = false;
    operand->number.end = second.end;
    operand->unit.unit = unit.unit;
    operand->unit.end = operand->end = unit.end;
}

/* "one hour and a half" */
static void half_behind(const struct scan *scan, struct operand *operand)
{
    size_t at = operand->end;
    if (operand->unit.kind != FIGURE_DURATION || lex_at(scan, at) != LEX_AND)
        return;
    at++;
    if (lex_at(scan, at) == LEX_ARTICLE)
        at++;
    if (lex_at(scan, at) != LEX_HALF && !word_is(scan, at, STR("quarter")))
        return;
    const struct decimal part =
        decimal_div(scan->run, decimal_from_int(scan->run, 1),
                    decimal_from_int(scan->run, lexeme_at(scan, at)->value), 4);
    operand->number.value = decimal_add(scan->run, operand->number.value, part);
    operand->number.last = -1;
    operand->end = operand->unit.end = at + 1;
}

static bool is_plus_behind(const struct scan *scan, size_t at)
{
    return lex_at(scan, at) == LEX_PLUS && is_glued(scan, at) && !is_number_at(scan, at + 1);
}

static void skip_plus(const struct scan *scan, struct operand *operand)
{
    if (!is_plus_behind(scan, operand->end))
        return;
    operand->plus_behind = true;
    operand->end++;
}

/* "5.4m people", "2m barrels", "Population: 5.4m": the letter at `at` counts millions and is no
 * metre. */
static bool is_count_behind(const struct scan *scan, size_t at)
{
    struct noun noun;
    if (!is_glued(scan, at) || text_at(scan, at).len != 1)
        return false;
    if (scan->context->counts)
        return true;
    return (unit_scan(scan, at + 1, &noun) && text_at(scan, at + 1).len > 2) ||
           (noun_scan(scan, at + 1, false, &noun) && noun.plural);
}

bool operand_scan(const struct scan *scan, size_t at, struct operand *ret)
{
    *ret = (struct operand){.begin = at};
    const size_t start = prefix_scan(scan, at, ret);
    if (!number_parse(scan, start, &ret->number))
        return false;
    if (ret->currency.len > 0 && lexeme_at(scan, start)->kind == LEXEME_WORD)
        return false;
    ret->end = ret->number.end;
    skip_plus(scan, ret);
    if (ret->plus_behind && lex_at(scan, ret->end) == LEX_SCALE) { /* 45+ million */
        ret->number.power = lexeme_at(scan, ret->end)->value;
        number_shift(&ret->number, ret->number.power);
        ret->number.scaled = true;
        ret->end++;
    }
    ret->number.end = ret->end;
    number_scale(scan, &ret->number, ret->currency.len > 0 || is_count_behind(scan, ret->end));
    ret->end = ret->number.end;
    ratio_scan(scan, ret);
    skip_plus(scan, ret);
    ret->has_unit = unit_behind(scan, ret);
    if (ret->has_unit)
        ret->end = ret->unit.end;
    ret->has_unit = age_scan(scan, ret);
    if (ret->has_unit) {
        ret->end = ret->unit.end;
        scale_behind(scan, ret);
        compound_scan(scan, ret);
        half_behind(scan, ret);
        skip_plus(scan, ret);
    }
    if (ret->minus)
        ret->number.value = decimal_negate(ret->number.value);
    return true;
}
