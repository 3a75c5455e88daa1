/* text/backticks: `code` (CommonMark 6.1): a run of backticks opens what the next run of its length
 * closes. */
#ifndef NOTELINT_BACKTICKS_H
#define NOTELINT_BACKTICKS_H

#include "notelint/str.h"

enum { BACKTICKS_MAX = 31 }; /* longer runs open nothing here, so that lengths fit a set of bits */

/* Where the run that begins at `at` ends. */
size_t backticks_end(struct str text, size_t at);

/* Behind the run that closes what the one from `at` to `end` opens; STR_NONE where there is none.
 * Runs of a length that was sought in vain are remembered in *vain, bit n for n backticks, and not
 * sought again: so a text costs linear time, whatever it holds. */
size_t backticks_close(struct str text, size_t at, size_t end, uint32_t *vain);

#endif
