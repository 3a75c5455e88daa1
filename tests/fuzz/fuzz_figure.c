/* The readers of figures on any bytes: as prose, and as a cell below headers that say what it is.
 */
#include "fuzz.h"

#include "../../src/parse/figure_as_of.h"
#include "../../src/parse/figure_context.h"

static void check_figure(const struct figure *figure, size_t behind, size_t size)
{
    FUZZ_CHECK(figure->region.offset >= behind);
    FUZZ_CHECK(figure->region.len > 0 && region_end(figure->region) <= size);
    FUZZ_CHECK(region_end(figure->noun) <= size);
    FUZZ_CHECK(figure->has_low || figure->has_high);
    if (figure->kind == FIGURE_DATE) {
        FUZZ_CHECK(figure->low_date.len >= 4);
        return;
    }
    if (figure->has_low && figure->has_high)
        FUZZ_CHECK(decimal_cmp(figure->low, figure->high) <= 0);
}

static void scan_text(struct str text, const struct scan_context *context)
{
    struct arena run = {0};
    struct arena scratch = {0};
    struct lexeme_vec lexemes = {0};
    struct figure_vec figures = {0};
    struct scan_context below = {0};
    const struct mask mask = {arena_alloc(&scratch, text.len + 1), text.len}; /* zero is text */
    struct passage passage = {.text = text, .mask = &mask, .region = region_of(0, text.len)};
    tokens_lex(&scratch, text, &mask, passage.region, &passage.tokens);
    lexemes_read(&scratch, &passage, &lexemes);
    struct scan scan = {.run = &run,
                        .scratch = &scratch,
                        .text = text,
                        .lexemes = lexemes.data,
                        .count = lexemes.len,
                        .context = context,
                        .figures = &figures};
    figures_scan(&scan);
    as_of_scan(&scan);
    as_of_moment(&run, &figures, 0);
    as_of_lead(&scan);
    context_read(&scan, &below);
    size_t behind = 0;
    for (size_t i = 0; i < figures.len; i++) {
        check_figure(&figures.data[i], behind, text.len);
        behind = region_end(figures.data[i].region);
    }
    arena_done(&scratch);
    arena_done(&run);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct scan_context contexts[] = {
        {.place = PLACE_PROSE},
        {.place = PLACE_TABLE, .years = true},
        {.place = PLACE_TABLE, .numbers = true, .unit = STR_INIT("USD"), .magnitude = 9},
        {.place = PLACE_TABLE, .names = true},
    };
    for (size_t i = 0; i < COUNT_OF(contexts); i++)
        scan_text(fuzz_input(data, size), &contexts[i]);
    return 0;
}
