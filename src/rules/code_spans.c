/* rules/code_spans: as CommonMark 6.1: a run of backticks opens what the next run of its length
 * closes. */
#include "code_spans.h"

enum { RUN_MAX = 31 }; /* longer runs open nothing */

static size_t run_end(struct str text, size_t at)
{
    while (at < text.len && text.data[at] == '`')
        at++;
    return at;
}

/* Where the run of `len` backticks behind `from` ends that closes a span; STR_NONE if there is
 * none. */
static size_t closing_end(struct str text, size_t from, size_t len)
{
    for (size_t at = str_find_byte(text, '`', from); at != STR_NONE;) {
        const size_t end = run_end(text, at);
        if (end - at == len)
            return end;
        at = str_find_byte(text, '`', end);
    }
    return STR_NONE;
}

/* Goes on to the next span; past the text's end when there is none. */
static void advance(struct code_spans *spans)
{
    size_t at = str_find_byte(spans->text, '`', spans->end);
    while (at != STR_NONE) {
        const size_t open = run_end(spans->text, at);
        const size_t len = open - at;
        const bool may_close = len <= RUN_MAX && !(spans->never_closing >> len & 1);
        const size_t end = may_close ? closing_end(spans->text, open, len) : STR_NONE;
        if (end != STR_NONE) {
            spans->begin = at;
            spans->end = end;
            return;
        }
        if (len <= RUN_MAX)
            spans->never_closing |= (uint32_t)1 << len;
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
