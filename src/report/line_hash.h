/* report/line_hash: GitHub code scanning's `primaryLocationLineHash`.
 *
 * By it GitHub tells an alert that has moved from a new one. Its upload action computes the same
 * when it has the sources (codeql-action, src/fingerprints.ts). */
#ifndef NOTELINT_REPORT_LINE_HASH_H
#define NOTELINT_REPORT_LINE_HASH_H

#include "notelint/str.h"

struct line_hashes {
    uint64_t *hash; /* of each line */
    uint32_t *nth;  /* of the lines so far that have this hash, from 1 */
    size_t count;
};

struct line_hashes line_hashes_of(struct arena *arena, struct str bytes);

/* "c129715d7a2bc9a3:1" for the line, counted from 0. */
struct str line_hashes_text(struct arena *arena, const struct line_hashes *hashes, size_t line);

#endif
