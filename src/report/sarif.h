/* report/sarif: what the SARIF writer's files share. */
#ifndef NOTELINT_REPORT_SARIF_H
#define NOTELINT_REPORT_SARIF_H

#include "edits.h"
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
    struct encodings *encodings;
};

/* {"text": ...}: one line, safe, braces doubled (3.11.5), and without a link that a note wrote. */
json_t *sarif_message(struct arena *arena, struct str text);

/* A finding's message: its text, and the id of its pattern with what that is filled with. */
json_t *sarif_finding_message(const struct sarif *sarif, const struct diagnostic *finding);

/* The patterns of the rule's messages in this report, by id. */
json_t *sarif_message_strings(const struct sarif *sarif, const struct rule *rule);

/* So many of the related places are told. */
size_t sarif_related_count(const struct diagnostic *finding);

/* tool.driver.rules; fills in rule_index. */
json_t *sarif_rules(struct sarif *sarif);

/* invocations[0].ruleConfigurationOverrides: rules whose level the settings change, or that have
 * options there. */
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
