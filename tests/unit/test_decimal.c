/* decimal: parsing, comparing, exact arithmetic, notation. */
#include "unit.h"

#include "notelint/decimal.h"

static struct decimal decimal_of(struct arena *arena, const char *text)
{
    struct decimal d;
    ck_assert_msg(decimal_parse(arena, str_from(text), &d, NULL), "'%s' does not parse", text);
    return d;
}

START_TEST(numbers_parse_to_canonical_form)
{
    static const struct {
        const char *text, *plain;
        int64_t last;
    } cases[] = {
        {"0", "0", 0},
        {"-0", "0", 0},
        {"-0.00", "0", -2},
        {"12", "12", 0},
        {"0012", "12", 0},
        {"1200", "1200", 0},
        {"9.0", "9", -1},
        {"1.25", "1.25", -2},
        {"-1.250", "-1.25", -3},
        {"0.05", "0.05", -2},
        {"1,234", "1234", 0},
        {"1,234,567.80", "1234567.8", -2},
        {"12e2", "1200", 2},
        {"1.25E+3", "1250", 1},
        {"1.25e-3", "0.00125", -5},
        {"0e99", "0", 99},
        {"123456789012345678901234567890", "123456789012345678901234567890", 0},
        {"1e39", "1000000000000000000000000000000000000000", 39},
        {"1e40", "1e+40", 40},
        {"-12345e40", "-1.2345e+44", 40},
        {"1e-38", "0.00000000000000000000000000000000000001", -38},
        {"12e-40", "1.2e-39", -40},
        {"1e99999999999999999999", "1e+1000000000", 1000000000},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct decimal d;
        int64_t last = 77;
        ck_assert(decimal_parse(&arena, str_from(cases[i].text), &d, &last));
        ck_assert_str(decimal_fmt(&arena, d), str_from(cases[i].plain));
        ck_assert_msg(last == cases[i].last, "%s: last digit at %jd", cases[i].text,
                      (intmax_t)last);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(other_texts_are_no_numbers)
{
    static const char *const cases[] = {
        "",       "-",        "+1",     ".5",     "5.",      "1e",    "1e+",   "e5",       "1,23",
        "1,2345", "1234,567", "0,123",  "1,,234", "1,",      "1.5.2", "1 2",   "0x1F",     "1e5.0",
        "--1",    "1-",       "1,234e", "١",      "1.2,345", "inf",   "1_000", "1,234,56",
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct decimal d;
        ck_assert_msg(!decimal_parse(&arena, str_from(cases[i]), &d, NULL), "'%s' parses",
                      cases[i]);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(order_is_by_value)
{
    /* ascending; a group of equals is written as one row */
    static const char *const ascending[] = {
        "-1e1000000000", "-1e30", "-12.5", "-12.49", "-1", "-0.001", "0",
        "1e-1000000000", "0.001", "0.01",  "0.0101", "1",  "9",      "10",
        "10.1",          "12.49", "1e30",
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(ascending); i++)
        for (size_t j = 0; j < COUNT_OF(ascending); j++) {
            const int order =
                decimal_cmp(decimal_of(&arena, ascending[i]), decimal_of(&arena, ascending[j]));
            ck_assert_int_eq((order > 0) - (order < 0), (i > j) - (i < j));
        }
    ck_assert(decimal_eq(decimal_of(&arena, "1200"), decimal_of(&arena, "1.2e3")));
    ck_assert(decimal_eq(decimal_of(&arena, "-0"), decimal_of(&arena, "0.00")));
    ck_assert(!decimal_eq(decimal_of(&arena, "-1"), decimal_of(&arena, "1")));
    arena_done(&arena);
}
END_TEST

START_TEST(arithmetic_is_exact)
{
    static const struct {
        const char *a;
        char op;
        const char *b, *result;
    } cases[] = {
        {"1", '+', "2", "3"},
        {"0.1", '+', "0.2", "0.3"},
        {"999", '+', "1", "1000"},
        {"-5", '+', "3", "-2"},
        {"5", '+', "-5", "0"},
        {"1e20", '+', "1e-10", "100000000000000000000.0000000001"},
        {"1000", '-', "0.001", "999.999"},
        {"0", '-', "7", "-7"},
        {"1e1000000", '+', "1", "1e+1000000"},
        {"1", '-', "1e1000000", "-1e+1000000"},
        {"12", '*', "12", "144"},
        {"-0.5", '*', "0.5", "-0.25"},
        {"99999999999999999999", '*', "99999999999999999999",
         "9999999999999999999800000000000000000001"},
        {"3e500000000", '*', "3e-500000000", "9"},
        {"0", '*', "-3", "0"},
        {"1", '/', "3", "0.33333"},
        {"2", '/', "3", "0.66667"},
        {"-2", '/', "3", "-0.66667"},
        {"1", '/', "8", "0.125"},
        {"8500000000", '/', "1e9", "8.5"},
        {"999996", '/', "1", "1000000"},
        {"99999.5", '/', "1", "100000"},
        {"10", '/', "4", "2.5"},
        {"1", '/', "123456789012345678901", "0.0000000000000000000081"},
        {"0", '/', "5", "0"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct decimal a = decimal_of(&arena, cases[i].a);
        const struct decimal b = decimal_of(&arena, cases[i].b);
        const struct decimal result = cases[i].op == '+'   ? decimal_add(&arena, a, b)
                                      : cases[i].op == '-' ? decimal_sub(&arena, a, b)
                                      : cases[i].op == '*' ? decimal_mul(&arena, a, b)
                                                           : decimal_div(&arena, a, b, 5);
        ck_assert_str(decimal_fmt(&arena, result), str_from(cases[i].result));
    }
    arena_done(&arena);
}
END_TEST

/* Small operands against the machine's integers. */
START_TEST(arithmetic_agrees_with_integers)
{
    struct arena arena = {0};
    for (int64_t a = -130; a <= 130; a += 7)
        for (int64_t b = -45; b <= 45; b++) {
            const struct decimal x = decimal_from_int(&arena, a);
            const struct decimal y = decimal_from_int(&arena, b);
            int64_t got = 0;
            ck_assert(decimal_to_int(decimal_add(&arena, x, y), &got) && got == a + b);
            ck_assert(decimal_to_int(decimal_sub(&arena, x, y), &got) && got == a - b);
            ck_assert(decimal_to_int(decimal_mul(&arena, x, y), &got) && got == a * b);
            if (b == 0)
                continue;
            const struct decimal product = decimal_mul(&arena, x, y);
            ck_assert(decimal_eq(decimal_div(&arena, product, y, 10), x));
            ck_assert_int_eq(decimal_is_multiple(&arena, x, decimal_abs(y)), a % b == 0);
        }
    arena_done(&arena);
}
END_TEST

START_TEST(multiples_are_decided_exactly)
{
    static const struct {
        const char *a, *b;
        bool multiple;
    } cases[] = {
        {"0", "7", true},
        {"4.5", "1.5", true},
        {"4.6", "1.5", false},
        {"0.0075", "0.0001", true},
        {"0.00751", "0.0001", false},
        {"12391239123", "1e-8", true},
        {"1e308", "0.123456789", false},
        {"1e308", "0.5", true},
        {"1e1000000000", "1e-1000000000", true},
        {"1e1000000000", "3", false},
        {"3e1000000000", "3", true},
        {"1e1000000000", "1024", true},
        {"1e1000000000", "123456789012345678901234567890", false},
        {"246913578024691357802469135780", "123456789012345678901234567890", true},
        {"246913578024691357802469135781", "123456789012345678901234567890", false},
        {"1e200", "1267650600228229401496703205376", true}, /* 2^100 */
        {"1e99", "1267650600228229401496703205376", false},
        {"1", "10", false},
        {"-9", "3", true},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_msg(decimal_is_multiple(&arena, decimal_of(&arena, cases[i].a),
                                          decimal_of(&arena, cases[i].b)) == cases[i].multiple,
                      "%s of %s", cases[i].a, cases[i].b);
    arena_done(&arena);
}
END_TEST

START_TEST(integers_convert_within_their_range)
{
    static const struct {
        const char *text;
        bool fits;
        int64_t value;
    } cases[] = {
        {"0", true, 0},
        {"-17", true, -17},
        {"1e3", true, 1000},
        {"1.0", true, 1},
        {"1.5", false, 0},
        {"9223372036854775807", true, INT64_MAX},
        {"9223372036854775808", false, 0},
        {"-9223372036854775808", true, INT64_MIN},
        {"-9223372036854775809", false, 0},
        {"99999999999999999999", false, 0},
        {"1e1000000000", false, 0},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int64_t value = 0;
        ck_assert_int_eq(decimal_to_int(decimal_of(&arena, cases[i].text), &value), cases[i].fits);
        ck_assert_int_eq(value, cases[i].value);
    }
    ck_assert_str(decimal_fmt(&arena, decimal_from_int(&arena, INT64_MIN)),
                  STR("-9223372036854775808"));
    ck_assert(decimal_is_zero(decimal_from_int(&arena, 0)));
    ck_assert(!decimal_negate(decimal_from_int(&arena, 0)).negative);
    ck_assert(
        decimal_eq(decimal_shift(decimal_from_int(&arena, 85), 8), decimal_of(&arena, "8.5e9")));
    arena_done(&arena);
}
END_TEST

START_TEST(grouped_notation_is_for_people)
{
    static const struct {
        const char *text, *grouped;
    } cases[] = {
        {"0", "0"},
        {"999", "999"},
        {"1000", "1,000"},
        {"-1000", "-1,000"},
        {"8500000000", "8,500,000,000"},
        {"1234567.891", "1,234,567.891"},
        {"0.0001", "0.0001"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_str(decimal_fmt_grouped(&arena, decimal_of(&arena, cases[i].text)),
                      str_from(cases[i].grouped));
    arena_done(&arena);
}
END_TEST

START_TEST(digits_by_the_million_take_linear_time)
{
    struct arena arena = {0};
    enum { MANY = 1000000 };
    char *digits = arena_alloc(&arena, MANY);
    memset(digits, '7', MANY);
    struct decimal d;
    ck_assert(decimal_parse(&arena, (struct str){digits, MANY}, &d, NULL));
    ck_assert_uint_eq(d.digits.len, MANY);
    ck_assert(!decimal_is_zero(decimal_add(&arena, d, d)));
    ck_assert(!decimal_is_zero(decimal_mul(&arena, d, d)));
    ck_assert(!decimal_is_zero(decimal_div(&arena, d, decimal_negate(d), 20)));
    ck_assert(decimal_is_multiple(&arena, d, d));
    ck_assert(decimal_is_multiple(&arena, d, decimal_from_int(&arena, 7)));
    ck_assert(!decimal_is_multiple(&arena, d, decimal_from_int(&arena, 2)));
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("decimal", numbers_parse_to_canonical_form, other_texts_are_no_numbers, order_is_by_value,
          arithmetic_is_exact, arithmetic_agrees_with_integers, multiples_are_decided_exactly,
          integers_convert_within_their_range, grouped_notation_is_for_people,
          digits_by_the_million_take_linear_time)
