/* front_matter_parse on any bytes. */
#include "../../src/parse/stages.h"
#include "fuzz_value.h"

static void check_links(const struct note *note)
{
    size_t last = 0;
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        FUZZ_CHECK(region_holds(note->front_matter, link->region));
        FUZZ_CHECK(link->target.len == 0 || region_holds(link->region, link->target));
        FUZZ_CHECK(link->subpath.len == 0 || region_holds(link->region, link->subpath));
        FUZZ_CHECK(link->display.len == 0 || region_holds(link->region, link->display));
        FUZZ_CHECK(link->region.offset >= last);
        last = link->region.offset;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct note note = {0};
    source_init(&note.source, &arena, fuzz_input(data, size));
    front_matter_parse(&arena, &note);
    FUZZ_CHECK(fuzz_is_inside(&note.source, note.front_matter));
    FUZZ_CHECK(region_end(note.body) == size);
    fuzz_check_value(&note.source, &note.properties, 0);
    for (size_t i = 0; i < note.defects.len; i++)
        fuzz_check_defect(&note.source, &note.defects.data[i]);
    for (size_t i = 0; i < note.tags.len; i++)
        FUZZ_CHECK(region_holds(note.front_matter, note.tags.data[i].region));
    for (size_t i = 0; i < note.alias_count; i++)
        FUZZ_CHECK(region_holds(note.front_matter, note.alias_regions[i]));
    check_links(&note);
    arena_done(&arena);
    return 0;
}
