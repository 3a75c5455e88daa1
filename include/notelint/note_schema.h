/* schema/note_schema: what a kind of note must look like: front matter, sections, tables, links.
 *
 * A file in the form of `schemas/country.yaml` (title, match, front-matter, structure), or a plain
 * JSON Schema
 * (`*.schema.json`) for the front matter of every note whose `$schema` names it. */
#ifndef NOTELINT_NOTE_SCHEMA_H
#define NOTELINT_NOTE_SCHEMA_H

#include "notelint/note.h"
#include "notelint/schema.h"

struct match;
struct structure;

struct note_schema {
    struct str name;  /* file name without extension: "country" */
    struct str path;  /* as it is to be shown: relative to the vault's root, or "notelint:country"
                         for a shipped one */
    struct str title; /* `title`, else the name */
    const struct match *match;         /* NULL: matches notes whose `$schema` names it */
    const struct schema *front_matter; /* NULL: none */
    const struct structure *structure; /* NULL: none */
    const struct value *document;      /* the whole file */
};

VEC_OF(note_schema_vec, struct note_schema)

/* Parse and compile one schema file. `path` is what messages and the summary show, `uri` what
 * `$ref` is relative to. */
bool note_schema_parse(struct arena *run, struct schema_registry *registry, struct str path,
                       struct str uri, const struct source *source, struct note_schema *ret,
                       struct schema_error *ret_error);

/* A match expression on its own, as in `linksTo` and `when: if`. NULL and *ret_error, without its
 * uri, where it is malformed. It lives as long as the registry. */
const struct match *match_parse(struct schema_registry *registry, const struct value *value,
                                struct schema_error *ret_error);
bool match_note(const struct match *match, const struct note *note);
/* In words: "type is country and path matches Actors/". */
struct str match_words(struct arena *arena, const struct match *match);

bool note_schema_matches(const struct note_schema *schema, const struct note *note);

/* What the structure part demands of the note by itself, as violations; keywords "sections",
 * "order", "labels", "columns", "embeds", "text", "tags". What needs other notes (index membership,
 * reciprocal links) is asked for through the accessors below by the rules concerned. */
void structure_validate(const struct note_schema *schema, const struct note *note,
                        struct arena *run, struct violation_vec *violations);

/* structure.citations: {figures: required|optional, scope: paragraph}; false when the schema says
 * nothing. */
bool structure_citations(const struct note_schema *schema, const struct note *note,
                         bool *ret_required, enum scope *ret_scope);

#endif
