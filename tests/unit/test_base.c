/* base: arena, str, vec, map, parallel. */
#include "unit.h"

#include "notelint/map.h"
#include "notelint/nearest.h"
#include "notelint/parallel.h"
#include "notelint/sha256.h"
#include "notelint/vec.h"
#include "notelint/wording.h"

VEC_OF(int_vec, int)

START_TEST(arena_memory_is_zeroed_and_survives_growth)
{
    struct arena arena = {0};
    unsigned char *first = arena_alloc(&arena, 100);
    memset(first, 7, 100);
    for (int i = 0; i < 1000; i++) {
        const unsigned char *more = arena_alloc(&arena, 1000);
        ck_assert_int_eq(more[0], 0);
        ck_assert_int_eq(more[999], 0);
    }
    ck_assert_int_eq(first[99], 7);
    arena_reset(&arena);
    const unsigned char *again = arena_alloc(&arena, 100);
    ck_assert_int_eq(again[0], 0);
    arena_done(&arena);
    ck_assert_ptr_null(arena.head);
}
END_TEST

/* The vectors of SipHash-1-3 for the key 00 01 .. 0f and the text 00 01 .. of each length, of a
 * second implementation that was held against the published vectors of SipHash-2-4. */
START_TEST(keyed_hash_is_siphash)
{
    const struct hash_key key = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    const struct hash_key other = {0x0706050403020101u, 0x0f0e0d0c0b0a0908u};
    static const char text[] = "\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16";
    static const struct {
        size_t len;
        uint64_t hash;
    } rows[] = {{0, 0xabac0158050fc4dcu},
                {1, 0xc9f49bf37d57ca93u},
                {7, 0xd3927d989bb11140u},
                {8, 0x369095118d299a8eu},
                {15, 0xd320d86d2a519956u}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct str s = {text, rows[i].len};
        ck_assert_uint_eq(hash_keyed(key, s), rows[i].hash);
        ck_assert_uint_ne(hash_keyed(other, s), rows[i].hash);
    }
    /* Keys change with the clock, which may tick slowly. */
    const struct hash_key first = hash_key_draw();
    struct hash_key second = hash_key_draw();
    for (int i = 0; i < 10000000 && second.first == first.first; i++)
        second = hash_key_draw();
    ck_assert(second.first != first.first && second.second != first.second);
}
END_TEST

START_TEST(arena_extends_only_its_newest_allocation)
{
    struct arena arena = {0};
    unsigned char *first = arena_bytes(&arena, 40);
    ck_assert(arena_extend(&arena, first, 40, 24));
    const unsigned char *second = arena_bytes(&arena, 1);
    ck_assert(second >= first + 64);
    ck_assert_uint_eq((uintptr_t)second % ARENA_ALIGN, 0);
    ck_assert(!arena_extend(&arena, first, 64, 1));
    ck_assert(!arena_extend(&arena, second, 1, (size_t)1 << 30));
    arena_done(&arena);
}
END_TEST

START_TEST(arena_uses_its_blocks_again)
{
    struct arena arena = {0};
    for (int note = 0; note < 3; note++) {
        for (size_t size = 1; size < (size_t)8 << 20; size *= 2)
            memset(arena_bytes(&arena, size), note, size);
        arena_reset(&arena);
    }
    ck_assert_ptr_nonnull(arena.spare);
    const unsigned char *zeroed = arena_alloc(&arena, (size_t)1 << 20);
    for (size_t i = 0; i < (size_t)1 << 20; i++)
        ck_assert_int_eq(zeroed[i], 0);
    arena_done(&arena);
    ck_assert_ptr_null(arena.spare);
}
END_TEST

/* Of Python's hashlib; the lengths lie around those where the padding takes a block of its own. */
START_TEST(sha256_is_that_of_fips_180)
{
    static const struct {
        size_t len;
        const char *hex;
    } rows[] = {
        {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {55, "8af594de0e003fdee5c8bb088216c824349b4137070f559574f4a4bddd27b714"},
        {56, "db81bc2bfd43620591df192139062da77d4c376f1888ea3d2190bd07c8d901f9"},
        {63, "bd535b38bf0d0d1a09d370b7e34b2696cea3767801a45d5611a4aaa6954e8527"},
        {64, "292be91abe8c0909fe3d26575af5755eee74d23816dc68c3ba41765136967654"},
        {65, "ba65aedf7884642499a59ae124894611d986cf429e69f569488048af3a99e25a"},
        {119, "d367ab298e74477421127b0b448667c37c006c636f5738f081c39388756e5fad"},
        {120, "be7beb9c82089eb08da8fe6eb30c13b9d56869014e228a8c3eb0fdfe832efab2"},
        {1000, "59425e4412e296fc74736673ce067027f384203f59c0d2c3e6be7b13347b3ffc"},
    };
    struct arena arena = {0};
    char *text = arena_text(&arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        text[i] = (char)(i * 7 % 251);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        ck_assert_str(sha256_hex(&arena, (struct str){text, rows[i].len}), str_from(rows[i].hex));
    ck_assert_str(sha256_hex(&arena, STR("abc")),
                  STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    arena_done(&arena);
}
END_TEST

static struct str word(struct arena *arena, struct wording *wording, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const struct str message = wording_vfmt(arena, wording, format, args);
    va_end(args);
    return message;
}

START_TEST(wording_remembers_what_a_message_was_filled_with)
{
    struct arena arena = {0};
    struct wording wording;
    const struct str name = STR("O\0slo");
    struct str message = word(&arena, &wording, "'%.*s' is %s of %zu, %lld%% or %d", STR_ARG(name),
                              "one", (size_t)7, -9000000000LL, -3);
    ck_assert_str(message, STR("'O' is one of 7, -9000000000% or -3"));
    static const char *const want[] = {"O", "one", "7", "-9000000000", "-3"};
    ck_assert_uint_eq(wording.count, COUNT_OF(want));
    ck_assert_uint_eq(wording.len, message.len);
    for (size_t i = 0; i < COUNT_OF(want); i++)
        ck_assert_str(wording.arguments[i], str_from(want[i]));
    message = word(&arena, &wording, "nothing to fill in");
    ck_assert_str(message, STR("nothing to fill in"));
    ck_assert_uint_eq(wording.count, 0);

    struct buf pieces = {.arena = &arena};
    struct str rest = STR("'%.*s' is 100%% of %zu");
    for (struct str text, conversion; wording_next(&rest, &text, &conversion);)
        buf_fmt(&pieces, "<%.*s|%.*s>", STR_ARG(text), STR_ARG(conversion));
    ck_assert_str(buf_str(&pieces), STR("<'|%.*s><' is 100%|>< of |%zu>"));
    arena_done(&arena);
}
END_TEST

START_TEST(str_finds_and_slices)
{
    const struct str text = STR("one two one");
    ck_assert_uint_eq(str_find(text, STR("one"), 1), 8);
    ck_assert_uint_eq(str_find(text, STR("three"), 0), STR_NONE);
    ck_assert_uint_eq(str_find(text, STR("onex"), 0), STR_NONE);
    ck_assert_uint_eq(str_rfind_byte(text, 't'), 4);
    ck_assert_str(str_slice(text, 4, 7), STR("two"));
    ck_assert_str(str_slice(text, 8, 99), STR("one"));
    ck_assert_str(str_slice(text, 99, 100), STR(""));
    ck_assert_str(str_trim(STR(" \t a b\r\n")), STR("a b"));
    ck_assert(str_cmp(STR("a"), STR("ab")) < 0);
    ck_assert(str_cmp(STR("\xff"), STR("a")) > 0);
    ck_assert(str_eq_nocase(STR("KIO"), STR("kio")));
}
END_TEST

START_TEST(str_splits_all_parts)
{
    struct str rest = STR("a,,b");
    struct str part;
    ck_assert(str_split(&rest, ',', &part));
    ck_assert_str(part, STR("a"));
    ck_assert(str_split(&rest, ',', &part));
    ck_assert_str(part, STR(""));
    ck_assert(str_split(&rest, ',', &part));
    ck_assert_str(part, STR("b"));
    ck_assert(!str_split(&rest, ',', &part));
}
END_TEST

START_TEST(buf_grows)
{
    struct arena arena = {0};
    struct buf buf = {.arena = &arena};
    for (int i = 0; i < 1000; i++)
        buf_fmt(&buf, "%d,", i % 10);
    ck_assert_uint_eq(buf.len, 2000);
    ck_assert_str(str_slice(buf_str(&buf), 1994, 2000), STR("7,8,9,"));
    arena_done(&arena);
}
END_TEST

START_TEST(map_finds_what_was_put_in_order)
{
    struct arena arena = {0};
    struct map map = {0};
    static int values[5000];
    ck_assert_ptr_null(map_find(&map, STR("absent")));
    for (int i = 0; i < 5000; i++)
        *map_slot(&map, &arena, str_fmt(&arena, "key %d", i)) = &values[i];
    ck_assert_uint_eq(map.len, 5000);
    *map_slot(&map, &arena, STR("key 17")) = &values[0];
    ck_assert_uint_eq(map.len, 5000);
    ck_assert_ptr_eq(map_find(&map, STR("key 17")), &values[0]);
    ck_assert_ptr_eq(map_find(&map, STR("key 4999")), &values[4999]);
    ck_assert_ptr_null(map_find(&map, STR("key 5000")));
    ck_assert_str(map.entries[42].key, STR("key 42"));
    arena_done(&arena);
}
END_TEST

START_TEST(vec_keeps_its_elements)
{
    struct arena arena = {0};
    struct int_vec vec = {0};
    struct int_vec other = {0}; /* each grows where the other one stands in its way */
    for (int i = 0; i < 100; i++) {
        *int_vec_push(&arena, &vec) = i;
        if (i % 3)
            *int_vec_push(&arena, &other) = -i;
    }
    ck_assert_uint_eq(vec.len, 100);
    for (int i = 0; i < 100; i++)
        ck_assert_int_eq(vec.data[i], i);
    ck_assert_int_eq(other.data[1], -2);
    ck_assert_int_eq(other.data[other.len - 1], -98);
    arena_done(&arena);
}
END_TEST

START_TEST(edit_distance_counts_edits_up_to_the_limit)
{
    static const struct {
        const char *a, *b;
        size_t limit, want;
    } cases[] = {
        {"", "", 2, 0},
        {"a", "", 2, 1},
        {"", "abc", 2, 3},
        {"region", "region", 3, 0},
        {"regoin", "region", 3, 1},
        {"regin", "region", 3, 1},
        {"regiom", "region", 3, 1},
        {"kitten", "sitting", 3, 3},
        {"kitten", "sitting", 2, 3},
        {"abcdef", "abcdef", 0, 0},
        {"abcdef", "abcdeg", 0, 1},
        {"flaw", "lawn", 8, 2},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_uint_eq(edit_distance(str_from(cases[i].a), str_from(cases[i].b), cases[i].limit),
                          cases[i].want);
}
END_TEST

START_TEST(nearest_names_what_was_meant)
{
    struct nearest nearest = {.word = STR("sevrity")};
    nearest_offer(&nearest, STR("scope"));
    nearest_offer(&nearest, STR("severity"));
    nearest_offer(&nearest, STR("serenity"));
    ck_assert_str(nearest.best, STR("severity"));
    nearest = (struct nearest){.word = STR("zzz")};
    nearest_offer(&nearest, STR("severity"));
    ck_assert_uint_eq(nearest.best.len, 0);
}
END_TEST

static void square(void *context, size_t index, size_t worker)
{
    (void)worker;
    ((size_t *)context)[index] = index * index;
}

START_TEST(parallel_for_visits_each_index_once)
{
    static size_t squares[10000];
    const size_t jobs[] = {1, 2, 8, 1000};
    for (size_t j = 0; j < COUNT_OF(jobs); j++) {
        memset(squares, 0, sizeof(squares));
        parallel_for(COUNT_OF(squares), jobs[j], square, squares);
        for (size_t i = 0; i < COUNT_OF(squares); i++)
            ck_assert_uint_eq(squares[i], i * i);
    }
    parallel_for(0, 4, square, squares);
}
END_TEST

UNIT_MAIN("base", arena_memory_is_zeroed_and_survives_growth,
          arena_extends_only_its_newest_allocation, arena_uses_its_blocks_again,
          keyed_hash_is_siphash, sha256_is_that_of_fips_180,
          wording_remembers_what_a_message_was_filled_with, str_finds_and_slices,
          str_splits_all_parts, buf_grows, map_finds_what_was_put_in_order, vec_keeps_its_elements,
          edit_distance_counts_edits_up_to_the_limit, nearest_names_what_was_meant,
          parallel_for_visits_each_index_once)
