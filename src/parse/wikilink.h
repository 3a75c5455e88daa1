/* parse/wikilink: [[Target#Sub path|Display]] and ![[Embed]] (obsidian-links rules 1 and 2). */
#ifndef NOTELINT_PARSE_WIKILINK_H
#define NOTELINT_PARSE_WIKILINK_H

#include "notelint/note.h"

/* Read the wikilink or embed that begins at `at`; nothing outside `text` is looked at, regions are
 * offsets into it. Fills kind, regions, path, fragment, has_subpath; the rest is zero but for
 * `block`, which is NOTE_NONE. False, *ret untouched, if none begins there: it must close on its
 * line, before another one opens, and name something. */
bool wikilink_lex(struct str text, size_t at, struct link *ret);

/* Does "[[" at `at` reach the end of its line without being closed? Then *ret is what was meant to
 * be a link. */
bool wikilink_is_unclosed(struct str text, size_t at, struct region *ret);

#endif
