/* parse/citation_bracket: brackets that hold a source and nothing else: "(SIPRI 2024)", "(Thorne,
 * March 2026)", "(Harris Papyrus)", "(Thorne; Lamb et al., 2019, p. 4)". */
#include "citation.h"
#include "notelint/fold.h"

size_t bracket_end(const struct scan *scan, size_t open, size_t end)
{
    if (end > open + BRACKET_LONGEST)
        end = open + BRACKET_LONGEST;
    size_t depth = 0;
    for (size_t i = open; i < end; i++) {
        if (token_is_mark(&scan->tokens.data[i], '('))
            depth++;
        else if (token_is_mark(&scan->tokens.data[i], ')') && --depth == 0)
            return i + 1;
    }
    return open;
}

/* What a part of a bracket is made of. */
struct part {
    struct span name; /* from its first to its last word of a name */
    unsigned names, commas;
    unsigned classes;  /* of all its words */
    bool lead, routed; /* "cf." before it; "via", "from" */
    bool month, dated; /* a month, a year behind the name */
    bool foreign;      /* holds what no reference holds */
};

static bool is_among(struct str word, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, words[i]))
            return true;
    return false;
}

/* Words before a name: those that make it a source, and those that may also tell of a route. */
static bool read_lead(struct str word, struct part *part)
{
    static const struct str sure[] = {STR_INIT("cf"), STR_INIT("citing"), STR_INIT("quoted")};
    static const struct str open[] = {STR_INIT("via"), STR_INIT("from"), STR_INIT("data"),
                                      STR_INIT("after"), STR_INIT("see")};
    const bool lead = is_among(word, sure, COUNT_OF(sure));
    part->lead |= lead;
    const bool route = is_among(word, open, COUNT_OF(open));
    part->routed |= route;
    return lead || route;
}

static void read_word(const struct scan *scan, size_t at, struct part *part)
{
    enum {
        NAMING_NOUNS = WORD_SOURCE | WORD_DOCUMENT | WORD_PUBLICATION | WORD_BODY | WORD_OFFICIAL
    };
    const struct token *token = &scan->tokens.data[at];
    part->classes |= token->classes;
    if (part->names == 0 && read_lead(token_text(scan->bytes, token), part))
        return;
    if (token->classes & WORD_MONTH) {
        part->month = true;
    } else if (token_is_name(scan, token) || token->classes & NAMING_NOUNS) {
        if (part->name.end == 0)
            part->name.first = at;
        part->name.end = at + 1;
        part->names++;
    } else if (!(token->classes & (WORD_JOINT | WORD_TITLE | WORD_NUMBERED))) {
        part->foreign = true;
    }
}

/* A year in which something may have been published. */
static bool is_year(struct str text)
{
    if (text.len < 4 || text.len > 5 || (text.len == 5 && !ascii_is_lower(text.data[4])))
        return false;
    return text.data[0] == '1' ||
           (text.data[0] == '2' && text.data[1] == '0' && text.data[2] < '4');
}

static void read_number(const struct scan *scan, size_t at, struct part *part)
{
    const struct str text = token_text(scan->bytes, &scan->tokens.data[at]);
    const bool year = is_year(text);
    bool plain = true;
    for (size_t i = 0; i < text.len; i++)
        plain &= ascii_is_digit(text.data[i]) || (i == 4 && year) || text.data[i] == '.';
    if (!plain || text.len > 5)
        part->foreign = true;
    else if (year && part->names > 0)
        part->dated = true;
    else if (year && token_is_word(&scan->tokens.data[at + 1], WORD_DOCUMENT))
        part->name = (struct span){at, at + 1}; /* "1551 census" */
    else if (part->names == 0 || !(part->dated || part->month ||
                                   part->classes & (WORD_NUMBERED | WORD_SOURCE | WORD_DOCUMENT) ||
                                   str_find_byte(text, '.', 0) != STR_NONE))
        part->foreign = part->names > 0 || !year;
}

static struct part read_part(const struct scan *scan, struct span span)
{
    struct part part = {0};
    for (size_t i = span.first; i < span.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind == TOKEN_WORD)
            read_word(scan, i, &part);
        else if (token->kind == TOKEN_NUMBER)
            read_number(scan, i, &part);
        else if (token->kind != TOKEN_MARK)
            part.foreign = true;
        else if (token->mark == ',')
            part.commas += part.names > 0 && !part.dated;
        else if (token->mark == MARK_OTHER && part.dated && !(token->flags & TOKEN_SPACED))
            part.foreign = true; /* a span of years belongs to a life or a reign */
        else if (!strchr(".'&/O\"", token->mark) || (part.names == 0 && !part.lead && !part.routed))
            part.foreign = true;
    }
    return part;
}

/* Does a figure end shortly before the bracket, with no name between them? */
static bool follows_figure(const struct scan *scan, size_t open)
{
    const struct figure_vec *figures = &scan->note->figures;
    const size_t at = scan->tokens.data[open].offset;
    const uint32_t low = figure_at_or_behind(scan->note, at);
    if (low == 0)
        return false;
    const struct figure *figure = &figures->data[low - 1];
    if (figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE ||
        figure->kind == FIGURE_ORDINAL || figure->kind == FIGURE_NUMBER)
        return false;
    for (size_t i = open; i > scan->sentence.first && open - i < 8; i--) {
        const struct token *token = &scan->tokens.data[i - 1];
        if (token->offset < region_end(figure->region))
            return token->offset >= figure->region.offset;
        if (token_is_name(scan, token) || token->kind == TOKEN_MARK)
            return false;
    }
    return false;
}

/* "(IMF 57%)", "(Reuters: over 300)": a well-known source in front of what it says. */
static struct span known_lead(const struct scan *scan, struct span span)
{
    size_t end = span.first;
    while (end < span.end && token_is_name(scan, &scan->tokens.data[end]))
        end++;
    if (end == span.end || end > span.first + NAME_LONGEST)
        return (struct span){0};
    const struct token *next = &scan->tokens.data[end];
    if (next->kind != TOKEN_NUMBER && !token_is_word(next, WORD_OPENER) &&
        !(next->kind == TOKEN_MARK && strchr(":~$", next->mark)))
        return (struct span){0};
    for (; end > span.first; end--) /* "IMF COFER" is the IMF */
        if (name_judge(scan, (struct span){span.first, end}) == NAMING_KNOWN)
            return (struct span){span.first, end};
    return (struct span){0};
}

enum verdict { NO_REFERENCE, IF_NAMED, REFERENCE };

static enum verdict judge_part(const struct scan *scan, size_t open, const struct part *part)
{
    if (part->foreign || part->names == 0)
        return NO_REFERENCE;
    const enum naming naming = name_judge(scan, part->name);
    const struct token *last = &scan->tokens.data[part->name.end - 1];
    if (naming == NAMING_KNOWN)
        return REFERENCE;
    if (naming == NAMING_GENERIC || part->classes & WORD_DOCUMENT)
        return token_is_word(last, WORD_SOURCE | WORD_DOCUMENT) ? REFERENCE : NO_REFERENCE;
    const bool gloss = open > 0 && token_is_name(scan, &scan->tokens.data[open - 1]);
    if (naming != NAMING_NAME || gloss) /* "Ada Thorne (Quill College)" tells where she works */
        return NO_REFERENCE;
    if (part->lead || part->classes & WORD_SOURCE)
        return REFERENCE;
    if (part->classes & (WORD_EVENT | WORD_PLACE | WORD_MEASURE) || part->names > 6)
        return NO_REFERENCE;
    if (part->dated)
        return REFERENCE;
    if (part->routed || !follows_figure(scan, open) || part->commas > 1 || part->names > 4)
        return NO_REFERENCE;
    return part->classes & WORD_PUBLICATION ? REFERENCE : IF_NAMED;
}

/* "Bureau of Tides (BOT)": from here on the note may say BOT. */
static bool is_acronym_gloss(struct scan *scan, size_t open, size_t end)
{
    const struct token *acronym = &scan->tokens.data[open + 1];
    if (end != open + 3 || !(acronym->flags & TOKEN_ACRONYM) || open == scan->sentence.first)
        return false;
    const struct name name = name_before(scan, open);
    if (name.naming < NAMING_NAME || name.span.end != open)
        return false;
    const struct str full = source_key(scan->run, name_text(scan->scratch, scan, name.span));
    const struct str letters = token_text(scan->bytes, acronym);
    if (!is_acronym_of(fold_key(scan->scratch, letters), full))
        return false;
    struct str *kept = ARENA_NEW(scan->scratch, struct str);
    *kept = full;
    *map_slot(&scan->acronyms, scan->scratch, source_key(scan->scratch, letters)) = kept;
    return true;
}

bool bracket_scan(struct scan *scan, size_t open)
{
    const size_t end = bracket_end(scan, open, scan->sentence.end);
    if (end < open + 3 || is_acronym_gloss(scan, open, end))
        return false;
    bool all = true, any = false;
    size_t first = open + 1;
    for (size_t i = open + 1; i < end; i++) {
        if (i + 1 < end && !token_is_mark(&scan->tokens.data[i], ';'))
            continue;
        const struct part part = read_part(scan, (struct span){first, i});
        enum verdict verdict = judge_part(scan, open, &part);
        const struct span lead = known_lead(scan, (struct span){first, i});
        if (verdict == NO_REFERENCE && lead.end > lead.first) {
            cite(scan, CITE_VERB, lead, lead);
            verdict = IF_NAMED;
        } else if (verdict == REFERENCE)
            cite(scan, CITE_PARENTHESIS, (struct span){first, i}, part.name);
        else if (verdict == IF_NAMED)
            cite_if_named(scan, CITE_PARENTHESIS, (struct span){first, i}, part.name);
        any |= verdict != NO_REFERENCE;
        all &= verdict != NO_REFERENCE;
        first = i + 1;
    }
    return any && all;
}
