/* rules/settings: --select and --ignore over the settings over the rule's own default. */
#include "settings.h"

static bool names(const struct str *list, size_t count, const struct rule *rule, bool *ret_by_name)
{
    for (size_t i = 0; i < count; i++) {
        if (rule_find(list[i]) == rule) {
            *ret_by_name = true;
            return true;
        }
    }
    *ret_by_name = false;
    for (size_t i = 0; i < count; i++)
        if (str_eq(list[i], str_from(family_name(rule->family))))
            return true;
    return false;
}

struct setting setting_for(const struct config *config, const struct rule_selection *selection,
                           const struct rule *rule, struct str path)
{
    bool by_name = false;
    struct setting setting = {0};
    if (names(selection->ignore, selection->ignore_count, rule, &by_name))
        return setting;
    by_name = false;
    if (selection->select_count &&
        !names(selection->select, selection->select_count, rule, &by_name))
        return setting;
    setting.severity =
        config_rule(config, str_from(rule->name), path, rule->severity, &setting.options, NULL);
    /* Who selects a rule by its name wants to see it, though it be off by default. */
    if (by_name && setting.severity == SEVERITY_OFF)
        setting.severity = SEVERITY_WARNING;
    return setting;
}

enum severity rule_severity(const struct config *config, const struct rule_selection *selection,
                            const struct rule *rule, struct str path)
{
    return setting_for(config, selection, rule, path).severity;
}
