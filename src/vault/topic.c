/* vault/topic: counts the words of all names, and keeps the rare ones. */
#include "topic.h"

#include "hash_set.h"
#include "notelint/fold.h"
#include "notelint/parallel.h"
#include "notelint/word.h"

enum { WORDS_MAX = 16, RARE_LEAST = 4, RARE_SHARE = 50 };

static void read_name(struct arena *run, struct arena *scratch, struct str name,
                      struct topic *topic)
{
    struct str rest = fold_key(scratch, name);
    struct str word;
    topic->words.data = ARENA_ARRAY(run, uint64_t, WORDS_MAX);
    while (str_split(&rest, ' ', &word) && topic->words.len < WORDS_MAX) {
        if (word.len < 3 || ascii_is_digit(word.data[0]) || word_in(word, "the and for with from"))
            continue;
        topic->last = str_hash(word_singular(scratch, word));
        topic->words.data[topic->words.len++] = topic->last;
    }
    hash_set_sort(&topic->words);
    topic->length = topic->words.len;
}

static void read_headings(struct arena *run, struct arena *scratch, const struct note *note,
                          struct topic *topic)
{
    topic->headings.data = ARENA_ARRAY(run, uint64_t, note->headings.len);
    for (size_t i = 0; i < note->headings.len; i++) {
        const struct str key =
            fold_key(scratch, source_text(&note->source, note->headings.data[i].region));
        if (key.len)
            topic->headings.data[topic->headings.len++] = str_hash(key);
    }
    hash_set_sort(&topic->headings);
}

static struct str key_of(const uint64_t *hash)
{
    return (struct str){(const char *)hash, sizeof(*hash)};
}

struct reading {
    const struct vault *vault;
    struct topic *topics;
    struct arena *scratch; /* one a worker */
};

/* Headings are asked for only where a table is. */
static void read_note(void *context, size_t index, size_t worker)
{
    const struct reading *reading = context;
    const struct note *note = reading->vault->notes[index];
    struct arena *run = &reading->vault->workers[worker];
    struct arena *scratch = &reading->scratch[worker];
    read_name(run, scratch, note->name, &reading->topics[index]);
    if (note->tables.len)
        read_headings(run, scratch, note, &reading->topics[index]);
    arena_reset(scratch);
}

struct topic *topics_read(struct arena *run, const struct vault *vault)
{
    struct arena temporary = {0};
    struct map counts = {0};
    struct topic *topics = ARENA_ARRAY(run, struct topic, vault->note_count + 1);
    const size_t rare =
        vault->note_count / RARE_SHARE > RARE_LEAST ? vault->note_count / RARE_SHARE : RARE_LEAST;
    struct reading reading = {vault, topics, ARENA_ARRAY(&temporary, struct arena, vault->jobs)};
    parallel_for(vault->note_count, vault->jobs, read_note, &reading);
    for (size_t i = 0; i < vault->note_count; i++)
        for (size_t k = 0; k < topics[i].words.len; k++) {
            void **slot = map_slot(&counts, &temporary, key_of(&topics[i].words.data[k]));
            *slot = (void *)((uintptr_t)*slot + 1);
        }
    /* Keys of the map point into the words: cut them only when all are counted. */
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct hash_set all = topics[i].words;
        struct hash_set *kept = &topics[i].words;
        *kept = (struct hash_set){.data = ARENA_ARRAY(run, uint64_t, all.len)};
        for (size_t k = 0; k < all.len; k++)
            if ((uintptr_t)map_find(&counts, key_of(&all.data[k])) <= rare)
                kept->data[kept->len++] = all.data[k];
    }
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&reading.scratch[i]);
    arena_done(&temporary);
    return topics;
}

bool topics_meet(const struct topic *a, const struct topic *b)
{
    const size_t shared = hashes_shared(&a->words, &b->words);
    const bool whole_name = a->length == 1 || b->length == 1;
    const struct hash_set last = {.data = (uint64_t[]){a->last}, .len = 1};
    if (shared == 1 && a->last == b->last && !whole_name && hashes_shared(&a->words, &last) == 1)
        return false;
    return shared > 0;
}

bool topics_are_siblings(const struct topic *a, const struct topic *b)
{
    const size_t shared = hashes_shared(&a->headings, &b->headings);
    const size_t fewer = a->headings.len < b->headings.len ? a->headings.len : b->headings.len;
    return shared * 3 >= fewer;
}
