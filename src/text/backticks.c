/* text/backticks: looks for runs of backticks by their length. */
#include "notelint/backticks.h"

size_t backticks_end(struct str text, size_t at)
{
    while (at < text.len && text.data[at] == '`')
        at++;
    return at;
}

size_t backticks_close(struct str text, size_t at, size_t end, uint32_t *vain)
{
    const size_t len = end - at;
    if (len > BACKTICKS_MAX || *vain >> len & 1)
        return STR_NONE;
    for (size_t run = str_find_byte(text, '`', end); run != STR_NONE;) {
        const size_t behind = backticks_end(text, run);
        if (behind - run == len)
            return behind;
        run = str_find_byte(text, '`', behind);
    }
    *vain |= (uint32_t)1 << len;
    return STR_NONE;
}
