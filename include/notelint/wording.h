/* base/wording: how a message was worded: its pattern, and what it was filled with. People read the
 * message; reports for programs keep the two apart. */
#ifndef NOTELINT_WORDING_H
#define NOTELINT_WORDING_H

#include <stdarg.h>

#include "notelint/str.h"

enum { WORDING_LIMIT = 8 }; /* conversions of a format */

/* Zero: not known; the whole message is one argument. */
struct wording {
    const char *format;    /* printf's, with static lifetime */
    struct str *arguments; /* borrowed from the message */
    size_t count;
    size_t len; /* of the message when it was made; what follows was added later */
};

/* The message of a format whose conversions are "%s", "%.*s", "%d", "%zu", "%lld" and "%%". */
struct str wording_vfmt(struct arena *run, struct wording *ret, const char *format, va_list args);

/* The next piece of a format: some text and the conversion behind it, either of which may be empty.
 * False at the end. `rest` starts as the whole format. */
bool wording_next(struct str *rest, struct str *ret_text, struct str *ret_conversion);

#endif
