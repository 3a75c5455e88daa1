/* vault/subject: which thing a claim is about: the one named where the figure stands, else the one
 * that the nearest heading names, else the one that the note is about. */
#ifndef NOTELINT_VAULT_SUBJECT_H
#define NOTELINT_VAULT_SUBJECT_H

#include "notelint/claims.h"
#include "notelint/vault.h"

struct subject {
    const struct entity *entity;
    struct str key;   /* entity_key; empty: nothing that could be joined */
    struct str facet; /* keys of the headings that narrow it */
    enum subject_from from;
    bool label_is_subject; /* the claim's label turned out to name the subject, not the attribute */
};

struct subject_finder {
    const struct vault *vault;
    struct map headings; /* entity_key -> in how many notes it is a heading */
    size_t common;       /* a heading of more notes than this is a facet: "Agriculture" */
};

void subject_finder_init(struct subject_finder *finder, struct arena *run,
                         const struct vault *vault);

/* Add the keys of the headings over `section` that only few notes have. */
void rare_headings(const struct subject_finder *finder, const struct note *note, uint32_t section,
                   struct arena *run, struct hash_set *ret);

/* The result may point into `scratch`. */
struct subject subject_of(const struct subject_finder *finder, const struct note *note,
                          const struct claim *claim, struct arena *scratch);

#endif
