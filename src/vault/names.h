/* vault/names: under which names the files of a vault are found. */
#ifndef NOTELINT_VAULT_NAMES_H
#define NOTELINT_VAULT_NAMES_H

#include "notelint/map.h"
#include "notelint/vault.h"

enum { NAMES_SOME = 4 };

/* The files whose folded path ends, at a path boundary, with one text. */
struct name_bucket {
    const struct vault_file *best;  /* of the shortest path; of these the first in byte order */
    const struct vault_file *exact; /* whose whole path it is; NULL if none */
    const struct vault_file **some; /* the first NAMES_SOME of several, in path order; else NULL */
    size_t count;
    bool tie; /* another path is as short as that of `best` */
};

/* A note that goes by an alias or a title. */
struct name_owner {
    const struct note *note;
    struct name_owner *next; /* in path order */
};

struct name_owners {
    struct name_owner *first, *last;
    size_t count;
};

struct name_index {
    struct map suffixes; /* folded suffix of a path, extension included -> struct name_bucket * */
    struct map hidden;   /* the same for files below dot folders */
    struct map folders;  /* folded path of a folder that holds a file, however deep */
    struct map aliases;  /* folded -> struct name_owners * */
    struct map titles;
};

struct name_index *names_build(struct arena *run, const struct vault *vault);

const struct name_bucket *names_find(const struct name_index *names, struct str folded);
const struct name_bucket *names_find_hidden(const struct name_index *names, struct str folded);
const struct name_owners *names_find_alias(const struct name_index *names, struct str folded);
const struct name_owners *names_find_title(const struct name_index *names, struct str folded);
bool names_is_folder(const struct name_index *names, struct str folded);

#endif
