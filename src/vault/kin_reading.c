/* vault/kin_reading: other subjects that a claim may be of, for a preview: what the heading over it
 * is named after ("Meteor Refit"), what the note is ("Tarn Valley Railways"), what stands beside
 * it in its row.
 *
 * A reading counts where a group goes by it, or another note may be read the same way. */
#include "claim_groups.h"
#include "hash_count.h"
#include "kin.h"
#include "notelint/vault.h"
#include "notelint/word.h"

enum { READINGS_MAX = 10, HEADINGS_MAX = 2, CUTS_MAX = 3, COLUMNS_MAX = 8 };

/* Headings and names of notes that may begin alike and still be of one thing. */
enum { ALIKE_MAX = 4 };

static const uint32_t SEVERAL = UINT32_MAX; /* notes; one is told by its index + 1 */

struct reading {
    struct str key;
    bool of_note; /* a part of the note's name; else of a heading */
};

struct readings {
    struct reading data[READINGS_MAX];
    size_t count;
};

struct reading_pass {
    struct arena *run, *scratch;
    const struct heading_names *headings;
    struct claim_index *index;
    struct hash_count subjects; /* of all groups: what is somewhere told of by name */
    struct hash_count names;    /* headings and names of notes, as often as there are */
    struct hash_count begins;   /* how many of them, each once, begin with the words */
    struct hash_count notes;    /* that a reading and attribute occur in */
    struct hash_count open;     /* the same, of notes about topics; under the key of `notes` */
    struct map loose;           /* subject and attribute -> index + 1 into index->loose */
};

/* Words that say enough by themselves: a known attribute, or one of several words, or narrowed. */
static bool tells_enough(const struct joined_claim *claim)
{
    if (claim->class_ == ATTRIBUTE_VAGUE || claim->metric.len == 0)
        return false;
    return claim->class_ != ATTRIBUTE_OTHER || claim->claim->qualifier_count > 0 ||
           str_find_byte(claim->metric, ' ', 0) != STR_NONE;
}

static bool is_a_name(struct str key)
{
    const size_t blank = str_rfind_byte(key, ' ');
    const struct str last = blank == STR_NONE ? key : str_slice(key, blank + 1, key.len);
    return key.len >= 3 && !ascii_is_digit(key.data[0]) &&
           !word_in(last, "of the and in for to with on by from at a an or") &&
           (blank != STR_NONE || !(word_is_general(key) || word_is_nameless(key)));
}

static void add_reading(struct readings *readings, struct reading reading)
{
    for (size_t i = 0; i < readings->count; i++)
        if (str_eq(readings->data[i].key, reading.key))
            return;
    if (readings->count < READINGS_MAX && is_a_name(reading.key))
        readings->data[readings->count++] = reading;
}

/* "harbour toll and tax", and what is left without its last words. */
static void add_cut(struct readings *readings, struct reading reading)
{
    for (int cuts = 0; cuts < CUTS_MAX; cuts++) {
        const size_t blank = str_rfind_byte(reading.key, ' ');
        if (blank == STR_NONE)
            return;
        reading.key = str_slice(reading.key, 0, blank);
        add_reading(readings, reading);
    }
}

/* Levels are of the whole, whatever the heading over them. */
static bool is_level(enum attribute_class class_)
{
    return class_ == ATTRIBUTE_STOCK || class_ == ATTRIBUTE_FLOW;
}

static void readings_of(const struct joined_claim *claim, struct readings *ret)
{
    *ret = (struct readings){0};
    if (claim->from != SUBJECT_CONTEXT || !tells_enough(claim))
        return;
    struct str rest = claim->facet;
    struct str heading;
    for (int i = 0; i < HEADINGS_MAX && str_split(&rest, '\n', &heading); i++) {
        add_reading(ret, (struct reading){.key = heading});
        add_cut(ret, (struct reading){.key = heading});
    }
    if (claim->entity && (claim->facet.len == 0 || is_level(claim->class_)))
        add_cut(ret, (struct reading){.key = claim->entity->key, .of_note = true});
}

static uint64_t hash_of(const struct reading_pass *pass, struct str subject, struct str metric)
{
    return hash_count_keyed(pass->notes.key, claim_group_hash(pass->index->key, subject, metric));
}

static void count_readings(struct reading_pass *pass, const struct joined_claim *claim)
{
    struct readings readings;
    const uint32_t note = (uint32_t)claim->note->index + 1;
    readings_of(claim, &readings);
    for (size_t i = 0; i < readings.count; i++) {
        uint32_t *slot = hash_count_slot(&pass->notes, pass->scratch,
                                         hash_of(pass, readings.data[i].key, claim->metric));
        *slot = *slot == 0 || *slot == note ? note : SEVERAL;
        if (readings.data[i].of_note && type_is_open(claim->entity->home->type))
            *hash_count_slot(&pass->open, pass->scratch,
                             hash_of(pass, readings.data[i].key, claim->metric)) = 1;
    }
}

/* As the claim's own heading has the group's subject. */
static struct str heading_text(const struct reading_pass *pass, const struct joined_claim *claim,
                               struct str subject)
{
    const struct note *note = claim->note;
    uint32_t section = claim->claim->section;
    for (int depth = 0; depth < HEADINGS_MAX && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->level > 1 && at->heading < note->headings.len) {
            const struct heading_name *name = &pass->headings->of_note[note->index][at->heading];
            if (str_starts(name->key, subject))
                return name->text;
        }
        if (at->parent == section)
            break;
        section = at->parent;
    }
    return subject;
}

static struct str shown_name(const struct reading_pass *pass, const struct claim_group *group,
                             const struct joined_claim *claim)
{
    if (group->entity)
        return group->entity->name;
    if (group->claims.len && group->claims.data[0].from < SUBJECT_REWORDED &&
        group->claims.data[0].claim->entity.len)
        return group->claims.data[0].claim->entity;
    return heading_text(pass, claim, group->subject);
}

static void add_alike(struct reading_pass *pass, struct claim_group *group,
                      const struct joined_claim *claim)
{
    if (group->claims.len >= CLAIMS_COMPARED || group->with || kin_holds(group, claim))
        return;
    struct joined_claim alike = *claim;
    alike.from = SUBJECT_ALIKE;
    alike.subject = shown_name(pass, group, claim);
    alike.metric = group->metric;
    alike.facet = (struct str){0};
    alike.table = NULL;
    *joined_claim_vec_push(pass->run, &group->claims) = alike;
}

static struct claim_group *loose_group(struct reading_pass *pass, struct str subject,
                                       struct str metric)
{
    const struct str key = str_fmt(pass->run, "%.*s\n%.*s", STR_ARG(subject), STR_ARG(metric));
    void **slot = map_slot(&pass->loose, pass->scratch, key);
    if (!*slot) {
        struct claim_group *group = claim_group_vec_push(pass->run, &pass->index->loose);
        *group = (struct claim_group){.subject = str_slice(key, 0, subject.len),
                                      .metric = str_slice(key, subject.len + 1, key.len),
                                      .hash = claim_group_hash(pass->index->key, subject, metric)};
        *slot = (void *)(uintptr_t)pass->index->loose.len;
    }
    return &pass->index->loose.data[(uintptr_t)*slot - 1];
}

/* What has a note of its own is told of there, and by its whole name: "Acme (moon)" is not "Acme".
 */
static bool may_be_of(const struct joined_claim *claim, struct reading reading,
                      const struct claim_group *group)
{
    return !group->entity && (!reading.of_note || claim->class_ != ATTRIBUTE_SPAN);
}

/* What no group goes by, two notes must be read as; that takes more. Levels are those of the note,
 * whatever the heading, and so are dates, whatever the note's name has in common with another. Of
 * notes with like names, one at least must be about a topic: two towns are two. */
static bool may_be_loose(const struct reading_pass *pass, const struct joined_claim *claim,
                         struct reading reading)
{
    if (reading.of_note)
        return claim->class_ != ATTRIBUTE_SPAN && claim->class_ != ATTRIBUTE_OTHER &&
               hash_count_get(&pass->open, hash_of(pass, reading.key, claim->metric));
    if (str_find_byte(reading.key, ' ', 0) == STR_NONE)
        return claim->class_ == ATTRIBUTE_OTHER;
    return !is_level(claim->class_);
}

/* "Lantern Strike" is named in some list, "Key Measurements" is not. A toll is that of an event,
 * whose name the heading is. */
static bool is_told_of(const struct reading_pass *pass, const struct joined_claim *claim,
                       struct reading reading)
{
    return reading.of_note || claim->class_ == ATTRIBUTE_TOLL ||
           hash_count_get(&pass->subjects,
                          hash_count_keyed(pass->subjects.key, str_hash(reading.key)));
}

static bool is_common(const struct reading_pass *pass, struct str key)
{
    const uint64_t hash = str_hash(key);
    return hash_count_get(&pass->begins, hash_count_keyed(pass->begins.key, hash)) > ALIKE_MAX ||
           hash_count_get(&pass->names, hash_count_keyed(pass->names.key, hash)) > ALIKE_MAX;
}

/* "Burden | $40 million in unpaid wages": the words behind the figure say what it is, where the
 * label does not. Empty, where there are none. */
static struct str words_behind(const struct reading_pass *pass, const struct joined_claim *claim)
{
    enum { LONGEST = 40 };
    const struct note *note = claim->note;
    const struct figure *figure = claim->figure;
    const bool unsaid = claim->class_ == ATTRIBUTE_OTHER || claim->class_ == ATTRIBUTE_VAGUE;
    if (!unsaid || figure->kind != FIGURE_CURRENCY || claim->claim->origin != CLAIM_TABLE ||
        figure->block >= note->blocks.len)
        return (struct str){0};
    const size_t end = region_end(note->blocks.data[figure->block].region);
    struct str text =
        str_trim(source_text(&note->source, region_between(region_end(figure->region), end)));
    if (!str_starts(text, STR("in ")) || text.len > LONGEST)
        return (struct str){0};
    text = str_slice(text, 3, text.len);
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] != ' ' && text.data[i] != '-' && !ascii_is_alpha(text.data[i]))
            return (struct str){0};
    const size_t blank = str_rfind_byte(text, ' ');
    if (blank == STR_NONE || !ascii_is_lower(text.data[blank + 1])) /* "in New York" is a place */
        return (struct str){0};
    return attribute_form(pass->scratch, text);
}

/* The claim as one of what the words behind its figure say. */
static bool reword(const struct reading_pass *pass, const struct joined_claim *claim,
                   struct joined_claim *ret)
{
    const struct str metric = words_behind(pass, claim);
    if (str_find_byte(metric, ' ', 0) == STR_NONE)
        return false;
    *ret = *claim;
    ret->metric = metric;
    ret->class_ = attribute_class_of(metric);
    return true;
}

static void read_context(struct reading_pass *pass, const struct joined_claim *claim)
{
    struct readings readings;
    readings_of(claim, &readings);
    for (size_t i = 0; i < readings.count; i++) {
        const struct reading reading = readings.data[i];
        if (is_common(pass, reading.key))
            continue;
        struct claim_group *known = claim_group_find(pass->index, reading.key, claim->metric);
        if (known && known->claims.len) {
            if (may_be_of(claim, reading, known))
                add_alike(pass, known, claim);
        } else if (may_be_loose(pass, claim, reading) && is_told_of(pass, claim, reading) &&
                   hash_count_get(&pass->notes, hash_of(pass, reading.key, claim->metric)) ==
                       SEVERAL) {
            add_alike(pass, loose_group(pass, reading.key, claim->metric), claim);
        }
    }
}

/* One to four words with a capital each, and no figure. */
static bool looks_like_name(struct str text)
{
    size_t words = 1;
    if (text.len < 4 || text.len > 60)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        const bool first = i == 0 || text.data[i - 1] == ' ';
        if (ascii_is_digit(text.data[i]) || (first && !ascii_is_upper(text.data[i])))
            return false;
        words += text.data[i] == ' ';
    }
    return words <= 4;
}

/* The other names in the row: "| Vik Quarry | 780-230 ka | Vik Man |". */
static void read_row(struct reading_pass *pass, const struct joined_claim *claim)
{
    const struct note *note = claim->note;
    if (claim->from == SUBJECT_CONTEXT || !claim->table || claim->class_ == ATTRIBUTE_OTHER)
        return;
    const struct block *block = &note->blocks.data[claim->figure->block];
    const struct table *table = &note->tables.data[block->table];
    for (uint32_t column = 1; column < table->columns && column < COLUMNS_MAX; column++) {
        const struct region cell =
            table->cells[(size_t)block->row * table->columns + column].region;
        const struct str text = str_trim(source_text(&note->source, cell));
        if (column == block->column || !looks_like_name(text))
            continue;
        const struct str key = entity_key(pass->scratch, text);
        struct claim_group *known = claim_group_find(pass->index, key, claim->metric);
        if (!known && str_eq(claim->metric, STR("date")))
            known = claim_group_find(pass->index, key, STR("founded"));
        if (known && known->claims.len)
            add_alike(pass, known, claim);
    }
}

/* The name, and what is left of it without its last words. */
static void count_begins(struct reading_pass *pass, struct str name)
{
    struct readings readings = {0};
    uint32_t *times = hash_count_slot(&pass->names, pass->scratch,
                                      hash_count_keyed(pass->names.key, str_hash(name)));
    if (++*times > 1)
        return;
    add_reading(&readings, (struct reading){.key = name});
    add_cut(&readings, (struct reading){.key = name});
    for (size_t i = 0; i < readings.count; i++)
        ++*hash_count_slot(&pass->begins, pass->scratch,
                           hash_count_keyed(pass->begins.key, str_hash(readings.data[i].key)));
}

static void count_names(struct reading_pass *pass, const struct vault *vault,
                        const struct heading_names *headings)
{
    for (size_t i = 0; i < vault->note_count; i++) {
        for (size_t k = 0; k < vault->notes[i]->headings.len; k++)
            if (vault->notes[i]->headings.data[k].level > 1)
                count_begins(pass, headings->of_note[i][k].key);
        if (vault->entities.of_note[i])
            count_begins(pass, vault->entities.of_note[i]->key);
    }
}

/* "lantern" has the same claims as "lantern strike". */
static void drop_shorter(const struct reading_pass *pass, const struct claim_group *group)
{
    struct readings shorter = {0};
    add_cut(&shorter, (struct reading){.key = group->subject});
    for (size_t i = 0; i < shorter.count; i++) {
        const struct str key = str_fmt(pass->scratch, "%.*s\n%.*s", STR_ARG(shorter.data[i].key),
                                       STR_ARG(group->metric));
        const uintptr_t at = (uintptr_t)map_find(&pass->loose, key);
        if (at && pass->index->loose.data[at - 1].claims.len == group->claims.len)
            pass->index->loose.data[at - 1].claims.len = 0;
    }
}

void kin_join_readings(struct arena *run, const struct vault *vault,
                       const struct heading_names *headings, struct claim_index *index)
{
    struct arena scratch = {0};
    struct reading_pass pass = {.run = run,
                                .scratch = &scratch,
                                .headings = headings,
                                .index = index,
                                .subjects = {.key = hash_count_key()},
                                .names = {.key = hash_count_key()},
                                .begins = {.key = hash_count_key()},
                                .notes = {.key = hash_count_key()},
                                .open = {.key = hash_count_key()}};
    count_names(&pass, vault, headings);
    for (size_t i = 0; i < index->groups.len; i++)
        *hash_count_slot(
            &pass.subjects, &scratch,
            hash_count_keyed(pass.subjects.key, str_hash(index->groups.data[i].subject))) = 1;
    for (size_t i = 0; i < index->groups.len; i++)
        for (size_t k = 0; k < index->groups.data[i].claims.len; k++)
            if (index->groups.data[i].claims.data[k].from < SUBJECT_REWORDED) {
                const struct joined_claim *claim = &index->groups.data[i].claims.data[k];
                struct joined_claim reworded;
                count_readings(&pass, claim);
                if (reword(&pass, claim, &reworded))
                    count_readings(&pass, &reworded);
            }
    for (size_t i = 0; i < index->groups.len; i++)
        for (size_t k = 0; k < index->groups.data[i].claims.len; k++) {
            const struct joined_claim *claim = &index->groups.data[i].claims.data[k];
            if (claim->from >= SUBJECT_REWORDED)
                continue;
            struct joined_claim reworded;
            read_context(&pass, claim);
            if (reword(&pass, claim, &reworded))
                read_context(&pass, &reworded);
            if (claim->class_ != ATTRIBUTE_VAGUE || str_eq(claim->metric, STR("date")))
                read_row(&pass, claim);
        }
    for (size_t i = 0; i < index->loose.len; i++)
        if (index->loose.data[i].claims.len)
            drop_shorter(&pass, &index->loose.data[i]);
    arena_done(&scratch);
}
