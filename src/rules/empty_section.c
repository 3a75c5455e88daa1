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

/* "### `--verbose`", "## [[Rivers]]": the heading is the whole entry of a list, by what it quotes
 * or links to. */
static bool is_entry(const struct note *note, const struct heading *heading)
{
    const struct str text = source_text(&note->source, heading->region);
    const bool code = text.len > 2 && text.data[0] == '`' && text.data[text.len - 1] == '`';
    return code || str_find(text, STR("]]"), 0) != STR_NONE ||
           str_find(text, STR("]("), 0) != STR_NONE;
}

/* "2024-05-17", "2024-05-17 Board": a day's note is made with its headings, and filled as it goes.
 */
static bool is_of_a_day(const struct note *note)
{
    const size_t slash = str_rfind_byte(note->path, '/');
    return str_starts_as(str_slice(note->path, slash == STR_NONE ? 0 : slash + 1, note->path.len),
                         STR("0000-00-00"));
}

void empty_section(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note_is_template(note) || is_of_a_day(note))
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
        if (is_entry(note, heading))
            continue;
        const struct str name = source_text(&note->source, heading->region);
        struct diagnostic *finding =
            report(pass, heading->line, "section '%.*s' is empty", STR_ARG(name));
        diagnostic_hint(pass, finding, "write it, or remove the heading");
        finding->identity = name;
    }
}
