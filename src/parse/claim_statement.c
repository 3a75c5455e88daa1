/* parse/claim_statement: the figure that a cell or the value of a key fact states, and the words
 * beside it that narrow what it is of. */
#include "claim.h"
#include "notelint/fold.h"
#include "notelint/word.h"

static bool is_time(enum figure_kind kind)
{
    return kind == FIGURE_YEAR || kind == FIGURE_DATE;
}

static bool is_arrow(const struct claim_pass *pass, const struct word *word)
{
    const struct token *token = &word->token;
    return token_is_mark(token, '=') || token_is_mark(token, '>') ||
           (token_is_mark(token, MARK_OTHER) &&
            word_in(word_text(pass->note, word), "\xe2\x86\x92 \xe2\x87\x92 \xc2\xb1"));
}

static struct str lower(const struct claim_pass *pass, const struct word *word)
{
    return str_lower(pass->scratch, word_text(pass->note, word));
}

static bool leads_on(const struct claim_pass *pass, const struct word *word)
{
    if (word->token.kind == TOKEN_MARK)
        return !is_arrow(pass, word) && !token_is_mark(&word->token, '(');
    return token_is_word(&word->token, WORD_LEAD);
}

/* Would `other`, beside `figure`, be a second value of the same kind? */
static bool rivals(const struct figure *figure, const struct figure *other)
{
    if (other->flags & FIGURE_RESTATES || other->kind == FIGURE_ORDINAL)
        return false;
    if (is_time(figure->kind))
        return is_time(other->kind);
    if (is_time(other->kind))
        return false;
    return other->kind != FIGURE_COUNT || figure->kind != FIGURE_COUNT ||
           str_eq(other->unit, figure->unit);
}

/* "a 2019 survey found": the year tells which survey, and nothing of what the label names. */
static bool is_epithet(const struct claim_pass *pass, const struct statement *statement)
{
    const struct word *words = statement->words.data;
    if (statement->figure == NOTE_NONE || statement->begin == 0 ||
        statement->end >= statement->words.len)
        return false;
    const struct word *next = &words[statement->end];
    return pass->note->figures.data[statement->figure].kind == FIGURE_YEAR &&
           next->token.kind == TOKEN_WORD && next->figure == NOTE_NONE &&
           word_in(lower(pass, &words[statement->begin - 1]), "a an the");
}

bool statement_read(struct claim_pass *pass, struct region region, struct statement *ret)
{
    if (!holds_figure(pass->note, region))
        return false;
    struct statement statement = {.figure = NOTE_NONE};
    phrase_read(pass->scratch, pass->prose, region, &statement.words);
    const struct word *words = statement.words.data;
    const struct figure *figures = pass->note->figures.data;
    size_t depth = 0;
    for (size_t i = 0; i < statement.words.len; i++) {
        const struct word *word = &words[i];
        if (is_arrow(pass, word))
            return false;
        if (word->figure == NOTE_NONE) {
            depth += token_is_mark(&word->token, '(');
            depth -= depth && token_is_mark(&word->token, ')');
            if (statement.figure == NOTE_NONE && !leads_on(pass, word))
                return false;
        } else if (statement.figure == NOTE_NONE) {
            if (figures[word->figure].kind == FIGURE_ORDINAL)
                return false;
            statement.figure = word->figure;
            statement.begin = i;
            statement.end = i + 1;
        } else if (word->figure == statement.figure) {
            statement.end = i + 1;
        } else if (depth == 0 && rivals(&figures[statement.figure], &figures[word->figure])) {
            return false;
        }
    }
    *ret = statement;
    return statement.figure != NOTE_NONE && !is_epithet(pass, &statement);
}

/* "in Northern Italy": the preposition and up to four capital words. */
static size_t place_end(const struct claim_pass *pass, const struct statement *statement, size_t at)
{
    const struct word *words = statement->words.data;
    if (!word_in(lower(pass, &words[at]), "in of for across from among within to against on at"))
        return at;
    size_t end = at + 1;
    while (end < statement->words.len && end < at + 6 && words[end].figure == NOTE_NONE &&
           (words[end].token.flags & TOKEN_CAPITAL || str_eq(lower(pass, &words[end]), STR("the"))))
        end++;
    return end > at + 1 && words[end - 1].token.flags & TOKEN_CAPITAL ? end : at;
}

/* "of state emissions": what a share is of. */
static size_t base_end(const struct claim_pass *pass, const struct statement *statement, size_t at)
{
    const struct word *words = statement->words.data;
    if (!str_eq(lower(pass, &words[at]), STR("of")))
        return at;
    size_t end = at + 1;
    while (end < statement->words.len && end < at + 6 && words[end].figure == NOTE_NONE &&
           words[end].token.kind != TOKEN_MARK)
        end++;
    return end > at + 1 ? end : at;
}

static void narrow(struct claim_pass *pass, const struct statement *statement,
                   struct attribute *attribute)
{
    const struct word *words = statement->words.data;
    const bool share = pass->note->figures.data[statement->figure].kind == FIGURE_PERCENT;
    for (size_t i = 0; i < statement->words.len; i++) {
        if (words[i].figure != NOTE_NONE || words[i].token.kind == TOKEN_MARK)
            continue;
        const struct str word = lower(pass, &words[i]);
        if (attribute_is_qualifier(word) || word_in(word, "combined each alone peaked")) {
            attribute_narrow(pass->run, attribute,
                             str_eq(word, STR("peaked")) ? STR("peak") : str_dup(pass->run, word));
            continue;
        }
        size_t end = share ? base_end(pass, statement, i) : i;
        if (end == i)
            end = place_end(pass, statement, i);
        if (end == i)
            continue;
        attribute_narrow(pass->run, attribute,
                         fold_key(pass->run, phrase_text(pass->run, pass->note, words,
                                                         (struct span){i + 1, end})));
        i = end - 1;
    }
}

/* "Scale: 6,000 employees" tells of employees, whatever the label says. */
static struct str noun_of(const struct claim_pass *pass, const struct figure *figure)
{
    if (figure->kind != FIGURE_COUNT)
        return (struct str){0};
    return figure->noun.len ? source_text(&pass->note->source, figure->noun) : figure->unit;
}

struct claim *claim_push(struct claim_pass *pass, uint32_t index, struct region label,
                         const struct statement *statement)
{
    const struct figure *figure = &pass->note->figures.data[index];
    const struct str name = region_holds(pass->note->front_matter, label) && label.len
                                ? source_text(&pass->note->source, label)
                                : seen_text(pass->scratch, pass->prose, label);
    struct attribute attribute = attribute_parse(pass->run, name, figure);
    const struct str noun = noun_of(pass, figure);
    const enum attribute_class class_ = attribute_class_of(attribute.metric);
    if (noun.len && class_ == ATTRIBUTE_VAGUE) {
        attribute = attribute_parse(pass->run, noun, figure);
    } else if (noun.len && class_ == ATTRIBUTE_OTHER) {
        const struct attribute counted = attribute_parse(pass->run, figure->unit, figure);
        if (!str_eq(counted.metric, attribute.metric))
            attribute.metric =
                str_fmt(pass->run, "%.*s %.*s", STR_ARG(attribute.metric), STR_ARG(counted.metric));
    }
    if (statement)
        narrow(pass, statement, &attribute);
    struct claim *claim = claim_vec_push(pass->scratch, &pass->note->claims);
    *claim = (struct claim){
        .region = figure->region,
        .figure = index,
        .entity_link = NOTE_NONE,
        .section = figure->block == FIGURE_NO_BLOCK
                       ? NOTE_NONE
                       : pass->note->blocks.data[figure->block].section,
        .label = label,
        .metric = attribute.metric,
        .as_of = is_time(figure->kind) ? (struct str){0} : claim_date(pass, index, statement),
        .qualifiers = attribute.qualifiers,
        .qualifier_count = attribute.qualifier_count,
    };
    return claim;
}

uint32_t link_spanning(const struct claim_pass *pass, struct region region)
{
    struct word_vec words = {0};
    phrase_read(pass->scratch, pass->prose, region, &words);
    if (words.len == 0 || words.data[0].link == NOTE_NONE)
        return NOTE_NONE;
    for (size_t i = 1; i < words.len; i++)
        if (words.data[i].link != words.data[0].link)
            return NOTE_NONE;
    return words.data[0].link;
}
