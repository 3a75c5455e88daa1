/* vault/near_index: names by their words and by pieces of words, for vault/near alone.
 *
 * Names are indexed by their other words and by pieces of the one that may differ: of a word with
 * one wrong letter, one half is as it should be; of a longer one with two, one third. */
#ifndef NOTELINT_VAULT_NEAR_INDEX_H
#define NOTELINT_VAULT_NEAR_INDEX_H

#include "near.h"

enum {
    WORDS_MAX = 16,
    WORD_LEN_MAX = 64,
    SHORTEST_WORD = 4,   /* that may have two letters swapped */
    SHORTEST_EDIT = 5,   /* shorter ones differ by a letter for good reasons: Iran, Iraq */
    SHORTEST_SINGLE = 6, /* the same without another word that agrees */
    LONG_WORD = 9,       /* from here on two edits are a typing error too */
    STEP_LIMIT = 4096,   /* along chains, for one name */
    CHECK_LIMIT = 256    /* names compared with it */
};

/* A name's words, folded. */
struct known_name {
    const struct vault_file *file;
    enum near_kind kind; /* of a hit by an edit */
    struct str name;     /* as written */
    struct str key;      /* fold_key of it: words between single blanks */
};

VEC_OF(known_name_vec, struct known_name)

struct piece {
    uint64_t hash;
    uint32_t name;
    uint32_t next; /* place + 1 */
};

VEC_OF(piece_vec, struct piece)

struct near_index {
    struct map keys;  /* the names' keys */
    struct map order; /* words_key -> struct known_name * */
    struct map same;  /* entity_key without blanks -> struct known_name * */
    struct known_name_vec names;
    struct piece_vec pieces;
    uint32_t *heads; /* by hash: place + 1 of the last piece of its slot */
    size_t head_count;
};

struct words {
    struct str data[WORDS_MAX];
    uint64_t hashes[WORDS_MAX];
    size_t count;
};

/* False for a name of too many words. */
bool near_split(struct str key, struct words *ret);

/* May this word be mistyped, or do names differ by it for good reasons? */
bool near_may_differ(const struct words *words, size_t which);

/* Is one word of the name `key` a typing error away from that of the query, all others equal? */
bool near_is_misspelt(const struct words *query, struct str key, size_t *ret_edits);

size_t near_edits_allowed(size_t len);

/* A word of `len` bytes in edits + 1 pieces: where piece `which` begins. */
size_t near_piece_begin(size_t len, size_t which);

/* The hash of all words but one and of that one's place, and of that with a piece of it. */
uint64_t near_hash_others(const struct words *words, size_t which);
uint64_t near_hash_piece(uint64_t others, size_t len, size_t which, struct str text);

/* The keys of near_index.same and near_index.order. */
struct str near_same_key(struct arena *arena, struct str name);
struct str near_order_key(struct arena *arena, struct str key);

/* The last segment of a path; of a note, without ".md". */
struct str near_base_name(struct str path);

#endif
