/* vault/heading_name: reads the headings of all notes and counts those of one name. */
#include "heading_name.h"

#include "notelint/parallel.h"
#include "notelint/word.h"

/* Headings that narrow nothing: what stands below is of the note as a whole. */
static bool is_general(struct str key)
{
    struct str rest = key;
    struct str word;
    while (str_split(&rest, ' ', &word))
        if (word.len && !word_is_general(word))
            return false;
    return true;
}

/* "(lake)" and "(Yangtze)" tell one thing from another; "(KIO)" and "(1346-1353)" only say more. */
static bool tells_apart(struct str bracket)
{
    const struct str inside = str_slice(bracket, 1, str_find_byte(bracket, ')', 0));
    bool lower = false;
    for (size_t i = 0; i < inside.len; i++) {
        if (ascii_is_digit(inside.data[i]))
            return false;
        lower = lower || ascii_is_lower(inside.data[i]);
    }
    return lower;
}

static bool is_markup(char c)
{
    return c == '*' || c == '`' || c == '[' || c == ']' || c == '|' || c == '(';
}

struct str name_plain(struct arena *arena, struct str text)
{
    size_t plain = 0;
    while (plain < text.len && !is_markup(text.data[plain]))
        plain++;
    if (plain == text.len)
        return str_trim(text);
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (c == '(' && i > 0 && !tells_apart(str_slice(text, i, text.len)))
            break;
        if (c == '*' || c == '`' || c == '[' || c == ']')
            continue;
        if (c == '|') { /* the display text of a link replaces its target */
            buf.len = 0;
            continue;
        }
        buf_push_byte(&buf, c);
    }
    return str_trim(buf_str(&buf));
}

static struct heading_name read_name(struct str text, struct arena *run, struct arena *scratch)
{
    struct heading_name name = {.text = str_dup(run, name_plain(scratch, text))};
    name.key = str_dup(run, entity_key(scratch, name.text));
    name.general = is_general(name.key);
    return name;
}

struct reading {
    const struct vault *vault;
    struct heading_names *names;
    struct arena *scratch; /* one a worker */
};

static void read_note(void *context, size_t index, size_t worker)
{
    const struct reading *reading = context;
    const struct note *note = reading->vault->notes[index];
    struct arena *run = &reading->vault->workers[worker];
    struct heading_name *names = ARENA_ARRAY(run, struct heading_name, note->headings.len);
    for (size_t i = 0; i < note->headings.len; i++)
        names[i] = read_name(source_text(&note->source, note->headings.data[i].region), run,
                             &reading->scratch[worker]);
    reading->names->of_note[index] = names;
    arena_reset(&reading->scratch[worker]);
}

void heading_names_read(struct arena *run, const struct vault *vault, struct heading_names *ret)
{
    struct arena temporary = {0};
    *ret = (struct heading_names){
        .of_note = ARENA_ARRAY(run, struct heading_name *, vault->note_count + 1)};
    struct reading reading = {vault, ret, ARENA_ARRAY(&temporary, struct arena, vault->jobs)};
    parallel_for(vault->note_count, vault->jobs, read_note, &reading);
    for (size_t i = 0; i < vault->note_count; i++)
        for (size_t k = 0; k < vault->notes[i]->headings.len; k++) {
            struct heading_name *name = &ret->of_note[i][k];
            void **slot = map_slot(&ret->times, run, name->key);
            if (!*slot)
                *slot = ARENA_NEW(run, uint32_t);
            uint32_t *times = *slot;
            ++*times;
            name->times = times;
        }
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&reading.scratch[i]);
    arena_done(&temporary);
}

struct heading_name heading_name_of(const struct heading_names *names, struct str text,
                                    struct arena *run, struct arena *scratch)
{
    static const uint32_t never = 0;
    struct heading_name name = read_name(text, run, scratch);
    const uint32_t *times = map_find(&names->times, name.key);
    name.times = times ? times : &never;
    return name;
}
