/* report/report: findings as bytes for people and programs.
 *
 * Sorting has been done; reporters print what they are given and judge nothing. Output depends on
 * the notes, the settings and the options alone: not on time, host, working directory or number of
 * jobs. Nothing that a note or a file name holds can forge a line, an escape sequence, a workflow
 * command or a link in any format. */
#ifndef NOTELINT_REPORT_H
#define NOTELINT_REPORT_H

#include "notelint/rule.h"

/* What a report is of. */
struct run_result {
    const struct vault *vault;
    const struct diagnostic *findings; /* in order; suppressed and baselined ones taken out */
    size_t count;
    size_t errors, warnings, infos;
    const struct diagnostic *suppressed_findings; /* in order */
    size_t suppressed, baselined;
    size_t left_out; /* by --max-findings; counted above, not among `findings` */
    bool failed;     /* at or above --fail-on: exit 1 */
    const struct rule_selection *selection;
};

/* Fill in errors, warnings and infos from the findings. */
void run_result_count(struct run_result *result);

/* Keep the gravest `limit` findings, in their order; how many were left out. */
size_t findings_cut(struct diagnostic_vec *findings, size_t limit);

struct report_style {
    bool color;
    bool hyperlinks;
    size_t width; /* columns of the terminal; 0: not a terminal */
    bool quiet;   /* findings only, no summary */
    bool statistics;
    bool sarif_absolute_uris;
    bool sarif_provenance; /* the commit, its branch and repository: different for each commit */
    bool sarif_snippets;   /* the text of each place, and the lines around it */
    bool
        sarif_suppressed; /* suppressed findings too; not for GitHub, which opens alerts for them */
    /* Put before a note's path; empty or ending in "/". From the working directory to the vault's
     * root, for people and editors (text, concise); and from the root of the repository to that of
     * the vault, for what CI reads (all others but json and jsonl, which stay relative to the
     * vault). */
    struct str working_prefix;
    struct str repository_prefix;
};

/* Append the report to `out`, whose arena also takes what is needed on the way. */
typedef void reporter(struct buf *out, const struct run_result *result,
                      const struct report_style *style);

/* The report of a check that could not be made, for programs that would take an older report, or
 * none, for a clean one. */
typedef void trouble_reporter(struct buf *out, struct str why);

struct report_format {
    const char *name;
    reporter *print;
    const char *summary;
    size_t limit; /* more findings than this are cut, the gravest kept, and the report says so; 0:
                     none */
    trouble_reporter *print_trouble; /* NULL: the format cannot tell */
};

extern const struct report_format report_formats[]; /* sorted by name */
extern const size_t report_format_count;
const struct report_format *report_format_find(struct str name);

struct suppression_options {
    const struct rule_selection *selection; /* a rule that did not run has no unused suppressions */
    struct str today; /* "2026-03-31": later than an `until` means expired; empty: none expires */
};

/* Fill in the fingerprints: free of line numbers, so that edits elsewhere leave them alone, and
 * unique within the run. */
void fingerprints_assign(struct vault *vault, struct diagnostic_vec *findings);

/* Apply the notes' suppression comments to findings that have their fingerprints: moves the
 * suppressed ones to `suppressed`, adds `unused-suppression` findings, and leaves both sorted. */
void suppressions_apply(struct vault *vault, const struct suppression_options *options,
                        struct diagnostic_vec *findings, struct diagnostic_vec *suppressed);

#endif
