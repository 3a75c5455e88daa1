/* report/fixes: the edits that findings offer, as new contents of whole files.
 *
 * One round takes the edits that do not overlap. Between rounds the caller opens the vault again
 * with the overlays of what has been fixed so far and checks it; all that happens in memory. When a
 * round has nothing left to do, the files are written or shown as a diff. */
#ifndef NOTELINT_FIXES_H
#define NOTELINT_FIXES_H

#include "notelint/diagnostic.h"
#include "notelint/map.h"
#include "notelint/vault.h"

struct fixed_file {
    struct str path;
    struct str original; /* as it was read */
    struct str now;
};

VEC_OF(fixed_file_vec, struct fixed_file)

struct fixes {
    struct fixed_file_vec files; /* in byte order of their paths */
    size_t applied;              /* fixes, over all rounds */
};

/* A round: apply what the findings offer up to this safety; of fixes that overlap the first one.
 * All or none of a fix's edits are taken. What is kept lies in `run`, which outlives the vault of
 * the findings. False when nothing was left to do. */
bool fixes_round(struct arena *run, struct fixes *fixes, const struct diagnostic *findings,
                 size_t count, enum fix_safety safety);

/* The fixed files for vault_open, and the `others` among which they take their places. */
struct overlay_vec fixes_overlays(struct arena *run, const struct fixes *fixes,
                                  const struct overlay_vec *others);

/* What the fixes change, as a diff that `git apply` takes; `prefix` is put before the paths. */
void fixes_diff(struct buf *out, const struct fixes *fixes, struct str prefix);

/* Write the files below `root`, each whole or not at all. A file that is not what was checked (it
 * was changed meanwhile, or git's index has another) is left alone, and so are those behind it:
 * false. */
bool fixes_write(const struct fixes *fixes, struct str root, struct error *error);

#endif
