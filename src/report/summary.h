/* report/summary: what was checked, by which settings and schemas, and what came of it. */
#ifndef NOTELINT_REPORT_SUMMARY_H
#define NOTELINT_REPORT_SUMMARY_H

#include "ink.h"

void summary_print(struct buf *out, const struct run_result *result,
                   const struct report_style *style);

/* Rules by the number of their findings, and under each what they are most often about. */
void statistics_print(struct buf *out, const struct run_result *result,
                      const struct report_style *style);

#endif
