/* vault/heading_name: what the headings of the vault are called, each read once. */
#ifndef NOTELINT_VAULT_HEADING_NAME_H
#define NOTELINT_VAULT_HEADING_NAME_H

#include "notelint/map.h"
#include "notelint/vault.h"

struct heading_name {
    struct str text;       /* without markup and what stands in brackets behind it */
    struct str key;        /* entity_key of it */
    const uint32_t *times; /* how many headings of the vault have this key */
    bool general;          /* "Overview": what stands below is of the note as a whole */
};

struct heading_names {
    struct heading_name **of_note; /* by note index, then by heading */
    struct map times;              /* key -> uint32_t * */
};

/* Reads on all workers of the vault. Keys live in their arenas. */
void heading_names_read(struct arena *run, const struct vault *vault, struct heading_names *ret);

/* A text that serves as a heading: a caption. */
struct heading_name heading_name_of(const struct heading_names *names, struct str text,
                                    struct arena *run, struct arena *scratch);

/* A heading or label without markup and without what stands in brackets behind it. */
struct str name_plain(struct arena *arena, struct str text);

#endif
