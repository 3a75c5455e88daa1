/* Properties of every tree of values, whatever it was read from. */
#ifndef NOTELINT_TESTS_FUZZ_VALUE_H
#define NOTELINT_TESTS_FUZZ_VALUE_H

#include "fuzz.h"
#include "notelint/value.h"

/* Regions lie in the file; children in their parent, unless an alias leads elsewhere. Returns the
 * number of values. */
static inline size_t fuzz_check_value(const struct source *source, const struct value *value,
                                      size_t depth)
{
    size_t count = 1;
    FUZZ_CHECK(depth <= 101);
    FUZZ_CHECK(fuzz_is_inside(source, value->region));
    FUZZ_CHECK(value_eq(value, value) || depth > 3);
    const bool is_alias = value->region.len && source->bytes.data[value->region.offset] == '*';
    for (size_t i = 0; i < value->count; i++) {
        const bool is_array = value->kind == VALUE_ARRAY;
        const struct value *child = is_array ? &value->items[i] : &value->members[i].value;
        FUZZ_CHECK(is_array || value->kind == VALUE_OBJECT);
        FUZZ_CHECK(is_alias || region_holds(value->region, child->region));
        FUZZ_CHECK(is_array || value_find_member(value, value->members[i].key));
        FUZZ_CHECK(is_array || fuzz_is_inside(source, value->members[i].key_region));
        count += fuzz_check_value(source, child, depth + 1);
    }
    return count;
}

static inline void fuzz_check_defect(const struct source *source, const struct defect *defect)
{
    FUZZ_CHECK(defect->kind != DEFECT_NONE);
    FUZZ_CHECK(defect->message.len > 0);
    FUZZ_CHECK(fuzz_is_inside(source, defect->region));
    FUZZ_CHECK(fuzz_is_inside(source, defect->other));
}

#endif
