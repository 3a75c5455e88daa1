/* vault/definition: reads English; what it does not understand gives no phrase, or one of words
 * that nobody looks for. Linear in the paragraph. */
#include "definition.h"

#include "notelint/word.h"

enum { LEAD_LIMIT = 600, WORD_MAX = 16 };

struct token {
    enum { TOKEN_WORD, TOKEN_STOP, TOKEN_END } kind; /* END: of a sentence, or of the text */
    size_t begin, end;
    char word[WORD_MAX]; /* in lower case, cut */
    size_t len;
};

struct str note_lead(const struct note *note)
{
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        if (block->kind == BLOCK_PARAGRAPH && block->item == NOTE_NONE &&
            block->table == NOTE_NONE && block->quote_depth == 0)
            return str_slice(source_text(&note->source, block->region), 0, LEAD_LIMIT);
    }
    return (struct str){0};
}

/* An en or em dash, in UTF-8. */
static bool is_dash(struct str text, size_t at)
{
    return str_starts(str_slice(text, at, at + 3), STR("\xe2\x80\x93")) ||
           str_starts(str_slice(text, at, at + 3), STR("\xe2\x80\x94"));
}

static bool is_word_byte(struct str text, size_t at)
{
    return ascii_is_alnum(text.data[at]) ||
           ((unsigned char)text.data[at] >= 0x80 && !is_dash(text, at));
}

static size_t skip_brackets(struct str text, size_t at)
{
    size_t depth = 0;
    do {
        depth += text.data[at] == '(';
        depth -= text.data[at] == ')';
        at++;
    } while (at < text.len && depth);
    return at;
}

static struct token next_token(struct str text, size_t at)
{
    while (at < text.len) {
        const char c = text.data[at];
        if (is_word_byte(text, at))
            break;
        if (c == '(')
            at = skip_brackets(text, at);
        else if ((c == '.' || c == '!' || c == '?') &&
                 (at + 1 == text.len || ascii_is_space(text.data[at + 1])))
            return (struct token){.kind = TOKEN_END, .begin = at, .end = at + 1};
        else if (c == ',' || c == ';' || c == ':' || is_dash(text, at))
            return (struct token){
                .kind = TOKEN_STOP, .begin = at, .end = at + (is_dash(text, at) ? 3 : 1)};
        else
            at++;
    }
    struct token token = {.kind = at < text.len ? TOKEN_WORD : TOKEN_END, .begin = at};
    for (; at < text.len && is_word_byte(text, at); at++)
        if (token.len < WORD_MAX)
            token.word[token.len++] = ascii_lower(text.data[at]);
    token.end = at;
    return token;
}

static bool token_in(const struct token *token, const char *list)
{
    return token->kind == TOKEN_WORD && word_in((struct str){token->word, token->len}, list);
}

/* From `at` up to what ends the phrase. "One of the towns" goes on. */
static struct str phrase_at(struct str text, size_t at)
{
    struct token token = next_token(text, at);
    const size_t begin = token.begin;
    size_t end = begin;
    bool partitive = false;
    for (; token.kind == TOKEN_WORD; token = next_token(text, token.end)) {
        if (token_in(&token, "that which who whose where when in on for from to with by at between "
                             "during among across as") ||
            (token_in(&token, "of") && !partitive))
            break;
        partitive = token_in(&token, "one some kind type form sort");
        end = token.end;
    }
    return str_slice(text, begin, end);
}

size_t definitions_of(struct str lead, struct str ret[DEFINITIONS_MAX])
{
    size_t count = 0;
    size_t sentence = 0;
    while (count < DEFINITIONS_MAX && sentence < lead.len) {
        struct token token = next_token(lead, sentence);
        while (token.kind != TOKEN_END && !token_in(&token, "is are was were"))
            token = next_token(lead, token.end);
        ret[count++] = phrase_at(lead, token.kind == TOKEN_END ? sentence : token.end);
        if (token.kind != TOKEN_END)
            break;
        sentence = token.end;
    }
    return count;
}
