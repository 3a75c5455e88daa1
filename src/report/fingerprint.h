/* report/fingerprint: what a finding is about, free of line numbers. */
#ifndef NOTELINT_REPORT_FINGERPRINT_H
#define NOTELINT_REPORT_FINGERPRINT_H

#include "notelint/diagnostic.h"

/* What the finding is about, whichever note it is in: 32 hex digits. A finding about two places in
 * two notes has the same key from either side. */
struct str finding_key(struct arena *arena, const struct diagnostic *finding);

/* The path the finding belongs to: of two notes the first in the order of bytes. */
struct str finding_path(const struct diagnostic *finding);

#endif
