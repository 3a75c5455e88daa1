/* vault/lookup: which file a link's path names, its subpath aside. */
#ifndef NOTELINT_VAULT_LOOKUP_H
#define NOTELINT_VAULT_LOOKUP_H

#include "notelint/vault.h"

/* What is asked for, and where the steps of the answer are told. */
struct lookup {
    const struct vault *vault;
    const struct note *from;
    bool markdown; /* a Markdown link: relative to its note before anything else */
    struct arena *scratch;
    struct buf *steps; /* NULL: nobody reads them */
};

struct lookup_result {
    const struct vault_file *file;
    enum link_choice choice;
    size_t count;   /* files that bear the name */
    bool respelled; /* the file's name differs in case or Unicode form */
    bool outside;   /* "../" leads out of the vault */
    bool folder;    /* a Markdown link to a folder */
    bool site;      /* from the root of a site that the vault does not hold */
};

void lookup_path(const struct lookup *lookup, struct str path, struct lookup_result *ret);

/* Adds a line to the steps. */
void lookup_step(const struct lookup *lookup, const char *fmt, ...) NOTELINT_PRINTF(2, 3);

#endif
