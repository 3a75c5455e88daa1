/* vault/anchors: headings, block ids and HTML ids of one note, hashed. */
#include "anchors.h"

#include <stdlib.h>

#include "notelint/fold.h"

enum {
    CHAIN_LIMIT = 4096, /* headings of one text; behind them a link gets the benefit of the doubt */
    SHOWN_LIMIT = 2048  /* bytes of a heading whose markup is looked at */
};

/* Letters and digits of the text, folded. */
static struct str loose_key(struct arena *arena, struct str text)
{
    const struct str key = fold_key(arena, text);
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < key.len; i++)
        if (key.data[i] != ' ' && key.data[i] != '.')
            buf_push_byte(&out, key.data[i]);
    return buf_str(&out);
}

static void add_loose(struct arena *run, struct anchors *anchors, struct str text)
{
    *map_slot(&anchors->loose, run, loose_key(run, text)) = anchors;
}

/* Where what begins at `at` and is not shown ends: the destination of a link, the target of a
 * wikilink that has other text, a tag of HTML. `at` where nothing does. */
static size_t skip_hidden(struct str text, size_t at)
{
    const struct str rest = str_slice(text, at, text.len);
    size_t end = STR_NONE;
    if (str_starts(rest, STR("](")))
        end = str_find_byte(rest, ')', 2);
    else if (str_starts(rest, STR("][")))
        end = str_find_byte(rest, ']', 2);
    else if (str_starts(rest, STR("<")))
        end = str_find_byte(rest, '>', 1);
    else if (str_starts(rest, STR("[[")))
        end = str_find_byte(str_slice(rest, 0, str_find(rest, STR("]]"), 2)), '|', 2);
    return end == STR_NONE ? at : at + end + 1;
}

/* A heading as it is shown: without where its links lead, and without HTML. */
static struct str shown(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t at = 0; at < text.len;) {
        const size_t end = skip_hidden(text, at);
        if (end == at)
            buf_push_byte(&out, text.data[at]);
        at = end == at ? at + 1 : end;
    }
    return buf_str(&out);
}

static uint32_t place_of(const struct anchors *anchors, const struct heading *heading)
{
    return heading ? (uint32_t)(heading - anchors->note->headings.data) : NOTE_NONE;
}

static void add_headings(struct arena *run, struct anchors *anchors)
{
    const struct note *note = anchors->note;
    anchors->next = ARENA_ARRAY(run, uint32_t, note->headings.len);
    /* From the last to the first, so that each finds its successor under its key. */
    for (size_t i = note->headings.len; i-- > 0;) {
        const struct str text = source_text(&note->source, note->headings.data[i].region);
        void **slot = map_slot(&anchors->headings, run, fold_heading(run, text));
        anchors->next[i] = place_of(anchors, *slot);
        *slot = &note->headings.data[i];
        add_loose(run, anchors, text);
        if (text.len <= SHOWN_LIMIT)
            add_loose(run, anchors, shown(run, text));
    }
}

static void add_blocks(struct arena *run, struct anchors *anchors)
{
    const struct block_id_vec *ids = &anchors->note->block_ids;
    for (size_t i = 0; i < ids->len; i++) {
        void **slot = map_slot(&anchors->blocks, run, str_lower(run, ids->data[i].id));
        if (!*slot)
            *slot = &ids->data[i];
    }
}

/* Values of id="..." and name="...", wherever they stand. */
static void add_html_ids(struct arena *run, struct anchors *anchors, struct str attribute)
{
    const struct str bytes = anchors->note->source.bytes;
    for (size_t at = 0; (at = str_find(bytes, attribute, at)) != STR_NONE;) {
        at += attribute.len;
        if (at >= bytes.len || (bytes.data[at] != '"' && bytes.data[at] != '\''))
            continue;
        size_t end = at + 1;
        while (end < bytes.len && bytes.data[end] != bytes.data[at] && bytes.data[end] != '\n')
            end++;
        add_loose(run, anchors, str_slice(bytes, at + 1, end));
        at = end;
    }
}

struct anchors *anchors_build(struct arena *run, const struct note *note)
{
    struct anchors *anchors = ARENA_NEW(run, struct anchors);
    anchors->note = note;
    add_headings(run, anchors);
    add_blocks(run, anchors);
    add_html_ids(run, anchors, STR("id="));
    add_html_ids(run, anchors, STR("name="));
    return anchors;
}

/* The first heading of this text behind `after` that is deeper than it. */
static uint32_t next_match(const struct anchors *anchors, struct str key, uint32_t after,
                           bool *ret_given_up)
{
    uint32_t at = place_of(anchors, map_find(&anchors->headings, key));
    const struct heading *headings = anchors->note->headings.data;
    for (int i = 0; at != NOTE_NONE; i++) {
        if (after == NOTE_NONE || (at > after && headings[at].level > headings[after].level))
            return at;
        if (i == CHAIN_LIMIT) {
            *ret_given_up = true;
            return after;
        }
        at = anchors->next[at];
    }
    return NOTE_NONE;
}

const struct heading *anchors_find_heading(const struct anchors *anchors, struct str fragment,
                                           struct arena *scratch)
{
    uint32_t at = NOTE_NONE;
    bool given_up = false;
    for (struct str part; str_split(&fragment, '#', &part);) {
        const struct str key = fold_heading(scratch, part);
        if (str_trim(part).len == 0)
            continue;
        at = next_match(anchors, key, at, &given_up);
        if (at == NOTE_NONE)
            return NULL;
        if (given_up)
            break;
    }
    return at == NOTE_NONE ? NULL : &anchors->note->headings.data[at];
}

const struct block_id *anchors_find_block(const struct anchors *anchors, struct str id,
                                          struct arena *scratch)
{
    return map_find(&anchors->blocks, str_lower(scratch, id));
}

bool anchors_has_loose(const struct anchors *anchors, struct str fragment, struct arena *scratch)
{
    struct str key = loose_key(scratch, fragment);
    if (key.len == 0 || map_find(&anchors->loose, key))
        return true;
    /* The second of two equal headings is "text-1". */
    while (key.len && ascii_is_digit(key.data[key.len - 1]))
        key.len--;
    return map_find(&anchors->loose, key) != NULL;
}
