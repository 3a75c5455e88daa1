/* vault/entity: what notes are about, under which names, and which of them are one thing. */
#ifndef NOTELINT_ENTITY_H
#define NOTELINT_ENTITY_H

#include "notelint/map.h"
#include "notelint/note.h"

struct vault;

struct entity {
    struct str name; /* the home note's name */
    const struct note *home;
    struct str type;
    struct str
        *names; /* every name it goes by: file name, title, aliases, "(ABC)" behind the name */
    size_t name_count;
    struct str key; /* entity_key of `name` */
};

VEC_OF(entity_vec, struct entity)

struct entity_index {
    struct entity_vec entities; /* in path order of their homes */
    struct map by_key;          /* entity_key of each name -> struct entity_set * */
    const struct entity *
        *of_note; /* by note index; NULL: the note is no entity (index, daily note, template) */
};

struct entity_set {
    const struct entity **data;
    size_t len;
    size_t cap;
};

/* The form under which names of one thing meet: fold_key, then articles, ampersand, plural, British
 * spelling, corporate suffixes, "Surname, Given". Numbers stay, Roman ones as others. A name in
 * brackets is a name of its own (struct entity's names); a qualifier in brackets stays too. */
struct str entity_key(struct arena *arena, struct str name);

/* The legal form that the fold_key of a company's name ends with: "gmbh"; else empty. */
struct str legal_form_of(struct str key);

/* "Weather Office (WO)", "Mercury (planet)": a name and what stands in brackets behind it. */
struct bracketed {
    struct str name, inside;
    bool abbreviates; /* what stands inside is an abbreviation, and so a name by itself */
};

/* False for a name without brackets at its end. */
bool name_bracket_split(struct str name, struct bracketed *ret);

/* A daily note, log or template: what it tells is of its day, and of no thing it is named after. */
bool note_is_record(const struct note *note);

/* A type of notes that does not say what sort of thing they are of: "topic", "concept". */
bool type_is_open(struct str type);

void entity_index_build(struct arena *run, const struct vault *vault, struct entity_index *ret);

/* The one entity that goes by a name of this key, or by `name`; NULL if none or several. */
const struct entity *entity_find_key(const struct entity_index *index, struct str key);
const struct entity *entity_find(const struct entity_index *index, struct arena *scratch,
                                 struct str name);

/* Two notes that seem to be of one thing: by their names, and by what they tell where these are not
 * equal. Notes that link to each other are not: who wrote them knows both. */
struct duplicate {
    const struct note *a, *b; /* in path order */
    int score;                /* 0 to 100 */
    bool sure;                /* else likely: of use to who looks for more and minds false ones */
    const char *why[6];       /* "same name", "the same rare figures": the name first */
    size_t why_count;
};

VEC_OF(duplicate_vec, struct duplicate)

struct duplicate_list {
    struct duplicate_vec pairs; /* by path */
    size_t cut; /* about so many look-alikes were passed over, there being too many; 0: none */
    const struct note *cut_at; /* one of them */
};

/* Cost: linear in the names, and in the texts of those that are alike. */
void duplicates_find(struct arena *run, const struct vault *vault, struct duplicate_list *ret);

#endif
