/* schema/keyword: the keywords of both drafts and our own, in the order in which they apply. */
#include "keyword.h"

#define CORE VOCABULARY_CORE
#define APPLICATOR VOCABULARY_APPLICATOR
#define VALIDATION VOCABULARY_VALIDATION
#define META_DATA VOCABULARY_META_DATA

#define CHECKED(name_, function, drafts_, vocabulary_, shape_)                                     \
    {                                                                                              \
        .name = name_, .drafts = drafts_, .vocabulary = vocabulary_, .shape = SHAPE_##shape_,      \
        .compile = compile_##function, .apply = apply_##function                                   \
    }
#define KNOWN(name_, drafts_, vocabulary_, shape_)                                                 \
    {                                                                                              \
        .name = name_, .drafts = drafts_, .vocabulary = vocabulary_, .shape = SHAPE_##shape_       \
    }

const struct keyword keywords[] = {
    KNOWN("$schema", IN_BOTH, CORE, NONE),
    KNOWN("$id", IN_BOTH, CORE, NONE),
    KNOWN("$anchor", IN_2020_12, CORE, NONE),
    KNOWN("$dynamicAnchor", IN_2020_12, CORE, NONE),
    KNOWN("$vocabulary", IN_2020_12, CORE, NONE),
    KNOWN("$comment", IN_BOTH, CORE, NONE),
    KNOWN("$defs", IN_2020_12, CORE, MAP),
    KNOWN("definitions", IN_BOTH, CORE, MAP),
    CHECKED("$ref", ref, IN_BOTH, CORE, NONE),
    CHECKED("$dynamicRef", dynamic_ref, IN_2020_12, CORE, NONE),
    CHECKED("type", type, IN_BOTH, VALIDATION, NONE),
    CHECKED("const", const, IN_BOTH, VALIDATION, NONE),
    CHECKED("enum", enum, IN_BOTH, VALIDATION, NONE),
    CHECKED("multipleOf", multiple_of, IN_BOTH, VALIDATION, NONE),
    CHECKED("minimum", number, IN_BOTH, VALIDATION, NONE),
    CHECKED("maximum", number, IN_BOTH, VALIDATION, NONE),
    CHECKED("exclusiveMinimum", number, IN_BOTH, VALIDATION, NONE),
    CHECKED("exclusiveMaximum", number, IN_BOTH, VALIDATION, NONE),
    CHECKED("minLength", min_length, IN_BOTH, VALIDATION, NONE),
    CHECKED("maxLength", max_length, IN_BOTH, VALIDATION, NONE),
    CHECKED("pattern", pattern, IN_BOTH, VALIDATION, NONE),
    CHECKED("format", format, IN_BOTH, VOCABULARY_FORMAT, NONE),
    CHECKED("required", required, IN_BOTH, VALIDATION, NONE),
    CHECKED("minProperties", min_properties, IN_BOTH, VALIDATION, NONE),
    CHECKED("maxProperties", max_properties, IN_BOTH, VALIDATION, NONE),
    CHECKED("propertyNames", property_names, IN_BOTH, APPLICATOR, SCHEMA),
    CHECKED("properties", properties, IN_BOTH, APPLICATOR, MAP),
    CHECKED("patternProperties", pattern_properties, IN_BOTH, APPLICATOR, MAP),
    CHECKED("additionalProperties", additional_properties, IN_BOTH, APPLICATOR, SCHEMA),
    CHECKED("dependencies", dependencies, IN_BOTH, APPLICATOR, DEPENDENCIES),
    CHECKED("dependentRequired", dependencies, IN_2020_12, VALIDATION, NONE),
    CHECKED("dependentSchemas", dependencies, IN_2020_12, APPLICATOR, MAP),
    CHECKED("minItems", min_items, IN_BOTH, VALIDATION, NONE),
    CHECKED("maxItems", max_items, IN_BOTH, VALIDATION, NONE),
    CHECKED("uniqueItems", unique_items, IN_BOTH, VALIDATION, NONE),
    CHECKED("prefixItems", prefix_items, IN_2020_12, APPLICATOR, LIST),
    CHECKED("items", items, IN_2020_12, APPLICATOR, SCHEMA),
    CHECKED("items", items_or_list, IN_7, APPLICATOR, SCHEMA_OR_LIST),
    CHECKED("additionalItems", additional_items, IN_7, APPLICATOR, SCHEMA),
    CHECKED("contains", contains, IN_BOTH, APPLICATOR, SCHEMA),
    KNOWN("minContains", IN_2020_12, VALIDATION, NONE),
    KNOWN("maxContains", IN_2020_12, VALIDATION, NONE),
    CHECKED("allOf", all_of, IN_BOTH, APPLICATOR, LIST),
    CHECKED("anyOf", any_of, IN_BOTH, APPLICATOR, LIST),
    CHECKED("oneOf", one_of, IN_BOTH, APPLICATOR, LIST),
    CHECKED("not", not, IN_BOTH, APPLICATOR, SCHEMA),
    CHECKED("if", if, IN_BOTH, APPLICATOR, SCHEMA),
    KNOWN("then", IN_BOTH, APPLICATOR, SCHEMA),
    KNOWN("else", IN_BOTH, APPLICATOR, SCHEMA),
    KNOWN("title", IN_BOTH, META_DATA, NONE),
    KNOWN("description", IN_BOTH, META_DATA, NONE),
    KNOWN("default", IN_BOTH, META_DATA, NONE),
    KNOWN("examples", IN_BOTH, META_DATA, NONE),
    KNOWN("readOnly", IN_BOTH, META_DATA, NONE),
    KNOWN("writeOnly", IN_BOTH, META_DATA, NONE),
    KNOWN("contentEncoding", IN_BOTH, VOCABULARY_CONTENT, NONE),
    KNOWN("contentMediaType", IN_BOTH, VOCABULARY_CONTENT, NONE),
    KNOWN("contentSchema", IN_2020_12, VOCABULARY_CONTENT, SCHEMA),
    CHECKED("deprecated", deprecated, IN_BOTH, META_DATA, NONE),
    CHECKED("linksTo", links_to, IN_BOTH, VOCABULARY_NOTES, NONE),
    CHECKED("uniqueInVault", unique_in_vault, IN_BOTH, VOCABULARY_NOTES, NONE),
    CHECKED("unevaluatedItems", unevaluated_items, IN_2020_12, VOCABULARY_UNEVALUATED, SCHEMA),
    CHECKED("unevaluatedProperties", unevaluated_properties, IN_2020_12, VOCABULARY_UNEVALUATED,
            SCHEMA),
};
const size_t keyword_count = COUNT_OF(keywords);

const struct keyword *keyword_find(enum schema_draft draft, struct str name)
{
    for (size_t i = 0; i < keyword_count; i++)
        if (keywords[i].drafts & (1u << draft) && str_eq(name, str_from(keywords[i].name)))
            return &keywords[i];
    return NULL;
}
