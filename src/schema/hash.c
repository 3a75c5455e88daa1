/* schema/hash: equal values (JSON Schema 2020-12 core 4.2.2) have equal hashes. */
#include "keyword.h"

static uint64_t mix(uint64_t a, uint64_t b)
{
    a ^= b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2);
    return a * 0xff51afd7ed558ccdu;
}

/* Recursion is bounded by the parsers' limit on nesting. */
uint64_t value_hash(const struct value *value)
{
    uint64_t hash = value->kind == VALUE_REAL ? VALUE_INTEGER : (uint64_t)value->kind;
    switch (value->kind) {
    case VALUE_NULL:
        break;
    case VALUE_BOOL:
        hash = mix(hash, value->boolean);
        break;
    case VALUE_INTEGER:
    case VALUE_REAL:
        hash = mix(hash, str_hash(value->number.digits));
        hash = mix(hash, (uint64_t)value->number.exponent * 2 + value->number.negative);
        break;
    case VALUE_STRING:
        hash = mix(hash, str_hash(value->string));
        break;
    case VALUE_ARRAY:
        for (size_t i = 0; i < value->count; i++)
            hash = mix(hash, value_hash(&value->items[i]));
        break;
    case VALUE_OBJECT: {
        uint64_t sum = 0; /* without order */
        for (size_t i = 0; i < value->count; i++)
            sum += mix(str_hash(value->members[i].key), value_hash(&value->members[i].value));
        hash = mix(hash, sum);
        break;
    }
    }
    return hash;
}
