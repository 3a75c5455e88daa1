/* report/quota: the gravest of the findings, where not all have room. */
#ifndef NOTELINT_REPORT_QUOTA_H
#define NOTELINT_REPORT_QUOTA_H

#include "notelint/diagnostic.h"

/* Findings above `least` are taken, and the first `of_least` of that severity. */
struct quota {
    enum severity least;
    size_t of_least;
};

struct quota quota_for(const struct diagnostic *findings, size_t count, size_t limit);

/* To be asked for each finding in order. */
bool quota_takes(struct quota *quota, const struct diagnostic *finding);

#endif
