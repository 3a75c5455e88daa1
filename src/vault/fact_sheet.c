/* vault/fact_sheet: picks the claims of one subject out of the index. */
#include "notelint/fact_sheet.h"

#include <stdlib.h>

#include "agree.h"

/* The disagreement of the group, if it is one to be shown. */
static const struct disagreement *disagreement_of(const struct claim_index *index,
                                                  const struct claim_group *group)
{
    for (size_t i = 0; i < index->disagreements.len; i++) {
        const struct disagreement *found = &index->disagreements.data[i];
        if (found->group == (group->with ? group->with : group) &&
            found->confidence == CONFIDENCE_SHOWN && !conflict_class_is_quiet(found->class_))
            return found;
    }
    return NULL;
}

static bool takes_part(const struct disagreement *disagreement, const struct joined_claim *claim)
{
    if (claim == disagreement->anchor)
        return true;
    for (size_t i = 0; i < disagreement->place_count; i++)
        if (disagreement->places[i] == claim)
            return true;
    return false;
}

static bool differs(const struct sheet_attribute *attribute, const struct joined_claim *claim,
                    struct arena *scratch)
{
    const struct disagreement *disagreement = attribute->disagreement;
    if (!disagreement || claim == disagreement->home || !takes_part(disagreement, claim))
        return false;
    const enum agreement agreement =
        figures_agree(claim->figure, disagreement->home->figure, claim->class_, scratch);
    return agreement != AGREE_EQUAL && agreement != AGREE_ROUNDED;
}

static void attribute_add(struct arena *run, const struct claim_index *index,
                          const struct claim_group *group, struct fact_sheet *sheet)
{
    struct arena scratch = {0};
    struct sheet_attribute attribute = {
        .group = group,
        .disagreement = disagreement_of(index, group),
    };
    for (size_t i = 0; i < group->claims.len; i++) {
        const struct joined_claim *claim = &group->claims.data[i];
        if (claim->from >= SUBJECT_REWORDED)
            continue;
        *sheet_figure_vec_push(run, &attribute.figures) =
            (struct sheet_figure){claim, differs(&attribute, claim, &scratch)};
    }
    if (attribute.figures.len)
        *sheet_attribute_vec_push(run, &sheet->attributes) = attribute;
    arena_done(&scratch);
}

/* What has no name comes last. */
static int by_metric(const void *a, const void *b)
{
    const struct sheet_attribute *x = a;
    const struct sheet_attribute *y = b;
    if (!x->group->metric.len != !y->group->metric.len)
        return x->group->metric.len ? -1 : 1;
    return str_cmp(x->group->metric, y->group->metric);
}

/* By its note's path, by its own name where several go by it, or by any name. */
static const struct entity *entity_called(const struct vault *vault, struct str name,
                                          struct str key)
{
    const struct note *note = vault_note_find(vault, name);
    const struct entity_set *set = map_find(&vault->entities.by_key, key);
    if (note)
        return vault->entities.of_note[note->index];
    for (size_t i = 0; set && i < set->len; i++)
        if (str_eq(set->data[i]->name, name))
            return set->data[i];
    return set && set->len == 1 ? set->data[0] : NULL;
}

bool fact_sheet_build(struct arena *run, const struct vault *vault, struct str name,
                      struct fact_sheet *ret)
{
    const struct claim_index *index = &vault->claims;
    const struct str key = entity_key(run, name);
    struct fact_sheet sheet = {.entity = entity_called(vault, name, key)};
    sheet.name = sheet.entity ? sheet.entity->name : name;
    if (!sheet.entity && (key.len == 0 || map_find(&vault->entities.by_key, key)))
        return false;
    for (size_t i = 0; i < index->groups.len; i++) {
        const struct claim_group *group = &index->groups.data[i];
        if (sheet.entity ? group->entity == sheet.entity : str_eq(group->subject, key))
            attribute_add(run, index, group, &sheet);
    }
    if (sheet.attributes.len)
        qsort(sheet.attributes.data, sheet.attributes.len, sizeof(*sheet.attributes.data),
              by_metric);
    *ret = sheet;
    return sheet.entity || sheet.attributes.len;
}
