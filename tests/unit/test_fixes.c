/* report: fixes: which edits are taken, what the files become, and the diff. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notelint/fixes.h"
#include "report_fixture.h"

static const struct {
    const char *what;
    struct str text;
    const char *needle, *replacement;
    struct str want;
    const char *hunks; /* of the diff */
} rows[] = {
    {"a word", STR_INIT("one\ntwo\nthree\n"), "two", "2", STR_INIT("one\n2\nthree\n"),
     "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n"},
    {"CRLF stays", STR_INIT("one\r\ntwo\r\n"), "two", "2\nx", STR_INIT("one\r\n2\r\nx\r\n"),
     "@@ -1,2 +1,3 @@\n one\r\n-two\r\n+2\r\n+x\r\n"},
    {"a byte order mark stays", STR_INIT("\xef\xbb\xbfone\n"), "one", "1",
     STR_INIT("\xef\xbb\xbf"
              "1\n"),
     "@@ -1 +1 @@\n-\xef\xbb\xbfone\n+\xef\xbb\xbf"
     "1\n"},
    {"a line goes", STR_INIT("a\nb\nc\nd\ne\nf\ng\nh\ni\n"), "e\n", "",
     STR_INIT("a\nb\nc\nd\nf\ng\nh\ni\n"), "@@ -2,7 +2,6 @@ a\n b\n c\n d\n-e\n f\n g\n h\n"},
    {"lines join", STR_INIT("a\nb\nc\n"), "\nb", "b", STR_INIT("ab\nc\n"),
     "@@ -1,3 +1,2 @@\n-a\n-b\n+ab\n c\n"},
    {"no line end at the end", STR_INIT("a\nb"), "b", "c", STR_INIT("a\nc"),
     "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"},
};

START_TEST(a_fix_changes_its_bytes_only)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fixture fixture = {0};
        struct arena *run = &fixture.vault.run;
        const struct note *note = fixture_note(&fixture, "My note.md", rows[i].text);
        struct diagnostic *finding = fixture_finding(&fixture, note, rows[i].needle, "fix me");
        fixture_edit(&fixture, finding, rows[i].needle, rows[i].replacement);
        struct fixes fixes = {0};
        ck_assert(fixes_round(run, &fixes, fixture.findings.data, fixture.findings.len, FIX_SAFE));
        ck_assert_msg(fixes.applied == 1 && fixes.files.len == 1, "%s", rows[i].what);
        ck_assert_str(fixes.files.data[0].now, rows[i].want);
        struct buf diff = {.arena = run};
        fixes_diff(&diff, &fixes, STR("sub/"));
        const struct str text = buf_str(&diff);
        ck_assert(str_find(text, STR("a/sub/My note.md"), 0) != STR_NONE);
        ck_assert_str(str_slice(text, str_find(text, STR("@@"), 0), text.len),
                      str_from(rows[i].hunks));
        fixture_done(&fixture);
    }
}
END_TEST

START_TEST(overlapping_and_unsafe_fixes_wait)
{
    struct fixture fixture = {0};
    const struct note *a = fixture_note(&fixture, "A.md", STR("abcdef\n"));
    const struct note *b = fixture_note(&fixture, "B.md", STR("uvwxyz\n"));
    fixture_edit(&fixture, fixture_finding(&fixture, a, "bc", "first"), "bc", "1");
    struct diagnostic *both = fixture_finding(&fixture, a, "cd", "overlaps in A, would fit in B");
    fixture_edit(&fixture, both, "cd", "2");
    *edit_vec_push(&fixture.vault.run, &both->edits) =
        (struct edit){.note = b, .region = fixture_region(b, "u"), .text = STR("3")};
    fixture_edit(&fixture, fixture_finding(&fixture, a, "de", "beside"), "de", "4");
    struct diagnostic *unsafe = fixture_finding(&fixture, b, "xy", "unsafe");
    fixture_edit(&fixture, unsafe, "xy", "5");
    unsafe->fix_safety = FIX_UNSAFE;
    struct diagnostic *nothing = fixture_finding(&fixture, b, "v", "changes nothing");
    fixture_edit(&fixture, nothing, "v", "v");
    struct diagnostic *twice = fixture_finding(&fixture, b, "w", "overlaps itself");
    fixture_edit(&fixture, twice, "w", "6");
    fixture_edit(&fixture, twice, "wx", "7");

    struct arena *run = &fixture.vault.run;
    const size_t count = fixture.findings.len;
    struct fixes safe = {0};
    ck_assert(fixes_round(run, &safe, fixture.findings.data, count, FIX_SAFE));
    ck_assert_uint_eq(safe.applied, 2);
    ck_assert_uint_eq(safe.files.len, 1);
    ck_assert_str(safe.files.data[0].now, STR("a14f\n"));
    struct fixes all = {0};
    ck_assert(fixes_round(run, &all, fixture.findings.data, count, FIX_UNSAFE));
    ck_assert_uint_eq(all.applied, 3);
    ck_assert_uint_eq(all.files.len, 2);
    ck_assert_str(all.files.data[1].now, STR("uvw5z\n"));
    fixture_done(&fixture);
}
END_TEST

START_TEST(rounds_add_up)
{
    struct fixes fixes = {0};
    struct arena run = {0};
    const char *const texts[] = {"abc\n", "aBc\n", "aBC\n"};
    const char *const needles[] = {"b", "c", "x"};
    const char *const replacements[] = {"B", "C", ""};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct fixture fixture = {0};
        const struct note *note = fixture_note(&fixture, "A.md", str_from(texts[i]));
        if (i < 2)
            fixture_edit(&fixture, fixture_finding(&fixture, note, needles[i], "fix"), needles[i],
                         replacements[i]);
        const bool more =
            fixes_round(&run, &fixes, fixture.findings.data, fixture.findings.len, FIX_SAFE);
        ck_assert_int_eq(more, i < 2);
        fixture_done(&fixture);
    }
    ck_assert_uint_eq(fixes.files.len, 1);
    ck_assert_str(fixes.files.data[0].original, STR("abc\n"));
    ck_assert_str(fixes.files.data[0].now, STR("aBC\n"));
    struct overlay_vec others = {0};
    *overlay_vec_push(&run, &others) = (struct overlay){.path = STR("0.md"), .absent = true};
    *overlay_vec_push(&run, &others) = (struct overlay){.path = STR("A.md"), .bytes = STR("abc\n")};
    *overlay_vec_push(&run, &others) = (struct overlay){.path = STR("B.md"), .bytes = STR("b\n")};
    const struct overlay_vec overlays = fixes_overlays(&run, &fixes, &others);
    ck_assert_uint_eq(overlays.len, 3);
    ck_assert(overlays.data[0].absent);
    ck_assert_str(overlays.data[1].bytes, STR("aBC\n"));
    ck_assert_str(overlays.data[2].path, STR("B.md"));
    arena_done(&run);
}
END_TEST

START_TEST(a_note_that_is_no_utf8_is_left_alone)
{
    struct fixture fixture = {0};
    const struct note *note = fixture_note(&fixture, "A.md", STR("a\xff\n"));
    fixture_edit(&fixture, fixture_finding(&fixture, note, "a", "fix"), "a", "b");
    struct fixes fixes = {0};
    ck_assert(!fixes_round(&fixture.vault.run, &fixes, fixture.findings.data, fixture.findings.len,
                           FIX_UNSAFE));
    ck_assert_uint_eq(fixes.files.len, 0);
    fixture_done(&fixture);
}
END_TEST

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static void check_file(const char *path, const char *want)
{
    struct arena run = {0};
    struct error error;
    struct str bytes;
    ck_assert(file_read(&run, path, 0, &bytes, &error));
    ck_assert_str(bytes, str_from(want));
    arena_done(&run);
}

START_TEST(files_are_written_whole_and_not_over_a_change)
{
    static const char name[] = "test_fixes.md";
    static const char link_name[] = "test_fixes.link.md";
    put(name, "abc\n");
    unlink(link_name);
    ck_assert_int_eq(symlink(name, link_name), 0);
    ck_assert_int_eq(chmod(name, 0640), 0);
    struct fixture fixture = {0};
    const struct note *note = fixture_note(&fixture, link_name, STR("abc\n"));
    fixture_edit(&fixture, fixture_finding(&fixture, note, "b", "fix"), "b", "B");
    struct arena *run = &fixture.vault.run;
    struct fixes fixes = {0};
    ck_assert(fixes_round(run, &fixes, fixture.findings.data, fixture.findings.len, FIX_SAFE));
    struct error error;
    ck_assert_msg(fixes_write(&fixes, STR("."), &error), "%s", error.message);
    check_file(name, "aBc\n");
    struct stat status;
    ck_assert_int_eq(lstat(link_name, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
    ck_assert_int_eq(stat(name, &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0640);

    ck_assert(!fixes_write(&fixes, STR("."), &error));
    ck_assert_ptr_nonnull(strstr(error.message, "not what was checked"));
    check_file(name, "aBc\n");
    ck_assert(!file_write_whole("no/such/folder/file", STR("x"), &error));
    ck_assert_ptr_nonnull(strstr(error.message, "No such file"));
    unlink(link_name);
    unlink(name);
    fixture_done(&fixture);
}
END_TEST

UNIT_MAIN("fixes", a_fix_changes_its_bytes_only, overlapping_and_unsafe_fixes_wait, rounds_add_up,
          a_note_that_is_no_utf8_is_left_alone, files_are_written_whole_and_not_over_a_change)
