/* parse/claim_prose: claims of running text. */
#include "claim.h"

void prose_claims(struct claim_pass *pass) {}
