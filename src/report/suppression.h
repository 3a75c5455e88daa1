/* report/suppression: what a note's author has asked not to be told.
 *
 * <!-- notelint-disable-line RULE -- reason -->, the same in %% ... %%, and `notelint: {disable:
 * [RULE]}` in the front matter. One suppression a name: two names make two. */
#ifndef NOTELINT_REPORT_SUPPRESSION_H
#define NOTELINT_REPORT_SUPPRESSION_H

#include "notelint/rule.h"

enum { SUPPRESSION_LIMIT = 1000 }; /* in one note */

enum suppression_problem {
    SUPPRESSION_SOUND,
    SUPPRESSION_NO_DIRECTIVE,   /* "notelint-disabel-line"; `name` is that word */
    SUPPRESSION_NO_RULE,        /* `name` is neither a rule nor a family */
    SUPPRESSION_CLOSES_NOTHING, /* an enable without a disable */
    SUPPRESSION_TOO_MANY        /* and those behind it are not read */
};

struct suppression {
    struct region region;    /* the comment, or the value in the front matter */
    struct str name;         /* of a rule or family; empty: everything */
    const struct rule *rule; /* NULL: a family, or everything */
    bool of_family;
    enum family family;
    size_t first_line, last_line; /* from 0; last_line may be beyond the end */
    bool open;                    /* a range that no enable has ended */
    struct str reason;
    struct str until; /* "2026-12-31", or empty */
    bool removable;   /* the comment holds nothing else: it can go as a whole */
    enum suppression_problem problem;
    bool used;
};

VEC_OF(suppression_vec, struct suppression)

/* Those of a note, in the order of the file, front matter first. */
struct suppression_vec suppressions_of(struct arena *run, const struct note *note);

/* The words that may stand behind "notelint-". */
extern const char *const suppression_directives[];
extern const size_t suppression_directive_count;

#endif
