/* rules/missing-section: reports sections that a schema requires and the note does not have. */
#include "rules.h"
#include "schemas.h"

void missing_section(struct pass *pass)
{
    report_structure(pass, STRUCTURE_MISSING);
}
