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

struct subject subject_of(const struct vault *vault, const struct note *note,
                          const struct claim *claim, struct arena *run);

#endif
