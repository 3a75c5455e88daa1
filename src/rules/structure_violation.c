/* rules/structure-violation: reports key facts, columns, embeds, text and tags that are not as a
 * schema says. */
#include "rules.h"
#include "schemas.h"

void structure_violation(struct pass *pass)
{
    report_structure(pass, STRUCTURE_CONTENT);
}
