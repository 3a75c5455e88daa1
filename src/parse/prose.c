/* parse/prose: the tokens and sentences of a note, and views of them. */
#include "prose.h"

enum { TOKENS_USUAL = 2048 }; /* the most that a note of usual size has */

struct prose_block {
    size_t token, sentence; /* the first of the block */
};

static bool is_prose(enum block_kind kind)
{
    return kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING || kind == BLOCK_CELL;
}

static struct token_vec token_view(const struct prose *prose, size_t first, size_t end)
{
    if (first == end) /* of a note without a word there is no array to point into */
        return (struct token_vec){0};
    return (struct token_vec){prose->tokens.data + first, end - first, end - first};
}

void prose_read(struct arena *scratch, const struct note *note, const struct mask *mask,
                struct prose *ret)
{
    const struct str bytes = note->source.bytes;
    struct prose prose = {.scratch = scratch, .note = note, .mask = mask};
    prose.tokens.data = arena_bytes(scratch, TOKENS_USUAL * sizeof(struct token));
    prose.tokens.cap = TOKENS_USUAL;
    prose.blocks = ARENA_ARRAY(scratch, struct prose_block, note->blocks.len + 1);
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        const size_t first = prose.tokens.len;
        prose.blocks[i] = (struct prose_block){first, prose.sentences.len};
        if (!is_prose(block->kind))
            continue;
        tokens_lex(scratch, bytes, mask, block->region, &prose.tokens);
        const struct token_vec tokens = token_view(&prose, first, prose.tokens.len);
        sentences_split(scratch, bytes, &tokens, &prose.sentences);
    }
    prose.blocks[note->blocks.len] = (struct prose_block){prose.tokens.len, prose.sentences.len};
    *ret = prose;
}

struct prose_text prose_block(const struct prose *prose, size_t block)
{
    const struct prose_block *at = &prose->blocks[block];
    const size_t count = at[1].sentence - at->sentence;
    struct prose_text text = {.tokens = token_view(prose, at->token, at[1].token)};
    if (count)
        text.sentences = (struct span_vec){prose->sentences.data + at->sentence, count, count};
    return text;
}

struct token_vec prose_blocks(const struct prose *prose, size_t first, size_t last)
{
    return token_view(prose, prose->blocks[first].token, prose->blocks[last + 1].token);
}

/* The first token that ends behind `offset`. */
static size_t token_behind(const struct prose *prose, size_t offset)
{
    size_t low = 0;
    size_t high = prose->tokens.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (token_end(&prose->tokens.data[middle]) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct token_vec prose_tokens(const struct prose *prose, struct region region)
{
    const size_t first = token_behind(prose, region.offset);
    const struct token *tokens = prose->tokens.data;
    size_t end = first;
    while (end < prose->tokens.len && tokens[end].offset < region_end(region))
        end++;
    const bool cuts = end > first && (tokens[first].offset < region.offset ||
                                      token_end(&tokens[end - 1]) > region_end(region));
    if (!cuts)
        return token_view(prose, first, end);
    struct token_vec cut = {0};
    tokens_lex(prose->scratch, prose->note->source.bytes, prose->mask, region, &cut);
    return cut;
}

/* The block that begins at `offset`, or NOTE_NONE. */
static size_t block_at(const struct note *note, size_t offset)
{
    size_t low = 0;
    size_t high = note->blocks.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (note->blocks.data[middle].region.offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < note->blocks.len && note->blocks.data[low].region.offset == offset ? low
                                                                                    : NOTE_NONE;
}

struct prose_text prose_text(const struct prose *prose, struct region region)
{
    const size_t block = block_at(prose->note, region.offset);
    if (block != NOTE_NONE && prose->note->blocks.data[block].region.len == region.len)
        return prose_block(prose, block);
    struct prose_text text = {.tokens = prose_tokens(prose, region)};
    sentences_split(prose->scratch, prose->note->source.bytes, &text.tokens, &text.sentences);
    return text;
}
