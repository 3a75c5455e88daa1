/* text/file_write: whole files by a temporary file beside them and rename. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notelint/source.h"

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        const ssize_t written = write(fd, bytes.data, bytes.len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = str_slice(bytes, (size_t)written, bytes.len);
    }
    return true;
}

/* The permissions of the file that is replaced, else what the umask leaves of a new file's. */
static mode_t mode_for(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 07777;
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* Pipes and devices have no contents to keep whole. */
static bool write_in_place(const char *path, struct str bytes, struct error *error)
{
    const int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set(error, "cannot write '%s': %s", path, strerror(errno));
    const bool done = write_all(fd, bytes);
    const int reason = errno;
    if (close(fd) != 0 && done)
        return error_set(error, "cannot write '%s': %s", path, strerror(errno));
    return done || error_set(error, "cannot write '%s': %s", path, strerror(reason));
}

/* Signals that ask the program to end wait until the file is in its place or gone. */
static void hold_signals(sigset_t *ret_before)
{
    sigset_t asking;
    sigemptyset(&asking);
    sigaddset(&asking, SIGINT);
    sigaddset(&asking, SIGTERM);
    sigaddset(&asking, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &asking, ret_before);
}

/* What a file is to hold, and who may read it. */
struct contents {
    const struct str *pieces;
    size_t count;
    bool is_private;
};

/* Small pieces together. */
static bool write_pieces(int fd, const struct contents *contents)
{
    enum { TOGETHER = 1 << 18 };
    struct arena scratch = {0};
    struct buf held = {.arena = &scratch};
    bool done = true;
    for (size_t i = 0; done && i < contents->count; i++) {
        const struct str piece = contents->pieces[i];
        if (held.len && held.len + piece.len > TOGETHER) {
            done = write_all(fd, buf_str(&held));
            held.len = 0;
        }
        if (piece.len >= TOGETHER)
            done = done && write_all(fd, piece);
        else
            buf_push(&held, piece);
    }
    done = done && write_all(fd, buf_str(&held));
    const int reason = errno;
    arena_done(&scratch);
    errno = reason;
    return done;
}

static bool replace(const char *path, const char *temporary, int fd,
                    const struct contents *contents)
{
    const bool done =
        (contents->is_private || fchmod(fd, mode_for(path)) == 0) && /* mkstemp: 0600 */
        write_pieces(fd, contents);
    const int reason = errno;
    if (close(fd) == 0 && done && rename(temporary, path) == 0)
        return true;
    if (!done)
        errno = reason;
    return false;
}

/* Beside the file that `path` names, which may be a symbolic link. */
static bool replace_whole(const char *path, const struct contents *contents, struct error *error)
{
    struct arena scratch = {0};
    char *resolved = realpath(path, NULL); /* a link keeps pointing at its file */
    const char *target = resolved ? resolved : path;
    const struct str pattern = str_fmt(&scratch, "%s.XXXXXX", target);
    char *temporary = ARENA_ARRAY(&scratch, char, pattern.len + 1);
    memcpy(temporary, pattern.data, pattern.len);
    sigset_t before;
    hold_signals(&before);
    const int fd = mkstemp(temporary);
    bool done = fd >= 0 && replace(target, temporary, fd, contents);
    if (!done) {
        const int reason = errno;
        if (fd >= 0)
            unlink(temporary);
        error_set(error, "cannot write '%s': %s", path, strerror(reason));
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    free(resolved);
    arena_done(&scratch);
    return done;
}

bool file_write_whole(const char *path, struct str bytes, struct error *error)
{
    struct stat status;
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        if (S_ISDIR(status.st_mode))
            return error_set(error, "cannot write '%s': it is a folder", path);
        return write_in_place(path, bytes, error);
    }
    return replace_whole(path, &(struct contents){.pieces = &bytes, .count = 1}, error);
}

bool file_write_private(const char *path, const struct str *pieces, size_t count,
                        struct error *error)
{
    const struct contents contents = {.pieces = pieces, .count = count, .is_private = true};
    return replace_whole(path, &contents, error);
}

bool file_stays_inside(struct str root, struct str full)
{
    struct arena scratch = {0};
    struct stat status;
    const struct str path = str_dup(&scratch, full);
    const bool is_there = lstat(path.data, &status) == 0; /* a link to nothing is */
    const size_t slash = str_rfind_byte(path, '/');
    const struct str folder = str_dup(&scratch, str_slice(path, 0, slash ? slash : 1));
    char *top = realpath(str_fmt(&scratch, "%.*s/", STR_ARG(root)).data, NULL);
    char *real = realpath(is_there ? path.data : folder.data, NULL);
    const struct str above = str_from(top && strcmp(top, "/") == 0 ? "" : top);
    const bool inside = real ? str_starts(str_from(real), above) &&
                                   (real[above.len] == '/' || real[above.len] == '\0')
                             : !is_there;
    free(real);
    free(top);
    arena_done(&scratch);
    return inside;
}

bool file_write_inside(struct str root, struct str path, struct str bytes, struct error *error)
{
    struct arena scratch = {0};
    const struct str full = str_fmt(&scratch, "%.*s/%.*s", STR_ARG(root), STR_ARG(path));
    const bool done =
        file_stays_inside(root, full)
            ? file_write_whole(full.data, bytes, error)
            : error_set(error,
                        "cannot write '%.*s': a symbolic link leads out of '%.*s', or to nothing",
                        STR_ARG(path), STR_ARG(root));
    arena_done(&scratch);
    return done;
}
