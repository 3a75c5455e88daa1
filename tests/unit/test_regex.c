/* regex: ECMA-262 syntax, limits, globs. */
#include "unit.h"

#include "notelint/regex.h"

START_TEST(patterns_match_as_in_ecma_262)
{
    static const struct {
        struct str pattern, text;
        bool matches;
    } cases[] = {
        {STR_INIT("b"), STR_INIT("abc"), true},
        {STR_INIT(""), STR_INIT(""), true},
        {STR_INIT("^abc$"), STR_INIT("abc\n"), false},
        {STR_INIT("^abc$"), STR_INIT("abc"), true},
        {STR_INIT("a.c"), STR_INIT("a\nc"), false},
        {STR_INIT("a.c"), STR_INIT("a\rc"), false},
        {STR_INIT("a.c"),
         STR_INIT("a\xe2\x80\xa8"
                  "c"),
         false},
        {STR_INIT("a.c"), STR_INIT("aéc"), true},
        {STR_INIT("^.$"), STR_INIT("🐲"), true},
        {STR_INIT("a[^]c"), STR_INIT("a\nc"), true},
        {STR_INIT("[]"), STR_INIT("a"), false},
        {STR_INIT("^\\d$"), STR_INIT("7"), true},
        {STR_INIT("^\\d$"), STR_INIT("\xe0\xa7\xa6"), false}, /* Bengali zero */
        {STR_INIT("^\\D$"), STR_INIT("\xe0\xa7\xa6"), true},
        {STR_INIT("^\\w$"), STR_INIT("é"), false},
        {STR_INIT("^[\\W]$"), STR_INIT("é"), true},
        {STR_INIT("^\\s$"), STR_INIT("\xc2\xa0"), true},
        {STR_INIT("^\\s$"), STR_INIT("\xef\xbb\xbf"), true},
        {STR_INIT("^\\s$"), STR_INIT("\v"), true},
        {STR_INIT("^\\s$"), STR_INIT("\xe2\x80\xa9"), true},
        {STR_INIT("^\\s$"), STR_INIT("\x01"), false},
        {STR_INIT("^\\S$"), STR_INIT("\xc2\xa0"), false},
        {STR_INIT("^[\\S]$"), STR_INIT("\xe2\x80\xa9"), false},
        {STR_INIT("^[\\S]$"), STR_INIT("é"), true},
        {STR_INIT("^[\\s-x]+$"), STR_INIT("- x"), true},
        {STR_INIT("^[\\s-x]+$"), STR_INIT("a"), false},
        {STR_INIT("^\\t$"), STR_INIT("\t"), true},
        {STR_INIT("^\\v$"), STR_INIT("\v"), true},
        {STR_INIT("^\\v$"), STR_INIT("\n"), false},
        {STR_INIT("^\\cC$"), STR_INIT("\x03"), true},
        {STR_INIT("^\\cc$"), STR_INIT("\x03"), true},
        {STR_INIT("^\\0$"), STR_INIT("\0"), true},
        {STR_INIT("^\\x41\\u0042$"), STR_INIT("AB"), true},
        {STR_INIT("^\\u{1F432}$"), STR_INIT("🐲"), true},
        {STR_INIT("^\\uD83D\\uDC32*$"), STR_INIT("🐲🐲"), true},
        {STR_INIT("^🐲*$"), STR_INIT("🐲🐲"), true},
        {STR_INIT("\\uD83D"), STR_INIT("🐲"), false},
        {STR_INIT("[\\b]"), STR_INIT("\b"), true},
        {STR_INIT("\\bTODO\\b"), STR_INIT("a TODO: b"), true},
        {STR_INIT("\\bTODO\\b"), STR_INIT("TODOS"), false},
        {STR_INIT("[[:alpha:]]"), STR_INIT("a"), false},
        {STR_INIT("[[:alpha:]]"), STR_INIT("a]"), true},
        {STR_INIT("a{,2}"), STR_INIT("a{,2}"), true},
        {STR_INIT("^a{2,}?$"), STR_INIT("aaa"), true},
        {STR_INIT("(?<=x)y"), STR_INIT("xy"), true},
        {STR_INIT("(?<!x)y"), STR_INIT("xy"), false},
        {STR_INIT("(?<year>\\d{4})-\\k<year>"), STR_INIT("2019-2019"), true},
        {STR_INIT("(a)?\\1b"), STR_INIT("b"), true},
        {STR_INIT("^(?i:ab)c$"), STR_INIT("ABc"), true},
        {STR_INIT("(?i)abc"), STR_INIT("ABC"), true},
        {STR_INIT("^\\p{Letter}+$"), STR_INIT("Große"), true},
        {STR_INIT("^\\p{L}+$"), STR_INIT("a1"), false},
        {STR_INIT("^\\p{digit}+$"), STR_INIT("\xe0\xa7\xaa\xe0\xa7\xa8"), true},
        {STR_INIT("^\\P{Lu}$"), STR_INIT("a"), true},
        {STR_INIT("^\\p{Script=Greek}$"), STR_INIT("λ"), true},
        {STR_INIT("^[\\p{sc=Greek}]$"), STR_INIT("l"), false},
        {STR_INIT("^\\p{General_Category=Uppercase_Letter}$"), STR_INIT("Ä"), true},
        {STR_INIT("^\\p{Alphabetic}$"), STR_INIT("ä"), true},
        {STR_INIT("^\\p{ASCII}$"), STR_INIT("ä"), false},
        {STR_INIT("^\\p{Assigned}$"), STR_INIT("ä"), true},
        {STR_INIT("^\\/\\-\\.$"), STR_INIT("/-."), true},
        {STR_INIT("^[é-ê]$"), STR_INIT("é"), true},
        {STR_INIT("a"), STR_INIT("a\xff"), false}, /* no UTF-8 */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error;
        struct regex *regex = regex_new(cases[i].pattern, REGEX_PLAIN, &error);
        ck_assert_msg(regex != NULL, "%.*s: %s", STR_ARG(cases[i].pattern), error.message);
        ck_assert_msg(regex_matches(regex, cases[i].text) == cases[i].matches, "/%.*s/ on '%.*s'",
                      STR_ARG(cases[i].pattern), STR_ARG(cases[i].text));
        regex_free(regex);
    }
}
END_TEST

START_TEST(what_ecma_262_does_not_know_is_refused)
{
    static const char *const cases[] = {
        "(",
        "a)",
        "[a",
        "*a",
        "a**",
        "a++",
        "(*LIMIT_MATCH=1)a",
        "\\a",
        "\\Z",
        "\\A",
        "\\e",
        "\\Qa\\E",
        "\\h",
        "(?R)",
        "(?1)",
        "(?>a)",
        "(?#x)",
        "(?P<n>a)",
        "(?s).",
        "\\1",
        "[\\1]",
        "\\01",
        "\\x1",
        "\\u12",
        "\\u{}",
        "\\u{110000}",
        "\\p{NoSuch}",
        "\\pL",
        "\\p{Foo=Bar}",
        "\\c1",
        "\\k",
        "\\",
        "[b-a]",
        "[\\B]",
        "\xff",
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error = {0};
        struct regex *regex = regex_new(str_from(cases[i]), REGEX_PLAIN, &error);
        ck_assert_msg(!regex, "/%s/ compiles", cases[i]);
        ck_assert_msg(error.message[0] != '\0', "/%s/ without message", cases[i]);
    }
}
END_TEST

START_TEST(matches_are_found_one_after_another)
{
    const struct str text = STR("ä 12, 7 und 305");
    struct error error;
    struct regex *regex = regex_new(STR("\\d+"), REGEX_PLAIN, &error);
    const struct str want[] = {STR("12"), STR("7"), STR("305")};
    size_t begin = 0;
    size_t end = 0;
    for (size_t i = 0; i < COUNT_OF(want); i++) {
        ck_assert_int_eq(regex_find(regex, text, end, &begin, &end), REGEX_MATCH);
        ck_assert_str(str_slice(text, begin, end), want[i]);
    }
    ck_assert_int_eq(regex_find(regex, text, end, &begin, &end), REGEX_NO_MATCH);
    ck_assert_int_eq(regex_find(regex, text, 1000, NULL, NULL), REGEX_NO_MATCH);
    ck_assert_int_eq(regex_find(regex, STR("7\xff"), 1, NULL, NULL), REGEX_NO_MATCH);
    regex_free(regex);
    regex_free(NULL);
}
END_TEST

START_TEST(flags_change_the_match)
{
    struct error error;
    struct regex *nocase = regex_new(STR("ÄB"), REGEX_NOCASE, &error);
    ck_assert(regex_matches(nocase, STR("äb")));
    regex_free(nocase);
    struct regex *unset = regex_new(STR("^\\1+?(a|λ)*[^\\w]$"), REGEX_NOCASE, &error);
    ck_assert(regex_matches(unset, STR("০")));
    regex_free(unset);
    struct regex *lines = regex_new(STR("^b$"), REGEX_MULTILINE, &error);
    ck_assert(regex_matches(lines, STR("a\nb\nc")));
    ck_assert(regex_matches(lines, STR("a\r\nb\r\nc")));
    ck_assert(!regex_matches(lines, STR("ab")));
    regex_free(lines);
}
END_TEST

START_TEST(costly_patterns_are_given_up)
{
    static const char *const cases[] = {"^(a+)+$", "^(a|a)*$", "^(?:a*)*(?:a*)*!!"};
    struct arena arena = {0};
    char *text = arena_alloc(&arena, 5000);
    memset(text, 'a', 5000);
    text[4999] = '!';
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error;
        struct regex *regex = regex_new(str_from(cases[i]), REGEX_PLAIN, &error);
        ck_assert_msg(regex_find(regex, (struct str){text, 5000}, 0, NULL, NULL) == REGEX_LIMIT,
                      "%s", cases[i]);
        regex_free(regex);
    }
    arena_done(&arena);
}
END_TEST

START_TEST(long_matches_need_no_deep_stack)
{
    struct arena arena = {0};
    enum { MANY = 100000 };
    char *text = arena_alloc(&arena, MANY);
    memset(text, 'a', MANY);
    struct error error;
    struct regex *regex = regex_new(STR("^(?:a|b)*$"), REGEX_PLAIN, &error);
    ck_assert_int_eq(regex_find(regex, (struct str){text, MANY}, 0, NULL, NULL), REGEX_MATCH);
    regex_free(regex);
    arena_done(&arena);
}
END_TEST

START_TEST(globs_match_like_gitignore)
{
    static const struct {
        struct str glob, path;
        bool matches;
    } cases[] = {
        {STR_INIT("*.md"), STR_INIT("a.md"), true},
        {STR_INIT("*.md"), STR_INIT("x/y/a.md"), true},
        {STR_INIT("*.md"), STR_INIT("a.mdx"), false},
        {STR_INIT("/*.md"), STR_INIT("x/a.md"), false},
        {STR_INIT("/*.md"), STR_INIT("a.md"), true},
        {STR_INIT("**/*.md"), STR_INIT("a.md"), true},
        {STR_INIT("**/*.md"), STR_INIT("x/y/a.md"), true},
        {STR_INIT("Drafts/**"), STR_INIT("Drafts/x/a.md"), true},
        {STR_INIT("Drafts/**"), STR_INIT("x/Drafts/a.md"), false},
        {STR_INIT("Drafts/*"), STR_INIT("Drafts/a.md"), true},
        {STR_INIT("Drafts/*"), STR_INIT("Drafts/x/a.md"), false},
        {STR_INIT("a/**/b"), STR_INIT("a/b"), true},
        {STR_INIT("a/**/b"), STR_INIT("a/x/y/b"), true},
        {STR_INIT("a/**/b"), STR_INIT("ab"), false},
        {STR_INIT("Daily/"), STR_INIT("Daily/1.md"), true},
        {STR_INIT("Daily/"), STR_INIT("x/Daily/y/1.md"), true},
        {STR_INIT("Daily/"), STR_INIT("Daily"), false},
        {STR_INIT("Daily/"), STR_INIT("NotDaily/1.md"), false},
        {STR_INIT("x/Daily/"), STR_INIT("x/Daily/1.md"), true},
        {STR_INIT("x/Daily/"), STR_INIT("y/x/Daily/1.md"), false},
        {STR_INIT("./x/*.md"), STR_INIT("x/a.md"), true},
        {STR_INIT("no?e.md"), STR_INIT("note.md"), true},
        {STR_INIT("no?e.md"), STR_INIT("noäe.md"), true},
        {STR_INIT("no?e.md"),
         STR_INIT("no\xff"
                  "e.md"),
         true},
        {STR_INIT("a?b"), STR_INIT("a/b"), false},
        {STR_INIT("[a-c].md"), STR_INIT("b.md"), true},
        {STR_INIT("[!a-c].md"), STR_INIT("b.md"), false},
        {STR_INIT("[^a-c].md"), STR_INIT("d.md"), true},
        {STR_INIT("x[!a]y"), STR_INIT("x/y"), false},
        {STR_INIT("[]].md"), STR_INIT("].md"), true},
        {STR_INIT("[ä].md"), STR_INIT("ä.md"), true},
        {STR_INIT("[a.md"), STR_INIT("[a.md"), true},
        {STR_INIT("\\*.md"), STR_INIT("*.md"), true},
        {STR_INIT("\\*.md"), STR_INIT("a.md"), false},
        {STR_INIT("a.md"), STR_INIT("axmd"), false},
        {STR_INIT("a(b)+$.md"), STR_INIT("a(b)+$.md"), true},
        {STR_INIT("A.md"), STR_INIT("a.md"), false},
        {STR_INIT("*"), STR_INIT("x\n.md"), true},
        {STR_INIT("a.md"), STR_INIT("a.md\n"), false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct error error;
        struct regex *glob = glob_new(cases[i].glob, &error);
        ck_assert_msg(glob != NULL, "%.*s: %s", STR_ARG(cases[i].glob), error.message);
        ck_assert_msg(regex_matches(glob, cases[i].path) == cases[i].matches, "%.*s on '%.*s'",
                      STR_ARG(cases[i].glob), STR_ARG(cases[i].path));
        regex_free(glob);
    }
    struct error error;
    ck_assert_ptr_null(glob_new(STR(""), &error));
    ck_assert_ptr_null(glob_new(STR("[b-a]"), &error));
}
END_TEST

UNIT_MAIN("regex", patterns_match_as_in_ecma_262, what_ecma_262_does_not_know_is_refused,
          matches_are_found_one_after_another, flags_change_the_match, costly_patterns_are_given_up,
          long_matches_need_no_deep_stack, globs_match_like_gitignore)
