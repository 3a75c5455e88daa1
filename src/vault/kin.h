/* vault/kin: subjects that are named a little differently and may be one. */
#ifndef NOTELINT_VAULT_KIN_H
#define NOTELINT_VAULT_KIN_H

#include "notelint/claims.h"

/* Add claims to the groups of like names, as SUBJECT_KIN. */
void kin_join(struct arena *run, struct claim_index *index);

#endif
