/* vault/near_index: builds the index; a chain of pieces hangs at each slot of their hashes. */
#include "near_index.h"

#include <stdlib.h>

#include "notelint/fold.h"
#include "notelint/word.h"

static uint64_t mix(uint64_t a, uint64_t b)
{
    uint64_t x = a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2));
    x ^= x >> 31;
    x *= 0xBF58476D1CE4E5B9u;
    return x ^ x >> 29;
}

bool near_split(struct str key, struct words *ret)
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

uint64_t near_hash_others(const struct words *words, size_t which)
{
    uint64_t sum = mix(words->count, which);
    for (size_t i = 0; i < words->count; i++)
        if (i != which)
            sum += words->hashes[i];
    return sum;
}

size_t near_edits_allowed(size_t len)
{
    return len >= LONG_WORD ? 2 : 1;
}

bool near_may_differ(const struct words *words, size_t which)
{
    const struct str word = words->data[which];
    if (word.len < SHORTEST_WORD || word.len > WORD_LEN_MAX)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (ascii_is_digit(word.data[i]))
            return false;
    return true;
}

size_t near_piece_begin(size_t len, size_t which)
{
    return len * which / (near_edits_allowed(len) + 1);
}

uint64_t near_hash_piece(uint64_t others, size_t len, size_t which, struct str text)
{
    return mix(mix(others, len * 4 + which), str_hash(text));
}

static void add_pieces(struct arena *run, struct near_index *index, uint32_t name)
{
    struct words words;
    if (!near_split(index->names.data[name].key, &words))
        return;
    for (size_t i = 0; i < words.count; i++) {
        if (!near_may_differ(&words, i))
            continue;
        const struct str word = words.data[i];
        const uint64_t others = near_hash_others(&words, i);
        for (size_t k = 0; k <= near_edits_allowed(word.len); k++) {
            const struct str text =
                str_slice(word, near_piece_begin(word.len, k), near_piece_begin(word.len, k + 1));
            *piece_vec_push(run, &index->pieces) =
                (struct piece){.hash = near_hash_piece(others, word.len, k, text), .name = name};
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

struct str near_base_name(struct str path)
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
    void **slot = map_slot(&index->keys, run, key);
    if (!*slot) /* one of a thousand files called Index stands for all */
        add_pieces(run, index, (uint32_t)index->names.len - 1);
    *slot = index;
}

struct str near_same_key(struct arena *arena, struct str name)
{
    return without_blanks(arena, entity_key(arena, name));
}

static int compare_words(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The words that carry meaning, sorted: "Code of Hammurabi" is "Hammurabi Code". Empty for fewer
 * than two. */
struct str near_order_key(struct arena *arena, struct str key)
{
    struct str words[WORDS_MAX];
    size_t count = 0;
    for (struct str word; str_split(&key, ' ', &word);) {
        if (word_in(word, "of the a an and in on for to de la du der"))
            continue;
        if (count == WORDS_MAX)
            return (struct str){0};
        words[count++] = word;
    }
    if (count < 2)
        return (struct str){0};
    qsort(words, count, sizeof(*words), compare_words);
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        buf_push(&out, words[i]);
        buf_push_byte(&out, ' ');
    }
    return buf_str(&out);
}

static void link_name(struct arena *run, struct map *map, struct str key, struct known_name *name)
{
    if (key.len == 0)
        return;
    void **slot = map_slot(map, run, key);
    if (!*slot)
        *slot = name;
}

static void link_names(struct arena *run, struct near_index *index)
{
    for (size_t i = 0; i < index->names.len; i++) {
        struct known_name *name = &index->names.data[i];
        link_name(run, &index->same, near_same_key(run, name->name), name);
        link_name(run, &index->order, near_order_key(run, name->key), name);
    }
}

const struct near_index *near_build(struct arena *run, const struct vault *vault)
{
    struct near_index *index = ARENA_NEW(run, struct near_index);
    for (size_t i = 0; i < vault->files.len; i++) {
        const struct vault_file *file = &vault->files.data[i];
        if (file->hidden)
            continue;
        add_name(run, index, file, near_base_name(file->path), NEAR_SPELLING);
        for (size_t k = 0; file->note && k < file->note->alias_count; k++)
            add_name(run, index, file, file->note->aliases[k], NEAR_ALIAS);
    }
    link_names(run, index);
    link_pieces(run, index);
    return index;
}
