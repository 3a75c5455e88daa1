/* report/excerpt: a window of columns onto a line that may be of any length and hold any bytes. */
#include "excerpt.h"

#include "notelint/utf8.h"
#include "safe.h"

/* Characters without width, combining marks above all, could go on for ever in one column. */
enum { TAB_WIDTH = 4, DEFAULT_WIDTH = 120, LEAST_WIDTH = 40, BYTES_PER_COLUMN = 16 };

/* One character as it is shown. */
struct cell {
    size_t len; /* bytes in the source */
    size_t width;
};

/* The part of a line that is shown, as offsets into it. */
struct window {
    size_t begin, end;
};

static size_t width_of(struct str character, uint32_t code_point)
{
    if (code_point == '\t')
        return TAB_WIDTH;
    /* Controls are shown as U+FFFD, one column. */
    if (code_point < 0x20 || (code_point >= 0x7f && code_point < 0xa0))
        return 1;
    return utf8_width(character);
}

static struct cell cell_at(struct str line, size_t at)
{
    struct cell cell;
    const uint32_t code_point = utf8_decode(line, at, &cell.len);
    cell.width = width_of(str_slice(line, at, at + cell.len), code_point);
    return cell;
}

static struct cell cell_before(struct str line, size_t at)
{
    struct cell cell;
    const uint32_t code_point = utf8_decode_before(line, at, &cell.len);
    cell.width = width_of(str_slice(line, at - cell.len, at), code_point);
    return cell;
}

/* How far from `begin` towards `end` one gets in `columns`; *ret_used counts them. */
static size_t forward(struct str line, size_t begin, size_t end, size_t columns, size_t *ret_used)
{
    size_t used = 0;
    size_t at = begin;
    while (at < end && at - begin < columns * BYTES_PER_COLUMN) {
        const struct cell cell = cell_at(line, at);
        if (used + cell.width > columns)
            break;
        used += cell.width;
        at += cell.len;
    }
    *ret_used = used;
    return at;
}

static size_t backward(struct str line, size_t begin, size_t columns)
{
    size_t used = 0;
    size_t at = begin;
    while (at > 0 && begin - at < columns * BYTES_PER_COLUMN) {
        const struct cell cell = cell_before(line, at);
        if (used + cell.width > columns)
            break;
        used += cell.width;
        at -= cell.len;
    }
    return at;
}

/* Two columns stay free for the marks of what was cut. A third of what the region leaves over goes
 * before it. */
static struct window window_around(struct str line, size_t begin, size_t end, size_t columns)
{
    size_t used;
    if (forward(line, 0, line.len, columns, &used) == line.len)
        return (struct window){0, line.len};
    columns -= 2;
    forward(line, begin, end, columns, &used);
    struct window window = {.begin = backward(line, begin, (columns - used) / 3)};
    window.end = forward(line, window.begin, line.len, columns, &used);
    if (window.end == line.len)
        window.begin = backward(line, line.len, columns);
    return window;
}

/* Append the characters from `begin` to `end`; their columns. */
static size_t push_cells(struct buf *out, struct str line, size_t begin, size_t end)
{
    size_t columns = 0;
    for (size_t at = begin; at < end;) {
        const struct cell cell = cell_at(line, at);
        if (line.data[at] == '\t')
            buf_push(out, STR("    "));
        else
            buf_push(out, utf8_printable(out->arena, str_slice(line, at, at + cell.len)));
        columns += cell.width;
        at += cell.len;
    }
    return columns;
}

static void push_repeated(struct buf *out, char byte, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_push_byte(out, byte);
}

static size_t digits_of(size_t number)
{
    size_t digits = 1;
    while (number /= 10)
        digits++;
    return digits;
}

static size_t columns_for_text(const struct report_style *style, size_t gutter)
{
    const size_t width = style->width ? style->width : DEFAULT_WIDTH;
    return width > gutter + LEAST_WIDTH ? width - gutter : LEAST_WIDTH;
}

static void push_gutter(struct buf *out, const struct report_style *style,
                        const struct excerpt *excerpt, struct str number)
{
    push_repeated(out, ' ', excerpt->indent);
    ink_push(out, style, INK_DIM, number);
    ink_push(out, style, INK_DIM, STR(" |"));
}

void excerpt_print(struct buf *out, const struct report_style *style, const struct excerpt *excerpt)
{
    const struct source *source = &excerpt->note->source;
    const size_t index = source_line_at(source, excerpt->region.offset);
    const size_t start = source_line_region(source, index).offset;
    const struct str line = source_line(source, index);
    size_t begin = excerpt->region.offset > start ? excerpt->region.offset - start : 0;
    size_t end = region_end(excerpt->region) > start ? region_end(excerpt->region) - start : 0;
    begin = begin < line.len ? begin : line.len;
    end = end < line.len ? end : line.len;

    const size_t digits = digits_of(index + 1) < 4 ? 4 : digits_of(index + 1);
    const size_t columns = columns_for_text(style, excerpt->indent + digits + 3);
    const struct window window = window_around(line, begin, end, columns);

    push_gutter(out, style, excerpt, str_fmt(out->arena, "%*zu", (int)digits, index + 1));
    struct buf text = {.arena = out->arena};
    size_t before = 0;
    if (window.begin > 0) {
        buf_push(&text, STR("\xe2\x80\xa6"));
        before = 1;
    }
    before += push_cells(&text, line, window.begin, begin);
    const size_t mark_end = end < window.end ? end : window.end;
    size_t marked = push_cells(&text, line, begin, mark_end);
    push_cells(&text, line, mark_end > begin ? mark_end : begin, window.end);
    if (window.end < line.len)
        buf_push(&text, STR("\xe2\x80\xa6"));
    if (text.len) {
        buf_push_byte(out, ' ');
        buf_push(out, text_safe(out->arena, buf_str(&text)));
    }
    buf_push_byte(out, '\n');

    push_gutter(out, style, excerpt, str_fmt(out->arena, "%*s", (int)digits, ""));
    push_repeated(out, ' ', before + 1);
    struct buf mark = {.arena = out->arena};
    push_repeated(&mark, '^', marked ? marked : 1);
    ink_push(out, style, excerpt->ink, buf_str(&mark));
    buf_push_byte(out, '\n');
}

struct str excerpt_text(struct arena *arena, struct str text, size_t limit)
{
    struct buf shown = {.arena = arena};
    size_t columns = 0;
    const size_t most = limit * BYTES_PER_COLUMN;
    for (size_t at = 0; at < text.len;) {
        struct cell cell = cell_at(text, at);
        const bool blank = ascii_is_space(text.data[at]);
        if (blank)
            cell.width = 1;
        if (columns + cell.width > limit || at > most) {
            buf_push(&shown, STR("\xe2\x80\xa6"));
            break;
        }
        if (!blank)
            buf_push(&shown, str_slice(text, at, at + cell.len));
        else if (shown.len && shown.data[shown.len - 1] != ' ')
            buf_push_byte(&shown, ' ');
        columns += cell.width;
        at += cell.len;
    }
    return text_safe(arena, buf_str(&shown));
}
