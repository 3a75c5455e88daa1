/* vault/name_shape: how the words of two names stand to each other. */
#include "unit.h"

#include "../../src/vault/name_shape.h"

static struct arena arena;
static struct map words;

static struct name_shape shape_of(const char *name)
{
    struct name_shape shape;
    if (words.len == 0)
        name_words_read(&arena, &words);
    name_shape_read(&words, &arena, str_from(name), &shape);
    return shape;
}

START_TEST(names_stand_to_each_other)
{
    static const struct {
        const char *a, *b;
        enum name_relation relation;
    } rows[] = {
        {"Norway Herring Fishery", "Norwegian Herring Fisheries", NAMES_INFLECTED},
        {"Economy of Sudmark", "Sudmark Economics", NAMES_INFLECTED},
        {"Netherlands Dikes", "Dutch Dikes", NAMES_INFLECTED},
        {"Tidal Mills", "Tidal Mills: an Overview", NAMES_TREATISE},
        {"Salt Roads", "Salt Roads Deep Dive", NAMES_TREATISE},
        {"Salt Roads", "History of Salt Roads", NAMES_TREATISE},
        {"Salt Roads", "Deep Salt Roads", NAMES_LONGER},
        {"Glacier Mining", "Glacier Mining Technology", NAMES_LONGER},
        {"Amber Trade", "Amber Economy", NAMES_LONGER}, /* one facet in two words */
        {"Ice Harvest", "Ice Cutting", NAMES_OTHER},
        {"Ice Harvest", "Salt Roads", NAMES_APART},
        {"Amber Economy", "Amber", NAMES_SORTED}, /* a facet */
        {"Amber Economy", "Amber League", NAMES_SORTED},
        {"Amber Law", "Amber Music", NAMES_SORTED},
        {"Sound War", "Sound Treaty", NAMES_SORTED}, /* a kind */
        {"Elverum", "University of Elverum", NAMES_SORTED},
        {"Elverum", "New University of Elverum", NAMES_APART},
        {"Elverum Law", "Elverum Night Music", NAMES_APART},
        {"Skagerrak I", "Skagerrak II", NAMES_APART}, /* a mark */
        {"Second Herring War", "Third Herring War", NAMES_APART},
        {"Storm of 1807", "Storm of 1825", NAMES_APART},
        {"North Telemark", "Telemark", NAMES_APART},
        {"", "", NAMES_APART},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct name_shape a = shape_of(rows[i].a);
        const struct name_shape b = shape_of(rows[i].b);
        ck_assert_msg(name_shapes_relate(&a, &b) == rows[i].relation, "'%s', '%s': %d", rows[i].a,
                      rows[i].b, (int)name_shapes_relate(&a, &b));
        ck_assert_int_eq(name_shapes_relate(&b, &a), rows[i].relation);
    }
}
END_TEST

START_TEST(sorts_are_told)
{
    static const struct {
        const char *name, *other, *phrase;
        bool covered;
    } rows[] = {
        {"Amber League", "Amber", "a rich confederation", true},
        {"Amber League", "Amber", "a rich town", false},
        {"Amber Economy", "Amber League", "the greatest commercial power", true},
        {"Amber Economy", "Amber League", "the greatest power", false},
        {"Amber", "Amber League", "", true},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct name_shape name = shape_of(rows[i].name);
        const struct name_shape other = shape_of(rows[i].other);
        const struct name_sort told = name_sort_of(&words, &arena, str_from(rows[i].phrase));
        ck_assert_msg(name_sort_covers(told, &name, &other) == rows[i].covered, "'%s', '%s'",
                      rows[i].name, rows[i].phrase);
    }
}
END_TEST

START_TEST(brackets_qualify)
{
    const struct name_shape plain = shape_of("Solveig");
    const struct name_shape film = shape_of("Solveig (film)");
    const struct name_shape novel = shape_of("Solveig (novel)");
    ck_assert_uint_eq(plain.qualifier, 0);
    ck_assert_uint_ne(film.qualifier, novel.qualifier);
    ck_assert_uint_eq(film.marks, plain.marks);
    ck_assert_uint_ne(shape_of("Solveig (S101)").marks, plain.marks);
    ck_assert_uint_eq(film.sort.kinds, plain.sort.kinds);
    ck_assert_uint_eq(shape_of("Weather Office (WO)").qualifier, 0);
    ck_assert_uint_eq(shape_of("Utholm (Eiderstedt)").qualifier, name_qualifier(STR("eiderstedt")));
}
END_TEST

START_TEST(long_names_have_no_shape)
{
    ck_assert_uint_eq(shape_of("ab cd ef gh ij kl mn op qr st uw yz").count, SHAPE_WORDS);
    ck_assert_uint_eq(shape_of("ab cd ef gh ij kl mn op qr st uw yz zz").count, 0);
}
END_TEST

UNIT_MAIN("name_shape", names_stand_to_each_other, sorts_are_told, brackets_qualify,
          long_names_have_no_shape)
