/* vault/near: a look-up tries the pieces of each word that may be mistyped, never all names. */
#include "near.h"

#include "names.h"
#include "near_index.h"
#include "notelint/fold.h"
#include "notelint/nearest.h"

/* The best names so far. */
struct ranking {
    struct near_names names;
    size_t edits[NEAR_MAX]; /* of each */
};

static bool is_better(const struct ranking *ranking, enum near_kind kind, size_t edits, size_t than)
{
    const enum near_kind other = ranking->names.data[than].kind;
    const bool spelled = kind >= NEAR_SPELLING && other >= NEAR_SPELLING;
    return spelled && edits != ranking->edits[than] ? edits < ranking->edits[than] : kind < other;
}

static void offer(struct ranking *ranking, struct str path, enum near_kind kind, size_t edits)
{
    struct near_names *names = &ranking->names;
    for (size_t i = 0; i < names->count; i++)
        if (str_eq(names->data[i].path, path))
            return;
    size_t at = names->count;
    while (at > 0 && is_better(ranking, kind, edits, at - 1))
        at--;
    if (at == NEAR_MAX)
        return;
    names->count += names->count < NEAR_MAX;
    for (size_t i = names->count - 1; i > at; i--) {
        names->data[i] = names->data[i - 1];
        ranking->edits[i] = ranking->edits[i - 1];
    }
    names->data[at] = (struct near_name){.path = path, .kind = kind};
    ranking->edits[at] = edits;
}

static size_t first_letter_len(struct str word)
{
    size_t len = 1;
    while (len < word.len && ((unsigned char)word.data[len] & 0xC0) == 0x80)
        len++;
    return len;
}

static size_t letters(struct str word)
{
    size_t count = 0;
    for (size_t i = 0; i < word.len; i++)
        count += ((unsigned char)word.data[i] & 0xC0) != 0x80;
    return count;
}

/* Two neighbours have changed places, and nothing else. */
static bool is_swap(struct str a, struct str b)
{
    size_t at = 0;
    while (at < a.len && at < b.len && a.data[at] == b.data[at])
        at++;
    return a.len == b.len && at + 1 < a.len && a.data[at] == b.data[at + 1] &&
           a.data[at + 1] == b.data[at] &&
           str_eq(str_slice(a, at + 2, a.len), str_slice(b, at + 2, b.len));
}

/* Are these a word and the same word mistyped? */
static bool is_mistyped(struct str a, struct str b, bool is_single, size_t *ret_edits)
{
    const size_t shorter = letters(a) < letters(b) ? letters(a) : letters(b);
    if (shorter < (is_single ? SHORTEST_SINGLE : SHORTEST_EDIT)) {
        *ret_edits = 1;
        return is_swap(a, b);
    }
    const size_t limit = near_edits_allowed(shorter);
    *ret_edits = edit_distance(a, b, limit);
    return *ret_edits > 0 && *ret_edits <= limit;
}

/* Is word `which` of the name a typing error away from that of the query, and all else equal? */
static bool is_near(const struct words *query, struct str key, size_t which, size_t *ret_edits)
{
    struct words words;
    if (!near_split(key, &words) || words.count != query->count || !near_may_differ(&words, which))
        return false;
    for (size_t i = 0; i < words.count; i++)
        if (i != which && !str_eq(words.data[i], query->data[i]))
            return false;
    /* A wrong first letter is rare; a different word is not: Zambia, Gambia. */
    const struct str a = query->data[which];
    const struct str b = words.data[which];
    return str_starts(b, str_slice(a, 0, first_letter_len(a))) &&
           is_mistyped(a, b, words.count == 1, ret_edits);
}

bool near_is_misspelt(const struct words *query, struct str key, size_t *ret_edits)
{
    for (size_t i = 0; i < query->count; i++)
        if (near_may_differ(query, i) && is_near(query, key, i, ret_edits))
            return true;
    return false;
}

/* The search for names like one name. */
struct probe {
    const struct near_index *index;
    const struct words *query;
    size_t which; /* the word that may differ */
    size_t steps, checks;
    struct ranking *ranking;
};

static void try_chain(struct probe *probe, uint64_t hash)
{
    const struct near_index *index = probe->index;
    uint32_t at = index->heads[hash & (index->head_count - 1)];
    while (at && probe->steps++ < STEP_LIMIT && probe->checks < CHECK_LIMIT) {
        const struct piece *piece = &index->pieces.data[at - 1];
        at = piece->next;
        if (piece->hash != hash)
            continue;
        const struct known_name *name = &index->names.data[piece->name];
        size_t distance;
        probe->checks++;
        if (is_near(probe->query, name->key, probe->which, &distance))
            offer(probe->ranking, name->file->path, name->kind, distance);
    }
}

/* Words of `len` bytes one of whose pieces stands in the query's word, shifted by the edits before
 * it. */
static void try_length(struct probe *probe, size_t len)
{
    const struct str word = probe->query->data[probe->which];
    const uint64_t others = near_hash_others(probe->query, probe->which);
    const size_t edits = near_edits_allowed(len);
    for (size_t k = 0; k <= edits; k++) {
        const size_t begin = near_piece_begin(len, k);
        const size_t size = near_piece_begin(len, k + 1) - begin;
        for (size_t shift = 0; shift <= 2 * edits; shift++) {
            if (begin + shift < edits || begin + shift - edits + size > word.len)
                continue;
            const size_t from = begin + shift - edits;
            try_chain(probe, near_hash_piece(others, len, k, str_slice(word, from, from + size)));
        }
    }
}

static void find_edits(const struct near_index *index, struct str key, struct ranking *ranking)
{
    struct words words;
    if (!near_split(key, &words) || index->pieces.len == 0)
        return;
    struct probe probe = {.index = index, .query = &words, .ranking = ranking};
    for (size_t i = 0; i < words.count; i++) {
        if (!near_may_differ(&words, i))
            continue;
        probe.which = i;
        const size_t len = words.data[i].len;
        const size_t edits = near_edits_allowed(len + 1);
        for (size_t k = len - edits; k <= len + edits; k++)
            try_length(&probe, k);
    }
}

/* A name that many folders hold (Index, README) says nothing of where this one went. */
static void find_elsewhere(const struct vault *vault, struct str path, struct arena *scratch,
                           struct ranking *ranking)
{
    const struct str name = near_base_name(path);
    if (str_find_byte(path, '/', 0) == STR_NONE)
        return;
    const struct name_bucket *bucket =
        names_find(vault->names, fold_path(scratch, str_fmt(scratch, "%.*s.md", STR_ARG(name))));
    if (!bucket)
        bucket = names_find(vault->names, fold_path(scratch, name));
    if (!bucket || bucket->count > NEAR_MAX)
        return;
    if (bucket->count == 1)
        offer(ranking, bucket->best->path, NEAR_FOLDER, 0);
    for (size_t i = 0; bucket->some && i < bucket->count; i++)
        offer(ranking, bucket->some[i]->path, NEAR_FOLDER, 0);
}

/* "C" is not "C++" misspelt, nor "Na" "Na+": a sign that ends a name is part of it. */
static bool signs_agree(struct str a, struct str b)
{
    size_t signs[2] = {0};
    const struct str names[] = {a, b};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        for (size_t at = 0; at < names[i].len; at++)
            signs[i] += names[i].data[at] == '+';
    return signs[0] == signs[1];
}

void near_find(const struct vault *vault, const struct near_index *index, struct str path,
               struct arena *scratch, struct near_names *ret)
{
    struct ranking ranking = {0};
    find_elsewhere(vault, path, scratch, &ranking);
    const struct str name = near_base_name(path);
    const struct str folded = fold_path(scratch, name);
    const struct name_owners *owners = names_find_title(vault->names, folded);
    if (owners && owners->count == 1)
        offer(&ranking, owners->first->note->path, NEAR_TITLE, 0);
    const struct str key = fold_key(scratch, name);
    const struct known_name *twin = map_find(&index->same, near_same_key(scratch, name));
    if (twin && !str_eq(fold_path(scratch, twin->name), folded) && signs_agree(twin->name, name))
        offer(&ranking, twin->file->path, NEAR_FORM, 0);
    twin = map_find(&index->order, near_order_key(scratch, key));
    if (twin && !str_eq(fold_path(scratch, twin->name), folded))
        offer(&ranking, twin->file->path, NEAR_ORDER, 0);
    find_edits(index, key, &ranking);
    *ret = ranking.names;
}

const char *near_kind_words(enum near_kind kind)
{
    static const char *const words[] = {
        [NEAR_HISTORY] = "is where it went",
        [NEAR_FOLDER] = "lies in another folder",
        [NEAR_TITLE] = "has this title",
        [NEAR_FORM] = "is the same but for punctuation, accents or an ending",
        [NEAR_ORDER] = "has the same words in another order",
        [NEAR_SPELLING] = "is spelled much like it",
        [NEAR_ALIAS] = "has an alias that is spelled much like it",
    };
    return words[kind];
}
