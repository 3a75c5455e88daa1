/* vault/evidence: how likely it is that two claims under one subject and attribute are of one
 * quantity. */
#ifndef NOTELINT_VAULT_EVIDENCE_H
#define NOTELINT_VAULT_EVIDENCE_H

#include "agree.h"
#include "notelint/claims.h"

enum confidence evidence_weigh(const struct joined_claim *a, const struct joined_claim *b,
                               enum agreement agreement);

#endif
