/* Suppressions in the comments and the front matter of any note. */
#include "../../src/report/suppression.h"
#include "fuzz.h"

static void check(const struct note *note, const struct suppression *suppression)
{
    const struct str text = source_text(&note->source, suppression->region);
    FUZZ_CHECK(fuzz_is_inside(&note->source, suppression->region));
    FUZZ_CHECK(region_holds(note->front_matter, suppression->region) ||
               str_starts(text, STR("<!--")) || str_starts(text, STR("%%")));
    FUZZ_CHECK(suppression->first_line <= suppression->last_line ||
               suppression->problem != SUPPRESSION_SOUND);
    FUZZ_CHECK(suppression->until.len == 0 || suppression->until.len == 10);
    FUZZ_CHECK(!suppression->rule || suppression->name.len > 0);
    FUZZ_CHECK(suppression->problem != SUPPRESSION_NO_RULE ||
               (!suppression->rule && !suppression->of_family));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena run = {0};
    struct arena scratch = {0};
    const struct note *note =
        note_parse(&run, &scratch, STR("folder/Note.md"), fuzz_input(data, size));
    const struct suppression_vec found = suppressions_of(&run, note);
    FUZZ_CHECK(found.len <= SUPPRESSION_LIMIT + 1);
    for (size_t i = 0; i < found.len; i++)
        check(note, &found.data[i]);
    arena_done(&scratch);
    arena_done(&run);
    return 0;
}
