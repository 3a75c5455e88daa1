/* vault/subject: finds the subject of a claim. */
#include "subject.h"
#include "hash_set.h"

#include "notelint/fold.h"
#include "notelint/word.h"

/* Headings that narrow nothing: what stands below is of the note as a whole. */
static bool is_general(struct str key)
{
    static const char words[] =
        "overview key facts fact glance at a the summary basic general quick profile info "
        "information introduction details numbers by statistics stats data background essentials "
        "snapshot about basics abstract definition description vital of and in brief infobox card "
        "timeline chronology history dates identity figures main important";
    struct str rest = key;
    struct str word;
    while (str_split(&rest, ' ', &word))
        if (word.len && !word_in(word, words))
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

/* The text of a heading or label without markup and without what stands in brackets behind it. */
static struct str plain(struct arena *scratch, struct str text)
{
    struct buf buf = {.arena = scratch};
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

static bool entity_has_name(const struct entity *entity, struct arena *scratch, struct str key)
{
    for (size_t i = 0; i < entity->name_count; i++)
        if (str_eq(entity_key(scratch, entity->names[i]), key))
            return true;
    return false;
}

static const struct entity *entity_of_note(const struct vault *vault, const struct note *note)
{
    const size_t index = vault_note_index(vault, note);
    return index < vault->note_count ? vault->entities.of_note[index] : NULL;
}

/* A link names its target, unless its display text is another name: [[PayPal|PYUSD]]. */
static struct subject linked(const struct vault *vault, const struct note *note,
                             const struct claim *claim, struct arena *scratch)
{
    const struct link *link = &note->links.data[claim->entity_link];
    struct subject subject = {.key = entity_key(scratch, plain(scratch, claim->entity)),
                              .from = SUBJECT_LINK};
    const struct resolution resolution = link_resolve(vault, note, link, scratch, NULL);
    const struct entity *entity =
        resolution.note && !link->has_subpath ? entity_of_note(vault, resolution.note) : NULL;
    if (entity && (link->display.len == 0 || entity_has_name(entity, scratch, subject.key))) {
        subject.entity = entity;
        subject.key = entity->key;
    }
    return subject;
}

/* Nouns that only say what sort of thing a name is of. */
static const char class_words[] =
    "dynasty empire kingdom civilization republic period era age culture river lake mountain "
    "island "
    "desert city company group bank league party organization university museum bridge dam";

/* "Han" is the Han Dynasty where nothing is called Han, and one thing Han and a class word. */
static const struct entity *find_shorter(const struct vault *vault, struct arena *scratch,
                                         struct str name)
{
    const struct entity *found = NULL;
    struct str rest = str_from(class_words);
    struct str word;
    if (name.len < 3 || !ascii_is_upper(name.data[0]))
        return NULL;
    const struct str key = entity_key(scratch, name);
    if (map_find(&vault->entities.by_key, key))
        return NULL;
    struct buf longer = {.arena = scratch};
    buf_push(&longer, key);
    buf_push_byte(&longer, ' ');
    const size_t stem = longer.len;
    while (str_split(&rest, ' ', &word)) {
        longer.len = stem;
        buf_push(&longer, word);
        const struct entity_set *set = map_find(&vault->entities.by_key, buf_str(&longer));
        const struct entity *entity = set && set->len == 1 ? set->data[0] : NULL;
        if (entity && found && entity != found)
            return NULL;
        if (entity)
            found = entity;
    }
    return found;
}

/* "1", "Second", "Phase 2", "Total" name nothing. */
static bool is_a_name(struct str key)
{
    static const char words[] =
        "first second third fourth fifth sixth seventh eighth ninth tenth phase stage step part "
        "level tier type class group total other average mean all rest most some none before after "
        "early late later earlier today now current former new old high low upper lower middle "
        "initial final peak start end begin beginning present future past north south east west "
        "world global worldwide both each any yes no year month day week hour i ii iii iv v vi vii "
        "vol volume chapter section round game day era period date";
    struct str rest = key;
    struct str word;
    while (str_split(&rest, ' ', &word))
        if (word.len > 1 && !ascii_is_digit(word.data[0]) && !word_in(word, words))
            return true;
    return false;
}

static struct subject named(const struct vault *vault, const struct claim *claim,
                            struct arena *scratch)
{
    struct subject subject = {.from = SUBJECT_TEXT};
    const struct str name = plain(scratch, claim->entity);
    subject.entity = entity_find(&vault->entities, scratch, claim->entity);
    if (!subject.entity)
        subject.entity = entity_find(&vault->entities, scratch, name);
    if (!subject.entity) {
        subject.entity = find_shorter(vault, scratch, name);
        if (subject.entity)
            subject.from = SUBJECT_SHORTER;
    }
    subject.key = subject.entity ? subject.entity->key : entity_key(scratch, name);
    if (!subject.entity && !is_a_name(subject.key))
        subject.key = (struct str){0};
    return subject;
}

static struct str heading_text(const struct note *note, uint32_t section)
{
    const uint32_t heading = note->sections.data[section].heading;
    if (heading >= note->headings.len)
        return (struct str){0};
    return source_text(&note->source, note->headings.data[heading].region);
}

static bool is_common(const struct subject_finder *finder, struct str key)
{
    return (uintptr_t)map_find(&finder->headings, key) > finder->common;
}

/* "## Reign" over "| Reign | 1290-1279 BCE |" narrows nothing. */
static bool names_metric(const struct note *note, const struct claim *claim, struct str heading,
                         struct arena *scratch)
{
    const struct attribute attribute =
        attribute_parse(scratch, heading, &note->figures.data[claim->figure]);
    return claim->metric.len && str_eq(attribute.metric, claim->metric);
}

/* A short paragraph right over a list or table that is all bold, or ends with a colon. */
static struct str caption_at(const struct note *note, size_t first_block)
{
    enum { LONGEST = 80 };
    if (first_block == 0)
        return (struct str){0};
    const struct block *block = &note->blocks.data[first_block - 1];
    const struct str text = str_trim(source_text(&note->source, block->region));
    if (block->kind != BLOCK_PARAGRAPH || block->item != NOTE_NONE || text.len > LONGEST ||
        block->section != note->blocks.data[first_block].section)
        return (struct str){0};
    const bool bold =
        str_starts(text, STR("**")) && (str_ends(text, STR("**")) || str_ends(text, STR("**:")));
    return bold || str_ends(text, STR(":")) ? text : (struct str){0};
}

/* The first block of the table or list in which the figure stands; 0 where it is in none, or far
 * down a list. */
static size_t first_block_of(const struct note *note, const struct figure *figure)
{
    enum { FARTHEST = 64 };
    if (figure->block >= note->blocks.len)
        return 0;
    const struct block *block = &note->blocks.data[figure->block];
    if (block->table < note->tables.len)
        return note->tables.data[block->table].cells[0].block;
    if (block->item >= note->items.len)
        return 0;
    const uint32_t list = note->items.data[block->item].list;
    for (size_t i = figure->block, steps = 0; i > 0 && steps < FARTHEST; i--, steps++) {
        const uint32_t item = note->blocks.data[i - 1].item;
        if (item >= note->items.len || note->items.data[item].list != list)
            return i;
    }
    return 0;
}

/* Does a heading or caption name an entity? Else it narrows the subject, unless it is general. */
static bool heading_names(const struct subject_finder *finder, const struct note *note,
                          const struct claim *claim, struct str heading, struct subject *subject,
                          struct arena *scratch)
{
    const struct str text = plain(scratch, heading);
    const struct str key = entity_key(scratch, text);
    if (text.len == 0 || is_general(key) || names_metric(note, claim, text, scratch))
        return false;
    const struct entity *entity =
        is_common(finder, key) ? NULL : entity_find(&finder->vault->entities, scratch, text);
    if (entity) {
        subject->entity = entity;
        subject->key = entity->key;
        return true;
    }
    subject->facet = subject->facet.len
                         ? str_fmt(scratch, "%.*s\n%.*s", STR_ARG(subject->facet), STR_ARG(key))
                         : key;
    return false;
}

static struct subject from_headings(const struct subject_finder *finder, const struct note *note,
                                    const struct claim *claim, struct arena *scratch)
{
    enum { DEEPEST = 8 };
    struct subject subject = {.entity = entity_of_note(finder->vault, note)};
    subject.key = subject.entity ? subject.entity->key : (struct str){0};
    if (claim->section == NOTE_NONE)
        return subject;
    const size_t first = first_block_of(note, &note->figures.data[claim->figure]);
    if (heading_names(finder, note, claim, caption_at(note, first), &subject, scratch))
        return subject;
    uint32_t section = claim->section;
    for (int depth = 0; depth < DEEPEST && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->level > 1 &&
            heading_names(finder, note, claim, heading_text(note, section), &subject, scratch))
            return subject;
        if (at->parent == section)
            break;
        section = at->parent;
    }
    return subject;
}

/* "- **Norway**: $2 trillion", "| Norway | 4% |" in a table of keys and values: the label is no
 * attribute but a subject, if an entity goes by it and no attribute does. */
static bool label_names_entity(const struct vault *vault, const struct note *note,
                               const struct claim *claim, struct arena *scratch,
                               struct subject *ret)
{
    if (claim->label.len == 0 || claim->origin == CLAIM_FRONT_MATTER ||
        attribute_class_of(claim->metric) != ATTRIBUTE_OTHER)
        return false;
    const struct str label = plain(scratch, source_text(&note->source, claim->label));
    const struct entity *entity = entity_find(&vault->entities, scratch, label);
    if (!entity)
        return false;
    *ret = (struct subject){
        .entity = entity, .key = entity->key, .from = SUBJECT_TEXT, .label_is_subject = true};
    return true;
}

void subject_finder_init(struct subject_finder *finder, struct arena *run,
                         const struct vault *vault)
{
    enum { LEAST = 5, SHARE = 100 };
    struct arena scratch = {0};
    *finder = (struct subject_finder){.vault = vault};
    finder->common = vault->note_count / SHARE > LEAST ? vault->note_count / SHARE : LEAST;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->headings.len; k++) {
            const struct str text = source_text(&note->source, note->headings.data[k].region);
            const struct str key = entity_key(&scratch, plain(&scratch, text));
            void *count = map_find(&finder->headings, key);
            if (!count)
                *map_slot(&finder->headings, run, str_dup(run, key)) = (void *)(uintptr_t)1;
            else
                *map_slot(&finder->headings, run, key) = (void *)((uintptr_t)count + 1);
        }
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

void rare_headings(const struct subject_finder *finder, const struct note *note, uint32_t section,
                   struct arena *run, struct hash_set *ret)
{
    enum { DEEPEST = 8, FEW = 3 };
    *ret = (struct hash_set){.data = ARENA_ARRAY(run, uint64_t, DEEPEST)};
    for (int depth = 0; depth < DEEPEST && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        const struct str key = entity_key(run, plain(run, heading_text(note, section)));
        if (at->level > 1 && !is_general(key) && (uintptr_t)map_find(&finder->headings, key) <= FEW)
            ret->data[ret->len++] = str_hash(key);
        if (at->parent == section)
            break;
        section = at->parent;
    }
    hash_set_sort(ret);
}

struct subject subject_of(const struct subject_finder *finder, const struct note *note,
                          const struct claim *claim, struct arena *scratch)
{
    const struct vault *vault = finder->vault;
    struct subject subject;
    if (claim->entity.len && claim->entity_link < note->links.len)
        return linked(vault, note, claim, scratch);
    if (claim->entity.len)
        return named(vault, claim, scratch);
    if (label_names_entity(vault, note, claim, scratch, &subject))
        return subject;
    return from_headings(finder, note, claim, scratch);
}
