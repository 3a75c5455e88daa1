/* vault/schemas: the schemas that the settings name, and which notes they are for. */
#ifndef NOTELINT_VAULT_SCHEMAS_H
#define NOTELINT_VAULT_SCHEMAS_H

#include "notelint/vault.h"

/* Fills vault->schemas and vault->schema_registry from the setting `schemas`. A schema that cannot
 * be used fails with its file, line and column. */
bool schemas_load(struct vault *vault, const struct file_view *view, struct error *error);

/* Fills vault->schemas_of. */
void schemas_join(struct vault *vault);

#endif
