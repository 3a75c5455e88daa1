/* text/word: single English words, lower case, as fold_key leaves them. */
#ifndef NOTELINT_WORD_H
#define NOTELINT_WORD_H

#include "notelint/str.h"

/* The singular, where the ending is safely a plural: "rivers", "companies", "boxes"; not "texas",
 * "congress", "virus", "basis". Borrowed where nothing changes or only an end is cut. */
struct str word_singular(struct arena *arena, struct str word);

/* Is `word` one of a list written with single blanks: word_in(w, "the a an")? The empty word is in
 * none, nor is any of more than 63 bytes. */
bool word_in(struct str word, const char *list);

/* Is `word` among words in byte order? For longer lists, which word_in would walk. */
bool word_among(struct str word, const struct str *sorted, size_t count);

#endif
