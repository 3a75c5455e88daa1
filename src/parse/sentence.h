/* parse/sentence: where the sentences of a block's text begin and end.
 *
 * Abbreviations, initials, decimals, "U.S.", "No. 5", ellipses, brackets and a question inside a
 * quotation do not end a sentence; a hard line break does. Linear in the tokens. */
#ifndef NOTELINT_PARSE_SENTENCE_H
#define NOTELINT_PARSE_SENTENCE_H

#include "token.h"

/* Append the sentences of the tokens, in order; together they hold every token. */
void sentences_split(struct arena *arena, struct str bytes, const struct token_vec *tokens,
                     struct span_vec *ret);

#endif
