/* note_parse on any bytes: whatever it records lies in the file, in order, and survives its code.
 */
#include "fuzz_value.h"
#include "notelint/note_code.h"

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

enum { PLACES = 16 }; /* spread over a code, where it is cut or changed */

/* A cut or changed code is none, or a note all the same; it reads nothing beyond its end. */
static void check_code(struct note *note, struct arena *run)
{
    struct buf code = {.arena = run};
    struct buf again = {.arena = run};
    note_encode(note, &code);
    struct note *decoded = note_decode(run, note->path, note->source.bytes, buf_str(&code));
    FUZZ_CHECK(decoded != NULL);
    check_note(decoded);
    note_encode(decoded, &again);
    FUZZ_CHECK(str_eq(buf_str(&code), buf_str(&again)));
    const struct str whole = buf_str(&code);
    for (size_t i = 0; i < PLACES; i++) {
        const size_t at = (str_hash(note->source.bytes) + i * whole.len / PLACES) % whole.len;
        struct buf bytes = {.arena = run};
        FUZZ_CHECK(note_decode(run, note->path, note->source.bytes,
                               str_dup(run, str_slice(whole, 0, at))) == NULL);
        buf_push(&bytes, str_slice(whole, 0, at));
        buf_push_byte(&bytes, (char)~whole.data[at]);
        buf_push(&bytes, str_slice(whole, at + 1, whole.len));
        (void)note_decode(run, note->path, note->source.bytes, buf_str(&bytes));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena run = {0};
    struct arena scratch = {0};
    struct note *note = note_parse(&run, &scratch, STR("folder/Note.md"), fuzz_input(data, size));
    check_note(note);
    check_links(note);
    if (size < 4096)
        check_code(note, &run);
    arena_done(&scratch);
    arena_done(&run);
    return 0;
}
