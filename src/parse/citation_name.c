/* parse/citation_name: which words name a source, and under which key its spellings meet. */
#include "citation.h"
#include "known_source.h"
#include "notelint/fold.h"

static bool has_inner_capital(struct str word)
{
    for (size_t i = 1; i < word.len; i++)
        if (ascii_is_upper(word.data[i]))
            return true;
    return false;
}

/* A word written as names are; months and measures are not. */
bool token_is_name(const struct scan *scan, const struct token *token)
{
    if (token->kind != TOKEN_WORD || token->classes & (WORD_MONTH | WORD_WEEKDAY | WORD_MEASURE))
        return false;
    return token->flags & TOKEN_CAPITAL || has_inner_capital(token_text(scan->bytes, token));
}

static bool is_joint(const struct token *token)
{
    return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITAL) &&
           token->classes & WORD_JOINT;
}

static bool is_year(const struct token *token)
{
    return token->kind == TOKEN_NUMBER && token->len == 4;
}

/* A dot behind an initial or a title, an ampersand, a stroke, a hyphen: goes on inside a name. */
static bool is_inner_mark(const struct scan *scan, size_t at)
{
    const struct token *token = &scan->tokens.data[at];
    if (token->kind != TOKEN_MARK)
        return false;
    if (token->mark == '&' || token->mark == '/' || token->mark == '\'')
        return true;
    if (token->mark == MARK_OTHER)
        return !(token->flags & TOKEN_SPACED);
    const struct token *before = at > 0 ? token - 1 : NULL;
    return token->mark == MARK_STOP && before && before->kind == TOKEN_WORD &&
           (before->len == 1 || before->classes & (WORD_TITLE | WORD_ENDING));
}

struct str name_text(struct arena *arena, const struct scan *scan, struct span span)
{
    struct buf buf = {.arena = arena};
    for (size_t i = span.first; i < span.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (i > span.first && token->flags & TOKEN_SPACED)
            buf_push_byte(&buf, ' ');
        buf_push(&buf, token_text(scan->bytes, token));
        if (token->flags & TOKEN_POSSESSIVE && i + 1 < span.end)
            buf_push(&buf, STR("'s"));
    }
    return buf_str(&buf);
}

static bool is_known(const struct scan *scan, struct span span)
{
    if (span.end <= span.first || span.end - span.first > 8)
        return false;
    const struct str key = source_key(scan->scratch, name_text(scan->scratch, scan, span));
    return known_source_find(key).len > 0;
}

/* Is one of the runs of capitalised words a well-known source? */
static bool holds_known(const struct scan *scan, struct span span)
{
    size_t first = span.first, end = span.first; /* a run, up to its last name */
    for (size_t i = span.first; i < span.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token_is_name(scan, token)) {
            end = i + 1;
        } else if (end == first || !(is_joint(token) || token_is_mark(token, '&') ||
                                     token_is_mark(token, MARK_STOP))) {
            if (is_known(scan, (struct span){first, end}))
                return true;
            first = end = i + 1;
        }
    }
    return is_known(scan, (struct span){first, end});
}

enum naming name_judge(const struct scan *scan, struct span span)
{
    unsigned strong = 0, capital = 0, classes = 0;
    bool definite = false;
    for (size_t i = span.first; i < span.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind == TOKEN_OPAQUE)
            return NAMING_NAME; /* a URL */
        if (token->kind != TOKEN_WORD)
            continue;
        classes |= token->classes;
        const struct str word = token_text(scan->bytes, token);
        definite |= str_eq_nocase(word, STR("the")) || str_eq_nocase(word, STR("its")) ||
                    str_eq_nocase(word, STR("their"));
        if (!token_is_name(scan, token) ||
            token->classes & (WORD_OPENER | WORD_UNNAMED | WORD_ROLE | WORD_COMMON))
            continue;
        capital++;
        strong += token->flags & TOKEN_ACRONYM ||
                  !(token->classes & (WORD_SOURCE | WORD_DOCUMENT | WORD_BODY | WORD_OFFICIAL |
                                      WORD_ADVERB | WORD_PUBLICATION));
    }
    if (capital + (classes & WORD_OPENER ? 1u : 0u) > 0 && holds_known(scan, span))
        return NAMING_KNOWN;
    if (strong > 0 || capital > 1)
        return NAMING_NAME;
    if (classes & WORD_COMMON)
        return NAMING_NONE;
    if (classes & WORD_UNNAMED)
        return NAMING_VAGUE;
    if (classes & (WORD_DOCUMENT | WORD_BODY) ||
        (classes & WORD_SOURCE && (definite || classes & WORD_OFFICIAL)))
        return NAMING_GENERIC;
    return classes & (WORD_ROLE | WORD_SOURCE) ? NAMING_VAGUE : NAMING_NONE;
}

/* May `token` stand inside a phrase, behind its first word? */
static bool stops_name(const struct token *token)
{
    if (token->classes & (WORD_MONTH | WORD_WEEKDAY | WORD_BY))
        return !(token->classes & WORD_SOURCE);
    if (token->classes & (WORD_SAY | WORD_CLAIM | WORD_SHOW))
        return !(token->classes & WORD_SOURCE);
    return token->classes & (WORD_OPENER | WORD_ADVERB) && !(token->classes & WORD_JOINT) &&
           !(token->flags & TOKEN_CAPITAL);
}

/* "a study by", "data from": the name goes on. */
static bool is_made_by(const struct scan *scan, size_t at)
{
    const struct str word = token_text(scan->bytes, &scan->tokens.data[at]);
    return (str_eq(word, STR("by")) || str_eq(word, STR("from"))) &&
           token_is_word(&scan->tokens.data[at - 1], WORD_SOURCE | WORD_DOCUMENT);
}

struct span phrase_after(const struct scan *scan, size_t at, size_t end)
{
    size_t good = at, lower = 0;
    bool named = false;
    const bool lists = scan->bracket.end > scan->bracket.first;
    if (end > at + NAME_LONGEST)
        end = at + NAME_LONGEST;
    for (size_t i = at; i < end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind == TOKEN_OPAQUE && token->flags & TOKEN_URL && i == at)
            good = i + 1;
        if (token->kind == TOKEN_OPAQUE)
            break;
        if (is_year(token) || is_inner_mark(scan, i) ||
            (lists && token_is_mark(token, ',') && i + 1 < end && token_is_name(scan, token + 1)))
            continue;
        if (token->kind != TOKEN_WORD || (i > at && stops_name(token) && !is_made_by(scan, i)))
            break;
        if (token_is_name(scan, token) && !(i == at && token->classes & WORD_OPENER)) {
            good = i + 1;
            named = true;
            lower = 0;
        } else if (token->classes &
                   (WORD_SOURCE | WORD_DOCUMENT | WORD_PUBLICATION | WORD_BODY | WORD_ROLE)) {
            good = i + 1;
        } else if (!is_joint(token) && ++lower > (named ? 1 : 4)) {
            break;
        }
    }
    return (struct span){at, good};
}

struct name name_after(const struct scan *scan, size_t at, size_t end)
{
    const struct span span = phrase_after(scan, at, end);
    return (struct name){span, span.end > at ? name_judge(scan, span) : NAMING_NONE};
}

static size_t first_allowed(const struct scan *scan, size_t at, size_t most)
{
    return at - scan->sentence.first > most ? at - most : scan->sentence.first;
}

/* The token where the bracket that ends before `at` opens, or `at`. */
static size_t bracket_begin(const struct scan *scan, size_t at)
{
    const size_t least = first_allowed(scan, at, BRACKET_LONGEST);
    if (at == least || !token_is_mark(&scan->tokens.data[at - 1], ')'))
        return at;
    size_t depth = 0;
    for (size_t i = at; i > least; i--) {
        if (token_is_mark(&scan->tokens.data[i - 1], ')'))
            depth++;
        else if (token_is_mark(&scan->tokens.data[i - 1], '(') && --depth == 0)
            return i - 1;
    }
    return at;
}

/* Behind "Thorne, a geographer at Quill College, " : back to the first comma. */
static size_t apposition_begin(const struct scan *scan, size_t at)
{
    const size_t least = first_allowed(scan, at, NAME_LONGEST);
    if (at == least || !token_is_mark(&scan->tokens.data[at - 1], ','))
        return at;
    for (size_t i = at - 1; i > least; i--) {
        const struct token *after = &scan->tokens.data[i];
        if (token_is_mark(after - 1, ',') && after->kind == TOKEN_WORD &&
            !(after->flags & TOKEN_CAPITAL))
            return i - 1;
    }
    return at;
}

/* Adverbs, brackets and appositions between a subject and its verb. */
static size_t subject_end(const struct scan *scan, size_t at)
{
    while (at > scan->sentence.first && token_is_word(&scan->tokens.data[at - 1], WORD_ADVERB) &&
           !(scan->tokens.data[at - 1].flags & TOKEN_CAPITAL))
        at--;
    at = apposition_begin(scan, at);
    return bracket_begin(scan, at);
}

static bool is_determiner(struct str word)
{
    static const struct str determiners[] = {
        STR_INIT("the"),   STR_INIT("a"),   STR_INIT("an"),    STR_INIT("its"),
        STR_INIT("their"), STR_INIT("his"), STR_INIT("her"),   STR_INIT("this"),
        STR_INIT("these"), STR_INIT("our"), STR_INIT("those"),
    };
    for (size_t i = 0; i < COUNT_OF(determiners); i++)
        if (str_eq_nocase(word, determiners[i]))
            return true;
    return false;
}

/* A lower-case word that belongs to a phrase read backwards. */
static bool is_noun_of_name(const struct token *token)
{
    return token->classes & (WORD_SOURCE | WORD_DOCUMENT | WORD_PUBLICATION | WORD_BODY |
                             WORD_ROLE | WORD_OFFICIAL | WORD_UNNAMED);
}

/* How a word continues a phrase that is read backwards. */
enum step {
    STEP_NAME,  /* belongs to it */
    STEP_INNER, /* belongs to it if a name stands before */
    STEP_END
};

static enum step step_back(const struct scan *scan, const struct token *token, bool beside_noun)
{
    if (token->kind != TOKEN_WORD)
        return STEP_END;
    const bool unnamed = token->classes & (WORD_OFFICIAL | WORD_UNNAMED);
    if (token->classes & WORD_OPENER && !unnamed)
        return is_joint(token) ? STEP_INNER : STEP_END;
    if (token_is_name(scan, token) || is_noun_of_name(token))
        return STEP_NAME;
    if (is_joint(token))
        return STEP_INNER;
    /* an adjective may stand before a noun: "household survey" */
    const bool verb =
        token->classes & (WORD_SAY | WORD_CLAIM | WORD_SHOW | WORD_BY | WORD_ADVERB) ||
        str_ends(token_text(scan->bytes, token), STR("ed"));
    return beside_noun && !verb ? STEP_INNER : STEP_END;
}

/* With the article before it. */
static size_t with_determiner(const struct scan *scan, size_t first)
{
    if (first == scan->sentence.first)
        return first;
    const struct token *before = &scan->tokens.data[first - 1];
    return before->kind == TOKEN_WORD && is_determiner(token_text(scan->bytes, before)) ? first - 1
                                                                                        : first;
}

struct name name_before(const struct scan *scan, size_t at)
{
    const size_t end = subject_end(scan, at);
    const size_t least = first_allowed(scan, end, NAME_LONGEST);
    size_t first = end;
    for (size_t i = end; i > least; i--) {
        const struct token *token = &scan->tokens.data[i - 1];
        if (is_inner_mark(scan, i - 1) || (is_year(token) && first == i))
            continue;
        const size_t open = first < end ? bracket_begin(scan, i) : i;
        if (open < i && open > least) {
            i = open + 1; /* "Lamb (2019) and Fry" */
            continue;
        }
        const enum step step = step_back(scan, token, first == i && first < end);
        if (step == STEP_END)
            break;
        if (step == STEP_NAME)
            first = i - 1;
    }
    if (first == end)
        return (struct name){0};
    const struct span span = {with_determiner(scan, first), end};
    return (struct name){span, name_judge(scan, span)};
}

bool name_is_lone(const struct scan *scan, struct name name)
{
    if (name.naming != NAMING_NAME || name.span.first != scan->sentence.first)
        return false;
    for (size_t i = name.span.first; i < name.span.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token_is_name(scan, token) &&
            (i > name.span.first || token->flags & (TOKEN_ACRONYM | TOKEN_LINK | TOKEN_POSSESSIVE)))
            return false;
    }
    return true;
}

bool is_acronym_of(struct str acronym, struct str name)
{
    size_t letter = 0;
    struct str rest = name, word;
    while (str_split(&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (letter < acronym.len && ascii_lower(word.data[0]) == ascii_lower(acronym.data[letter]))
            letter++;
        else if (!(lexicon_find(word)->classes & (WORD_JOINT | WORD_OPENER)))
            return false;
    }
    return acronym.len >= 2 && letter == acronym.len;
}

/* "Bureau of Tides (BOT)" without its last four marks. */
static struct str drop_acronym(struct arena *arena, struct str source)
{
    const struct str s = str_trim(source);
    const size_t open = str_rfind_byte(s, '(');
    if (open == STR_NONE || open == 0 || !str_ends(s, STR(")")))
        return s;
    const struct str acronym = str_slice(s, open + 1, s.len - 1);
    const struct str name = str_trim(str_slice(s, 0, open));
    return is_acronym_of(fold_key(arena, acronym), fold_key(arena, name)) ? name : s;
}

struct str source_key(struct arena *arena, struct str source)
{
    struct str key = fold_key(arena, drop_acronym(arena, source));
    static const struct str articles[] = {STR_INIT("the "), STR_INIT("a "), STR_INIT("an ")};
    for (size_t i = 0; i < COUNT_OF(articles); i++)
        if (str_starts(key, articles[i]) && key.len > articles[i].len) {
            key = str_slice(key, articles[i].len, key.len);
            break;
        }
    if (str_ends(key, STR(" et al")))
        key = str_slice(key, 0, key.len - strlen(" et al"));
    if (str_ends(key, STR(" s")) && key.len > 2) /* "Thorne's" */
        key = known_source_find(key).len > 0 ? key : str_slice(key, 0, key.len - 2);
    const struct str known = known_source_find(key);
    return known.len > 0 ? known : key;
}
