/* parse/figure_context: what a header, a row label or a key says of the numbers it governs. */
#ifndef NOTELINT_PARSE_FIGURE_CONTEXT_H
#define NOTELINT_PARSE_FIGURE_CONTEXT_H

#include "scan.h"

/* Read the lexemes of a header ("Revenue ($B)", "Founded", "Population (millions)") into `ret`;
 * false if it says nothing. */
bool context_read(const struct scan *scan, struct scan_context *ret);

#endif
