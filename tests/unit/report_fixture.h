/* What the tests of the report layer share: a vault built in memory, and findings in it. */
#ifndef NOTELINT_TESTS_REPORT_FIXTURE_H
#define NOTELINT_TESTS_REPORT_FIXTURE_H

#include "notelint/report.h"
#include "unit.h"

enum { FIXTURE_NOTES = 8 };

struct fixture {
    struct vault vault;
    struct note *notes[FIXTURE_NOTES];
    struct arena scratch;
    struct diagnostic_vec findings;
    struct rule_selection selection;
};

/* Add a note; they have to come in the order of their paths. */
static inline const struct note *fixture_note(struct fixture *fixture, const char *path,
                                              struct str text)
{
    struct arena *run = &fixture->vault.run;
    struct note *note = note_parse(run, &fixture->scratch, str_from(path), text);
    fixture->vault.root = STR("/vault");
    fixture->vault.notes = fixture->notes;
    note->index = fixture->vault.note_count;
    fixture->notes[fixture->vault.note_count++] = note;
    return note;
}

/* Where `needle` first stands in the note. */
static inline struct region fixture_region(const struct note *note, const char *needle)
{
    const struct str text = str_from(needle);
    const size_t at = str_find(note->source.bytes, text, 0);
    ck_assert_uint_ne(at, STR_NONE);
    return region_of(at, text.len);
}

/* Add a finding at `needle`. */
static inline struct diagnostic *fixture_finding(struct fixture *fixture, const struct note *note,
                                                 const char *needle, const char *message)
{
    struct diagnostic *finding = diagnostic_vec_push(&fixture->vault.run, &fixture->findings);
    finding->rule = rule_find(STR("unreadable-note"));
    finding->severity = SEVERITY_WARNING;
    finding->note = note;
    finding->region = fixture_region(note, needle);
    finding->message = str_from(message);
    return finding;
}

static inline void fixture_relate(struct fixture *fixture, struct diagnostic *finding,
                                  const struct note *note, const char *needle, const char *message)
{
    *related_vec_push(&fixture->vault.run, &finding->related) = (struct related){
        .note = note, .region = fixture_region(note, needle), .message = str_from(message)};
}

static inline void fixture_edit(struct fixture *fixture, struct diagnostic *finding,
                                const char *needle, const char *text)
{
    finding->fix_safety = FIX_SAFE;
    *edit_vec_push(&fixture->vault.run, &finding->edits) =
        (struct edit){.note = finding->note,
                      .region = fixture_region(finding->note, needle),
                      .text = str_from(text)};
}

/* The report of the findings in a format. */
static inline struct str fixture_print(struct fixture *fixture, const char *format,
                                       const struct report_style *style)
{
    fingerprints_assign(&fixture->vault, &fixture->findings);
    struct run_result result = {
        .vault = &fixture->vault,
        .findings = fixture->findings.data,
        .count = fixture->findings.len,
        .selection = &fixture->selection,
    };
    run_result_count(&result);
    struct buf out = {.arena = &fixture->vault.run};
    report_format_find(str_from(format))->print(&out, &result, style);
    return buf_str(&out);
}

static inline void fixture_done(struct fixture *fixture)
{
    arena_done(&fixture->vault.run);
    arena_done(&fixture->scratch);
}

#endif
