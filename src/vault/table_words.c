/* vault/table_words: the words of tables, as sorted hashes. */
#include "table_words.h"

#include <stdlib.h>

#include "notelint/entity.h"
#include "notelint/fold.h"
#include "notelint/word.h"

enum { ROWS_MAX = 64, TOPIC_MAX = 64, HEADINGS_MAX = 8 };

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void sort(struct hash_set *set)
{
    if (set->len == 0)
        return;
    qsort(set->data, set->len, sizeof(*set->data), by_value);
    size_t kept = 1;
    for (size_t i = 1; i < set->len; i++)
        if (set->data[kept - 1] != set->data[i])
            set->data[kept++] = set->data[i];
    set->len = kept;
}

static void read_rows(struct table_index *index, const struct note *note, const struct table *table,
                      struct hash_set *rows)
{
    const uint32_t count = table->rows < ROWS_MAX ? table->rows : ROWS_MAX;
    rows->data = ARENA_ARRAY(index->run, uint64_t, count);
    for (uint32_t row = 1; row < count; row++) {
        const struct region cell = table->cells[(size_t)row * table->columns].region;
        const struct str key = entity_key(index->scratch, source_text(&note->source, cell));
        if (key.len)
            rows->data[rows->len++] = str_hash(key);
    }
    sort(rows);
}

static void add_words(struct table_index *index, struct str text, struct hash_set *words)
{
    struct str rest = fold_key(index->scratch, text);
    struct str word;
    while (str_split(&rest, ' ', &word) && words->len < TOPIC_MAX)
        if (word.len > 2 && !ascii_is_digit(word.data[0]))
            words->data[words->len++] = str_hash(word_singular(index->scratch, word));
}

/* The note's name and the headings over the table. */
static void read_topic(struct table_index *index, const struct note *note,
                       const struct table *table, struct hash_set *topic)
{
    topic->data = ARENA_ARRAY(index->run, uint64_t, TOPIC_MAX);
    add_words(index, note->name, topic);
    uint32_t section = table->section;
    for (int depth = 0; depth < HEADINGS_MAX && section < note->sections.len; depth++) {
        const struct section *at = &note->sections.data[section];
        if (at->heading < note->headings.len)
            add_words(index, source_text(&note->source, note->headings.data[at->heading].region),
                      topic);
        if (at->parent == section)
            break;
        section = at->parent;
    }
    sort(topic);
}

static struct str hash_key(const uint64_t *hash)
{
    return (struct str){(const char *)hash, sizeof(*hash)};
}

static void count_words(struct table_index *index, const struct hash_set *topic)
{
    for (size_t i = 0; i < topic->len; i++) {
        void **slot = map_slot(&index->counts, index->run, hash_key(&topic->data[i]));
        *slot = (void *)((uintptr_t)*slot + 1);
    }
}

struct table_words *table_words_read(struct table_index *index, const struct note *note,
                                     const struct table *table)
{
    struct table_words *words = ARENA_NEW(index->run, struct table_words);
    words->number = (uint32_t)index->tables.len;
    struct buf header = {.arena = index->scratch};
    for (uint32_t column = 0; column < table->columns; column++) {
        buf_push_byte(&header, ' ');
        buf_push(&header, source_text(&note->source, table->cells[column].region));
    }
    words->header = str_dup(index->run, fold_key(index->scratch, buf_str(&header)));
    read_rows(index, note, table, &words->rows);
    read_topic(index, note, table, &words->topic);
    count_words(index, &words->topic);
    struct table_words_vec *tables = &index->tables;
    if (tables->len == tables->cap)
        tables->data =
            vec_grow(index->run, tables->data, tables->len, sizeof(*tables->data), &tables->cap);
    tables->data[tables->len++] = words;
    return words;
}

void table_words_finish(struct table_index *index)
{
    const size_t rare = index->tables.len / 50 > 4 ? index->tables.len / 50 : 4;
    for (size_t i = 0; i < index->tables.len; i++) {
        struct hash_set *topic = &index->tables.data[i]->topic;
        /* the kept ones move to a new array: the map borrows the bytes of the old one */
        uint64_t *kept = ARENA_ARRAY(index->run, uint64_t, topic->len);
        size_t count = 0;
        for (size_t k = 0; k < topic->len; k++)
            if ((uintptr_t)map_find(&index->counts, hash_key(&topic->data[k])) <= rare)
                kept[count++] = topic->data[k];
        *topic = (struct hash_set){kept, count};
    }
}

enum { MATCHES_MAX = 64 };

const struct table_match *table_match_find(const struct table_words *a, const struct table_words *b,
                                           struct str metric)
{
    const struct table_words *lower = a->number < b->number ? a : b;
    const struct table_words *higher = lower == a ? b : a;
    for (size_t i = 0; i < lower->matches.len; i++)
        if (lower->matches.data[i].other == higher && str_eq(lower->matches.data[i].metric, metric))
            return &lower->matches.data[i];
    return NULL;
}

struct table_match *table_match_slot(struct arena *run, struct table_words *a,
                                     struct table_words *b, struct str metric)
{
    struct table_words *lower = a->number < b->number ? a : b;
    for (size_t i = 0; i < lower->matches.len; i++)
        if (&lower->matches.data[i] == table_match_find(a, b, metric))
            return &lower->matches.data[i];
    if (lower->matches.len == MATCHES_MAX)
        return NULL;
    struct table_match *match = table_match_vec_push(run, &lower->matches);
    match->other = lower == a ? b : a;
    match->metric = metric;
    return match;
}

size_t hashes_shared(const struct hash_set *a, const struct hash_set *b)
{
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < a->len && k < b->len;) {
        if (a->data[i] == b->data[k]) {
            shared++;
            i++;
            k++;
        } else if (a->data[i] < b->data[k]) {
            i++;
        } else {
            k++;
        }
    }
    return shared;
}
