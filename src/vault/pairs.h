/* vault/pairs: which notes may be of one thing, by what they are called. */
#ifndef NOTELINT_VAULT_PAIRS_H
#define NOTELINT_VAULT_PAIRS_H

#include "notelint/vault.h"

/* The later, the less the texts have to say. */
enum pair_kind {
    PAIR_OTHER,     /* names that share a word that is rare among names */
    PAIR_LONGER,    /* one name has words more */
    PAIR_PART,      /* one name is a part of the other, "X" of "Y and X" */
    PAIR_TOLD,      /* what one name adds to the other's, a kind or a side, the other note says that
                       its subject is */
    PAIR_ALIAS,     /* two notes claim one alias */
    PAIR_BRACKET,   /* what one has in brackets is the name of the other */
    PAIR_TREATISE,  /* one name adds how the subject is told: "X", "X: an Overview" */
    PAIR_MISSPELT,  /* an edit or two apart */
    PAIR_INFLECTED, /* the same words but for endings and order */
    PAIR_NAMED,     /* an alias or title of one is the name of the other */
    PAIR_COPY,      /* the same text, whatever the names */
    PAIR_SPELLED,   /* one name but for its spelling */
    PAIR_NAME       /* one name */
};

/* How the types of two notes go together, or, where they have none, the folders. */
enum type_fit {
    TYPES_DIFFER,
    TYPES_MAYBE, /* one of them says nothing of what the thing is: "note", "topic" */
    TYPES_SAME,
    TYPES_OPEN /* both say nothing: names of subjects, not of single things */
};

struct pair {
    uint32_t a, b; /* entities, a < b */
    enum pair_kind kind;
    enum type_fit fit;
    bool marks_differ; /* numbers or ordinals, or the legal forms of companies */
};

VEC_OF(pair_vec, struct pair)

struct pair_list {
    struct pair_vec pairs;     /* by entities, each once, as its surest kind */
    size_t cut;                /* names, or pairs of them, passed over, about; or 0 */
    const struct note *cut_at; /* one of them */
};

/* Cost: linear in the names, whatever they are. */
void pairs_find(struct arena *run, const struct vault *vault, struct pair_list *ret);

#endif
