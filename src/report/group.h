/* report/group: findings that say the same of many places, as one entry. */
#ifndef NOTELINT_REPORT_GROUP_H
#define NOTELINT_REPORT_GROUP_H

#include "notelint/report.h"

enum group_kind {
    GROUP_NONE,
    GROUP_PLACES, /* the same message in several places */
    GROUP_NOTE    /* in one note the same message but for the text it is about */
};

struct group {
    enum group_kind kind;
    bool follows;          /* shown with an earlier finding */
    const size_t *members; /* of the first finding of a group: all of them, itself included */
    size_t member_count;
};

/* What of its region the finding quotes in its message, else the whole region's text. */
struct str finding_subject(const struct diagnostic *finding);

/* One group for each finding. */
const struct group *groups_find(struct arena *arena, const struct run_result *result);

#endif
