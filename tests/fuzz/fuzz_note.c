/* note_parse on any bytes: whatever it records lies in the file, in order. */
#include "fuzz_value.h"
#include "notelint/note.h"

/* Every region of one of the note's vectors. */
#define CHECK_REGIONS(note, vec)                                                                   \
    for (size_t i = 0; i < (note)->vec.len; i++)                                                   \
    FUZZ_CHECK(fuzz_is_inside(&(note)->source, (note)->vec.data[i].region))

#define CHECK_ORDER(note, vec)                                                                     \
    for (size_t i = 1; i < (note)->vec.len; i++)                                                   \
    FUZZ_CHECK((note)->vec.data[i - 1].region.offset <= (note)->vec.data[i].region.offset)

static void check_note(const struct note *note)
{
    CHECK_REGIONS(note, headings);
    CHECK_REGIONS(note, sections);
    CHECK_REGIONS(note, blocks);
    CHECK_REGIONS(note, items);
    CHECK_REGIONS(note, tables);
    CHECK_REGIONS(note, links);
    CHECK_REGIONS(note, tags);
    CHECK_REGIONS(note, block_ids);
    CHECK_REGIONS(note, footnotes);
    CHECK_REGIONS(note, comments);
    CHECK_REGIONS(note, figures);
    CHECK_REGIONS(note, citations);
    CHECK_REGIONS(note, claims);
    CHECK_ORDER(note, headings);
    CHECK_ORDER(note, blocks);
    CHECK_ORDER(note, links);
    CHECK_ORDER(note, figures);
    CHECK_ORDER(note, citations);
    CHECK_ORDER(note, defects);
    for (size_t i = 0; i < note->defects.len; i++)
        fuzz_check_defect(&note->source, &note->defects.data[i]);
}

/* A wikilink is what stands between its brackets. */
static void check_links(const struct note *note)
{
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        const struct str text = source_text(&note->source, link->region);
        if (link->kind == LINK_WIKILINK || link->kind == LINK_EMBED)
            FUZZ_CHECK(str_starts(text, link->kind == LINK_EMBED ? STR("![[") : STR("[[")) &&
                       str_ends(text, STR("]]")));
        FUZZ_CHECK(link->target.len == 0 || region_holds(link->region, link->target) ||
                   link->kind == LINK_MARKDOWN || link->kind == LINK_MARKDOWN_EMBED);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena run = {0};
    struct arena scratch = {0};
    const struct note *note =
        note_parse(&run, &scratch, STR("folder/Note.md"), fuzz_input(data, size));
    check_note(note);
    check_links(note);
    arena_done(&scratch);
    arena_done(&run);
    return 0;
}
