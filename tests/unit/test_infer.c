/* infer: the schema that a group of notes gets, and who is an exception to it. */
#include "unit.h"

#include "notelint/infer.h"

enum { MOST_NOTES = 64 };

struct vault_under_test {
    struct arena run, scratch;
    const struct note *notes[MOST_NOTES];
    size_t count;
};

static void add(struct vault_under_test *vault, const char *path, struct str text)
{
    vault->notes[vault->count++] = note_parse(&vault->run, &vault->scratch, str_from(path), text);
}

static struct inferred_vec infer(struct vault_under_test *vault, const char *types)
{
    struct inferred_vec schemas = {0};
    struct value *property_types = NULL;
    if (types) {
        struct source *source = ARENA_NEW(&vault->run, struct source);
        struct defect defect;
        property_types = ARENA_NEW(&vault->run, struct value);
        source_init(source, &vault->run, str_from(types));
        ck_assert(json_parse(&vault->run, source, property_types, &defect));
    }
    const struct inference inference = {
        .notes = vault->notes, .note_count = vault->count, .property_types = property_types};
    infer_schemas(&vault->run, &inference, &schemas);
    return schemas;
}

static void done(struct vault_under_test *vault)
{
    arena_done(&vault->run);
    arena_done(&vault->scratch);
}

START_TEST(a_kind_gets_what_its_notes_share_and_the_rest_are_exceptions)
{
    static const char *const coasts[] = {"north", "east", "south"};
    struct vault_under_test vault = {0};
    for (int i = 0; i < 40; i++) {
        const bool odd_one = i == 7;
        const char *sources = i % 2 ? "Sources" : "Sources & Maps";
        add(&vault, str_fmt(&vault.run, "Light %02d.md", i).data,
            str_fmt(&vault.run,
                    "---\ntype: light house\ncoast: %s\nheight: %s\nlit: 18%02d-05-01\n%s"
                    "river: \"[[River %d]]\"\ntags: [light-house, \"a%d\"]\n---\n\n# L\n\n"
                    "## Overview\nx\n\n## %s\nx\n\n## Only here %d\nx\n",
                    i == 3 ? "est" : coasts[i % 3], i % 4 ? "12" : "12 m", i,
                    odd_one ? "" : "keeper: Ann\n", i, i, sources, i));
    }
    add(&vault, "Templates/Light.md",
        STR("---\ntype: light house\nkeeper:\nfog-signal:\n---\n\n## Overview\n"));
    struct inferred_vec schemas = infer(&vault, NULL);
    ck_assert_uint_eq(schemas.len, 1);
    ck_assert_str(schemas.data[0].name, STR("light-house"));
    ck_assert_str(schemas.data[0].wants, STR("type is light house"));
    ck_assert_str(schemas.data[0].text,
                  STR("# Inferred from 40 notes. It is yours to edit.\n"
                      "title: Light house\n"
                      "match: {type: light house}\n"
                      "front-matter:\n"
                      "  required: [type, keeper, coast, height, lit, river, tags]\n"
                      "  properties:\n"
                      "    type: {const: light house}\n"
                      "    keeper: {type: string}\n"
                      "    fog-signal: {}\n"
                      "    coast: {enum: [east, north, south]}\n"
                      "    height: {type: [string, integer]}\n"
                      "    lit: {type: string, format: date}\n"
                      "    river: {type: string, format: wikilink}\n"
                      "    tags: {type: array, items: {type: string, format: tag}}\n"
                      "structure:\n"
                      "  sections: {required: [Overview, [Sources, Sources & Maps]], order: true}\n"
                      "  tags: {required: [light-house]}\n"));
    ck_assert_uint_eq(schemas.data[0].note_count, 40);
    ck_assert_uint_eq(schemas.data[0].exception_notes, 2);
    ck_assert_uint_eq(schemas.data[0].exceptions.len, 2);
    ck_assert_str(schemas.data[0].exceptions.data[0].note->path, STR("Light 03.md"));
    ck_assert_str(schemas.data[0].exceptions.data[0].message,
                  STR("'est' is not one of 'east', 'north', 'south'"));
    ck_assert_str(schemas.data[0].exceptions.data[1].note->path, STR("Light 07.md"));
    ck_assert_str(schemas.data[0].exceptions.data[1].message, STR("'keeper' is missing"));
    done(&vault);
}
END_TEST

START_TEST(no_more_than_one_in_twenty_is_an_exception)
{
    struct vault_under_test vault = {0};
    for (int i = 0; i < 20; i++)
        add(&vault, str_fmt(&vault.run, "%02d.md", i).data,
            str_fmt(&vault.run, "---\ntype: ship\n%s%s---\n\nText.\n",
                    i == 1 ? "" : "built: 1921\n", i == 2 ? "" : "flag: red\n"));
    struct inferred_vec schemas = infer(&vault, NULL);
    ck_assert_uint_eq(schemas.len, 1);
    ck_assert(schemas.data[0].exception_notes <= 1);
    done(&vault);
}
END_TEST

START_TEST(notes_that_do_not_say_their_kind_are_grouped_by_folder_then_by_tag)
{
    struct vault_under_test vault = {0};
    for (int i = 0; i < 5; i++)
        add(&vault, str_fmt(&vault.run, "Ships: old/%d.md", i).data,
            STR("---\nflag: \"no\"\nbuilt: 1921\n---\n\nText.\n"));
    for (int i = 0; i < 5; i++)
        add(&vault, str_fmt(&vault.run, "Tagged %d.md", i).data,
            STR("---\ntags: [pier]\nlength: 3.5\n---\n\nText.\n"));
    for (int i = 0; i < 4; i++)
        add(&vault, str_fmt(&vault.run, "Few/%d.md", i).data, STR("---\na: 1\n---\n\nText.\n"));
    struct inferred_vec schemas = infer(&vault, "{\"types\": {\"built\": \"number\"}}");
    ck_assert_uint_eq(schemas.len, 2);
    ck_assert_str(schemas.data[0].name, STR("pier"));
    ck_assert_ptr_nonnull(strstr(schemas.data[0].text.data, "match: {tag: pier}\n"));
    ck_assert_ptr_nonnull(strstr(schemas.data[0].text.data, "length: {type: number}\n"));
    ck_assert_ptr_nonnull(strstr(schemas.data[1].text.data, "match: {path: \"/Ships: old/*\"}\n"));
    ck_assert_ptr_nonnull(strstr(schemas.data[1].text.data, "built: {type: number}\n"));
    ck_assert_uint_eq(schemas.data[1].exception_notes, 0);
    done(&vault);
}
END_TEST

START_TEST(few_notes_or_none_make_no_schema)
{
    struct vault_under_test vault = {0};
    ck_assert_uint_eq(infer(&vault, NULL).len, 0);
    for (int i = 0; i < 6; i++)
        add(&vault, str_fmt(&vault.run, "%d.md", i).data, STR("No front matter.\n"));
    ck_assert_uint_eq(infer(&vault, "[]").len, 0);
    done(&vault);
}
END_TEST

UNIT_MAIN("infer", a_kind_gets_what_its_notes_share_and_the_rest_are_exceptions,
          no_more_than_one_in_twenty_is_an_exception,
          notes_that_do_not_say_their_kind_are_grouped_by_folder_then_by_tag,
          few_notes_or_none_make_no_schema)
