/* parse/figure_noun: what stands behind a number: a unit, a denominator, a counted noun. */
#include "notelint/unit.h"
#include "scan.h"

enum { UNIT_TOKENS = 6, UNIT_BYTES = 48, MODIFIERS = 3 };

enum figure_kind unit_kind(enum unit_class class_)
{
    switch (class_) {
    case UNIT_CURRENCY:
        return FIGURE_CURRENCY;
    case UNIT_TIME:
        return FIGURE_DURATION;
    case UNIT_RATIO:
        return FIGURE_PERCENT;
    case UNIT_MEASURE:
        return FIGURE_QUANTITY;
    case UNIT_NONE:
        break;
    }
    return FIGURE_COUNT;
}

static bool ends_phrase(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    return lexeme->kind == LEXEME_BREAK || lexeme->lex == LEX_COMMA || lexeme->lex == LEX_DOT ||
           lexeme->lex == LEX_CLOSE || lexeme->lex == LEX_SEMICOLON || lexeme->lex == LEX_COLON;
}

/* Does a quotation that has begun a little before go on up to `at`? */
static bool is_quoted(const struct scan *scan, size_t at)
{
    enum { QUOTED_WORDS = 40 };
    bool open = false;
    for (size_t i = at > QUOTED_WORDS ? at - QUOTED_WORDS : 0; i < at; i++)
        if (str_eq(text_at(scan, i), STR("\"")))
            open = i == 0 || !is_glued(scan, i);
    return open;
}

/* May the letter or short word at `at` be a unit? "5 m" yes; "2 pm", "50 in favour", "3 A" in a
 * sentence no. */
static bool is_unit_letter(const struct scan *scan, size_t at, struct str spelled)
{
    const bool glued = is_glued(scan, at);
    const enum lex behind = lex_at(scan, at + 1);
    const struct lexeme *number = lexeme_at(scan, at - 1);
    const struct lexeme *next = lexeme_at(scan, at + 1);
    const bool lower = next->kind == LEXEME_WORD && ascii_is_lower(scan->text.data[next->begin]);
    if (str_eq(spelled, STR("C")))
        return ends_phrase(scan, at + 1) || lower;
    if (str_eq(spelled, STR("in")) && lex_at(scan, at - 2) == LEX_SLASH)
        return true; /* 2 1/2 in */
    if (str_eq(spelled, STR("in")) || str_eq(spelled, STR("F")))
        return ends_phrase(scan, at + 1) || word_is(scan, at + 1, STR("thick")) ||
               word_is(scan, at + 1, STR("wide")) || word_is(scan, at + 1, STR("long"));
    if (str_eq(spelled, STR("pm")) || str_eq(spelled, STR("am")))
        return str_eq(spelled, STR("pm")) && lex_at(scan, at - 1) == LEX_DECIMAL;
    if (str_eq(spelled, STR("d")) || str_eq(spelled, STR("y")) || str_eq(spelled, STR("Y")))
        return glued && behind != LEX_QUOTE;
    if (str_eq(spelled, STR("A")) || str_eq(spelled, STR("N")))
        return number->end - number->begin <= 4 && (glued || next->kind != LEXEME_WORD);
    if (spelled.data[0] == '"')
        return glued && number->kind == LEXEME_NUMBER && number->end - number->begin < 4 &&
               !is_quoted(scan, at);
    return true;
}

/* Do letters or digits follow the word at `at` without a blank: "km2", "A1"? */
static bool runs_on(const struct scan *scan, size_t at)
{
    const struct lexeme *next = lexeme_at(scan, at + 1);
    return lexeme_at(scan, at)->kind == LEXEME_WORD && !next->spaced &&
           (next->kind == LEXEME_WORD || next->kind == LEXEME_NUMBER);
}

/* Does the lexeme part a unit from what follows? */
static bool ends_unit(const struct lexeme *lexeme)
{
    return lexeme->kind == LEXEME_BREAK || lexeme->lex == LEX_COMMA || lexeme->lex == LEX_OPEN ||
           lexeme->lex == LEX_CLOSE;
}

bool unit_scan(const struct scan *scan, size_t at, struct noun *ret)
{
    char text[UNIT_BYTES];
    size_t len = 0;
    bool found = false;
    for (size_t i = at; i < at + UNIT_TOKENS; i++) {
        const struct lexeme *lexeme = lexeme_at(scan, i);
        const struct str piece = text_at(scan, i);
        const bool hyphen = lexeme->lex == LEX_HYPHEN;
        if (ends_unit(lexeme) || len + piece.len + 1 > UNIT_BYTES || (hyphen && i == at))
            break;
        if (i > at && (lexeme->spaced || hyphen) && text[len - 1] != ' ')
            text[len++] = ' ';
        if (hyphen)
            continue;
        memcpy(text + len, piece.data, piece.len);
        len += piece.len;
        struct unit_name name;
        const struct str spelled = {text, len};
        if (!unit_find_beginning(spelled, &name))
            break;
        if (name.unit.len > 0 && !runs_on(scan, i) &&
            (name.spelling != SPELLING_LETTER || is_unit_letter(scan, i, spelled))) {
            *ret = (struct noun){
                .unit = name.unit, .kind = unit_kind(name.class_), .begin = at, .end = i + 1};
            found = true;
        }
        if (!name.longer)
            break;
    }
    return found;
}

static bool is_plural(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    const struct str word = text_at(scan, at);
    if (lexeme->lex == LEX_COUNTED)
        return true;
    if (lexeme->lex == LEX_SINGULAR || word.len < 3)
        return false;
    if (lexeme->lex == LEX_CHANGE || lexeme->lex == LEX_LABEL || lexeme->lex == LEX_NONE ||
        lexeme->lex == LEX_MILLENNIUM || lexeme->lex == LEX_PARTS || lexeme->lex == LEX_WHEN ||
        lexeme->lex == LEX_AMOUNT) {
        const char last = ascii_lower(word.data[word.len - 1]);
        const char previous = word.data[word.len - 2];
        if (last == 's' && ascii_is_upper(previous))
            return true; /* GPUs */
        if (last == 's')
            return previous != 's' && previous != 'u' && previous != 'i' && previous != '\'' &&
                   (unsigned char)previous != 0x99; /* the last byte of an apostrophe */
        return word.len > 4 && noun_ends_in(word, "men people children") &&
               !str_ends(word, STR("specimen"));
    }
    return false;
}

/* "doesn't", with either apostrophe */
static bool is_negated_verb(struct str word)
{
    return str_ends(word, STR("n't")) || str_ends(word, STR("n\xe2\x80\x99t"));
}

/* A word that may stand in a noun phrase. */
static bool is_phrase_word(const struct scan *scan, size_t at)
{
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->kind != LEXEME_WORD || is_negated_verb(text_at(scan, at)))
        return false;
    switch ((int)lexeme->lex) {
    case LEX_NONE:
    case LEX_COUNTED:
    case LEX_SINGULAR:
    case LEX_LABEL:
    case LEX_PARTS:
    case LEX_LESS:
    case LEX_MORE:
    case LEX_ORDINAL:
    case LEX_YEARLY:
    case LEX_MINUS_WORD:
    case LEX_POINT:
    case LEX_PRESENT:
    case LEX_PART:
    case LEX_FISCAL:
    case LEX_AMOUNT:
        return true;
    case LEX_WHEN:
        return true;
    case LEX_CHANGE:
        return is_plural(scan, at) || ascii_is_upper(scan->text.data[lexeme->begin]);
    default:
        return false;
    }
}

/* Behind the word at `at` with what is glued to it by hyphens ("two-seat"). */
static size_t compound_end(const struct scan *scan, size_t at)
{
    size_t end = at + 1;
    for (int i = 0; i < 3; i++) {
        if (lex_at(scan, end) != LEX_HYPHEN || !is_glued(scan, end) || !is_glued(scan, end + 1) ||
            lexeme_at(scan, end + 1)->kind == LEXEME_BREAK)
            break;
        end += 2;
    }
    return end;
}

static bool is_verb_like(struct str word)
{
    return (word.len > 4 && noun_ends_in(word, "ed ly")) ||
           (word.len > 5 && str_ends(word, STR("ing")));
}

/* Adjectives that may end a phrase: "12 new". */
static bool is_adjective(struct str word)
{
    static const struct str adjectives[] = {STR_INIT("new"), STR_INIT("total"), STR_INIT("old"),
                                            STR_INIT("long"), STR_INIT("different")};
    for (size_t i = 0; i < COUNT_OF(adjectives); i++)
        if (str_eq_nocase(word, adjectives[i]))
            return true;
    return false;
}

/* "3 RBI", "12 DSL": initials that are no unit. */
static bool is_acronym(struct str word)
{
    size_t capitals = 0;
    while (capitals < word.len && ascii_is_upper(word.data[capitals]))
        capitals++;
    return word.len >= 3 && capitals == word.len;
}

static void set_noun(const struct scan *scan, size_t begin, size_t head, struct noun *ret)
{
    *ret = (struct noun){.unit = noun_singular(scan->run, text_at(scan, head)),
                         .kind = FIGURE_COUNT,
                         .begin = begin,
                         .end = head + 1};
}

bool noun_scan(const struct scan *scan, size_t at, bool one, struct noun *ret)
{
    size_t last = at; /* the last word of the phrase */
    size_t words = 0;
    size_t next = at;
    for (; words <= MODIFIERS && is_phrase_word(scan, next); words++) {
        if (words == 0 && !lexeme_at(scan, next)->spaced &&
            lexeme_at(scan, next - 1)->kind == LEXEME_NUMBER)
            return false;
        const size_t end = compound_end(scan, next);
        last = end - 1;
        if (lexeme_at(scan, last)->kind == LEXEME_WORD && is_plural(scan, last) && !one) {
            while (is_plural(scan, last + 1) && lexeme_at(scan, last + 1)->spaced &&
                   lexeme_at(scan, last + 1)->lex == LEX_NONE && last < at + MODIFIERS)
                last++;
            set_noun(scan, at, last, ret);
            ret->plural = true;
            return true;
        }
        next = end;
        if (lex_at(scan, next) == LEX_COMMA && words > 0)
            break;
    }
    if (words == 0 || lexeme_at(scan, last)->kind != LEXEME_WORD)
        return false;
    const struct str head = text_at(scan, last);
    if (one) {
        if (is_phrase_word(scan, next) || is_verb_like(head))
            last = at;
        else if (last > at && is_plural(scan, last)) /* "one firm dominates" */
            last--;
        set_noun(scan, at, last, ret);
        return lexeme_at(scan, at)->lex == LEX_NONE || lexeme_at(scan, at)->lex == LEX_LABEL ||
               last > at;
    }
    const bool lower = ascii_is_lower(head.data[0]);
    if (words > 1 || is_adjective(head) || !(lower || is_acronym(head)) || is_verb_like(head) ||
        is_phrase_word(scan, next) || head.len < 3 || lexeme_at(scan, last)->lex != LEX_NONE)
        return false;
    set_noun(scan, at, last, ret);
    return true;
}

static bool is_priced(struct str word)
{
    static const struct str priced[] = {
        STR_INIT("share"), STR_INIT("dozen"), STR_INIT("head"),   STR_INIT("piece"),
        STR_INIT("unit"),  STR_INIT("copy"),  STR_INIT("bottle"), STR_INIT("person"),
    };
    for (size_t i = 0; i < COUNT_OF(priced); i++)
        if (str_eq_nocase(word, priced[i]))
            return true;
    return false;
}

static bool yearly(const struct scan *scan, size_t at, struct noun *ret)
{
    static const struct str units[] = {STR_INIT("year"), STR_INIT("month"), STR_INIT("week"),
                                       STR_INIT("day"),  STR_INIT("hour"),  STR_INIT("quarter")};
    const struct lexeme *lexeme = lexeme_at(scan, at);
    if (lexeme->lex == LEX_YEARLY && !is_plural(scan, at + 1)) {
        *ret = (struct noun){
            .unit = units[lexeme->value], .kind = FIGURE_DURATION, .begin = at, .end = at + 1};
        return true;
    }
    const bool per_annum = word_is(scan, at, STR("p")) && lex_at(scan, at + 1) == LEX_DOT &&
                           word_is(scan, at + 2, STR("a"));
    if (!per_annum)
        return false;
    *ret = (struct noun){.unit = units[0],
                         .kind = FIGURE_DURATION,
                         .begin = at,
                         .end = lex_at(scan, at + 3) == LEX_DOT ? at + 4 : at + 3};
    return true;
}

bool denominator_scan(const struct scan *scan, size_t at, enum figure_kind kind, struct noun *ret)
{
    if (yearly(scan, at, ret))
        return true;
    size_t next = at;
    const bool hyphens = lex_at(scan, next) == LEX_HYPHEN;
    if (hyphens)
        next++;
    const enum lex lex = lex_at(scan, next);
    const bool article = lex == LEX_ARTICLE || lex == LEX_EACH;
    if (lex != LEX_PER && !(lex == LEX_SLASH && is_glued(scan, next)) && !article)
        return false;
    if (hyphens && !article && lex != LEX_PER)
        return false;
    next++;
    if (lex_at(scan, next) == LEX_HYPHEN) {
        if (!hyphens) /* "8% per-capita growth" */
            return false;
        next++;
    }
    if (word_is(scan, next, STR("annum"))) {
        *ret = (struct noun){
            .unit = STR("year"), .kind = FIGURE_DURATION, .begin = at, .end = next + 1};
        return true;
    }
    if (lex == LEX_SLASH && lexeme_at(scan, next)->kind != LEXEME_WORD)
        return false;
    if (unit_scan(scan, next, ret)) {
        ret->begin = at;
        return !article || ret->kind == FIGURE_DURATION ||
               (kind == FIGURE_CURRENCY && ret->kind == FIGURE_QUANTITY);
    }
    if (lexeme_at(scan, next)->kind != LEXEME_WORD || (article && kind != FIGURE_CURRENCY) ||
        (article && !is_priced(text_at(scan, next))))
        return false;
    if (lex_at(scan, next) != LEX_NONE && lex_at(scan, next) != LEX_COUNTED &&
        lex_at(scan, next) != LEX_DOZEN)
        return false;
    if (lex == LEX_SLASH && (text_at(scan, next).len < 2 || is_plural(scan, next)))
        return false;
    *ret = (struct noun){.unit = noun_singular(scan->run, text_at(scan, next)),
                         .kind = FIGURE_COUNT,
                         .begin = at,
                         .end = next + 1};
    return true;
}
