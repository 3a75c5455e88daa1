/* rules/code_spans: from one span to the next. */
#include "code_spans.h"

#include "notelint/backticks.h"

/* Goes on to the next span; past the text's end when there is none. */
static void advance(struct code_spans *spans)
{
    size_t at = str_find_byte(spans->text, '`', spans->end);
    while (at != STR_NONE) {
        const size_t open = backticks_end(spans->text, at);
        const size_t end = backticks_close(spans->text, at, open, &spans->never_closing);
        if (end != STR_NONE) {
            spans->begin = at;
            spans->end = end;
            return;
        }
        at = str_find_byte(spans->text, '`', open);
    }
    spans->begin = spans->end = spans->text.len;
}

bool code_spans_hold(struct code_spans *spans, size_t at)
{
    while (spans->end <= at && spans->begin < spans->text.len)
        advance(spans);
    return spans->begin <= at && at < spans->end;
}
