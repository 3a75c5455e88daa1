/* vault/wanted: names that links ask for and no file bears. */
#ifndef NOTELINT_VAULT_WANTED_H
#define NOTELINT_VAULT_WANTED_H

#include "near.h"

struct wanted {
    struct str path; /* as the first link has it */
    struct near_names near;
};

struct wanted_index {
    struct map by_path;             /* folded link path -> struct wanted * */
    const struct near_index *names; /* NULL: no link misses its target */
};

/* From vault->link_status; near misses of each distinct name in parallel. */
const struct wanted_index *wanted_build(struct arena *run, const struct vault *vault);

#endif
