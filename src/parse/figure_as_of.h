/* parse/figure_as_of: the date that a figure is of, as the words around it tell. */
#ifndef NOTELINT_PARSE_FIGURE_AS_OF_H
#define NOTELINT_PARSE_FIGURE_AS_OF_H

#include "scan.h"

/* Give days and months without a year ("May 1") that of the time before them in scan->lexemes, or
 * that of their place, and mark them so. */
void years_scan(const struct scan *scan);

/* Set `as_of` of the figures found in scan->lexemes: from brackets ("5 million (2023)"), from what
 * follows ("in 2023") and from what leads the sentence ("In 2023, ...", "2023: ..."). */
void as_of_scan(const struct scan *scan);

/* The date a text as a whole is of, where its figures (from index `first` on) name exactly one
 * moment: a heading "Results (Q3 2024)", a row label "1850". Empty if none or several. */
struct str as_of_moment(struct arena *run, const struct figure_vec *figures, size_t first);

/* The date that leads the text of scan->lexemes ("**2023**: ..."); empty if none. */
struct str as_of_lead(const struct scan *scan);

#endif
