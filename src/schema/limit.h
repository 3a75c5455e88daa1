/* schema/limit: keywords whose value is a count: minLength, maxItems, minProperties and the like.
 */
#ifndef NOTELINT_SCHEMA_LIMIT_H
#define NOTELINT_SCHEMA_LIMIT_H

#include "keyword.h"

/* A count as schemas write it: a non-negative integer, 2.0 included, of any size. */
enum compiled limit_compile(struct compiler *compiler, const struct node *node,
                            const struct value *value, struct constraint *ret);

#endif
