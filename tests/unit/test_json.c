/* json: strict reading, exact numbers, places of values and defects; also value_eq and value_find.
 */
#include "unit.h"

#include "value_text.h"

static bool parse(struct arena *arena, struct str text, struct source *source, struct value *value,
                  struct defect *defect)
{
    source_init(source, arena, text);
    return json_parse(arena, source, value, defect);
}

START_TEST(texts_are_read)
{
    static const struct {
        struct str json, text;
    } cases[] = {
        {STR_INIT("null"), STR_INIT("null")},
        {STR_INIT(" [ true , false ] \r\n"), STR_INIT("[true, false]")},
        {STR_INIT("[]"), STR_INIT("[]")},
        {STR_INIT("{ }"), STR_INIT("{}")},
        {STR_INIT("{\"a\":{\"b\":[1,2]},\"c\":\"\"}"), STR_INIT("{a: {b: [1, 2]}, c: \"\"}")},
        {STR_INIT("-0"), STR_INIT("0")},
        {STR_INIT("1.0"), STR_INIT("real 1")},
        {STR_INIT("1e2"), STR_INIT("real 100")},
        {STR_INIT("12345678901234567890123"), STR_INIT("12345678901234567890123")},
        {STR_INIT("0.1000000000000000055511151231257827"),
         STR_INIT("real 0.1000000000000000055511151231257827")},
        {STR_INIT("1E-400"), STR_INIT("real 1e-400")},
        {STR_INIT("\"a\\n\\\"\\\\\\/\\u00e9\""), STR_INIT("\"a\n\"\\/é\"")},
        {STR_INIT("\"\\ud83d\\udc32\""), STR_INIT("\"🐲\"")},
        {STR_INIT("\"\\u0000\""), STR_INIT("\"\0\"")},
        {STR_INIT("\xef\xbb\xbf[1]"), STR_INIT("[1]")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source source;
        struct value value;
        struct defect defect = {0};
        ck_assert_msg(parse(&arena, cases[i].json, &source, &value, &defect), "%.*s: %.*s",
                      STR_ARG(cases[i].json), STR_ARG(defect.message));
        ck_assert_str(value_text(&arena, &value), cases[i].text);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(what_is_no_json_is_refused_where_it_goes_wrong)
{
    static const struct {
        struct str json;
        size_t offset, len;
        enum defect_kind kind;
    } cases[] = {
        {STR_INIT(""), 0, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT("  "), 2, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT("nul"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("[1,]"), 3, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("[1 2]"), 3, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("{\"a\":1,}"), 7, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("{a:1}"), 1, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("{\"a\" 1}"), 5, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("[1"), 2, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT("1 é"), 2, 2, DEFECT_JSON_SYNTAX},
        {STR_INIT("01"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("+1"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("1."), 2, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT(".5"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("1e"), 2, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT("NaN"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("'a'"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("\"a"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("\"a\\"), 3, 0, DEFECT_JSON_SYNTAX},
        {STR_INIT("\"a\nb\""), 2, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("\"\\x\""), 2, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("\"\\u12\""), 3, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("[\"\\ud83d\"]"), 2, 6, DEFECT_JSON_SYNTAX},
        {STR_INIT("// x\n1"), 0, 1, DEFECT_JSON_SYNTAX},
        {STR_INIT("[1]\0"), 3, 1, DEFECT_NUL},
        {STR_INIT("\"\xff\""), 1, 1, DEFECT_UTF8},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source source;
        struct value value;
        struct defect defect = {0};
        ck_assert_msg(!parse(&arena, cases[i].json, &source, &value, &defect), "%.*s",
                      STR_ARG(cases[i].json));
        ck_assert_msg(defect.kind == cases[i].kind && defect.region.offset == cases[i].offset &&
                          defect.region.len == cases[i].len && defect.message.len,
                      "'%.*s': %u+%u %.*s", STR_ARG(cases[i].json), defect.region.offset,
                      defect.region.len, STR_ARG(defect.message));
    }
    arena_done(&arena);
}
END_TEST

START_TEST(values_know_where_they_stand)
{
    struct arena arena = {0};
    struct source source;
    struct value value;
    struct defect defect;
    ck_assert(parse(&arena, STR("{ \"é\" : [ 12 , \"x\\n\" ] }"), &source, &value, &defect));
    const struct member *member = value_find_member(&value, STR("é"));
    ck_assert_str(source_text(&source, value.region), source.bytes);
    ck_assert_str(source_text(&source, member->key_region), STR("\"é\""));
    ck_assert_str(source_text(&source, member->value.region), STR("[ 12 , \"x\\n\" ]"));
    ck_assert_str(source_text(&source, member->value.items[0].region), STR("12"));
    ck_assert_str(source_text(&source, member->value.items[1].region), STR("\"x\\n\""));
    ck_assert_ptr_null(value_find(&value, STR("e")));
    ck_assert_ptr_null(value_find(NULL, STR("e")));
    ck_assert_ptr_null(value_find(&member->value, STR("e")));
    ck_assert_str(value_string(&member->value.items[1]), STR("x\n"));
    ck_assert_str(value_string(&member->value.items[0]), STR(""));
    ck_assert_str(value_string(NULL), STR(""));
    arena_done(&arena);
}
END_TEST

/* Few keys are compared one by one, many through a map. */
START_TEST(equal_keys_are_found_among_few_and_many)
{
    struct arena arena = {0};
    for (size_t count = 1; count < 200; count += 13) {
        struct buf json = {.arena = &arena};
        buf_push_byte(&json, '{');
        for (size_t i = 0; i < count; i++)
            buf_fmt(&json, "\"key %zu\": 1, ", i);
        const struct region twice = region_of(json.len, sizeof("\"key 0\"") - 1);
        buf_push(&json, STR("\"key 0\": 2}"));
        struct source source;
        struct value value;
        struct defect defect;
        ck_assert(!parse(&arena, buf_str(&json), &source, &value, &defect));
        ck_assert_int_eq(defect.kind, DEFECT_JSON_SYNTAX);
        ck_assert_uint_eq(defect.region.offset, twice.offset);
        ck_assert_uint_eq(defect.region.len, twice.len);
        ck_assert_uint_eq(defect.other.offset, 1);
        ck_assert_uint_eq(defect.other.len, twice.len);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(equality_is_by_value)
{
    static const struct {
        struct str a, b;
        bool equal;
    } cases[] = {
        {STR_INIT("1"), STR_INIT("1.0"), true},
        {STR_INIT("100"), STR_INIT("1e2"), true},
        {STR_INIT("1"), STR_INIT("\"1\""), false},
        {STR_INIT("0"), STR_INIT("false"), false},
        {STR_INIT("null"), STR_INIT("false"), false},
        {STR_INIT("[1,2]"), STR_INIT("[1.0,2]"), true},
        {STR_INIT("[1,2]"), STR_INIT("[2,1]"), false},
        {STR_INIT("[1]"), STR_INIT("[1,1]"), false},
        {STR_INIT("{\"a\":1,\"b\":[{}]}"), STR_INIT("{\"b\":[{}],\"a\":1.0}"), true},
        {STR_INIT("{\"a\":1}"), STR_INIT("{\"b\":1}"), false},
        {STR_INIT("{\"a\":1}"), STR_INIT("{\"a\":2}"), false},
        {STR_INIT("\"a\""), STR_INIT("\"\\u0061\""), true},
        {STR_INIT("{}"), STR_INIT("[]"), false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source source;
        struct defect defect;
        struct value a;
        struct value b;
        ck_assert(parse(&arena, cases[i].a, &source, &a, &defect));
        ck_assert(parse(&arena, cases[i].b, &source, &b, &defect));
        ck_assert_int_eq(value_eq(&a, &b), cases[i].equal);
        ck_assert_int_eq(value_eq(&b, &a), cases[i].equal);
    }
    ck_assert_str(str_from(value_kind_name(VALUE_REAL)), STR("number"));
    arena_done(&arena);
}
END_TEST

START_TEST(hostile_texts_meet_a_limit)
{
    struct arena arena = {0};
    enum { MANY = 1000000 };
    char *text = arena_alloc(&arena, MANY);
    struct source source;
    struct value value;
    struct defect defect;

    memset(text, '[', MANY);
    ck_assert(!parse(&arena, (struct str){text, MANY}, &source, &value, &defect));
    ck_assert_int_eq(defect.kind, DEFECT_TOO_LARGE);
    ck_assert_uint_eq(defect.region.offset, 100);

    memset(text, '1', MANY);
    ck_assert(parse(&arena, (struct str){text, MANY}, &source, &value, &defect));
    for (size_t i = 1; i < MANY; i += 2)
        text[i] = ',';
    text[0] = '[';
    ck_assert(!parse(&arena, (struct str){text, MANY}, &source, &value, &defect));

    char *list = arena_alloc(&arena, MANY);
    for (size_t i = 0; i < MANY; i += 2)
        memcpy(list + i, "1,", 2);
    list[0] = '[';
    list[1] = '1';
    ck_assert(!parse(&arena, (struct str){list, MANY}, &source, &value, &defect));
    ck_assert_int_eq(defect.kind, DEFECT_TOO_LARGE);
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("json", texts_are_read, what_is_no_json_is_refused_where_it_goes_wrong,
          values_know_where_they_stand, equal_keys_are_found_among_few_and_many,
          equality_is_by_value, hostile_texts_meet_a_limit)
