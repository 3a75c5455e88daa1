/* vault/overlay: files that are to be taken otherwise than they lie on the disk: as git's index has
 * them, as they were, or as an editor holds them. */
#ifndef NOTELINT_OVERLAY_H
#define NOTELINT_OVERLAY_H

#include "notelint/error.h"
#include "notelint/str.h"
#include "notelint/vec.h"

struct overlay {
    struct str path; /* from the root */
    bool absent;     /* as if it were not there */
    struct str bytes;
};

VEC_OF(overlay_vec, struct overlay)

/* A folder as it is with overlays. */
struct file_view {
    struct str root;
    struct overlay_vec overlays; /* in byte order of their paths */
};

/* The overlay of a file by its full path; NULL for one that is as on the disk. */
const struct overlay *file_view_find(const struct file_view *view, struct str full);

/* As file_read. */
bool file_view_read(const struct file_view *view, struct arena *run, struct str full, size_t limit,
                    struct str *ret_bytes, struct error *error);

#endif
