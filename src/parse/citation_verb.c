/* parse/citation_verb: "X estimates", "X put the toll at 300", "said X". A verb attributes only if
 * its subject can speak and something is told. */
#include "citation.h"

/* Does something follow that is told: a figure, a name, "the", "that"? */
static bool has_clear_object(const struct scan *scan, size_t at)
{
    if (at + 1 >= scan->sentence.end)
        return false;
    const struct token *next = token_get(scan, at + 1);
    return next->kind == TOKEN_NUMBER || token_is_mark(next, '~') || token_is_mark(next, '$') ||
           token_is_mark(next, MARK_QUOTE) || at_text(scan, at + 1, STR("the")) ||
           token_is_name(scan, next) ||
           (next->classes & WORD_OPENER && !(next->classes & WORD_JOINT));
}

/* "say", "estimate": what several people do. */
static bool is_bare_form(const struct token *verb, struct str bytes)
{
    static const struct str endings[] = {STR_INIT("s"),   STR_INIT("ed"),  STR_INIT("id"),
                                         STR_INIT("old"), STR_INIT("ote"), STR_INIT("und"),
                                         STR_INIT("aw"),  STR_INIT("ave"), STR_INIT("ought")};
    const struct str text = token_text(bytes, verb);
    if (str_eq(text, STR("put")) || str_eq(text, STR("forecast")))
        return false;
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(text, endings[i]))
            return false;
    return true;
}

/* Several people, or some whom a plural names: "Lamb and Fry", "Lamb et al.", "officials". */
static bool is_plural(const struct scan *scan, struct name subject)
{
    for (size_t i = subject.span.first; i < subject.span.end; i++)
        if (at_mark(scan, i, '&') || at_text(scan, i, STR("and")) || at_text(scan, i, STR("al")) ||
            at_mark(scan, i, '/'))
            return true;
    const struct str last = token_text(scan->bytes, token_get(scan, subject.span.end - 1));
    return str_ends(last, STR("s")) || str_ends(last, STR("data")) ||
           str_ends(last, STR("police")) || str_ends(last, STR("inscriptions"));
}

/* Behind a lone word at the sentence's head "estimates" may be a noun and "confirmed" a participle:
 * "Revenue estimates vary", "Earliest confirmed sites". */
static bool is_no_verb(const struct scan *scan, struct name subject, size_t at)
{
    if (is_bare_form(token_get(scan, at), scan->bytes) && !is_plural(scan, subject))
        return true; /* "Can write any word" */
    const bool doubtful = token_is_word(token_get(scan, at), WORD_SOURCE) ||
                          str_ends(token_text(scan->bytes, token_get(scan, at)), STR("ed"));
    const struct token *last = token_get(scan, subject.span.end - 1);
    if (last->flags & TOKEN_POSSESSIVE || token_is_word(last, WORD_EVENT))
        return true; /* "Britain's announced withdrawal", "the war reckoned" */
    return doubtful && (name_is_lone(scan, subject) || subject.naming == NAMING_GENERIC) &&
           !has_clear_object(scan, at);
}

/* "A World Bank estimate": a noun, for no verb of one subject lacks its s. */
static bool is_singular_noun(const struct scan *scan, struct name subject, size_t at)
{
    return token_is_word(token_get(scan, at), WORD_SOURCE) &&
           subject.span.end > subject.span.first &&
           (at_text(scan, subject.span.first, STR("a")) ||
            at_text(scan, subject.span.first, STR("an"))) &&
           !str_ends(token_text(scan->bytes, token_get(scan, at)), STR("ed"));
}

/* Does the verb at `at` say something? "Reuters reported 300 dead" does; "skulls found in caves"
 * and "a ship, announced in May" hold participles. */
static bool has_object(const struct scan *scan, size_t at)
{
    static const struct str prepositions[] = {
        STR_INIT("of"),    STR_INIT("for"),    STR_INIT("in"),    STR_INIT("and"),
        STR_INIT("or"),    STR_INIT("on"),     STR_INIT("at"),    STR_INIT("by"),
        STR_INIT("from"),  STR_INIT("to"),     STR_INIT("with"),  STR_INIT("as"),
        STR_INIT("since"), STR_INIT("during"), STR_INIT("into"),  STR_INIT("when"),
        STR_INIT("after"), STR_INIT("until"),  STR_INIT("under"), STR_INIT("but"),
    };
    const struct str verb = token_text(scan->bytes, token_get(scan, at));
    if (!str_ends(verb, STR("ed")) && !str_eq(verb, STR("found")) && !str_eq(verb, STR("put")))
        return true;
    if (at + 1 >= scan->sentence.end)
        return false;
    const struct token *next = token_get(scan, at + 1);
    if (next->kind == TOKEN_MARK)
        return !strchr(".;)!?-", next->mark);
    for (size_t i = 0; i < COUNT_OF(prepositions); i++)
        if (at_text(scan, at + 1, prepositions[i]))
            return false;
    return true;
}

static bool is_quote_opening(const struct scan *scan, size_t at)
{
    return at_mark(scan, at, MARK_QUOTE) && token_get(scan, at)->flags & TOKEN_SPACED;
}

/* "put the toll at 300", "at about 300", "at $3 million". */
static bool is_put(const struct scan *scan, size_t at)
{
    for (size_t i = at + 1; i + 1 < scan->sentence.end && i < at + 12; i++) {
        if (!at_text(scan, i, STR("at")))
            continue;
        const struct token *next = token_get(scan, i + 1);
        if (next->kind == TOKEN_WORD && next->classes & WORD_OPENER && i + 2 < scan->sentence.end)
            next++;
        return next->kind == TOKEN_NUMBER ||
               (next->kind == TOKEN_MARK && strchr("~$O", next->mark));
    }
    return false;
}

/* "put the toll at 300", "that 300 died", "“300 died”", "shows: 300". */
static bool is_said(const struct scan *scan, size_t at)
{
    if (at_text(scan, at + 1, STR("that")) || at_mark(scan, at + 1, ':') ||
        is_quote_opening(scan, at + 1) ||
        (at_mark(scan, at + 1, ',') && is_quote_opening(scan, at + 2)))
        return true;
    return is_put(scan, at);
}

/* Is the subject of such a kind that it speaks by being cited: a study, a book, a statistic? */
static bool is_speaking(const struct scan *scan, struct name subject)
{
    if (subject.naming == NAMING_KNOWN)
        return true;
    for (size_t i = subject.span.first; i < subject.span.end; i++)
        if (token_is_word(token_get(scan, i), WORD_SOURCE | WORD_DOCUMENT | WORD_PUBLICATION))
            return true;
    return false;
}

size_t verb_scan(struct scan *scan, size_t at)
{
    const struct token *verb = token_get(scan, at);
    if (verb->flags & TOKEN_CAPITAL)
        return at + 1;
    struct name subject = name_before(scan, at);
    const bool as = subject.span.first > scan->sentence.first &&
                    at_text(scan, subject.span.first - 1, STR("as")); /* "as Thorne claimed" */
    if (!as && !has_object(scan, at))
        return at + 1;
    if (is_singular_noun(scan, subject, at))
        return at + 1;
    const struct span written = {subject.span.first, at + 1};
    const bool strong = verb->classes & WORD_SAY;
    const bool term = str_starts(token_text(scan->bytes, verb), STR("call"));
    if (subject.naming == NAMING_VAGUE && !term && (strong || is_said(scan, at)))
        note_vague(scan, written);
    if (names_somebody(subject) && !is_no_verb(scan, subject, at)) {
        if (strong || is_speaking(scan, subject) ||
            (verb->classes & WORD_CLAIM &&
             (name_is_lone(scan, subject) ? is_put(scan, at) : is_said(scan, at))))
            cite(scan, CITE_VERB, written, subject.span);
        else if (subject.naming == NAMING_NAME)
            cite_if_named(scan, CITE_VERB, written, subject.span);
        return at + 1;
    }
    const bool inverted = strong && at > scan->sentence.first &&
                          (at_mark(scan, at - 1, ',') || at_mark(scan, at - 1, MARK_QUOTE));
    if (!inverted && !at_text(scan, at, STR("told")))
        return at + 1;
    subject = name_after(scan, at + 1, scan->sentence.end);
    const bool noun_follows =
        subject.span.end < scan->sentence.end && is_lower_word(token_get(scan, subject.span.end));
    if (subject.naming < (inverted ? NAMING_NAME : NAMING_KNOWN) || (inverted && noun_follows))
        return at + 1;
    cite(scan, CITE_VERB, (struct span){at, subject.span.end}, subject.span);
    return subject.span.end;
}
