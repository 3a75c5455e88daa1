/* vault/subject: finds the subject of a claim. */
#include "subject.h"
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

/* The text of a heading or label without markup and without what stands in brackets behind it. */
static struct str plain(struct arena *run, struct str text)
{
    struct buf buf = {.arena = run};
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (c == '(' && i > 0)
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

static bool entity_has_name(const struct entity *entity, struct arena *run, struct str key)
{
    for (size_t i = 0; i < entity->name_count; i++)
        if (str_eq(entity_key(run, entity->names[i]), key))
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
                             const struct claim *claim, struct arena *run)
{
    const struct link *link = &note->links.data[claim->entity_link];
    struct subject subject = {.key = entity_key(run, plain(run, claim->entity)), .named = true};
    const struct resolution resolution = link_resolve(vault, note, link, run, NULL);
    const struct entity *entity =
        resolution.note && !link->has_subpath ? entity_of_note(vault, resolution.note) : NULL;
    if (entity && (link->display.len == 0 || entity_has_name(entity, run, subject.key))) {
        subject.entity = entity;
        subject.key = entity->key;
    }
    return subject;
}

static struct subject named(const struct vault *vault, const struct claim *claim, struct arena *run)
{
    struct subject subject = {.named = true};
    subject.entity = entity_find(&vault->entities, run, claim->entity);
    if (!subject.entity)
        subject.entity = entity_find(&vault->entities, run, plain(run, claim->entity));
    subject.key = subject.entity ? subject.entity->key : entity_key(run, plain(run, claim->entity));
    return subject;
}

static struct str heading_text(const struct note *note, uint32_t section)
{
    const uint32_t heading = note->sections.data[section].heading;
    if (heading >= note->headings.len)
        return (struct str){0};
    return source_text(&note->source, note->headings.data[heading].region);
}

static struct subject from_headings(const struct vault *vault, const struct note *note,
                                    const struct claim *claim, struct arena *run)
{
    enum { DEEPEST = 8 };
    struct subject subject = {.entity = entity_of_note(vault, note)};
    subject.key = subject.entity ? subject.entity->key : (struct str){0};
    uint32_t section = claim->section;
    for (int depth = 0; depth < DEEPEST && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        const struct str text = plain(run, heading_text(note, section));
        const struct str key = entity_key(run, text);
        if (text.len && at->level > 1 && !is_general(key)) {
            const struct entity *entity = entity_find(&vault->entities, run, text);
            if (entity) {
                subject.entity = entity;
                subject.key = entity->key;
                return subject;
            }
            if (subject.facet.len == 0)
                subject.facet = key;
        }
        if (at->parent == section)
            break;
        section = at->parent;
    }
    return subject;
}

/* "- **Norway**: $2 trillion", "| Norway | 4% |" in a table of keys and values: the label is no
 * attribute but a subject, if an entity goes by it and no attribute does. */
static bool label_names_entity(const struct vault *vault, const struct note *note,
                               const struct claim *claim, struct arena *run, struct subject *ret)
{
    if (claim->label.len == 0 || claim->origin == CLAIM_FRONT_MATTER ||
        attribute_class_of(claim->metric) != ATTRIBUTE_OTHER)
        return false;
    const struct str label = plain(run, source_text(&note->source, claim->label));
    const struct entity *entity = entity_find(&vault->entities, run, label);
    if (!entity)
        return false;
    *ret = (struct subject){
        .entity = entity, .key = entity->key, .named = true, .label_is_subject = true};
    return true;
}

struct subject subject_of(const struct vault *vault, const struct note *note,
                          const struct claim *claim, struct arena *run)
{
    struct subject subject;
    if (claim->entity.len && claim->entity_link < note->links.len)
        return linked(vault, note, claim, run);
    if (claim->entity.len)
        return named(vault, claim, run);
    if (label_names_entity(vault, note, claim, run, &subject))
        return subject;
    return from_headings(vault, note, claim, run);
}
