/* yaml: the core schema, places of values to the byte, defects, limits. */
#include "unit.h"

#include "value_text.h"

struct parsed {
    struct source source;
    struct value value;
    struct defect defect;
    bool ok;
};

static struct parsed parse(struct arena *arena, struct str text)
{
    struct parsed parsed = {0};
    source_init(&parsed.source, arena, text);
    parsed.ok =
        yaml_parse(arena, &parsed.source, region_of(0, text.len), &parsed.value, &parsed.defect);
    return parsed;
}

START_TEST(documents_are_read)
{
    static const struct {
        struct str yaml, text;
    } cases[] = {
        {STR_INIT(""), STR_INIT("null")},
        {STR_INIT("# only a comment\n"), STR_INIT("null")},
        {STR_INIT("---\n"), STR_INIT("null")},
        {STR_INIT("---\n# x\n...\n"), STR_INIT("null")},
        {STR_INIT("a: 1\nb: x y\n"), STR_INIT("{a: 1, b: \"x y\"}")},
        {STR_INIT("a: 1\r\nb:\r\n  - x\r\n  - y\r\n"), STR_INIT("{a: 1, b: [\"x\", \"y\"]}")},
        {STR_INIT("a:\n- x\n- y: 1\n  z: 2\n"), STR_INIT("{a: [\"x\", {y: 1, z: 2}]}")},
        {STR_INIT("a: [1, {b: c}]"), STR_INIT("{a: [1, {b: \"c\"}]}")},
        {STR_INIT("a: |\n  x\n  y\n"), STR_INIT("{a: \"x\ny\n\"}")},
        {STR_INIT("a: >-\n  x\n  y\n"), STR_INIT("{a: \"x y\"}")},
        {STR_INIT("a: x\n  y\n"), STR_INIT("{a: \"x y\"}")},
        {STR_INIT("a: 'it''s'"), STR_INIT("{a: \"it's\"}")},
        {STR_INIT("a: \"x\\ty\\u00e9\""), STR_INIT("{a: \"x\ty\xc3\xa9\"}")},
        {STR_INIT("a: &n 12\nb: *n"), STR_INIT("{a: 12, b: 12}")},
        {STR_INIT("a: &n [x]\nb: [*n, *n]"), STR_INIT("{a: [\"x\"], b: [[\"x\"], [\"x\"]]}")},
        {STR_INIT("<<: {a: 1}\nb: 2"), STR_INIT("{<<: {a: 1}, b: 2}")},
        {STR_INIT("2019: x\ntrue: y\nnull: z"),
         STR_INIT("{2019: \"x\", true: \"y\", null: \"z\"}")},
        {STR_INIT("a: !!str 12\nb: ! 13"), STR_INIT("{a: \"12\", b: \"13\"}")},
        {STR_INIT("\xef\xbb\xbf"
                  "a: 1"),
         STR_INIT("{a: 1}")},
        {STR_INIT("%YAML 1.2\n---\na: 1"), STR_INIT("{a: 1}")},
        {STR_INIT("- x"), STR_INIT("[\"x\"]")},
        {STR_INIT("a: http://x/y#z"), STR_INIT("{a: \"http://x/y#z\"}")},
        {STR_INIT("a: 12:30"), STR_INIT("{a: \"12:30\"}")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct parsed parsed = parse(&arena, cases[i].yaml);
        ck_assert_msg(parsed.ok, "%.*s: %.*s", STR_ARG(cases[i].yaml),
                      STR_ARG(parsed.defect.message));
        ck_assert_str(value_text(&arena, &parsed.value), cases[i].text);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(plain_scalars_follow_the_core_schema)
{
    static const struct {
        struct str yaml, text;
    } cases[] = {
        {STR_INIT("~"), STR_INIT("null")},
        {STR_INIT("Null"), STR_INIT("null")},
        {STR_INIT("nULL"), STR_INIT("\"nULL\"")},
        {STR_INIT("true"), STR_INIT("true")},
        {STR_INIT("False"), STR_INIT("false")},
        {STR_INIT("yes"), STR_INIT("\"yes\"")},
        {STR_INIT("no"), STR_INIT("\"no\"")},
        {STR_INIT("on"), STR_INIT("\"on\"")},
        {STR_INIT("0"), STR_INIT("0")},
        {STR_INIT("-0"), STR_INIT("0")},
        {STR_INIT("+12"), STR_INIT("12")},
        {STR_INIT("007"), STR_INIT("7")},
        {STR_INIT("0o17"), STR_INIT("15")},
        {STR_INIT("0o18"), STR_INIT("\"0o18\"")},
        {STR_INIT("0x1F"), STR_INIT("31")},
        {STR_INIT("0xffffffffffffffffffff"), STR_INIT("1208925819614629174706175")},
        {STR_INIT("0x"), STR_INIT("\"0x\"")},
        {STR_INIT("-0x1F"), STR_INIT("\"-0x1F\"")},
        {STR_INIT("1.50"), STR_INIT("real 1.5")},
        {STR_INIT(".5"), STR_INIT("real 0.5")},
        {STR_INIT("-.5"), STR_INIT("real -0.5")},
        {STR_INIT("+.5e1"), STR_INIT("real 5")},
        {STR_INIT("5."), STR_INIT("real 5")},
        {STR_INIT("5.e2"), STR_INIT("real 500")},
        {STR_INIT("1e3"), STR_INIT("real 1000")},
        {STR_INIT("12e03"), STR_INIT("real 12000")},
        {STR_INIT("1e"), STR_INIT("\"1e\"")},
        {STR_INIT("."), STR_INIT("\".\"")},
        {STR_INIT(".inf"), STR_INIT("\".inf\"")},
        {STR_INIT(".nan"), STR_INIT("\".nan\"")},
        {STR_INIT("1,000"), STR_INIT("\"1,000\"")},
        {STR_INIT("1_000"), STR_INIT("\"1_000\"")},
        {STR_INIT("2019-05-01"), STR_INIT("\"2019-05-01\"")},
        {STR_INIT("1.2.3"), STR_INIT("\"1.2.3\"")},
        {STR_INIT("\"12\""), STR_INIT("\"12\"")},
        {STR_INIT("'true'"), STR_INIT("\"true\"")},
        {STR_INIT("|-\n 12"), STR_INIT("\"12\"")},
        {STR_INIT("123456789012345678901234567890.5"),
         STR_INIT("real 123456789012345678901234567890.5")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct parsed parsed = parse(&arena, cases[i].yaml);
        ck_assert_msg(parsed.ok, "%.*s", STR_ARG(cases[i].yaml));
        ck_assert_str(value_text(&arena, &parsed.value), cases[i].text);
    }
    arena_done(&arena);
}
END_TEST

/* `text` is what a value's region must cover; `path` are the indexes that lead to it. */
START_TEST(regions_are_exact_to_the_byte)
{
    static const struct {
        struct str yaml, text;
        size_t path[3];
        size_t depth;
    } cases[] = {
        {STR_INIT("a: xy \nb: 1"), STR_INIT("xy"), {0}, 1},
        {STR_INIT("é: \"ü\" # c\nb: ñ o\n"), STR_INIT("\"ü\""), {0}, 1},
        {STR_INIT("é: \"ü\" # c\nb: ñ o\n"), STR_INIT("ñ o"), {1}, 1},
        {STR_INIT("\xef\xbb\xbf"
                  "é: 中\r\nb: 🐲x\r\n"),
         STR_INIT("🐲x"),
         {1},
         1},
        {STR_INIT("a: [é, 'ü', {b: 中}]\n"), STR_INIT("[é, 'ü', {b: 中}]"), {0}, 1},
        {STR_INIT("a: [é, 'ü', {b: 中}]\n"), STR_INIT("'ü'"), {0, 1}, 2},
        {STR_INIT("a: [é, 'ü', {b: 中}]\n"), STR_INIT("中"), {0, 2, 0}, 3},
        {STR_INIT("é:\n  - x\n  - y z\n\n# c\nb: 1"), STR_INIT("- x\n  - y z"), {0}, 1},
        {STR_INIT("é:\n- x\n- y z\n\n# c\nb: 1"), STR_INIT("- x\n- y z"), {0}, 1},
        {STR_INIT("a:\n  b: 1\n  c: ü\n\nd: 1"), STR_INIT("b: 1\n  c: ü"), {0}, 1},
        {STR_INIT("a: |\n  é\n  x\n\nb: 1"), STR_INIT("|\n  é\n  x"), {0}, 1},
        {STR_INIT("a: é\n  x\nb: 1"), STR_INIT("é\n  x"), {0}, 1},
        {STR_INIT("é:\nb: 1"), STR_INIT(""), {0}, 1},
        {STR_INIT("é: &n x\nb: *n\n"), STR_INIT("*n"), {1}, 1},
        {STR_INIT("---\né: ü\n"), STR_INIT("é: ü"), {0}, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct parsed parsed = parse(&arena, cases[i].yaml);
        ck_assert_msg(parsed.ok, "%.*s", STR_ARG(parsed.defect.message));
        const struct value *value = &parsed.value;
        for (size_t step = 0; step < cases[i].depth; step++) {
            const size_t index = cases[i].path[step];
            ck_assert_uint_lt(index, value->count);
            value =
                value->kind == VALUE_ARRAY ? &value->items[index] : &value->members[index].value;
        }
        ck_assert_str(source_text(&parsed.source, value->region), cases[i].text);
    }
    const struct parsed parsed = parse(&arena, STR("'é x': 1\n? y\n: 2\n\"ü\" : 3"));
    ck_assert_str(source_text(&parsed.source, parsed.value.members[0].key_region), STR("'é x'"));
    ck_assert_str(source_text(&parsed.source, parsed.value.members[1].key_region), STR("y"));
    ck_assert_str(source_text(&parsed.source, parsed.value.members[2].key_region), STR("\"ü\""));
    arena_done(&arena);
}
END_TEST

START_TEST(a_region_inside_of_a_file_is_parsed_in_the_files_terms)
{
    struct arena arena = {0};
    struct source source;
    struct value value;
    struct defect defect;
    source_init(&source, &arena, STR("xé\na: ü\nb: ]\n"));
    ck_assert(yaml_parse(&arena, &source, (struct region){4, 6}, &value, &defect));
    ck_assert_str(source_text(&source, value.members[0].value.region), STR("ü"));
    ck_assert(!yaml_parse(&arena, &source, (struct region){4, 11}, &value, &defect));
    ck_assert_str(source_text(&source, defect.region), STR("]"));
    arena_done(&arena);
}
END_TEST

START_TEST(defects_name_their_place)
{
    static const struct {
        struct str yaml, text; /* what the region covers */
        enum defect_kind kind;
        const char *says;
    } cases[] = {
        {STR_INIT("é: b: c"), STR_INIT(":"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: \"b: c\" d\n"), STR_INIT("d"), DEFECT_YAML_SYNTAX, "key"},
        {STR_INIT("a: \"é\nb: c\n"), STR_INIT("\"é"), DEFECT_YAML_SYNTAX, "closed"},
        {STR_INIT("a: [é, c\nb: d\n"), STR_INIT("[é, c"), DEFECT_YAML_SYNTAX, "closed"},
        {STR_INIT("a: {é: c\nb: d\n"), STR_INIT("{é: c"), DEFECT_YAML_SYNTAX, "closed"},
        {STR_INIT("a:\n\tb: c\n"), STR_INIT("\t"), DEFECT_YAML_SYNTAX, "tab"},
        {STR_INIT("a: @b\n"), STR_INIT("@"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: `b`\n"), STR_INIT("`"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: %b\n"), STR_INIT("%"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: *é*\n"), STR_INIT("*é*"), DEFECT_YAML_SYNTAX, "alias"},
        {STR_INIT("a: *b\n"), STR_INIT("*b"), DEFECT_YAML_SYNTAX, "anchor"},
        {STR_INIT("a: & b\n"), STR_INIT("& b"), DEFECT_YAML_SYNTAX, "anchor"},
        {STR_INIT("a: !b c\n"), STR_INIT("!b c"), DEFECT_YAML_SYNTAX, "tag"},
        {STR_INIT("a: {{date}}\n"), STR_INIT("{date}"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("{{date}}: a\n"), STR_INIT("{date}"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: \"\\d\"\n"), STR_INIT("\\"), DEFECT_YAML_SYNTAX, "double"},
        {STR_INIT("a: 1\nsome text\nb: 2\n"), STR_INIT("some text"), DEFECT_YAML_SYNTAX, "line"},
        {STR_INIT("a: 1\n  b: 2\n"), STR_INIT(":"), DEFECT_YAML_SYNTAX, "indentation"},
        {STR_INIT("a:\n  b: 1\n c: 2\n"), STR_INIT("c: 2"), DEFECT_YAML_SYNTAX, "column"},
        {STR_INIT("a: - b\n"), STR_INIT("-"), DEFECT_YAML_SYNTAX, "list"},
        {STR_INIT("a: > b\n"), STR_INIT("> b"), DEFECT_YAML_SYNTAX, "quote"},
        {STR_INIT("a: [[B]], [[C]]\n"), STR_INIT(", [[C]]"), DEFECT_YAML_SYNTAX, "key"},
        {STR_INIT("a: 1\n---\nb: 2\n"), STR_INIT("---"), DEFECT_YAML_SYNTAX, "document"},
        {STR_INIT("a: 1\n...\n---\nb: 2\n"), STR_INIT("---"), DEFECT_YAML_SYNTAX, "document"},
        {STR_INIT("a: &x [*x]\n"), STR_INIT("*x"), DEFECT_YAML_SYNTAX, "itself"},
        {STR_INIT("é: \x01\n"), STR_INIT("\x01"), DEFECT_YAML_SYNTAX, "control"},
        {STR_INIT("é: 1\nb: 2\né: 3\n"), STR_INIT("é"), DEFECT_YAML_DUPLICATE_KEY, "é"},
        {STR_INIT("a: {b: 1, 'b': 2}\n"), STR_INIT("'b'"), DEFECT_YAML_DUPLICATE_KEY, "b"},
        {STR_INIT("é: \xff\n"), STR_INIT("\xff"), DEFECT_UTF8, "0xFF"},
        {STR_INIT("é: \0\n"), STR_INIT("\0"), DEFECT_NUL, "NUL"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct parsed parsed = parse(&arena, cases[i].yaml);
        ck_assert_msg(!parsed.ok, "%.*s", STR_ARG(cases[i].yaml));
        ck_assert_int_eq(parsed.defect.kind, cases[i].kind);
        const struct str text = source_text(&parsed.source, parsed.defect.region);
        ck_assert_msg(str_eq(text, cases[i].text), "'%.*s': region '%.*s', %.*s",
                      STR_ARG(cases[i].yaml), STR_ARG(text), STR_ARG(parsed.defect.message));
        ck_assert_msg(str_find(parsed.defect.message, str_from(cases[i].says), 0) != STR_NONE,
                      "'%.*s': %.*s", STR_ARG(cases[i].yaml), STR_ARG(parsed.defect.message));
    }
    const struct parsed parsed = parse(&arena, STR("é: 1\nb: 2\né: 3\n"));
    ck_assert_uint_eq(parsed.defect.other.offset, 0);
    ck_assert_uint_eq(parsed.defect.region.offset, 11);
    arena_done(&arena);
}
END_TEST

START_TEST(hostile_texts_meet_a_limit)
{
    struct arena arena = {0};
    struct buf bomb = {.arena = &arena};
    buf_push(&bomb, STR("a0: &a0 [x, x, x, x, x, x, x, x, x]\n"));
    for (int i = 1; i < 12; i++) {
        buf_fmt(&bomb, "a%d: &a%d [", i, i);
        for (int j = 0; j < 9; j++)
            buf_fmt(&bomb, "%s*a%d", j ? ", " : "", i - 1);
        buf_push(&bomb, STR("]\n"));
    }
    const struct parsed parsed = parse(&arena, buf_str(&bomb));
    ck_assert(!parsed.ok);
    ck_assert_int_eq(parsed.defect.kind, DEFECT_TOO_LARGE);
    ck_assert_str(str_slice(source_text(&parsed.source, parsed.defect.region), 0, 2), STR("*a"));

    static const struct {
        const char *unit;
        bool ok;
        enum defect_kind kind;
    } cases[] = {
        {"[", false, DEFECT_TOO_LARGE},     {"{a: ", false, DEFECT_TOO_LARGE},
        {"- ", false, DEFECT_TOO_LARGE},    {"? ", false, DEFECT_TOO_LARGE},
        {"- a\n", false, DEFECT_TOO_LARGE}, {"# a\n", true, DEFECT_NONE},
        {"a ", true, DEFECT_NONE},          {"a: ", false, DEFECT_YAML_SYNTAX},
        {"\"", false, DEFECT_YAML_SYNTAX},  {"*a ", false, DEFECT_YAML_SYNTAX},
        {"&a ", false, DEFECT_YAML_SYNTAX}, {"é", true, DEFECT_NONE},
        {"\n", true, DEFECT_NONE},          {"!", false, DEFECT_YAML_SYNTAX},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct buf text = {.arena = &arena};
        for (int n = 0; n < 300000; n++)
            buf_push(&text, str_from(cases[i].unit));
        const struct parsed many = parse(&arena, buf_str(&text));
        ck_assert_msg(many.ok == cases[i].ok && many.defect.kind == cases[i].kind, "'%s': %d %.*s",
                      cases[i].unit, (int)many.defect.kind, STR_ARG(many.defect.message));
    }
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("yaml", documents_are_read, plain_scalars_follow_the_core_schema,
          regions_are_exact_to_the_byte, a_region_inside_of_a_file_is_parsed_in_the_files_terms,
          defects_name_their_place, hostile_texts_meet_a_limit)
