/* schema/scan: the schemas in a document. Only the registry asks for them. */
#ifndef NOTELINT_SCHEMA_SCAN_H
#define NOTELINT_SCHEMA_SCAN_H

#include "registry.h"

/* A schema still to be looked into. */
struct candidate {
    const struct value *value;
    struct resource *resource;
    struct str pointer;
};

/* A resource of that URI, in the document and dialect of `outer` until it says otherwise; the first
 * of a URI is the one that is found. */
struct resource *resource_new(struct schema_registry *registry, struct str uri,
                              const struct value *root, const struct resource *outer);

/* Read the dialect that the root of the resource names by $schema, if it does. */
bool dialect_read(struct schema_registry *registry, struct resource *resource,
                  struct schema_error *error);

/* Give all schemas from `first` down their places. */
bool scan_schemas(struct schema_registry *registry, struct candidate first,
                  struct schema_error *error);

#endif
