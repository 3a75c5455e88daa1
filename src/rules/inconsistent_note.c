/* rules/inconsistent-note: a note that contradicts itself. */
#include "disagree.h"
#include "rules.h"

void inconsistent_note(struct pass *pass)
{
    disagreements_report(pass, CONFLICT_INCONSISTENT, 0);
}
