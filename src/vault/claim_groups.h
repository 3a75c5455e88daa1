/* vault/claim_groups: puts the claims of all notes under their subject and attribute. */
#ifndef NOTELINT_VAULT_CLAIM_GROUPS_H
#define NOTELINT_VAULT_CLAIM_GROUPS_H

#include "notelint/claims.h"

/* The hash under which a claim is grouped. Attributes that people tell as one another share it. */
uint64_t claim_group_hash(struct hash_key key, struct str subject, struct str metric);

/* No more claims of a group are held against each other; so no more are joined to it. */
enum { CLAIMS_COMPARED = 48 };

/* The claims of one note, before they are grouped. */
struct note_claims {
    struct joined_claim *data;
    uint64_t *hashes; /* claim_group_hash of each */
    size_t len;
};

/* Group the claims of `count` notes, each group's in their order. Linear in the number of claims.
 */
void claims_group(struct arena *run, const struct note_claims *notes, size_t count,
                  struct claim_index *index);

#endif
