/* parse/claim: what the sources of claims share.
 *
 * Each source (properties, key facts, tables, headings, prose) pushes claims in any order;
 * claims_parse sorts them, drops a second claim of one figure and attaches the citations. */
#ifndef NOTELINT_PARSE_CLAIM_H
#define NOTELINT_PARSE_CLAIM_H

#include "notelint/attribute.h"
#include "phrase.h"

struct claim_pass {
    struct arena *run, *scratch;
    struct note *note;
    const struct prose *prose;
};

/* A stretch of text that states a figure: a cell, what follows the colon of a key fact. */
struct statement {
    struct word_vec words;
    uint32_t figure;   /* the one it states */
    size_t begin, end; /* its words */
    struct region row; /* the label of its row, where a date in it is that of the figure */
};

/* The one figure that the text in `region` states: nothing but words like "about" or "up to" lead
 * to it, and no other of its kind stands beside it outside brackets. */
bool statement_read(struct claim_pass *pass, struct region region, struct statement *ret);

/* A new claim that the figure at index `figure` is the attribute named `label`. Its qualifiers are
 * those of the label and those that `statement`, if not NULL, states around the figure. */
struct claim *claim_push(struct claim_pass *pass, uint32_t figure, struct region label,
                         const struct statement *statement);

/* A date, a year, or how many thousands and millions of years ago. */
bool figure_is_time(const struct figure *figure);

/* What a figure of time dates another with: an ISO date, a year, an interval; empty for any other.
 */
struct str figure_date(struct arena *run, const struct figure *figure);

/* The date that the figure at `index` is of; `statement` may be NULL. */
struct str claim_date(const struct claim_pass *pass, uint32_t index,
                      const struct statement *statement);

/* "Amazon founded", "collapse of the Bardi bank": where an event names a thing and an attribute of
 * time, the claim becomes one of that thing. */
bool claim_event_parse(struct claim_pass *pass, struct claim *claim, struct region event);

/* "Keeper dismissed 1899 after a quarrel": what the words before the one year in `region` tell
 * happened, if they are enough to be told again elsewhere. */
void claim_phrase(struct claim_pass *pass, struct region region);

/* The link that spans all of `region` but markup, or NOTE_NONE. */
uint32_t link_spanning(const struct claim_pass *pass, struct region region);

void property_claims(struct claim_pass *pass);
void list_claims(struct claim_pass *pass);
void line_claims(struct claim_pass *pass);
void table_claims(struct claim_pass *pass);
void bracket_claims(struct claim_pass *pass);
void prose_claims(struct claim_pass *pass);

#endif
