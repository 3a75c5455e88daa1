/* vault/topic: what the notes of the vault are of, by the rare words of their names. */
#ifndef NOTELINT_VAULT_TOPIC_H
#define NOTELINT_VAULT_TOPIC_H

#include "notelint/claims.h"
#include "notelint/vault.h"

/* One topic a note, by note index. */
struct topic *topics_read(struct arena *run, const struct vault *vault);

bool topics_meet(const struct topic *a, const struct topic *b);

/* Notes of one mould: a third of the headings of the one are those of the other. A heading that
 * both have then says nothing. */
bool topics_are_siblings(const struct topic *a, const struct topic *b);

#endif
