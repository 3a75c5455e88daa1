/* vault/table_words: the words of tables, as sorted hashes. */
#include "table_words.h"

#include "hash_set.h"
#include "heading_name.h"

#include "notelint/entity.h"
#include "notelint/fold.h"
#include "notelint/word.h"

enum { ROWS_MAX = 64 };

static void read_rows(struct arena *run, struct arena *scratch, const struct note *note,
                      const struct table *table, struct hash_set *rows)
{
    const uint32_t count = table->rows < ROWS_MAX ? table->rows : ROWS_MAX;
    rows->data = ARENA_ARRAY(run, uint64_t, count);
    for (uint32_t row = 1; row < count; row++) {
        const struct region cell = table->cells[(size_t)row * table->columns].region;
        const struct str key =
            entity_key(scratch, name_plain(scratch, source_text(&note->source, cell)));
        if (key.len)
            rows->data[rows->len++] = str_hash(key);
    }
    hash_set_sort(rows);
}

/* Is one of the words of a header in `list`? */
static bool header_has(struct arena *scratch, struct str header, const char *list)
{
    struct str rest = fold_key(scratch, header);
    struct str word;
    while (str_split(&rest, ' ', &word))
        if (word_in(word_singular(scratch, word), list))
            return true;
    return false;
}

struct table_words *table_words_read(struct arena *run, struct arena *scratch,
                                     const struct note *note, const struct table *table)
{
    struct table_words *words = ARENA_NEW(run, struct table_words);
    struct buf header = {.arena = scratch};
    for (uint32_t column = 0; column < table->columns; column++) {
        buf_push_byte(&header, ' ');
        buf_push(&header, source_text(&note->source, table->cells[column].region));
    }
    words->header = str_dup(run, fold_key(scratch, buf_str(&header)));
    const struct str first = source_text(&note->source, table->cells[0].region);
    words->of_periods =
        header_has(scratch, first, "period era age phase dynasty stage layer culture");
    words->of_places = header_has(
        scratch, first, "region country continent area location place city state province zone");
    read_rows(run, scratch, note, table, &words->rows);
    return words;
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
