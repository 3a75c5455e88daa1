/* rules/disagree: how the three rules on conflicting figures report what the vault found. */
#ifndef NOTELINT_RULES_DISAGREE_H
#define NOTELINT_RULES_DISAGREE_H

#include "notelint/rule.h"

/* Report the disagreements of `class_`, and with the option `all-classes` those of `quiet` (a set
 * of classes as bits). Those that may well be two quantities need the option `preview`. */
void disagreements_report(struct pass *pass, enum conflict_class class_, unsigned quiet);

#endif
