/* report/changed_lines: the lines of one file that differ. */
#ifndef NOTELINT_REPORT_CHANGED_LINES_H
#define NOTELINT_REPORT_CHANGED_LINES_H

#include "notelint/map.h"
#include "notelint/vec.h"

/* Lines as git counts them, from 1: they end in LF alone. */
struct line_range {
    size_t first, last;
};

VEC_OF(line_range_vec, struct line_range)

struct changed_file {
    struct line_range_vec ranges; /* in order, disjoint */
};

/* The entry of `path` in a map of files, made where there was none. */
static inline struct changed_file *changed_file_at(struct map *files, struct arena *run,
                                                   struct str path)
{
    void **slot = map_slot(files, run, path);
    if (!*slot)
        *slot = ARENA_NEW(run, struct changed_file);
    return *slot;
}

#endif
