/* yaml_parse on any bytes. */
#include "fuzz_value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct source source;
    struct value value;
    struct defect defect = {0};
    source_init(&source, &arena, fuzz_input(data, size));
    if (yaml_parse(&arena, &source, region_of(0, size), &value, &defect))
        FUZZ_CHECK(fuzz_check_value(&source, &value, 0) <= 200000);
    else
        fuzz_check_defect(&source, &defect);
    arena_done(&arena);
    return 0;
}
