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

const struct table_words *table_words_read(struct table_index *index, const struct note *note,
                                           const struct table *table);

/* Leave only rare words in the topics: common ones tell nothing. Once all tables are read. */
void table_words_finish(struct table_index *index);

size_t hashes_shared(const struct hash_set *a, const struct hash_set *b);

#endif
