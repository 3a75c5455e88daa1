/* parse/code_span: `code` (CommonMark 6.1). */
#include "inline.h"
#include "notelint/backticks.h"

size_t code_span_scan(struct inline_scan *scan, size_t at)
{
    const size_t open = backticks_end(scan->text, at);
    const size_t end = backticks_close(scan->text, at, open, &scan->limits.no_backticks);
    if (end == STR_NONE)
        return open;
    mask_paint(scan->mask, at, end, BYTE_CODE);
    return end;
}
