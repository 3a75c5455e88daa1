/* report/span: regions as positions. */
#include "span.h"

struct span span_of(const struct note *note, struct region region)
{
    return (struct span){
        .start = source_position(&note->source, region.offset),
        .end = source_position(&note->source, region_end(region)),
    };
}

struct region region_on_line(const struct note *note, struct region region)
{
    const struct source *source = &note->source;
    const struct region line = source_line_region(source, source_line_at(source, region.offset));
    const size_t begin = region.offset < region_end(line) ? region.offset : region_end(line);
    const size_t end =
        region_end(region) < region_end(line) ? region_end(region) : region_end(line);
    return region_between(begin, end);
}

struct span span_on_line(const struct note *note, struct region region)
{
    return span_of(note, region_on_line(note, region));
}
