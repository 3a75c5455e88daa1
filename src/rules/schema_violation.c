/* rules/schema-violation: reports front matter that is not as the note's schemas say. */
#include "rules.h"
#include "schemas.h"

void schema_violation(struct pass *pass)
{
    report_front_matter(pass, WANT_VIOLATIONS);
}
