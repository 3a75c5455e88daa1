/* report/flow: breaks lines between items, never inside one. */
#include "flow.h"

#include "notelint/utf8.h"

void flow_push(struct flow *flow, struct str separator, struct str item)
{
    const size_t width = utf8_width(item);
    buf_push(flow->out, separator);
    flow->column += utf8_width(separator);
    if (flow->width && flow->column > flow->indent && flow->column + 1 + width > flow->width) {
        buf_push_byte(flow->out, '\n');
        for (size_t i = 0; i < flow->indent; i++)
            buf_push_byte(flow->out, ' ');
        flow->column = flow->indent;
    } else if (separator.len) {
        buf_push_byte(flow->out, ' ');
        flow->column++;
    }
    buf_push(flow->out, item);
    flow->column += width;
}
