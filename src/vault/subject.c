/* vault/subject: finds the subject of a claim, and remembers per note what its names led to. */
#include "subject.h"
#include "hash_set.h"

#include "notelint/word.h"

static bool entity_has_name(const struct entity_index *index, const struct entity *entity,
                            struct str key)
{
    const struct entity_set *set = map_find(&index->by_key, key);
    for (size_t i = 0; set && i < set->len; i++)
        if (set->data[i] == entity)
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
    struct subject subject = {.key = entity_key(scratch, name_plain(scratch, claim->entity)),
                              .from = SUBJECT_LINK};
    const struct resolution resolution = link_resolve(vault, note, link, scratch, NULL);
    const struct entity *entity =
        resolution.note && !link->has_subpath ? entity_of_note(vault, resolution.note) : NULL;
    if (entity &&
        (link->display.len == 0 || entity_has_name(&vault->entities, entity, subject.key))) {
        subject.entity = entity;
        subject.key = entity->key;
    }
    return subject;
}

/* Nouns that only say what sort of thing a name is of. */
static bool is_class_word(struct str word)
{
    return word_in(word, "dynasty empire kingdom civilization republic period era age culture "
                         "river lake mountain island desert city company group bank league party "
                         "organization university museum bridge dam");
}

/* "Han" is the Han Dynasty where nothing is called Han, and one thing Han and a class word. */
static void shorter_names_read(struct subject_finder *finder, struct arena *run)
{
    const struct map *by_key = &finder->vault->entities.by_key;
    for (size_t i = 0; i < by_key->len; i++) {
        const struct str key = by_key->entries[i].key;
        const struct entity_set *set = by_key->entries[i].value;
        const size_t blank = str_rfind_byte(key, ' ');
        if (blank == STR_NONE || set->len != 1 ||
            !is_class_word(str_slice(key, blank + 1, key.len)))
            continue;
        struct entity_set **slot =
            (struct entity_set **)map_slot(&finder->shorter, run, str_slice(key, 0, blank));
        if (!*slot)
            *slot = by_key->entries[i].value;
        else if ((*slot)->len == 0 || (*slot)->data[0] != set->data[0])
            *slot = ARENA_NEW(run, struct entity_set); /* several: nobody */
    }
}

static const struct entity *find_shorter(const struct subject_finder *finder, struct str name,
                                         struct str key)
{
    if (name.len < 3 || !ascii_is_upper(name.data[0]) ||
        map_find(&finder->vault->entities.by_key, key))
        return NULL;
    const struct entity_set *set = map_find(&finder->shorter, key);
    return set && set->len ? set->data[0] : NULL;
}

/* "1", "Second", "Phase 2", "Total" name nothing. */
static bool is_a_name(struct str key)
{
    struct str rest = key;
    struct str word;
    while (str_split(&rest, ' ', &word))
        if (word.len > 1 && !ascii_is_digit(word.data[0]) && !word_is_nameless(word))
            return true;
    return false;
}

static struct subject named(const struct subject_finder *finder, const struct claim *claim,
                            struct arena *scratch)
{
    const struct entity_index *entities = &finder->vault->entities;
    struct subject subject = {.from = SUBJECT_TEXT};
    const struct str name = name_plain(scratch, claim->entity);
    const struct str key = entity_key(scratch, name);
    subject.entity =
        str_eq(name, claim->entity) ? NULL : entity_find(entities, scratch, claim->entity);
    if (!subject.entity)
        subject.entity = entity_find_key(entities, key);
    if (!subject.entity) {
        subject.entity = find_shorter(finder, name, key);
        if (subject.entity)
            subject.from = SUBJECT_SHORTER;
    }
    subject.key = subject.entity ? subject.entity->key : key;
    if (!subject.entity && !is_a_name(subject.key))
        subject.key = (struct str){0};
    return subject;
}

/* "## Reign" over "| Reign | 1290-1279 BCE |" narrows nothing. */
static bool names_metric(struct subject_reader *reader, struct heading_seen *seen,
                         const struct claim *claim)
{
    const struct figure *figure = &reader->note->figures.data[claim->figure];
    const unsigned reading = attribute_reading(figure);
    if (claim->metric.len == 0)
        return false;
    if (!(seen->read & 1u << reading)) {
        seen->metrics[reading] = attribute_parse(reader->scratch, seen->name.text, figure).metric;
        seen->read |= 1u << reading;
    }
    return str_eq(seen->metrics[reading], claim->metric);
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

static const struct entity *entity_of_heading(const struct subject_finder *finder,
                                              struct heading_seen *seen)
{
    if (!seen->looked_up && *seen->name.times <= finder->common)
        seen->entity = entity_find_key(&finder->vault->entities, seen->name.key);
    seen->looked_up = true;
    return seen->entity;
}

/* Does a heading or caption name an entity? Else it narrows the subject, unless it is general. */
static bool heading_names(struct subject_reader *reader, struct heading_seen *seen,
                          const struct claim *claim, struct subject *subject)
{
    if (seen->name.text.len == 0 || seen->name.general || names_metric(reader, seen, claim))
        return false;
    const struct entity *entity = entity_of_heading(reader->finder, seen);
    if (entity) {
        subject->entity = entity;
        subject->key = entity->key;
        return true;
    }
    subject->facet = subject->facet.len ? str_fmt(reader->scratch, "%.*s\n%.*s",
                                                  STR_ARG(subject->facet), STR_ARG(seen->name.key))
                                        : seen->name.key;
    return false;
}

/* The caption over the table or list in which the figure stands. */
static struct heading_seen *caption_of(struct subject_reader *reader, const struct figure *figure)
{
    const size_t first = first_block_of(reader->note, figure);
    if (reader->captioned != first) {
        const struct str text = caption_at(reader->note, first);
        reader->captioned = first;
        reader->caption = (struct heading_seen){0};
        if (text.len)
            reader->caption.name =
                heading_name_of(&reader->finder->headings, text, reader->run, reader->scratch);
    }
    return &reader->caption;
}

static struct subject from_headings(struct subject_reader *reader, const struct claim *claim)
{
    enum { DEEPEST = 8 };
    const struct note *note = reader->note;
    struct subject subject = {.entity = entity_of_note(reader->finder->vault, note)};
    subject.key = subject.entity ? subject.entity->key : (struct str){0};
    if (claim->section == NOTE_NONE)
        return subject;
    struct heading_seen *caption = caption_of(reader, &note->figures.data[claim->figure]);
    if (heading_names(reader, caption, claim, &subject))
        return subject;
    uint32_t section = claim->section;
    for (int depth = 0; depth < DEEPEST && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->level > 1 && at->heading < note->headings.len &&
            heading_names(reader, &reader->seen[at->heading], claim, &subject))
            return subject;
        if (at->parent == section)
            break;
        section = at->parent;
    }
    return subject;
}

/* "- **Norway**: $2 trillion", "| Norway | 4% |" in a table of keys and values: the label is no
 * attribute but a subject, if an entity goes by it and no attribute does. */
static bool label_names_entity(struct subject_reader *reader, const struct claim *claim,
                               struct subject *ret)
{
    if (claim->label.len == 0 || claim->origin == CLAIM_FRONT_MATTER ||
        attribute_class_of(claim->metric) != ATTRIBUTE_OTHER)
        return false;
    const struct str label = source_text(&reader->note->source, claim->label);
    void **known = map_slot(&reader->labels, reader->scratch, label);
    if (!*known) {
        struct subject *subject = ARENA_NEW(reader->scratch, struct subject);
        *subject = (struct subject){.from = SUBJECT_TEXT, .label_is_subject = true};
        subject->entity = entity_find(&reader->finder->vault->entities, reader->scratch,
                                      name_plain(reader->scratch, label));
        subject->key = subject->entity ? subject->entity->key : (struct str){0};
        *known = subject;
    }
    *ret = *(const struct subject *)*known;
    return ret->entity;
}

void subject_finder_init(struct subject_finder *finder, struct arena *run,
                         const struct vault *vault)
{
    enum { LEAST = 5, SHARE = 100 };
    *finder = (struct subject_finder){.vault = vault};
    finder->common = vault->note_count / SHARE > LEAST ? vault->note_count / SHARE : LEAST;
    heading_names_read(run, vault, &finder->headings);
    shorter_names_read(finder, run);
}

void subject_reader_init(struct subject_reader *reader, const struct subject_finder *finder,
                         const struct note *note, struct arena *run, struct arena *scratch)
{
    *reader = (struct subject_reader){
        .finder = finder,
        .note = note,
        .run = run,
        .scratch = scratch,
        .seen = ARENA_ARRAY(scratch, struct heading_seen, note->headings.len),
        .captioned = STR_NONE,
    };
    for (size_t i = 0; i < note->headings.len; i++)
        reader->seen[i].name = finder->headings.of_note[note->index][i];
}

void rare_headings(const struct subject_reader *reader, uint32_t section, struct hash_set *ret)
{
    enum { DEEPEST = 8, FEW = 3 };
    const struct note *note = reader->note;
    *ret = (struct hash_set){.data = ARENA_ARRAY(reader->run, uint64_t, DEEPEST)};
    for (int depth = 0; depth < DEEPEST && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->level > 1 && at->heading < note->headings.len) {
            const struct heading_name *name = &reader->seen[at->heading].name;
            if (!name->general && *name->times <= FEW)
                ret->data[ret->len++] = str_hash(name->key);
        }
        if (at->parent == section)
            break;
        section = at->parent;
    }
    hash_set_sort(ret);
}

/* A name leads to the same subject wherever it stands in the note, with or without the same link.
 */
static struct subject from_name(struct subject_reader *reader, const struct claim *claim)
{
    const bool is_link = claim->entity_link < reader->note->links.len;
    if (reader->last_name && str_eq(reader->last_name->entity, claim->entity) &&
        reader->last_name->entity_link == claim->entity_link)
        return reader->last_subject;
    void **known = is_link ? NULL : map_slot(&reader->names, reader->scratch, claim->entity);
    struct subject subject;
    if (known && *known) {
        subject = *(const struct subject *)*known;
    } else {
        subject = is_link ? linked(reader->finder->vault, reader->note, claim, reader->scratch)
                          : named(reader->finder, claim, reader->scratch);
        if (!subject.entity)
            subject.key = str_dup(reader->run, subject.key);
    }
    if (known && !*known) {
        struct subject *kept = ARENA_NEW(reader->scratch, struct subject);
        *kept = subject;
        *known = kept;
    }
    reader->last_name = claim;
    reader->last_subject = subject;
    return subject;
}

/* Claims below one heading share its key. */
static struct str kept_facet(struct subject_reader *reader, struct str facet)
{
    if (facet.len && !str_eq(facet, reader->last_facet))
        reader->last_facet = str_dup(reader->run, facet);
    return facet.len ? reader->last_facet : facet;
}

struct subject subject_of(struct subject_reader *reader, const struct claim *claim)
{
    struct subject subject;
    if (claim->entity.len)
        return from_name(reader, claim);
    if (label_names_entity(reader, claim, &subject))
        return subject;
    subject = from_headings(reader, claim);
    subject.facet = kept_facet(reader, subject.facet);
    return subject;
}
