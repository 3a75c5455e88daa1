/* parse/mask: painting. */
#include "mask.h"

#include <assert.h>

void mask_init(struct mask *mask, struct arena *scratch, const struct note *note)
{
    mask->len = note->source.bytes.len;
    mask->class_of = arena_bytes(scratch, mask->len);
    mask_paint(mask, 0, note->body.offset, BYTE_FRONT_MATTER);
    mask_paint(mask, note->body.offset, mask->len, BYTE_MARKUP);
}

void mask_paint(struct mask *mask, size_t begin, size_t end, enum byte_class class_)
{
    assert(end <= mask->len);
    if (begin < end)
        memset(mask->class_of + begin, class_, end - begin);
}

void mask_repaint(struct mask *mask, struct region region, enum byte_class from, enum byte_class to)
{
    assert(region_end(region) <= mask->len);
    for (size_t at = region.offset; at < region_end(region); at++)
        if (mask->class_of[at] == from)
            mask->class_of[at] = (unsigned char)to;
}
