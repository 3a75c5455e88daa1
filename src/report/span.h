/* report/span: where a region begins and ends. */
#ifndef NOTELINT_REPORT_SPAN_H
#define NOTELINT_REPORT_SPAN_H

#include "notelint/diagnostic.h"

struct span {
    struct position start;
    struct position end; /* behind the last byte */
};

struct span span_of(const struct note *note, struct region region);

/* The part that lies on the region's first line: an annotation of several lines is hidden where
 * one of them is not in the diff. */
struct region region_on_line(const struct note *note, struct region region);
struct span span_on_line(const struct note *note, struct region region);

#endif
