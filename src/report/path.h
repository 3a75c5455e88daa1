/* report/path: paths of notes as URIs and as text for programs. */
#ifndef NOTELINT_REPORT_PATH_H
#define NOTELINT_REPORT_PATH_H

#include "notelint/str.h"

/* prefix + path as an URI reference (RFC 3986): every byte that is not allowed as it is becomes
 * %XX, and a colon too where it could end a scheme. */
struct str path_to_uri(struct arena *arena, struct str prefix, struct str path);

/* root "/" path as an absolute URI; `root` is absolute. */
struct str path_to_file_uri(struct arena *arena, struct str root, struct str path);

/* prefix + path as it is, but U+FFFD for bytes that are no UTF-8. */
struct str path_to_utf8(struct arena *arena, struct str prefix, struct str path);

#endif
