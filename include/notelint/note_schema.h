/* schema/note_schema: what a kind of note must look like: front matter, sections, tables, links.
 *
 * A file in the form of `schemas/country.yaml` (title, extends, match, front-matter, structure), or
 * a plain JSON Schema (`*.schema.json`) for the front matter of every note whose `$schema` names
 * it. The form itself is schemas/note-schema.schema.json. */
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
    const struct source *source;       /* its text; NULL for one that only `extends` brought */
    const struct note_schema **bases;  /* those it extends, whose demands hold too */
    size_t base_count;
};

VEC_OF(note_schema_vec, struct note_schema)

/* Parse and compile one schema file. `path` is what messages and the summary show, `uri` what
 * `$ref` and `extends` are relative to; the registry's loader brings what they name, as the whole
 * file's value. the bytes of `source` must outlive the registry. */
bool note_schema_parse(struct arena *run, struct schema_registry *registry, struct str path,
                       struct str uri, const struct source *source, struct note_schema *ret,
                       struct schema_error *ret_error);

/* The text of a schema that the program brings, by its URI: "notelint:country". */
bool note_schema_shipped(struct str uri, struct str *ret_text);

/* The name of the shipped schema that such a URI probably means, without "notelint:"; or empty. */
struct str note_schema_nearest(struct str uri);

/* A match expression on its own, as in `linksTo` and `when: if`. NULL and *ret_error, without its
 * uri, where it is malformed. It lives as long as the registry. */
const struct match *match_parse(struct schema_registry *registry, const struct value *value,
                                struct schema_error *ret_error);
bool match_note(const struct match *match, const struct note *note);
/* In words: "type is country and path matches Actors/". */
struct str match_words(struct arena *arena, const struct match *match);

bool note_schema_matches(const struct note_schema *schema, const struct note *note);
/* In words: which notes it is for; and why it is for this one. */
struct str note_schema_wants(struct arena *arena, const struct note_schema *schema);
struct str note_schema_why(struct arena *arena, const struct note_schema *schema,
                           const struct note *note);

/* What the front matter violates, of this schema and those it extends; as schema_validate. A note
 * without front matter, or with a malformed one, violates nothing. */
bool note_schema_validate(const struct note_schema *schema, const struct note *note,
                          const struct schema_host *host, struct arena *run,
                          struct violation_vec *violations);

/* May any value have to be unique in the vault, here or in another schema of the registry? */
bool note_schema_has_unique(const struct note_schema *schema);

/* The same for any value that stands for the front matter. */
bool note_schema_validate_value(const struct note_schema *schema, const struct value *value,
                                const struct schema_host *host, struct arena *run,
                                struct violation_vec *violations);

/* What the structure part demands of the note by itself, as violations; keywords "sections",
 * "order", "labels", "columns", "embeds", "text", "tags". `instance_path` is the section or empty.
 * What needs other notes (index membership, reciprocal links) is asked for through the accessors
 * below. */
enum structure_aspect {
    STRUCTURE_MISSING = 1, /* sections that should be there */
    STRUCTURE_ORDER = 2,   /* sections that should be elsewhere */
    STRUCTURE_CONTENT = 4  /* all else */
};
void structure_validate(const struct note_schema *schema, const struct note *note, unsigned aspects,
                        struct arena *run, struct violation_vec *violations);

struct citation_demand {
    bool required;
    enum scope scope;
    bool *exempt; /* by section of the note: figures of its own need no source */
};

/* structure.citations: {figures: required|optional, scope: paragraph, except: [Key Facts]}; false
 * when the schema says nothing. */
bool structure_citations(const struct note_schema *schema, const struct note *note,
                         struct arena *arena, struct citation_demand *ret);

VEC_OF(str_list, struct str)

/* structure.links.from: paths from the vault's root of the notes that must link to `note`. */
void structure_indexes(const struct note_schema *schema, const struct note *note,
                       struct arena *arena, struct str_list *ret_paths);

/* structure.links.reciprocal: marks in `sections`, which has one for each section of the note,
 * those whose links the other note returns. True if there is one. */
bool structure_reciprocal(const struct note_schema *schema, const struct note *note,
                          bool *sections);

#endif
