/* rules/stale-figure: an undated value beside a newer, dated one. */
#include "disagree.h"
#include "rules.h"

void stale_figure(struct pass *pass)
{
    disagreements_report(pass, CONFLICT_STALE, 0);
}
