/* schema/branch: anyOf and oneOf: what became of each branch, and which was nearly right. */
#ifndef NOTELINT_SCHEMA_BRANCH_H
#define NOTELINT_SCHEMA_BRANCH_H

#include "keyword.h"

struct branch {
    bool holds;
    struct violation_vec violations; /* empty while only the verdict matters */
};

struct branches {
    const struct constraint *constraint;
    struct branch *data; /* one for each alternative; NULL while only the verdict matters */
    size_t holding;
};

struct branches branches_new(struct check *check, const struct constraint *constraint);

/* Apply alternative `index`; of one that holds, deprecations are reported at once. */
bool branch_apply(struct check *check, struct branches *branches, size_t index,
                  const struct instance *instance, struct evaluated *evaluated);

/* None holds: report one cause. Several hold where one should: say which. Always false. */
bool branches_report(struct check *check, const struct branches *branches,
                     const struct instance *instance);
bool branches_report_several(struct check *check, const struct branches *branches,
                             const struct instance *instance);

#endif
