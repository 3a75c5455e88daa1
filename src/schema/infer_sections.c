/* schema/infer_sections: the headings that the notes of a group share, and the tags. */
#include <stdlib.h>

#include "infer.h"
#include "notelint/fold.h"
#include "structure.h"

enum { LEAST_PERCENT = 95, ALTERNATIVES = 3, LEAST_SHARE = 10 };

/* A heading over all notes of the group. */
struct seen_heading {
    struct str folded;
    struct str text;
    struct str first_word;
    bool *in; /* by index of the note */
    size_t present;
    size_t place; /* summed up */
};

VEC_OF(seen_heading_vec, struct seen_heading)

static struct str first_word(struct str folded)
{
    const size_t blank = str_find_byte(folded, ' ', 0);
    return blank == STR_NONE ? folded : str_slice(folded, 0, blank);
}

static void see_headings(struct draft *draft, struct seen_heading_vec *ret)
{
    struct map index = {0};
    for (size_t n = 0; n < draft->group->count; n++) {
        const struct outline outline = outline_of(draft->scratch, draft->group->notes[n]);
        for (size_t i = 0; i < outline.count; i++) {
            struct outline_entry *entry = &outline.data[i];
            if (entry->level != 2 || outline_folded(&outline, entry).len == 0)
                continue;
            void **slot = map_slot(&index, draft->scratch, entry->folded);
            if (!*slot) {
                struct seen_heading *heading = seen_heading_vec_push(draft->scratch, ret);
                *heading = (struct seen_heading){
                    .folded = entry->folded,
                    .text = entry->text,
                    .first_word = first_word(entry->folded),
                    .in = ARENA_ARRAY(draft->scratch, bool, draft->group->count),
                };
                *slot = (void *)(uintptr_t)ret->len;
            }
            struct seen_heading *heading = &ret->data[(uintptr_t)*slot - 1];
            if (heading->in[n])
                continue;
            heading->in[n] = true;
            heading->present++;
            heading->place += 1000 * i / outline.count;
        }
    }
}

static int compare_presence(const void *a, const void *b)
{
    const struct seen_heading *x = a;
    const struct seen_heading *y = b;
    if (x->present != y->present)
        return x->present > y->present ? -1 : 1;
    return str_cmp(x->folded, y->folded);
}

/* Of the headings from `first` on, those that begin with the same word and stand in for it. */
static bool try_heading(struct draft *draft, const struct seen_heading_vec *headings, size_t first)
{
    const size_t count = draft->group->count;
    bool *lacks = ARENA_ARRAY(draft->scratch, bool, count);
    struct section_demand demand = {0};
    size_t present = 0;
    for (size_t i = first; i < headings->len && demand.name_count < ALTERNATIVES; i++) {
        const struct seen_heading *heading = &headings->data[i];
        const bool is_variant =
            i == first || (str_eq(heading->first_word, headings->data[first].first_word) &&
                           heading->present * 100 >= count * LEAST_SHARE);
        if (!is_variant)
            continue;
        demand.names[demand.name_count++] = heading->text;
        demand.place += heading->place;
        demand.present += heading->present;
        present = 0;
        for (size_t n = 0; n < count; n++)
            present += lacks[n] |= heading->in[n];
        if (present * 100 >= count * LEAST_PERCENT)
            break;
    }
    if (present * 100 < count * LEAST_PERCENT)
        return false;
    for (size_t n = 0; n < count; n++)
        lacks[n] = !lacks[n];
    if (!draft_afford(draft, lacks))
        return false;
    *section_demand_vec_push(draft->run, &draft->sections) = demand;
    return true;
}

static int compare_places(const void *a, const void *b)
{
    const struct section_demand *x = a;
    const struct section_demand *y = b;
    const size_t left = x->place * y->present;
    const size_t right = y->place * x->present;
    if (left != right)
        return left < right ? -1 : 1;
    return str_cmp(x->names[0], y->names[0]);
}

static size_t place_in(const struct outline *outline, const struct section_demand *demand,
                       struct arena *scratch)
{
    for (size_t i = 0; i < outline->count; i++)
        for (size_t k = 0; k < demand->name_count; k++)
            if (str_eq(outline_folded(outline, &outline->data[i]),
                       fold_heading(scratch, demand->names[k])))
                return i;
    return STR_NONE;
}

static void demand_order(struct draft *draft)
{
    bool *breaks = ARENA_ARRAY(draft->scratch, bool, draft->group->count);
    for (size_t n = 0; n < draft->group->count; n++) {
        const struct outline outline = outline_of(draft->scratch, draft->group->notes[n]);
        size_t last = 0;
        for (size_t i = 0; i < draft->sections.len; i++) {
            const size_t place = place_in(&outline, &draft->sections.data[i], draft->scratch);
            if (place == STR_NONE)
                continue;
            breaks[n] |= place < last;
            last = place;
        }
    }
    draft->ordered = draft->sections.len > 1 && draft_afford(draft, breaks);
}

void infer_sections(struct draft *draft)
{
    struct seen_heading_vec headings = {0};
    see_headings(draft, &headings);
    if (headings.len)
        qsort(headings.data, headings.len, sizeof(*headings.data), compare_presence);
    for (size_t i = 0; i < headings.len; i++) {
        bool used = false;
        for (size_t k = 0; k < draft->sections.len; k++)
            for (size_t j = 0; j < draft->sections.data[k].name_count; j++)
                used |= str_eq(draft->sections.data[k].names[j], headings.data[i].text);
        if (!used)
            try_heading(draft, &headings, i);
    }
    if (draft->sections.len)
        qsort(draft->sections.data, draft->sections.len, sizeof(*draft->sections.data),
              compare_places);
    demand_order(draft);
}

/* Tags that say the kind once more; others are shared by chance. */
void infer_tags(struct draft *draft)
{
    struct map seen = {0};
    for (size_t n = 0; n < draft->group->count; n++) {
        const struct note *note = draft->group->notes[n];
        for (size_t i = 0; i < note->tags.len; i++) {
            void **slot = map_slot(&seen, draft->scratch, note->tags.data[i].name);
            if (!*slot)
                *slot = ARENA_ARRAY(draft->scratch, bool, draft->group->count);
            ((bool *)*slot)[n] = true;
        }
    }
    const struct str kind = fold_key(draft->scratch, draft->group->value);
    for (size_t i = 0; i < seen.len; i++) {
        if (!str_eq(fold_key(draft->scratch, seen.entries[i].key), kind))
            continue;
        const bool *has = seen.entries[i].value;
        bool *lacks = ARENA_ARRAY(draft->scratch, bool, draft->group->count);
        size_t count = 0;
        for (size_t n = 0; n < draft->group->count; n++) {
            lacks[n] = !has[n];
            count += has[n];
        }
        if (count * 100 >= draft->group->count * LEAST_PERCENT && draft_afford(draft, lacks))
            *str_list_push(draft->run, &draft->tags) = seen.entries[i].key;
    }
}
