/* base/error: why an operation of the environment failed, in one line for a person.
 *
 * Functions that can fail for reasons outside the notes return bool and take a `struct error *`
 * last. It is filled once, where the cause is known, and only when the function returns false. */
#ifndef NOTELINT_ERROR_H
#define NOTELINT_ERROR_H

#include <stdbool.h>

#include "notelint/str.h"

struct error {
    char message[1024]; /* lower case, no full stop, NUL-terminated UTF-8, no control characters */
};

/* Always returns false, so that a caller can `return error_set(...)`. */
bool error_set(struct error *error, const char *fmt, ...) NOTELINT_PRINTF(2, 3);

#endif
