/* vault/others: files outside of the vault that links may name: other vaults, and folders of
 * attachments. Only their names are looked at. */
#ifndef NOTELINT_VAULT_OTHERS_H
#define NOTELINT_VAULT_OTHERS_H

#include "notelint/vault.h"
#include "walk.h"

/* Adds the files of the folders that `links.attachments` names, under the folder's name. */
bool others_add_attachments(struct vault *vault, struct found_vec *found, struct error *error);

/* Fills vault->others from `links.vaults`. */
bool others_open(struct vault *vault, struct error *error);

#endif
