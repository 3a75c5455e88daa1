/* cli/paths: the command line's paths as paths of the vault. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "cli.h"

bool open_vault(const struct invocation *invocation, const char *target, struct vault **ret,
                struct error *error)
{
    struct vault_options vault_options = {
        .target = target,
        .config_path = option_value(invocation, OPTION_CONFIG, NULL),
    };
    if (!option_number(invocation, OPTION_JOBS, 1, 256, &vault_options.jobs, error))
        return false;
    struct vault *vault;
    if (!vault_open(&vault_options, &vault, error))
        return false;
    if (!rule_settings_check(&vault->config, error)) {
        vault_free(vault);
        return false;
    }
    *ret = vault;
    return true;
}

static bool vault_path(struct arena *run, const struct vault *vault, const char *path,
                       struct str *ret, struct error *error)
{
    char *real = realpath(path, NULL);
    if (!real)
        return error_set(error, "cannot find '%s': %s", path, strerror(errno));
    const struct str full = str_dup(run, str_from(real));
    free(real);
    if (str_eq(full, vault->root)) {
        *ret = (struct str){0};
        return true;
    }
    const bool at_top = str_eq(vault->root, STR("/"));
    const size_t cut = vault->root.len + (at_top ? 0 : 1);
    if (!str_starts(full, vault->root) || (!at_top && full.data[vault->root.len] != '/'))
        return error_set(error, "'%s' lies outside the vault '%.*s'", path, STR_ARG(vault->root));
    *ret = str_slice(full, cut, full.len);
    return true;
}

bool vault_paths(struct arena *run, const struct vault *vault, const char *const *paths,
                 size_t count, struct str **ret, struct error *error)
{
    struct str *list = ARENA_ARRAY(run, struct str, count);
    for (size_t i = 0; i < count; i++)
        if (!vault_path(run, vault, paths[i], &list[i], error))
            return false;
    *ret = list;
    return true;
}

bool within_paths(const struct str *paths, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++)
        if (paths[i].len == 0 || str_eq(paths[i], path) ||
            (str_starts(path, paths[i]) && path.data[paths[i].len] == '/'))
            return true;
    return count == 0;
}
