/* cli/config: prints the settings in effect for a path, and the file each comes from. */
#include "commands.h"

static void print_from(struct buf *out, const struct config_layer *layer)
{
    if (layer)
        buf_fmt(out, "  # %.*s\n", STR_ARG(layer->path));
    else
        buf_fmt(out, "  # default\n");
}

static void print_text(struct buf *out, const struct config *config, const struct value *value)
{
    (void)config;
    if (value->kind == VALUE_ARRAY) {
        buf_push_byte(out, '[');
        for (size_t i = 0; i < value->count; i++)
            buf_fmt(out, "%s%.*s", i ? ", " : "", STR_ARG(value->items[i].string));
        buf_push_byte(out, ']');
        return;
    }
    if (value->kind == VALUE_OBJECT) {
        buf_push_byte(out, '{');
        for (size_t i = 0; i < value->count; i++) {
            buf_fmt(out, "%s%.*s: ", i ? ", " : "", STR_ARG(value->members[i].key));
            print_text(out, config, &value->members[i].value);
        }
        buf_push_byte(out, '}');
        return;
    }
    buf_push(out, value->string);
}

static void print_setting(struct buf *out, const struct config *config, const char *key,
                          const char *fallback)
{
    const struct config_layer *layer = NULL;
    const struct value *value = config_find(config, str_from(key), &layer);
    buf_fmt(out, "%s: ", key);
    if (value)
        print_text(out, config, value);
    else
        buf_fmt(out, "%s", fallback);
    print_from(out, layer);
}

static void print_rules(struct buf *out, const struct config *config, struct str path)
{
    buf_fmt(out, "rules:\n");
    for (size_t i = 0; i < rule_count; i++) {
        const struct value *rule_settings = NULL;
        const struct config_layer *from = NULL;
        const struct rule_key key = rule_key_of(&rules[i]);
        const enum severity severity = config_rule(config, &key, path, &rule_settings, &from);
        buf_fmt(out, "  %s: %s", rules[i].name, severity_name(severity));
        for (size_t k = 0; rule_settings && k < rule_settings->count; k++) {
            const struct member *member = &rule_settings->members[k];
            if (str_eq(member->key, STR("severity")))
                continue;
            buf_fmt(out, ", %.*s: ", STR_ARG(member->key));
            print_text(out, config, &member->value);
        }
        print_from(out, from);
    }
}

int config_command(const struct invocation *invocation, struct arena *run, struct error *error)
{
    struct vault *vault = NULL;
    const struct words *operands = &invocation->operands;
    if (!open_vault(invocation, operands->len ? operands->data[0] : NULL, &vault, error))
        return EXIT_TROUBLE;
    struct str *paths = NULL;
    int status = EXIT_TROUBLE;
    if (vault_paths(run, vault, operands->data, operands->len, &paths, error)) {
        struct buf out = {.arena = run};
        const struct config *config = &vault->config;
        buf_fmt(&out, "# vault: %.*s (found by: %.*s)\n", STR_ARG(vault->root),
                STR_ARG(vault->root_why));
        buf_fmt(&out, "# settings: %.*s\n",
                STR_ARG(config->path.len ? config->path : STR("none, defaults only")));
        print_setting(&out, config, "extends", "recommended");
        print_setting(&out, config, "include", "[**/*.md]");
        print_setting(&out, config, "exclude", "[]");
        print_setting(&out, config, "schemas", "none");
        print_setting(&out, config, "baseline", "none");
        print_setting(&out, config, "links.resolve", "obsidian");
        print_setting(&out, config, "attributes.synonyms", "none");
        print_setting(&out, config, "judge.command", "none");
        print_setting(&out, config, "fail-on", "error");
        print_rules(&out, config, operands->len ? paths[0] : (struct str){0});
        status = write_out(buf_str(&out), error) ? EXIT_CLEAN : EXIT_TROUBLE;
    }
    vault_free(vault);
    return status;
}
