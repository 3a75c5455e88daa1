/* report/changes: what differs in a vault from a commit, by git.
 *
 * A finding belongs to a change when its place, or a place related to it, stands on a changed line;
 * or when it was not there before: a note that was deleted, renamed or retitled breaks links in
 * notes that nobody touched. For the second the caller checks the vault a second time, as it was.
 */
#ifndef NOTELINT_CHANGES_H
#define NOTELINT_CHANGES_H

#include "notelint/diagnostic.h"
#include "notelint/map.h"
#include "notelint/vault.h"

VEC_OF(path_vec, struct str)

struct changes {
    struct map files;          /* path -> struct changed_file */
    struct map renamed;        /* former path -> struct str *, the path it has now */
    struct overlay_vec now;    /* makes git's index of what lies on the disk; staged only */
    struct overlay_vec before; /* makes the former vault of what lies on the disk */
    struct path_vec untracked; /* files that git does not know; staged only */
};

/* From the merge base of `base` and HEAD to the work tree, files that git does not know included.
 * False with a clear reason: no git work tree, no such commit, no common ancestor (in a shallow
 * clone). */
bool changes_since(struct arena *run, struct str root, const char *base, struct changes *ret,
                   struct error *error);

/* From HEAD to the index, which GIT_INDEX_FILE may name. */
bool changes_staged(struct arena *run, struct str root, struct changes *ret, struct error *error);

/* Keep what the changes touch, and what is not among the findings of the vault as it was. */
void changes_keep(struct vault *vault, struct changes *changes, const struct diagnostic_vec *before,
                  struct diagnostic_vec *findings);

/* Say in findings about links what of the change has broken them: a file that it deleted or
 * renamed, a heading or block that it removed, a second file of the name. These are errors where
 * the settings do not say otherwise. Where the file is there but unknown to git, the hint says so.
 */
void changes_explain(struct vault *vault, const struct vault *former, const struct changes *changes,
                     struct diagnostic_vec *findings);

/* Where no link of the former vault led to a note yet to be written, make one that does now an
 * error where the settings do not say otherwise: its owner leaves no such links. `before` are the
 * findings of the vault as it was. */
void changes_guard(struct vault *vault, const struct vault *former,
                   const struct diagnostic_vec *before, struct diagnostic_vec *findings);

/* What git knows of the state that is checked out. */
struct revision {
    struct str repository; /* the remote's URI, without a user's name or password; or the file URI
                              of the work tree */
    struct str commit;     /* hexadecimal */
    struct str branch;     /* empty where HEAD is detached */
};

/* False outside of git, and before the first commit; revision.c. */
bool revision_find(struct arena *run, struct str root, struct revision *ret);

/* From the root of git's work tree to `root`, with a slash at its end; empty where they are the
 * same or there is no work tree. */
struct str repository_prefix(struct arena *run, struct str root);

#endif
