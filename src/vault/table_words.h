/* vault/table_words: what the tables of the vault are lists of, read once a table. */
#ifndef NOTELINT_VAULT_TABLE_WORDS_H
#define NOTELINT_VAULT_TABLE_WORDS_H

#include "notelint/claims.h"

/* The caller numbers it and fills its path. */
struct table_words *table_words_read(struct arena *run, struct arena *scratch,
                                     const struct note *note, const struct table *table);

/* The record of how two different tables match under `metric`; made by the first, NULL of the
 * second where there is none. */
struct table_match *table_match_slot(struct arena *run, struct table_words *a,
                                     struct table_words *b, struct str metric);
const struct table_match *table_match_find(const struct table_words *a, const struct table_words *b,
                                           struct str metric);

#endif
