/* report/figure_json: a figure as `show` and `figures` print it. */
#ifndef NOTELINT_REPORT_FIGURE_JSON_H
#define NOTELINT_REPORT_FIGURE_JSON_H

#include "json_out.h"

/* Add "text", "kind", "low", "high", "unit", "bound" and "place". */
void json_put_figure(json_t *object, const struct note *note, const struct figure *figure,
                     struct arena *scratch);

/* The sources that a claim names. */
json_t *json_sources(const struct note *note, const struct claim *claim, struct arena *scratch);

/* A text, or null where it is empty; a list of texts. */
json_t *json_text_or_null(struct arena *arena, struct str s);
json_t *json_texts(struct arena *arena, const struct str *list, size_t count);

#endif
