/* vault/shared_value: values as hashes, with their keys. */
#include "shared_value.h"

#include "hash_count.h"
#include "notelint/word.h"
#include "rarity.h"

enum {
    MEMBERS_MAX = 64, /* of a note that are looked at */
    VALUE_MAX = 256,  /* bytes; a longer one is a text */
    KEY_MAX = 32
};

struct shared_values {
    struct hash_count counts;
    size_t note_count;
};

/* Is this told of the subject? */
static bool is_of_subject(struct str key)
{
    char lower[KEY_MAX];
    if (key.len > sizeof(lower))
        return false;
    for (size_t i = 0; i < key.len; i++)
        lower[i] = ascii_lower(key.data[i]);
    return !word_in((struct str){lower, key.len},
                    "title name aliases alias type kind tags tag category categories folder "
                    "cssclass cssclasses publish draft status stage priority progress rating "
                    "score confidence date created updated modified lastmod due reviewed checked "
                    "verified accessed retrieved published as-of as_of week day author authors "
                    "editor source sources language lang template layout version order weight "
                    "position words wordcount notelint");
}

static bool hash_of(const struct shared_values *values, const struct member *member, uint64_t *ret)
{
    const struct value *value = &member->value;
    if ((value->kind != VALUE_STRING && value->kind != VALUE_INTEGER &&
         value->kind != VALUE_REAL) ||
        value->string.len == 0 || value->string.len > VALUE_MAX || !is_of_subject(member->key))
        return false;
    const uint64_t hash = str_hash(member->key) * 31 + str_hash(value->string);
    *ret = hash_count_keyed(values->counts.key, hash);
    return true;
}

static size_t members_of(const struct note *note)
{
    const size_t count = note->properties.kind == VALUE_OBJECT ? note->properties.count : 0;
    return count < MEMBERS_MAX ? count : MEMBERS_MAX;
}

struct shared_values *shared_values_count(struct arena *run, const struct vault *vault)
{
    struct shared_values *values = ARENA_NEW(run, struct shared_values);
    values->counts.key = hash_count_key();
    values->note_count = vault->note_count;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < members_of(note); k++) {
            uint64_t hash;
            if (hash_of(values, &note->properties.members[k], &hash))
                ++*hash_count_slot(&values->counts, run, hash);
        }
    }
    return values;
}

unsigned shared_value_rarest(const struct shared_values *values, const struct note *a,
                             const struct note *b, struct str *ret_key)
{
    unsigned rarest = 0;
    for (size_t i = 0; i < members_of(a); i++) {
        const struct member *member = &a->properties.members[i];
        const struct value *other = value_find(&b->properties, member->key);
        uint64_t hash;
        if (!other || !hash_of(values, member, &hash) ||
            !str_eq(other->string, member->value.string))
            continue;
        const unsigned rare = rarity(values->note_count, hash_count_get(&values->counts, hash));
        if (rare > rarest) {
            rarest = rare;
            *ret_key = member->key;
        }
    }
    return rarest;
}
