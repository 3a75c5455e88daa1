/* parse/claim_event: events that are an attribute of a thing: "Acme founded", "Death of Nero"; and
 * events that a phrase dates. */
#include "claim.h"
#include "notelint/word.h"

static bool is_plain(const struct word *word)
{
    return word->token.kind == TOKEN_WORD && word->figure == NOTE_NONE;
}

static bool is_point(struct claim_pass *pass, const struct claim *claim, const struct word *word)
{
    const struct figure *figure = &pass->note->figures.data[claim->figure];
    const struct attribute attribute =
        attribute_parse(pass->scratch, word_text(pass->note, word), figure);
    return attribute_class_of(attribute.metric) == ATTRIBUTE_POINT;
}

/* Only words that begin with a capital, and small words between them. */
static bool is_name(const struct word_vec *words, struct span span)
{
    if (span.first >= span.end)
        return false;
    for (size_t i = span.first; i < span.end; i++) {
        const struct token *token = &words->data[i].token;
        const bool inner = i > span.first && i + 1 < span.end && token->classes & WORD_JOINT;
        if (!is_plain(&words->data[i]) || (!(token->flags & TOKEN_CAPITAL) && !inner))
            return false;
    }
    return true;
}

static void become(struct claim_pass *pass, struct claim *claim, const struct word_vec *words,
                   size_t attribute, struct span name)
{
    const struct figure *figure = &pass->note->figures.data[claim->figure];
    claim->metric =
        attribute_parse(pass->run, word_text(pass->note, &words->data[attribute]), figure).metric;
    claim->entity = phrase_text(pass->run, pass->note, words->data, name);
    claim->entity_link = words->data[name.first].link;
    claim->label = region_between(words->data[attribute].token.offset,
                                  token_end(&words->data[attribute].token));
}

bool claim_event_parse(struct claim_pass *pass, struct claim *claim, struct region event)
{
    struct word_vec words = {0};
    phrase_read(pass->scratch, pass->prose, event, &words);
    const size_t count = words.len;
    /* "Death of Nero" */
    if (count > 2 && is_plain(&words.data[1]) &&
        str_eq_nocase(word_text(pass->note, &words.data[1]), STR("of")) &&
        is_point(pass, claim, &words.data[0])) {
        const size_t first =
            str_eq_nocase(word_text(pass->note, &words.data[2]), STR("the")) ? 3 : 2;
        if (is_name(&words, (struct span){first, count})) {
            become(pass, claim, &words, 0, (struct span){first, count});
            return true;
        }
    }
    /* "Acme founded", "Acme formally founded" */
    if (count < 2 || !is_plain(&words.data[count - 1]) ||
        !is_point(pass, claim, &words.data[count - 1]))
        return false;
    size_t end = count - 1;
    while (end > 0 && str_ends(word_text(pass->note, &words.data[end - 1]), STR("ly")))
        end--;
    if (end > 0 && word_in(word_text(pass->note, &words.data[end - 1]), "is was are were"))
        end--;
    const size_t first = str_eq_nocase(word_text(pass->note, &words.data[0]), STR("the"));
    if (!is_name(&words, (struct span){first, end}))
        return false;
    become(pass, claim, &words, count - 1, (struct span){first, end});
    return true;
}

enum { PHRASE_SHORTEST = 3, PHRASE_LONGEST = 8 };

/* The first word of the one year in the phrase; the number of words where there is none, or more.
 */
static size_t only_year(const struct claim_pass *pass, const struct word_vec *words)
{
    size_t year = words->len;
    for (size_t i = 0; i < words->len; i++) {
        const uint32_t index = words->data[i].figure;
        if (index == NOTE_NONE)
            continue;
        const struct figure *figure = &pass->note->figures.data[index];
        const bool again = year < words->len && words->data[year].figure == index;
        if (again)
            continue;
        if (figure->kind != FIGURE_YEAR || figure->flags & FIGURE_RANGE || year < words->len)
            return words->len;
        year = i;
    }
    return year;
}

void claim_phrase(struct claim_pass *pass, struct region region)
{
    struct word_vec words = {0};
    if (!holds_figure(pass->note, region))
        return;
    phrase_read(pass->scratch, pass->prose, region, &words);
    const size_t year = only_year(pass, &words);
    size_t end = year;
    if (end > 0 && end < words.len && word_in(word_text(pass->note, &words.data[end - 1]), "in"))
        end--;
    if (year == words.len || end < PHRASE_SHORTEST || end > PHRASE_LONGEST)
        return;
    for (size_t i = 0; i < end; i++)
        if (!is_plain(&words.data[i]))
            return;
    const struct region event =
        region_between(words.data[0].token.offset, token_end(&words.data[end - 1].token));
    struct claim *claim = claim_push(pass, words.data[year].figure, (struct region){0}, NULL);
    claim->origin = CLAIM_EVENT;
    claim->metric = STR("date");
    if (claim_event_parse(pass, claim, event))
        return;
    claim->entity = phrase_text(pass->run, pass->note, words.data, (struct span){0, end});
    claim->entity_link = NOTE_NONE;
}
