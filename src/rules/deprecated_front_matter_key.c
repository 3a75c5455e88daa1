/* rules/deprecated-front-matter-key: reports keys that a schema calls deprecated. */
#include "rules.h"
#include "schemas.h"

void deprecated_front_matter_key(struct pass *pass)
{
    report_front_matter(pass, WANT_DEPRECATIONS);
}
