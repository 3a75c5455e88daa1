/* text/regex: regular expressions and globs, compiled once and matched with a limit.
 *
 * The only file that knows PCRE2. Patterns are in ECMA-262's spirit, as JSON Schema wants them
 * (Core 6.4): Unicode, not anchored; what only PCRE2 knows is refused, but for "(?i)" and "(?m)". A
 * compiled regex may be matched from several threads. */
#ifndef NOTELINT_REGEX_H
#define NOTELINT_REGEX_H

#include "notelint/error.h"
#include "notelint/str.h"

struct regex;

enum regex_flag { REGEX_PLAIN = 0, REGEX_NOCASE = 1, REGEX_MULTILINE = 2 };

enum regex_result {
    REGEX_NO_MATCH,
    REGEX_MATCH,
    REGEX_LIMIT
}; /* LIMIT: given up, the pattern is too costly */

/* NULL and *error on a pattern that cannot be compiled. Free with regex_free. */
struct regex *regex_new(struct str pattern, unsigned flags, struct error *error);

/* A path pattern in the style of .gitignore: `*`, `?` and `[...]` stay within one path segment,
 * `**` crosses them. A pattern without a `/` (but at its end) matches at any depth; one ending in
 * `/` matches everything below. */
struct regex *glob_new(struct str pattern, struct error *error);

/* The first match at or after `from`; ret_begin and ret_end may be NULL. Text that is no UTF-8 does
 * not match. */
enum regex_result regex_find(const struct regex *regex, struct str text, size_t from,
                             size_t *ret_begin, size_t *ret_end);

static inline bool regex_matches(const struct regex *regex, struct str text)
{
    return regex_find(regex, text, 0, NULL, NULL) == REGEX_MATCH;
}

void regex_free(struct regex *regex); /* NULL is accepted */

#endif
