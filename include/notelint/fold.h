/* text/fold: forms of a name under which different spellings meet.
 *
 * The only file that knows utf8proc. Results are in `arena`, or borrowed from the argument where
 * equal to it. */
#ifndef NOTELINT_FOLD_H
#define NOTELINT_FOLD_H

#include "notelint/str.h"

/* How Obsidian compares paths and links: NFC, case folded, no-break space as a blank
 * (obsidian-links rule 7). */
struct str fold_path(struct arena *arena, struct str s);

/* NFC alone: to tell a difference in Unicode form from one in case. */
struct str fold_nfc(struct arena *arena, struct str s);

/* A key for names of entities: NFKC, case folded, diacritics removed; everything but letters,
 * digits and the decimal point inside a number becomes one blank; trimmed. "Göbekli-Tepe" and
 * "gobekli tepe" meet. Word rules (articles, plurals, suffixes) are not of this layer. */
struct str fold_key(struct arena *arena, struct str s);

/* A heading as a link names it: each of !"#$%&()*+,.:;<=>?@^`{|}~/[]\ and newline a blank, runs of
 * blanks one, trimmed, case folded, NFC (obsidian-links rule 17). */
struct str fold_heading(struct arena *arena, struct str s);

#endif
