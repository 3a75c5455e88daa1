/* vault/definition: the phrases that say what a subject is. */
#include "unit.h"

#include "../../src/vault/definition.h"

START_TEST(first_sentences_define)
{
    static const struct {
        const char *lead, *first, *second;
    } rows[] = {
        {"The Hansa was a trade confederation of towns.", "a trade confederation", ""},
        {"The Hansa (c. 1150-1669) was, all told, rich.", "", ""},
        {"The Hansa was the richest league\xe2\x80\x94so far.", "the richest league", ""},
        {"Bergen is one of the oldest ports in the north.", "one of the oldest ports", ""},
        {"A network of towns. The Hansa was a league.", "A network", "a league"},
        {"The farming revolution that made all else possible.", "The farming revolution", ""},
        {"Tar\xe2\x80\x94sticky stuff\xe2\x80\x94seals boats.", "Tar", ""},
        {"They are **ships**, mostly.", "ships", ""},
        {"Unclosed (bracket is", "Unclosed", ""},
        {"is", "", ""},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str phrases[DEFINITIONS_MAX] = {{0}};
        const size_t count = definitions_of(str_from(rows[i].lead), phrases);
        ck_assert_msg((count > 0) == (rows[i].first != NULL), "'%s': %zu", rows[i].lead, count);
        ck_assert_msg(str_eq(phrases[0], str_from(rows[i].first)), "'%s': '%.*s'", rows[i].lead,
                      STR_ARG(phrases[0]));
        ck_assert_msg(str_eq(phrases[1], str_from(rows[i].second)), "'%s': '%.*s'", rows[i].lead,
                      STR_ARG(phrases[1]));
    }
}
END_TEST

UNIT_MAIN("definition", first_sentences_define)
