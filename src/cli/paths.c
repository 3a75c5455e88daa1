/* cli/paths: the command line's paths as paths of the vault. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "cli.h"

/* NOTELINT_CACHE_DIR (empty: none), else as the XDG Base Directory Specification has it. */
static const char *cache_folder(struct arena *run)
{
    const char *own = getenv("NOTELINT_CACHE_DIR");
    const char *caches = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (own)
        return own[0] ? own : NULL;
    if (caches && caches[0] == '/')
        return str_fmt(run, "%s/notelint", caches).data;
    return home && home[0] == '/' ? str_fmt(run, "%s/.cache/notelint", home).data : NULL;
}

bool open_vault_with(const struct invocation *invocation, const char *target,
                     const struct other_files *others, struct vault **ret, struct error *error)
{
    struct vault_options vault_options = {
        .target = target,
        .config_path = option_value(invocation, OPTION_CONFIG, NULL),
        .overlays = others->notes.data,
        .overlay_count = others->notes.len,
        .settings = others->settings,
        .like = others->like,
        .asked = others->asked.data,
        .asked_count = others->asked.len,
    };
    if (!option_number(invocation, OPTION_JOBS, 1, 256, &vault_options.jobs, error))
        return false;
    struct arena scratch = {0};
    if (!option_given(invocation, OPTION_NO_CACHE))
        vault_options.cache_folder = cache_folder(&scratch);
    struct vault *vault;
    const bool open = vault_open(&vault_options, &vault, error);
    arena_done(&scratch);
    if (!open)
        return false;
    if (!rule_settings_check(&vault->config, error)) {
        vault_free(vault);
        return false;
    }
    *ret = vault;
    return true;
}

bool open_vault(const struct invocation *invocation, const char *target, struct vault **ret,
                struct error *error)
{
    return open_vault_with(invocation, target, &(struct other_files){0}, ret, error);
}

bool path_below(struct str root, struct str path, struct str *ret)
{
    if (!str_starts(path, root) || (path.len > root.len && path.data[root.len] != '/'))
        return false;
    *ret = str_slice(path, path.len > root.len ? root.len + 1 : root.len, path.len);
    return true;
}

bool vault_path(struct arena *run, struct str root, const char *path, struct str *ret,
                struct error *error)
{
    char *real = realpath(path, NULL);
    if (!real)
        return error_set(error, "cannot find '%s': %s", path, strerror(errno));
    const struct str full = str_dup(run, str_from(real));
    free(real);
    return path_below(root, full, ret) ||
           error_set(error, "'%s' lies outside the vault '%.*s'", path, STR_ARG(root));
}

bool vault_paths(struct arena *run, const struct vault *vault, const char *const *paths,
                 size_t count, struct str **ret, struct error *error)
{
    struct str *list = ARENA_ARRAY(run, struct str, count);
    for (size_t i = 0; i < count; i++)
        if (!vault_path(run, vault->root, paths[i], &list[i], error))
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

struct str working_prefix(struct arena *run, struct str root)
{
    char *real = realpath(".", NULL);
    const struct str here = real ? str_dup(run, str_from(real)) : STR("");
    free(real);
    struct str below;
    struct buf prefix = {.arena = run};
    if (path_below(here, root, &below)) {
        buf_push(&prefix, below);
        buf_push(&prefix, below.len ? STR("/") : STR(""));
    } else if (path_below(root, here, &below)) {
        buf_push(&prefix, STR("../"));
        for (size_t i = 0; i < below.len; i++)
            buf_push(&prefix, below.data[i] == '/' ? STR("../") : STR(""));
    } else {
        buf_push(&prefix, root);
        buf_push_byte(&prefix, '/');
    }
    return buf_str(&prefix);
}
