/* report/name_report: what `notelint name` says of the names it was asked for. */
#ifndef NOTELINT_NAME_REPORT_H
#define NOTELINT_NAME_REPORT_H

#include "notelint/name_check.h"

struct name_answer {
    struct str name; /* as asked for */
    struct name_hit_vec hits;
};

/* Does a note of that name exist? */
bool name_answer_clashes(const struct name_answer *answer);

/* For people; and as an array of objects, one a line. */
void name_answers_print(struct buf *out, const struct name_answer *answers, size_t count);
void name_answers_print_json(struct buf *out, const struct name_answer *answers, size_t count);

#endif
