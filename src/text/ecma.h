/* text/ecma: patterns of ECMA-262 and globs, as PCRE2 wants them. Only regex.c includes this. */
#ifndef NOTELINT_TEXT_ECMA_H
#define NOTELINT_TEXT_ECMA_H

#include "notelint/error.h"
#include "notelint/str.h"

/* PCRE2 syntax for a pattern of ECMA-262 15.0, 22.2.1 with the flag u, to be compiled with
 * PCRE2_UTF. Checks what the two would read differently and leaves the rest to PCRE2. */
bool ecma_translate(struct arena *arena, struct str pattern, struct str *ret, struct error *error);

/* PCRE2 syntax, anchored at both ends, for a glob as regex.h describes it. */
bool glob_translate(struct arena *arena, struct str pattern, struct str *ret, struct error *error);

#endif
