/* vault/likeness: how much alike the texts of two notes are.
 *
 * Measured on what few notes have: a rare word, a rare figure that both hold speaks for one
 * subject, a common one for nothing. All sums are of integers, so that no order changes them. */
#ifndef NOTELINT_VAULT_LIKENESS_H
#define NOTELINT_VAULT_LIKENESS_H

#include "notelint/vault.h"

struct likeness; /* what was read of the notes that are to be compared */

/* In thousandths. */
struct alike {
    unsigned words;   /* cosine of the texts' words, weighed by rarity */
    unsigned figures; /* share of the rarer figures of the note that has fewer */
    unsigned lead;    /* shared words of the two first paragraphs */
};

/* Begin, with the whole vault's notes known and none read. */
struct likeness *likeness_new(struct arena *run, const struct vault *vault);

/* Figures, which are parsed already: of all notes that may be compared, then weighed, then asked
 * for. */
void likeness_read_figures(struct likeness *likeness, const struct note *note);
void likeness_weigh_figures(struct likeness *likeness);
unsigned likeness_of_figures(const struct likeness *likeness, const struct note *a,
                             const struct note *b);

/* Has one of the two so few rare figures that they tell nothing? */
bool likeness_lacks_figures(const struct likeness *likeness, const struct note *a,
                            const struct note *b);

/* Texts: mark the notes, read all that are marked on all workers, then compare two of them. */
void likeness_want_text(struct likeness *likeness, const struct note *note);
void likeness_read_texts(struct likeness *likeness);
struct alike likeness_of(const struct likeness *likeness, const struct note *a,
                         const struct note *b);

/* Gives back what was read; `run` keeps the rest. */
void likeness_done(struct likeness *likeness);

#endif
