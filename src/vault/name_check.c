/* vault/name_check: a name against every name of the vault, one pass over them. */
#include "notelint/name_check.h"

#include <stdlib.h>

#include "near_index.h"
#include "notelint/fold.h"
#include "notelint/map.h"
#include "notelint/word.h"

enum {
    ACRONYM_MIN = 3,
    ACRONYM_MAX = 10,
    SHARE_MIN = 60 /* percent of the weight of all words of both names */
};

/* A name of a note, and the forms under which it may be the one asked for. */
struct candidate {
    const struct note *note;
    struct str name, key;
    enum name_origin origin;
};

VEC_OF(candidate_vec, struct candidate)

struct known_names {
    struct arena *arena;
    struct candidate_vec all; /* those of a note side by side */
    struct map counts;        /* word -> in how many names, as a uint32_t * */
};

struct asked {
    struct known_names *known;
    struct str name, path, key, same, order, acronym;
    struct bracketed parts; /* of the name; all empty for one without brackets */
    struct words words;
};

static void add_candidate(struct known_names *known, struct candidate candidate)
{
    candidate.key = fold_key(known->arena, candidate.name);
    *candidate_vec_push(known->arena, &known->all) = candidate;
    struct str rest = candidate.key;
    for (struct str word; str_split(&rest, ' ', &word);) {
        void **slot = map_slot(&known->counts, known->arena, word);
        if (!*slot)
            *slot = ARENA_NEW(known->arena, uint32_t);
        ++*(uint32_t *)*slot;
    }
}

/* First letters of three words and more: "ueo" of "Union of European Owls" leaves "of" out. */
static struct str acronym_of(struct arena *scratch, struct str key)
{
    struct buf out = {.arena = scratch};
    for (struct str word; str_split(&key, ' ', &word);)
        if (word.len && !word_in(word, "of the a an and in on for to de la du der"))
            buf_push_byte(&out, word.data[0]);
    return out.len >= ACRONYM_MIN && out.len <= ACRONYM_MAX ? buf_str(&out) : (struct str){0};
}

static unsigned weight_of(const struct asked *asked, struct str word)
{
    if (word_in(word, "of the a an and in on for to"))
        return 0;
    const uint32_t *count = map_find(&asked->known->counts, word);
    unsigned weight = 1;
    for (size_t names = asked->known->all.len / ((count ? *count : 0) + 1); names > 0; names /= 2)
        weight++;
    return weight;
}

static bool holds(struct str key, struct str word)
{
    for (struct str part; str_split(&key, ' ', &part);)
        if (str_eq(part, word))
            return true;
    return false;
}

/* "4", "iv": a name with one is not like a name without. */
static bool is_number(struct str word)
{
    size_t roman = 0;
    while (roman < word.len && word_in(str_slice(word, roman, roman + 1), "i v x"))
        roman++;
    return ascii_is_digit(word.data[0]) || roman == word.len;
}

/* The share of the two names' weight that lies in words both have, in percent; 0 where a number
 * stands in one of them only, which makes another thing of it. */
static unsigned share_of(const struct asked *asked, struct str key)
{
    unsigned shared = 0;
    unsigned all = 0;
    const struct str keys[] = {asked->key, key};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        struct str rest = keys[i];
        for (struct str word; str_split(&rest, ' ', &word);) {
            const unsigned weight = word.len ? weight_of(asked, word) : 0;
            const bool both = word.len && holds(keys[!i], word);
            if (!both && word.len && is_number(word))
                return 0;
            all += weight;
            shared += both ? weight : 0;
        }
    }
    return all ? 100 * shared / all : 0;
}

static bool shares_a_word(const struct asked *asked, struct str key)
{
    for (size_t i = 0; i < asked->words.count; i++)
        if (holds(key, asked->words.data[i]))
            return true;
    return false;
}

static bool abbreviates(const struct asked *asked, struct arena *scratch, struct str key)
{
    if (asked->acronym.len && str_eq(key, asked->acronym))
        return true;
    return asked->words.count == 1 && key.len > asked->key.len && asked->key.len >= ACRONYM_MIN &&
           asked->key.len <= ACRONYM_MAX && str_eq(acronym_of(scratch, key), asked->key);
}

/* Names of one key, which may still differ in what a key leaves out. */
static enum name_likeness likeness_of_form(const struct asked *asked, struct arena *scratch,
                                           struct str name)
{
    if (str_eq(name, asked->name))
        return NAME_EXACT;
    if (str_eq_nocase(name, asked->name) || str_eq(fold_path(scratch, name), asked->path))
        return NAME_CASE;
    return NAME_FORM;
}

/* May a name of this key be spelled like the one asked for? Whatever word comes first in the form
 * in which they would meet begins a word of both. */
static bool may_be_spelled(const struct asked *asked, struct str key)
{
    for (size_t i = 0; asked->same.len && i < key.len; i++)
        if (key.data[i] == asked->same.data[0] && (i == 0 || key.data[i - 1] == ' '))
            return true;
    return false;
}

static bool is_same(struct arena *scratch, struct str a, struct str b)
{
    const struct str same = near_same_key(scratch, a);
    return same.len && str_eq(same, near_same_key(scratch, b));
}

/* "Acme AG", "Acme Inc". */
static bool legal_forms_differ(struct str a, struct str b)
{
    const struct str form_a = legal_form_of(a);
    const struct str form_b = legal_form_of(b);
    return form_a.len && form_b.len && !str_eq(form_a, form_b);
}

/* Does the note go by this name too? */
static bool goes_by(struct arena *scratch, const struct note *note, struct str name)
{
    if (is_same(scratch, note->name, name) || is_same(scratch, note->title, name))
        return true;
    for (size_t i = 0; i < note->alias_count; i++)
        if (is_same(scratch, note->aliases[i], name))
            return true;
    return false;
}

/* Is one of the two names the other and more in brackets? "Burma" is, of "Myanmar (Burma)", but
 * only where the note goes by both are the brackets but another name of it. */
static bool likens_in_brackets(const struct asked *asked, struct arena *scratch,
                               const struct candidate *other, enum name_likeness *ret)
{
    struct bracketed parts = {0};
    const bool other_has = name_bracket_split(other->name, &parts);
    if (other_has == (asked->parts.name.len > 0))
        return false;
    const struct str plain = other_has ? asked->name : other->name;
    const struct bracketed *split = other_has ? &parts : &asked->parts;
    *ret = NAME_BRACKET;
    if (is_same(scratch, split->name, plain)) {
        if (!split->abbreviates && (other_has || !goes_by(scratch, other->note, split->inside)))
            *ret = NAME_QUALIFIED;
        return true;
    }
    if (!is_same(scratch, split->inside, plain))
        return false;
    if (!split->abbreviates)
        *ret = NAME_QUALIFIED;
    return other_has && (split->abbreviates || ascii_is_upper(split->inside.data[0]));
}

/* How the other name is like the one asked for, from the surest kind down; false if it is not. */
static bool likens(const struct asked *asked, struct arena *scratch, const struct candidate *other,
                   struct name_hit *hit)
{
    const struct str key = other->key;
    const bool shares = shares_a_word(asked, key);
    size_t edits = 0;
    hit->weight = 0;
    if (str_eq(key, asked->key)) {
        hit->likeness = likeness_of_form(asked, scratch, other->name);
        return key.len > 0 || hit->likeness != NAME_FORM;
    }
    if (may_be_spelled(asked, key) && str_eq(near_same_key(scratch, other->name), asked->same))
        hit->likeness = legal_forms_differ(key, asked->key) ? NAME_QUALIFIED : NAME_PLURAL;
    else if (likens_in_brackets(asked, scratch, other, &hit->likeness))
        return true;
    else if (near_is_misspelt(&asked->words, key, &edits))
        hit->likeness = NAME_SPELLING;
    else if (shares && asked->order.len && str_eq(near_order_key(scratch, key), asked->order))
        hit->likeness = NAME_ORDER;
    else if (abbreviates(asked, scratch, key))
        hit->likeness = NAME_ACRONYM;
    else if (shares && (hit->weight = share_of(asked, key)) >= SHARE_MIN)
        hit->likeness = NAME_WORDS;
    else
        return false;
    if (hit->likeness == NAME_SPELLING)
        hit->weight = 10 - (unsigned)edits;
    return true;
}

static int compare_hits(const void *a, const void *b)
{
    const struct name_hit *x = a;
    const struct name_hit *y = b;
    if (x->likeness != y->likeness)
        return (int)x->likeness - (int)y->likeness;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->origin != y->origin)
        return (int)x->origin - (int)y->origin;
    return str_cmp(x->note->path, y->note->path);
}

/* The names of one note stand side by side: the best of them is kept. */
static void offer(struct arena *scratch, struct name_hit_vec *hits, const struct name_hit *hit)
{
    struct name_hit *last = hits->len ? &hits->data[hits->len - 1] : NULL;
    if (!last || last->note != hit->note)
        *name_hit_vec_push(scratch, hits) = *hit;
    else if (compare_hits(hit, last) < 0)
        *last = *hit;
}

struct known_names *known_names_read(struct arena *run, const struct vault *vault)
{
    struct known_names *known = ARENA_NEW(run, struct known_names);
    known->arena = run;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        add_candidate(known, (struct candidate){note, note->name, {0}, NAME_OF_FILE});
        if (!str_eq(note->title, note->name))
            add_candidate(known, (struct candidate){note, note->title, {0}, NAME_OF_TITLE});
        for (size_t k = 0; k < note->alias_count; k++)
            add_candidate(known, (struct candidate){note, note->aliases[k], {0}, NAME_OF_ALIAS});
    }
    return known;
}

void name_check(struct known_names *known, struct str name, struct arena *scratch,
                struct name_hit_vec *ret)
{
    struct asked asked = {.known = known, .name = name};
    asked.path = fold_path(scratch, name);
    asked.key = fold_key(scratch, name);
    asked.same = near_same_key(scratch, name);
    asked.order = near_order_key(scratch, asked.key);
    asked.acronym = acronym_of(scratch, asked.key);
    if (!name_bracket_split(name, &asked.parts))
        asked.parts = (struct bracketed){0};
    if (!near_split(asked.key, &asked.words))
        asked.words.count = 0;
    for (size_t i = 0; i < known->all.len; i++) {
        const struct candidate *other = &known->all.data[i];
        struct name_hit hit = {.note = other->note, .name = other->name, .origin = other->origin};
        if (likens(&asked, scratch, other, &hit))
            offer(scratch, ret, &hit);
    }
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_hits);
    size_t sure = 0;
    while (sure < ret->len && name_clashes(ret->data[sure].likeness))
        sure++;
    if (ret->len > sure + NAME_LIKE_MAX)
        ret->len = sure + NAME_LIKE_MAX;
}

bool name_clashes(enum name_likeness likeness)
{
    return likeness <= NAME_SPELLING;
}

static const struct {
    const char *id, *words;
} likenesses[] = {
    [NAME_EXACT] = {"exact", "the same"},
    [NAME_CASE] = {"case", "the same but for case"},
    [NAME_FORM] = {"punctuation", "the same but for punctuation or accents"},
    [NAME_PLURAL] = {"plural",
                     "the same but for an article, an ending, a spelling or a legal form"},
    [NAME_BRACKET] = {"bracket", "the same but for another of its names in brackets"},
    [NAME_SPELLING] = {"spelling", "an edit or two away"},
    [NAME_QUALIFIED] = {"qualified",
                        "the same but for what stands in brackets, or for a legal form"},
    [NAME_ORDER] = {"order", "the same words in another order"},
    [NAME_ACRONYM] = {"acronym", "one may abbreviate the other"},
    [NAME_WORDS] = {"words", "most of the rarer words are the same"},
};

const char *name_likeness_id(enum name_likeness likeness)
{
    return likenesses[likeness].id;
}

const char *name_likeness_words(enum name_likeness likeness)
{
    return likenesses[likeness].words;
}

const char *name_origin_id(enum name_origin origin)
{
    static const char *const ids[] = {"file", "title", "alias"};
    return ids[origin];
}
