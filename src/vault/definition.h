/* vault/definition: what a note says that its subject is. */
#ifndef NOTELINT_VAULT_DEFINITION_H
#define NOTELINT_VAULT_DEFINITION_H

#include "notelint/note.h"

/* The first paragraph, cut to some lines; empty where there is none outside of lists, tables and
 * quotes. */
struct str note_lead(const struct note *note);

enum { DEFINITIONS_MAX = 2 };

/* The phrases of a first paragraph that say what the subject is: behind "is" or "was" up to the
 * first stop, "of" or "that" ("a trade confederation" of "It was a trade confederation of towns").
 * Of a sentence without that verb its own first phrase ("A network of towns."), and then the
 * sentence behind it is read too. Borrowed from `lead`. */
size_t definitions_of(struct str lead, struct str ret[DEFINITIONS_MAX]);

#endif
