/* unit: spellings, classes and factors. */
#include "unit.h"

#include "notelint/unit.h"

START_TEST(spellings_are_found_in_their_case)
{
    static const struct {
        const char *text, *unit;
        enum unit_class class_;
    } cases[] = {
        {"km", "kilometer", UNIT_MEASURE},
        {"Kilometres", "kilometer", UNIT_MEASURE},
        {"square miles", "square-mile", UNIT_MEASURE},
        {"sq km", "square-kilometer", UNIT_MEASURE},
        {"km²", "square-kilometer", UNIT_MEASURE},
        {"MW", "megawatt", UNIT_MEASURE},
        {"GWh", "gigawatt-hour", UNIT_MEASURE},
        {"°C", "celsius", UNIT_MEASURE},
        {"b/d", "barrel-per-day", UNIT_MEASURE},
        {"years", "year", UNIT_TIME},
        {"Centuries", "century", UNIT_TIME},
        {"ka", "kiloyear", UNIT_TIME},
        {"$", "USD", UNIT_CURRENCY},
        {"HK$", "HKD", UNIT_CURRENCY},
        {"EUR", "EUR", UNIT_CURRENCY},
        {"Swiss francs", "CHF", UNIT_CURRENCY},
        {"cents", "cent", UNIT_CURRENCY},
        {"percent", "%", UNIT_RATIO},
        {"basis points", "basis-point", UNIT_RATIO},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct unit_name name;
        ck_assert_msg(unit_find(str_from(cases[i].text), &name), "%s", cases[i].text);
        ck_assert_str(name.unit, str_from(cases[i].unit));
        ck_assert_int_eq((int)name.class_, (int)cases[i].class_);
        ck_assert_int_eq((int)unit_class_of(name.unit), (int)cases[i].class_);
    }
}
END_TEST

START_TEST(words_that_mean_something_else_are_no_units)
{
    static const char *const words[] = {"all", "top", "try",  "won", "ALL",  "TOP", "us",
                                        "b",   "p",   "gold", "",    "ship", "km ", "kM"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct unit_name name;
        ck_assert_msg(!unit_find(str_from(words[i]), &name), "%s", words[i]);
    }
    ck_assert(unit_class_of(STR("ship")) == UNIT_NONE);
    ck_assert(unit_class_of(STR("ship-per-day")) == UNIT_NONE);
    ck_assert(unit_class_of(STR("USD-per-barrel")) == UNIT_CURRENCY);
}
END_TEST

START_TEST(longer_spellings_are_announced)
{
    struct unit_name name;
    ck_assert(unit_find_beginning(STR("square"), &name) && name.longer && name.unit.len == 0);
    ck_assert(unit_find_beginning(STR("km"), &name) && name.longer && name.unit.len > 0);
    ck_assert(unit_find_beginning(STR("Barrels of"), &name) && name.longer);
    ck_assert(unit_find_beginning(STR("square miles"), &name) && !name.longer);
    ck_assert(!unit_find_beginning(STR("ships"), &name));
}
END_TEST

START_TEST(units_have_a_factor_and_a_base)
{
    static const struct {
        const char *unit, *factor, *base;
    } cases[] = {
        {"kilometer", "1000", "meter"},
        {"inch", "0.0254", "meter"},
        {"cubic-centimeter", "0.000001", "cubic-meter"},
        {"barrel", "0.158987294928", "cubic-meter"},
        {"week", "604800", "second"},
        {"decade", "10", "year"},
        {"kiloyear", "1000", "year"},
        {"gigawatt", "1000000000", "kilogram-square-meter-per-cubic-second"},
        {"USD", "1", "USD"},
        {"ship", "1", "ship"},
        {"%", "1", "%"},
        {"permille", "0.1", "%"},
        {"basis-point", "0.01", "percentage-point"},
        {"USD-per-week", "0.00000165343915343915", "USD-per-second"},
        {"ship-per-decade", "0.1", "ship-per-year"},
        {"kilometer-per-square-second", "1000", "meter-per-square-second"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct decimal factor;
        struct str base;
        ck_assert(unit_to_base(&arena, str_from(cases[i].unit), &factor, &base));
        ck_assert_str(base, str_from(cases[i].base));
        ck_assert_str(decimal_fmt(&arena, factor), str_from(cases[i].factor));
    }
    struct decimal factor;
    struct str base;
    ck_assert(!unit_to_base(&arena, STR("celsius"), &factor, &base));
    ck_assert(!unit_to_base(&arena, STR("fahrenheit"), &factor, &base));
    ck_assert(unit_to_base(&arena, STR("kelvin"), &factor, &base));
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("unit", spellings_are_found_in_their_case, words_that_mean_something_else_are_no_units,
          longer_spellings_are_announced, units_have_a_factor_and_a_base)
