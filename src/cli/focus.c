/* cli/focus: the paths of the command line, --files-from, standard input, and what git tells. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

enum { READ_CHUNK = 65536 };

bool read_stdin(struct arena *run, struct str *ret, struct error *error)
{
    struct buf text = {.arena = run};
    char chunk[READ_CHUNK];
    for (;;) {
        const ssize_t got = read(STDIN_FILENO, chunk, sizeof(chunk));
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, "cannot read standard input: %s", strerror(errno));
        buf_push(&text, (struct str){chunk, (size_t)got});
    }
    *ret = buf_str(&text);
    return true;
}

/* The real path of a file that need not be there yet; its folder must. */
static bool real_path(struct arena *run, struct str path, struct str *ret)
{
    const struct str whole = str_dup(run, path);
    char *real = realpath(whole.data, NULL);
    if (real) {
        *ret = str_dup(run, str_from(real));
        free(real);
        return true;
    }
    const size_t slash = str_rfind_byte(whole, '/');
    const struct str folder =
        slash == STR_NONE ? STR(".") : str_dup(run, str_slice(whole, 0, slash ? slash : 1));
    real = realpath(folder.data, NULL);
    if (!real)
        return false;
    const struct str name = str_slice(whole, slash == STR_NONE ? 0 : slash + 1, whole.len);
    *ret = str_fmt(run, "%s%s%.*s", real, strcmp(real, "/") == 0 ? "" : "/", STR_ARG(name));
    free(real);
    return name.len > 0;
}

/* The vault's root among them stands for all of it. */
static bool add_operands(const struct request *request, struct arena *run, struct focus *focus,
                         struct error *error)
{
    const struct words *operands = &request->invocation->operands;
    for (size_t i = 0; i < operands->len; i++) {
        struct str path;
        if (!vault_path(run, focus->root, operands->data[i], &path, error))
            return false;
        *path_vec_push(run, &focus->paths) = path;
        focus->narrowed = path.len && (focus->narrowed || i == 0);
        if (!path.len)
            break;
    }
    if (!focus->narrowed)
        focus->paths.len = 0;
    return true;
}

/* One path a line, or NUL behind each. What is gone or lies elsewhere has nothing to report. */
static bool add_listed(const struct request *request, struct arena *run, struct focus *focus,
                       struct error *error)
{
    const char *name = option_value(request->invocation, OPTION_FILES_FROM, NULL);
    if (!name)
        return true;
    struct str list;
    if (strcmp(name, "-") == 0 ? !read_stdin(run, &list, error)
                               : !file_read(run, name, 0, &list, error))
        return false;
    const char separator = str_find_byte(list, '\0', 0) == STR_NONE ? '\n' : '\0';
    for (struct str line; str_split(&list, separator, &line);) {
        struct str real;
        struct str path;
        if (separator == '\n' && str_ends(line, STR("\r")))
            line.len--;
        if (line.len && real_path(run, line, &real) && path_below(focus->root, real, &path))
            *path_vec_push(run, &focus->paths) = path;
    }
    focus->narrowed = true;
    return true;
}

/* The file that an editor holds, under the name it has or will have. */
static bool add_stdin(const struct request *request, struct arena *run, struct focus *focus,
                      struct error *error)
{
    const char *name = option_value(request->invocation, OPTION_STDIN_FILENAME, NULL);
    struct overlay overlay = {0};
    struct str real;
    if (!name)
        return true;
    if (!real_path(run, str_from(name), &real) || !path_below(focus->root, real, &overlay.path) ||
        !overlay.path.len)
        return error_set(error, "'--stdin-filename' names no file of the vault '%.*s': '%s'",
                         STR_ARG(focus->root), name);
    if (!read_stdin(run, &overlay.bytes, error))
        return false;
    *overlay_vec_push(run, &focus->overlays) = overlay;
    *path_vec_push(run, &focus->paths) = overlay.path;
    focus->narrowed = true;
    return true;
}

static bool ask_git(const struct request *request, struct arena *run, struct focus *focus,
                    struct error *error)
{
    focus->has_changes = request->diff || request->staged;
    if (request->diff)
        return changes_since(run, focus->root, request->diff, &focus->changes, error);
    if (!request->staged)
        return true;
    if (!changes_staged(run, focus->root, &focus->changes, error))
        return false;
    focus->overlays = focus->changes.now;
    return true;
}

/* Where the vault is looked for: the file that is on standard input stands for its folder. */
static const char *target_of(const struct request *request, struct arena *run)
{
    const struct words *operands = &request->invocation->operands;
    const char *name = option_value(request->invocation, OPTION_STDIN_FILENAME, NULL);
    if (operands->len)
        return operands->data[0];
    if (!name)
        return NULL;
    const struct str path = str_from(name);
    const size_t slash = str_rfind_byte(path, '/');
    return slash == STR_NONE ? NULL : str_dup(run, str_slice(path, 0, slash ? slash : 1)).data;
}

bool focus_find(const struct request *request, struct arena *run, struct focus *ret,
                struct error *error)
{
    *ret = (struct focus){0};
    return vault_find_root(run, target_of(request, run), &ret->root, error) &&
           add_operands(request, run, ret, error) && add_listed(request, run, ret, error) &&
           add_stdin(request, run, ret, error) && ask_git(request, run, ret, error);
}

static bool holds_note(const struct focus *focus, const struct note *note)
{
    return !focus->narrowed ||
           (focus->paths.len && within_paths(focus->paths.data, focus->paths.len, note->path));
}

bool focus_holds(const struct focus *focus, const struct diagnostic *finding)
{
    return holds_note(focus, finding->note);
}

size_t focus_note_count(const struct focus *focus, const struct vault *vault)
{
    size_t count = 0;
    for (size_t i = 0; i < vault->note_count; i++)
        count += holds_note(focus, vault->notes[i]);
    return count;
}
