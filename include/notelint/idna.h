/* text/idna: host names, internationalised ones included (RFC 1123, IDNA2008: RFC 5890 to 5893).
 */
#ifndef NOTELINT_IDNA_H
#define NOTELINT_IDNA_H

#include "notelint/str.h"

/* Letters, digits and hyphens; labels that start with "xn--" must be A-labels (RFC 5890 2.3.2.1).
 */
bool idna_is_ascii_name(struct str text);

/* The same with U-labels, and the ideographic full stops as separators (RFC 3490 3.1). */
bool idna_is_name(struct str text);

#endif
