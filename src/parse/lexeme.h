/* parse/lexeme: tokens taken further apart, into the words, numbers and signs of which figures are
 * made: "F-35" and "$1.5B" are three each, "10 000" is one.
 *
 * Marks of emphasis vanish, so that "**8.5** billion" reads as it is seen; code, formulas, tags and
 * URLs become breaks. */
#ifndef NOTELINT_PARSE_LEXEME_H
#define NOTELINT_PARSE_LEXEME_H

#include "token.h"

enum lexeme_kind { LEXEME_BREAK, LEXEME_WORD, LEXEME_NUMBER, LEXEME_SIGN };

struct lexeme {
    uint32_t begin, end; /* in the source */
    int value;           /* of the lexeme */
    enum lexeme_kind kind : 8;
    enum lex lex : 8;
    bool spaced : 1; /* a blank or a line end stands before it */
    bool linked : 1; /* the text of a link: it names things and states no figure */
};

VEC_OF(lexeme_vec, struct lexeme)

/* Bytes of a text, what they are, and the tokens made of them. */
struct passage {
    struct str text;
    const struct mask *mask;
    struct region region;
    struct token_vec tokens;
};

/* Append the lexemes of a passage. */
void lexemes_read(struct arena *scratch, const struct passage *passage, struct lexeme_vec *ret);

#endif
