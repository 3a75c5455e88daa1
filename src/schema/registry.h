/* schema/registry: which schemas there are, under which URIs and anchors, and where each stands.
 *
 * Registering a document finds the schemas in it, as the keywords that hold schemas tell, and so
 * its embedded resources ($id) and anchors. */
#ifndef NOTELINT_SCHEMA_REGISTRY_H
#define NOTELINT_SCHEMA_REGISTRY_H

#include "notelint/regex.h"
#include "notelint/schema.h"

enum vocabulary {
    VOCABULARY_CORE = 1,
    VOCABULARY_APPLICATOR = 2,
    VOCABULARY_UNEVALUATED = 4,
    VOCABULARY_VALIDATION = 8,
    VOCABULARY_META_DATA = 16,
    VOCABULARY_FORMAT = 32,
    VOCABULARY_CONTENT = 64,
    VOCABULARY_NOTES = 128, /* our own; no metaschema can take it away */
    VOCABULARY_FORMAT_ASSERTION = 256
};

/* What the keywords of a resource mean (core 4.3.1). */
struct dialect {
    enum schema_draft draft;
    unsigned vocabularies;
    struct str metaschema; /* URI */
};

/* A document, or a part of one with an $id of its own (core 4.3.5). */
struct resource {
    struct str uri; /* absolute, no fragment */
    struct str document;
    const struct dialect *dialect;
    const struct value *root;
    struct map anchors;         /* name -> struct location */
    struct map dynamic_anchors; /* name -> struct location */
    bool entered;               /* a schema of it has been compiled */
    bool checked;               /* against its metaschema */
};

/* A schema within its document. */
struct location {
    const struct value *value;
    struct resource *resource;
    struct str pointer; /* within the document */
    struct node *node;  /* compiled, or to be */
};

VEC_OF(regex_vec, struct regex *)

struct schema_registry {
    struct arena *run;
    schema_loader *loader;
    void *loader_context;
    bool annotate_formats;
    bool has_unique;      /* some compiled schema says `uniqueInVault` */
    struct map documents; /* URI -> struct document */
    struct map resources; /* URI -> struct resource */
    struct map places;    /* address of the value -> struct location */
    struct regex_vec regexes;
    const struct schema *note_schema_form; /* note_schema.c */
};

/* Record the first error; always false. */
bool schema_fail(struct schema_registry *registry, struct schema_error *error,
                 const struct resource *resource, struct region region, const char *fmt, ...)
    NOTELINT_PRINTF(5, 6);

/* The place of a document's root, its schemas found; `draft` holds where it has no $schema. */
struct location *registry_enter(struct schema_registry *registry, struct str uri,
                                const struct value *document, enum schema_draft draft,
                                struct schema_error *error);

/* The schema that the string `reference` in a schema of `from` names. */
struct location *registry_resolve(struct schema_registry *registry, struct resource *from,
                                  const struct value *reference, struct schema_error *error);

/* The place whose value is `value`, if it is a known schema. */
struct location *registry_place(const struct schema_registry *registry, const struct value *value);

/* The place of a dialect's metaschema. */
struct location *registry_metaschema(struct schema_registry *registry,
                                     const struct dialect *dialect, struct schema_error *error);

/* Compiled patterns that live as long as the registry. */
struct regex *registry_regex(struct schema_registry *registry, struct str pattern, unsigned flags,
                             struct error *error);
struct regex *registry_glob(struct schema_registry *registry, struct str pattern,
                            struct error *error);

/* Is every keyword of the schema `document` a known one, or far from all known ones? It must have
 * been compiled. */
bool schema_keywords_known(struct schema_registry *registry, const struct value *document,
                           struct schema_error *error);

/* metaschema.c: the text of a metaschema this program brings; false if `uri` is none. */
bool metaschema_find(struct str uri, struct str *ret_text);

/* dialect.c: the dialect that `$schema: uri` means; NULL and *error if it is none we know. */
const struct dialect *dialect_find(struct schema_registry *registry,
                                   const struct resource *resource, const struct value *schema_uri,
                                   struct schema_error *error);
const struct dialect *dialect_of_draft(enum schema_draft draft);

#endif
