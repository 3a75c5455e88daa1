/* parse/sentence: decides at each full stop, question and exclamation mark whether a sentence ends
 * there. Knows tokens and their word classes only. */
#include "sentence.h"

static const struct token *token_at(const struct token_vec *tokens, size_t at)
{
    return at < tokens->len ? &tokens->data[at] : NULL;
}

/* A word that is capitalised because a sentence begins with it: "The", "In". */
static bool is_opener(const struct token *token)
{
    return (token->flags & TOKEN_CAPITAL) && token_is_word(token, WORD_OPENER);
}

static bool is_initial(const struct token *token)
{
    return token->kind == TOKEN_WORD && token->len == 1 && (token->flags & TOKEN_CAPITAL);
}

/* Does the full stop behind `word` belong to an abbreviation, so that `next` goes on? */
static bool is_abbreviation(struct str bytes, const struct token *word, const struct token *next)
{
    if (word->kind != TOKEN_WORD)
        return false;
    if (word->classes & WORD_TITLE)
        return true;
    if (word->classes & WORD_NUMBERED && next->kind == TOKEN_NUMBER)
        return true;
    if (word->classes & WORD_ENDING || is_initial(word))
        return !is_opener(next);
    /* "Aug. 5" and the like are listed; a lone letter in lower case is "c. 1500" */
    return word->len == 1 && next->kind == TOKEN_NUMBER && ascii_is_lower(bytes.data[word->offset]);
}

/* "What next?" asked Smith: a verb of speech right behind the quotation, or behind one name. */
static bool is_speech_tag(const struct token_vec *tokens, size_t at)
{
    for (size_t i = at; i < tokens->len && i < at + 3; i++) {
        if (tokens->data[i].kind != TOKEN_WORD)
            return false;
        if (token_is_word(&tokens->data[i], WORD_SAY))
            return true;
    }
    return false;
}

/* The first token behind the closing marks that hang on the one at `at`. */
static size_t skip_closers(const struct token_vec *tokens, size_t at)
{
    size_t i = at + 1;
    while (i < tokens->len && !(tokens->data[i].flags & TOKEN_SPACED) &&
           tokens->data[i].kind == TOKEN_MARK && strchr("\"')]!?.", tokens->data[i].mark))
        i++;
    return i;
}

/* Does the mark at `at` end its sentence? *ret_next is the first token of the one behind it. */
static bool ends_sentence(struct str bytes, const struct token_vec *tokens, size_t at,
                          size_t *ret_next)
{
    const struct token *mark = &tokens->data[at];
    *ret_next = skip_closers(tokens, at);
    const struct token *next = token_at(tokens, *ret_next);
    if (!next || next->flags & TOKEN_BREAK)
        return true;
    if (!(next->flags & TOKEN_SPACED) && (unsigned char)bytes.data[mark->offset] < 0x80)
        return false;
    if (next->kind == TOKEN_WORD && !(next->flags & TOKEN_CAPITAL) &&
        ascii_is_lower(bytes.data[next->offset]))
        return false;
    if (next->kind == TOKEN_MARK && strchr(",;:-)", next->mark))
        return false;
    if (at > 0 && mark->mark == MARK_STOP && *ret_next == at + 1 && !(mark->flags & TOKEN_SPACED) &&
        is_abbreviation(bytes, &tokens->data[at - 1], next))
        return false;
    const bool quoted = *ret_next > at + 1 && token_is_mark(&tokens->data[at + 1], MARK_QUOTE);
    return !(quoted && mark->mark != MARK_STOP && is_speech_tag(tokens, *ret_next));
}

static bool is_terminator(const struct token *token)
{
    return token->kind == TOKEN_MARK &&
           (token->mark == MARK_STOP || token->mark == '!' || token->mark == '?');
}

/* "... in the U.S. The next": the dot that belongs to the word also ends the sentence. */
static bool dotted_ends(const struct token_vec *tokens, size_t at)
{
    const struct token *token = &tokens->data[at];
    const struct token *next = token_at(tokens, at + 1);
    return token->flags & TOKEN_DOTTED && !(token->classes & WORD_TITLE) && next &&
           next->flags & TOKEN_SPACED && is_opener(next);
}

/* "(See above.) Next": brackets around a whole sentence. */
static bool closes_own_sentence(const struct token_vec *tokens, size_t first, size_t at)
{
    const struct token *next = token_at(tokens, at + 1);
    return token_is_mark(&tokens->data[first], '(') && is_terminator(&tokens->data[at - 1]) &&
           (!next || next->flags & TOKEN_SPACED);
}

static size_t count_marks(const struct token_vec *tokens, int mark)
{
    size_t count = 0;
    for (size_t i = 0; i < tokens->len; i++)
        count += token_is_mark(&tokens->data[i], mark);
    return count;
}

static void push_span(struct arena *arena, struct span_vec *spans, size_t first, size_t end)
{
    if (end > first)
        *span_vec_push(arena, spans) = (struct span){first, end};
}

void sentences_split(struct arena *arena, struct str bytes, const struct token_vec *tokens,
                     struct span_vec *ret)
{
    size_t first = 0, depth = 0;
    size_t closers = count_marks(tokens, ')'); /* a bracket that nothing closes does not count */
    for (size_t i = 0; i < tokens->len; i++) {
        const struct token *token = &tokens->data[i];
        if (token->flags & TOKEN_BREAK && depth == 0) {
            push_span(arena, ret, first, i);
            first = i;
        }
        size_t next = i + 1;
        bool ends = false;
        if (token_is_mark(token, '(') && closers > depth) {
            depth++;
        } else if (token_is_mark(token, ')')) {
            closers--;
            depth -= depth > 0;
            ends = depth == 0 && closes_own_sentence(tokens, first, i);
        } else if (depth == 0) {
            ends = is_terminator(token) ? ends_sentence(bytes, tokens, i, &next)
                                        : dotted_ends(tokens, i);
        }
        if (!ends)
            continue;
        push_span(arena, ret, first, next);
        for (size_t skipped = i + 1; skipped < next; skipped++)
            closers -= token_is_mark(&tokens->data[skipped], ')');
        first = next;
        i = next - 1;
    }
    push_span(arena, ret, first, tokens->len);
}
