/* vault/root: looks upwards from the target for what makes a folder a vault. */
#include "root.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

enum marker_kind { MARKER_FILE, MARKER_FOLDER, MARKER_ANY };

/* Strongest first; those of one rank are equal. */
static const struct marker {
    int rank;
    const char *name;
    enum marker_kind kind;
    const char *why;
} markers[] = {
    {0, "notelint.yaml", MARKER_FILE, "notelint.yaml"},
    {0, ".notelint.yaml", MARKER_FILE, ".notelint.yaml"},
    {1, ".obsidian", MARKER_FOLDER, ".obsidian"},
    {2, ".git", MARKER_ANY, "git work tree"}, /* a file in linked work trees and submodules */
};
enum { RANK_COUNT = 3 };

static bool has_marker(struct str folder, const struct marker *marker, struct arena *scratch)
{
    struct stat status;
    const struct str path = str_fmt(scratch, "%.*s/%s", STR_ARG(folder), marker->name);
    if (stat(path.data, &status) != 0)
        return false;
    switch (marker->kind) {
    case MARKER_FILE:
        return S_ISREG(status.st_mode);
    case MARKER_FOLDER:
        return S_ISDIR(status.st_mode);
    case MARKER_ANY:
        return true;
    }
    return false;
}

/* The enclosing folder; false at the root of the file system, which is the empty string. */
static bool parent(struct str folder, struct str *ret)
{
    const size_t slash = str_rfind_byte(folder, '/');
    if (slash == STR_NONE)
        return false;
    *ret = str_slice(folder, 0, slash);
    return true;
}

static const struct marker *find_upwards(struct str folder, int rank, struct arena *scratch,
                                         struct str *ret_root)
{
    do {
        for (size_t i = 0; i < COUNT_OF(markers); i++) {
            if (markers[i].rank == rank && has_marker(folder, &markers[i], scratch)) {
                *ret_root = folder;
                return &markers[i];
            }
        }
    } while (parent(folder, &folder));
    return NULL;
}

/* The real path of the folder that `target` is or lies in. */
static bool folder_of(struct arena *run, const char *target, struct str *ret, struct error *error)
{
    char *real = realpath(target, NULL);
    struct stat status;
    if (!real || stat(real, &status) != 0) {
        const int why = errno;
        free(real);
        return error_set(error, "cannot open '%s': %s", target, strerror(why));
    }
    struct str folder = str_dup(run, str_from(real));
    free(real);
    if (!S_ISDIR(status.st_mode))
        folder = str_slice(folder, 0, str_rfind_byte(folder, '/'));
    if (str_eq(folder, STR("/")))
        folder.len = 0;
    *ret = folder;
    return true;
}

bool root_find(struct arena *run, const char *target, struct str *ret_root, struct str *ret_why,
               struct error *error)
{
    struct str folder;
    if (!folder_of(run, target ? target : ".", &folder, error))
        return false;
    struct arena scratch = {0};
    const struct marker *marker = NULL;
    struct str root = folder;
    for (int rank = 0; rank < RANK_COUNT && !marker; rank++)
        marker = find_upwards(folder, rank, &scratch, &root);
    arena_done(&scratch);
    *ret_root = str_dup(run, root);
    *ret_why = marker ? str_from(marker->why) : STR("target");
    return true;
}
