/* parse/unit: units of measurement, how they are spelled and what they are worth.
 *
 * Ids are those of Unicode CLDR ("kilometer", "square-mile", "barrel-per-day"), ISO 4217 codes for
 * money, and "%", "percentage-point", "basis-point". A compound id joins two with "-per-". */
#ifndef NOTELINT_UNIT_H
#define NOTELINT_UNIT_H

#include "notelint/decimal.h"

enum unit_class {
    UNIT_NONE, /* not a unit: a counted noun */
    UNIT_MEASURE,
    UNIT_TIME,
    UNIT_CURRENCY,
    UNIT_RATIO /* percent and its kin */
};

/* How far a spelling may be trusted behind a number. */
enum unit_spelling {
    SPELLING_SURE,    /* "km", "tonnes", "US$" */
    SPELLING_LETTER,  /* one letter or an English word: "m", "in", "A"; only in its exact case */
    SPELLING_CURRENCY /* an ISO code or a sign, which may also precede the number */
};

struct unit_name {
    struct str unit; /* id */
    enum unit_class class_;
    enum unit_spelling spelling;
    bool longer; /* some spelling begins with this one: "square", "km" with "km/h" */
};

/* The unit spelled `text` ("km", "Square Miles", "€"), one blank between words. Symbols are told
 * apart by case, names are not. */
bool unit_find(struct str text, struct unit_name *ret);

/* The same, or the beginning of a spelling, up to a word or a sign: then `unit` is empty. */
bool unit_find_beginning(struct str text, struct unit_name *ret);

/* Class of an id, compounds by their numerator; UNIT_NONE for a counted noun. */
enum unit_class unit_class_of(struct str unit);

/* What one `unit` is in its base unit: "kilometer" is 1000 "meter", "week" 604800 "second",
 * "dollar-per-day" ids are resolved on both sides of "-per-". A currency, a counted noun or a
 * unit without factor is its own base with factor 1. Two figures compare when their bases are
 * equal. False where the scale has an offset and no factor will do (celsius, fahrenheit). */
bool unit_to_base(struct arena *arena, struct str unit, struct decimal *ret_factor,
                  struct str *ret_base);

#endif
