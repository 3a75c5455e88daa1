/* parse/lexeme: running text as words, numbers and signs.
 *
 * Marks of emphasis vanish, so that "**8.5** billion" reads as it is seen; code, formulas, tags and
 * URLs become breaks. */
#ifndef NOTELINT_PARSE_LEXEME_H
#define NOTELINT_PARSE_LEXEME_H

#include "lexicon.h"
#include "notelint/source.h"
#include "notelint/vec.h"

enum lexeme_kind { LEXEME_BREAK, LEXEME_WORD, LEXEME_NUMBER, LEXEME_SIGN };

struct lexeme {
    size_t begin, end; /* in the source */
    enum lexeme_kind kind;
    enum lex lex;
    int value;   /* of the lexeme */
    bool spaced; /* a blank or a line end stands before it */
    bool linked; /* the text of a link: it names things and states no figure */
};

VEC_OF(lexeme_vec, struct lexeme)

/* Append the lexemes of `region`; `class_of` is the mask of `text`. */
void lexemes_read(struct arena *scratch, struct str text, const unsigned char *class_of,
                  struct region region, struct lexeme_vec *ret);

#endif
