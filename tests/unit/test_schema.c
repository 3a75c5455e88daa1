/* schema: JSON Schema beyond what its test suite asks: places, messages, errors, limits. */
#include "unit.h"

#include "notelint/schema.h"

/* Both are YAML. `want` is every violation as "keyword path line:column message; hint", one a line.
 */
struct violation_case {
    const char *schema;
    const char *instance;
    const char *want;
};

static struct source *source_of(struct arena *arena, const char *text)
{
    struct source *source = ARENA_NEW(arena, struct source);
    source_init(source, arena, str_from(text));
    return source;
}

static const struct value *parse(struct arena *arena, const struct source *source)
{
    struct value *value = ARENA_NEW(arena, struct value);
    struct defect defect;
    ck_assert_msg(yaml_parse(arena, source, region_between(0, source->bytes.len), value, &defect),
                  "%.*s", STR_ARG(source->bytes));
    return value;
}

static struct str violations_of(struct arena *arena, struct schema_registry *registry,
                                const char *schema_text, const char *instance_text)
{
    struct schema_error error = {0};
    struct violation_vec violations = {0};
    struct buf out = {.arena = arena};
    const struct schema *schema =
        schema_compile(arena, registry, STR("test:schema"),
                       parse(arena, source_of(arena, schema_text)), DRAFT_2020_12, &error);
    ck_assert_msg(schema != NULL, "%s: %.*s", schema_text, STR_ARG(error.message));
    const struct source *source = source_of(arena, instance_text);
    const bool holds = schema_validate(schema, parse(arena, source), NULL, arena, &violations);
    size_t hard = 0;
    for (size_t i = 0; i < violations.len; i++) {
        const struct violation *violation = &violations.data[i];
        const struct position at = source_position(source, violation->region.offset);
        hard += !violation->deprecated;
        buf_fmt(&out, "%.*s %.*s %zu:%zu %.*s%s%.*s\n", STR_ARG(violation->keyword),
                STR_ARG(violation->instance_path), at.line, at.column, STR_ARG(violation->message),
                violation->hint.len ? "; " : "", STR_ARG(violation->hint));
    }
    ck_assert_int_eq(holds, hard == 0);
    return buf_str(&out);
}

static void check_violations(const struct violation_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct schema_registry *registry = schema_registry_new(&arena, NULL, NULL);
        const struct str got = violations_of(&arena, registry, cases[i].schema, cases[i].instance);
        ck_assert_msg(str_eq(got, str_from(cases[i].want)), "%s\ngot:\n%.*swant:\n%s",
                      cases[i].schema, STR_ARG(got), cases[i].want);
        schema_registry_done(registry);
        arena_done(&arena);
    }
}

START_TEST(a_violation_has_its_place_and_says_what_is_wanted)
{
    static const struct violation_case cases[] = {
        {"{type: integer}", "12", ""},
        {"{type: integer}", "12.0", ""},
        {"{type: integer}", "x", "type  1:1 'x' is not an integer\n"},
        {"{type: [string, 'null']}", "12",
         "type  1:1 12 is not a string or empty; put it in quotes\n"},
        {"{properties: {a: {type: number}}}", "a: '12'",
         "type /a 1:4 '12' is not a number; write it without quotes\n"},
        {"{properties: {a: {type: array}}}", "b: 1\na: x",
         "type /a 2:4 'x' is not a list; write it as a list: [...]\n"},
        {"{properties: {a: {minItems: 2}}}", "a:\n  - x",
         "minItems /a 1:1 only 1 items, at least 2 wanted\n"},
        {"{required: [a, b]}", "b: 1\nc: 2", "required  1:1 'a' is missing\n"},
        {"{required: [depth], properties: {depth: {default: 4, description: in metres}}}", "x: 1",
         "required  1:1 'depth' is missing; add 'depth: 4': in metres\n"},
        {"{required: [depth]}", "x: 1\ndetph: 4",
         "required  2:1 'depth' is missing; is 'detph' meant to be 'depth'?\n"},
        {"{properties: {depth: {}}, required: [depth], additionalProperties: false}", "detph: 4",
         "additionalProperties /detph 1:1 unknown key 'detph'; did you mean 'depth'?\n"},
        {"{allOf: [{properties: {depth: {}}}], unevaluatedProperties: false}", "depth: 4\nx: 1",
         "unevaluatedProperties /x 2:1 unknown key 'x'\n"},
        {"{properties: {a: {required: [b]}}}", "x: 1\na:\n  c: 1",
         "required /a 2:1 'b' is missing\n"},
        {"{properties: {a: false}}", "a: 1", " /a 1:4 'a' is not allowed here\n"},
        {"{not: {required: [a]}}", "b: 1\na: 1", "not  2:1 'a' is not allowed here\n"},
        {"{enum: [north, south]}", "norht",
         "enum  1:1 'norht' is not one of 'north', 'south'; did you mean 'north'?\n"},
        {"{enum: [north, south]}", "SOUTH",
         "enum  1:1 'SOUTH' is not one of 'north', 'south'; did you mean 'south'?\n"},
        {"{const: 1}", "2", "const  1:1 2 is not 1\n"},
        {"{uniqueItems: true}", "[a, 1, {x: 1, y: 2}, 1.0]",
         "uniqueItems  1:22 1.0 is there twice (items 2 and 4)\n"},
        {"{propertyNames: {pattern: '^[a-z]+$'}}", "ok: 1\nNo: 1",
         "pattern  2:1 'No' does not match the pattern '^[a-z]+$'\n"},
        {"{dependentRequired: {a: [b]}}", "x: 1\na: 1",
         "dependentRequired  2:1 'b' is missing, which 'a' entails\n"},
        {"{format: date}", "2023-02-29",
         "format  1:1 '2023-02-29' is not a date such as 2024-05-31\n"},
        {"{allOf: [{required: [a]}, {required: [a]}]}", "b: 1", "required  1:1 'a' is missing\n"},
        {"{properties: {b: {deprecated: true, description: use a}}}", "b: 1",
         "deprecated /b 1:1 'b' is deprecated; use a\n"},
    };
    check_violations(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(a_choice_reports_the_branch_that_was_nearly_right)
{
    static const struct violation_case cases[] = {
        {"{anyOf: [{type: string}, {type: array}]}", "12",
         "anyOf  1:1 12 is not a string or a list\n"},
        {"{anyOf: [{type: 'null'}, {type: object, required: [a]}]}", "b: 1",
         "required  1:1 'a' is missing\n"},
        {"{oneOf: [{properties: {kind: {const: horn}, period: {type: integer}}, required: [kind]}, "
         "{properties: {kind: {const: bell}, strokes: {type: integer}}, required: [kind]}]}",
         "kind: bell\nstrokes: two", "type /strokes 2:10 'two' is not an integer\n"},
        {"{anyOf: [{required: [a]}, {required: [b]}]}", "c: 1",
         "required  1:1 'a' is missing, or 'b' is missing\n"},
        {"{oneOf: [{title: Odd, type: integer}, {title: Small, maximum: 9}]}", "3",
         "oneOf  1:1 3 fits 2 of 2 alternatives where one is meant: 'Odd' and 'Small'\n"},
        {"{anyOf: [{type: number, deprecated: true}, {type: string}]}", "12",
         "deprecated  1:1 12 is deprecated\n"},
        {"{anyOf: [{type: number, deprecated: true}, {type: string}]}", "x", ""},
        {"{if: {properties: {a: {const: 1}}}, then: {required: [b]}, else: {required: [c]}}",
         "a: 1", "required  1:1 'b' is missing\n"},
    };
    check_violations(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(numbers_are_compared_as_decimals)
{
    static const struct violation_case cases[] = {
        {"{multipleOf: 0.01}", "4.35", ""},
        {"{multipleOf: 0.01}", "4.355", "multipleOf  1:1 4.355 is no multiple of 0.01\n"},
        {"{maximum: 1e400}", "1e399", ""},
        {"{maximum: 1e400}", "2e400",
         "maximum  1:1 2e400 is out of range, at most 1e400 is allowed\n"},
        {"{const: 9007199254740993}", "9007199254740992",
         "const  1:1 9007199254740992 is not 9007199254740993\n"},
        {"{exclusiveMinimum: 0}", "1e-400", ""},
        {"{enum: [1.50]}", "1.5", ""},
    };
    check_violations(cases, COUNT_OF(cases));
}
END_TEST

/* What is wrong with a schema, as "line:column message". */
START_TEST(a_wrong_schema_is_told_at_its_own_place)
{
    static const struct {
        const char *schema;
        const char *want;
    } cases[] = {
        {"type: strnig", "1:7 /type: 'strnig' is not one of"},
        {"properties: {a: {minLength: -1}}", "1:29 /properties/a/minLength: -1 is out of range"},
        {"required: name", "1:11 /required: 'name' is not a list"},
        {"pattern: '(a'", "1:10 '(a' is no regular expression"},
        {"$ref: '#/$defs/a'", "1:7 '#/$defs/a' names nothing"},
        {"$ref: other.yaml", "1:7 'other.yaml' names no known schema"},
        {"$ref: https://example.org/s.json",
         "1:7 'https://example.org/s.json' names no known schema"},
        {"x: 1\n$ref: '#'", "2:1 a loop of references"},
        {"$defs: {a: {allOf: [{$ref: '#/$defs/b'}]}, b: {if: {$ref: '#/$defs/a'}}}\n$ref: "
         "'#/$defs/a'",
         ":"},
        {"$schema: http://json-schema.org/draft-04/schema#", "1:10 unknown dialect"},
        {"a: 1\nproperties: 12", "2:13 /properties: 12 is not a mapping"},
        {"linksTo: [a]", "1:10 in linksTo: a mapping of conditions was expected"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        struct schema_error error = {0};
        struct schema_registry *registry = schema_registry_new(&arena, NULL, NULL);
        const struct source *source = source_of(&arena, cases[i].schema);
        ck_assert_ptr_null(schema_compile(&arena, registry, STR("test:schema"),
                                          parse(&arena, source), DRAFT_2020_12, &error));
        const struct position at = source_position(source, error.region.offset);
        const struct str got =
            str_fmt(&arena, "%zu:%zu %.*s", at.line, at.column, STR_ARG(error.message));
        ck_assert_str(error.uri, STR("test:schema"));
        ck_assert_msg(str_find(got, str_from(cases[i].want), 0) != STR_NONE, "%s: got '%.*s'",
                      cases[i].schema, STR_ARG(got));
        schema_registry_done(registry);
        arena_done(&arena);
    }
}
END_TEST

static bool load(void *context, struct arena *run, struct str uri, struct value *ret)
{
    (void)context;
    struct defect defect;
    const struct source *source = source_of(run, "$defs: {depth: {type: number}}\ntype: object");
    return str_eq(uri, STR("test:/folder/kinds.yaml")) &&
           yaml_parse(run, source, region_between(0, source->bytes.len), ret, &defect);
}

START_TEST(references_reach_other_documents_through_the_loader)
{
    struct arena arena = {0};
    struct schema_error error = {0};
    struct schema_registry *registry = schema_registry_new(&arena, load, NULL);
    const struct value *schema = parse(
        &arena, source_of(&arena, "properties: {d: {$ref: '../folder/kinds.yaml#/$defs/depth'}}"));
    const struct schema *compiled =
        schema_compile(&arena, registry, STR("test:/notes/a.yaml"), schema, DRAFT_2020_12, &error);
    ck_assert_msg(compiled != NULL, "%.*s", STR_ARG(error.message));
    struct violation_vec violations = {0};
    const struct source *instance = source_of(&arena, "d: deep");
    ck_assert(!schema_validate(compiled, parse(&arena, instance), NULL, &arena, &violations));
    ck_assert_uint_eq(violations.len, 1);
    ck_assert_str(violations.data[0].schema_path, STR("/$defs/depth/type"));
    schema_registry_done(registry);
    arena_done(&arena);
}
END_TEST

/* A compilation that failed leaves nothing behind that the next could stumble over. */
START_TEST(a_registry_survives_a_failed_compilation)
{
    struct arena arena = {0};
    struct schema_error error = {0};
    struct schema_registry *registry = schema_registry_new(&arena, NULL, NULL);
    schema_registry_add(registry, STR("test:shared"),
                        parse(&arena, source_of(&arena, "type: string\nminLength: 2")));
    ck_assert_ptr_null(schema_compile(
        &arena, registry, STR("test:a"),
        parse(&arena, source_of(&arena, "allOf: [{$ref: 'test:shared'}, {$ref: '#/nowhere'}]")),
        DRAFT_2020_12, &error));
    const struct schema *schema = schema_compile(
        &arena, registry, STR("test:b"), parse(&arena, source_of(&arena, "$ref: 'test:shared'")),
        DRAFT_2020_12, &error);
    ck_assert_ptr_nonnull(schema);
    struct violation_vec violations = {0};
    ck_assert(
        !schema_validate(schema, parse(&arena, source_of(&arena, "x")), NULL, &arena, &violations));
    ck_assert_str(violations.data[0].message, STR("only 1 characters, at least 2 wanted"));
    schema_registry_done(registry);
    arena_done(&arena);
}
END_TEST

/* Doubling references (2^40 applications), endless dynamic ones, and patterns without end are given
 * up, with a violation that says so. */
START_TEST(a_costly_schema_is_given_up)
{
    struct arena arena = {0};
    struct buf doubling = {.arena = &arena};
    buf_push(&doubling, STR("$ref: '#/$defs/d0'\n$defs:\n"));
    for (int i = 0; i < 40; i++)
        buf_fmt(&doubling, "  d%d: {allOf: [{$ref: '#/$defs/d%d'}, {$ref: '#/$defs/d%d'}]}\n", i,
                i + 1, i + 1);
    buf_push(&doubling, STR("  d40: true\n"));
    const struct {
        const char *schema;
        const char *want;
    } cases[] = {
        {doubling.data, "too deep or too costly"},
        {"$dynamicAnchor: a\n$dynamicRef: '#a'", "too deep or too costly"},
        {"pattern: '^(a|a|b?)+(a+)+$'", "too costly to be matched"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct schema_registry *registry = schema_registry_new(&arena, NULL, NULL);
        const struct str got = violations_of(&arena, registry, cases[i].schema,
                                             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac");
        ck_assert_msg(str_find(got, str_from(cases[i].want), 0) != STR_NONE, "%.40s: got '%.*s'",
                      cases[i].schema, STR_ARG(got));
        schema_registry_done(registry);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(formats_hold_or_not)
{
    static const struct {
        const char *format;
        const char *text;
        bool holds;
    } cases[] = {
        {"wikilink", "[[Whitby]]", true},
        {"wikilink", "[[Whitby#Tides|the tides]]", true},
        {"wikilink", "Whitby", false},
        {"wikilink", "[[Whitby]] and [[Esk]]", false},
        {"wikilink", "[[]]", false},
        {"tag", "harbour/north-sea", true},
        {"tag", "#harbour", true},
        {"tag", "1921", false},
        {"tag", "y1921", true},
        {"tag", "two words", false},
        {"tag", "höfn", true},
        {"figure", "~8,000-12,000 ships", true},
        {"figure", "many", false},
        {"figure", "$8.5 billion (2024)", true},
        {"figure", "1,450 km (900 mi)", true},
        {"figure", "1602", true},
        {"figure", "3 ships and 40 boats", false},
        {"figure", "the F-35", false},
        {"date", "2024-02-29", true},
        {"date", "2024-2-29", false},
        {"email", "harbour@example.org", true},
        {"email", "harbour@", false},
        {"uri", "https://example.org/a%20b", true},
        {"uri", "https://example.org/a b", false},
        {"idn-hostname", "höfn.is", true},
        {"idn-hostname", "-höfn.is", false},
        {"hostname", "xn--hfn-sna.is", true},
        {"no-such-format", "anything", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(schema_format_holds(str_from(cases[i].format), str_from(cases[i].text)) ==
                          cases[i].holds,
                      "%s: %s", cases[i].format, cases[i].text);
}
END_TEST

UNIT_MAIN("schema", a_violation_has_its_place_and_says_what_is_wanted,
          a_choice_reports_the_branch_that_was_nearly_right, numbers_are_compared_as_decimals,
          a_wrong_schema_is_told_at_its_own_place,
          references_reach_other_documents_through_the_loader,
          a_registry_survives_a_failed_compilation, a_costly_schema_is_given_up,
          formats_hold_or_not)
