/* vault/walk: lists folders from a queue. Everything below a dot folder or a folder that git
 * ignores is taken by name only, and of that a bounded number. */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "ignore.h"

enum { UNREAD_LIMIT = 50000 }; /* names taken from hidden and ignored folders */

struct folder {
    struct str path; /* from the root; empty: the root itself */
    bool hidden;
    bool ignored;
    bool ruled; /* a .gitignore may hold here */
};

VEC_OF(folder_vec, struct folder)
VEC_OF(name_vec, struct str)

struct walk {
    struct arena *run;
    struct arena scratch;
    struct str root;
    struct ignore *ignore; /* NULL: outside of git */
    struct folder_vec queue;
    struct found_vec *found;
    size_t unread;
};

static int compare_found(const void *a, const void *b)
{
    return str_cmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

static int compare_names(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str absolute(struct walk *walk, struct str path)
{
    return str_fmt(&walk->scratch, "%.*s/%.*s", STR_ARG(walk->root), STR_ARG(path));
}

static bool is_note_name(struct str name)
{
    return str_ends(name, STR(".md"));
}

static struct found *add(struct walk *walk, struct str path, enum found_kind kind)
{
    struct found *found = found_vec_push(walk->run, walk->found);
    *found = (struct found){.path = path, .kind = kind};
    return found;
}

static void unreadable(struct walk *walk, struct str path, const char *why)
{
    if (is_note_name(path))
        add(walk, path, FOUND_UNREADABLE)->why = why;
}

static void add_symlink(struct walk *walk, struct str path, struct str target, size_t size)
{
    struct found *found = add(walk, path, FOUND_SYMLINK);
    found->target = str_dup(walk->run, target);
    found->size = size;
}

/* A symbolic link counts by what it stands for; but what lies outside of the vault is no part of
 * it, and a folder would bring its notes in twice. */
static void take_symlink(struct walk *walk, struct str path, enum found_kind kind)
{
    struct stat status;
    const struct str link = absolute(walk, path);
    char *real = realpath(link.data, NULL);
    if (!real || stat(real, &status) != 0) {
        unreadable(walk, path, "a symbolic link that leads nowhere");
    } else if (S_ISREG(status.st_mode)) {
        const struct str target = str_from(real);
        const size_t skip = walk->root.len + 1;
        const bool inside = target.len > skip && str_starts(target, walk->root) &&
                            target.data[walk->root.len] == '/';
        if (kind != FOUND_NOTE)
            add(walk, path, kind);
        else if (inside)
            add_symlink(walk, path, str_slice(target, skip, target.len), (size_t)status.st_size);
        else
            unreadable(walk, path, "a symbolic link that leads out of the vault");
    } else if (!S_ISDIR(status.st_mode)) {
        unreadable(walk, path, "not a regular file");
    }
    free(real);
}

static void take_file(struct walk *walk, const struct folder *folder, struct str path,
                      const struct stat *status)
{
    const bool dotted = path.data[folder->path.len ? folder->path.len + 1 : 0] == '.';
    enum found_kind kind = is_note_name(path) ? FOUND_NOTE : FOUND_ATTACHMENT;
    if (folder->hidden || dotted)
        kind = FOUND_HIDDEN;
    else if (folder->ignored || (folder->ruled && ignore_file(walk->ignore, path)))
        kind = FOUND_ATTACHMENT;
    if ((folder->hidden || folder->ignored) && walk->unread++ >= UNREAD_LIMIT)
        return;
    if (S_ISLNK(status->st_mode))
        take_symlink(walk, path, kind);
    else if (S_ISREG(status->st_mode))
        add(walk, path, kind)->size = (size_t)status->st_size;
    else if (kind == FOUND_NOTE)
        unreadable(walk, path, "not a regular file");
}

static void take_folder(struct walk *walk, const struct folder *parent, struct str path,
                        struct str name)
{
    if (str_eq(name, STR(".git")))
        return;
    struct folder folder = {
        .path = path,
        .hidden = parent->hidden || name.data[0] == '.',
        .ignored = parent->ignored,
        .ruled = parent->ruled,
    };
    if (!folder.hidden && !folder.ignored && folder.ruled)
        folder.ignored = ignore_folder(walk->ignore, path);
    if ((folder.hidden || folder.ignored) && walk->unread++ >= UNREAD_LIMIT)
        return;
    *folder_vec_push(walk->run, &walk->queue) = folder;
}

/* The names in a folder, sorted; the descriptor stays open for fstatat. */
static DIR *list(struct walk *walk, struct str path, struct name_vec *ret)
{
    const int fd = open(absolute(walk, path).data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (!stream) {
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    for (const struct dirent *entry; (entry = readdir(stream));) {
        const struct str name = str_from(entry->d_name);
        if (!str_eq(name, STR(".")) && !str_eq(name, STR("..")))
            *name_vec_push(&walk->scratch, ret) = str_dup(&walk->scratch, name);
    }
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_names);
    return stream;
}

static bool walk_folder(struct walk *walk, struct folder folder, struct error *error)
{
    struct name_vec names = {0};
    DIR *stream = list(walk, folder.path, &names);
    if (!stream) {
        const int why = errno;
        return folder.hidden || folder.ignored ||
               error_set(error, "cannot list the folder '%.*s/%.*s': %s", STR_ARG(walk->root),
                         STR_ARG(folder.path), strerror(why));
    }
    for (size_t i = 0; i < names.len && walk->ignore && !folder.ruled; i++)
        folder.ruled = str_eq(names.data[i], STR(".gitignore"));
    for (size_t i = 0; i < names.len; i++) {
        struct stat status;
        const struct str name = names.data[i];
        if (fstatat(dirfd(stream), name.data, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue; /* gone since the folder was listed */
        const struct str path =
            folder.path.len ? str_fmt(walk->run, "%.*s/%.*s", STR_ARG(folder.path), STR_ARG(name))
                            : str_dup(walk->run, name);
        if (S_ISDIR(status.st_mode))
            take_folder(walk, &folder, path, name);
        else
            take_file(walk, &folder, path, &status);
    }
    closedir(stream);
    arena_reset(&walk->scratch);
    return true;
}

bool walk(struct arena *run, struct str root, struct found_vec *ret, struct error *error)
{
    struct walk walk = {.run = run, .root = root, .found = ret, .ignore = ignore_open(run, root)};
    const bool ruled = walk.ignore && ignore_has_rules(walk.ignore);
    *folder_vec_push(run, &walk.queue) = (struct folder){.ruled = ruled};
    bool ok = true;
    for (size_t i = 0; i < walk.queue.len && ok; i++)
        ok = walk_folder(&walk, walk.queue.data[i], error);
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_found);
    ignore_close(walk.ignore);
    arena_done(&walk.scratch);
    return ok;
}
