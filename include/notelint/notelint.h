/* notelint: the library's public face.
 *
 * Open a vault, check it, walk the findings:
 *
 *     struct error error;
 *     struct vault *vault;
 *     if (!vault_open(&(struct vault_options){.target = "notes"}, &vault, &error))
 *         ...error.message...
 *     struct diagnostic_vec findings = {0};
 *     vault_check(vault, &(struct rule_selection){0}, &findings);
 *     ...
 *     vault_free(vault);
 *
 * The headers, read in layer order: base (arena, str, vec, map, parallel, error), text (source,
 * utf8, fold, decimal, regex), parse (value, figure, note), schema (schema, note_schema), vault
 * (config, entity, resolve, claims, vault), rules (diagnostic, rule), report (report). */
#ifndef NOTELINT_NOTELINT_H
#define NOTELINT_NOTELINT_H

#include "notelint/facts.h"
#include "notelint/report.h"
#include "notelint/rule.h"
#include "notelint/vault.h"
#include "notelint/version.h"

#endif
