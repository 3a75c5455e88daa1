/* rules/empty-section: reports headings with nothing under them. */
#include "rules.h"
#include "schemas.h"

/* Is there a letter, a digit or anything beyond ASCII in it, outside comments? Bare bullets and
 * rules are what templates leave behind. */
static bool has_content(const struct note *note, struct region region)
{
    const struct str bytes = note->source.bytes;
    for (size_t at = region.offset; at < region_end(region); at++) {
        const char c = bytes.data[at];
        const bool is_text = ascii_is_alnum(c) || (unsigned char)c >= 0x80;
        const struct comment *comment = is_text ? comment_at(note, at) : NULL;
        if (is_text && !comment)
            return true;
        if (comment)
            at = region_end(comment->region) - 1;
    }
    return false;
}

static bool is_empty(const struct note *note, uint32_t index)
{
    const struct section *section = &note->sections.data[index];
    const bool has_subsections = region_end(section->region) > region_end(section->own);
    return section->heading != NOTE_NONE && !has_subsections && !has_content(note, section->own);
}

void empty_section(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note_is_template(note))
        return;
    bool note_has_content = false;
    for (uint32_t i = 0; i < note->sections.len && !note_has_content; i++)
        note_has_content = has_content(note, note->sections.data[i].own);
    /* A note that holds headings alone is not written yet, which is one thing to say. */
    if (!note_has_content) {
        if (note->headings.len > 1)
            report(pass, whole_note(note), "the note has headings but no text");
        return;
    }
    for (uint32_t i = 0; i < note->sections.len; i++) {
        if (!is_empty(note, i))
            continue;
        const struct heading *heading = &note->headings.data[note->sections.data[i].heading];
        const struct str name = source_text(&note->source, heading->region);
        struct diagnostic *finding =
            report(pass, heading->line, "section '%.*s' is empty", STR_ARG(name));
        diagnostic_hint(pass, finding, "write it, or remove the heading");
        finding->identity = name;
    }
}
