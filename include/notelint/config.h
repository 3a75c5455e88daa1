/* vault/config: the settings of a vault, and where each came from. */
#ifndef NOTELINT_CONFIG_H
#define NOTELINT_CONFIG_H

#include "notelint/overlay.h"
#include "notelint/regex.h"
#include "notelint/source.h"
#include "notelint/value.h"
#include "notelint/vec.h"

enum severity { SEVERITY_OFF, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };
enum { FAIL_NEVER = SEVERITY_ERROR + 1 };

const char *severity_name(enum severity severity); /* "off", "info", "warning", "error" */
bool severity_parse(
    struct str text,
    enum severity *ret); /* also "warn" and "note" as spellings of warning and info */

enum link_mode { LINKS_OBSIDIAN, LINKS_ALIASES, LINKS_TITLES };

/* One file of settings: notelint.yaml, what it extends, the built-in defaults. */
struct config_layer {
    struct str
        path; /* relative to the root; "recommended", "strict" or "defaults" for built-in ones */
    struct source source;
    struct value value;
};

struct config_override {
    struct regex **files; /* globs */
    size_t file_count;
    const struct value *rules;
    const struct config_layer *layer;
};

VEC_OF(config_layer_vec, struct config_layer)
VEC_OF(config_override_vec, struct config_override)

struct config {
    struct str path; /* the file in effect, relative to the root; empty: none was found */
    struct config_layer_vec layers;       /* strongest first */
    struct config_override_vec overrides; /* in order; later ones win */
    struct regex **include, **exclude;
    size_t include_count, exclude_count;
    enum link_mode links;
    size_t history; /* commits that are searched for files which links miss */
    int fail_on;    /* enum severity, or FAIL_NEVER */
};

/* Read and check the settings. `path` is --config's argument or NULL to look for notelint.yaml or
 * .notelint.yaml in the view's root. Mistakes (unknown key, with the nearest known one; wrong type)
 * come as one line with file, line and column. */
bool config_load(struct arena *run, const struct file_view *view, const char *path,
                 struct config *ret, struct error *error);

/* The setting under a dotted key ("links.resolve"), from the strongest layer that has it; NULL if
 * none. */
const struct value *config_find(const struct config *config, struct str dotted,
                                const struct config_layer **ret_layer);

/* A rule as the settings know it. */
struct rule_key {
    struct str name, family;
    enum severity fallback; /* where no settings name the rule or its family */
};

/* Severity and options of a rule for the note at `path`: overrides first, then the layers; in each
 * the rule's own setting before its family's, which leaves alone what is off by default.
 * *ret_options is the rule's mapping (or NULL); *ret_from, if not NULL, the layer that decided
 * (NULL: the fallback). */
enum severity config_rule(const struct config *config, const struct rule_key *rule, struct str path,
                          const struct value **ret_options, const struct config_layer **ret_from);

/* "file:line:column: what is wrong there"; always false. */
bool config_fail(const struct config_layer *layer, struct region region, struct error *error,
                 const char *fmt, ...) NOTELINT_PRINTF(4, 5);

void config_done(struct config *config); /* frees compiled globs */

#endif
