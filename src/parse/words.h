/* parse/words: what the scanners of prose know of single words, and of sources known by name.
 *
 * The lists are data: words.txt and known_sources.txt, made into tables when the program is
 * built. */
#ifndef NOTELINT_PARSE_WORDS_H
#define NOTELINT_PARSE_WORDS_H

#include "notelint/str.h"

/* A word may be in several; words.txt says what each class is. */
enum word_class {
    WORD_OPENER = 1 << 0,
    WORD_JOINT = 1 << 1,
    WORD_TITLE = 1 << 2,
    WORD_ENDING = 1 << 3,
    WORD_NUMBERED = 1 << 4,
    WORD_MONTH = 1 << 5,
    WORD_WEEKDAY = 1 << 6,
    WORD_SAY = 1 << 7,
    WORD_CLAIM = 1 << 8,
    WORD_BY = 1 << 9,
    WORD_SOURCE = 1 << 10,
    WORD_DOCUMENT = 1 << 11,
    WORD_PUBLICATION = 1 << 12,
    WORD_BODY = 1 << 13,
    WORD_OFFICIAL = 1 << 14,
    WORD_ROLE = 1 << 15,
    WORD_ADVERB = 1 << 16,
    WORD_COLUMN = 1 << 17,
    WORD_ESTIMATES = 1 << 18,
    WORD_SOURCES = 1 << 19,
    WORD_SOURCES_JOINT = 1 << 20,
    WORD_MEASURE = 1 << 21,
    WORD_EVENT = 1 << 22,
    WORD_UNNAMED = 1 << 23,
    WORD_PLACE = 1 << 24,
    WORD_SHOW = 1 << 25,
    WORD_HEARSAY = 1 << 26,
    WORD_COMMON = 1 << 27,
    WORD_KEY = 1 << 28
};

enum { WORD_LONGEST = 24 }; /* no listed word is longer */

/* The classes of a word, whatever the case of its ASCII letters; 0 where it is not listed. */
unsigned words_find(struct str word);

/* The key of a well-known source of that key ("iea" and "international energy agency" give the
 * same), or the empty string. */
struct str known_source_find(struct str key);

#endif
