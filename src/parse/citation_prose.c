/* parse/citation_prose: attribution in words: "per X", "according to X", "reported by X", "X's 1838
 * survey", "X: 1,850", `[@x]`. One step along a sentence; every look-around is bounded. */
#include "citation.h"

/* "per company" is a rate, "per company filings" and "per the company" are not. */
static bool is_rate(const struct scan *scan, struct name name)
{
    const struct token *first = token_get(scan, name.span.first);
    const struct token *last = token_get(scan, name.span.end - 1);
    if (name.naming == NAMING_GENERIC) {
        const struct str word = token_text(scan->bytes, last);
        return !(first->classes & WORD_OPENER) && !str_ends(word, STR("s")) &&
               !str_eq(word, STR("data")) && !str_eq(word, STR("management"));
    }
    enum {
        BEGINS_PHRASE = WORD_OPENER | WORD_JOINT | WORD_SOURCE | WORD_DOCUMENT | WORD_OFFICIAL |
                        WORD_BODY | WORD_ROLE | WORD_PUBLICATION | WORD_UNNAMED
    };
    if (first->kind == TOKEN_WORD && !(first->flags & TOKEN_CAPITAL) &&
        !(first->classes & BEGINS_PHRASE) && !token_is_name(scan, first))
        return true; /* "per capita than France", "per ton Norway sold" */
    if (name.naming == NAMING_KNOWN)
        return false;
    const bool glued =
        name.span.first >= 2 && token_get(scan, name.span.first - 2)->kind != TOKEN_MARK;
    if (glued && name.span.end - name.span.first == 1 && !(last->flags & TOKEN_LINK))
        return true; /* "1.2 cars per American" */
    return last->classes & WORD_PLACE && name.span.end < scan->sentence.end &&
           is_lower_word(token_get(scan, name.span.end)) &&
           !(token_get(scan, name.span.end)->classes & (WORD_JOINT | WORD_OPENER));
}

/* Returns the token to go on with; `at` + 1 where nothing was found. */
static size_t scan_per(struct scan *scan, size_t at)
{
    const struct name name = name_after(scan, at + 1, scan->sentence.end);
    if (!names_somebody(name) || is_rate(scan, name))
        return at + 1;
    cite(scan, CITE_PER, (struct span){at, name.span.end}, name.span);
    return name.span.end;
}

static size_t scan_according(struct scan *scan, size_t at)
{
    const struct name name = name_after(scan, at + 2, scan->sentence.end);
    const struct span written = {at, name.span.end};
    if (name.naming == NAMING_VAGUE)
        note_vague(scan, written);
    if (!names_somebody(name))
        return at + 2;
    cite(scan, CITE_ACCORDING_TO, written, name.span);
    return name.span.end;
}

/* "reported by X", "a study by X", "data from X". */
static size_t scan_by(struct scan *scan, size_t at)
{
    if (at == scan->sentence.first)
        return at + 1;
    size_t head = at - 1;
    while (head > scan->sentence.first && token_is_word(token_get(scan, head), WORD_ADVERB))
        head--;
    const unsigned heads = at_text(scan, at, STR("by"))     ? WORD_BY | WORD_SOURCE | WORD_DOCUMENT
                           : at_text(scan, at, STR("from")) ? WORD_SOURCE
                                                            : 0;
    if (!token_is_word(token_get(scan, head), heads))
        return at + 1;
    const struct name name = name_after(scan, at + 1, scan->sentence.end);
    if (name.naming < NAMING_NAME &&
        !(name.naming == NAMING_GENERIC && at_text(scan, at, STR("by"))))
        return at + 1;
    cite(scan, CITE_VERB, (struct span){head, name.span.end}, name.span);
    return name.span.end;
}

/* "citing Reuters", where no noun follows: "citing the strait's closure" gives a reason. */
static size_t scan_citing(struct scan *scan, size_t at)
{
    const struct name name = name_after(scan, at + 1, scan->sentence.end);
    if (name.naming < NAMING_NAME ||
        (name.span.end < scan->sentence.end && is_lower_word(token_get(scan, name.span.end)) &&
         !token_is_word(token_get(scan, name.span.end), WORD_JOINT | WORD_OPENER)))
        return at + 1;
    cite(scan, CITE_PER, (struct span){at, name.span.end}, name.span);
    return name.span.end;
}

/* Nouns that tell of a source wherever a name stands before them: "X estimate", "X survey"; others
 * ("X data", "X figures", "X accounts") only behind an owner or what is known to publish. */
static bool is_plain_noun(const struct scan *scan, size_t at)
{
    static const struct str plain[] = {
        STR_INIT("estimate"),   STR_INIT("estimates"),   STR_INIT("survey"),  STR_INIT("surveys"),
        STR_INIT("census"),     STR_INIT("statistics"),  STR_INIT("tally"),   STR_INIT("poll"),
        STR_INIT("forecast"),   STR_INIT("projections"), STR_INIT("study"),   STR_INIT("filings"),
        STR_INIT("projection"), STR_INIT("forecasts"),   STR_INIT("polling"), STR_INIT("polls"),
    };
    for (size_t i = 0; i < COUNT_OF(plain); i++)
        if (at_text(scan, at, plain[i]))
            return true;
    return false;
}

/* Is the noun at `at` the head of its phrase, or does a longer one follow ("data centers")? */
static bool is_head(const struct scan *scan, size_t at)
{
    if (at + 1 >= scan->sentence.end)
        return true;
    const struct token *next = token_get(scan, at + 1);
    if (next->kind != TOKEN_WORD)
        return true;
    return next->classes &
               (WORD_JOINT | WORD_OPENER | WORD_SAY | WORD_CLAIM | WORD_ADVERB | WORD_BY) ||
           str_ends(token_text(scan->bytes, next), STR("ed"));
}

/* "government figures", "the official count". */
static bool is_official(const struct scan *scan, size_t first, size_t at)
{
    if (token_is_word(token_get(scan, first), WORD_OPENER) && first + 1 < at)
        first++;
    return token_is_word(token_get(scan, first), WORD_OFFICIAL);
}

/* "IEA figures", "Thorne's 1838 survey", "the 1551 census", "government claims". */
static size_t scan_noun(struct scan *scan, size_t at)
{
    if (at == scan->sentence.first || !is_head(scan, at))
        return at + 1;
    const struct name name = name_before(scan, at + 1);
    const size_t first = name.span.first;
    if (name.span.end != at + 1 || first == at || !names_somebody(name))
        return at + 1;
    bool owned = false, odd = false, year = false;
    for (size_t i = first; i < at; i++) {
        const struct token *token = token_get(scan, i);
        owned |= (token->flags & TOKEN_POSSESSIVE) != 0;
        odd |= token_is_word(token, WORD_MEASURE | WORD_MONTH | WORD_EVENT);
        year |= token->kind == TOKEN_NUMBER;
    }
    const bool bracket = at < scan->bracket.end;
    const bool apart = bracket || at_mark(scan, at + 1, ':');
    const bool dated = token_is_word(token_get(scan, at), WORD_DOCUMENT) && (year || bracket);
    const struct token *before = token_get(scan, at - 1);
    const bool close = token_is_name(scan, before) || before->kind == TOKEN_NUMBER ||
                       (at - first > 1 && token_is_name(scan, before - 1));
    owned &= name.naming == NAMING_NAME && !at_text(scan, at, STR("claims"));
    bool names =
        name.naming == NAMING_KNOWN || owned || dated || (apart && is_official(scan, first, at));
    names |= name.naming == NAMING_NAME && !scan->heading && close && !name_is_lone(scan, name) &&
             is_plain_noun(scan, at) && (bracket || at - first > 2);
    if (!names || (odd && name.naming != NAMING_KNOWN))
        return at + 1;
    cite(scan, CITE_VERB, name.span, name.span);
    return at + 1;
}

/* "X: 1,850" where the sentence begins with a known source, or with any name in a list of who says
 * what. */
static void scan_label(struct scan *scan)
{
    const size_t first = scan->sentence.first;
    const struct span phrase = phrase_after(scan, first, scan->sentence.end);
    size_t colon = phrase.end;
    const bool bracket = at_mark(scan, colon, '(');
    if (bracket)
        colon = bracket_end(scan, colon, scan->sentence.end);
    if (!at_mark(scan, colon, ':'))
        return;
    const struct name name = {phrase, name_judge(scan, phrase)};
    const bool listed = scan->estimates && name.naming == NAMING_NAME &&
                        (bracket || name.span.end - first > 1 ||
                         token_get(scan, first)->flags & (TOKEN_ACRONYM | TOKEN_LINK));
    const bool names = name.naming == NAMING_KNOWN || listed;
    struct citation *citation = names ? cite(scan, CITE_VERB, name.span, name.span) : NULL;
    if (!citation || first > 0)
        return;
    const bool item = scan->block->item != NOTE_NONE;
    citation->covers =
        item ? scan->note->items.data[scan->block->item].region : scan->block->region;
    citation->scope = item ? SCOPE_ITEM : SCOPE_PARAGRAPH;
}

/* "Thorne's 300 boats", if the note cites Thorne. */
static void scan_owner(struct scan *scan, size_t at)
{
    const struct token *token = token_get(scan, at);
    if (!token_is_name(scan, token))
        return;
    size_t next = at + 1;
    if (at_mark(scan, next, '~') || at_mark(scan, next, '$') || at_mark(scan, next, MARK_OTHER))
        next++;
    if (next >= scan->sentence.end || token_get(scan, next)->kind != TOKEN_NUMBER)
        return;
    const struct name name = name_before(scan, at + 1);
    if (name.naming >= NAMING_NAME && name.span.end == at + 1)
        cite_if_named(scan, CITE_VERB, name.span, name.span);
}

/* `[@key]`, and `@key` where it holds a digit. */
static size_t scan_citekey(struct scan *scan, size_t at)
{
    const struct token *key = token_get(scan, at + 1);
    if (at + 1 >= scan->sentence.end || key->flags & TOKEN_SPACED || key->kind == TOKEN_MARK)
        return at + 1;
    const bool bracket = at > 0 && (at_mark(scan, at - 1, '[') || at_mark(scan, at - 1, ';') ||
                                    at_mark(scan, at - 1, MARK_OTHER));
    bool digit = false;
    const struct str text = token_text(scan->bytes, key);
    for (size_t i = 0; i < text.len; i++)
        digit |= ascii_is_digit(text.data[i]);
    const bool glued = at > 0 && token_get(scan, at - 1)->kind != TOKEN_MARK &&
                       !(token_get(scan, at)->flags & TOKEN_SPACED);
    if (glued || (!bracket && !digit))
        return at + 1;
    cite(scan, CITE_CITEKEY, (struct span){at, at + 2}, (struct span){at + 1, at + 2});
    return at + 2;
}

/* "[12]" behind a statement, as encyclopedias number their notes. */
static size_t scan_reference(struct scan *scan, size_t at)
{
    if (at + 2 >= scan->sentence.end || token_get(scan, at + 1)->kind != TOKEN_NUMBER ||
        token_get(scan, at + 1)->len > 3 || !at_mark(scan, at + 2, ']'))
        return at + 1;
    cite(scan, CITE_FOOTNOTE, (struct span){at, at + 3}, (struct span){at + 1, at + 2});
    return at + 3;
}

/* "per", "according to", "by", "from", "citing". */
static size_t scan_key(struct scan *scan, size_t at)
{
    if (at_text(scan, at, STR("per")))
        return scan_per(scan, at);
    if (at_text(scan, at, STR("according")) && at_text(scan, at + 1, STR("to")))
        return scan_according(scan, at);
    if (at_text(scan, at, STR("by")) || at_text(scan, at, STR("from")))
        return scan_by(scan, at);
    return at_text(scan, at, STR("citing")) ? scan_citing(scan, at) : at + 1;
}

static size_t scan_word(struct scan *scan, size_t at)
{
    const struct token *token = token_get(scan, at);
    if (token->classes & WORD_KEY)
        return scan_key(scan, at);
    if (token->classes & WORD_SOURCES && token->classes & WORD_COLUMN && !scan->heading &&
        at_mark(scan, at + 1, ':') && (at == scan->sentence.first || at_mark(scan, at - 1, '(')))
        return scan_source_line(scan, at);
    if (token->classes & (WORD_SAY | WORD_CLAIM | WORD_SHOW)) {
        const size_t next = verb_scan(scan, at);
        if (next > at + 1 || scan->last_end >= token_end(token))
            return next;
    }
    if (token->classes & (WORD_SOURCE | WORD_DOCUMENT))
        return scan_noun(scan, at);
    if (token->flags & TOKEN_POSSESSIVE)
        scan_owner(scan, at);
    return at + 1;
}

/* Enter or leave brackets and what semicolons set apart. */
static void move_to(struct scan *scan, size_t at)
{
    if (scan->bracket.end > 0 && at >= scan->bracket.end)
        scan->bracket = (struct span){0};
    if (at < scan->segment.end)
        return;
    size_t end = at;
    size_t depth = 0;
    while (end < scan->sentence.end && !(depth == 0 && at_mark(scan, end, ';'))) {
        depth += at_mark(scan, end, '(');
        depth -= at_mark(scan, end, ')') && depth > 0;
        end++;
    }
    scan->segment = (struct span){at, end < scan->sentence.end ? end + 1 : end};
}

void prose_scan(struct scan *scan)
{
    size_t at = scan->sentence.first;
    scan->segment = (struct span){at, at};
    scan->bracket = (struct span){0};
    scan->cover_from = scan->cover_next = token_get(scan, at)->offset;
    move_to(scan, at);
    if (!scan->heading)
        scan_label(scan);
    while (at < scan->sentence.end) {
        move_to(scan, at);
        const struct token *token = token_get(scan, at);
        if (token->kind == TOKEN_WORD) {
            at = scan_word(scan, at);
        } else if (token_is_mark(token, '(') && scan->bracket.end == 0) {
            const size_t end = bracket_end(scan, at, scan->sentence.end);
            if (end > at)
                scan->bracket = (struct span){at, end};
            if (scan->cover_next > scan->cover_from)
                scan->cover_from = scan->cover_next;
            at = bracket_scan(scan, at) ? end : at + 1;
        } else if (token_is_mark(token, '@')) {
            at = scan_citekey(scan, at);
        } else if (token_is_mark(token, '[')) {
            at = scan_reference(scan, at);
        } else {
            at++;
        }
    }
}
