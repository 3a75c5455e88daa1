/* vault/name_check: what exists already under a name, or under one much like it. */
#ifndef NOTELINT_NAME_CHECK_H
#define NOTELINT_NAME_CHECK_H

#include "notelint/note.h"

struct vault;

/* How a name that exists is like the one asked for, the surest first. Up to NAME_SPELLING the two
 * clash: a second note of that name would be a mistake. Behind it they only may be one thing. */
enum name_likeness {
    NAME_EXACT,
    NAME_CASE,      /* but for case or Unicode form */
    NAME_FORM,      /* but for punctuation, blanks or accents */
    NAME_PLURAL,    /* but for an article, a plural, British spelling, a numeral or a legal form */
    NAME_BRACKET,   /* but for an abbreviation or another name of the note in brackets behind it */
    NAME_SPELLING,  /* an edit or two away */
    NAME_QUALIFIED, /* but for a qualifier in brackets, or with two legal forms */
    NAME_ORDER,     /* the same words in another order */
    NAME_ACRONYM,   /* the first letters of the words of the other */
    NAME_WORDS      /* most of the words, weighed by how rare they are */
};

struct name_hit {
    const struct note *note;
    struct str name; /* of the note: its file name, title or an alias */
    enum name_origin { NAME_OF_FILE, NAME_OF_TITLE, NAME_OF_ALIAS } origin;
    enum name_likeness likeness;
    unsigned weight; /* ranks hits of one likeness */
};

VEC_OF(name_hit_vec, struct name_hit)

bool name_clashes(enum name_likeness likeness);
const char *name_likeness_id(enum name_likeness likeness);    /* "case", as JSON has it */
const char *name_likeness_words(enum name_likeness likeness); /* "the same but for case" */
const char *name_origin_id(enum name_origin origin);          /* "file", "title", "alias" */

/* All names of a vault, which may be one of names only; it and `run` outlive them. */
struct known_names;
struct known_names *known_names_read(struct arena *run, const struct vault *vault);

/* One hit a note at most, the surest first; those that do not clash at most NAME_LIKE_MAX. Linear
 * in the names of the vault. */
enum { NAME_LIKE_MAX = 8 };

void name_check(struct known_names *known, struct str name, struct arena *scratch,
                struct name_hit_vec *ret);

#endif
