/* number: digits, fractions, magnitudes and number words as exact decimals. */
#include "unit.h"

#include "../../src/parse/scan.h"

struct number_case {
    const char *text;
    const char *value; /* empty: no number */
    const char *read;  /* the bytes that were read as the number */
};

/* The number at the first lexeme of `text`; false if there is none. */
static bool read_number(struct arena *arena, struct str text, struct number *ret, size_t *ret_end)
{
    struct lexeme_vec lexemes = {0};
    const struct mask mask = {arena_alloc(arena, text.len + 1), text.len}; /* zero is text */
    struct passage passage = {.text = text, .mask = &mask, .region = region_of(0, text.len)};
    tokens_lex(arena, text, &mask, passage.region, &passage.tokens);
    lexemes_read(arena, &passage, &lexemes);
    const struct scan scan = {.run = arena,
                              .scratch = arena,
                              .text = text,
                              .lexemes = lexemes.data,
                              .count = lexemes.len};
    if (!number_parse(&scan, 0, ret))
        return false;
    number_scale(&scan, ret, false);
    *ret_end = lexemes.data[ret->end - 1].end;
    return true;
}

static void check_numbers(const struct number_case *cases, size_t count)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        struct number number;
        size_t end = 0;
        const struct str text = str_from(cases[i].text);
        const bool found = read_number(&arena, text, &number, &end);
        const struct str value = found ? decimal_fmt(&arena, number.value) : STR("");
        ck_assert_msg(str_eq(value, str_from(cases[i].value)), "%s: got '%.*s', want '%s'",
                      cases[i].text, STR_ARG(value), cases[i].value);
        ck_assert_str(str_slice(text, 0, end), str_from(cases[i].read));
        arena_reset(&arena);
    }
    arena_done(&arena);
}

START_TEST(digits)
{
    static const struct number_case cases[] = {
        {"12", "12", "12"},
        {"1,234", "1234", "1,234"},
        {"1,234,567.8", "1234567.8", "1,234,567.8"},
        {"12,34,567", "1234567", "12,34,567"},
        {"1 234 567", "1234567", "1 234 567"},
        {"40\xe2\x80\xaf"
         "000",
         "40000",
         "40\xe2\x80\xaf"
         "000"},
        {"40 0000", "40", "40"},
        {"2013 278", "2013", "2013"},
        {"1.111,11", "1111.11", "1.111,11"},
        {"1.234.567", "1234567", "1.234.567"},
        {"3,5", "3.5", "3,5"},
        {"22,24,26", "22", "22"},
        {"7\xc2\xb7"
         "5",
         "7.5",
         "7\xc2\xb7"
         "5"},
        {".25", "0.25", ".25"},
        {"1.2.3", "", ""},
        {"0.1000", "0.1", "0.1000"},
        {"word", "", ""},
    };
    check_numbers(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(fractions_and_powers)
{
    static const struct number_case cases[] = {
        {"1/2", "0.5", "1/2"},
        {"3/4", "0.75", "3/4"},
        {"24/7", "24", "24"},
        {"9/11", "9", "9"},
        {"5/17/2018", "5", "5"},
        {"2 1/4", "2.25", "2 1/4"},
        {"10\xc2\xbd", "10.5", "10\xc2\xbd"},
        {"\xc2\xbe", "0.75", "\xc2\xbe"},
        {"1.5e3", "1500", "1.5e3"},
        {"9.8e-3", "0.0098", "9.8e-3"},
        {"5 x 10^3", "5000", "5 x 10^3"},
        {"5.1\xc3\x97"
         "10\xc2\xb3",
         "5100",
         "5.1\xc3\x97"
         "10\xc2\xb3"},
        {"10^6", "1000000", "10^6"},
    };
    check_numbers(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(magnitudes)
{
    static const struct number_case cases[] = {
        {"8.5 billion", "8500000000", "8.5 billion"},
        {"3 hundred", "300", "3 hundred"},
        {"2-million", "2000000", "2-million"},
        {"13 lakh", "1300000", "13 lakh"},
        {"5 trillion", "5000000000000", "5 trillion"},
        {"10k", "10000", "10k"},
        {"10M", "10000000", "10M"},
        {"1.2bn", "1200000000", "1.2bn"},
        {"10 tln", "10000000000000", "10 tln"},
        {"5 K", "5", "5"},
        {"1m", "1", "1"},
        {"4 thousand 3 hundred and 21", "4321", "4 thousand 3 hundred and 21"},
        {"3 hundred and 2 hundred", "300", "3 hundred"},
        {"8 billion and 12", "8000000000", "8 billion"},
        {"3 dozen", "36", "3 dozen"},
        {"322 hundred", "32200", "322 hundred"},
    };
    check_numbers(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(words)
{
    static const struct number_case cases[] = {
        {"zero", "0", "zero"},
        {"sixteen", "16", "sixteen"},
        {"fifty-two", "52", "fifty-two"},
        {"fifty two", "52", "fifty two"},
        {"one hundred and six", "106", "one hundred and six"},
        {"a hundred and two", "102", "a hundred and two"},
        {"two hundred and two thousand", "202000", "two hundred and two thousand"},
        {"two thousand and two hundred", "2200", "two thousand and two hundred"},
        {"thirty-one million two hundred fifty-six thousand", "31256000",
         "thirty-one million two hundred fifty-six thousand"},
        {"three lakh crore", "3000000000000", "three lakh crore"},
        {"five hundred and two hundred", "500", "five hundred"},
        {"twenty thirty", "20", "twenty"},
        {"nine and a half", "9.5", "nine and a half"},
        {"two and three quarters", "2.75", "two and three quarters"},
        {"two point two million", "2200000", "two point two million"},
        {"half a million", "500000", "half a million"},
        {"half a dozen", "6", "half a dozen"},
        {"a dozen", "12", "a dozen"},
        {"a quarter million", "250000", "a quarter million"},
        {"three quarters of", "0.75", "three quarters"},
        {"one-fifth", "0.2", "one-fifth"},
        {"a third of", "0.333333333333333", "a third"},
        {"a third time", "", ""},
        {"a ship", "", ""},
    };
    check_numbers(cases, COUNT_OF(cases));
}
END_TEST

UNIT_MAIN("number", digits, fractions_and_powers, magnitudes, words)
