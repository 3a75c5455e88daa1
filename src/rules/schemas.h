/* rules/schemas: what the rules about schemas share. */
#ifndef NOTELINT_RULES_SCHEMAS_H
#define NOTELINT_RULES_SCHEMAS_H

#include "notelint/infer.h"
#include "notelint/rule.h"

/* The schemas that are for the note, NULL-terminated; perhaps none. */
const struct note_schema *const *schemas_for(const struct vault *vault, const struct note *note);

/* Hold the front matter against all schemas and report the violations that are, or are not, mere
 * deprecations. */
enum violations_wanted { WANT_VIOLATIONS, WANT_DEPRECATIONS };
void report_front_matter(struct pass *pass, enum violations_wanted wanted);

/* The same for the structure of the note; `aspects` as for structure_validate. */
void report_structure(struct pass *pass, unsigned aspects);

/* "address[0].street" for "/address/0/street". */
struct str property_name(struct arena *arena, struct str instance_path);

/* The comment that `offset` lies in; NULL if none. */
const struct comment *comment_at(const struct note *note, size_t offset);

/* Where a finding about the whole note points: its title, else its first line. */
struct region whole_note(const struct note *note);

#endif
