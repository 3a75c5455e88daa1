/* schema/uri: references among schemas (RFC 3986), without any access to what they name. */
#ifndef NOTELINT_SCHEMA_URI_H
#define NOTELINT_SCHEMA_URI_H

#include "notelint/str.h"

/* The five components; `has_*` tells an empty one from none. */
struct uri {
    struct str scheme, authority, path, query, fragment;
    bool has_scheme, has_authority, has_query, has_fragment;
};

/* Split by RFC 3986 appendix B; any text has a reading. */
struct uri uri_split(struct str text);

/* `reference` as seen from `base`, fragment included (RFC 3986 5.2). Where `base` is no absolute
 * URI, the same rules apply to its path, so that plain relative paths work too. */
struct str uri_resolve(struct arena *arena, struct str base, struct str reference);

/* The part before "#", and the part behind it with percent escapes decoded. */
struct str uri_without_fragment(struct str uri);
struct str uri_fragment(struct arena *arena, struct str uri);

#endif
