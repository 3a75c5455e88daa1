/* parse/figure_stated: whether a text of its own is a figure, for the format of schemas. */
#include "scan.h"

bool figure_is_stated(struct str text)
{
    struct arena arena = {0};
    const struct mask mask = {arena_alloc(&arena, text.len + 1), text.len}; /* zero is text */
    struct passage passage = {.text = text, .mask = &mask, .region = region_of(0, text.len)};
    struct lexeme_vec lexemes = {0};
    struct figure_vec figures = {0};
    const struct scan_context context = {.place = PLACE_FRONT_MATTER};
    tokens_lex(&arena, text, &mask, passage.region, &passage.tokens);
    lexemes_read(&arena, &passage, &lexemes);
    struct scan scan = {.run = &arena,
                        .scratch = &arena,
                        .text = text,
                        .lexemes = lexemes.data,
                        .count = lexemes.len,
                        .context = &context,
                        .figures = &figures};
    figures_scan(&scan);
    size_t amounts = 0, times = 0;
    for (size_t i = 0; i < figures.len; i++) {
        const struct figure *figure = &figures.data[i];
        const bool time = figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
        times += time;
        amounts += !time && figure->kind != FIGURE_ORDINAL && !(figure->flags & FIGURE_RESTATES);
    }
    arena_done(&arena);
    return amounts == 1 || (amounts == 0 && times == 1);
}
