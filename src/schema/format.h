/* schema/format: the formats of JSON Schema (2020-12 validation 7.3) and of notes. */
#ifndef NOTELINT_SCHEMA_FORMAT_H
#define NOTELINT_SCHEMA_FORMAT_H

#include "notelint/str.h"

typedef bool format_check(struct str text);

struct format {
    const char *name;
    format_check *holds;
    const char *words; /* what a message calls it, with an example */
};

const struct format *format_find(struct str name); /* NULL: nobody knows it */

/* format_time.c (RFC 3339) */
format_check format_is_date;
format_check format_is_time;
format_check format_is_date_time;
format_check format_is_duration;
/* format_net.c (RFC 1123, 2673, 4291, 5321, 5890, 6531) */
format_check format_is_ipv4;
format_check format_is_ipv6;
format_check format_is_hostname;
format_check format_is_idn_hostname;
format_check format_is_email;
format_check format_is_idn_email;
/* format_uri.c (RFC 3986, 3987, 6570) */
format_check format_is_uri;
format_check format_is_uri_reference;
format_check format_is_iri;
format_check format_is_iri_reference;
format_check format_is_uri_template;

#endif
