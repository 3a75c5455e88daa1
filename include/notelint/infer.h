/* schema/infer: schemas that a person would have written for the notes that are there.
 *
 * Notes are grouped by their type, else by folder, else by tag. Each group gets a schema file that
 * at least 95 of 100 of its notes satisfy; the others are its exceptions. */
#ifndef NOTELINT_INFER_H
#define NOTELINT_INFER_H

#include "notelint/note_schema.h"

/* What a note of the group does not satisfy. */
struct infer_exception {
    const struct note *note;
    struct region region;
    struct str message;
};

VEC_OF(infer_exception_vec, struct infer_exception)

struct inferred_schema {
    struct str name;   /* for its file: "country" */
    struct str text;   /* YAML */
    struct str wants;  /* which notes it is for, in words */
    size_t note_count; /* in the group */
    size_t exception_notes;
    struct infer_exception_vec exceptions; /* in path order */
};

VEC_OF(inferred_vec, struct inferred_schema)

struct inference {
    const struct note *const *notes; /* in path order; templates may be among them */
    size_t note_count;
    const struct value *property_types; /* Obsidian's types.json, or NULL */
};

/* Append a schema for each group, largest first. */
void infer_schemas(struct arena *run, const struct inference *inference, struct inferred_vec *ret);

/* Does the note lie in a folder of templates, by the name of that? */
bool note_is_template(const struct note *note);

#endif
