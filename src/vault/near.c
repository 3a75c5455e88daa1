/* vault/near: a typing error changes one word of a name a little, so names are indexed by their
 * other words and by pieces of the one that may differ: of a word with one wrong letter, one half
 * is as it should be; of a longer one with two, one third. A look-up tries pieces, never all names.
 */
#include "near.h"

#include "names.h"
#include "notelint/fold.h"
#include "notelint/nearest.h"

enum {
    WORDS_MAX = 16,
    WORD_LEN_MAX = 64,
    SHORTEST_WORD = 5,   /* shorter words differ by a letter for good reasons: Iran, Iraq */
    SHORTEST_SINGLE = 6, /* without another word that agrees */
    LONG_WORD = 9,       /* from here on two edits are a typing error too */
    STEP_LIMIT = 4096,   /* along chains, for one name */
    CHECK_LIMIT = 256    /* names compared with it */
};

/* A name's words, folded. */
struct known_name {
    const struct vault_file *file;
    enum near_kind kind; /* of a hit by an edit */
    struct str name;     /* as written */
    struct str key;      /* fold_key of it: words between single blanks */
};

VEC_OF(known_name_vec, struct known_name)

struct piece {
    uint64_t hash;
    uint32_t name;
    uint32_t next; /* place + 1 */
};

VEC_OF(piece_vec, struct piece)

struct near_index {
    struct map same; /* entity_key without blanks -> struct known_name * */
    struct known_name_vec names;
    struct piece_vec pieces;
    uint32_t *heads; /* by hash: place + 1 of the last piece of its slot */
    size_t head_count;
};

struct words {
    struct str data[WORDS_MAX];
    uint64_t hashes[WORDS_MAX];
    size_t count;
};

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2));
    x ^= x >> 31;
    x *= 0xBF58476D1CE4E5B9u;
    return x ^ x >> 29;
}

/* False for a name of too many words. */
static bool split_words(struct str key, struct words *ret)
{
    ret->count = 0;
    for (struct str word; str_split(&key, ' ', &word);) {
        if (ret->count == WORDS_MAX)
            return false;
        ret->data[ret->count] = word;
        ret->hashes[ret->count] = mix(str_hash(word), ret->count);
        ret->count++;
    }
    return ret->count > 0;
}

/* The hash of all words but one, and of that one's place. */
static uint64_t hash_others(const struct words *words, size_t which)
{
    uint64_t sum = mix(words->count, which);
    for (size_t i = 0; i < words->count; i++)
        if (i != which)
            sum += words->hashes[i];
    return sum;
}

static size_t edits_allowed(size_t len)
{
    return len >= LONG_WORD ? 2 : 1;
}

static bool may_differ(const struct words *words, size_t which)
{
    const struct str word = words->data[which];
    if (word.len < (words->count == 1 ? SHORTEST_SINGLE : SHORTEST_WORD) || word.len > WORD_LEN_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (ascii_is_digit(word.data[i]))
            return false;
    return true;
}

/* A word of `len` bytes in edits + 1 pieces: where piece `which` begins. */
static size_t piece_begin(size_t len, size_t which)
{
    return len * which / (edits_allowed(len) + 1);
}

static uint64_t hash_piece(uint64_t others, size_t len, size_t which, struct str text)
{
    return mix(mix(others, len * 4 + which), str_hash(text));
}

static void add_pieces(struct arena *run, struct near_index *index, uint32_t name)
{
    struct words words;
    if (!split_words(index->names.data[name].key, &words))
        return;
    for (size_t i = 0; i < words.count; i++) {
        if (!may_differ(&words, i))
            continue;
        const struct str word = words.data[i];
        const uint64_t others = hash_others(&words, i);
        for (size_t k = 0; k <= edits_allowed(word.len); k++) {
            const struct str text =
                str_slice(word, piece_begin(word.len, k), piece_begin(word.len, k + 1));
            *piece_vec_push(run, &index->pieces) =
                (struct piece){.hash = hash_piece(others, word.len, k, text), .name = name};
        }
    }
}

static void link_pieces(struct arena *run, struct near_index *index)
{
    index->head_count = 16;
    while (index->head_count < index->pieces.len)
        index->head_count *= 2;
    index->heads = ARENA_ARRAY(run, uint32_t, index->head_count);
    /* From the last to the first, so that chains are in the order of the names. */
    for (size_t i = index->pieces.len; i-- > 0;) {
        uint32_t *head = &index->heads[index->pieces.data[i].hash & (index->head_count - 1)];
        index->pieces.data[i].next = *head;
        *head = (uint32_t)i + 1;
    }
}

static struct str without_blanks(struct arena *arena, struct str key)
{
    struct buf out = {.arena = arena};
    for (struct str word; str_split(&key, ' ', &word);)
        buf_push(&out, word);
    return buf_str(&out);
}

/* The last segment; of a note, without ".md". */
static struct str base_name(struct str path)
{
    const size_t slash = str_rfind_byte(path, '/');
    if (slash != STR_NONE)
        path = str_slice(path, slash + 1, path.len);
    return str_ends(path, STR(".md")) ? str_slice(path, 0, path.len - 3) : path;
}

static void add_name(struct arena *run, struct near_index *index, const struct vault_file *file,
                     struct str name, enum near_kind kind)
{
    const struct str key = fold_key(run, name);
    if (key.len == 0)
        return;
    *known_name_vec_push(run, &index->names) =
        (struct known_name){.file = file, .kind = kind, .name = name, .key = key};
    add_pieces(run, index, (uint32_t)index->names.len - 1);
}

static void link_names(struct arena *run, struct near_index *index)
{
    for (size_t i = 0; i < index->names.len; i++) {
        struct known_name *name = &index->names.data[i];
        void **slot = map_slot(&index->same, run, without_blanks(run, entity_key(run, name->name)));
        if (!*slot)
            *slot = name;
    }
}

const struct near_index *near_build(struct arena *run, const struct vault *vault)
{
    struct near_index *index = ARENA_NEW(run, struct near_index);
    for (size_t i = 0; i < vault->files.len; i++) {
        const struct vault_file *file = &vault->files.data[i];
        if (file->hidden)
            continue;
        add_name(run, index, file, base_name(file->path), NEAR_SPELLING);
        for (size_t k = 0; file->note && k < file->note->alias_count; k++)
            add_name(run, index, file, file->note->aliases[k], NEAR_ALIAS);
    }
    link_names(run, index);
    link_pieces(run, index);
    return index;
}

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

/* Is word `which` of the name a typing error away from that of the query, and all else equal? */
static bool is_near(const struct words *query, struct str key, size_t which, size_t *ret_distance)
{
    struct words words;
    if (!split_words(key, &words) || words.count != query->count || !may_differ(&words, which))
        return false;
    for (size_t i = 0; i < words.count; i++)
        if (i != which && !str_eq(words.data[i], query->data[i]))
            return false;
    const struct str a = query->data[which];
    const struct str b = words.data[which];
    const size_t shorter = letters(a) < letters(b) ? letters(a) : letters(b);
    if (shorter < (words.count == 1 ? SHORTEST_SINGLE : SHORTEST_WORD))
        return false;
    /* A wrong first letter is rare; a different word is not: Zambia, Gambia. */
    const size_t first = first_letter_len(a);
    if (!str_starts(b, str_slice(a, 0, first)))
        return false;
    const size_t limit = edits_allowed(shorter);
    *ret_distance = edit_distance(a, b, limit);
    return *ret_distance > 0 && *ret_distance <= limit;
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
    const uint64_t others = hash_others(probe->query, probe->which);
    const size_t edits = edits_allowed(len);
    for (size_t k = 0; k <= edits; k++) {
        const size_t begin = piece_begin(len, k);
        const size_t size = piece_begin(len, k + 1) - begin;
        for (size_t shift = 0; shift <= 2 * edits; shift++) {
            if (begin + shift < edits || begin + shift - edits + size > word.len)
                continue;
            const size_t from = begin + shift - edits;
            try_chain(probe, hash_piece(others, len, k, str_slice(word, from, from + size)));
        }
    }
}

static void find_edits(const struct near_index *index, struct str key, struct ranking *ranking)
{
    struct words words;
    if (!split_words(key, &words) || index->pieces.len == 0)
        return;
    struct probe probe = {.index = index, .query = &words, .ranking = ranking};
    for (size_t i = 0; i < words.count; i++) {
        if (!may_differ(&words, i))
            continue;
        probe.which = i;
        const size_t len = words.data[i].len;
        const size_t edits = edits_allowed(len + 1);
        for (size_t k = len - edits; k <= len + edits; k++)
            try_length(&probe, k);
    }
}

/* A name that many folders hold (Index, README) says nothing of where this one went. */
static void find_elsewhere(const struct vault *vault, struct str path, struct arena *scratch,
                           struct ranking *ranking)
{
    const struct str name = base_name(path);
    if (name.len == path.len)
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

void near_find(const struct vault *vault, const struct near_index *index, struct str path,
               struct arena *scratch, struct near_names *ret)
{
    struct ranking ranking = {0};
    find_elsewhere(vault, path, scratch, &ranking);
    const struct str name = base_name(path);
    const struct str folded = fold_path(scratch, name);
    const struct name_owners *owners = names_find_title(vault->names, folded);
    if (owners && owners->count == 1)
        offer(&ranking, owners->first->note->path, NEAR_TITLE, 0);
    const struct str same = without_blanks(scratch, entity_key(scratch, name));
    const struct known_name *twin = same.len ? map_find(&index->same, same) : NULL;
    if (twin && !str_eq(fold_path(scratch, twin->name), folded))
        offer(&ranking, twin->file->path, NEAR_FORM, 0);
    find_edits(index, fold_key(scratch, name), &ranking);
    *ret = ranking.names;
}

const char *near_kind_words(enum near_kind kind)
{
    static const char *const words[] = {
        [NEAR_FOLDER] = "lies in another folder",
        [NEAR_TITLE] = "has this title",
        [NEAR_FORM] = "is the same but for punctuation, accents or an ending",
        [NEAR_SPELLING] = "is spelled much like it",
        [NEAR_ALIAS] = "has an alias that is spelled much like it",
    };
    return words[kind];
}
