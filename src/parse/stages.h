/* parse/stages: the passes that make a note, in the order in which note_parse runs them.
 *
 * Each fills its own vectors of the note and reads those of the passes before it. The large ones
 * grow in `scratch` until note_parse settles them. */
#ifndef NOTELINT_PARSE_STAGES_H
#define NOTELINT_PARSE_STAGES_H

#include "prose.h"
#include "reference.h"

/* note.c: path, name, folder. */
void note_set_path(struct note *note, struct str path);

/* front_matter.c: front_matter, body, properties, title from properties, type, aliases, tags and
 * property links. */
void front_matter_parse(struct arena *run, struct note *note);

/* markdown.c: headings, sections, blocks, items, tables; paints the mask. The definitions of
 * references are for inline_parse. */
void markdown_parse(struct arena *run, struct arena *scratch, struct note *note, struct mask *mask,
                    struct references *references);

/* inline.c: links of all kinds, tags, block ids, footnotes, comments over the text of the blocks;
 * paints the mask. */
void inline_parse(struct arena *run, struct arena *scratch, struct note *note, struct mask *mask,
                  const struct references *references);

/* figure.c */
void figures_parse(struct arena *run, struct arena *scratch, struct note *note,
                   const struct prose *prose);

/* citation.c */
void citations_parse(struct arena *run, struct arena *scratch, struct note *note,
                     const struct prose *prose);

/* claim.c */
void claims_parse(struct arena *run, struct arena *scratch, struct note *note,
                  const struct prose *prose);

#endif
