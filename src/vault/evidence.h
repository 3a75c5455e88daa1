/* vault/evidence: how likely it is that two claims under one subject and attribute are of one
 * quantity. */
#ifndef NOTELINT_VAULT_EVIDENCE_H
#define NOTELINT_VAULT_EVIDENCE_H

#include "agree.h"
#include "notelint/claims.h"

/* In points, of all but how far the values are apart. */
int evidence_weigh(const struct joined_claim *a, const struct joined_claim *b,
                   enum agreement agreement);

/* How sure that many points make, together with the values. */
enum confidence evidence_confidence(const struct joined_claim *a, const struct joined_claim *b,
                                    enum agreement agreement, int points);

#endif
