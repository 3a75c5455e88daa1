/* vault/agree: what rounding, ranges, bounds and units explain, and what they do not. */
#include "unit.h"

#include "../../src/vault/agree.h"
#include "notelint/decimal.h"

static struct arena arena;

struct told {
    enum figure_kind kind;
    const char *low, *high; /* "8.5", or "8.5e9" with the magnitude applied; high NULL: the same */
    const char *unit;
    enum bound bound;
    unsigned flags;
};

static struct figure figure_of(const struct told *told)
{
    struct figure figure = {
        .kind = told->kind,
        .bound = told->bound,
        .flags = told->flags | (told->high ? FIGURE_RANGE : 0u),
        .has_low = true,
        .has_high = true,
        .unit = str_from(told->unit),
    };
    int64_t last;
    ck_assert(decimal_parse(&arena, str_from(told->low), &figure.low, &last));
    figure.high = figure.low;
    if (told->high)
        ck_assert(decimal_parse(&arena, str_from(told->high), &figure.high, &last));
    figure.precision = (int32_t)last;
    return figure;
}

struct pair {
    struct told a, b;
    enum agreement want;
};

static void check(const struct pair *pairs, size_t count, enum attribute_class class_)
{
    for (size_t i = 0; i < count; i++) {
        const struct figure a = figure_of(&pairs[i].a);
        const struct figure b = figure_of(&pairs[i].b);
        const enum agreement got = figures_agree(&a, &b, class_, &arena);
        ck_assert_msg(got == pairs[i].want, "row %zu: got %d, want %d", i, got, pairs[i].want);
        ck_assert_int_eq(figures_agree(&b, &a, class_, &arena), got);
    }
}

#define N(low)                                                                                     \
    {                                                                                              \
        FIGURE_NUMBER, low, NULL, "", BOUND_EXACT, 0                                               \
    }
#define P(low)                                                                                     \
    {                                                                                              \
        FIGURE_PERCENT, low, NULL, "%", BOUND_EXACT, 0                                             \
    }
#define Y(low)                                                                                     \
    {                                                                                              \
        FIGURE_YEAR, low, NULL, "", BOUND_EXACT, 0                                                 \
    }
#define S(low, high)                                                                               \
    {                                                                                              \
        FIGURE_YEAR, low, high, "", BOUND_EXACT, 0                                                 \
    }
#define Q(low, unit)                                                                               \
    {                                                                                              \
        FIGURE_QUANTITY, low, NULL, unit, BOUND_EXACT, 0                                           \
    }
#define BOUNDED(low, bound)                                                                        \
    {                                                                                              \
        FIGURE_NUMBER, low, NULL, "", bound, 0                                                     \
    }
#define RANGE(low, high)                                                                           \
    {                                                                                              \
        FIGURE_NUMBER, low, high, "", BOUND_EXACT, 0                                               \
    }

START_TEST(rounding_is_as_written)
{
    static const struct pair rows[] = {
        {P("9"), P("9.2"), AGREE_ROUNDED},
        {P("9.0"), P("9.2"), AGREE_NEAR},
        {P("4.6"), P("4.7"), AGREE_NEAR},
        {N("146"), N("146.6"), AGREE_ROUNDED},
        {N("81000"), N("81322"), AGREE_ROUNDED},
        {N("200000"), N("193000"), AGREE_ROUNDED},
        {N("85"), N("80"), AGREE_NEAR},
        {N("400"), N("440"), AGREE_NEAR},
        {N("7"), N("5"), AGREE_NEAR},
        {N("7"), N("7.0"), AGREE_EQUAL},
        {N("50"), N("159"), AGREE_FAR},
        {N("50"), N("5000"), AGREE_APART},
        {N("12"), N("-12"), AGREE_APART},
        {N("0"), N("3"), AGREE_APART},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_STOCK);
}
END_TEST

START_TEST(ranges_and_bounds_contain)
{
    static const struct pair rows[] = {
        {RANGE("30", "60"), N("40"), AGREE_ROUNDED},
        {RANGE("70", "170"), N("200"), AGREE_NEAR},
        {RANGE("80000", "100000"), N("240000"), AGREE_FAR},
        {BOUNDED("300", BOUND_AT_LEAST), N("420"), AGREE_ROUNDED},
        {BOUNDED("300", BOUND_AT_LEAST), N("600"), AGREE_NEAR},
        {BOUNDED("300", BOUND_AT_LEAST), N("280"), AGREE_NEAR},
        {BOUNDED("300", BOUND_AT_MOST), N("200"), AGREE_ROUNDED},
        {BOUNDED("300", BOUND_AT_MOST), N("320"), AGREE_NEAR},
        {BOUNDED("1000", BOUND_APPROXIMATE), N("1043"), AGREE_ROUNDED},
        {BOUNDED("1000", BOUND_APPROXIMATE), N("1143"), AGREE_NEAR},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_STOCK);
}
END_TEST

START_TEST(units_meet_in_their_base)
{
    static const struct pair rows[] = {
        {Q("1700", "mile"), Q("2736", "kilometer"), AGREE_ROUNDED},
        {Q("185", "centimeter"), Q("1.85", "meter"), AGREE_EQUAL},
        {Q("10", "kilometer"), Q("10", "mile"), AGREE_NEAR},
        {Q("10", "kilometer"), Q("10", "kilogram"), AGREE_NOT_COMPARABLE},
        {Q("10", "kilometer"), N("10"), AGREE_NOT_COMPARABLE},
        {P("10"), N("10"), AGREE_NOT_COMPARABLE},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_SIZE);
}
END_TEST

START_TEST(changes_and_levels_never_meet)
{
    static const struct pair rows[] = {
        {{FIGURE_PERCENT, "4", NULL, "%", BOUND_EXACT, FIGURE_CHANGE},
         P("5"),
         AGREE_NOT_COMPARABLE},
        {{FIGURE_PERCENT, "-8", NULL, "%", BOUND_EXACT, FIGURE_CHANGE},
         {FIGURE_PERCENT, "-11.5", NULL, "%", BOUND_EXACT, FIGURE_CHANGE},
         AGREE_NEAR},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_OTHER);
}
END_TEST

START_TEST(years_of_events_are_exact)
{
    static const struct pair rows[] = {
        {Y("1602"), Y("1600"), AGREE_CLOSE},
        {Y("1609"), Y("1600"), AGREE_NEAR},
        {Y("1961"), Y("1961"), AGREE_EQUAL},
        {Y("1602"), Y("1702"), AGREE_APART},
        {{FIGURE_YEAR, "1300", NULL, "", BOUND_APPROXIMATE, 0}, Y("1299"), AGREE_ROUNDED},
        {S("1590", "1599"), Y("1597"), AGREE_ROUNDED},
        {Y("-247"), Y("-246"), AGREE_CLOSE},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_POINT);
}
END_TEST

START_TEST(spans_agree_at_both_ends)
{
    static const struct pair rows[] = {
        {S("-1353", "-1336"), S("-1352", "-1336"), AGREE_CLOSE},
        {S("-1600", "-1100"), S("-1600", "-1200"), AGREE_NEAR},
        {S("1950", "1989"), S("1952", "1987"), AGREE_ROUNDED},
        {S("-1595", "-1155"), S("-1600", "-1150"), AGREE_ROUNDED},
        {S("-2334", "-2154"), S("-2350", "-2150"), AGREE_ROUNDED},
        {S("1347", "1351"), S("1346", "1353"), AGREE_CLOSE},
        {S("1470", "1510"), S("1440", "1520"), AGREE_FAR},
        {S("1939", "1945"), S("1914", "1918"), AGREE_APART},
        {S("1939", "1945"), Y("1939"), AGREE_NOT_COMPARABLE},
    };
    check(rows, COUNT_OF(rows), ATTRIBUTE_SPAN);
}
END_TEST

UNIT_MAIN("compare", rounding_is_as_written, ranges_and_bounds_contain, units_meet_in_their_base,
          changes_and_levels_never_meet, years_of_events_are_exact, spans_agree_at_both_ends)
