/* rules/links: what the rules about links share. */
#ifndef NOTELINT_RULES_LINKS_H
#define NOTELINT_RULES_LINKS_H

#include "notelint/rule.h"

enum {
    KINDS_WIKI = 1 << LINK_WIKILINK | 1 << LINK_PROPERTY,
    KINDS_EMBED = 1 << LINK_EMBED | 1 << LINK_MARKDOWN_EMBED,
    KINDS_MARKDOWN = 1 << LINK_MARKDOWN,
    KINDS_OBSIDIAN = KINDS_WIKI | 1 << LINK_EMBED
};

/* The note's next link, at or after *at, whose kind and status are in the sets (bits by number) and
 * that neither stands in a comment nor holds what a template will replace; NULL when there is none.
 * Leaves *at behind it. */
const struct link *links_next(const struct pass *pass, unsigned kinds, unsigned statuses,
                              size_t *at);

struct resolution links_resolve(const struct pass *pass, const struct link *link);

/* The link's target, cut where it is longer than a line. */
struct str links_name(const struct pass *pass, const struct link *link);

/* Text for a message, cut likewise. */
struct str quoted(struct arena *arena, struct str text);

enum link_shown { SHOWN_AS_TARGET, SHOWN_AS_BEFORE };

/* A fix that makes the link name the file at `path`; none where no link can name it. With
 * SHOWN_AS_BEFORE readers go on seeing what they saw. */
void links_retarget(struct pass *pass, struct diagnostic *finding, const struct link *link,
                    struct str path, enum link_shown shown);

/* Names that exist and are much like the missing one. */
struct near_names links_near(const struct pass *pass, const struct link *link);

/* What a link to nothing lacks: "there is no NOUN 'X'TAIL". */
struct missing {
    const char *noun, *tail;
};

/* "note", or "file" where the name is not that of a note. */
const char *links_noun(const struct link *link);

/* Reports a link to nothing, and what became of the file or what is much like it. What is near goes
 * into the hint, the best of it into an unsafe fix. */
void links_report_missing(struct pass *pass, const struct link *link, const struct missing *missing,
                          const struct near_names *near);

/* Reports a link to a file that only a hidden folder holds. */
void links_report_hidden(struct pass *pass, const struct link *link);

#endif
