/* vault/pairs: names meet in blocks: under their key, under a rare word, under all words but a part
 * of one.
 *
 * A block that more names fall into than BLOCK_MAX tells nothing, where its word is a common one;
 * where whole names are alike, each is held against its neighbours alone, and that is told. */
#include "pairs.h"

#include <stdlib.h>

#include "definition.h"
#include "name_shape.h"
#include "near_index.h"
#include "notelint/fold.h"
#include "notelint/word.h"

enum {
    NAMESAKES_MAX = 3, /* more notes of one name than this: a form, "Overview" */
    BLOCK_MAX = 128,
    COPY_LEAST = 400, /* bytes of a text that is worth a copy */
    COPY_PROBE = 64,  /* bytes of it that are looked at first */
    NEIGHBOURS = 8,   /* compared in a block that is too large */
    END_LETTERS = 3   /* of a word that may be mistyped, at its start or its end */
};

enum basis {
    BASIS_NAME,    /* names that are equal */
    BASIS_ALL,     /* all words, but for endings and order */
    BASIS_STEM,    /* a word */
    BASIS_BRACKET, /* a name, and the same in brackets behind another */
    BASIS_PART,    /* a name's words, and those of each side of an "and" */
    BASIS_TEXT,    /* a length, and some bytes from the middle */
    BASIS_PIECES   /* all words but one, and one end of that */
};

struct entry {
    uint64_t hash;
    uint32_t entity;
    enum basis basis;
};

VEC_OF(entry_vec, struct entry)

/* What a note says that its subject is; read when it is asked for. */
struct told {
    bool known;
    struct name_sort sort;
};

struct blocking {
    struct arena *run;
    struct arena scratch;
    struct map words; /* of name_words_read */
    const struct entity_vec *entities;
    struct name_shape *shapes;
    struct told *told;
    struct str *folded; /* fold_key of the names */
    bool *parted;       /* names of two things: "X and Y" */
    bool *forms;        /* names that too many notes bear to be of one thing */
    struct entry_vec entries;
    struct pair_list *out;
};

/* --- types --- */

static enum type_fit type_fit(const struct note *a, const struct note *b)
{
    if (a->type.len == 0 && b->type.len == 0)
        return str_eq(a->folder, b->folder) ? TYPES_SAME : TYPES_MAYBE;
    const bool open_a = a->type.len == 0 || type_is_open(a->type);
    const bool open_b = b->type.len == 0 || type_is_open(b->type);
    if (open_a && open_b)
        return a->type.len && b->type.len ? TYPES_OPEN : TYPES_MAYBE;
    if (open_a || open_b)
        return TYPES_MAYBE;
    return str_eq_nocase(a->type, b->type) ? TYPES_SAME : TYPES_DIFFER;
}

/* --- gates --- */

static const struct entity *entity_at(const struct blocking *blocking, uint32_t entity)
{
    return &blocking->entities->data[entity];
}

/* Is there any text for which the two would be taken for one? */
static bool may_be_one(const struct pair *pair)
{
    switch (pair->kind) {
    case PAIR_OTHER:
        return pair->fit == TYPES_OPEN;
    case PAIR_LONGER:
    case PAIR_PART:
    case PAIR_TOLD:
        return pair->fit >= TYPES_MAYBE;
    case PAIR_ALIAS:
    case PAIR_BRACKET:
    case PAIR_TREATISE:
    case PAIR_MISSPELT:
        return pair->fit >= TYPES_SAME;
    case PAIR_INFLECTED:
    case PAIR_NAMED:
        return pair->fit >= TYPES_MAYBE;
    case PAIR_COPY:
    case PAIR_SPELLED:
    case PAIR_NAME:
        break;
    }
    return true;
}

/* "Acme AG" and "Acme Inc" may be two companies; "Acme" is either. */
static bool legal_forms_differ(struct str a, struct str b)
{
    const struct str form_a = legal_form_of(a);
    const struct str form_b = legal_form_of(b);
    return form_a.len && form_b.len && !str_eq(form_a, form_b);
}

static void push_pair(struct blocking *blocking, uint32_t a, uint32_t b, enum pair_kind kind)
{
    const uint64_t qualifier_a = blocking->shapes[a].qualifier;
    const uint64_t qualifier_b = blocking->shapes[b].qualifier;
    if (qualifier_a && qualifier_b && qualifier_a != qualifier_b)
        return;
    const struct pair pair = {
        .a = a < b ? a : b,
        .b = a < b ? b : a,
        .kind = kind,
        .fit = type_fit(entity_at(blocking, a)->home, entity_at(blocking, b)->home),
        .marks_differ = blocking->shapes[a].marks != blocking->shapes[b].marks ||
                        legal_forms_differ(blocking->folded[a], blocking->folded[b]),
    };
    if (may_be_one(&pair))
        *pair_vec_push(blocking->run, &blocking->out->pairs) = pair;
}

static struct name_sort told_by(struct blocking *blocking, uint32_t entity)
{
    struct told *told = &blocking->told[entity];
    struct str phrases[DEFINITIONS_MAX];
    if (told->known)
        return told->sort;
    const size_t count = definitions_of(note_lead(entity_at(blocking, entity)->home), phrases);
    for (size_t i = 0; i < count; i++)
        name_sort_add(&told->sort, name_sort_of(&blocking->words, &blocking->scratch, phrases[i]));
    arena_reset(&blocking->scratch);
    told->known = true;
    return told->sort;
}

/* "Hansa" and "Hansa League": are they told apart by what either note says that it is? */
static bool sorts_are_told(struct blocking *blocking, uint32_t a, uint32_t b)
{
    const struct name_shape *x = &blocking->shapes[a];
    const struct name_shape *y = &blocking->shapes[b];
    return name_sort_covers(told_by(blocking, b), x, y) &&
           name_sort_covers(told_by(blocking, a), y, x);
}

static bool shape_kind(struct blocking *blocking, uint32_t a, uint32_t b, enum pair_kind *ret_kind)
{
    switch (name_shapes_relate(&blocking->shapes[a], &blocking->shapes[b])) {
    case NAMES_APART:
        return false;
    case NAMES_SORTED:
        *ret_kind = PAIR_TOLD;
        return sorts_are_told(blocking, a, b);
    case NAMES_OTHER:
        *ret_kind = PAIR_OTHER;
        return true;
    case NAMES_LONGER:
        *ret_kind = PAIR_LONGER;
        return true;
    case NAMES_TREATISE:
        *ret_kind = PAIR_TREATISE;
        return true;
    case NAMES_INFLECTED:
        break;
    }
    *ret_kind = PAIR_INFLECTED;
    return true;
}

static struct str body_of(const struct note *note)
{
    return source_text(&note->source, note->body);
}

static void look_at(struct blocking *blocking, enum basis basis, uint32_t a, uint32_t b)
{
    enum pair_kind found = PAIR_OTHER;
    struct words words;
    size_t edits;
    switch (basis) {
    case BASIS_NAME:
        found = str_eq(entity_at(blocking, a)->name, entity_at(blocking, b)->name) ? PAIR_NAME
                                                                                   : PAIR_SPELLED;
        break;
    case BASIS_ALL:
    case BASIS_STEM:
        if (!shape_kind(blocking, a, b, &found))
            return;
        break;
    case BASIS_PIECES:
        if (blocking->shapes[a].marks != blocking->shapes[b].marks ||
            !near_split(blocking->folded[a], &words) ||
            !near_is_misspelt(&words, blocking->folded[b], &edits))
            return;
        found = PAIR_MISSPELT;
        break;
    case BASIS_BRACKET:
        if (!blocking->shapes[a].qualifier == !blocking->shapes[b].qualifier)
            return;
        found = PAIR_BRACKET;
        break;
    case BASIS_PART:
        if (blocking->parted[a] == blocking->parted[b])
            return;
        found = PAIR_PART;
        break;
    case BASIS_TEXT:
        if (!str_eq(body_of(entity_at(blocking, a)->home), body_of(entity_at(blocking, b)->home)))
            return;
        found = PAIR_COPY;
        break;
    }
    push_pair(blocking, a, b, found);
}

/* --- blocks --- */

static void enter(struct blocking *blocking, enum basis basis, uint64_t hash, uint32_t entity)
{
    *entry_vec_push(blocking->run, &blocking->entries) =
        (struct entry){.hash = hash, .entity = entity, .basis = basis};
}

static void enter_pieces(struct blocking *blocking, uint32_t entity)
{
    struct words words;
    if (!near_split(blocking->folded[entity], &words))
        return;
    for (size_t i = 0; i < words.count; i++) {
        const struct str word = words.data[i];
        if (!near_may_differ(&words, i))
            continue;
        const uint64_t others = near_hash_others(&words, i);
        const struct str ends[] = {str_slice(word, 0, END_LETTERS),
                                   str_slice(word, word.len - END_LETTERS, word.len)};
        for (size_t end = 0; end < COUNT_OF(ends); end++)
            enter(blocking, BASIS_PIECES, near_hash_piece(others, 0, end, ends[end]), entity);
    }
}

static void enter_text(struct blocking *blocking, uint32_t entity)
{
    const struct str body = body_of(entity_at(blocking, entity)->home);
    if (body.len < COPY_LEAST)
        return;
    const size_t middle = body.len / 2;
    enter(blocking, BASIS_TEXT, str_hash(str_slice(body, middle, middle + COPY_PROBE)) + body.len,
          entity);
}

static uint64_t sum_of_stems(const struct name_shape *shape)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < shape->count; i++)
        sum += shape->stems[i];
    return sum;
}

/* Both sides of the one "and" or "&" in a name. */
static void enter_parts(struct blocking *blocking, uint32_t entity)
{
    static const struct str joints[] = {STR_INIT(" and "), STR_INIT(" & ")};
    const struct str name = entity_at(blocking, entity)->name;
    for (size_t i = 0; i < COUNT_OF(joints); i++) {
        const size_t at = str_find(name, joints[i], 0);
        const size_t behind = at + joints[i].len;
        if (at == STR_NONE || str_find(name, joints[i], behind) != STR_NONE)
            continue;
        const struct str parts[] = {str_slice(name, 0, at), str_slice(name, behind, name.len)};
        blocking->parted[entity] = true;
        for (size_t k = 0; k < COUNT_OF(parts); k++) {
            struct name_shape shape;
            name_shape_read(&blocking->words, &blocking->scratch, parts[k], &shape);
            if (shape.count)
                enter(blocking, BASIS_PART, sum_of_stems(&shape), entity);
        }
    }
}

static void enter_all(struct blocking *blocking)
{
    struct arena *scratch = &blocking->scratch;
    for (uint32_t i = 0; i < blocking->entities->len; i++) {
        const struct entity *entity = entity_at(blocking, i);
        struct name_shape *shape = &blocking->shapes[i];
        if (entity->key.len)
            enter(blocking, BASIS_NAME, str_hash(entity->key), i);
        name_shape_read(&blocking->words, scratch, entity->name, shape);
        if (shape->qualifier)
            enter(blocking, BASIS_BRACKET, shape->qualifier, i);
        else if (entity->key.len)
            enter(blocking, BASIS_BRACKET, name_qualifier(entity->key), i);
        for (size_t k = 0; k < shape->count; k++)
            enter(blocking, BASIS_STEM, shape->stems[k], i);
        enter_parts(blocking, i);
        if (shape->count)
            enter(blocking, BASIS_ALL, sum_of_stems(shape), i);
        if (shape->count && !blocking->parted[i])
            enter(blocking, BASIS_PART, sum_of_stems(shape), i);
        blocking->folded[i] = str_dup(blocking->run, fold_key(scratch, entity->name));
        enter_pieces(blocking, i);
        enter_text(blocking, i);
        arena_reset(scratch);
    }
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a;
    const struct entry *y = b;
    if (x->basis != y->basis)
        return x->basis < y->basis ? -1 : 1;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static void tell_cut(struct blocking *blocking, const struct entry *entries, size_t count)
{
    struct pair_list *out = blocking->out;
    if (!out->cut_at)
        out->cut_at = entity_at(blocking, entries->entity)->home;
    out->cut += count;
}

/* Each against the next few: equal and mistyped names stand close in path order often enough. */
static void look_at_neighbours(struct blocking *blocking, const struct entry *entries, size_t count)
{
    tell_cut(blocking, entries, count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count && k <= i + NEIGHBOURS; k++)
            look_at(blocking, entries->basis, entries[i].entity, entries[k].entity);
}

/* Leaves out names that are forms, which blocks of names, the first ones, tell; and texts that are:
 * notes fresh from a template. */
static size_t drop_forms(struct blocking *blocking, struct entry *entries, size_t count)
{
    size_t kept = 0;
    if (entries->basis == BASIS_TEXT && count > NAMESAKES_MAX)
        return 0;
    if (entries->basis == BASIS_NAME && count > BLOCK_MAX)
        tell_cut(blocking, entries, count);
    if (entries->basis == BASIS_NAME) {
        for (size_t i = 0; i < count && count > NAMESAKES_MAX; i++)
            blocking->forms[entries[i].entity] = true;
    }
    for (size_t i = 0; i < count; i++)
        if (!blocking->forms[entries[i].entity])
            entries[kept++] = entries[i];
    return kept;
}

static void look_at_block(struct blocking *blocking, struct entry *entries, size_t count)
{
    count = drop_forms(blocking, entries, count);
    if (count > BLOCK_MAX) {
        if (entries->basis == BASIS_ALL || entries->basis == BASIS_PIECES)
            look_at_neighbours(blocking, entries, count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            look_at(blocking, entries->basis, entries[i].entity, entries[k].entity);
}

/* --- aliases --- */

static uint32_t index_of(const struct blocking *blocking, const struct entity *entity)
{
    return (uint32_t)(entity - blocking->entities->data);
}

static void look_at_aliases(struct blocking *blocking, const struct entity_index *index)
{
    for (size_t i = 0; i < index->by_key.len; i++) {
        const struct str key = index->by_key.entries[i].key;
        const struct entity_set *set = index->by_key.entries[i].value;
        if (set->len > NAMESAKES_MAX)
            continue;
        for (size_t a = 0; a < set->len; a++)
            for (size_t b = a + 1; b < set->len; b++) {
                const bool named_a = str_eq(set->data[a]->key, key);
                const bool named_b = str_eq(set->data[b]->key, key);
                if (!named_a || !named_b)
                    push_pair(blocking, index_of(blocking, set->data[a]),
                              index_of(blocking, set->data[b]),
                              named_a || named_b ? PAIR_NAMED : PAIR_ALIAS);
            }
    }
}

/* --- public --- */

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *x = a;
    const struct pair *y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return (int)y->kind - (int)x->kind;
}

static void sort_pairs(struct pair_vec *pairs)
{
    if (pairs->len == 0)
        return;
    qsort(pairs->data, pairs->len, sizeof(*pairs->data), compare_pairs);
    size_t kept = 1;
    for (size_t i = 1; i < pairs->len; i++)
        if (pairs->data[i].a != pairs->data[kept - 1].a ||
            pairs->data[i].b != pairs->data[kept - 1].b)
            pairs->data[kept++] = pairs->data[i];
    pairs->len = kept;
}

void pairs_find(struct arena *run, const struct vault *vault, struct pair_list *ret)
{
    const size_t count = vault->entities.entities.len;
    struct blocking blocking = {
        .run = run,
        .entities = &vault->entities.entities,
        .shapes = ARENA_ARRAY(run, struct name_shape, count),
        .folded = ARENA_ARRAY(run, struct str, count),
        .told = ARENA_ARRAY(run, struct told, count),
        .parted = ARENA_ARRAY(run, bool, count),
        .forms = ARENA_ARRAY(run, bool, count),
        .out = ret,
    };
    *ret = (struct pair_list){0};
    name_words_read(run, &blocking.words);
    enter_all(&blocking);
    const struct entry_vec *entries = &blocking.entries;
    if (entries->len)
        qsort(entries->data, entries->len, sizeof(*entries->data), compare_entries);
    for (size_t i = 0, end; i < entries->len; i = end) {
        end = i + 1;
        while (end < entries->len && entries->data[end].basis == entries->data[i].basis &&
               entries->data[end].hash == entries->data[i].hash)
            end++;
        look_at_block(&blocking, &entries->data[i], end - i);
    }
    look_at_aliases(&blocking, &vault->entities);
    sort_pairs(&ret->pairs);
    arena_done(&blocking.scratch);
}
