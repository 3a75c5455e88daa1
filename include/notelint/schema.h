/* schema/schema: JSON Schema 2020-12 and draft 7, parsed, then compiled, then applied to a `struct
 * value`.
 *
 * A registry holds documents by URI; compiling resolves every reference among them. Nothing is ever
 * fetched. Compiled schemas are immutable and may be applied from several threads. They live until
 * schema_registry_done.
 *
 * Beyond the standard, schemas may say `linksTo` (a match expression that the linked note must
 * satisfy), `uniqueInVault: true`, and the formats wikilink, figure and tag. */
#ifndef NOTELINT_SCHEMA_H
#define NOTELINT_SCHEMA_H

#include "notelint/error.h"
#include "notelint/map.h"
#include "notelint/value.h"
#include "notelint/vec.h"

enum schema_draft { DRAFT_2020_12, DRAFT_7 };

/* One way in which an instance does not satisfy a schema. */
struct violation {
    struct str keyword;       /* "required", "type", "linksTo" */
    struct str instance_path; /* JSON pointer to the offending value: "/region" */
    struct str schema_path;   /* JSON pointer of the keyword in its schema document */
    /* The offending value; of a list or mapping that has one, its key; of a key that should not be
     * there, the key. A missing property: the key of the mapping it is missing from, or for the
     * root its first key. */
    struct region region;
    struct str message; /* "'region' is missing", "'Asia' is not one of 'Europe', 'Asia-Pacific'" */
    struct str hint;    /* what would satisfy it: "did you mean 'Asia-Pacific'?"; may be empty */
    struct str replacement; /* what the region was probably meant to hold, as YAML; may be empty */
    bool deprecated;        /* the keyword is `deprecated`: a warning, not an error */
    bool absent;            /* about something that is not there: the region is of what lacks it */
};

VEC_OF(violation_vec, struct violation)

struct match;

/* What only the caller knows: other notes. Members may be NULL: then the keyword that needs them
 * always holds. */
struct schema_host {
    void *context;
    /* Does the link text ("[[X]]") resolve to a note that `match` accepts? If not, *ret_why says
     * what is wrong with it, as in "'X' is ...". */
    bool (*links_to)(void *context, struct str link, const struct match *match,
                     struct arena *scratch, struct str *ret_why);
    /* Called for every value that `uniqueInVault` wants to be unique. */
    void (*unique)(void *context, struct str instance_path, const struct value *value);
};

struct schema_registry;
struct schema;

/* `loader`, if given, brings a document for an absolute URI that is not registered (a file beside
 * the schema); false when there is none. It must not use the network. */
typedef bool schema_loader(void *context, struct arena *run, struct str uri, struct value *ret);

struct schema_registry *schema_registry_new(struct arena *run, schema_loader *loader,
                                            void *context);

/* Frees the compiled patterns; the rest goes with `run`. NULL is accepted. */
void schema_registry_done(struct schema_registry *registry);

/* Make `document` known under `uri`; both must outlive the registry. The metaschemas of both drafts
 * are known from the start. */
void schema_registry_add(struct schema_registry *registry, struct str uri,
                         const struct value *document);

/* `format` asserts unless this is called before compiling (JSON Schema 2020-12 validation 7.2). */
void schema_registry_annotate_formats(struct schema_registry *registry);

/* Why a schema is wrong, at its own place. */
struct schema_error {
    struct str uri;       /* document */
    struct region region; /* in that document */
    struct str message;
};

/* Compile `document`, known under `base_uri`. `draft` holds where no $schema says otherwise. NULL
 * on an error. */
const struct schema *schema_compile(struct arena *run, struct schema_registry *registry,
                                    struct str base_uri, const struct value *document,
                                    enum schema_draft draft, struct schema_error *ret_error);

/* Append what `instance` violates, one violation a cause, in the order of the file. True when there
 * is none (deprecated ones do not count). `host` may be NULL. */
bool schema_validate(const struct schema *schema, const struct value *instance,
                     const struct schema_host *host, struct arena *run,
                     struct violation_vec *violations);

/* Does `text` have this format? True for a format nobody knows. */
bool schema_format_holds(struct str format, struct str text);

#endif
