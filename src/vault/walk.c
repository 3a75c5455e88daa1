/* vault/walk: lists folders from a queue. Everything below a dot folder or a folder that git
 * ignores is taken by name only, and of that a bounded number. */
#if defined(__linux__) && !defined(_DEFAULT_SOURCE)
#define _DEFAULT_SOURCE /* for d_type */
#endif

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
enum entry_type { ENTRY_FILE, ENTRY_FOLDER, ENTRY_SYMLINK, ENTRY_OTHER, ENTRY_UNKNOWN };

/* What a folder lists. */
struct entry {
    struct str name;
    enum entry_type type;
};

VEC_OF(entry_vec, struct entry)

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

static int compare_entries(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static struct str absolute(struct walk *walk, struct str path)
{
    return str_fmt(&walk->scratch, "%.*s/%.*s", STR_ARG(walk->root), STR_ARG(path));
}

static struct str join(struct arena *arena, struct str folder, struct str name)
{
    if (folder.len == 0)
        return str_dup(arena, name);
    char *path = arena_alloc(arena, folder.len + name.len + 2);
    memcpy(path, folder.data, folder.len);
    path[folder.len] = '/';
    memcpy(path + folder.len + 1, name.data, name.len);
    return (struct str){path, folder.len + 1 + name.len};
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

static bool has_hidden_part(struct str path)
{
    for (struct str part; str_split(&path, '/', &part);)
        if (part.len && part.data[0] == '.')
            return true;
    return false;
}

/* `target` is a regular file's real path. */
static void take_second_name(struct walk *walk, struct str path, struct str target)
{
    const size_t skip = walk->root.len + 1;
    const struct str inner = str_slice(target, skip, target.len);
    if (inner.len == 0 || !str_starts(target, walk->root) || target.data[walk->root.len] != '/')
        unreadable(walk, path, "a symbolic link that leads out of the vault");
    else if (has_hidden_part(inner))
        unreadable(walk, path, "a symbolic link that leads into a hidden folder");
    else
        add(walk, path, FOUND_SYMLINK)->target = str_dup(walk->run, inner);
}

/* A symbolic link counts by what it stands for; but what lies outside of the vault is no part of
 * it, and a folder would bring its notes in twice. */
static void take_symlink(struct walk *walk, struct str path, enum found_kind kind)
{
    struct stat status;
    const struct str link = absolute(walk, path);
    char *real = realpath(link.data, NULL);
    if (!real || stat(real, &status) != 0)
        unreadable(walk, path, "a symbolic link that leads nowhere");
    else if (S_ISREG(status.st_mode) && kind == FOUND_NOTE)
        take_second_name(walk, path, str_from(real));
    else if (S_ISREG(status.st_mode))
        add(walk, path, kind);
    else if (!S_ISDIR(status.st_mode))
        unreadable(walk, path, "not a regular file");
    free(real);
}

static void take_file(struct walk *walk, const struct folder *folder, struct str path,
                      enum entry_type type)
{
    const bool dotted = path.data[folder->path.len ? folder->path.len + 1 : 0] == '.';
    enum found_kind kind = is_note_name(path) ? FOUND_NOTE : FOUND_ATTACHMENT;
    if (folder->hidden || dotted)
        kind = FOUND_HIDDEN;
    else if (folder->ignored || (folder->ruled && ignore_file(walk->ignore, path)))
        kind = FOUND_ATTACHMENT;
    if ((folder->hidden || folder->ignored) && walk->unread++ >= UNREAD_LIMIT)
        return;
    if (type == ENTRY_SYMLINK)
        take_symlink(walk, path, kind);
    else if (type == ENTRY_FILE)
        add(walk, path, kind);
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

static enum entry_type type_of_mode(mode_t mode)
{
    return S_ISREG(mode)   ? ENTRY_FILE
           : S_ISDIR(mode) ? ENTRY_FOLDER
           : S_ISLNK(mode) ? ENTRY_SYMLINK
                           : ENTRY_OTHER;
}

/* Most systems tell the type with the name, which saves a call for each file. */
static enum entry_type type_of_entry(const struct dirent *entry)
{
#ifdef DT_UNKNOWN
    switch (entry->d_type) {
    case DT_REG:
        return ENTRY_FILE;
    case DT_DIR:
        return ENTRY_FOLDER;
    case DT_LNK:
        return ENTRY_SYMLINK;
    case DT_UNKNOWN:
        return ENTRY_UNKNOWN;
    default:
        return ENTRY_OTHER;
    }
#else
    (void)entry;
    return ENTRY_UNKNOWN;
#endif
}

/* False with errno set: the rest of the folder cannot be read. */
static bool list_entries(struct walk *walk, DIR *stream, struct entry_vec *ret)
{
    for (const struct dirent *dirent; errno = 0, (dirent = readdir(stream));) {
        struct stat status;
        const struct str name = str_from(dirent->d_name);
        enum entry_type type = type_of_entry(dirent);
        if (str_eq(name, STR(".")) || str_eq(name, STR("..")))
            continue;
        if (type == ENTRY_UNKNOWN) {
            if (fstatat(dirfd(stream), dirent->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
                continue; /* gone since the folder was listed */
            type = type_of_mode(status.st_mode);
        }
        *entry_vec_push(&walk->scratch, ret) =
            (struct entry){.name = str_dup(&walk->scratch, name), .type = type};
    }
    return errno == 0;
}

/* What is in a folder, sorted. */
static bool list(struct walk *walk, struct str path, struct entry_vec *ret)
{
    const int fd = open(absolute(walk, path).data, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *stream = fd < 0 ? NULL : fdopendir(fd);
    if (!stream) {
        const int why = errno;
        if (fd >= 0)
            close(fd);
        errno = why;
        return false;
    }
    const bool whole = list_entries(walk, stream, ret);
    const int why = errno;
    closedir(stream);
    errno = why;
    if (!whole)
        return false;
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_entries);
    return true;
}

static bool walk_folder(struct walk *walk, struct folder folder, struct error *error)
{
    struct entry_vec entries = {0};
    if (!list(walk, folder.path, &entries)) {
        const int why = errno;
        const bool gone = folder.path.len && (why == ENOENT || why == ENOTDIR || why == ELOOP);
        return gone || folder.hidden || folder.ignored ||
               error_set(error, "cannot list the folder '%.*s/%.*s': %s", STR_ARG(walk->root),
                         STR_ARG(folder.path), strerror(why));
    }
    for (size_t i = 0; i < entries.len && walk->ignore && !folder.ruled; i++)
        folder.ruled = str_eq(entries.data[i].name, STR(".gitignore"));
    for (size_t i = 0; i < entries.len; i++) {
        const struct entry *entry = &entries.data[i];
        const struct str path = join(walk->run, folder.path, entry->name);
        if (entry->type == ENTRY_FOLDER)
            take_folder(walk, &folder, path, entry->name);
        else
            take_file(walk, &folder, path, entry->type);
    }
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
