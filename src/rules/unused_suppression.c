/* rules/unused-suppression: nothing to judge here: which suppressions had a use shows only when all
 * other rules have reported. report/suppressions makes the findings. */
#include "notelint/rule.h"
#include "rules.h"

void unused_suppression(struct pass *pass)
{
    (void)pass;
}
