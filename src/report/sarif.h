/* report/sarif: what the SARIF writer's files share. */
#ifndef NOTELINT_REPORT_SARIF_H
#define NOTELINT_REPORT_SARIF_H

#include "formats.h"
#include "json_out.h"

VEC_OF(artifact_vec, const struct note *)

/* The notes that were named so far, by whose places in the list others name them again. */
struct artifacts {
    struct artifact_vec notes;
    struct map indexes; /* path -> size_t */
};

struct sarif {
    struct arena *arena;
    const struct run_result *result;
    const struct report_style *style;
    size_t *rule_index; /* by index into `rules`: place in tool.driver.rules, or STR_NONE */
    struct map *hashes; /* path -> struct line_hashes of the note */
    struct artifacts *artifacts;
};

/* {"text": ...}: one line, safe, braces doubled (3.11.5), and without a link that a note wrote. */
json_t *sarif_message(struct arena *arena, struct str text);

/* tool.driver.rules; fills in rule_index. */
json_t *sarif_rules(struct sarif *sarif);

/* invocations[0].ruleConfigurationOverrides: rules whose level the settings change. */
json_t *sarif_overrides(const struct sarif *sarif);

/* {"uri", "uriBaseId", "index"} */
json_t *sarif_artifact(const struct sarif *sarif, const struct note *note);

/* runs[0].artifacts, when all results have been made. */
json_t *sarif_artifacts(const struct sarif *sarif);

/* runs[0].versionControlProvenance; NULL outside of git and before the first commit. */
json_t *sarif_provenance(const struct sarif *sarif);

json_t *sarif_result(struct sarif *sarif, const struct diagnostic *finding);

/* fixes[0], or NULL where there is none to offer. */
json_t *sarif_fix(const struct sarif *sarif, const struct diagnostic *finding);

const char *sarif_level(enum severity severity);

/* With its first letter in upper case and a full stop. */
struct str sarif_sentence(struct arena *arena, struct str text);

#endif
