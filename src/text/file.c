/* text/file: the bytes of a regular file, read whole.
 *
 * One read call in the common case: the buffer is one byte longer than the file was when it was
 * opened, so that a file that has grown since is noticed. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notelint/source.h"

static bool check_status(const char *path, const struct stat *status, size_t limit,
                         struct error *error)
{
    if (S_ISDIR(status->st_mode))
        return error_set(error, "cannot read '%s': it is a folder", path);
    if (!S_ISREG(status->st_mode))
        return error_set(error, "cannot read '%s': not a regular file", path);
    if (limit && (uintmax_t)status->st_size > limit)
        return error_set(error, "cannot read '%s': %ju bytes, more than the limit of %zu", path,
                         (uintmax_t)status->st_size, limit);
    return true;
}

/* Reads to the end of the file; `expected` is its size as far as known. False with errno set; a
 * result longer than `limit` tells that the file is too large. */
static bool read_all(struct arena *run, int fd, size_t expected, size_t limit, struct str *ret)
{
    size_t cap = expected + 1;
    char *data = arena_text(run, cap);
    size_t len = 0;
    while (!limit || len <= limit) {
        const ssize_t got = read(fd, data + len, cap - len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        len += (size_t)got;
        if (got == 0 || (len == expected && expected > 0))
            break;
        if (len < cap)
            continue;
        cap = cap < 4096 ? 8192 : cap * 2;
        char *grown = arena_text(run, cap);
        memcpy(grown, data, len);
        data = grown;
    }
    *ret = (struct str){data, len};
    return true;
}

static bool fail(const char *path, struct error *error)
{
    char why[256] = "unknown error"; /* strerror is not for threads */
    (void)strerror_r(errno, why, sizeof(why));
    return error_set(error, "cannot read '%s': %s", path, why);
}

static struct file_stamp stamp_of(const struct stat *status)
{
#ifdef __APPLE__
    const struct timespec mtime = status->st_mtimespec;
    const struct timespec ctime = status->st_ctimespec;
#else
    const struct timespec mtime = status->st_mtim;
    const struct timespec ctime = status->st_ctim;
#endif
    return (struct file_stamp){
        .size = status->st_size,
        .mtime = mtime.tv_sec,
        .mtime_ns = mtime.tv_nsec,
        .ctime = ctime.tv_sec,
        .ctime_ns = ctime.tv_nsec,
        .inode = (uint64_t)status->st_ino,
        .device = (uint64_t)status->st_dev,
    };
}

bool file_stamp_read(const char *path, struct file_stamp *ret)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *ret = stamp_of(&status);
    return true;
}

bool file_stamp_eq(const struct file_stamp *a, const struct file_stamp *b)
{
    return a->size == b->size && a->mtime == b->mtime && a->mtime_ns == b->mtime_ns &&
           a->ctime == b->ctime && a->ctime_ns == b->ctime_ns && a->inode == b->inode &&
           a->device == b->device;
}

static bool read_open(struct arena *run, const char *path, int fd, size_t limit, struct str *ret,
                      struct file_stamp *ret_stamp, struct error *error)
{
    struct stat status;
    if (fstat(fd, &status) != 0)
        return fail(path, error);
    *ret_stamp = stamp_of(&status);
    if (!check_status(path, &status, limit, error))
        return false;
    if (!read_all(run, fd, (size_t)status.st_size, limit, ret))
        return fail(path, error);
    if (limit && ret->len > limit)
        return error_set(error, "cannot read '%s': it grew beyond the limit of %zu bytes", path,
                         limit);
    return true;
}

bool file_read_stamped(struct arena *run, const char *path, size_t limit, struct str *ret_bytes,
                       struct file_stamp *ret_stamp, struct error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return fail(path, error);
    if (!check_status(path, &status, limit, error))
        return false;
    /* Non-blocking, should a FIFO have taken the file's place meanwhile. */
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return fail(path, error);
    struct str bytes;
    const bool ok = read_open(run, path, fd, limit, &bytes, ret_stamp, error);
    close(fd);
    if (ok)
        *ret_bytes = bytes;
    return ok;
}

bool file_read(struct arena *run, const char *path, size_t limit, struct str *ret_bytes,
               struct error *error)
{
    struct file_stamp stamp;
    return file_read_stamped(run, path, limit, ret_bytes, &stamp, error);
}

bool file_read_start(struct arena *run, const char *path, size_t len, struct str *ret_bytes,
                     struct error *error)
{
    const int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return fail(path, error);
    char *data = arena_alloc(run, len);
    size_t have = 0;
    ssize_t got = 1;
    while (have < len && got > 0) {
        got = read(fd, data + have, len - have);
        if (got > 0)
            have += (size_t)got;
        else if (got < 0 && errno == EINTR)
            got = 1;
    }
    const bool ok = got >= 0 || fail(path, error);
    close(fd);
    if (ok)
        *ret_bytes = (struct str){data, have};
    return ok;
}
