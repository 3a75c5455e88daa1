/* rules/conflicting-figure: one thing told with two values in two notes. */
#include "disagree.h"
#include "rules.h"

void conflicting_figure(struct pass *pass)
{
    disagreements_report(pass, CONFLICT_CONFLICT,
                         1u << CONFLICT_ROUNDING | 1u << CONFLICT_REVISION |
                             1u << CONFLICT_ESTIMATE_SPREAD | 1u << CONFLICT_DEFINITION);
}
