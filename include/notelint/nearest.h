/* base/nearest: what somebody probably meant who wrote a name that does not exist. */
#ifndef NOTELINT_NEAREST_H
#define NOTELINT_NEAREST_H

#include "notelint/str.h"

/* Single-byte insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`;
 * anything above `limit` (at most 8) is reported as limit + 1. Time is linear in the longer string
 * for a given limit. */
size_t edit_distance(struct str a, struct str b, size_t limit);

/* A search for the candidate nearest to `word`: start with {.word = word}, offer every candidate,
 * read `best`; it is empty when none is near enough (a third of the word's length, at most 3). */
struct nearest {
    struct str word;
    struct str best;
    size_t distance;
};

void nearest_offer(struct nearest *nearest, struct str candidate);

#endif
