/* vault/shared_value: what the front matter of two notes has in common and that of few others has.
 */
#ifndef NOTELINT_VAULT_SHARED_VALUE_H
#define NOTELINT_VAULT_SHARED_VALUE_H

#include "notelint/vault.h"

struct shared_values;

/* Counts how many notes have each value. What is told of the note and not of its subject, such as
 * the day it was written, is left out, and so are names, types, tags and all lists. */
struct shared_values *shared_values_count(struct arena *run, const struct vault *vault);

/* The rarest that both have, in sixteenths of a bit, and its key; 0 for none. */
unsigned shared_value_rarest(const struct shared_values *values, const struct note *a,
                             const struct note *b, struct str *ret_key);

#endif
