/* vault/links: every link of the vault, resolved once. */
#ifndef NOTELINT_VAULT_LINKS_H
#define NOTELINT_VAULT_LINKS_H

#include "notelint/vault.h"

/* Fills vault->anchors and vault->link_status, in parallel; the names must be there. */
void links_join(struct vault *vault);

#endif
