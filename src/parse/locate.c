/* parse/locate: the first fact at or behind an offset. */
#include "notelint/note.h"

/* `first` is the region of the first of `count` facts of `stride` bytes, in the order of the file.
 */
static uint32_t at_or_behind(const struct region *first, size_t stride, size_t count, size_t offset)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct region *region =
            (const struct region *)((const char *)first + middle * stride);
        if (region->offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t figure_at_or_behind(const struct note *note, size_t offset)
{
    const struct figure_vec *all = &note->figures;
    return all->len ? at_or_behind(&all->data->region, sizeof(*all->data), all->len, offset) : 0;
}

uint32_t link_at_or_behind(const struct note *note, size_t offset)
{
    const struct link_vec *all = &note->links;
    return all->len ? at_or_behind(&all->data->region, sizeof(*all->data), all->len, offset) : 0;
}

uint32_t citation_at_or_behind(const struct note *note, size_t offset)
{
    const struct citation_vec *all = &note->citations;
    return all->len ? at_or_behind(&all->data->region, sizeof(*all->data), all->len, offset) : 0;
}
