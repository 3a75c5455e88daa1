/* schema/pointer: JSON pointers (RFC 6901) over values. */
#ifndef NOTELINT_SCHEMA_POINTER_H
#define NOTELINT_SCHEMA_POINTER_H

#include "notelint/value.h"

/* `pointer` with one more token, "~" and "/" escaped. */
struct str pointer_push(struct arena *arena, struct str pointer, struct str token);
struct str pointer_push_index(struct arena *arena, struct str pointer, size_t index);

/* One step down from `value`: the member or item that the unescaped `token` names; NULL if none. */
const struct value *pointer_step(const struct value *value, struct str token);

/* The next token of `*rest`, which starts with "/" or is empty, unescaped; false at the end. */
bool pointer_next(struct arena *arena, struct str *rest, struct str *ret_token);

#endif
