/* vault/cache: the facts of notes between runs, in a file of the user's cache folder.
 *
 * What is kept of a note follows from its path and its bytes alone, and is found by them; nothing
 * that depends on another note is kept. A file that is damaged, of another build or too large
 * counts as none, and one that cannot be written is done without. */
#ifndef NOTELINT_VAULT_CACHE_H
#define NOTELINT_VAULT_CACHE_H

#include "notelint/vault.h"

struct cache;

/* The vault's cache, whose notes have been counted; NULL where it has so few that parsing them is
 * as well. `folder` and the vault outlive it. */
struct cache *cache_open(struct arena *run, const char *folder, const struct vault *vault);

/* The facts of the note of this index, or NULL. Notes of several indexes may be looked for and kept
 * at once. */
struct note *cache_find(struct cache *cache, size_t index, struct arena *run, struct str path,
                        struct str bytes);

/* A note that was looked for, not found, and parsed. */
void cache_keep(struct cache *cache, size_t index, struct arena *run, struct note *note);

/* Write what has been found and kept, if so much is new that the next run gains by it. */
void cache_save(struct cache *cache);

#endif
