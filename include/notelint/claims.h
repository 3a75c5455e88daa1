/* vault/claims: the claims of all notes, joined by entity and attribute, and where they disagree.
 *
 * Two figures are held against each other only where subject, attribute, unit and qualifiers are
 * the same. What then speaks for one quantity told twice is weighed (claims_weigh); what explains
 * the difference (rounding, another year, another source) makes it quiet. */
#ifndef NOTELINT_CLAIMS_H
#define NOTELINT_CLAIMS_H

#include "notelint/attribute.h"
#include "notelint/entity.h"
#include "notelint/note.h"

/* Hashes of words: sorted, each once. */
struct hash_set {
    uint64_t *data;
    size_t len;
};

struct table_words;

/* The rare words of a note's name: two notes that share one are of the same matter, unless it is
 * the noun that both names end with ("Acme Works", "Bolt Works"). */
struct topic {
    struct hash_set words;
    struct hash_set headings; /* keys of all headings of the note */
    uint64_t last;            /* hash of the name's last word */
    size_t length;            /* words of the name */
};

/* How often two tables tell the same under one attribute, and how often they do not. */
struct table_match {
    const struct table_words *other;
    struct str metric;
    uint32_t same, different;
};

VEC_OF(table_match_vec, struct table_match)

/* What a table is a list of, as far as its words tell: two tables that share several row labels
 * list the same things. */
struct table_words {
    uint32_t number;   /* in the order of the vault */
    struct str header; /* key of all column headers */
    bool of_periods;   /* its first column names periods, dynasties, phases */
    bool of_places;    /* or regions and countries */
    struct hash_set rows;
    struct hash_set path; /* keys of the headings over it, as far as few notes have them */
    struct table_match_vec matches; /* with tables of higher numbers */
};

/* A claim whose subject has been found among the entities of the vault. */
struct joined_claim {
    const struct note *note;
    const struct claim *claim;
    const struct figure *figure;
    const struct entity
        *entity;        /* NULL: a thing without a note of its own; then `subject` alone names it */
    struct str subject; /* entity_key of the subject */
    struct str metric;  /* the claim's, with the user's synonyms resolved */
    enum attribute_class class_; /* of `metric` */
    struct str as_of;            /* the claim's, else that of its note where this is one of a row */
    uint32_t row;                /* of the note, as serials_read counts them; 0: of none */
    bool dated_by_note;
    struct str facet; /* key of the heading that narrows the subject ("military"); empty: none */
    enum subject_from {
        SUBJECT_CONTEXT, /* a heading or the note itself */
        SUBJECT_LINK,
        SUBJECT_TEXT,     /* a name where the figure stands */
        SUBJECT_SHORTER,  /* the entity's name without its class: "Han" for "Han Dynasty" */
        SUBJECT_REWORDED, /* an event in more words than the group's */
        SUBJECT_KIN,      /* a name much like the group's: "Amber Age Model" for "Amber Age" */
        SUBJECT_ALIKE /* what the claim may be of beside its subject: "Meteor" of "Meteor Refit" */
    } from;
    bool outdated;             /* dated, and long before the newest date that the vault tells */
    struct table_words *table; /* whose row names the subject, or NULL */
    const struct topic *topic; /* of the note */
};

VEC_OF(joined_claim_vec, struct joined_claim)

/* All claims of one entity and attribute, home note's first, then in path order. Attributes that
 * are told as one another ("reign" and "dates") share a group. */
struct claim_group {
    const struct entity *entity; /* NULL: a thing without a note of its own */
    struct str subject;
    struct str metric;
    uint64_t hash; /* of both */
    struct joined_claim_vec claims;
    const struct claim_group *with; /* of another note on the same thing: these claims are judged
                                       there, among its own; NULL: here */
};

VEC_OF(claim_group_vec, struct claim_group)

enum conflict_class {
    CONFLICT_NONE, /* compatible, or not comparable */
    CONFLICT_CONFLICT,
    CONFLICT_STALE,
    CONFLICT_INCONSISTENT, /* shown */
    CONFLICT_ESTIMATE_SPREAD,
    CONFLICT_REVISION,
    CONFLICT_DEFINITION,
    CONFLICT_ROUNDING,
    CONFLICT_ACKNOWLEDGED /* quiet */
};
enum { CONFLICT_CLASS_COUNT = CONFLICT_ACKNOWLEDGED + 1 };

const char *conflict_class_name(enum conflict_class class_);
bool conflict_class_is_quiet(enum conflict_class class_);

/* How sure it is that two figures are of one quantity. */
enum confidence { CONFIDENCE_NONE, CONFIDENCE_PREVIEW, CONFIDENCE_SHOWN };

struct comparison {
    enum conflict_class class_;
    enum confidence confidence;
    int points; /* what speaks for one quantity, but for the values */
};

/* How two claims of one group stand to each other. */
struct comparison claims_compare(const struct joined_claim *a, const struct joined_claim *b,
                                 struct arena *scratch);

/* One entity and attribute told differently. */
struct disagreement {
    const struct claim_group *group;
    enum conflict_class class_;
    enum confidence confidence;
    const struct joined_claim *home;    /* what the others are measured by */
    const struct joined_claim *anchor;  /* the satellite that the finding points at */
    const struct joined_claim **places; /* every other place that takes part, in path order */
    size_t place_count;
};

VEC_OF(disagreement_vec, struct disagreement)

/* Told by a label: in front matter, a key fact, a table, an event's row; not by a sentence. */
bool claim_is_structured(const struct claim *claim);

/* Have both the same qualifiers: "peak", "in Italy"? */
bool claims_qualified_alike(const struct claim *a, const struct claim *b);

/* How anchor and home were matched: "structured" on both sides, "mixed", or "prose" on both. */
const char *disagreement_match(const struct disagreement *disagreement);

/* What its author calls the attribute, where no table of synonyms knows it: "weight of the brain".
 * Else the metric. */
struct str claim_attribute_name(struct arena *run, const struct joined_claim *claim);

struct claim_index {
    struct claim_group_vec groups; /* in the order of their first claim */
    struct claim_group_vec
        loose;       /* of subjects that no group goes by: claims that may be of them */
    uint32_t *slots; /* by hash of the group: index + 1 into groups, 0 free */
    size_t slot_count;
    struct hash_key key;
    uint32_t **group_of; /* by note index and claim: index + 1 into groups; 0: of nothing known */
    struct disagreement_vec disagreements; /* in the order of their groups */
};

/* The group of this subject (an entity_key) and attribute, or NULL. */
struct claim_group *claim_group_find(const struct claim_index *index, struct str subject,
                                     struct str metric);

/* The group of the note's claim of this index, or NULL. */
const struct claim_group *claim_group_of(const struct claim_index *index, const struct note *note,
                                         size_t claim);

/* Reads on all workers of the vault. */
void claim_index_build(struct arena *run, const struct vault *vault, struct claim_index *ret);

/* Find what disagrees within the groups, on all workers. Part of claim_index_build. */
void disagreements_find(struct arena *run, const struct vault *vault, struct claim_index *index);

#endif
