/* vault/claim_groups: a counting sort by a hash table of subjects and attributes. */
#include "claim_groups.h"

/* Attributes that people tell as one another: a reign under "dates". */
static struct str family_of(struct str metric)
{
    if (str_eq(metric, STR("reign")) || str_eq(metric, STR("life")))
        return STR("dates");
    return metric;
}

uint64_t claim_group_hash(struct hash_key key, struct str subject, struct str metric)
{
    const struct hash_key of_subject = {key.first, hash_keyed(key, subject)};
    return hash_keyed(of_subject, family_of(metric));
}

/* The slot that holds the group, or the free one where it belongs. The table is never full. */
static size_t slot_of(const struct claim_index *index, struct str subject, struct str metric,
                      uint64_t hash)
{
    const size_t mask = index->slot_count - 1;
    for (size_t slot = (size_t)hash & mask;; slot = (slot + 1) & mask) {
        if (index->slots[slot] == 0)
            return slot;
        const struct claim_group *group = &index->groups.data[index->slots[slot] - 1];
        if (group->hash == hash && str_eq(group->subject, subject) && str_eq(group->metric, metric))
            return slot;
    }
}

struct claim_group *claim_group_find(const struct claim_index *index, struct str subject,
                                     struct str metric)
{
    if (index->groups.len == 0)
        return NULL;
    const uint32_t at = index->slots[slot_of(index, subject, family_of(metric),
                                             claim_group_hash(index->key, subject, metric))];
    return at ? &index->groups.data[at - 1] : NULL;
}

const struct claim_group *claim_group_of(const struct claim_index *index, const struct note *note,
                                         size_t claim)
{
    const uint32_t *groups = index->group_of[note->index];
    return groups && groups[claim] ? &index->groups.data[groups[claim] - 1] : NULL;
}

/* The number of the claim's group, a new one where it is the first. */
static uint32_t group_of(struct arena *run, struct claim_index *index,
                         const struct joined_claim *claim, uint64_t hash)
{
    const struct str family = family_of(claim->metric);
    uint32_t *slot = &index->slots[slot_of(index, claim->subject, family, hash)];
    if (*slot == 0) {
        struct claim_group *group = claim_group_vec_push(run, &index->groups);
        *group = (struct claim_group){
            .entity = claim->entity, .subject = claim->subject, .metric = family, .hash = hash};
        *slot = (uint32_t)index->groups.len;
    }
    return *slot - 1;
}

void claims_group(struct arena *run, const struct note_claims *notes, size_t count,
                  struct claim_index *index)
{
    struct arena scratch = {0};
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += notes[i].len;
    index->slot_count = 8;
    while (index->slot_count < 2 * total)
        index->slot_count *= 2;
    index->slots = ARENA_ARRAY(run, uint32_t, index->slot_count);
    uint32_t *groups = ARENA_ARRAY(&scratch, uint32_t, total);
    size_t at = 0;
    index->group_of = ARENA_ARRAY(run, uint32_t *, count);
    for (size_t i = 0; i < count; i++) {
        if (notes[i].len)
            index->group_of[i] = ARENA_ARRAY(run, uint32_t, notes[i].data->note->claims.len);
        for (size_t k = 0; k < notes[i].len; k++) {
            const struct joined_claim *claim = &notes[i].data[k];
            const uint32_t group = group_of(run, index, claim, notes[i].hashes[k]);
            index->groups.data[group].claims.cap++;
            index->group_of[i][claim->claim - claim->note->claims.data] = group + 1;
            groups[at++] = group;
        }
    }
    struct joined_claim *rest = ARENA_ARRAY(run, struct joined_claim, total);
    for (size_t i = 0; i < index->groups.len; i++) {
        struct joined_claim_vec *claims = &index->groups.data[i].claims;
        claims->data = rest;
        rest += claims->cap;
    }
    at = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < notes[i].len; k++) {
            struct claim_group *group = &index->groups.data[groups[at++]];
            struct joined_claim *claim = &group->claims.data[group->claims.len++];
            *claim = notes[i].data[k];
            claim->subject = group->subject;
        }
    arena_done(&scratch);
}
