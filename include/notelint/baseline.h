/* report/baseline: findings that were there before and are to stay out of the reports.
 *
 * A JSON file, one finding a line, sorted, without line numbers: moved lines do not change it, and
 * a finding in a renamed note is known again by what it is about. */
#ifndef NOTELINT_BASELINE_H
#define NOTELINT_BASELINE_H

#include "notelint/diagnostic.h"
#include "notelint/vault.h"

struct baseline_entry {
    struct str rule;
    struct str path;
    struct str key; /* hex: what the finding is about, without its path */
    struct str message;
    size_t count; /* findings that are alike in all of these */
    size_t used;  /* by baseline_apply */
};

VEC_OF(baseline_entry_vec, struct baseline_entry)

struct baseline {
    struct baseline_entry_vec entries;
};

/* The findings as a baseline, and as its file. */
void baseline_make(struct arena *run, const struct diagnostic *findings, size_t count,
                   struct baseline *ret);
struct str baseline_print(struct arena *run, const struct diagnostic *findings, size_t count);

bool baseline_read(struct arena *run, const char *path, struct baseline *ret, struct error *error);
/* The same of bytes that were read from there. */
bool baseline_parse(struct arena *run, const char *path, struct str bytes, struct baseline *ret,
                    struct error *error);

/* Sets ret_met[i] where finding i is in the baseline, which notes that it was met. */
void baseline_match(const struct vault *vault, struct baseline *baseline,
                    const struct diagnostic_vec *findings, bool *ret_met);

/* Takes the findings that are in the baseline out of `findings` and notes in the baseline that they
 * were met. */
void baseline_apply(struct vault *vault, struct baseline *baseline, struct diagnostic_vec *findings,
                    size_t *ret_baselined);

/* The baseline without what baseline_apply has not met; *ret_gone counts that. */
struct str baseline_print_pruned(struct arena *run, const struct baseline *baseline,
                                 size_t *ret_gone);

#endif
