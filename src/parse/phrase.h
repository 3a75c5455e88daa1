/* parse/phrase: the tokens of a stretch of text, each with the link and the figure it belongs to.
 */
#ifndef NOTELINT_PARSE_PHRASE_H
#define NOTELINT_PARSE_PHRASE_H

#include "notelint/note.h"
#include "prose.h"

struct word {
    struct token token;
    uint32_t link;   /* index into note.links, or NOTE_NONE */
    uint32_t figure; /* index of the figure it is part of, or NOTE_NONE */
    bool bold;       /* between ** or __ */
};

VEC_OF(word_vec, struct word)

/* Append the words in `region`, in order. Marks are words too. */
void phrase_read(struct arena *arena, const struct prose *prose, struct region region,
                 struct word_vec *ret);

/* The words from `begin` up to `end` with one blank where there was any; a possessive "'s" is left
 * out. */
struct str phrase_text(struct arena *arena, const struct note *note, const struct word *words,
                       struct span span);

/* All of a stretch as a reader sees it. */
struct str seen_text(struct arena *arena, const struct prose *prose, struct region region);

/* Does a figure stand in the region or reach into it? */
bool holds_figure(const struct note *note, struct region region);

struct str word_text(const struct note *note, const struct word *word);

#endif
