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
static uint32_t hash_step(uint32_t hash, char c)
{
    return (uint32_t)(((uint64_t)(hash ^ (unsigned char)c) * 16777619u) & 0xffffffffu);
}

static uint32_t hash_nocase(struct str s)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < s.len; i++)
        hash = hash_step(hash, ascii_lower(s.data[i]));
    return hash;
}

unsigned words_find(struct str word)
{
    if (word.len == 0 || word.len > WORD_LONGEST)
        return 0;
    size_t at = hash_nocase(word) & (COUNT_OF(word_rows) - 1);
    while (word_rows[at].word.len > 0) {
        if (str_eq_nocase(word_rows[at].word, word))
            return word_rows[at].classes;
        at = (at + 1) & (COUNT_OF(word_rows) - 1);
    }
    return 0;
}

struct str known_source_find(struct str key)
{
    size_t at = hash_nocase(key) & (COUNT_OF(known_rows) - 1);
    while (known_rows[at].key.len > 0) {
        if (str_eq(known_rows[at].key, key))
            return known_rows[at].first;
        at = (at + 1) & (COUNT_OF(known_rows) - 1);
    }
    return (struct str){0};
}
