/* vault/table_words: what the tables of the vault are lists of, read once a table. */
#ifndef NOTELINT_VAULT_TABLE_WORDS_H
#define NOTELINT_VAULT_TABLE_WORDS_H

#include "notelint/claims.h"

/* The tables met so far, and in how many of them each word of a topic stands. */
struct table_index {
    struct arena *run;
    struct arena *scratch;
    struct map counts; /* 8 bytes of a hash -> count */
    struct table_words_vec {
        struct table_words **data;
        size_t len, cap;
    } tables;
};

struct table_words *table_words_read(struct table_index *index, const struct note *note,
                                     const struct table *table);

/* Leave only rare words in the topics: common ones tell nothing. Once all tables are read. */
void table_words_finish(struct table_index *index);

/* The record of how two different tables match under `metric`; made by the first, NULL of the
 * second where there is none. */
struct table_match *table_match_slot(struct arena *run, struct table_words *a,
                                     struct table_words *b, struct str metric);
const struct table_match *table_match_find(const struct table_words *a, const struct table_words *b,
                                           struct str metric);

size_t hashes_shared(const struct hash_set *a, const struct hash_set *b);

#endif
