/* cli/schema: the second half of the command `schema`. */
#ifndef NOTELINT_CLI_SCHEMA_H
#define NOTELINT_CLI_SCHEMA_H

#include "cli.h"

/* `operands` without the word that chose the half. */
int schema_check(const struct invocation *invocation, const struct words *operands,
                 struct arena *run, struct error *error);

#endif
