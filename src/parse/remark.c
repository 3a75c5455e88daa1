/* parse/remark: words that qualify a statement without naming anybody: hearsay, and marks of
 * confidence. Works on the sentence in hand, after its citations are known. */
#include "citation.h"

#include <stdlib.h>

static bool is_any(const struct scan *scan, size_t at, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (at_text(scan, at, words[i]))
            return true;
    return false;
}

static void push(struct scan *scan, enum remark_kind kind, struct span written)
{
    *remark_vec_push(scan->scratch, &scan->note->remarks) =
        (struct remark){.kind = kind, .region = span_region(&scan->tokens, written)};
}

void note_vague(struct scan *scan, struct span written)
{
    push(scan, REMARK_VAGUE, written);
}

/* "it is widely believed", "is said to": nobody says it. Returns the token behind, or `at`. */
static size_t impersonal_end(const struct scan *scan, size_t at)
{
    static const struct str verbs[] = {
        STR_INIT("said"),    STR_INIT("believed"), STR_INIT("estimated"), STR_INIT("thought"),
        STR_INIT("claimed"), STR_INIT("reported"), STR_INIT("argued"),    STR_INIT("rumored"),
        STR_INIT("alleged"), STR_INIT("rumoured"),
    };
    static const struct str adverbs[] = {STR_INIT("widely"), STR_INIT("often"),
                                         STR_INIT("generally"), STR_INIT("commonly"),
                                         STR_INIT("sometimes")};
    size_t end = at + 1;
    if (!at_text(scan, at, STR("is")) && !at_text(scan, at, STR("are")) &&
        !at_text(scan, at, STR("was")) && !at_text(scan, at, STR("were")))
        return at;
    end += is_any(scan, end, adverbs, COUNT_OF(adverbs));
    if (!is_any(scan, end, verbs, COUNT_OF(verbs)))
        return at;
    end++;
    return at_text(scan, end, STR("that")) || at_text(scan, end, STR("to")) ? end + 1 : at;
}

/* "by some accounts", "some estimates put". */
static size_t unnamed_source_end(const struct scan *scan, size_t at)
{
    static const struct str nouns[] = {STR_INIT("estimates"), STR_INIT("accounts"),
                                       STR_INIT("reports"),   STR_INIT("sources"),
                                       STR_INIT("studies"),   STR_INIT("surveys")};
    if (!token_is_word(&scan->tokens.data[at], WORD_UNNAMED) ||
        !is_any(scan, at + 1, nouns, COUNT_OF(nouns)))
        return at;
    const size_t end = at + 2;
    const bool speaks = end < scan->sentence.end &&
                        token_is_word(&scan->tokens.data[end], WORD_SAY | WORD_CLAIM | WORD_SHOW);
    const bool by = at > scan->sentence.first &&
                    (at_text(scan, at - 1, STR("by")) || at_text(scan, at - 1, STR("in")) ||
                     token_is_mark(&scan->tokens.data[at - 1], '('));
    return speaks || by ? end : at;
}

static bool is_lower_letters(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_lower(word.data[i]))
            return false;
    return word.len > 0;
}

/* "(disputed)" or "[disputed]", and "Confidence: high". */
static void scan_marker(struct scan *scan, size_t at)
{
    const struct token *token = &scan->tokens.data[at];
    const bool opens = token_is_mark(token, '(') || token_is_mark(token, '[');
    const size_t end = at + 2;
    if (opens && end < scan->sentence.end && at > scan->sentence.first &&
        token[1].kind == TOKEN_WORD && is_lower_letters(token_text(scan->bytes, &token[1])) &&
        (token_is_mark(&token[2], ')') || token_is_mark(&token[2], ']')))
        push(scan, REMARK_BRACKET, (struct span){at + 1, at + 2});
    if (at_text(scan, at, STR("confidence")) && end < scan->sentence.end &&
        token_is_mark(&token[1], ':') && token[2].kind == TOKEN_WORD)
        push(scan, REMARK_CONFIDENCE, (struct span){at + 2, at + 3});
}

void remark_scan(struct scan *scan)
{
    enum { BEGINS = WORD_HEARSAY | WORD_UNNAMED | WORD_KEY };
    size_t at = scan->sentence.first;
    while (at < scan->sentence.end) {
        const struct token *token = &scan->tokens.data[at];
        size_t end = at;
        if (token->kind == TOKEN_MARK || token->classes & WORD_KEY)
            scan_marker(scan, at);
        if (token_is_word(token, BEGINS)) {
            end = token->classes & WORD_HEARSAY ? at + 1 : impersonal_end(scan, at);
            end = end > at ? end : unnamed_source_end(scan, at);
        }
        if (end > at)
            push(scan, REMARK_VAGUE, (struct span){at, end});
        at = end > at ? end : at + 1;
    }
}

static int by_offset(const void *a, const void *b)
{
    const struct remark *x = a, *y = b;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    return (x->region.len < y->region.len) - (x->region.len > y->region.len);
}

void remarks_sort(struct remark_vec *remarks)
{
    if (remarks->len > 1)
        qsort(remarks->data, remarks->len, sizeof(struct remark), by_offset);
    size_t kept = 0;
    for (size_t i = 0; i < remarks->len; i++)
        if (kept == 0 ||
            remarks->data[i].region.offset >= region_end(remarks->data[kept - 1].region))
            remarks->data[kept++] = remarks->data[i];
    remarks->len = kept;
}
