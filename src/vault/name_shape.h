/* vault/name_shape: what the words of a name tell of the thing, for two names that are not equal.
 *
 * Unlike entity_key, which must never join two things, stems do ("Norway", "Norwegian"): names that
 * share them are only a reason to look at what the notes tell. */
#ifndef NOTELINT_VAULT_NAME_SHAPE_H
#define NOTELINT_VAULT_NAME_SHAPE_H

#include "notelint/map.h"

enum { SHAPE_WORDS = 12 };

/* What words tell of a thing, a bit each. */
struct name_sort {
    uint32_t facets; /* sides of a subject: its economy, its law */
    uint32_t kinds;  /* what sort of thing it is: a war, a university */
};

struct name_shape {
    uint64_t stems[SHAPE_WORDS]; /* hashes, sorted, each once; none for a name of more words */
    size_t count;
    uint32_t treatise;    /* bits of the stems that tell how a subject is treated: "overview" */
    uint32_t facet_words; /* bits of those that name a facet */
    uint32_t kind_words;  /* bits of those that name a kind */
    uint64_t marks;       /* of numbers, ordinals and words like "north" and "upper" */
    struct name_sort sort;
    uint64_t qualifier; /* of what stands in brackets at the end; 0: nothing, or an acronym */
};

/* The lists of words that shapes are read by. */
void name_words_read(struct arena *run, struct map *ret);

void name_shape_read(const struct map *words, struct arena *scratch, struct str name,
                     struct name_shape *ret);

void name_sort_add(struct name_sort *sort, struct name_sort more);

/* The sorts that the words of a phrase name: "a trade confederation". */
struct name_sort name_sort_of(const struct map *words, struct arena *scratch, struct str phrase);

/* A name, by its entity_key, as the qualifier of another. */
uint64_t name_qualifier(struct str key);

/* The less is equal, the more the texts have to be alike. */
enum name_relation {
    NAMES_APART,    /* no word shared; or a number, a kind, a facet tells them apart */
    NAMES_SORTED,   /* apart by words that name kinds and facets, and by no other */
    NAMES_OTHER,    /* each has words of its own */
    NAMES_LONGER,   /* one has words more, or they name one facet by two words */
    NAMES_TREATISE, /* one has words more, and those tell how the subject is treated */
    NAMES_INFLECTED /* the same but for endings and order */
};

enum name_relation name_shapes_relate(const struct name_shape *a, const struct name_shape *b);

/* Does `told` name all sorts that are in the one name and not in the other? */
bool name_sort_covers(struct name_sort told, const struct name_shape *name,
                      const struct name_shape *other);

#endif
