/* vault/walk: which files the vault holds. */
#ifndef NOTELINT_VAULT_WALK_H
#define NOTELINT_VAULT_WALK_H

#include "notelint/error.h"
#include "notelint/str.h"
#include "notelint/vec.h"

enum found_kind {
    FOUND_NOTE,
    FOUND_ATTACHMENT, /* also what git ignores: there, but not ours to read */
    FOUND_HIDDEN,     /* below a dot folder: known by its name only */
    FOUND_SYMLINK,    /* a note by a symbolic link that stays inside the vault */
    FOUND_UNREADABLE  /* has a note's name, but must not or cannot be opened */
};

struct found {
    struct str path; /* from the root, "/" between segments */
    enum found_kind kind;
    struct str target; /* SYMLINK: the path it stands for, from the root */
    const char *why;   /* UNREADABLE */
    bool in_memory;    /* not to be read from the disk: `bytes` are its contents */
    struct str bytes;
};

VEC_OF(found_vec, struct found)

/* All files below `root` in byte order of their paths. Folders that are symbolic links are not
 * entered, nor is anything opened for reading. False when a folder cannot be listed. */
bool walk(struct arena *run, struct str root, struct found_vec *ret, struct error *error);

#endif
