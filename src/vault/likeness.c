/* vault/likeness: reads words and figures as hashes, counts in how many notes each occurs, and
 * weighs what two notes share by that.
 *
 * Only notes that are to be compared are read, and some others spread over the vault: what is rare
 * among them is rare. */
#include "likeness.h"

#include <stdlib.h>

#include "definition.h"
#include "hash_count.h"
#include "notelint/parallel.h"
#include "rarity.h"

enum {
    TEXT_LIMIT = 1 << 16, /* bytes read of a note */
    WORD_LEN_MAX = 64,
    SAMPLE = 64,      /* notes read for their words alone */
    WORDS_MIN = 30,   /* of different words: a shorter text is like many */
    FIGURES_MIN = 4,  /* fewer tell nothing */
    FIGURES_MAX = 512 /* that count, of one note */
};

/* In the order of their keyed hashes. */
struct terms {
    struct hash_tally *data;
    size_t len;
};

VEC_OF(hash_vec, uint64_t)

struct reading {
    const struct note *note;
    bool has_figures, wanted;
    struct terms figures;
    struct terms words;
    struct hash_vec lead; /* may hold a word twice until it is sorted */
    uint64_t length;      /* of the words as a vector */
};

struct likeness {
    struct arena *run;
    const struct vault *vault;
    struct reading *readings; /* by note index */
    uint64_t key;
    struct hash_count figure_notes, word_notes; /* in how many notes each occurs */
    size_t figure_note_count, word_note_count;
    struct reading **todo;
    struct arena *workers, *scratch; /* one each per worker */
};

static uint64_t square_root(uint64_t n)
{
    uint64_t root = 0;
    for (uint64_t bit = (uint64_t)1 << 62; bit; bit >>= 2) {
        if (n >= root + bit) {
            n -= root + bit;
            root = (root >> 1) + bit;
        } else {
            root >>= 1;
        }
    }
    return root;
}

/* --- reading --- */

static struct terms terms_of(struct arena *run, const struct hash_count *counts)
{
    return (struct terms){.data = hash_count_sorted(counts, run), .len = counts->len};
}

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* The next word of the text in lower case, as its hash; false at the end. */
static bool next_word(const struct likeness *likeness, struct str text, size_t *at, uint64_t *ret)
{
    char word[WORD_LEN_MAX];
    while (*at < text.len && !is_word_byte(text.data[*at]))
        ++*at;
    size_t len = 0;
    for (; *at < text.len && is_word_byte(text.data[*at]); ++*at)
        if (len < sizeof(word))
            word[len++] = ascii_lower(text.data[*at]);
    *ret = hash_count_keyed(likeness->key, str_hash((struct str){word, len}));
    return len > 0;
}

/* Every number in the figures' text, without the commas of thousands. */
static void count_numbers(struct arena *scratch, struct str text, struct hash_count *counts)
{
    char digits[WORD_LEN_MAX];
    for (size_t at = 0; at < text.len;) {
        size_t len = 0;
        for (; at < text.len && (ascii_is_digit(text.data[at]) ||
                                 (len && (text.data[at] == ',' || text.data[at] == '.') &&
                                  at + 1 < text.len && ascii_is_digit(text.data[at + 1])));
             at++)
            if (text.data[at] != ',' && len < sizeof(digits))
                digits[len++] = text.data[at];
        if (len == 0)
            at++;
        else
            ++*hash_count_slot(counts, scratch,
                               hash_count_keyed(counts->key, str_hash((struct str){digits, len})));
    }
}

static void read_text(void *context, size_t index, size_t worker)
{
    const struct likeness *likeness = context;
    struct reading *reading = likeness->todo[index];
    struct arena *run = &likeness->workers[worker];
    struct arena *scratch = &likeness->scratch[worker];
    struct hash_count counts = {.key = likeness->key};
    const struct str text =
        str_slice(source_text(&reading->note->source, reading->note->body), 0, TEXT_LIMIT);
    const struct str lead = note_lead(reading->note);
    uint64_t hash;
    for (size_t at = 0; next_word(likeness, text, &at, &hash);)
        ++*hash_count_slot(&counts, scratch, hash);
    reading->words = terms_of(run, &counts);
    for (size_t at = 0; next_word(likeness, lead, &at, &hash);)
        *hash_vec_push(run, &reading->lead) = hash;
    arena_reset(scratch);
}

static int by_value(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a;
    const uint64_t y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void weigh_words(const struct likeness *likeness, struct reading *reading)
{
    for (size_t i = 0; i < reading->words.len; i++) {
        struct hash_tally *term = &reading->words.data[i];
        const unsigned rare =
            rarity(likeness->word_note_count, hash_count_get(&likeness->word_notes, term->keyed));
        const unsigned often = 16 + log2_16(term->count) * 11 / 16; /* 1 + ln(count) */
        term->weight = often * rare / 16;
        reading->length += (uint64_t)term->weight * term->weight;
    }
    if (reading->lead.len)
        qsort(reading->lead.data, reading->lead.len, sizeof(*reading->lead.data), by_value);
}

/* --- comparing --- */

struct overlap {
    uint64_t a, b, shared, product;
};

static struct overlap terms_overlap(const struct terms *a, const struct terms *b)
{
    struct overlap overlap = {0};
    for (size_t i = 0, k = 0; i < a->len || k < b->len;) {
        if (k == b->len || (i < a->len && a->data[i].keyed < b->data[k].keyed)) {
            overlap.a += a->data[i++].weight;
        } else if (i == a->len || b->data[k].keyed < a->data[i].keyed) {
            overlap.b += b->data[k++].weight;
        } else {
            overlap.a += a->data[i].weight;
            overlap.b += b->data[k].weight;
            overlap.shared += a->data[i].weight;
            overlap.product += (uint64_t)a->data[i].weight * b->data[k].weight;
            i++;
            k++;
        }
    }
    return overlap;
}

static unsigned lead_likeness(const struct likeness *likeness, const struct hash_vec *a,
                              const struct hash_vec *b)
{
    const struct hash_vec *const sides[] = {a, b};
    uint64_t all = 0;
    uint64_t shared = 0;
    for (size_t at[2] = {0}; at[0] < a->len || at[1] < b->len;) {
        const bool left = at[0] < a->len;
        const size_t first = left && (at[1] == b->len || a->data[at[0]] <= b->data[at[1]]) ? 0 : 1;
        const uint64_t hash = sides[first]->data[at[first]];
        const unsigned rare =
            rarity(likeness->word_note_count, hash_count_get(&likeness->word_notes, hash));
        bool in[2] = {false};
        for (size_t side = 0; side < 2; side++)
            for (; at[side] < sides[side]->len && sides[side]->data[at[side]] == hash; at[side]++)
                in[side] = true;
        all += rare;
        shared += in[0] && in[1] ? rare : 0;
    }
    return all ? (unsigned)(shared * 1000 / all) : 0;
}

/* --- public --- */

struct likeness *likeness_new(struct arena *run, const struct vault *vault)
{
    struct likeness *likeness = ARENA_NEW(run, struct likeness);
    likeness->run = run;
    likeness->vault = vault;
    likeness->key = hash_count_key();
    likeness->figure_notes.key = likeness->key;
    likeness->word_notes.key = likeness->key;
    likeness->readings = ARENA_ARRAY(run, struct reading, vault->note_count + 1);
    for (size_t i = 0; i < vault->note_count; i++)
        likeness->readings[i].note = vault->notes[i];
    return likeness;
}

void likeness_read_figures(struct likeness *likeness, const struct note *note)
{
    struct reading *reading = &likeness->readings[note->index];
    if (reading->has_figures)
        return;
    reading->has_figures = true;
    struct arena scratch = {0};
    struct hash_count counts = {.key = likeness->key};
    for (size_t i = 0; i < note->figures.len && counts.len < FIGURES_MAX; i++)
        count_numbers(&scratch, source_text(&note->source, note->figures.data[i].region), &counts);
    reading->figures = terms_of(likeness->run, &counts);
    arena_done(&scratch);
    likeness->figure_note_count++;
    for (size_t i = 0; i < reading->figures.len; i++)
        ++*hash_count_slot(&likeness->figure_notes, likeness->run, reading->figures.data[i].keyed);
}

void likeness_weigh_figures(struct likeness *likeness)
{
    for (size_t i = 0; i < likeness->vault->note_count; i++) {
        struct terms *figures = &likeness->readings[i].figures;
        for (size_t k = 0; k < figures->len; k++)
            figures->data[k].weight =
                rarity(likeness->figure_note_count,
                       hash_count_get(&likeness->figure_notes, figures->data[k].keyed));
    }
}

static const struct reading *reading_of(const struct likeness *likeness, const struct note *note)
{
    return &likeness->readings[note->index];
}

unsigned likeness_of_figures(const struct likeness *likeness, const struct note *a,
                             const struct note *b)
{
    const struct overlap overlap =
        terms_overlap(&reading_of(likeness, a)->figures, &reading_of(likeness, b)->figures);
    const uint64_t fewer = overlap.a < overlap.b ? overlap.a : overlap.b;
    return fewer ? (unsigned)(overlap.shared * 1000 / fewer) : 0;
}

bool likeness_lacks_figures(const struct likeness *likeness, const struct note *a,
                            const struct note *b)
{
    const struct note *const notes[] = {a, b};
    for (size_t i = 0; i < COUNT_OF(notes); i++) {
        const struct terms *figures = &reading_of(likeness, notes[i])->figures;
        size_t rare = 0;
        for (size_t k = 0; k < figures->len; k++)
            rare += figures->data[k].weight > 0;
        if (rare < FIGURES_MIN)
            return true;
    }
    return false;
}

void likeness_want_text(struct likeness *likeness, const struct note *note)
{
    likeness->readings[note->index].wanted = true;
}

void likeness_read_texts(struct likeness *likeness)
{
    const struct vault *vault = likeness->vault;
    const size_t step = vault->note_count / SAMPLE + 1;
    size_t count = 0;
    likeness->todo = ARENA_ARRAY(likeness->run, struct reading *, vault->note_count + 1);
    likeness->workers = ARENA_ARRAY(likeness->run, struct arena, vault->jobs);
    likeness->scratch = ARENA_ARRAY(likeness->run, struct arena, vault->jobs);
    for (size_t i = 0; i < vault->note_count; i++)
        if (likeness->readings[i].wanted || i % step == 0)
            likeness->todo[count++] = &likeness->readings[i];
    parallel_for(count, vault->jobs, read_text, likeness);
    likeness->word_note_count = count;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < likeness->todo[i]->words.len; k++)
            ++*hash_count_slot(&likeness->word_notes, likeness->run,
                               likeness->todo[i]->words.data[k].keyed);
    for (size_t i = 0; i < count; i++)
        weigh_words(likeness, likeness->todo[i]);
}

struct alike likeness_of(const struct likeness *likeness, const struct note *a,
                         const struct note *b)
{
    const struct reading *x = reading_of(likeness, a);
    const struct reading *y = reading_of(likeness, b);
    if (x->words.len < WORDS_MIN || y->words.len < WORDS_MIN)
        return (struct alike){.figures = likeness_of_figures(likeness, a, b)};
    const struct overlap words = terms_overlap(&x->words, &y->words);
    const uint64_t length = square_root(x->length) * square_root(y->length);
    return (struct alike){
        .words = length ? (unsigned)(words.product * 1000 / length) : 0,
        .figures = likeness_of_figures(likeness, a, b),
        .lead = lead_likeness(likeness, &x->lead, &y->lead),
    };
}

void likeness_done(struct likeness *likeness)
{
    for (size_t i = 0; likeness->workers && i < likeness->vault->jobs; i++) {
        arena_done(&likeness->workers[i]);
        arena_done(&likeness->scratch[i]);
    }
}
