/* note_schema: which notes a schema is for, what it extends, what is wrong with one, and what its
 * structure demands. */
#include "unit.h"

#include "notelint/note_schema.h"

/* Files that `extends` and `$ref` find. */
static const struct {
    const char *uri;
    const char *text;
} files[] = {
    {"vault:/schemas/base.yaml",
     "front-matter: {required: [height]}\nstructure: {sections: {required: [Overview]}}"},
    {"vault:/schemas/middle.yaml", "extends: base\nfront-matter: {required: [light]}"},
    {"vault:/schemas/self.yaml", "extends: self"},
    {"vault:/schemas/broken.yaml", "titel: x"},
    {"vault:/kinds.schema.json", "{\"$defs\": {\"length\": {\"type\": \"integer\"}}}"},
};

static struct source *source_of(struct arena *run, const char *text)
{
    struct source *source = ARENA_NEW(run, struct source);
    source_init(source, run, str_from(text));
    return source;
}

static bool load(void *context, struct arena *run, struct str uri, struct value *ret)
{
    (void)context;
    struct defect defect;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        if (!str_eq(uri, str_from(files[i].uri)))
            continue;
        const struct source *source = source_of(run, files[i].text);
        return yaml_parse(run, source, region_between(0, source->bytes.len), ret, &defect);
    }
    return false;
}

static bool parse(struct arena *run, struct schema_registry *registry, const char *text,
                  struct note_schema *ret, struct schema_error *ret_error)
{
    return note_schema_parse(run, registry, STR("schemas/light.yaml"),
                             STR("vault:/schemas/light.yaml"), source_of(run, text), ret,
                             ret_error);
}

START_TEST(a_wrong_schema_file_is_told_at_its_own_place)
{
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"titel: Light", "1:1 /titel: unknown key 'titel'; did you mean 'title'?"},
        {"structure:\n  sections: {requierd: [A]}",
         "2:14 /structure/sections/requierd: unknown key 'requierd'; did you mean 'required'?"},
        {"structure:\n  sectoins: {required: [A]}",
         "2:3 /structure/sectoins: unknown key 'sectoins'; did you mean 'sections'?"},
        {"structure: {section: {A: {lsit: {}}}}",
         "1:27 /structure/section/A/lsit: unknown key 'lsit'; did you mean 'list'?"},
        {"structure: {stub-below: few}", "1:25 /structure/stub-below: 'few' is not an integer"},
        {"structure: {text: {forbidden: ['(']}}", "1:32 '(' is no regular expression"},
        {"structure: {citations: {scope: sentence}}", "1:32 /structure/citations/scope: "},
        {"structure: {when: [{then: {}}]}", "1:21 /structure/when/0: 'if' is missing"},
        {"structure: {when: [{if: {tag: 1}, then: {}}]}", "1:31 a text was expected"},
        {"match: {type: {a: b}}", "1:15 'type' must be a value"},
        {"match: {any: {type: a}}", "1:14 a list of conditions was expected"},
        {"match: type", "1:8 /match: 'type' is not a mapping"},
        {"front-matter: {requird: [a]}",
         "1:16 unknown keyword 'requird'; did you mean 'required'?"},
        {"front-matter: {properties: {a: {type: strnig}}}",
         "1:39 /properties/a/type: 'strnig' is not one of"},
        {"front-matter: {$ref: nowhere.yaml}", "1:22 'nowhere.yaml' names no known schema"},
        {"extends: nowhere", "1:10 there is no schema 'nowhere' to extend"},
        {"extends: self", "vault:/schemas/self.yaml 1:10 `extends` leads back"},
        {"extends: broken", "vault:/schemas/broken.yaml 1:1 /titel: unknown key 'titel'"},
        {"title: [", "1:"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena run = {0};
        struct schema_registry *registry = schema_registry_new(&run, load, NULL);
        struct note_schema schema;
        struct schema_error error = {0};
        ck_assert_msg(!parse(&run, registry, cases[i].text, &schema, &error), "%s", cases[i].text);
        const bool own = str_eq(error.uri, STR("vault:/schemas/light.yaml"));
        const struct position at =
            source_position(source_of(&run, cases[i].text), own ? error.region.offset : 0);
        struct str got = str_fmt(&run, "%zu:%zu %.*s", at.line, at.column, STR_ARG(error.message));
        if (!own)
            got = str_fmt(&run, "%.*s 1:%u %.*s", STR_ARG(error.uri), error.region.offset + 1,
                          STR_ARG(error.message));
        ck_assert_msg(str_starts(got, str_from(cases[i].want)), "%s: got '%.*s'", cases[i].text,
                      STR_ARG(got));
        schema_registry_done(registry);
        arena_done(&run);
    }
}
END_TEST

START_TEST(match_takes_in_the_notes_it_describes)
{
    static const char text[] = "---\ntype: light\nyear: 1921\ncoast: [north, east]\nnotes:\ntags: "
                               "[sea/north, Stone]\n---\n\nText.\n";
    static const struct {
        const char *match;
        bool matches;
        const char *words;
    } cases[] = {
        {"{type: light}", true, "type is light"},
        {"{type: ship}", false, "type is ship"},
        {"{type: [ship, light]}", true, "type is ship or light"},
        {"{year: 1921}", true, "year is 1921"},
        {"{year: '1921'}", true, "year is 1921"},
        {"{year: 1921.0}", true, "year is 1921.0"},
        {"{coast: east}", true, "coast is east"},
        {"{coast: south}", false, "coast is south"},
        {"{Type: light}", false, "Type is light"},
        {"{tag: sea}", true, "tagged sea"},
        {"{tag: '#stone'}", true, "tagged #stone"},
        {"{tag: se}", false, "tagged se"},
        {"{path: Lights/}", true, "path matches Lights/"},
        {"{path: 'Lights/*.md'}", true, "path matches Lights/*.md"},
        {"{path: [Ships/, '*Rock.md']}", true, "path matches Ships/ or path matches *Rock.md"},
        {"{path: lights/}", false, "path matches lights/"},
        {"{has: notes}", true, "has 'notes'"},
        {"{has: keeper}", false, "has 'keeper'"},
        {"{type: light, not: {tag: sea}}", false, "type is light and not (tagged sea)"},
        {"{any: [{type: ship}, {tag: stone, has: year}]}", true,
         "type is ship or (tagged stone and has 'year')"},
        {"{all: [{type: light}, {has: year}]}", true, "type is light and has 'year'"},
        {"{front-matter: {tag: x}}", false, "tag is x"},
        {"{}", true, "any note"},
        {"{any: []}", false, "no note"},
    };
    struct arena run = {0};
    struct arena scratch = {0};
    struct schema_registry *registry = schema_registry_new(&run, NULL, NULL);
    const struct note *note =
        note_parse(&run, &scratch, STR("Lights/Bell Rock.md"), str_from(text));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct source *source = source_of(&run, cases[i].match);
        struct value value;
        struct defect defect;
        struct schema_error error = {0};
        ck_assert(yaml_parse(&run, source, region_between(0, source->bytes.len), &value, &defect));
        const struct match *match = match_parse(registry, &value, &error);
        ck_assert_msg(match != NULL, "%s: %.*s", cases[i].match, STR_ARG(error.message));
        ck_assert_msg(match_note(match, note) == cases[i].matches, "%s", cases[i].match);
        ck_assert_str(match_words(&run, match), str_from(cases[i].words));
    }
    schema_registry_done(registry);
    arena_done(&run);
    arena_done(&scratch);
}
END_TEST

/* Everything that a schema says of a note, one message a line. */
static struct str messages(struct arena *run, const char *schema_text, const char *note_text)
{
    struct arena scratch = {0};
    struct schema_registry *registry = schema_registry_new(run, load, NULL);
    struct note_schema schema;
    struct schema_error error = {0};
    struct violation_vec violations = {0};
    struct buf out = {.arena = run};
    ck_assert_msg(parse(run, registry, schema_text, &schema, &error), "%s: %.*s", schema_text,
                  STR_ARG(error.message));
    const struct note *note =
        note_parse(run, &scratch, STR("Lights/Bell Rock.md"), str_from(note_text));
    note_schema_validate(&schema, note, NULL, run, &violations);
    structure_validate(&schema, note, STRUCTURE_MISSING | STRUCTURE_ORDER | STRUCTURE_CONTENT, run,
                       &violations);
    for (size_t i = 0; i < violations.len; i++)
        buf_fmt(&out, "%.*s\n", STR_ARG(violations.data[i].message));
    schema_registry_done(registry);
    arena_done(&scratch);
    return buf_str(&out);
}

START_TEST(a_note_owes_what_its_schema_and_those_it_extends_demand)
{
    static const struct {
        const char *schema;
        const char *note;
        const char *want;
    } cases[] = {
        {"extends: middle\nfront-matter: {properties: {d: {$ref: "
         "'../kinds.schema.json#/$defs/length'}}}",
         "---\nd: deep\n---\n\n# A\n",
         "'height' is missing\n'light' is missing\n'deep' is not an integer\nsection 'Overview' is "
         "missing\n"},
        {"extends: [middle, base]", "---\nlight: red\nheight: 1\n---\n\n## Overview\nx\n", ""},
        {"extends: notelint:note", "---\nalias: x\ntags: [a b]\n---\n",
         "'alias' is deprecated\n'a b' is not a tag: letters, digits, '_', '-' and '/', not digits "
         "alone\n"},
        {"front-matter: {required: [a]}", "---\n---\n\nText.\n", "'a' is missing\n"},
        {"front-matter: {required: [a]}", "No front matter: another rule tells.\n", ""},
        {"front-matter: {required: [a]}", "---\na: [\n---\n\nMalformed: another rule tells.\n", ""},
        {"structure: {stub-below: 4, sections: {required: [A]}}", "one two three\n", ""},
        {"structure: {stub-below: 4, sections: {required: [A]}}", "one - two | three four\n",
         "section 'A' is missing\n"},
        {"structure: {sections: {required: [A, B, C, D], order: true}}",
         "## B\nx\n\n## C\nx\n\n## D\nx\n\n## A\nx\n", "section 'A' belongs before 'B'\n"},
        {"structure: {sections: {required: ['### A'], level: 2}}", "## A\nx\n",
         "section 'A' is missing\n"},
        {"structure: {sections: {required: [A], level: 2}}", "### A\nx\n",
         "section 'A' is missing\n"},
        {"structure: {sections: {required: [\"What's new?\"]}}", "## what's NEW\nx\n", ""},
        {"structure: {table: {columns: [Year, Ships]}}",
         "| Ships | Month |\n|---|---|\n| 1 | 2 |\n", "the table has no column 'Year'\n"},
        {"structure: {table: {}}", "Text.\n", "no table\n"},
        {"structure: {when: [{if: {has: x}, then: {tags: {required: [a]}}, else: {tags: {required: "
         "[b]}}}]}",
         "---\nx: 1\n---\n\nText.\n", "tag 'a' is missing\n"},
        {"structure: {when: [{if: {has: x}, then: {tags: {required: [a]}}, else: {tags: {required: "
         "[b]}}}]}",
         "---\ny: 1\n---\n\nText.\n", "tag 'b' is missing\n"},
        {"structure: {embeds: {required: ['*.png'], caption: any}}", "![[a.png]]\n\n| a |\n|---|\n",
         "no caption follows this embed\n"},
        {"structure: {embeds: {required: ['*.png']}}", "%% ![[a.png]] %% [[a.png]]\n",
         "no embedded '*.png'\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena run = {0};
        const struct str got = messages(&run, cases[i].schema, cases[i].note);
        ck_assert_msg(str_eq(got, str_from(cases[i].want)), "%s\n%s\ngot:\n%.*s", cases[i].schema,
                      cases[i].note, STR_ARG(got));
        arena_done(&run);
    }
}
END_TEST

START_TEST(what_needs_other_notes_can_be_asked_for)
{
    struct arena run = {0};
    struct arena scratch = {0};
    struct schema_registry *registry = schema_registry_new(&run, load, NULL);
    struct note_schema schema;
    struct schema_error error = {0};
    ck_assert(
        parse(&run, registry,
              "structure:\n"
              "  links: {from: [Index.md, All/Lights.md, ../Top.md, '{folder}.md'], reciprocal: "
              "Related}\n"
              "  citations: {figures: required}\n"
              "  when: [{if: {tag: old}, then: {citations: {figures: optional, scope: section, "
              "except: [related]}}}]",
              &schema, &error));
    const struct note *note =
        note_parse(&run, &scratch, STR("Coast/Lights/Bell Rock.md"),
                   STR("---\ntags: [old]\n---\n\n## related:\nx\n\n## More\nx\n"));
    struct str_list paths = {0};
    structure_indexes(&schema, note, &run, &paths);
    ck_assert_uint_eq(paths.len, 4);
    ck_assert_str(paths.data[0], STR("Coast/Lights/Index.md"));
    ck_assert_str(paths.data[1], STR("All/Lights.md"));
    ck_assert_str(paths.data[2], STR("Coast/Top.md"));
    ck_assert_str(paths.data[3], STR("Coast/Lights/Lights.md"));
    bool sections[8] = {false};
    ck_assert_uint_eq(note->sections.len, 3);
    ck_assert(structure_reciprocal(&schema, note, sections));
    ck_assert(sections[1]);
    ck_assert(!sections[2]);
    struct citation_demand demand;
    ck_assert(structure_citations(&schema, note, &run, &demand));
    ck_assert(!demand.required);
    ck_assert_int_eq(demand.scope, SCOPE_SECTION);
    ck_assert(demand.exempt[1]);
    ck_assert(!demand.exempt[2]);
    schema_registry_done(registry);
    arena_done(&run);
    arena_done(&scratch);
}
END_TEST

START_TEST(the_shipped_schemas_are_sound)
{
    static const char *const names[] = {"concept",      "country", "event",  "note",
                                        "organization", "person",  "region", "source"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct arena run = {0};
        struct schema_registry *registry = schema_registry_new(&run, NULL, NULL);
        const struct str uri = str_fmt(&run, "notelint:%s", names[i]);
        struct str text;
        struct note_schema schema;
        struct schema_error error = {0};
        ck_assert(note_schema_shipped(uri, &text));
        ck_assert_msg(note_schema_parse(&run, registry, uri, uri, source_of(&run, text.data),
                                        &schema, &error),
                      "%s: %.*s", names[i], STR_ARG(error.message));
        ck_assert_str(schema.name, str_from(names[i]));
        schema_registry_done(registry);
        arena_done(&run);
    }
}
END_TEST

UNIT_MAIN("note_schema", a_wrong_schema_file_is_told_at_its_own_place,
          match_takes_in_the_notes_it_describes,
          a_note_owes_what_its_schema_and_those_it_extends_demand,
          what_needs_other_notes_can_be_asked_for, the_shipped_schemas_are_sound)
