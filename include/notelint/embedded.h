/* base/embedded: files that are part of the program, as tools/embed.py writes them. */
#ifndef NOTELINT_EMBEDDED_H
#define NOTELINT_EMBEDDED_H

#include "notelint/str.h"

struct embedded {
    struct str name; /* of the file, without its folder */
    struct str text; /* a NUL follows that its length does not count */
};

/* The text of the file called `name` but for its extensions into *ret_text; false where none of the
 * `count` files is. */
bool embedded_find(const struct embedded *files, size_t count, struct str name,
                   struct str *ret_text);

#endif
