/* report/sarif_rules: the rules that ran, from the registry and their pages. */
#include "notelint/version.h"
#include "safe.h"
#include "sarif.h"

enum { DESCRIPTION_LIMIT = 1000 }; /* GitHub cuts at 1024 */

/* "missing-note" as "MissingNote". */
static json_t *pascal_case(struct arena *arena, struct str name)
{
    struct buf pascal = {.arena = arena};
    bool upper = true;
    for (size_t i = 0; i < name.len; i++) {
        if (name.data[i] == '-') {
            upper = true;
            continue;
        }
        buf_push_byte(&pascal, upper ? ascii_upper(name.data[i]) : name.data[i]);
        upper = false;
    }
    return json_text(arena, buf_str(&pascal));
}

/* The first paragraph behind the page's title, as one line. */
static struct str first_paragraph(struct arena *arena, struct str page)
{
    struct str line;
    struct buf text = {.arena = arena};
    while (str_split(&page, '\n', &line)) {
        line = str_trim(line);
        if (line.len && line.data[0] != '#') {
            if (text.len)
                buf_push_byte(&text, ' ');
            buf_push(&text, line);
        } else if (text.len) {
            break;
        }
    }
    return buf_str(&text);
}

static json_t *help_json(struct arena *arena, const struct rule *rule)
{
    json_t *help = json_object();
    json_put(help, "text", json_text(arena, str_from(rule->page)));
    json_put(help, "markdown", json_text(arena, str_from(rule->page)));
    return help;
}

static json_t *configuration_json(enum severity severity)
{
    json_t *configuration = json_object();
    json_put(configuration, "enabled", json_boolean(severity != SEVERITY_OFF));
    json_put(configuration, "level",
             json_string(severity == SEVERITY_OFF ? "warning" : sarif_level(severity)));
    return configuration;
}

static json_t *properties_json(const struct rule *rule)
{
    json_t *tags = json_array();
    json_push(tags, json_string(family_name(rule->family)));
    json_push(tags, json_string("notes"));
    json_t *properties = json_object();
    json_put(properties, "precision",
             json_string(rule->severity == SEVERITY_ERROR     ? "very-high"
                         : rule->severity == SEVERITY_WARNING ? "high"
                                                              : "medium"));
    json_put(properties, "problem.severity",
             json_string(rule->severity == SEVERITY_ERROR     ? "error"
                         : rule->severity == SEVERITY_WARNING ? "warning"
                                                              : "recommendation"));
    json_put(properties, "tags", tags);
    return properties;
}

static json_t *rule_json(const struct sarif *sarif, const struct rule *rule)
{
    struct arena *arena = sarif->arena;
    const struct str summary = sarif_sentence(arena, str_from(rule->summary));
    struct str description = first_paragraph(arena, str_from(rule->page));
    description = text_cut(arena, description.len ? description : summary, DESCRIPTION_LIMIT);
    json_t *object = json_object();
    json_put(object, "id", json_string(rule->name));
    json_put(object, "name", pascal_case(arena, str_from(rule->name)));
    json_put(object, "shortDescription", sarif_message(arena, summary));
    json_put(object, "fullDescription", sarif_message(arena, description));
    json_put(object, "help", help_json(arena, rule));
    json_put(object, "helpUri",
             json_text(arena, str_fmt(arena, NOTELINT_RULE_PAGE("%s"), rule->name)));
    json_put(object, "defaultConfiguration", configuration_json(rule->severity));
    json_t *strings = sarif_message_strings(sarif, rule);
    if (json_object_size(strings))
        json_put(object, "messageStrings", strings);
    else
        json_decref(strings);
    json_put(object, "properties", properties_json(rule));
    return object;
}

static bool has_finding(const struct run_result *result, const struct rule *rule)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->findings[i].rule == rule)
            return true;
    return false;
}

/* As the settings have it where no override for single notes applies. */
static enum severity severity_in_run(const struct sarif *sarif, const struct rule *rule)
{
    return rule_severity(&sarif->result->vault->config, sarif->result->selection, rule,
                         (struct str){0});
}

/* The rule's options in the settings (3.50.5); NULL where there are none. */
static json_t *parameters_json(const struct sarif *sarif, const struct rule *rule)
{
    const struct rule_key key = rule_key_of(rule);
    const struct value *options;
    config_rule(&sarif->result->vault->config, &key, (struct str){0}, &options, NULL);
    if (!options)
        return NULL;
    json_t *parameters = json_value(sarif->arena, options);
    json_object_del(parameters, "severity");
    if (json_object_size(parameters))
        return parameters;
    json_decref(parameters);
    return NULL;
}

json_t *sarif_rules(struct sarif *sarif)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule_count; i++) {
        sarif->rule_index[i] = STR_NONE;
        if (severity_in_run(sarif, &rules[i]) == SEVERITY_OFF &&
            !has_finding(sarif->result, &rules[i]))
            continue;
        sarif->rule_index[i] = json_array_size(list);
        json_push(list, rule_json(sarif, &rules[i]));
    }
    return list;
}

json_t *sarif_overrides(const struct sarif *sarif)
{
    json_t *list = json_array();
    for (size_t i = 0; i < rule_count; i++) {
        const enum severity severity = severity_in_run(sarif, &rules[i]);
        if (sarif->rule_index[i] == STR_NONE || severity == SEVERITY_OFF)
            continue;
        json_t *parameters = parameters_json(sarif, &rules[i]);
        if (severity == rules[i].severity && !parameters)
            continue;
        json_t *descriptor = json_object();
        json_put(descriptor, "id", json_string(rules[i].name));
        json_put(descriptor, "index", json_count(sarif->rule_index[i]));
        json_t *override = json_object();
        json_put(override, "descriptor", descriptor);
        json_t *configuration = configuration_json(severity);
        if (parameters)
            json_put(configuration, "parameters", parameters);
        json_put(override, "configuration", configuration);
        json_push(list, override);
    }
    return list;
}
