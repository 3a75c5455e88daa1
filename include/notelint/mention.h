/* vault/mention: entities named in prose without a link. */
#ifndef NOTELINT_MENTION_H
#define NOTELINT_MENTION_H

#include "notelint/entity.h"
#include "notelint/note.h"

struct vault;
struct mention_index;

struct mention {
    const struct entity *entity;
    struct region region; /* the name as written */
    uint32_t block;
};

VEC_OF(mention_vec, struct mention)

/* The names that can be told from common words: capitalised, of one entity alone, and seldom
 * written small in the notes of this vault. Reads all prose once. */
struct mention_index *mention_index_build(struct arena *run, const struct vault *vault);

/* The first mention of each entity in a note that neither is its home nor links to it anywhere. */
void mentions_find(const struct mention_index *index, const struct note *note,
                   struct arena *scratch, struct mention_vec *ret);

#endif
