/* Baselines: what can be read is written back so that it reads the same. */
#include "fuzz.h"
#include "notelint/baseline.h"

static struct str printed(struct arena *run, struct baseline *baseline)
{
    size_t gone;
    for (size_t i = 0; i < baseline->entries.len; i++)
        baseline->entries.data[i].used = baseline->entries.data[i].count;
    const struct str text = baseline_print_pruned(run, baseline, &gone);
    FUZZ_CHECK(gone == 0);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena run = {0};
    struct error error = {0};
    struct baseline baseline = {0};
    struct baseline again = {0};
    if (baseline_parse(&run, "a.json", fuzz_input(data, size), &baseline, &error)) {
        const struct str text = printed(&run, &baseline);
        FUZZ_CHECK(baseline_parse(&run, "b.json", text, &again, &error));
        FUZZ_CHECK(again.entries.len <= baseline.entries.len);
        FUZZ_CHECK(str_eq(printed(&run, &again), text));
    } else {
        FUZZ_CHECK(error.message[0]);
    }
    arena_done(&run);
    return 0;
}
