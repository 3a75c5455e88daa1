/* parse/phrase: joins the tokens of a text with the links and figures recorded of it. */
#include "phrase.h"

bool holds_figure(const struct note *note, struct region region)
{
    const struct figure_vec *figures = &note->figures;
    const uint32_t next = figure_at_or_behind(note, region.offset);
    return (next < figures->len && figures->data[next].region.offset < region_end(region)) ||
           (next > 0 && region_end(figures->data[next - 1].region) > region.offset);
}

/* Bold marks between `from` and `to`: an odd number of pairs turns bold on or off. */
static bool turns_bold(struct str bytes, size_t from, size_t to)
{
    bool turns = false;
    for (size_t at = from; at + 1 < to; at++) {
        const char c = bytes.data[at];
        if ((c == '*' || c == '_') && bytes.data[at + 1] == c) {
            turns = !turns;
            at++;
        }
    }
    return turns;
}

void phrase_read(struct arena *arena, const struct prose *prose, struct region region,
                 struct word_vec *ret)
{
    const struct note *note = prose->note;
    const struct str bytes = note->source.bytes;
    const struct token_vec tokens = prose_tokens(prose, region);
    uint32_t link = link_at_or_behind(note, region.offset);
    uint32_t figure = figure_at_or_behind(note, region.offset);
    link -= link > 0; /* one may begin before the region and reach into it */
    figure -= figure > 0;
    size_t behind = region.offset;
    bool bold = false;
    if (ret->cap == 0 && tokens.len) {
        ret->cap = tokens.len;
        ret->data = arena_bytes(arena, tokens.len * sizeof(*ret->data));
    }
    for (size_t i = 0; i < tokens.len; i++) {
        const struct token *token = &tokens.data[i];
        while (link < note->links.len && region_end(note->links.data[link].region) <= token->offset)
            link++;
        while (figure < note->figures.len &&
               region_end(note->figures.data[figure].region) <= token->offset)
            figure++;
        bold ^= turns_bold(bytes, behind, token->offset);
        behind = token_end(token);
        const bool linked =
            link < note->links.len && note->links.data[link].region.offset <= token->offset;
        const bool counted = figure < note->figures.len &&
                             note->figures.data[figure].region.offset < token_end(token);
        *word_vec_push(arena, ret) = (struct word){
            .token = *token,
            .link = linked ? link : NOTE_NONE,
            .figure = counted ? figure : NOTE_NONE,
            .bold = bold,
        };
    }
}

struct str phrase_text(struct arena *arena, const struct note *note, const struct word *words,
                       struct span span)
{
    struct buf buf = {.arena = arena};
    for (size_t i = span.first; i < span.end; i++) {
        if (i > span.first && words[i].token.flags & TOKEN_SPACED)
            buf_push_byte(&buf, ' ');
        buf_push(&buf, word_text(note, &words[i]));
    }
    return buf_str(&buf);
}

struct str seen_text(struct arena *arena, const struct prose *prose, struct region region)
{
    const struct str bytes = prose->note->source.bytes;
    const struct token_vec tokens = prose_tokens(prose, region);
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < tokens.len; i++) {
        if (i > 0 && tokens.data[i].flags & TOKEN_SPACED)
            buf_push_byte(&buf, ' ');
        buf_push(&buf, token_text(bytes, &tokens.data[i]));
    }
    return buf_str(&buf);
}

struct str word_text(const struct note *note, const struct word *word)
{
    return token_text(note->source.bytes, &word->token);
}
