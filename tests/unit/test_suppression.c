/* report: suppressions: every form, what is left of the findings, and what suppresses nothing.
 *
 * In each text a finding of `unreadable-note` stands at every "BAD". */
#include "report_fixture.h"

#define RULE_NAME "unreadable-note"

static const struct row {
    const char *what;
    struct str text;
    size_t suppressed;
    const char *left; /* line:message of each finding that is left, "; " between; BAD: "BAD" */
} rows[] = {
    {"nothing", STR_INIT("BAD\n"), 0, "1:BAD"},
    {"line", STR_INIT("BAD <!-- notelint-disable-line " RULE_NAME " -- known -->\nBAD\n"), 1,
     "2:BAD"},
    {"line, percent", STR_INIT("BAD %% notelint-disable-line " RULE_NAME " -- known %%\nBAD\n"), 1,
     "2:BAD"},
    {"next line", STR_INIT("BAD\n\n<!-- notelint-disable-next-line " RULE_NAME " -->\nBAD\nBAD\n"),
     1, "1:BAD; 5:BAD"},
    {"next line, percent", STR_INIT("%% notelint-disable-next-line " RULE_NAME " %%\nBAD\nBAD\n"),
     1, "3:BAD"},
    {"range",
     STR_INIT("<!-- notelint-disable " RULE_NAME
              " -->\n\nBAD\nBAD\n\n<!-- notelint-enable " RULE_NAME " -->\n\nBAD\n"),
     2, "8:BAD"},
    {"range to the end", STR_INIT("BAD\n\n<!-- notelint-disable -->\n\nBAD\n\nBAD\n"), 2, "1:BAD"},
    {"enable ends all",
     STR_INIT("%% notelint-disable " RULE_NAME ", structure %%\nBAD\n%% notelint-enable %%\nBAD\n"),
     1, "4:BAD"},
    {"file", STR_INIT("BAD\n\n<!-- notelint-disable-file " RULE_NAME " -- archive -->\n"), 1, ""},
    {"family", STR_INIT("BAD %% notelint-disable-line structure %%\n"), 1, ""},
    {"another family", STR_INIT("BAD %% notelint-disable-line links %%\n"), 0,
     "1:BAD; 1:the suppression of 'links' suppresses nothing"},
    {"everything", STR_INIT("BAD %% notelint-disable-line %%\n"), 1, ""},
    {"front matter", STR_INIT("---\nnotelint: {disable: [" RULE_NAME "]}\n---\nBAD\n"), 1, ""},
    {"front matter, one name", STR_INIT("---\nnotelint:\n  disable: " RULE_NAME "\n---\nBAD\n"), 1,
     ""},
    {"unused", STR_INIT("<!-- notelint-disable-line " RULE_NAME " -->\n\nBAD\n"), 0,
     "1:the suppression of 'unreadable-note' suppresses nothing; 3:BAD"},
    {"unused front matter", STR_INIT("---\nnotelint: {disable: [" RULE_NAME "]}\n---\n"), 0,
     "2:the suppression of 'unreadable-note' suppresses nothing"},
    {"unused everything", STR_INIT("%% notelint-disable-file %%\n"), 0,
     "1:the suppression suppresses nothing"},
    {"not expired", STR_INIT("BAD %% notelint-disable-line " RULE_NAME " -- until 2030-06-15 %%\n"),
     1, ""},
    {"expired", STR_INIT("BAD %% notelint-disable-line " RULE_NAME " -- until 2030-06-14 %%\n"), 0,
     "1:BAD; 1:the suppression of 'unreadable-note' expired on 2030-06-14"},
    {"misspelt rule", STR_INIT("BAD %% notelint-disable-line unreadable-notes %%\n"), 0,
     "1:BAD; 1:the suppression names no rule or family: 'unreadable-notes'"},
    {"misspelt directive", STR_INIT("BAD %% notelint-disable-lines " RULE_NAME " %%\n"), 0,
     "1:BAD; 1:'notelint-disable-lines' is no suppression"},
    {"enable alone", STR_INIT("BAD\n\n%% notelint-enable " RULE_NAME " %%\n"), 0,
     "1:BAD; 3:there is no open suppression to end here"},
    {"an unused one suppressed",
     STR_INIT("%% notelint-disable-line " RULE_NAME ", unused-suppression %%\n\nBAD\n"), 1,
     "3:BAD"},
    {"nothing to suppress about it", STR_INIT("%% notelint-disable-line unused-suppression %%\n"),
     0, "1:the suppression of 'unused-suppression' suppresses nothing"},
    {"no suppression", STR_INIT("BAD <!-- about notelint-disable-line " RULE_NAME " -->\n"), 0,
     "1:BAD"},
    {"in code", STR_INIT("```\nBAD <!-- notelint-disable-line " RULE_NAME " -->\n```\n"), 0,
     "2:BAD"},
};

static void add_findings(struct fixture *fixture, const struct note *note)
{
    const struct str bytes = note->source.bytes;
    for (size_t at = str_find(bytes, STR("BAD"), 0); at != STR_NONE;
         at = str_find(bytes, STR("BAD"), at + 1)) {
        struct diagnostic *finding = diagnostic_vec_push(&fixture->vault.run, &fixture->findings);
        finding->rule = rule_find(STR(RULE_NAME));
        finding->severity = SEVERITY_ERROR;
        finding->note = note;
        finding->region = region_of(at, 3);
        finding->message = STR("BAD");
    }
}

static size_t apply(struct fixture *fixture)
{
    struct diagnostic_vec suppressed = {0};
    const struct suppression_options options = {.selection = &fixture->selection,
                                                .today = STR("2030-06-15")};
    fingerprints_assign(&fixture->vault, &fixture->findings);
    suppressions_apply(&fixture->vault, &options, &fixture->findings, &suppressed);
    for (size_t i = 0; i < suppressed.len; i++)
        ck_assert_ptr_nonnull(suppressed.data[i].suppressed);
    return suppressed.len;
}

static struct str findings_text(struct fixture *fixture)
{
    struct buf text = {.arena = &fixture->vault.run};
    for (size_t i = 0; i < fixture->findings.len; i++) {
        const struct diagnostic *finding = &fixture->findings.data[i];
        const size_t line = source_position(&finding->note->source, finding->region.offset).line;
        buf_fmt(&text, "%s%zu:%.*s", i ? "; " : "", line, STR_ARG(finding->message));
    }
    return buf_str(&text);
}

START_TEST(every_form_suppresses_what_it_names)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fixture fixture = {0};
        add_findings(&fixture, fixture_note(&fixture, "A.md", rows[i].text));
        const size_t suppressed = apply(&fixture);
        const struct str left = findings_text(&fixture);
        ck_assert_msg(suppressed == rows[i].suppressed && str_eq(left, str_from(rows[i].left)),
                      "%s: %zu suppressed, left: %.*s", rows[i].what, suppressed, STR_ARG(left));
        fixture_done(&fixture);
    }
}
END_TEST

START_TEST(either_note_of_a_pair_may_suppress)
{
    struct fixture fixture = {0};
    const struct note *a = fixture_note(&fixture, "A.md", STR("BAD\n"));
    const struct note *b =
        fixture_note(&fixture, "B.md", STR("other %% notelint-disable-line " RULE_NAME " %%\n"));
    add_findings(&fixture, a);
    fixture_relate(&fixture, &fixture.findings.data[0], b, "other", "the other");
    ck_assert_uint_eq(apply(&fixture), 1);
    ck_assert_uint_eq(fixture.findings.len, 0);
    fixture_done(&fixture);
}
END_TEST

START_TEST(a_rule_that_did_not_run_has_no_unused_suppression)
{
    struct fixture fixture = {0};
    fixture_note(&fixture, "A.md", STR("%% notelint-disable-line " RULE_NAME " %%\n"));
    struct str select[] = {STR_INIT("unused-suppression")};
    fixture.selection.select = select;
    fixture.selection.select_count = 1;
    ck_assert_uint_eq(apply(&fixture), 0);
    ck_assert_uint_eq(fixture.findings.len, 0);
    fixture_done(&fixture);
}
END_TEST

START_TEST(what_suppresses_nothing_can_be_removed)
{
    static const struct {
        struct str text, removed;
    } fixes[] = {
        {STR_INIT("a\n\n<!-- notelint-disable-line -->\nb\n"),
         STR_INIT("<!-- notelint-disable-line -->\n")},
        {STR_INIT("a %% notelint-disable-line %% b\n"), STR_INIT("%% notelint-disable-line %%")},
        {STR_INIT("a\n\n%% notelint-disable-file %%"), STR_INIT("%% notelint-disable-file %%")},
    };
    for (size_t i = 0; i < COUNT_OF(fixes); i++) {
        struct fixture fixture = {0};
        const struct note *note = fixture_note(&fixture, "A.md", fixes[i].text);
        apply(&fixture);
        ck_assert_uint_eq(fixture.findings.len, 1);
        const struct diagnostic *finding = &fixture.findings.data[0];
        ck_assert_int_eq(finding->fix_safety, FIX_SAFE);
        ck_assert_uint_eq(finding->edits.len, 1);
        ck_assert_str(source_text(&note->source, finding->edits.data[0].region), fixes[i].removed);
        fixture_done(&fixture);
    }
}
END_TEST

UNIT_MAIN("suppression", every_form_suppresses_what_it_names, either_note_of_a_pair_may_suppress,
          a_rule_that_did_not_run_has_no_unused_suppression, what_suppresses_nothing_can_be_removed)
