/* parse/claim_event: events that are an attribute of a thing: "Acme founded", "Death of Nero". */
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
