/* rules/calendar: dates as figures hold them ("2019-01", "1307-10-13"), and what can be counted
 * between them. */
#ifndef NOTELINT_RULES_CALENDAR_H
#define NOTELINT_RULES_CALENDAR_H

#include "notelint/str.h"

struct iso_date {
    long year; /* astronomical for day_number: 0 is 1 BCE */
    int month; /* 0: not told */
    int day;   /* 0: not told */
};

enum calendar { GREGORIAN, JULIAN };

/* "2019", "2019-01", "2019-01-31"; false for a date without a year and for anything else. */
bool iso_date_parse(struct str iso, struct iso_date *ret);

/* Days since a fixed day; the date is told to the day. */
long day_number(struct iso_date date, enum calendar calendar);

/* 0 is Monday. */
int weekday_of(struct iso_date date, enum calendar calendar);

/* 0 to 6 for "Monday", "Mon", "Mon."; -1 for any other word. */
int weekday_parse(struct str word);

extern const char *const weekday_names[7];

#endif
