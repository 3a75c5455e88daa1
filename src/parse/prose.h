/* parse/prose: what a note's blocks say, cut into words and sentences once for all passes.
 *
 * Lives in `scratch`, as the mask does. */
#ifndef NOTELINT_PARSE_PROSE_H
#define NOTELINT_PARSE_PROSE_H

#include "notelint/note.h"
#include "sentence.h"

/* A piece of text; both vectors are views that nobody grows. */
struct prose_text {
    struct token_vec tokens;
    struct span_vec sentences; /* of `tokens` */
};

struct prose {
    struct arena *scratch;
    const struct note *note;
    const struct mask *mask;
    struct token_vec tokens; /* of all paragraphs, headings and cells, in order */
    struct span_vec sentences;
    struct prose_block *blocks; /* of each block of the note, and of the end */
};

void prose_read(struct arena *scratch, const struct note *note, const struct mask *mask,
                struct prose *ret);

/* The text of one block. */
struct prose_text prose_block(const struct prose *prose, size_t block);

/* The tokens of the blocks from `first` up to `last`, that one included. */
struct token_vec prose_blocks(const struct prose *prose, size_t first, size_t last);

/* The text of a region: a view where it is a block, else made for it. */
struct prose_text prose_text(const struct prose *prose, struct region region);

/* The tokens of a region: a view where it cuts no word, else made for it. */
struct token_vec prose_tokens(const struct prose *prose, struct region region);

#endif
