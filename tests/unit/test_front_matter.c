/* front matter: where it ends, what it says of the note, links in properties, defects. */
#include "unit.h"

#include "../../src/parse/stages.h"

static struct note *parse(struct arena *arena, struct str bytes)
{
    struct note *note = ARENA_NEW(arena, struct note);
    source_init(&note->source, arena, bytes);
    front_matter_parse(arena, note);
    return note;
}

static struct str text_of(const struct note *note, struct region region)
{
    return source_text(&note->source, region);
}

START_TEST(the_block_is_found_at_the_start_only)
{
    static const struct {
        struct str bytes, front_matter, body;
        enum defect_kind defect;
    } cases[] = {
        {STR_INIT(""), STR_INIT(""), STR_INIT(""), DEFECT_NONE},
        {STR_INIT("# A\n"), STR_INIT(""), STR_INIT("# A\n"), DEFECT_NONE},
        {STR_INIT("---\na: 1\n---\n# A"), STR_INIT("---\na: 1\n---\n"), STR_INIT("# A"),
         DEFECT_NONE},
        {STR_INIT("---\r\na: 1\r\n---\r\nx"), STR_INIT("---\r\na: 1\r\n---\r\n"), STR_INIT("x"),
         DEFECT_NONE},
        {STR_INIT("\xef\xbb\xbf---\na: 1\n---\nx"), STR_INIT("---\na: 1\n---\n"), STR_INIT("x"),
         DEFECT_NONE},
        {STR_INIT("\xef\xbb\xbfx"), STR_INIT(""), STR_INIT("x"), DEFECT_NONE},
        {STR_INIT("--- \na: 1\n---\t\nx"), STR_INIT("--- \na: 1\n---\t\n"), STR_INIT("x"),
         DEFECT_NONE},
        {STR_INIT("---\na: 1\n...\nx"), STR_INIT("---\na: 1\n...\n"), STR_INIT("x"), DEFECT_NONE},
        {STR_INIT("---\na: 1\n---"), STR_INIT("---\na: 1\n---"), STR_INIT(""), DEFECT_NONE},
        {STR_INIT("---\n---\nx"), STR_INIT("---\n---\n"), STR_INIT("x"), DEFECT_NONE},
        {STR_INIT("---\n# c\n\n---\nx"), STR_INIT("---\n# c\n\n---\n"), STR_INIT("x"), DEFECT_NONE},
        {STR_INIT("---\na: |\n  ---\n---\nx"), STR_INIT("---\na: |\n  ---\n---\n"), STR_INIT("x"),
         DEFECT_NONE},
        {STR_INIT("\n---\na: 1\n---\n"), STR_INIT(""), STR_INIT("\n---\na: 1\n---\n"), DEFECT_NONE},
        {STR_INIT("----\na: 1\n---\n"), STR_INIT(""), STR_INIT("----\na: 1\n---\n"), DEFECT_NONE},
        {STR_INIT("---\na: 1\n"), STR_INIT(""), STR_INIT("---\na: 1\n"), DEFECT_YAML_UNCLOSED},
        {STR_INIT("---\n\nSome text: long ago.\n"), STR_INIT(""),
         STR_INIT("---\n\nSome text: long ago.\n"), DEFECT_YAML_UNCLOSED},
        {STR_INIT("---\n\n# A\n\na: b"), STR_INIT(""), STR_INIT("---\n\n# A\n\na: b"), DEFECT_NONE},
        {STR_INIT("---"), STR_INIT(""), STR_INIT("---"), DEFECT_NONE},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct note *note = parse(&arena, cases[i].bytes);
        ck_assert_str(text_of(note, note->front_matter), cases[i].front_matter);
        ck_assert_str(text_of(note, note->body), cases[i].body);
        ck_assert_uint_eq(note->defects.len, (cases[i].defect == DEFECT_NONE ? 0 : 1));
        if (note->defects.len)
            ck_assert_int_eq(note->defects.data[0].kind, cases[i].defect);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(known_properties_are_picked_out)
{
    struct arena arena = {0};
    const struct note *note = parse(&arena, STR("---\n"
                                                "title: Löwe: not\n"
                                                "---\n"));
    ck_assert_uint_eq(note->defects.len, 1);
    ck_assert_str(note->title, STR(""));

    note = parse(&arena, STR("---\n"
                             "Title: \"The é lion\"\n"
                             "type: animal\n"
                             "aliases: [Leo, 'King''s beast', 2019]\n"
                             "alias: Panthera leo\n"
                             "tags:\n  - '#cats/big'\n  - 2019\n  -\n"
                             "tag: \"a, #b c\"\n"
                             "---\n"));
    ck_assert_uint_eq(note->defects.len, 0);
    ck_assert_str(note->title, STR("The é lion"));
    ck_assert_str(text_of(note, note->title_region), STR("\"The é lion\""));
    ck_assert_str(note->type, STR("animal"));
    const struct str aliases[] = {STR("Leo"), STR("King's beast"), STR("2019"),
                                  STR("Panthera leo")};
    const struct str alias_texts[] = {STR("Leo"), STR("'King''s beast'"), STR("2019"),
                                      STR("Panthera leo")};
    ck_assert_uint_eq(note->alias_count, COUNT_OF(aliases));
    for (size_t i = 0; i < COUNT_OF(aliases); i++) {
        ck_assert_str(note->aliases[i], aliases[i]);
        ck_assert_str(text_of(note, note->alias_regions[i]), alias_texts[i]);
    }
    const struct str tags[] = {STR("cats/big"), STR("2019"), STR("a"), STR("b"), STR("c")};
    const struct str tag_texts[] = {STR("'#cats/big'"), STR("2019"), STR("a"), STR("#b"), STR("c")};
    ck_assert_uint_eq(note->tags.len, COUNT_OF(tags));
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        ck_assert_str(note->tags.data[i].name, tags[i]);
        ck_assert_str(text_of(note, note->tags.data[i].region), tag_texts[i]);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(links_in_quoted_values_are_properties)
{
    static const struct {
        struct str yaml;
        struct str region, target, subpath, display, path; /* of the first link */
        size_t count;
    } cases[] = {
        {STR_INIT("a: \"[[B]]\""), STR_INIT("[[B]]"), STR_INIT("B"), STR_INIT(""), STR_INIT(""),
         STR_INIT("B"), 1},
        {STR_INIT("é: '[[ü#h|d]]'"), STR_INIT("[[ü#h|d]]"), STR_INIT("ü"), STR_INIT("h"),
         STR_INIT("d"), STR_INIT("ü"), 1},
        {STR_INIT("a:\n  - \"see [[é]] and [[x]]\"\n  - \"[[y]]\""), STR_INIT("[[y]]"),
         STR_INIT("y"), STR_INIT(""), STR_INIT(""), STR_INIT("y"), 1},
        {STR_INIT("a: {b: {c: \"[[D]]\"}}"), STR_INIT("[[D]]"), STR_INIT("D"), STR_INIT(""),
         STR_INIT(""), STR_INIT("D"), 1},
        {STR_INIT("a: |\n  x [[D]]\n  [[E]]"), STR_INIT(""), STR_INIT(""), STR_INIT(""),
         STR_INIT(""), STR_INIT(""), 0},
        {STR_INIT("a: \"[[D|\\\"x\\\"]]\""), STR_INIT("[[D|\\\"x\\\"]]"), STR_INIT("D"),
         STR_INIT(""), STR_INIT("\\\"x\\\""), STR_INIT("D"), 1},
        {STR_INIT("a: '[[It''s]]'"), STR_INIT("[[It''s]]"), STR_INIT("It''s"), STR_INIT(""),
         STR_INIT(""), STR_INIT("It's"), 1},
        {STR_INIT("a: \"\\x5b[D]]\""), STR_INIT("\"\\x5b[D]]\""), STR_INIT(""), STR_INIT(""),
         STR_INIT(""), STR_INIT("D"), 1},
        {STR_INIT("a: \"[[D\n  E]]\""), STR_INIT("\"[[D\n  E]]\""), STR_INIT(""), STR_INIT(""),
         STR_INIT(""), STR_INIT("D E"), 1},
        {STR_INIT("a: &x \"[[D]]\"\nb: *x"), STR_INIT("[[D]]"), STR_INIT("D"), STR_INIT(""),
         STR_INIT(""), STR_INIT("D"), 1},
        {STR_INIT("a: \"[[]] [x](y) [[D\""), STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT(""),
         STR_INIT(""), 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct note *note =
            parse(&arena, str_fmt(&arena, "---\n%.*s\n---\n", STR_ARG(cases[i].yaml)));
        ck_assert_uint_eq(note->defects.len, 0);
        ck_assert_msg(note->links.len == cases[i].count, "%.*s", STR_ARG(cases[i].yaml));
        if (cases[i].count == 0)
            continue;
        const struct link *link = &note->links.data[0];
        ck_assert_int_eq(link->kind, LINK_PROPERTY);
        ck_assert_str(text_of(note, link->region), cases[i].region);
        ck_assert_str(text_of(note, link->target), cases[i].target);
        ck_assert_str(text_of(note, link->subpath), cases[i].subpath);
        ck_assert_str(text_of(note, link->display), cases[i].display);
        ck_assert_str(link->path, cases[i].path);
        ck_assert_uint_eq(link->block, NOTE_NONE);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(defects_are_few_and_precise)
{
    static const struct {
        struct str yaml, text; /* of the first defect */
        enum defect_kind kind;
        size_t count, members;
    } cases[] = {
        {STR_INIT("é: [[B]]\nc: 1"), STR_INIT("[[B]]"), DEFECT_YAML_UNQUOTED_LINK, 1, 2},
        {STR_INIT("a:\n  - [[B#c|d]]\n  - [[C]]"), STR_INIT("[[B#c|d]]"), DEFECT_YAML_UNQUOTED_LINK,
         2, 1},
        {STR_INIT("a: [[B]], [[C]]"), STR_INIT("[[B]]"), DEFECT_YAML_UNQUOTED_LINK, 1, 0},
        {STR_INIT("a: 1\nb: [[B]] and more\n"), STR_INIT("[[B]]"), DEFECT_YAML_UNQUOTED_LINK, 1, 0},
        {STR_INIT("a: [[Lyon, France]]"), STR_INIT("[[Lyon, France]]"), DEFECT_YAML_UNQUOTED_LINK,
         1, 1},
        {STR_INIT("a: [[1, 2]]"), STR_INIT(""), DEFECT_NONE, 0, 1},
        {STR_INIT("a: [[1, 2], [3, 4]]"), STR_INIT(""), DEFECT_NONE, 0, 1},
        {STR_INIT("a: [[\"b\"]]"), STR_INIT(""), DEFECT_NONE, 0, 1},
        {STR_INIT("- a\n- b"), STR_INIT("- a"), DEFECT_YAML_NOT_A_MAPPING, 1, 0},
        {STR_INIT("Some é words"), STR_INIT("Some é words"), DEFECT_YAML_NOT_A_MAPPING, 1, 0},
        {STR_INIT("a: 1\na: 2"), STR_INIT("a"), DEFECT_YAML_DUPLICATE_KEY, 1, 0},
        {STR_INIT("a: x: y"), STR_INIT(":"), DEFECT_YAML_SYNTAX, 1, 0},
        {STR_INIT("a: \"x"), STR_INIT("\"x"), DEFECT_YAML_SYNTAX, 1, 0},
        {STR_INIT("a: [x"), STR_INIT("[x"), DEFECT_YAML_SYNTAX, 1, 0},
        {STR_INIT("%TAG ! x"), STR_INIT("%TAG ! x"), DEFECT_YAML_SYNTAX, 1, 0},
        {STR_INIT("a: \xff"), STR_INIT("\xff"), DEFECT_UTF8, 1, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct note *note =
            parse(&arena, str_fmt(&arena, "---\n%.*s\n---\nbody", STR_ARG(cases[i].yaml)));
        ck_assert_msg(note->defects.len == cases[i].count, "%.*s", STR_ARG(cases[i].yaml));
        ck_assert_uint_eq(note->properties.count, cases[i].members);
        ck_assert_str(text_of(note, note->body), STR("body"));
        if (cases[i].count == 0)
            continue;
        const struct defect *defect = &note->defects.data[0];
        ck_assert_int_eq(defect->kind, cases[i].kind);
        ck_assert_msg(str_eq(text_of(note, defect->region), cases[i].text), "%.*s: '%.*s' %.*s",
                      STR_ARG(cases[i].yaml), STR_ARG(text_of(note, defect->region)),
                      STR_ARG(defect->message));
        ck_assert_uint_gt(defect->message.len, 0);
    }
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("front_matter", the_block_is_found_at_the_start_only, known_properties_are_picked_out,
          links_in_quoted_values_are_properties, defects_are_few_and_precise)
