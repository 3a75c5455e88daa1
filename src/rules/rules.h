/* rules/rules: the prototypes of all rules, from the one table. */
#ifndef NOTELINT_RULES_RULES_H
#define NOTELINT_RULES_RULES_H

#include "notelint/rule.h"

#define RULE(function, name, family, scope, severity, fix, summary) rule_function function;
#include "rules.def"
#undef RULE

#endif
