/* text: line index and positions, reading files, UTF-8, folding. */
#include "unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notelint/fold.h"
#include "notelint/source.h"
#include "notelint/utf8.h"

START_TEST(lines_end_in_lf_crlf_or_cr)
{
    static const struct {
        struct str bytes, eol;
        struct str lines[4];
        size_t count;
    } cases[] = {
        {STR_INIT(""), STR_INIT("\n"), {STR_INIT("")}, 1},
        {STR_INIT("a"), STR_INIT("\n"), {STR_INIT("a")}, 1},
        {STR_INIT("a\n"), STR_INIT("\n"), {STR_INIT("a"), STR_INIT("")}, 2},
        {STR_INIT("a\n\nb"), STR_INIT("\n"), {STR_INIT("a"), STR_INIT(""), STR_INIT("b")}, 3},
        {STR_INIT("a\r\nb\r\n"), STR_INIT("\r\n"), {STR_INIT("a"), STR_INIT("b"), STR_INIT("")}, 3},
        {STR_INIT("a\rb\r"), STR_INIT("\r"), {STR_INIT("a"), STR_INIT("b"), STR_INIT("")}, 3},
        {STR_INIT("a\n\rb"), STR_INIT("\n"), {STR_INIT("a"), STR_INIT(""), STR_INIT("b")}, 3},
        {STR_INIT("a\r\r\nb"), STR_INIT("\r\n"), {STR_INIT("a"), STR_INIT(""), STR_INIT("b")}, 3},
        {STR_INIT("\xef\xbb\xbf"
                  "a\nb"),
         STR_INIT("\n"),
         {STR_INIT("a"), STR_INIT("b")},
         2},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source source;
        source_init(&source, &arena, cases[i].bytes);
        ck_assert_uint_eq(source.line_count, cases[i].count);
        for (size_t line = 0; line < cases[i].count; line++)
            ck_assert_str(source_line(&source, line), cases[i].lines[line]);
        if (cases[i].count > 1 && i != 6 && i != 7)
            ck_assert_str(source.eol, cases[i].eol);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(positions_count_lines_and_columns_from_one)
{
    static const struct {
        struct str bytes;
        size_t offset;
        struct position want;
    } cases[] = {
        {STR_INIT(""), 0, {1, 1, 1, 1}},
        {STR_INIT("ab\ncd"), 1, {1, 2, 2, 2}},
        {STR_INIT("ab\ncd"), 2, {1, 3, 3, 3}},
        {STR_INIT("ab\ncd"), 3, {2, 1, 1, 1}},
        {STR_INIT("ab\ncd"), 5, {2, 3, 3, 3}},
        {STR_INIT("ab\ncd"), 99, {2, 3, 3, 3}},
        {STR_INIT("a\r\nb"), 2, {1, 3, 3, 3}},
        {STR_INIT("a\r\nb"), 3, {2, 1, 1, 1}},
        {STR_INIT("é🐲x"), 6, {1, 3, 4, 7}},
        {STR_INIT("é🐲x"), 3, {1, 2, 2, 4}}, /* inside the dragon */
        {STR_INIT("\xff\xfex"), 2, {1, 3, 3, 3}},
        {STR_INIT("\xef\xbb\xbfx"), 0, {1, 1, 1, 1}},
        {STR_INIT("\xef\xbb\xbfx"), 3, {1, 1, 1, 1}},
        {STR_INIT("\xef\xbb\xbfx"), 4, {1, 2, 2, 2}},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct source source;
        source_init(&source, &arena, cases[i].bytes);
        const struct position got = source_position(&source, cases[i].offset);
        ck_assert_msg(memcmp(&got, &cases[i].want, sizeof(got)) == 0,
                      "case %zu: %zu:%zu, UTF-16 %zu, byte %zu", i, got.line, got.column, got.utf16,
                      got.byte);
    }
    arena_done(&arena);
}
END_TEST

/* Marks, which long lines have, must not show: each column is one more than the one before. */
START_TEST(columns_of_long_lines_are_those_of_short_ones)
{
    static const struct str pieces[] = {STR_INIT("a"), STR_INIT("é"), STR_INIT("🐲"),
                                        STR_INIT("\xff"), STR_INIT("abcdefghijkl")};
    struct arena arena = {0};
    for (size_t p = 0; p < COUNT_OF(pieces); p++) {
        struct buf text = {.arena = &arena};
        buf_push(&text, STR("\xef\xbb\xbfshort\nxy"));
        const size_t begin = text.len - 2;
        for (int i = 0; i < 10000; i++)
            buf_push(&text, pieces[p]);
        struct source source;
        source_init(&source, &arena, buf_str(&text));
        size_t right = 0;
        size_t count = 0;
        struct position want = {.line = 2, .column = 1, .utf16 = 1, .byte = 1};
        for (size_t at = begin, len; at < text.len; at += len) {
            const uint32_t code_point = utf8_decode(source.bytes, at, &len);
            const struct position got = source_position(&source, at);
            right += memcmp(&got, &want, sizeof(got)) == 0;
            count++;
            want.column++;
            want.utf16 += code_point > 0xFFFF ? 2 : 1;
            want.byte += len;
        }
        ck_assert_uint_eq(right, count);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(only_regular_files_are_read)
{
    struct arena arena = {0};
    struct str bytes = {0};
    struct error error;
    char folder[] = "/tmp/notelint-test-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const struct str path = str_fmt(&arena, "%s/file", folder);
    FILE *file = fopen(path.data, "w");
    ck_assert_ptr_nonnull(file);
    fputs("some text", file);
    fclose(file);

    ck_assert(file_read(&arena, path.data, 0, &bytes, &error));
    ck_assert_str(bytes, STR("some text"));
    ck_assert(file_read(&arena, path.data, 9, &bytes, &error));
    ck_assert(!file_read(&arena, path.data, 8, &bytes, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "limit"));
    ck_assert(!file_read(&arena, folder, 0, &bytes, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "folder"));
    ck_assert_int_eq(unlink(path.data), 0);
    ck_assert(!file_read(&arena, path.data, 0, &bytes, &error));
    ck_assert_int_eq(mkfifo(path.data, 0600), 0);
    ck_assert(!file_read(&arena, path.data, 0, &bytes, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "regular"));
    unlink(path.data);
    rmdir(folder);
    arena_done(&arena);
}
END_TEST

START_TEST(utf8_is_decoded_strictly)
{
    static const struct {
        struct str bytes;
        uint32_t code_point;
        size_t len;
    } cases[] = {
        {STR_INIT("a"), 'a', 1},
        {STR_INIT("\0"), 0, 1},
        {STR_INIT("é"), 0xE9, 2},
        {STR_INIT("€"), 0x20AC, 3},
        {STR_INIT("🐲"), 0x1F432, 4},
        {STR_INIT("\xef\xbf\xbd"), 0xFFFD, 3},
        {STR_INIT("\x80"), UTF8_REPLACEMENT, 1},
        {STR_INIT("\xc0\x80"), UTF8_REPLACEMENT, 1},         /* overlong */
        {STR_INIT("\xe0\x80\x80"), UTF8_REPLACEMENT, 1},     /* overlong */
        {STR_INIT("\xed\xa0\x80"), UTF8_REPLACEMENT, 1},     /* surrogate */
        {STR_INIT("\xf4\x90\x80\x80"), UTF8_REPLACEMENT, 1}, /* beyond U+10FFFF */
        {STR_INIT("\xf5\x80\x80\x80"), UTF8_REPLACEMENT, 1},
        {STR_INIT("\xe2\x82"), UTF8_REPLACEMENT, 1}, /* cut */
        {STR_INIT("\xf0\x9f\x90"), UTF8_REPLACEMENT, 1},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t len = 0;
        ck_assert_uint_eq(utf8_decode(cases[i].bytes, 0, &len), cases[i].code_point);
        ck_assert_uint_eq(len, cases[i].len);
        const bool valid = cases[i].code_point != UTF8_REPLACEMENT || cases[i].len == 3;
        ck_assert_uint_eq(utf8_invalid_at(cases[i].bytes), (valid ? STR_NONE : 0));
        const uint32_t before = utf8_decode_before(cases[i].bytes, cases[i].bytes.len, &len);
        ck_assert_uint_eq(before, (valid ? cases[i].code_point : UTF8_REPLACEMENT));
        ck_assert_uint_eq(len, (valid ? cases[i].len : 1));
    }
}
END_TEST

START_TEST(every_scalar_value_survives_a_round_trip)
{
    struct arena arena = {0};
    struct buf buf = {.arena = &arena};
    size_t wrong = 0;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        if (code_point == 0xD800)
            code_point = 0xE000;
        buf.len = 0;
        utf8_push(&buf, code_point);
        size_t len = 0;
        wrong += utf8_decode(buf_str(&buf), 0, &len) != code_point || len != buf.len;
    }
    ck_assert_uint_eq(wrong, 0);
    arena_done(&arena);
}
END_TEST

/* Wherever the bad byte stands relative to the eight that are tested at a time. */
START_TEST(an_invalid_byte_is_found_at_any_place)
{
    char text[64];
    for (size_t at = 0; at < sizeof(text); at++)
        for (size_t len = at + 1; len <= sizeof(text); len++) {
            memset(text, 'x', sizeof(text));
            text[at] = '\xff';
            ck_assert_uint_eq(utf8_invalid_at((struct str){text, len}), at);
            text[at] = 'x';
            ck_assert_uint_eq(utf8_invalid_at((struct str){text, len}), STR_NONE);
        }
}
END_TEST

START_TEST(what_is_printed_cannot_move_the_cursor)
{
    static const struct {
        struct str text, printable;
    } cases[] = {
        {STR_INIT("plain é"), STR_INIT("plain é")},
        {STR_INIT("a\tb"), STR_INIT("a b")},
        {STR_INIT("a\nb\x1b[2J"), STR_INIT("a\xef\xbf\xbd"
                                           "b\xef\xbf\xbd[2J")},
        {STR_INIT("\xff"), STR_INIT("\xef\xbf\xbd")},
        {STR_INIT("\xc2\x85"), STR_INIT("\xef\xbf\xbd")},
        {STR_INIT("\x7f"), STR_INIT("\xef\xbf\xbd")},
        {STR_INIT("\xe2\x80\xae"
                  "evil"),
         STR_INIT("\xef\xbf\xbd"
                  "evil")},
        {STR_INIT("\xe2\x81\xa6"), STR_INIT("\xef\xbf\xbd")},
        {STR_INIT("\xe2\x80\xa8"), STR_INIT("\xef\xbf\xbd")},
        {STR_INIT("\xef\xbf\xbd"), STR_INIT("\xef\xbf\xbd")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        ck_assert_str(utf8_printable(&arena, cases[i].text), cases[i].printable);
    ck_assert_ptr_eq(utf8_printable(&arena, cases[0].text).data, cases[0].text.data);
    arena_done(&arena);
}
END_TEST

START_TEST(classes_of_code_points)
{
    static const struct {
        uint32_t code_point;
        bool letter, alnum, upper, space;
    } cases[] = {
        {'a', true, true, false, false},          {'A', true, true, true, false},
        {'7', false, true, false, false},         {' ', false, false, false, true},
        {'.', false, false, false, false},        {0xC4, true, true, true, false},
        {0xE4, true, true, false, false},         {0x4E2D, true, true, false, false},
        {0x0967, false, true, false, false},      {0xA0, false, false, false, true},
        {0x2014, false, false, false, false},     {0x3000, false, false, false, true},
        {0x01C5, true, true, true, false},        {0x110000, false, false, false, false},
        {0xFFFFFFFF, false, false, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        ck_assert_int_eq(unicode_is_letter(cases[i].code_point), cases[i].letter);
        ck_assert_int_eq(unicode_is_alnum(cases[i].code_point), cases[i].alnum);
        ck_assert_int_eq(unicode_is_upper(cases[i].code_point), cases[i].upper);
        ck_assert_int_eq(unicode_is_space(cases[i].code_point), cases[i].space);
    }
    ck_assert_uint_eq(utf8_width(STR("aé中\x01")), 4);
}
END_TEST

typedef struct str fold_function(struct arena *arena, struct str s);

START_TEST(names_meet_when_folded)
{
    static const struct {
        fold_function *fold;
        struct str text, folded;
    } cases[] = {
        {fold_path, STR_INIT("a/b c.md"), STR_INIT("a/b c.md")},
        {fold_path, STR_INIT("A/B.MD"), STR_INIT("a/b.md")},
        {fold_path, STR_INIT("Caf\xc3\x89"), STR_INIT("caf\xc3\xa9")},
        {fold_path, STR_INIT("Cafe\xcc\x81"), STR_INIT("caf\xc3\xa9")},
        {fold_path,
         STR_INIT("a\xc2\xa0"
                  "b"),
         STR_INIT("a b")},
        {fold_path, STR_INIT("A\xff\xc3\x84"), STR_INIT("a\xff\xc3\xa4")},
        {fold_path, STR_INIT(""), STR_INIT("")},
        {fold_nfc, STR_INIT("Cafe\xcc\x81"), STR_INIT("Caf\xc3\xa9")},
        {fold_nfc, STR_INIT("Café"), STR_INIT("Café")},
        {fold_nfc, STR_INIT("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab"), STR_INIT("한")},
        {fold_key, STR_INIT("Göbekli-Tepe"), STR_INIT("gobekli tepe")},
        {fold_key, STR_INIT("  Łódź (Poland) "), STR_INIT("lodz poland")},
        {fold_key, STR_INIT("Ørsted"), STR_INIT("orsted")},
        {fold_key, STR_INIT("Straße"), STR_INIT("strasse")},
        {fold_key, STR_INIT("Ærø, Œuvre"), STR_INIT("aero oeuvre")},
        {fold_key, STR_INIT("Þingeyri, Seyðisfjörður"), STR_INIT("thingeyri seydisfjordur")},
        {fold_key, STR_INIT("ﬁne Ⅷ"), STR_INIT("fine viii")},
        {fold_key, STR_INIT("v1.25. x.y"), STR_INIT("v1.25 x y")},
        {fold_key, STR_INIT("Q3/2019"), STR_INIT("q3 2019")},
        {fold_key, STR_INIT("—"), STR_INIT("")},
        {fold_key, STR_INIT("हिन्दी"), STR_INIT("हिन्दी")},
        {fold_key, STR_INIT("ガス"), STR_INIT("ガス")},
        {fold_key, STR_INIT("x\xc3\xcc\x84\xa3"), STR_INIT("x")}, /* no letter of two halves */
        {fold_key, STR_INIT("Nor\xc2\xadway"), STR_INIT("norway")},
        {fold_heading, STR_INIT("See [[Other]]: A & B"), STR_INIT("see other a b")},
        {fold_heading, STR_INIT(" What's   new?\n"), STR_INIT("what's new")},
        {fold_heading, STR_INIT("a-b_c"), STR_INIT("a-b_c")},
        {fold_heading, STR_INIT("É\xc2\xa0\xe2\x80\x89x"), STR_INIT("é x")},
        {fold_heading, STR_INIT("!!!"), STR_INIT("")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct str folded = cases[i].fold(&arena, cases[i].text);
        ck_assert_str(folded, cases[i].folded);
        ck_assert_str(cases[i].fold(&arena, folded), folded);
    }
    arena_done(&arena);
}
END_TEST

/* Cutting a long text into pieces must not show. */
START_TEST(long_texts_fold_like_short_ones)
{
    static const struct str words[] = {STR_INIT("Ä\xcc\xa3"), STR_INIT("한국"),
                                       STR_INIT("\xe1\x84\x92\xe1\x85\xa1"), STR_INIT("中文"),
                                       STR_INIT("Ünder")};
    struct arena arena = {0};
    for (size_t w = 0; w < COUNT_OF(words); w++) {
        struct buf text = {.arena = &arena};
        struct buf want = {.arena = &arena};
        const struct str folded = fold_path(&arena, words[w]);
        for (int i = 0; i < 1000; i++) {
            buf_push(&text, words[w]);
            buf_push(&want, folded);
        }
        ck_assert_str(fold_path(&arena, buf_str(&text)), buf_str(&want));
    }
    arena_done(&arena);
}
END_TEST

START_TEST(a_megabyte_of_marks_takes_linear_time)
{
    struct arena arena = {0};
    struct buf text = {.arena = &arena};
    buf_push_byte(&text, 'a');
    for (int i = 0; i < 250000; i++)
        buf_push(&text, STR("\xcc\x81\xcc\xa3"));
    ck_assert_uint_gt(fold_path(&arena, buf_str(&text)).len, 0);
    ck_assert_str(fold_key(&arena, buf_str(&text)), STR("a"));
    arena_done(&arena);
}
END_TEST

START_TEST(positions_far_out_on_a_line_are_exact)
{
    struct arena arena = {0};
    struct buf text = {.arena = &arena};
    buf_push(&text, STR("short\n"));
    for (int i = 0; i < 5000; i++)
        buf_push(&text, STR("a\xc3\xa9\xf0\x9f\x98\x80")); /* 1, 2 and 4 bytes; 4 UTF-16 units */
    buf_push(&text, STR("\nz"));
    struct source source;
    source_init(&source, &arena, buf_str(&text));
    for (size_t i = 0; i < 5000; i += 7) {
        const struct position at = source_position(&source, 6 + i * 7 + 3);
        ck_assert_uint_eq(at.line, 2);
        ck_assert_uint_eq(at.column, i * 3 + 3);
        ck_assert_uint_eq(at.utf16, i * 4 + 3);
        ck_assert_uint_eq(at.byte, i * 7 + 4);
    }
    ck_assert_uint_eq(source_position(&source, text.len).line, 3);
    ck_assert_uint_eq(source_position(&source, text.len).column, 2);
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("text", positions_far_out_on_a_line_are_exact, lines_end_in_lf_crlf_or_cr,
          positions_count_lines_and_columns_from_one, columns_of_long_lines_are_those_of_short_ones,
          only_regular_files_are_read, utf8_is_decoded_strictly,
          every_scalar_value_survives_a_round_trip, an_invalid_byte_is_found_at_any_place,
          what_is_printed_cannot_move_the_cursor, classes_of_code_points, names_meet_when_folded,
          long_texts_fold_like_short_ones, a_megabyte_of_marks_takes_linear_time)
