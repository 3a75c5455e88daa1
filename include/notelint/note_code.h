/* parse/note_code: a parsed note as bytes, and back. For caches.
 *
 * A code is of one build's facts: another version of the parser finds others, so what keeps codes
 * keeps facts_version beside them. */
#ifndef NOTELINT_NOTE_CODE_H
#define NOTELINT_NOTE_CODE_H

#include "notelint/note.h"

/* Changes with every source that has a part in parsing; hexadecimal. */
extern const struct str facts_version;

/* Append the facts of a note, without its path and its bytes. The note is not changed. */
void note_encode(struct note *note, struct buf *out);

/* The note that was encoded. `run` owns the result; path, bytes - those of then - and code must
 * outlive it. NULL where the code is damaged as far as its form tells; the caller knows by a
 * checksum that it is undamaged in what it says. */
struct note *note_decode(struct arena *run, struct str path, struct str bytes, struct str code);

#endif
