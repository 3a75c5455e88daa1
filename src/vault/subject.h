/* vault/subject: which thing a claim is about: the one named where the figure stands, else the one
 * that the nearest heading names, else the one that the note is about. */
#ifndef NOTELINT_VAULT_SUBJECT_H
#define NOTELINT_VAULT_SUBJECT_H

#include "heading_name.h"
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
    struct heading_names headings;
    struct map shorter; /* names without their class word -> struct entity_set *, of one or none */
    size_t common;      /* a heading that stands more often than this is a facet: "Agriculture" */
};

/* A heading while claims below it are read. */
struct heading_seen {
    struct heading_name name;
    const struct entity *entity; /* where `looked_up` */
    bool looked_up;
    unsigned read; /* bits: readings of figures for which `metrics` is known */
    struct str metrics[ATTRIBUTE_READINGS];
};

/* Finds the subjects of one note's claims. */
struct subject_reader {
    const struct subject_finder *finder;
    const struct note *note;
    struct arena *run, *scratch;
    struct heading_seen *seen; /* by heading */
    struct heading_seen caption;
    size_t captioned;         /* the block whose caption that is */
    struct map names, labels; /* text -> struct subject * */
    const struct claim *last_name;
    struct subject last_subject;
    struct str last_facet;
};

void subject_finder_init(struct subject_finder *finder, struct arena *run,
                         const struct vault *vault);

/* `scratch` must not be reset while the reader is used; what it finds lives in `run`. */
void subject_reader_init(struct subject_reader *reader, const struct subject_finder *finder,
                         const struct note *note, struct arena *run, struct arena *scratch);

/* Add the keys of the headings over `section` that only few notes have. */
void rare_headings(const struct subject_reader *reader, uint32_t section, struct hash_set *ret);

struct subject subject_of(struct subject_reader *reader, const struct claim *claim);

#endif
