/* report/flow: a list of short items, wrapped into lines. */
#ifndef NOTELINT_REPORT_FLOW_H
#define NOTELINT_REPORT_FLOW_H

#include "notelint/str.h"

struct flow {
    struct buf *out;
    size_t indent; /* of the lines behind the first */
    size_t width;  /* 0: lines do not break */
    size_t column; /* columns used in the current line */
};

/* Append `separator` and `item`, which is safe already, in a new line where it would not fit. */
void flow_push(struct flow *flow, struct str separator, struct str item);

#endif
