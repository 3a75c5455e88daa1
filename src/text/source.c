/* text/source: the line index over a file's bytes.
 *
 * Knows where lines begin and how positions are counted; reading files is file.c's. */
#include "notelint/source.h"

#include "notelint/utf8.h"

/* How often each line end occurs. */
struct eol_counts {
    size_t lf;
    size_t crlf;
    size_t cr;
};

/* Eight bytes at a time: a word with its high bit set in each byte that equals `byte`, summed up.
 */
static size_t count_byte(struct str s, char byte)
{
    const uint64_t ones = 0x0101010101010101u;
    const uint64_t low_bits = 0x7f * ones;
    size_t count = 0;
    size_t at = 0;
    for (uint64_t word; s.len - at >= sizeof(word); at += sizeof(word)) {
        memcpy(&word, s.data + at, sizeof(word));
        word ^= ones * (unsigned char)byte;
        const uint64_t equal = ~(((word & low_bits) + low_bits) | word | low_bits);
        count += (size_t)(((equal >> 7) * ones) >> 56);
    }
    for (; at < s.len; at++)
        count += s.data[at] == byte;
    return count;
}

static struct eol_counts count_eols(struct str bytes)
{
    struct eol_counts counts = {.lf = count_byte(bytes, '\n')};
    for (size_t at = str_find_byte(bytes, '\r', 0); at != STR_NONE;
         at = str_find_byte(bytes, '\r', at + 1)) {
        if (at + 1 < bytes.len && bytes.data[at + 1] == '\n')
            counts.crlf++;
        else
            counts.cr++;
    }
    counts.lf -= counts.crlf;
    return counts;
}

static struct str most_used(struct eol_counts counts)
{
    if (counts.crlf > counts.lf && counts.crlf >= counts.cr)
        return STR("\r\n");
    if (counts.cr > counts.lf)
        return STR("\r");
    return STR("\n");
}

static void push_line(struct source *source, size_t begin)
{
    source->lines[source->line_count++] = (uint32_t)begin;
}

static void index_lines(struct source *source, bool has_cr)
{
    const struct str bytes = source->bytes;
    if (!has_cr) {
        for (size_t lf = str_find_byte(bytes, '\n', 0); lf != STR_NONE;
             lf = str_find_byte(bytes, '\n', lf + 1))
            push_line(source, lf + 1);
        return;
    }
    for (size_t at = 0; at < bytes.len; at++) {
        const bool is_crlf =
            bytes.data[at] == '\r' && at + 1 < bytes.len && bytes.data[at + 1] == '\n';
        if (bytes.data[at] == '\n' || (bytes.data[at] == '\r' && !is_crlf))
            push_line(source, at + 1);
    }
}

/* Columns counted so far at every MARK_EVERY bytes of the lines that are longer than that, so that
 * a place far out on a line costs no more than one near its start. */
enum { MARK_EVERY = 4096 };

static void mark_line(struct source *source, struct arena *run, size_t begin, size_t end)
{
    struct source_mark mark = {.offset = begin};
    for (size_t at = begin, next = begin + MARK_EVERY, len; at < end; at += len) {
        if (at >= next) {
            mark.offset = at;
            *source_mark_vec_push(run, &source->marks) = mark;
            next = at + MARK_EVERY;
        }
        mark.units += utf8_decode(source->bytes, at, &len) > 0xFFFF ? 2 : 1;
        mark.points++;
    }
}

static void mark_long_lines(struct source *source, struct arena *run)
{
    for (size_t line = 0; line < source->line_count; line++) {
        const size_t begin = line == 0 ? source->bom : source->lines[line];
        const bool is_last = line + 1 == source->line_count;
        const size_t end = is_last ? source->bytes.len : source->lines[line + 1];
        if (end - begin > MARK_EVERY)
            mark_line(source, run, begin, end);
    }
}

/* The last mark at or before `offset` on the line that begins at `begin`; its start if none. */
static struct source_mark mark_before(const struct source *source, size_t begin, size_t offset)
{
    size_t low = 0;
    size_t high = source->marks.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (source->marks.data[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0 && source->marks.data[low - 1].offset > begin)
        return source->marks.data[low - 1];
    return (struct source_mark){.offset = begin};
}

void source_init(struct source *source, struct arena *run, struct str bytes)
{
    const struct eol_counts counts = count_eols(bytes);
    *source = (struct source){
        .bytes = bytes,
        .bom = str_starts(bytes, STR("\xef\xbb\xbf")) ? 3 : 0,
        .lines = ARENA_ARRAY(run, uint32_t, counts.lf + counts.crlf + counts.cr + 1),
        .line_count = 1,
        .eol = most_used(counts),
    };
    index_lines(source, counts.crlf || counts.cr);
    mark_long_lines(source, run);
}

size_t source_line_at(const struct source *source, size_t offset)
{
    /* Invariant: lines[low] <= offset, and lines[high] > offset or high is the count. */
    size_t low = 0;
    size_t high = source->line_count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct position source_position(const struct source *source, size_t offset)
{
    if (offset > source->bytes.len)
        offset = source->bytes.len;
    const size_t line = source_line_at(source, offset);
    struct position position = {.line = line + 1, .column = 1, .utf16 = 1, .byte = 1};
    const size_t begin = line == 0 ? source->bom : source->lines[line];
    if (offset < begin)
        return position;
    position.byte += offset - begin;
    const struct source_mark mark = mark_before(source, begin, offset);
    position.column += mark.points;
    position.utf16 += mark.units;
    for (size_t at = mark.offset, len; at < offset; at += len) {
        const uint32_t code_point = utf8_decode(source->bytes, at, &len);
        if (at + len > offset)
            break; /* inside a code point: its own column */
        position.column++;
        position.utf16 += code_point > 0xFFFF ? 2 : 1;
    }
    return position;
}

struct region source_line_region(const struct source *source, size_t line)
{
    const struct str bytes = source->bytes;
    const size_t begin = line == 0 ? source->bom : source->lines[line];
    size_t end = line + 1 < source->line_count ? source->lines[line + 1] : bytes.len;
    if (line + 1 < source->line_count) {
        end--;
        if (bytes.data[end] == '\n' && end > begin && bytes.data[end - 1] == '\r')
            end--;
    }
    return region_between(begin, end);
}

struct str source_line(const struct source *source, size_t line)
{
    return source_text(source, source_line_region(source, line));
}

struct str source_text(const struct source *source, struct region region)
{
    return str_slice(source->bytes, region.offset, region_end(region));
}
