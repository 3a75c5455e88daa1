/* report/xml: escapes by character reference whatever has a meaning to XML, a terminal or a CI
 * runner's log. */
#include "xml.h"

#include "notelint/utf8.h"
#include "safe.h"

/* XML 1.0 2.2: Char. */
static bool is_char(uint32_t code_point)
{
    return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
           (code_point >= 0x20 && code_point != 0xfffe && code_point != 0xffff);
}

static bool needs_reference(struct str text, size_t at, uint32_t code_point)
{
    return code_point < 0x20 || acts_on_terminal(code_point) ||
           (code_point < 0x80 && strchr("&<>\"'", (char)code_point)) ||
           (code_point == '[' && ends_log_command(text, at));
}

void xml_push(struct buf *out, struct str text)
{
    for (size_t at = 0, len; at < text.len; at += len) {
        const uint32_t code_point = utf8_decode(text, at, &len);
        if (!is_char(code_point))
            utf8_push(out, UTF8_REPLACEMENT);
        else if (needs_reference(text, at, code_point))
            buf_fmt(out, "&#%u;", (unsigned)code_point);
        else
            utf8_push(out, code_point);
    }
}

void xml_attribute(struct buf *out, const char *name, struct str value)
{
    buf_fmt(out, " %s=\"", name);
    xml_push(out, value);
    buf_push_byte(out, '"');
}
