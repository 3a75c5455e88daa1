/* parse/section: what each heading opens. Headings inside list items and quotes open nothing. */
#include "outline.h"

enum { LEVELS = 7 };

void sections_build(struct arena *run, struct note *note)
{
    uint32_t open[LEVELS] = {0}; /* from the outermost */
    size_t depth = 0;
    note->sections.cap = note->headings.len + 1;
    note->sections.data = ARENA_ARRAY(run, struct section, note->sections.cap);
    *section_vec_push(run, &note->sections) = (struct section){
        .region = note->body, .own = note->body, .heading = NOTE_NONE, .parent = NOTE_NONE};
    for (size_t i = 0; i < note->headings.len; i++) {
        const struct heading *heading = &note->headings.data[i];
        if (heading->in_container)
            continue;
        const size_t begin = heading->line.offset;
        struct section *sections = note->sections.data;
        if (note->sections.len == 1)
            sections[0].region = region_between(note->body.offset, begin);
        sections[note->sections.len - 1].own =
            region_between(sections[note->sections.len - 1].own.offset, begin);
        for (; depth > 0 && sections[open[depth - 1]].level >= heading->level; depth--)
            sections[open[depth - 1]].region =
                region_between(sections[open[depth - 1]].region.offset, begin);
        *section_vec_push(run, &note->sections) = (struct section){
            .region = region_between(begin, region_end(note->body)),
            .own = region_between(region_end(heading->line), region_end(note->body)),
            .heading = (uint32_t)i,
            .parent = depth > 0 ? open[depth - 1] : NOTE_NONE,
            .level = heading->level,
        };
        open[depth++] = (uint32_t)(note->sections.len - 1);
    }
}
