/* schema/limit: keywords whose value is a count: minLength, maxItems, minProperties and the like.
 */
#ifndef NOTELINT_SCHEMA_LIMIT_H
#define NOTELINT_SCHEMA_LIMIT_H

#include "keyword.h"

/* A count as schemas write it: a non-negative integer, 2.0 included, of any size. */
enum compiled limit_compile(struct compiler *compiler, const struct node *node,
                            const struct value *value, struct constraint *ret);

/* `count` things ("items") against a lower or an upper limit. */
bool limit_min(struct check *check, const struct constraint *constraint,
               const struct instance *instance, size_t count, const char *things);
bool limit_max(struct check *check, const struct constraint *constraint,
               const struct instance *instance, size_t count, const char *things);

#endif
