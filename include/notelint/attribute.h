/* parse/attribute: what a figure is told of ("population", "founded", "height"), and the words that
 * narrow it ("peak", "in Italy").
 *
 * Labels reach the same metric by a table of synonyms; a label that is not in it is its own metric,
 * in the singular and without filler words. */
#ifndef NOTELINT_ATTRIBUTE_H
#define NOTELINT_ATTRIBUTE_H

#include "notelint/figure.h"

enum attribute_class {
    ATTRIBUTE_OTHER, /* no known word: two figures meet only where the words are the same */
    ATTRIBUTE_POINT, /* when something happened: founded, born, published */
    ATTRIBUTE_SPAN,  /* from when to when: dates, reign */
    ATTRIBUTE_SIZE,  /* does not change by the year: length, height, pages */
    ATTRIBUTE_STOCK, /* a level at a time: population, members, assets */
    ATTRIBUTE_FLOW,  /* by the day or the year: revenue, production */
    ATTRIBUTE_TOLL,  /* what an event cost: killed, wounded */
    ATTRIBUTE_VAGUE  /* says nothing of its own: value, share, total, date */
};

struct attribute {
    struct str metric;      /* "population"; empty where the label says nothing at all */
    struct str *qualifiers; /* sorted, each once: "peak" */
    uint32_t qualifier_count;
};

/* The attribute that `label` ("Peak population (est.)") gives to `figure`. */
struct attribute attribute_parse(struct arena *run, struct str label, const struct figure *figure);

/* How attribute_parse reads labels over `figure`: over figures of equal reading, a label gives the
 * same attribute. Below ATTRIBUTE_READINGS. */
enum { ATTRIBUTE_READINGS = 2 * FIGURE_KIND_COUNT };
unsigned attribute_reading(const struct figure *figure);

/* The words of a label that name an attribute: in the singular, without fillers and qualifiers.
 * What attribute_parse makes of a label that no table knows. */
struct str attribute_form(struct arena *run, struct str label);

/* Add a qualifier, unless it is there. */
void attribute_narrow(struct arena *run, struct attribute *attribute, struct str qualifier);

/* Class of a metric as attribute_parse makes it. */
enum attribute_class attribute_class_of(struct str metric);

/* Attributes whose value no date changes: when a thing was founded, how long it is. */
bool attribute_is_dateless(enum attribute_class class_);

/* Is `word` one that narrows an attribute wherever it stands ("peak", "net", "planned")? */
bool attribute_is_qualifier(struct str word);

/* Is `word` one of headings that narrow nothing ("overview"), or one that names nothing by itself
 * ("phase")? Both in lower case. */
bool word_is_general(struct str word);
bool word_is_nameless(struct str word);

#endif
