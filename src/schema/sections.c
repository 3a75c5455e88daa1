/* schema/sections: which sections a note has, and in which order. */
#include "notelint/nearest.h"
#include "structure.h"

static bool in_list(const struct outline *outline, struct outline_entry *entry,
                    const struct section_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (outline_is_named(outline, entry, &list->data[i]))
            return true;
    return false;
}

/* A heading without a place in the schema that was probably meant to be this one. */
static struct outline_entry *misspelt(const struct inspection *inspection,
                                      const struct section_name *name)
{
    struct outline_entry *best = NULL;
    struct nearest nearest = {.word = name->folded};
    for (size_t i = 0; i < inspection->outline.count; i++) {
        struct outline_entry *entry = &inspection->outline.data[i];
        const struct str folded = outline_folded(&inspection->outline, entry);
        if (entry->is_required || folded.len == 0)
            continue;
        nearest_offer(&nearest, folded);
        if (nearest.best.data == folded.data)
            best = entry;
    }
    return best;
}

/* The same heading, at another level than the one demanded. */
static struct outline_entry *at_other_level(const struct inspection *inspection,
                                            const struct section_name *name)
{
    for (size_t i = 0; i < inspection->outline.count; i++)
        if (str_eq(outline_folded(&inspection->outline, &inspection->outline.data[i]),
                   name->folded))
            return &inspection->outline.data[i];
    return NULL;
}

static const char *hashes(int level)
{
    static const char all[] = "######";
    return all + (6 - (level ? level : 2));
}

static void report_missing(struct inspection *inspection, const struct section_names *names)
{
    const struct section_name *name = &names->data[0];
    struct buf wanted = {.arena = inspection->run};
    for (size_t i = 0; i < names->count; i++)
        buf_fmt(&wanted, "%s'%.*s'", i ? " or " : "", STR_ARG(names->data[i].text));
    struct outline_entry *other = at_other_level(inspection, name);
    const bool wrong_level = other != NULL;
    if (!other)
        other = misspelt(inspection, name);
    struct violation *violation = structure_violate(
        inspection, other ? other->region : note_anchor(inspection->note), "sections", name->text,
        "section %.*s is missing", STR_ARG(buf_str(&wanted)));
    if (wrong_level)
        violation->hint = str_fmt(inspection->run, "make it a heading of level %d", name->level);
    else if (other)
        violation->hint = str_fmt(inspection->run, "is '%.*s' meant to be '%.*s'?",
                                  STR_ARG(other->text), STR_ARG(name->text));
    else
        violation->hint =
            str_fmt(inspection->run, "add '%s %.*s'", hashes(name->level), STR_ARG(name->text));
}

static void inspect_missing(struct inspection *inspection, const struct section_list *required)
{
    const struct outline *outline = &inspection->outline;
    bool looked = false;
    for (size_t i = 0; i < required->count; i++) {
        if (outline_find(outline, &required->data[i]))
            continue;
        for (size_t k = 0; k < outline->count && !looked; k++)
            outline->data[k].is_required = in_list(outline, &outline->data[k], required);
        looked = true;
        report_missing(inspection, &required->data[i]);
    }
}

/* Sections that are there, in the order demanded, with their place in the note. */
struct ordered {
    const struct outline_entry *entry;
    const struct section_names *names;
    size_t length;   /* of the longest run in order that ends here */
    size_t previous; /* in that run; STR_NONE: none */
    bool keeps;      /* belongs to the longest run of all */
};

/* Longest increasing run of places: whoever is not in it is misplaced. */
static void find_run(struct ordered *sections, size_t count)
{
    size_t best = STR_NONE;
    for (size_t i = 0; i < count; i++) {
        sections[i].length = 1;
        sections[i].previous = STR_NONE;
        for (size_t k = 0; k < i; k++) {
            if (sections[k].entry < sections[i].entry &&
                sections[k].length + 1 > sections[i].length) {
                sections[i].length = sections[k].length + 1;
                sections[i].previous = k;
            }
        }
        if (best == STR_NONE || sections[i].length > sections[best].length)
            best = i;
    }
    for (; best != STR_NONE; best = sections[best].previous)
        sections[best].keeps = true;
}

static void report_misplaced(struct inspection *inspection, const struct ordered *sections,
                             size_t count, size_t index)
{
    const struct outline_entry *entry = sections[index].entry;
    for (size_t i = index + 1; i < count; i++) {
        if (!sections[i].keeps)
            continue;
        structure_violate(inspection, entry->region, "order", entry->text,
                          "section '%.*s' belongs before '%.*s'", STR_ARG(entry->text),
                          STR_ARG(sections[i].entry->text));
        return;
    }
    for (size_t i = index; i > 0; i--) {
        if (!sections[i - 1].keeps)
            continue;
        structure_violate(inspection, entry->region, "order", entry->text,
                          "section '%.*s' belongs behind '%.*s'", STR_ARG(entry->text),
                          STR_ARG(sections[i - 1].entry->text));
        return;
    }
}

static void inspect_order(struct inspection *inspection, const struct section_list *order)
{
    struct ordered *sections = ARENA_ARRAY(inspection->scratch, struct ordered, order->count);
    size_t count = 0;
    for (size_t i = 0; i < order->count; i++) {
        const struct outline_entry *entry = outline_find(&inspection->outline, &order->data[i]);
        if (entry)
            sections[count++] = (struct ordered){.entry = entry, .names = &order->data[i]};
    }
    find_run(sections, count);
    for (size_t i = 0; i < count; i++)
        if (!sections[i].keeps)
            report_misplaced(inspection, sections, count, i);
}

/* `first` and `last` are among the sections of their own level. */
static void inspect_ends(struct inspection *inspection, const struct structure *structure)
{
    const struct outline *outline = &inspection->outline;
    const struct outline_entry *first = outline_find(outline, &structure->first);
    const struct outline_entry *last = outline_find(outline, &structure->last);
    for (size_t i = 0; i < outline->count; i++) {
        struct outline_entry *entry = &outline->data[i];
        if (first && entry->level == first->level && entry < first) {
            structure_violate(inspection, first->region, "order", first->text,
                              "section '%.*s' belongs before '%.*s'", STR_ARG(first->text),
                              STR_ARG(entry->text));
            break;
        }
    }
    for (size_t i = outline->count; last && i > 0; i--) {
        struct outline_entry *entry = &outline->data[i - 1];
        if (entry->level != last->level)
            continue;
        if (entry > last && !outline_is_named(&inspection->outline, entry, &structure->last))
            structure_violate(inspection, last->region, "order", last->text,
                              "section '%.*s' belongs at the end, '%.*s' follows it",
                              STR_ARG(last->text), STR_ARG(entry->text));
        break;
    }
}

/* Levels at which the schema names sections; others are free. */
static void inspect_closed(struct inspection *inspection, const struct structure *structure)
{
    const struct section_list *lists[] = {&structure->required, &structure->optional,
                                          &structure->order};
    unsigned levels = 0;
    for (size_t i = 0; i < inspection->outline.count; i++)
        for (size_t k = 0; k < COUNT_OF(lists); k++)
            if (in_list(&inspection->outline, &inspection->outline.data[i], lists[k]))
                levels |= 1u << inspection->outline.data[i].level;
    for (size_t i = 0; i < inspection->outline.count; i++) {
        struct outline_entry *entry = &inspection->outline.data[i];
        bool known = false;
        for (size_t k = 0; k < COUNT_OF(lists); k++)
            known |= in_list(&inspection->outline, entry, lists[k]);
        known |= outline_is_named(&inspection->outline, entry, &structure->first);
        known |= outline_is_named(&inspection->outline, entry, &structure->last);
        if (!known && levels >> entry->level & 1)
            structure_violate(inspection, entry->region, "closed", entry->text,
                              "section '%.*s' is not one of this kind of note",
                              STR_ARG(entry->text));
    }
}

void inspect_sections(struct inspection *inspection, const struct structure *structure)
{
    if (inspection->aspects & STRUCTURE_MISSING && !inspection->is_stub)
        inspect_missing(inspection, &structure->required);
    if (inspection->aspects & STRUCTURE_ORDER) {
        inspect_order(inspection, &structure->order);
        inspect_ends(inspection, structure);
    }
    if (inspection->aspects & STRUCTURE_CONTENT && structure->closed)
        inspect_closed(inspection, structure);
}
