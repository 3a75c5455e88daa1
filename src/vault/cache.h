/* vault/cache: the facts of notes between runs, in a file of the user's cache folder.
 *
 * What is kept of a note follows from its path and its bytes alone; nothing that depends on another
 * note is kept. A file that has the stamp it had when it was read, and had it long before, is taken
 * to hold what it held; any other is read and known again by its bytes. A cache that is damaged, of
 * another build or too large counts as none, and one that cannot be written is done without. */
#ifndef NOTELINT_VAULT_CACHE_H
#define NOTELINT_VAULT_CACHE_H

#include "notelint/vault.h"

struct cache;

/* The vault's cache, whose notes have been counted; NULL where it has so few that parsing them is
 * as well. `folder` and the vault outlive it; it outlives the notes that are found in it. */
struct cache *cache_open(struct arena *run, const char *folder, const struct vault *vault);
void cache_close(struct cache *cache); /* NULL is accepted */

/* A note of the vault as it is looked for. */
struct cache_query {
    size_t index; /* of the note */
    struct str path;
    struct file_stamp stamp; /* zero for one that is not as on the disk */
};

/* The note whose file has this stamp, its bytes included; or NULL. Notes of several indexes may be
 * looked for and kept at once. */
struct note *cache_find_unread(struct cache *cache, const struct cache_query *query,
                               struct arena *run);

/* The note of these bytes, or NULL. */
struct note *cache_find(struct cache *cache, const struct cache_query *query, struct arena *run,
                        struct str bytes);

/* A note that was looked for by its bytes, not found, and parsed. */
void cache_keep(struct cache *cache, const struct cache_query *query, struct arena *run,
                struct note *note);

/* Write what has been found and kept, if so much is new that the next run gains by it. */
void cache_save(struct cache *cache);

#endif
