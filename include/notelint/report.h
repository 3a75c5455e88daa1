/* report/report: findings as bytes for people and programs.
 *
 * Sorting has been done; reporters print what they are given and judge nothing. Output depends on
 * the notes, the settings and the options alone: not on time, host, working directory or number of
 * jobs. */
#ifndef NOTELINT_REPORT_H
#define NOTELINT_REPORT_H

#include "notelint/diagnostic.h"
#include "notelint/vault.h"

/* What a report is of. */
struct run_result {
    const struct vault *vault;
    const struct diagnostic *findings; /* in order; suppressed and baselined ones taken out */
    size_t count;
    size_t errors, warnings, infos;
    size_t suppressed, baselined;
    bool failed; /* at or above --fail-on: exit 1 */
    const struct rule_selection *selection;
};

struct report_style {
    bool color;
    bool hyperlinks;
    size_t width; /* columns of the terminal; 0: unlimited */
    bool quiet;   /* findings only, no summary */
    bool statistics;
    bool sarif_absolute_uris;
};

/* Append the report to `out`. */
typedef void reporter(struct buf *out, const struct run_result *result,
                      const struct report_style *style);

struct report_format {
    const char *name;
    reporter *print;
    const char *summary;
};

extern const struct report_format report_formats[];
extern const size_t report_format_count;
const struct report_format *report_format_find(struct str name);

/* Apply the notes' suppression comments: moves suppressed findings out of `findings`, counts them,
 * and adds `unused-suppression` findings. */
void suppressions_apply(struct vault *vault, struct diagnostic_vec *findings,
                        size_t *ret_suppressed);

/* Fill in the fingerprints: stable under edits elsewhere, unique within the run. */
void fingerprints_assign(struct vault *vault, struct diagnostic_vec *findings);

/* Write a whole file or nothing: a temporary file beside it, then rename. */
bool file_write_whole(const char *path, struct str bytes, struct error *error);

#endif
