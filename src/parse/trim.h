/* parse/trim: regions without the blanks around them. */
#ifndef NOTELINT_PARSE_TRIM_H
#define NOTELINT_PARSE_TRIM_H

#include "notelint/source.h"

/* From `begin` to `end` without blanks and line ends at either; empty at `end` if nothing is left.
 */
static inline struct region region_trimmed(struct str text, size_t begin, size_t end)
{
    while (begin < end && ascii_is_space(text.data[begin]))
        begin++;
    while (end > begin && ascii_is_space(text.data[end - 1]))
        end--;
    return region_between(begin, end);
}

#endif
