/* text/source: the bytes of one file, and where they are.
 *
 * Everything notelint says of a file is said of a `struct region`: a byte offset and a length in
 * the file as it lies on the disk, a byte order mark included. Lines and columns are computed only
 * when something is printed. */
#ifndef NOTELINT_SOURCE_H
#define NOTELINT_SOURCE_H

#include "notelint/error.h"
#include "notelint/str.h"
#include "notelint/vec.h"

/* Files are smaller than 4 GiB: what reads them has its limits. */
struct region {
    uint32_t offset; /* bytes from the start of the file */
    uint32_t len;    /* bytes */
};

/* Code points and UTF-16 units of a long line before `offset`. */
struct source_mark {
    size_t offset;
    size_t points;
    size_t units;
};

VEC_OF(source_mark_vec, struct source_mark)

/* Line ends are LF, CRLF and lone CR (CommonMark 2.1). */
struct source {
    struct str bytes;             /* the whole file */
    size_t bom;                   /* 3 where a UTF-8 byte order mark leads, else 0 */
    uint32_t *lines;              /* offset of the first byte of each line; line 0 starts at 0 */
    size_t line_count;            /* at least 1 */
    struct str eol;               /* the line end most used: "\n", "\r\n" or "\r" */
    struct source_mark_vec marks; /* on lines of over 4 KiB, in order; for source_position */
};

/* A place as people and programs count it; all from 1. A byte order mark is in no column
 * (SARIF 2.1.0 3.30.2). */
struct position {
    size_t line;
    size_t column; /* code points */
    size_t utf16;  /* UTF-16 code units */
    size_t byte;   /* bytes */
};

void source_init(struct source *source, struct arena *run, struct str bytes);

/* The position of `offset`, which may be the end of the file. Bytes that are no UTF-8 count as one
 * column each. */
struct position source_position(const struct source *source, size_t offset);

/* Line of `offset`, from 0. */
size_t source_line_at(const struct source *source, size_t offset);

/* The line's text without its line end and, in line 0, without the byte order mark; and where it
 * starts. `line` counts from 0. */
struct str source_line(const struct source *source, size_t line);
struct region source_line_region(const struct source *source, size_t line);

struct str source_text(const struct source *source, struct region region);

static inline size_t region_end(struct region region)
{
    return (size_t)region.offset + region.len;
}
static inline struct region region_of(size_t offset, size_t len)
{
    return (struct region){(uint32_t)offset, (uint32_t)len};
}
static inline struct region region_between(size_t begin, size_t end)
{
    return region_of(begin, end > begin ? end - begin : 0);
}
static inline bool region_holds(struct region outer, struct region inner)
{
    return inner.offset >= outer.offset && region_end(inner) <= region_end(outer);
}

/* Read a regular file of at most `limit` bytes. Directories, FIFOs and devices are refused without
 * being opened for reading; `limit` 0 means no limit. */
bool file_read(struct arena *run, const char *path, size_t limit, struct str *ret_bytes,
               struct error *error);

/* Read the first `len` bytes, or all of a shorter file. For a path that was a regular file when its
 * folder was read; of anything else that has come in its place nothing is waited for. */
bool file_read_start(struct arena *run, const char *path, size_t len, struct str *ret_bytes,
                     struct error *error);

/* By what a file is known again without being read: who changes it changes one of these. Zero: no
 * file. */
struct file_stamp {
    int64_t size, mtime, mtime_ns, ctime, ctime_ns;
    uint64_t inode, device;
};

/* The stamp of a regular file; false for anything else. */
bool file_stamp_read(const char *path, struct file_stamp *ret);
bool file_stamp_eq(const struct file_stamp *a, const struct file_stamp *b);

/* As file_read, with the stamp that the file had before it was read. */
bool file_read_stamped(struct arena *run, const char *path, size_t limit, struct str *ret_bytes,
                       struct file_stamp *ret_stamp, struct error *error);

/* A regular file of at most `limit` bytes as memory, until file_unmap. Only for files that nobody
 * writes to in place. False for an empty one. */
bool file_map(const char *path, size_t limit, struct str *ret_bytes);
void file_unmap(struct str bytes);

/* Write a whole file or nothing: a temporary file beside it, then rename. Keeps the permissions of
 * a file that is there, and writes to where a symbolic link points. */
bool file_write_whole(const char *path, struct str bytes, struct error *error);

/* Does the file at `full`, or where there is none its folder, really lie below `root`, wherever
 * symbolic links lead? Also where neither is there. */
bool file_stays_inside(struct str root, struct str full);

/* file_write_whole for a path from `root`, where no symbolic link on the way leads out of that
 * folder. */
bool file_write_inside(struct str root, struct str path, struct str bytes, struct error *error);

/* The same in pieces, readable for the user alone. */
bool file_write_private(const char *path, const struct str *pieces, size_t count,
                        struct error *error);

#endif
