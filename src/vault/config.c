/* vault/config: the settings in effect, looked up through the layers. */
#include "notelint/config.h"

#include <sys/stat.h>

#include "config_read.h"

enum { DEFAULT_HISTORY = 500 }; /* commits; the settings' schema says so too */

static const char *const severity_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_INFO] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

bool severity_parse(struct str text, enum severity *ret)
{
    static const struct {
        const char *spelling;
        enum severity severity;
    } spellings[] = {
        {"off", SEVERITY_OFF},         {"info", SEVERITY_INFO},    {"note", SEVERITY_INFO},
        {"warning", SEVERITY_WARNING}, {"warn", SEVERITY_WARNING}, {"error", SEVERITY_ERROR},
    };
    for (size_t i = 0; i < COUNT_OF(spellings); i++) {
        if (str_eq(text, str_from(spellings[i].spelling))) {
            *ret = spellings[i].severity;
            return true;
        }
    }
    return false;
}

const struct value *config_find(const struct config *config, struct str dotted,
                                const struct config_layer **ret_layer)
{
    for (size_t i = 0; i < config->layers.len; i++) {
        const struct value *value = &config->layers.data[i].value;
        struct str rest = dotted;
        for (struct str key; value && str_split(&rest, '.', &key);)
            value = value_find(value, key);
        if (!value)
            continue;
        if (ret_layer)
            *ret_layer = &config->layers.data[i];
        return value;
    }
    return NULL;
}

static bool read_severity(const struct value *setting, enum severity *ret)
{
    if (setting && setting->kind == VALUE_OBJECT)
        setting = value_find(setting, STR("severity"));
    return severity_parse(value_string(setting), ret);
}

/* What has been found of a rule's setting so far, the strongest first. */
struct decision {
    bool decided;
    enum severity severity;
    const struct value *options;
    const struct config_layer *from;
};

static void consult(struct decision *decision, const struct rule_key *rule,
                    const struct value *rules, const struct config_layer *layer)
{
    enum severity severity;
    const struct value *own = value_find(rules, rule->name);
    if (own && own->kind == VALUE_OBJECT && !decision->options &&
        own->count > (value_find(own, STR("severity")) ? 1 : 0))
        decision->options = own;
    const struct value *family =
        rule->fallback == SEVERITY_OFF ? NULL : value_find(rules, rule->family);
    if (decision->decided || (!read_severity(own, &severity) && !read_severity(family, &severity)))
        return;
    decision->decided = true;
    decision->severity = severity;
    decision->from = layer;
}

static bool concerns(const struct config_override *override, struct str path)
{
    for (size_t i = 0; i < override->file_count; i++)
        if (regex_matches(override->files[i], path))
            return true;
    return false;
}

static bool mentions(const struct value *rules, const struct rule_key *rule)
{
    return value_find(rules, rule->name) || value_find(rules, rule->family);
}

enum severity config_rule(const struct config *config, const struct rule_key *rule, struct str path,
                          const struct value **ret_options, const struct config_layer **ret_from)
{
    struct decision decision = {.severity = rule->fallback};
    for (size_t i = config->overrides.len; i-- > 0;) {
        const struct config_override *override = &config->overrides.data[i];
        if (mentions(override->rules, rule) && concerns(override, path))
            consult(&decision, rule, override->rules, override->layer);
    }
    for (size_t i = 0; i < config->layers.len; i++) {
        const struct config_layer *layer = &config->layers.data[i];
        consult(&decision, rule, value_find(&layer->value, STR("rules")), layer);
    }
    if (ret_options)
        *ret_options = decision.options;
    if (ret_from)
        *ret_from = decision.from;
    return decision.severity;
}

bool config_fail(const struct config_layer *layer, struct region region, struct error *error,
                 const char *fmt, ...)
{
    struct arena scratch = {0};
    va_list args;
    va_start(args, fmt);
    const struct str message = str_vfmt(&scratch, fmt, args);
    va_end(args);
    const struct position at = source_position(&layer->source, region.offset);
    error_set(error, "%.*s:%zu:%zu: %.*s", STR_ARG(layer->path), at.line, at.column,
              STR_ARG(message));
    arena_done(&scratch);
    return false;
}

static bool compile_globs(struct arena *run, const struct value *value, struct regex ***ret,
                          size_t *ret_count, struct error *error)
{
    if (!value)
        return true;
    const bool list = value->kind == VALUE_ARRAY;
    const size_t count = list ? value->count : 1;
    *ret = ARENA_ARRAY(run, struct regex *, count);
    for (size_t i = 0; i < count; i++) {
        (*ret)[i] = glob_new(value_string(list ? &value->items[i] : value), error);
        if (!(*ret)[i])
            return false;
        *ret_count = i + 1;
    }
    return true;
}

/* Overrides of weaker layers come first, so that those of stronger ones win. */
static bool compile_overrides(struct arena *run, struct config *config, struct error *error)
{
    for (size_t i = config->layers.len; i-- > 0;) {
        const struct config_layer *layer = &config->layers.data[i];
        const struct value *list = value_find(&layer->value, STR("overrides"));
        for (size_t k = 0; list && k < list->count; k++) {
            const struct value *item = &list->items[k];
            struct config_override *override = config_override_vec_push(run, &config->overrides);
            override->layer = layer;
            override->rules = value_find(item, STR("rules"));
            if (!compile_globs(run, value_find(item, STR("files")), &override->files,
                               &override->file_count, error))
                return false;
        }
    }
    return true;
}

static size_t history_of(const struct config *config)
{
    const struct value *value = config_find(config, STR("links.history"), NULL);
    int64_t number;
    return value && decimal_to_int(value->number, &number) ? (size_t)number : DEFAULT_HISTORY;
}

static bool compile(struct arena *run, struct config *config, struct error *error)
{
    const struct str mode = value_string(config_find(config, STR("links.resolve"), NULL));
    const struct str fail_on = value_string(config_find(config, STR("fail-on"), NULL));
    enum severity severity = SEVERITY_ERROR;
    config->links = str_eq(mode, STR("aliases"))  ? LINKS_ALIASES
                    : str_eq(mode, STR("titles")) ? LINKS_TITLES
                                                  : LINKS_OBSIDIAN;
    config->history = history_of(config);
    severity_parse(fail_on, &severity);
    config->fail_on = str_eq(fail_on, STR("never")) ? FAIL_NEVER : (int)severity;
    return compile_globs(run, config_find(config, STR("include"), NULL), &config->include,
                         &config->include_count, error) &&
           compile_globs(run, config_find(config, STR("exclude"), NULL), &config->exclude,
                         &config->exclude_count, error) &&
           compile_overrides(run, config, error);
}

static bool is_file(const struct file_view *view, struct str path)
{
    struct stat status;
    const struct overlay *overlay = file_view_find(view, path);
    if (overlay)
        return !overlay->absent;
    return stat(path.data, &status) == 0 && S_ISREG(status.st_mode);
}

/* The file of settings, as it is shown and as it is opened; empty where there is none. */
static void find_file(struct arena *run, const struct file_view *view, const char *path,
                      struct str *ret_path, struct str *ret_file)
{
    const struct str root = view->root;
    static const char *const names[] = {"notelint.yaml", ".notelint.yaml"};
    if (path) {
        const struct str given = str_dup(run, str_from(path));
        const bool inside =
            given.len > root.len + 1 && str_starts(given, root) && given.data[root.len] == '/';
        *ret_path = inside ? str_slice(given, root.len + 1, given.len) : given;
        *ret_file = given;
        return;
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const struct str file = str_fmt(run, "%.*s/%s", STR_ARG(root), names[i]);
        if (is_file(view, file)) {
            *ret_path = str_from(names[i]);
            *ret_file = file;
            return;
        }
    }
}

bool config_load(struct arena *run, const struct file_view *view, const char *path,
                 struct config *ret, struct error *error)
{
    struct str file = {0};
    *ret = (struct config){0};
    find_file(run, view, path, &ret->path, &file);
    const struct str first = file.len ? ret->path : STR("recommended");
    const struct config_file top = {.path = first, .file = file};
    if (config_read(run, view, &top, &ret->layers, error) && compile(run, ret, error))
        return true;
    config_done(ret);
    return false;
}

static void free_globs(struct regex **globs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        regex_free(globs[i]);
}

void config_done(struct config *config)
{
    free_globs(config->include, config->include_count);
    free_globs(config->exclude, config->exclude_count);
    for (size_t i = 0; i < config->overrides.len; i++)
        free_globs(config->overrides.data[i].files, config->overrides.data[i].file_count);
    *config = (struct config){0};
}
