/* report/json_out: what the JSON writers share over jansson. */
#ifndef NOTELINT_REPORT_JSON_OUT_H
#define NOTELINT_REPORT_JSON_OUT_H

#include <jansson.h>

#include "notelint/note.h"

/* A string; bytes that are no UTF-8 become U+FFFD. */
json_t *json_text(struct arena *arena, struct str s);

/* A note's or the settings' value; numbers that JSON cannot hold as strings, as they are written.
 */
json_t *json_value(struct arena *arena, const struct value *value);

/* A number that counts something. */
json_t *json_count(size_t n);

/* Lines and columns from 1, the end behind the last; offset and length in bytes. */
json_t *json_region(const struct note *note, struct region region);

/* object[key] = value, which is taken over. */
void json_put(json_t *object, const char *key, json_t *value);
void json_push(json_t *array, json_t *value);

/* Append `value` in compact form and free it. Controls and bidi marks, which may stand raw in JSON,
 * are escaped: a report is also looked at in terminals. */
void json_print(struct buf *out, json_t *value);

#endif
