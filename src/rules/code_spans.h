/* rules/code_spans: `code` in the text of one block, for rules that read a block's source. */
#ifndef NOTELINT_RULES_CODE_SPANS_H
#define NOTELINT_RULES_CODE_SPANS_H

#include "notelint/str.h"

/* A walk over the spans of a text, from its begin to its end; zeroed but for `text` at first. */
struct code_spans {
    struct str text;
    size_t begin, end;      /* of the span reached */
    uint32_t never_closing; /* lengths of runs of backticks that close nothing any more */
};

/* Is there code at `at`? Asked for growing offsets. Cost: linear in the text, all told. */
bool code_spans_hold(struct code_spans *spans, size_t at);

#endif
