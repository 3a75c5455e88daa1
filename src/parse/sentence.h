/* parse/sentence: where sentences and clauses of a block's text begin and end.
 *
 * Abbreviations, initials, decimals, "U.S.", "No. 5", ellipses, brackets and a question inside a
 * quotation do not end a sentence; a hard line break does. Clauses are what semicolons and dashes
 * outside brackets set apart. Both are linear in the tokens. */
#ifndef NOTELINT_PARSE_SENTENCE_H
#define NOTELINT_PARSE_SENTENCE_H

#include "token.h"

/* Append the sentences of the tokens, in order; together they hold every token. */
void sentences_split(struct arena *arena, struct str bytes, const struct token_vec *tokens,
                     struct span_vec *ret);

/* Append the clauses of one sentence, in order; the marks between them belong to none. */
void clauses_split(struct arena *arena, const struct token_vec *tokens, struct span sentence,
                   struct span_vec *ret);

#endif
