/* vault/identifier: front matter that names a thing once and for all. */
#ifndef NOTELINT_VAULT_IDENTIFIER_H
#define NOTELINT_VAULT_IDENTIFIER_H

#include "notelint/note.h"

/* Do both notes have one such key (`isbn`, `doi`, `ticker`), with different values? */
bool identifiers_differ(const struct note *a, const struct note *b);

#endif
