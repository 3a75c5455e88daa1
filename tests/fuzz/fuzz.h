/* What fuzz targets share. A target is tests/fuzz/fuzz_<name>.c with LLVMFuzzerTestOneInput, a row
 * in tests/meson.build and a folder tests/fuzz/corpus/<name>. With -Dfuzz=true libFuzzer drives it,
 * else replay.c runs it over its corpus as a test. */
#ifndef NOTELINT_TESTS_FUZZ_H
#define NOTELINT_TESTS_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "notelint/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that holds for any input; the fuzzer keeps one that breaks it. */
#define FUZZ_CHECK(property)                                                                       \
    do {                                                                                           \
        if (!(property)) {                                                                         \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #property);                         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static inline struct str fuzz_input(const uint8_t *data, size_t size)
{
    return (struct str){(const char *)data, size};
}

static inline bool fuzz_is_inside(const struct source *source, struct region region)
{
    return region.offset <= source->bytes.len && region.len <= source->bytes.len - region.offset;
}

#endif
