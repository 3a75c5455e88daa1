/* rules/settings: severity and options of a rule for one note, from the settings and --select. */
#ifndef NOTELINT_RULES_SETTINGS_H
#define NOTELINT_RULES_SETTINGS_H

#include "notelint/rule.h"

struct setting {
    enum severity severity; /* SEVERITY_OFF: the rule does not run for the note */
    const struct value *options;
};

struct setting setting_for(const struct config *config, const struct rule_selection *selection,
                           const struct rule *rule, struct str path);

#endif
