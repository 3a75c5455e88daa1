/* report: excerpts, the text report, and what no format lets a note do. */
#include "../../src/report/excerpt.h"
#include "../../src/report/path.h"
#include "../../src/report/safe.h"
#include "report_fixture.h"

static const struct report_style plain = {.quiet = true};

static const struct excerpt_row {
    struct str text;
    const char *needle;
    size_t width;
    struct str want;
} excerpt_rows[] = {
    {STR_INIT("one two three\n"), "two", 0, STR_INIT("   1 | one two three\n     |     ^^^\n")},
    {STR_INIT("a\nb\r\ncd\n"), "d", 0, STR_INIT("   3 | cd\n     |  ^\n")},
    {STR_INIT("\xef\xbb\xbfone\n"), "one", 0, STR_INIT("   1 | one\n     | ^^^\n")},
    {STR_INIT("\tx\ty\n"), "y", 0, STR_INIT("   1 |     x    y\n     |          ^\n")},
    {STR_INIT("\xe6\x9d\xb1\xe4\xba\xac is big\n"), "is", 0,
     STR_INIT("   1 | \xe6\x9d\xb1\xe4\xba\xac is big\n     |      ^^\n")},
    {STR_INIT("\xe6\x9d\xb1\xe4\xba\xac is big\n"), "\xe4\xba\xac", 0,
     STR_INIT("   1 | \xe6\x9d\xb1\xe4\xba\xac is big\n     |   ^^\n")},
    {STR_INIT("a\xff\x1b[31mb\n"), "b", 0,
     STR_INIT("   1 | a\xef\xbf\xbd\xef\xbf\xbd[31mb\n     |        ^\n")},
    {STR_INIT("two\nlines\n"), "two\nlines", 0, STR_INIT("   1 | two\n     | ^^^\n")},
    {STR_INIT("0123456789012345678901234567890123456789012345678901234567890 here\n"), "here", 47,
     STR_INIT("   1 | \xe2\x80\xa6"
              "890123456789012345678901234567890 here\n"
              "     |                                    ^^^^\n")},
    {STR_INIT("start 0123456789012345678901234567890123456789012345678901234567890\n"), "start", 47,
     STR_INIT("   1 | start 01234567890123456789012345678901\xe2\x80\xa6\n     | ^^^^^\n")},
    {STR_INIT("01234567890123456789012345678901234567890123456789012345678901234567890123456789\n"),
     "90", 47,
     STR_INIT("   1 | 01234567890123456789012345678901234567\xe2\x80\xa6\n     |          ^^\n")},
};

START_TEST(excerpts_mark_the_region)
{
    for (size_t i = 0; i < COUNT_OF(excerpt_rows); i++) {
        const struct excerpt_row *row = &excerpt_rows[i];
        struct fixture fixture = {0};
        const struct note *note = fixture_note(&fixture, "Note.md", row->text);
        struct buf out = {.arena = &fixture.vault.run};
        const struct report_style style = {.width = row->width};
        excerpt_print(&out, &style,
                      &(struct excerpt){.note = note, .region = fixture_region(note, row->needle)});
        ck_assert_str(buf_str(&out), row->want);
        fixture_done(&fixture);
    }
}
END_TEST

START_TEST(uris_are_percent_encoded)
{
    static const struct {
        const char *prefix, *path, *want;
    } rows[] = {
        {"", "Norway.md", "Norway.md"},
        {"notes/", "a b/100% #1?.md", "notes/a%20b/100%25%20%231%3F.md"},
        {"", "a:b.md", "a%3Ab.md"},
        {"", "x/a:b.md", "x/a:b.md"},
        {"x/", "a:b.md", "x/a:b.md"},
        {"", "Z\xc3\xbcrich [1].md", "Z%C3%BCrich%20%5B1%5D.md"},
        {"", "\xff.md", "%FF.md"},
        {"", "-dash's (1)+&=@,;$!*~_.md", "-dash's%20(1)+&=@,;$!*~_.md"},
        {"", "a\nb\\^`{|}\"<>.md", "a%0Ab%5C%5E%60%7B%7C%7D%22%3C%3E.md"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        ck_assert_str(path_to_uri(&arena, str_from(rows[i].prefix), str_from(rows[i].path)),
                      str_from(rows[i].want));
    ck_assert_str(path_to_file_uri(&arena, STR("/my vault"), STR("a:b#.md")),
                  STR("file:///my%20vault/a:b%23.md"));
    arena_done(&arena);
}
END_TEST

START_TEST(text_is_made_safe_for_a_line)
{
    static const struct {
        struct str text, want;
    } rows[] = {
        {STR_INIT("plain \xc3\xbc"), STR_INIT("plain \xc3\xbc")},
        {STR_INIT("a\nb\x1b[1m"), STR_INIT("a\xef\xbf\xbd"
                                           "b\xef\xbf\xbd[1m")},
        {STR_INIT("##[error]x ##vso[task]y"), STR_INIT("## [error]x ##vso [task]y")},
        {STR_INIT("a #[x] ##Ab[c]"), STR_INIT("a #[x] ##Ab[c]")},
        {STR_INIT("\xe2\x80\xaex"), STR_INIT("\xef\xbf\xbdx")},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        ck_assert_str(text_safe(&arena, rows[i].text), rows[i].want);
    ck_assert_str(path_safe(&arena, STR(""), STR("::error::.md")), STR("./::error::.md"));
    ck_assert_str(path_safe(&arena, STR(""), STR(" ::error::.md")), STR("./ ::error::.md"));
    ck_assert_str(path_safe(&arena, STR("a/"), STR("::error::.md")), STR("a/::error::.md"));
    ck_assert_str(text_cut(&arena, STR("abc\xc3\xbc\xc3\xbc"), 6), STR("abc..."));
    ck_assert_str(text_cut(&arena, STR("abc\xc3\xbc"), 5), STR("abc\xc3\xbc"));
    arena_done(&arena);
}
END_TEST

START_TEST(the_text_report_shows_line_evidence_and_fix)
{
    struct fixture fixture = {0};
    const struct note *lake =
        fixture_note(&fixture, "Lakes/Vanern.md", STR("# Vanern\n\nIts area is 5,650 km2.\n"));
    const struct note *list =
        fixture_note(&fixture, "Lists/Lakes.md", STR("- Vanern: 5,519 km2\n"));
    struct diagnostic *finding =
        fixture_finding(&fixture, lake, "5,650 km2", "the area of Vanern is told differently");
    finding->hint = STR("keep the better source");
    fixture_relate(&fixture, finding, list, "5,519 km2", "the other figure");
    const struct report_style style = {.working_prefix = STR("vault/")};
    ck_assert_str(fixture_print(&fixture, "text", &style),
                  STR("vault/Lakes/Vanern.md:3:13: warning: the area of Vanern is told differently "
                      "[unreadable-note]\n"
                      "   3 | Its area is 5,650 km2.\n"
                      "     |             ^^^^^^^^^\n"
                      "  vault/Lists/Lakes.md:1:11: the other figure\n"
                      "     1 | - Vanern: 5,519 km2\n"
                      "       |           ^^^^^^^^^\n"
                      "  fix: keep the better source\n"
                      "\n"
                      "1 finding: 1 warning\n"
                      "checked: 2 notes, default settings (there is no notelint.yaml)\n"));
    fixture_done(&fixture);
}
END_TEST

START_TEST(the_same_message_in_many_places_is_one_entry)
{
    struct fixture fixture = {0};
    const struct note *a =
        fixture_note(&fixture, "A.md", STR("[[Oslo]]\n\n[[Oslo]]\n[[Bergen]]\n"));
    const struct note *b = fixture_note(&fixture, "B.md", STR("x [[Oslo]]\n"));
    const struct note *c = fixture_note(&fixture, "C.md", STR("y [[Oslo]]\n"));
    fixture_finding(&fixture, a, "[[Oslo]]", "there is no note 'Oslo'");
    fixture_finding(&fixture, a, "[[Oslo]]\n[[", "there is no note 'Oslo'");
    fixture_finding(&fixture, a, "[[Bergen]]", "there is no note 'Bergen'");
    fixture_finding(&fixture, b, "[[Oslo]]", "there is no note 'Oslo'");
    fixture_finding(&fixture, c, "[[Oslo]]", "there is no note 'Oslo'");
    ck_assert_str(fixture_print(&fixture, "text", &plain),
                  STR("A.md:1:1: warning: there is no note 'Oslo' [unreadable-note]\n"
                      "   1 | [[Oslo]]\n"
                      "     | ^^^^^^^^\n"
                      "  and 3 more in 3 notes:\n"
                      "    A.md:3; B.md:1; C.md:1\n"
                      "\n"
                      "A.md:4:1: warning: there is no note 'Bergen' [unreadable-note]\n"
                      "   4 | [[Bergen]]\n"
                      "     | ^^^^^^^^^^\n"
                      "\n"));
    fixture_done(&fixture);
}
END_TEST

START_TEST(one_kind_of_finding_in_a_note_is_a_few_lines)
{
    static const char *const figures[] = {"12 bridges", "7 tunnels", "3 ferries",
                                          "40%",        "9 locks",   "2 ports"};
    struct fixture fixture = {0};
    const struct note *a =
        fixture_note(&fixture, "A.md",
                     STR("It has 12 bridges,\n7 tunnels and 3 ferries.\n40%; 9 locks, 2 ports\n"));
    for (size_t i = 0; i < COUNT_OF(figures); i++)
        fixture_finding(&fixture, a, figures[i],
                        str_fmt(&fixture.vault.run, "'%s' has no source", figures[i]).data);
    ck_assert_str(fixture_print(&fixture, "text", &plain),
                  STR("A.md:1:8: warning: '12 bridges' has no source [unreadable-note]\n"
                      "   1 | It has 12 bridges,\n"
                      "     |        ^^^^^^^^^^\n"
                      "  and 5 more in this note:\n"
                      "    2 '7 tunnels', '3 ferries'; 3 '40%', '9 locks', '2 ports'\n"
                      "\n"));
    fixture_done(&fixture);
}
END_TEST

/* SARIF 2.1.0 3.11.5 and 3.11.6, as the checker and the viewers read them. */
START_TEST(sarif_messages_hold_no_link_but_ours)
{
    static const struct {
        const char *message, *related, *want;
    } rows[] = {
        {"see [x](https://e)", "", "See [x] (https://e)."},
        {"there is no note 'a'", "", "There is no note 'a'."},
        {"'{0}' is no value", "", "'{{0}}' is no value."},
        {"open [ bracket", "other [a](b)",
         "Open \\\\[ bracket. See [A.md:1: other \\\\[a\\\\](b)](1)."},
        {"back\\[slash]", "c:\\d", "Back\\\\\\\\[slash]. See [A.md:1: c:\\\\\\\\d](1)."},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fixture fixture = {0};
        const struct note *note = fixture_note(&fixture, "A.md", STR("text\n"));
        struct diagnostic *finding = fixture_finding(&fixture, note, "text", rows[i].message);
        if (rows[i].related[0])
            fixture_relate(&fixture, finding, note, "text", rows[i].related);
        const struct str text = fixture_print(&fixture, "sarif", &plain);
        const struct str want =
            str_fmt(&fixture.vault.run, "\"message\":{\"text\":\"%s\",", rows[i].want);
        ck_assert_msg(str_find(text, want, 0) != STR_NONE, "want %.*s in\n%.*s", STR_ARG(want),
                      STR_ARG(text));
        fixture_done(&fixture);
    }
}
END_TEST

/* SARIF 2.1.0 3.11.7: the text is the pattern filled with the arguments. */
START_TEST(sarif_messages_tell_their_pattern)
{
    struct fixture fixture = {0};
    struct arena *run = &fixture.vault.run;
    const struct note *note = fixture_note(&fixture, "A.md", STR("text\n"));
    struct diagnostic *finding = fixture_finding(&fixture, note, "text", "");
    diagnostic_say(run, finding, "no '%s' in {%zu}", "[{x}](1)", (size_t)2);
    finding->message = str_fmt(run, "%.*s; since it was renamed", STR_ARG(finding->message));
    finding->hint = STR("rename it back");
    const struct str text = fixture_print(&fixture, "sarif", &plain);
    static const char *const wanted[] = {
        "\"messageStrings\":{\"no-in\":{\"text\":\"No '{0}' in {{{1}}}{2}.\"}}",
        "\"text\":\"No '[{{x}}] (1)' in {{2}}; since it was renamed. Fix: rename it back.\"",
        ("\"id\":\"no-in\",\"arguments\":[\"[{x}] (1)\",\"2\","
         "\"; since it was renamed. Fix: rename it back\"]"),
    };
    for (size_t i = 0; i < COUNT_OF(wanted); i++)
        ck_assert_msg(str_find(text, str_from(wanted[i]), 0) != STR_NONE, "want %s", wanted[i]);
    fixture_done(&fixture);
}
END_TEST

static size_t count_of(struct str text, struct str needle)
{
    size_t count = 0;
    for (size_t at = str_find(text, needle, 0); at != STR_NONE; at = str_find(text, needle, at + 1))
        count++;
    return count;
}

/* No controls but line ends, no raw bidi override, no command for a runner, no command line but our
 * own. */
static void check_forged(const char *format, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        ck_assert_msg((unsigned char)text.data[i] >= 0x20 || text.data[i] == '\n', "%s: control %d",
                      format, text.data[i]);
    static const char *const forbidden[] = {"\x7f",     "\xc2\x9b",  "\xe2\x80\xae", "##vso[",
                                            "\n::stop", "\n ::stop", "\nFORGED",     "##["};
    const bool github = strcmp(format, "github") == 0;
    /* In a line that is a command, a file may be called "##[error]". */
    for (size_t i = 0; i + github < COUNT_OF(forbidden); i++)
        ck_assert_msg(str_find(text, str_from(forbidden[i]), 0) == STR_NONE, "%s: '%s' in\n%.*s",
                      format, forbidden[i], STR_ARG(text));
    if (str_starts(text, STR("<?xml")))
        ck_assert(str_find(text, STR("<evil"), 0) == STR_NONE);
    ck_assert_uint_eq(count_of(text, STR("\n::")) + str_starts(text, STR("::")), github ? 2 : 0);
}

START_TEST(nothing_in_a_note_forges_output)
{
    static const char evil[] =
        "\nFORGED\r\n::stop-commands::x\n ::stop::\n##[error]##vso[a]\x1b[2J"
        "\x7f\xc2\x9b\xe2\x80\xae<evil a='\"'>]](https://evil [x](https://e){0}"
        "%0A::error::\xff\xfe";
    struct arena arena = {0};
    for (size_t i = 0; i < report_format_count; i++) {
        struct fixture fixture = {0};
        const struct note *first =
            fixture_note(&fixture, "::stop-commands::\n::stop::\x1b]8;;.md", str_from(evil));
        const struct note *second =
            fixture_note(&fixture, "\xe2\x80\xae<evil>##[error]\xff.md", str_from(evil));
        struct diagnostic *finding = fixture_finding(&fixture, first, "stop", evil);
        finding->hint = finding->identity = finding->entity = finding->metric = str_from(evil);
        finding->fix_description = finding->class_ = str_from(evil);
        fixture_relate(&fixture, finding, second, "##[error]", evil);
        fixture_edit(&fixture, finding, "stop", evil);
        fixture_finding(&fixture, second, "##[error]", evil);
        for (int statistics = 0; statistics < 2; statistics++) {
            const struct report_style style = {.statistics = statistics};
            const struct str text = fixture_print(&fixture, report_formats[i].name, &style);
            /* A message may show what was written where it cannot be taken for more. */
            check_forged(report_formats[i].name, text);
        }
        fixture_done(&fixture);
    }
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("report", excerpts_mark_the_region, uris_are_percent_encoded,
          text_is_made_safe_for_a_line, the_text_report_shows_line_evidence_and_fix,
          the_same_message_in_many_places_is_one_entry,
          one_kind_of_finding_in_a_note_is_a_few_lines, sarif_messages_hold_no_link_but_ours,
          sarif_messages_tell_their_pattern, nothing_in_a_note_forges_output)
