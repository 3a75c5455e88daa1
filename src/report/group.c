/* report/group: buckets findings by message, then those of one note by the message's form.
 *
 * A finding with evidence in another place is never follows: the evidence is what one reads it for.
 */
#include "group.h"

#include "notelint/map.h"

enum { LEAST_PLACES = 4, LEAST_IN_NOTE = 6 };

VEC_OF(index_vec, size_t)

struct buckets {
    struct map by_key; /* -> struct index_vec */
    struct arena *arena;
};

static void bucket_add(struct buckets *buckets, struct str key, size_t index)
{
    void **slot = map_slot(&buckets->by_key, buckets->arena, key);
    if (!*slot)
        *slot = ARENA_NEW(buckets->arena, struct index_vec);
    *index_vec_push(buckets->arena, *slot) = index;
}

static void take_buckets(const struct buckets *buckets, enum group_kind kind, size_t least,
                         struct group *groups)
{
    for (size_t i = 0; i < buckets->by_key.len; i++) {
        const struct index_vec *members = buckets->by_key.entries[i].value;
        if (members->len < least)
            continue;
        for (size_t k = 0; k < members->len; k++)
            groups[members->data[k]] = (struct group){.kind = kind, .follows = k > 0};
        groups[members->data[0]].members = members->data;
        groups[members->data[0]].member_count = members->len;
    }
}

/* Alike are findings of one rule that say the same and advise the same. */
static struct str key_of_message(struct arena *arena, const struct diagnostic *finding,
                                 struct str message)
{
    struct buf key = {.arena = arena};
    buf_fmt(&key, "%s %d ", finding->rule->name, (int)finding->severity);
    buf_push(&key, finding->hint); /* what has to be done stays beside what it is done to */
    buf_push_byte(&key, '\0');
    buf_push(&key, message);
    return buf_str(&key);
}

/* What the message says of the region in its own words: the region's text, or what it quotes of
 * it. */
static struct region quoted_part(const struct diagnostic *finding)
{
    const struct str message = finding->message;
    const struct str text = source_text(&finding->note->source, finding->region);
    const size_t whole = text.len ? str_find(message, text, 0) : STR_NONE;
    if (whole != STR_NONE)
        return region_of(whole, text.len);
    for (size_t open = str_find_byte(message, '\'', 0); open != STR_NONE;) {
        const size_t close = str_find_byte(message, '\'', open + 1);
        if (close == STR_NONE)
            break;
        const struct str quoted = str_slice(message, open + 1, close);
        if (quoted.len && str_find(text, quoted, 0) != STR_NONE)
            return region_of(open + 1, quoted.len);
        open = close;
    }
    return (struct region){0};
}

struct str finding_subject(const struct diagnostic *finding)
{
    const struct region quoted = quoted_part(finding);
    return quoted.len ? str_slice(finding->message, quoted.offset, region_end(quoted))
                      : source_text(&finding->note->source, finding->region);
}

/* The message with a NUL in the place of the quoted part. */
static struct str form_of(struct arena *arena, const struct diagnostic *finding)
{
    const struct region quoted = quoted_part(finding);
    if (!quoted.len)
        return finding->message;
    struct buf form = {.arena = arena};
    buf_push(&form, str_slice(finding->message, 0, quoted.offset));
    buf_push_byte(&form, '\0');
    buf_push(&form, str_slice(finding->message, region_end(quoted), finding->message.len));
    return buf_str(&form);
}

const struct group *groups_find(struct arena *arena, const struct run_result *result)
{
    struct group *groups = ARENA_ARRAY(arena, struct group, result->count);
    struct buckets places = {.arena = arena};
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        if (!finding->related.len)
            bucket_add(&places, key_of_message(arena, finding, finding->message), i);
    }
    take_buckets(&places, GROUP_PLACES, LEAST_PLACES, groups);

    struct buckets notes = {.arena = arena};
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        if (finding->related.len || groups[i].kind != GROUP_NONE)
            continue;
        struct buf key = {.arena = arena};
        buf_push(&key, finding->note->path);
        buf_push_byte(&key, '\0');
        buf_push(&key, key_of_message(arena, finding, form_of(arena, finding)));
        bucket_add(&notes, buf_str(&key), i);
    }
    take_buckets(&notes, GROUP_NOTE, LEAST_IN_NOTE, groups);
    return groups;
}
