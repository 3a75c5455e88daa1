/* vault/anchors: the places inside one note that a link can name. */
#ifndef NOTELINT_VAULT_ANCHORS_H
#define NOTELINT_VAULT_ANCHORS_H

#include "notelint/map.h"
#include "notelint/note.h"

struct anchors {
    const struct note *note;
    struct map headings; /* fold_heading of the text -> the first such struct heading * */
    uint32_t *next;      /* by heading: the next of the same text, or NOTE_NONE */
    struct map blocks;   /* id in lower case -> struct block_id * */
    struct map loose; /* what Markdown tools make of headings, and ids in HTML: letters and digits
                         alone */
};

struct anchors *anchors_build(struct arena *run, const struct note *note);

/* The heading named by "A#B" (obsidian-links rule 17), or NULL. */
const struct heading *anchors_find_heading(const struct anchors *anchors, struct str fragment,
                                           struct arena *scratch);

/* The block of an id, without "^". */
const struct block_id *anchors_find_block(const struct anchors *anchors, struct str id,
                                          struct arena *scratch);

/* Does some Markdown tool find "#fragment" here? They differ in how they write a heading as a
 * fragment, so that only letters and digits count. */
bool anchors_has_loose(const struct anchors *anchors, struct str fragment, struct arena *scratch);

#endif
