/* Decimals: two numbers, one a line, and the laws of arithmetic. */
#include "fuzz.h"
#include "notelint/decimal.h"

static bool is_short(struct decimal d)
{
    return d.digits.len < 100 && d.exponent < 1000 && d.exponent > -1000;
}

static void check_notation(struct arena *arena, struct decimal d)
{
    struct decimal again;
    int64_t number;
    FUZZ_CHECK(decimal_parse(arena, decimal_fmt(arena, d), &again, NULL));
    FUZZ_CHECK(decimal_eq(d, again));
    FUZZ_CHECK(decimal_parse(arena, decimal_fmt_grouped(arena, d), &again, NULL));
    FUZZ_CHECK(decimal_eq(d, again));
    if (decimal_to_int(d, &number))
        FUZZ_CHECK(decimal_eq(d, decimal_from_int(arena, number)));
}

static void check_laws(struct arena *arena, struct decimal a, struct decimal b)
{
    const struct decimal sum = decimal_add(arena, a, b);
    const struct decimal product = decimal_mul(arena, a, b);
    FUZZ_CHECK(decimal_eq(sum, decimal_add(arena, b, a)));
    FUZZ_CHECK(decimal_eq(decimal_sub(arena, sum, b), a));
    FUZZ_CHECK(decimal_eq(product, decimal_mul(arena, b, a)));
    FUZZ_CHECK(decimal_eq(decimal_mul(arena, sum, b),
                          decimal_add(arena, product, decimal_mul(arena, b, b))));
    FUZZ_CHECK(decimal_cmp(a, b) == -decimal_cmp(b, a) ||
               decimal_cmp(a, b) * decimal_cmp(b, a) < 0);
    FUZZ_CHECK(decimal_eq(a, b) == (decimal_cmp(a, b) == 0));
    if (decimal_is_zero(b))
        return;
    FUZZ_CHECK(decimal_eq(decimal_div(arena, product, b, 300), a));
    const struct decimal quotient = decimal_div(arena, a, decimal_abs(b), 2000);
    FUZZ_CHECK(decimal_is_multiple(arena, a, decimal_abs(b)) == decimal_is_integer(quotient));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct str rest = fuzz_input(data, size);
    struct str first = {0};
    struct str second = {0};
    struct decimal a;
    struct decimal b;
    if (str_split(&rest, '\n', &first) && decimal_parse(&arena, first, &a, NULL)) {
        if (a.exponent > -900000000 && a.exponent < 900000000) /* exponents are clamped */
            check_notation(&arena, a);
        if (str_split(&rest, '\n', &second) && decimal_parse(&arena, second, &b, NULL) &&
            is_short(a) && is_short(b))
            check_laws(&arena, a, b);
    }
    arena_done(&arena);
    return 0;
}
