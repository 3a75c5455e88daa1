/* report: fingerprints, line hashes and baselines: what a finding is known by. */
#include <stdio.h>
#include <unistd.h>

#include "../../src/report/line_hash.h"
#include "notelint/baseline.h"
#include "report_fixture.h"

START_TEST(line_hashes_are_github_s)
{
    /* Of an independent implementation of codeql-action's fingerprints.ts. */
    static const struct {
        struct str text;
        const char *want; /* one a line */
    } rows[] = {
        {STR_INIT(""), "c129715d7a2bc9a3:1"},
        {STR_INIT("\xef\xbb\xbf# Title\r\n\r\n\tone two\rthree\n"),
         "f36c3b96fde3854b:1 9abf68035d80d94d:1 6589e276847ed5b7:1 bd8bfd8320422591:1 "
         "c129715d7a2bc9a3:1"},
        {STR_INIT("same\nsame\n \tsame\nsame"),
         "5639f5bd98421995:1 3a51e5a56e90f4f1:1 ecbdbf3552acd07d:1 793f1c3a4abeb3f9:1"},
        {STR_INIT("\xf0\x9f\x98\x80 \xff\xe2\x82 \xc3\nx\xe0\x80\xafy\n"),
         "f7e6a0d19c5ce0a7:1 896a8be38efbdb05:1 c129715d7a2bc9a3:1"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena = {0};
        const struct line_hashes hashes = line_hashes_of(&arena, rows[i].text);
        struct buf all = {.arena = &arena};
        for (size_t line = 0; line < hashes.count; line++) {
            buf_push(&all, line ? STR(" ") : STR(""));
            buf_push(&all, line_hashes_text(&arena, &hashes, line));
        }
        ck_assert_str(buf_str(&all), str_from(rows[i].want));
        arena_done(&arena);
    }
}
END_TEST

/* A vault of two notes that tell the length of a river differently. */
static void rivers(struct fixture *fixture, struct str first, struct str second)
{
    fixture_note(fixture, "Glomma.md", first);
    fixture_note(fixture, "Rivers.md", second);
}

START_TEST(fingerprints_ignore_lines_and_order)
{
    struct fixture a = {0};
    struct fixture b = {0};
    rivers(&a, STR("It is 621 km long. [[Oyeren]]\n"), STR("Glomma: 600 km\n"));
    rivers(&b, STR("# Glomma\n\nMore.\n\nIt is 621 km long. [[Oyeren]]\n"),
           STR("\n\nGlomma: 600 km\n"));
    struct diagnostic *finding =
        fixture_finding(&a, a.notes[0], "621 km", "'621 km' differs from '600 km'");
    fixture_relate(&a, finding, a.notes[1], "600 km", "here");
    fixture_finding(&a, a.notes[0], "[[Oyeren]]", "no note, as in line 1");
    finding = fixture_finding(&b, b.notes[0], "[[Oyeren]]", "no note, as in line 5");
    finding = fixture_finding(&b, b.notes[1], "600 km", "'600 km' differs from '621 km'");
    fixture_relate(&b, finding, b.notes[0], "621 km", "here");
    fingerprints_assign(&a.vault, &a.findings);
    fingerprints_assign(&b.vault, &b.findings);
    ck_assert_uint_eq(a.findings.data[0].fingerprint.len, 32);
    ck_assert_str(a.findings.data[0].fingerprint, b.findings.data[1].fingerprint);
    ck_assert_str(a.findings.data[1].fingerprint, b.findings.data[0].fingerprint);
    ck_assert(!str_eq(a.findings.data[0].fingerprint, a.findings.data[1].fingerprint));
    fixture_done(&a);
    fixture_done(&b);
}
END_TEST

START_TEST(fingerprints_are_unique)
{
    struct fixture fixture = {0};
    const struct note *note = fixture_note(&fixture, "A.md", STR("x x\n"));
    const struct note *other = fixture_note(&fixture, "B.md", STR("x\n"));
    for (int i = 0; i < 3; i++)
        fixture_finding(&fixture, note, "x", "the same")->identity = STR("same");
    fixture_finding(&fixture, other, "x", "the same")->identity = STR("same");
    fingerprints_assign(&fixture.vault, &fixture.findings);
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < i; k++)
            ck_assert(!str_eq(fixture.findings.data[i].fingerprint,
                              fixture.findings.data[k].fingerprint));
    fixture_done(&fixture);
}
END_TEST

/* Write the baseline of `before`'s findings, apply it to those of `after`. */
static struct baseline apply_baseline(struct fixture *before, struct fixture *after, size_t *met)
{
    static const char path[] = "test_identity.baseline.json";
    struct error error;
    const struct str text =
        baseline_print(&before->vault.run, before->findings.data, before->findings.len);
    ck_assert(file_write_whole(path, text, &error));
    struct baseline baseline;
    ck_assert_msg(baseline_read(&after->vault.run, path, &baseline, &error), "%s", error.message);
    unlink(path);
    baseline_apply(&after->vault, &baseline, &after->findings, met);
    return baseline;
}

START_TEST(a_baseline_survives_moved_lines_and_renamed_notes)
{
    struct fixture before = {0};
    struct fixture after = {0};
    const struct note *a = fixture_note(&before, "Alta.md", STR("[[One]]\n[[Two]] [[Gone]]\n"));
    const struct note *b = fixture_note(&before, "Bodo.md", STR("[[One]]\n"));
    fixture_finding(&before, a, "[[One]]", "no note 'One'");
    fixture_finding(&before, a, "[[Two]]", "no note 'Two'");
    fixture_finding(&before, a, "[[Gone]]", "no note 'Gone'");
    fixture_finding(&before, b, "[[One]]", "no note 'One'");
    a = fixture_note(&after, "Alta.md", STR("New.\n\n[[Two]]\n\n[[One]] [[New]]\n"));
    b = fixture_note(&after, "Cities/Bodo.md", STR("[[One]] [[One]]\n"));
    fixture_finding(&after, a, "[[Two]]", "no note 'Two'");
    fixture_finding(&after, a, "[[One]]", "no note 'One'");
    fixture_finding(&after, a, "[[New]]", "no note 'New'");
    fixture_finding(&after, b, "[[One]]", "no note 'One'");
    fixture_finding(&after, b, "[[One]]", "no note 'One'");
    size_t met = 0;
    const struct baseline baseline = apply_baseline(&before, &after, &met);
    ck_assert_uint_eq(met, 3);
    ck_assert_uint_eq(after.findings.len, 2);
    ck_assert_str(after.findings.data[0].message, STR("no note 'New'"));
    ck_assert_str(after.findings.data[1].note->path, STR("Cities/Bodo.md"));
    size_t gone = 0;
    const struct str pruned = baseline_print_pruned(&after.vault.run, &baseline, &gone);
    ck_assert_uint_eq(gone, 1);
    ck_assert(str_find(pruned, STR("'Gone'"), 0) == STR_NONE);
    ck_assert(str_find(pruned, STR("'Two'"), 0) != STR_NONE);
    fixture_done(&before);
    fixture_done(&after);
}
END_TEST

START_TEST(a_baseline_counts_what_is_alike)
{
    struct fixture before = {0};
    struct fixture after = {0};
    const struct note *a = fixture_note(&before, "A.md", STR("x\n"));
    const struct note *b = fixture_note(&after, "A.md", STR("x\n"));
    for (int i = 0; i < 2; i++)
        fixture_finding(&before, a, "x", "alike");
    for (int i = 0; i < 3; i++)
        fixture_finding(&after, b, "x", "alike");
    const struct str text =
        baseline_print(&before.vault.run, before.findings.data, before.findings.len);
    ck_assert_msg(str_find(text, STR("\"count\":2"), 0) != STR_NONE, "%.*s", STR_ARG(text));
    size_t met = 0;
    apply_baseline(&before, &after, &met);
    ck_assert_uint_eq(met, 2);
    ck_assert_uint_eq(after.findings.len, 1);
    fixture_done(&before);
    fixture_done(&after);
}
END_TEST

START_TEST(a_baseline_of_another_form_is_refused)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"", "baseline"},
        {"[]", "is no baseline of version 1"},
        {"{\"version\":2,\"findings\":[]}", "is no baseline of version 1"},
        {"{\"version\":1,\"findings\":[{\"path\":\"A.md\"}]}", "needs path, rule and key"},
        {"{\"version\":1,\"findings\":[{\"path\":\"A.md\",\"rule\":\"r\",\"key\":\"k\","
         "\"count\":\"2\"}]}",
         "whole number"},
    };
    static const char path[] = "test_identity.refused.json";
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena run = {0};
        struct error error;
        struct baseline baseline;
        ck_assert(file_write_whole(path, str_from(rows[i].text), &error));
        ck_assert(!baseline_read(&run, path, &baseline, &error));
        ck_assert_msg(strstr(error.message, rows[i].want), "'%s' in '%s'", rows[i].want,
                      error.message);
        arena_done(&run);
    }
    unlink(path);
}
END_TEST

UNIT_MAIN("identity", line_hashes_are_github_s, fingerprints_ignore_lines_and_order,
          fingerprints_are_unique, a_baseline_survives_moved_lines_and_renamed_notes,
          a_baseline_counts_what_is_alike, a_baseline_of_another_form_is_refused)
