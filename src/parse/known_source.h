/* parse/known_source: sources that are known by name, each under all its spellings.
 *
 * The list is data: known_sources.txt, made into a table when the program is built. */
#ifndef NOTELINT_PARSE_KNOWN_SOURCE_H
#define NOTELINT_PARSE_KNOWN_SOURCE_H

#include "notelint/str.h"

/* The key of a well-known source of that key ("iea" and "international energy agency" give the
 * same), or the empty string. */
struct str known_source_find(struct str key);

#endif
