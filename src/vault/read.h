/* vault/read: from the files that the walk found to parsed notes. */
#ifndef NOTELINT_VAULT_READ_H
#define NOTELINT_VAULT_READ_H

#include "notelint/vault.h"
#include "walk.h"

/* Fills the vault's notes and files from what was found: reads and parses in parallel, into
 * vault->workers. */
void notes_read(struct vault *vault, const struct vault_options *options,
                const struct found_vec *found);

#endif
