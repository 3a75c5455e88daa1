/* vault/duplicates: pairs of notes that are of one thing.
 *
 * Names make a pair worth a look; how much alike the texts must be depends on how much the names
 * are. A false alarm costs more than a miss: what speaks for neither is passed over. */
#include <stdlib.h>

#include "identifier.h"
#include "likeness.h"
#include "mirror.h"
#include "pairs.h"
#include "shared_value.h"

enum {
    NEVER = 10000,
    NAME_SCORE = 95,      /* of equal names */
    VALUE_LEAST = 5 * 16, /* sixteenths of a bit: of front matter that one note in 32 has */
    VALUE_SCORE = 100,    /* what that adds to their likeness */
    ONE_LINKS = 80,       /* what a link from one to the other takes from their likeness */
    FIGURES_OTHER = 400,  /* with fewer in common, texts are not even read: of names that differ */
    FIGURES_LONGER = 250, /* and of names one of which is longer */
    MUCH_WORDS = 350,     /* from here on it is told as a reason */
    MUCH_FIGURES = 400,
    MUCH_LEAD = 200,
    LINKS_MAX = 4096,  /* of a note that are looked at */
    TEXTS_MAX = 200000 /* pairs whose texts are compared */
};

/* The likeness (words + 0.3 figures + 0.3 first paragraph, in thousandths) from which on two notes
 * are surely, or likely, one. */
struct demand {
    unsigned sure, likely;
};

static struct demand demand_on(const struct pair *pair, bool value_shared)
{
    switch (pair->kind) {
    case PAIR_OTHER:
        return (struct demand){pair->fit == TYPES_OPEN ? 660 : NEVER, 600};
    case PAIR_LONGER:
    case PAIR_PART:
        return pair->fit == TYPES_SAME                   ? (struct demand){700, 500}
               : pair->fit == TYPES_OPEN || value_shared ? (struct demand){500, 420}
                                                         : (struct demand){NEVER, 500};
    case PAIR_TOLD:
        return (struct demand){600, 500};
    case PAIR_ALIAS:
        return (struct demand){pair->marks_differ ? NEVER : 500, 350};
    case PAIR_BRACKET:
        return (struct demand){pair->marks_differ ? NEVER : 400, 300};
    case PAIR_TREATISE:
    case PAIR_MISSPELT:
    case PAIR_INFLECTED:
        return (struct demand){380, 300};
    case PAIR_NAMED:
        return pair->marks_differ ? (struct demand){500, 450} : (struct demand){300, 200};
    case PAIR_COPY:
        return (struct demand){700, 700};
    case PAIR_SPELLED:
    case PAIR_NAME:
        break;
    }
    return pair->fit == TYPES_DIFFER || pair->marks_differ ? (struct demand){350, 200}
                                                           : (struct demand){0, 0};
}

/* "Celsius to Kelvin" and "Kelvin to Celsius" say the opposite with the same words. */
static bool are_converse(struct str a, struct str b)
{
    static const struct str to[] = {STR_INIT(" to "), STR_INIT("-to-"), STR_INIT("_to_")};
    for (size_t i = 0; i < COUNT_OF(to); i++) {
        const size_t in_a = str_find(a, to[i], 0);
        const size_t in_b = str_find(b, to[i], 0);
        if (in_a != STR_NONE && in_b != STR_NONE && in_a && in_b)
            return !str_eq_nocase(str_slice(a, 0, in_a), str_slice(b, 0, in_b));
    }
    return false;
}

static const char *name_reason(enum pair_kind kind)
{
    static const char *const reasons[] = {
        [PAIR_OTHER] = "names that share a word",
        [PAIR_LONGER] = "one name adds a word",
        [PAIR_PART] = "one name is a part of the other",
        [PAIR_TOLD] = "one name adds what the other note says that it is",
        [PAIR_ALIAS] = "a shared alias",
        [PAIR_BRACKET] = "one has the name of the other in brackets",
        [PAIR_TREATISE] = "one name only adds how it is told",
        [PAIR_MISSPELT] = "names an edit or two apart",
        [PAIR_INFLECTED] = "same words but for their endings",
        [PAIR_NAMED] = "an alias or title of one is the name of the other",
        [PAIR_COPY] = "the same text",
        [PAIR_SPELLED] = "same name but for its spelling",
        [PAIR_NAME] = "same name",
    };
    return reasons[kind];
}

struct judging {
    struct arena *run;
    const struct vault *vault;
    struct likeness *likeness;
    const struct shared_values *values;
    struct duplicate_vec *out;
};

static const struct note *note_of(const struct judging *judging, uint32_t entity)
{
    return judging->vault->entities.entities.data[entity].home;
}

/* --- links --- */

static bool names_note(struct str path, const struct note *note)
{
    if (str_ends(path, STR(".md")))
        path = str_slice(path, 0, path.len - 3);
    const size_t slash = str_rfind_byte(path, '/');
    const struct str name = slash == STR_NONE ? path : str_slice(path, slash + 1, path.len);
    return str_eq_nocase(name, note->name);
}

static bool links_to(const struct note *from, const struct note *to)
{
    for (size_t i = 0; i < from->links.len && i < LINKS_MAX; i++)
        if (!from->links.data[i].external && names_note(from->links.data[i].path, to))
            return true;
    return false;
}

/* How many of the two link to the other. A link by a name that both bear tells nothing. */
static unsigned links_between(const struct note *a, const struct note *b)
{
    if (str_eq_nocase(a->name, b->name))
        return 0;
    return (unsigned)links_to(a, b) + links_to(b, a);
}

/* --- judging --- */

static void add_reason(struct duplicate *duplicate, const char *reason)
{
    if (duplicate->why_count < COUNT_OF(duplicate->why))
        duplicate->why[duplicate->why_count++] = reason;
}

/* What speaks for a pair. */
struct evidence {
    struct alike alike;
    struct str key; /* of front matter that they share with few; or empty */
    unsigned total;
};

static void push_duplicate(const struct judging *judging, const struct pair *pair,
                           const struct evidence *evidence, bool sure)
{
    const struct alike *alike = &evidence->alike;
    struct duplicate *duplicate = duplicate_vec_push(judging->run, judging->out);
    duplicate->a = note_of(judging, pair->a);
    duplicate->b = note_of(judging, pair->b);
    duplicate->sure = sure;
    duplicate->score = pair->kind >= PAIR_SPELLED ? NAME_SCORE
                       : evidence->total > 900    ? 90
                                                  : (int)(evidence->total / 10);
    add_reason(duplicate, name_reason(pair->kind));
    if (pair->kind >= PAIR_COPY)
        return;
    if (alike->figures >= MUCH_FIGURES)
        add_reason(duplicate, "the same rare figures");
    if (alike->words >= MUCH_WORDS)
        add_reason(duplicate, "much the same words");
    if (alike->lead >= MUCH_LEAD)
        add_reason(duplicate, "introduced alike");
    if (evidence->key.len)
        add_reason(duplicate,
                   str_fmt(judging->run, "the same rare '%.*s'", STR_ARG(evidence->key)).data);
}

static void judge(const struct judging *judging, const struct pair *pair)
{
    const struct note *a = note_of(judging, pair->a);
    const struct note *b = note_of(judging, pair->b);
    struct evidence evidence = {.alike = likeness_of(judging->likeness, a, b)};
    if (shared_value_rarest(judging->values, a, b, &evidence.key) < VALUE_LEAST)
        evidence.key = (struct str){0};
    const struct demand demand = demand_on(pair, evidence.key.len > 0);
    const bool one_links = links_between(a, b) == 1;
    evidence.total = evidence.alike.words + evidence.alike.figures * 3 / 10 +
                     evidence.alike.lead * 3 / 10 + (evidence.key.len ? VALUE_SCORE : 0);
    evidence.total -= one_links && evidence.total > ONE_LINKS ? ONE_LINKS : 0;
    const bool apart = pair->kind == PAIR_LONGER && pair->fit == TYPES_SAME && one_links;
    if (evidence.total >= demand.likely)
        push_duplicate(judging, pair, &evidence, evidence.total >= demand.sure && !apart);
}

/* What can be seen without reading the texts: two that share few figures are not one, and who links
 * both ways knows that there are two. */
static bool may_be_one(const struct judging *judging, const struct pair *pair)
{
    const struct note *a = note_of(judging, pair->a);
    const struct note *b = note_of(judging, pair->b);
    const unsigned least = pair->kind == PAIR_OTHER  ? FIGURES_OTHER
                           : pair->kind <= PAIR_TOLD ? FIGURES_LONGER
                                                     : 0;
    if (least && !likeness_lacks_figures(judging->likeness, a, b) &&
        likeness_of_figures(judging->likeness, a, b) < least)
        return false;
    return links_between(a, b) < 2 && !identifiers_differ(a, b) &&
           !(pair->kind == PAIR_INFLECTED && are_converse(a->name, b->name));
}

/* Keeps the pairs whose texts are to be compared. */
static void choose(const struct judging *judging, struct pair_list *list)
{
    struct pair_vec *pairs = &list->pairs;
    size_t kept = 0;
    size_t left_out = 0;
    for (size_t i = 0; i < pairs->len; i++) {
        likeness_read_figures(judging->likeness, note_of(judging, pairs->data[i].a));
        likeness_read_figures(judging->likeness, note_of(judging, pairs->data[i].b));
    }
    likeness_weigh_figures(judging->likeness);
    for (size_t i = 0; i < pairs->len; i++) {
        const struct pair pair = pairs->data[i];
        if (!may_be_one(judging, &pair))
            continue;
        if (pair.kind < PAIR_SPELLED && kept >= TEXTS_MAX) {
            if (left_out++ == 0 && !list->cut)
                list->cut_at = note_of(judging, pair.a);
            continue;
        }
        likeness_want_text(judging->likeness, note_of(judging, pair.a));
        likeness_want_text(judging->likeness, note_of(judging, pair.b));
        pairs->data[kept++] = pair;
    }
    pairs->len = kept;
    list->cut = list->cut > left_out ? list->cut : left_out;
}

/* --- what equal names add --- */

enum { TWINS_MAX = 2 }; /* other notes of one name; of more there are no pairs */

struct twins {
    const struct note *data[1 + TWINS_MAX]; /* the note itself first */
    size_t count;
};

static void add_twin(struct twins *twins, const struct note *note, const struct note *twin)
{
    struct twins *of = &twins[note->index];
    if (of->count == 0)
        of->data[of->count++] = note;
    if (of->count < COUNT_OF(of->data))
        of->data[of->count++] = twin;
}

static struct str key_of_pair(struct arena *scratch, const struct note *a, const struct note *b)
{
    size_t *key = ARENA_ARRAY(scratch, size_t, 2);
    key[0] = a->index < b->index ? a->index : b->index;
    key[1] = a->index < b->index ? b->index : a->index;
    return (struct str){(const char *)key, 2 * sizeof(*key)};
}

/* Whatever is one with a note is one with the others of its name. */
static void join_twins(const struct judging *judging, struct arena *scratch)
{
    struct duplicate_vec *all = judging->out;
    const size_t count = all->len;
    struct twins *twins = ARENA_ARRAY(scratch, struct twins, judging->vault->note_count);
    struct map known = {0};
    for (size_t i = 0; i < count; i++) {
        const struct duplicate *duplicate = &all->data[i];
        if (duplicate->sure)
            *map_slot(&known, scratch, key_of_pair(scratch, duplicate->a, duplicate->b)) = all;
        if (duplicate->sure && duplicate->score == NAME_SCORE) {
            add_twin(twins, duplicate->a, duplicate->b);
            add_twin(twins, duplicate->b, duplicate->a);
        }
    }
    for (size_t i = 0; i < count; i++) {
        const struct duplicate of = all->data[i];
        const struct twins alone[] = {{{of.a}, 1}, {{of.b}, 1}};
        const struct twins *a = &twins[of.a->index];
        const struct twins *b = &twins[of.b->index];
        if (!of.sure || of.score == NAME_SCORE)
            continue;
        a = a->count ? a : &alone[0];
        b = b->count ? b : &alone[1];
        for (size_t k = 0; k < a->count * b->count; k++) {
            const struct note *x = a->data[k / b->count];
            const struct note *y = b->data[k % b->count];
            void **slot = map_slot(&known, scratch, key_of_pair(scratch, x, y));
            if (*slot || links_between(x, y) == 2)
                continue;
            *slot = all;
            struct duplicate *added = duplicate_vec_push(judging->run, all);
            *added = (struct duplicate){.a = x->index < y->index ? x : y,
                                        .b = x->index < y->index ? y : x,
                                        .score = of.score,
                                        .sure = true};
            add_reason(added, "the name of a third that is the same");
        }
    }
}

static int compare_duplicates(const void *a, const void *b)
{
    const struct duplicate *x = a;
    const struct duplicate *y = b;
    const int order = str_cmp(x->a->path, y->a->path);
    return order ? order : str_cmp(x->b->path, y->b->path);
}

void duplicates_find(struct arena *run, const struct vault *vault, struct duplicate_list *ret)
{
    struct arena scratch = {0};
    struct pair_list list;
    *ret = (struct duplicate_list){0};
    pairs_find(&scratch, vault, &list);
    mirrors_drop(&scratch, vault, &list.pairs);
    const struct judging judging = {
        .run = run,
        .vault = vault,
        .likeness = likeness_new(&scratch, vault),
        .values = list.pairs.len ? shared_values_count(&scratch, vault) : NULL,
        .out = &ret->pairs,
    };
    choose(&judging, &list);
    if (list.pairs.len)
        likeness_read_texts(judging.likeness);
    for (size_t i = 0; i < list.pairs.len; i++)
        judge(&judging, &list.pairs.data[i]);
    join_twins(&judging, &scratch);
    likeness_done(judging.likeness);
    arena_done(&scratch);
    ret->cut = list.cut;
    ret->cut_at = list.cut_at;
    if (ret->pairs.len)
        qsort(ret->pairs.data, ret->pairs.len, sizeof(*ret->pairs.data), compare_duplicates);
}
