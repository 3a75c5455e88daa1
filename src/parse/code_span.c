/* parse/code_span: `code` (CommonMark 6.1). */
#include "inline.h"

enum { RUN_MAX = 31 }; /* longer runs of backticks open nothing */

static size_t run_length(const struct inline_scan *scan, size_t at)
{
    size_t end = at;
    while (scan_byte(scan, end) == '`')
        end++;
    return end - at;
}

size_t code_span_scan(struct inline_scan *scan, size_t at)
{
    const size_t len = run_length(scan, at);
    if (len > RUN_MAX || (scan->limits.no_backticks >> len & 1))
        return at + len;
    for (size_t run = str_find_byte(scan->text, '`', at + len); run != STR_NONE;) {
        const size_t closing = run_length(scan, run);
        if (closing == len) {
            mask_paint(scan->mask, at, run + len, BYTE_CODE);
            return run + len;
        }
        run = str_find_byte(scan->text, '`', run + closing);
    }
    scan->limits.no_backticks |= (uint32_t)1 << len;
    return at + len;
}
