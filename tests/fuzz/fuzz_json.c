/* json_parse on any bytes. What jansson takes, we take too: it is the older reader. */
#include <jansson.h>

#include "fuzz_value.h"

static bool jansson_accepts(const uint8_t *data, size_t size)
{
    json_t *value = json_loadb((const char *)data, size,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    json_decref(value);
    return value != NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct source source;
    struct value value;
    struct defect defect = {0};
    source_init(&source, &arena, fuzz_input(data, size));
    if (json_parse(&arena, &source, &value, &defect)) {
        fuzz_check_value(&source, &value, 0);
    } else {
        fuzz_check_defect(&source, &defect);
        /* jansson takes a NUL behind the value for the end. */
        FUZZ_CHECK(defect.kind == DEFECT_TOO_LARGE || defect.kind == DEFECT_NUL ||
                   !jansson_accepts(data, size));
    }
    arena_done(&arena);
    return 0;
}
