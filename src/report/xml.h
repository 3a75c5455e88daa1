/* report/xml: text and attributes of XML 1.0. */
#ifndef NOTELINT_REPORT_XML_H
#define NOTELINT_REPORT_XML_H

#include "notelint/str.h"

#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Append `text` so that a reader gets it back as it is; what XML cannot hold becomes U+FFFD. */
void xml_push(struct buf *out, struct str text);

/* Append ` name="value"`. */
void xml_attribute(struct buf *out, const char *name, struct str value);

#endif
