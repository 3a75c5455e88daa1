/* parse/words: look-up in the word tables, which tools/words.py makes of words.txt and
 * known_sources.txt. */
#include "words.h"

struct word_row {
    struct str word;
    unsigned classes;
};

struct known_row {
    struct str key;
    struct str first;
};

#include "words.inc"

/* FNV-1a, as tools/words.py computes it. */
static uint32_t hash_nocase(struct str s)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)ascii_lower(s.data[i])) * 16777619u;
    return hash;
}

unsigned words_find(struct str word)
{
    if (word.len == 0 || word.len > WORD_LONGEST)
        return 0;
    size_t at = hash_nocase(word) & (COUNT_OF(word_slots) - 1);
    for (; word_slots[at] > 0; at = (at + 1) & (COUNT_OF(word_slots) - 1)) {
        const struct word_row *row = &word_rows[word_slots[at] - 1];
        if (str_eq_nocase(row->word, word))
            return row->classes;
    }
    return 0;
}

struct str known_source_find(struct str key)
{
    size_t at = hash_nocase(key) & (COUNT_OF(known_slots) - 1);
    for (; known_slots[at] > 0; at = (at + 1) & (COUNT_OF(known_slots) - 1)) {
        const struct known_row *row = &known_rows[known_slots[at] - 1];
        if (str_eq(row->key, key))
            return row->first;
    }
    return (struct str){0};
}
