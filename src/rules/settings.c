/* rules/settings: --select and --ignore over the settings over the rule's own default. */
#include "settings.h"

#include "notelint/nearest.h"

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

struct rule_key rule_key_of(const struct rule *rule)
{
    return (struct rule_key){.name = str_from(rule->name),
                             .family = str_from(family_name(rule->family)),
                             .fallback = rule->severity};
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
    const struct rule_key key = rule_key_of(rule);
    setting.severity = config_rule(config, &key, path, &setting.options, NULL);
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

static bool check_names(const struct config_layer *layer, const struct value *settings,
                        struct error *error)
{
    for (size_t i = 0; settings && i < settings->count; i++) {
        const struct member *member = &settings->members[i];
        enum family family;
        if (rule_find(member->key) || family_parse(member->key, &family))
            continue;
        struct nearest nearest = {.word = member->key};
        for (size_t k = 0; k < rule_count; k++)
            nearest_offer(&nearest, str_from(rules[k].name));
        for (size_t k = 0; k < FAMILY_COUNT; k++)
            nearest_offer(&nearest, str_from(family_name((enum family)k)));
        return config_fail(layer, member->key_region, error, "there is no rule '%.*s'%s%.*s%s",
                           STR_ARG(member->key),
                           nearest.best.len ? "; did you mean '" : " (see 'notelint rules')",
                           STR_ARG(nearest.best), nearest.best.len ? "'?" : "");
    }
    return true;
}

bool rule_settings_check(const struct config *config, struct error *error)
{
    for (size_t i = 0; i < config->layers.len; i++) {
        const struct config_layer *layer = &config->layers.data[i];
        if (!check_names(layer, value_find(&layer->value, STR("rules")), error))
            return false;
    }
    for (size_t i = 0; i < config->overrides.len; i++)
        if (!check_names(config->overrides.data[i].layer, config->overrides.data[i].rules, error))
            return false;
    return true;
}
