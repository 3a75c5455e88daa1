/* rules/misplaced-section: reports sections that stand elsewhere than a schema says. */
#include "rules.h"
#include "schemas.h"

void misplaced_section(struct pass *pass)
{
    report_structure(pass, STRUCTURE_ORDER);
}
