/* vault/compare: how two claims of one subject and attribute stand to each other.
 *
 * First everything that makes a difference harmless, then how likely it is that both tell of one
 * quantity. A false alarm costs more than a miss. */
#include <assert.h>

#include "agree.h"
#include "hash_set.h"
#include "notelint/claims.h"
#include "notelint/vault.h"
#include "table_words.h"
#include "topic.h"

static const struct block *block_of(const struct joined_claim *claim)
{
    return claim->figure->block < claim->note->blocks.len
               ? &claim->note->blocks.data[claim->figure->block]
               : NULL;
}

static uint32_t list_of(const struct joined_claim *claim)
{
    const struct block *block = block_of(claim);
    if (!block || block->item >= claim->note->items.len)
        return NOTE_NONE;
    return claim->note->items.data[block->item].list;
}

/* Rows of one table, items of one list, figures of one paragraph: told side by side on purpose. */
static bool stand_together(const struct joined_claim *a, const struct joined_claim *b)
{
    if (a->note != b->note)
        return note_is_record(a->note) && note_is_record(b->note);
    const struct block *x = block_of(a);
    const struct block *y = block_of(b);
    if (!x || !y)
        return x == y; /* two keys of one front matter */
    const uint32_t list = list_of(a);
    return x == y || (x->table != NOTE_NONE && x->table == y->table) ||
           (list != NOTE_NONE && list == list_of(b)) || (a->claim->series && b->claim->series) ||
           note_is_record(a->note);
}

static bool qualifiers_equal(const struct claim *a, const struct claim *b)
{
    if (a->qualifier_count != b->qualifier_count)
        return false;
    for (size_t i = 0; i < a->qualifier_count; i++)
        if (!str_eq(a->qualifiers[i], b->qualifiers[i]))
            return false;
    return true;
}

/* Each side names a source, and none is named by both. */
static bool sources_differ(const struct joined_claim *a, const struct joined_claim *b)
{
    if (!a->claim->citation_count || !b->claim->citation_count)
        return false;
    for (size_t i = 0; i < a->claim->citation_count; i++)
        for (size_t k = 0; k < b->claim->citation_count; k++)
            if (str_eq_nocase(a->note->citations.data[a->claim->citations[i]].source,
                              b->note->citations.data[b->claim->citations[k]].source))
                return false;
    return true;
}

static bool same_row(const struct note *note, const struct figure *a, const struct figure *b)
{
    if (a->block == b->block)
        return true;
    if (a->block >= note->blocks.len || b->block >= note->blocks.len)
        return false;
    const struct block *x = &note->blocks.data[a->block];
    const struct block *y = &note->blocks.data[b->block];
    return x->table != NOTE_NONE && x->table == y->table && x->row == y->row;
}

/* Does the line (row, paragraph, item) of `other` also hold the value of `claim`? Looks a few
 * figures to either side. */
static bool line_holds(const struct joined_claim *other, const struct joined_claim *claim,
                       enum attribute_class class_, struct arena *scratch)
{
    enum { LOOK = 8 };
    const struct figure_vec *figures = &other->note->figures;
    const uint32_t at = other->claim->figure;
    const uint32_t from = at > LOOK ? at - LOOK : 0;
    for (uint32_t i = from; i < figures->len && i <= at + LOOK; i++) {
        const struct figure *figure = &figures->data[i];
        if (i == at || !same_row(other->note, other->figure, figure))
            continue;
        const enum agreement agreement = figures_agree(figure, claim->figure, class_, scratch);
        if (agreement == AGREE_EQUAL || agreement == AGREE_ROUNDED)
            return true;
    }
    return false;
}

static bool is_structured(const struct claim *claim)
{
    return claim->origin == CLAIM_EVENT || claim->origin == CLAIM_FRONT_MATTER ||
           claim->origin == CLAIM_KEY_FACT || claim->origin == CLAIM_TABLE;
}

static int weight_of_class(enum attribute_class class_)
{
    switch (class_) {
    case ATTRIBUTE_POINT:
    case ATTRIBUTE_SPAN:
    case ATTRIBUTE_SIZE:
    case ATTRIBUTE_STOCK:
    case ATTRIBUTE_TOLL:
        return 2;
    case ATTRIBUTE_FLOW:
    case ATTRIBUTE_OTHER:
        return 1;
    case ATTRIBUTE_VAGUE:
        return 0;
    }
    return 0;
}

static int weight_of_subject(const struct joined_claim *claim)
{
    if (!claim->entity && claim->from != SUBJECT_KIN)
        return 0;
    switch (claim->from) {
    case SUBJECT_CONTEXT:
    case SUBJECT_LINK:
        return 2;
    case SUBJECT_TEXT:
        return 1;
    case SUBJECT_SHORTER:
        return 0;
    case SUBJECT_KIN:
        return -1;
    }
    return 0;
}

static bool is_one_word(struct str key)
{
    return str_find_byte(key, ' ', 0) == STR_NONE;
}

/* Attributes that belong to the thing itself, in whatever list it stands: its dates, its size, its
 * people. Employees in Germany are those of the company whose note has the list. */
static bool is_its_own(const struct joined_claim *a, const struct joined_claim *b,
                       enum attribute_class class_)
{
    if (class_ == ATTRIBUTE_SPAN) /* dates in a list of regions are those of something in them */
        return !a->table->of_places && !b->table->of_places;
    return class_ == ATTRIBUTE_POINT || class_ == ATTRIBUTE_SIZE ||
           str_eq(a->metric, STR("population"));
}

/* The same heading over both, which few notes have. */
static bool headings_meet(const struct joined_claim *a, const struct joined_claim *b)
{
    return hashes_shared(&a->table->path, &b->table->path) > 0 &&
           !topics_are_siblings(a->topic, b->topic);
}

/* What speaks against two lists of different matters telling of one quantity. */
static int weight_of_strangers(const struct joined_claim *a, const struct joined_claim *b,
                               enum attribute_class class_, enum agreement agreement)
{
    const bool own = is_its_own(a, b, class_);
    if (a->entity)
        return own ? 0 : -1;
    if (own && agreement == AGREE_CLOSE && !is_one_word(a->subject) && !a->table->of_periods)
        return 0;
    if (a->table->of_periods && b->table->of_periods) /* of this place, or of the world? */
        return -3;
    return own || !is_one_word(a->subject) ? -1 : -3;
}

/* Two lists of the same things, under the same header, in the same matter, that agree elsewhere.
 * Lists of periods agree elsewhere even where one tells of a place and one of the world. */
static int weight_of_tables(const struct joined_claim *a, const struct joined_claim *b,
                            enum attribute_class class_, enum agreement agreement)
{
    if (!a->table || !b->table || a->table == b->table)
        return 0;
    const struct table_match *match = table_match_find(a->table, b->table, a->metric);
    const bool agree = match && match->same >= 2 && match->same * 2 >= match->different;
    const bool differ = match && match->same == 0 && match->different >= 3;
    const bool periods = a->table->of_periods && b->table->of_periods;
    const bool topic = topics_meet(a->topic, b->topic) || headings_meet(a, b);
    const bool meet = topic || (agree && !periods);
    const size_t rows = hashes_shared(&a->table->rows, &b->table->rows);
    const size_t fewer =
        a->table->rows.len < b->table->rows.len ? a->table->rows.len : b->table->rows.len;
    const int alike =
        (rows >= 3) + (rows >= 3 && rows * 2 >= fewer) + str_eq(a->table->header, b->table->header);
    if (!meet)
        return agree + weight_of_strangers(a, b, class_, agreement) +
               (is_its_own(a, b, class_) && !periods ? alike : 0);
    const bool same_list = rows >= 4 && rows == a->table->rows.len && rows == b->table->rows.len;
    return topic + alike + agree + same_list - (differ && !same_list ? 2 : 0);
}

/* "Arab conquest" may be one event of many notes, "Application" is one of each. */
static bool is_vague_event(const struct joined_claim *claim)
{
    return str_eq(claim->metric, STR("date")) && !claim->entity && is_one_word(claim->subject);
}

/* Are the words themselves enough to tell what is told? */
static bool says_what(enum attribute_class class_)
{
    return class_ != ATTRIBUTE_VAGUE && class_ != ATTRIBUTE_OTHER;
}

static bool is_dateless(enum attribute_class class_)
{
    return class_ == ATTRIBUTE_POINT || class_ == ATTRIBUTE_SPAN || class_ == ATTRIBUTE_SIZE ||
           class_ == ATTRIBUTE_TOLL;
}

/* What speaks for one quantity told twice, in points. */
static int weigh(const struct joined_claim *a, const struct joined_claim *b,
                 enum attribute_class class_, enum agreement agreement)
{
    const int subject_a = weight_of_subject(a);
    const int subject_b = weight_of_subject(b);
    const int tables = weight_of_tables(a, b, class_, agreement);
    const bool events = a->claim->origin == CLAIM_EVENT && b->claim->origin == CLAIM_EVENT;
    int points = (events ? 2 : weight_of_class(class_)) + tables;
    points += subject_a < subject_b ? subject_a : subject_b;
    points += is_structured(a->claim) && is_structured(b->claim);
    points +=
        a->note != b->note && !is_dateless(class_) && a->claim->as_of.len && b->claim->as_of.len;
    points += agreement == AGREE_CLOSE ? 2 : agreement == AGREE_NEAR ? 1 : 0;
    points -= agreement == AGREE_APART ? 4 : 0;
    points -= a->figure->kind == FIGURE_PERCENT;
    points -= !events && !says_what(class_) && tables < 2;
    if (!str_eq(a->facet, b->facet) || (a->note == b->note && a->from != SUBJECT_CONTEXT &&
                                        a->claim->section != b->claim->section))
        points -= a->note == b->note ? 5 : 3;
    if (events && (agreement != AGREE_CLOSE || is_vague_event(a)))
        points -= 2;
    /* dates in brackets behind a name, or of another sort: of a life, a reign, an office? */
    const bool same_sort =
        str_eq(a->metric, b->metric) &&
        (a->claim->origin == CLAIM_DEFINITION) == (b->claim->origin == CLAIM_DEFINITION);
    const bool bare_names = !a->entity && a->claim->origin == CLAIM_DEFINITION;
    if (class_ == ATTRIBUTE_SPAN && (!same_sort || bare_names) && agreement != AGREE_CLOSE)
        points -= 3;
    return points;
}

/* Points from which on a disagreement is shown; like names must say more. Measured on judged
 * vaults: see the page of conflicting-figure. */
enum { SHOWN = 5, PREVIEW = 3, KIN_SHOWN = 7 };

static enum confidence confidence_of(int points)
{

    return points >= SHOWN     ? CONFIDENCE_SHOWN
           : points >= PREVIEW ? CONFIDENCE_PREVIEW
                               : CONFIDENCE_NONE;
}

static bool has_qualifier(const struct claim *claim, struct str word)
{
    for (size_t i = 0; i < claim->qualifier_count; i++)
        if (str_eq(claim->qualifiers[i], word))
            return true;
    return false;
}

/* The note itself says that the value is open to doubt. */
static bool is_disputed(const struct joined_claim *claim)
{
    return claim->figure->flags & FIGURE_DISPUTED || has_qualifier(claim->claim, STR("disputed")) ||
           has_qualifier(claim->claim, STR("contested")) ||
           has_qualifier(claim->claim, STR("unverified"));
}

static enum conflict_class judge(const struct joined_claim *a, const struct joined_claim *b,
                                 enum attribute_class class_, struct arena *scratch)
{
    const struct str x = a->claim->as_of;
    const struct str y = b->claim->as_of;
    const bool dated = !is_dateless(class_) && (x.len || y.len);
    if (dated && x.len && y.len && !dates_agree(x, y))
        return CONFLICT_NONE;
    if (is_disputed(a) || is_disputed(b))
        return CONFLICT_ACKNOWLEDGED;
    if (!qualifiers_equal(a->claim, b->claim))
        return CONFLICT_DEFINITION;
    if (line_holds(b, a, class_, scratch) || line_holds(a, b, class_, scratch))
        return CONFLICT_ACKNOWLEDGED;
    if (sources_differ(a, b))
        return CONFLICT_ESTIMATE_SPREAD;
    if (dated && (!x.len || !y.len))
        return a->outdated || b->outdated ? CONFLICT_REVISION : CONFLICT_STALE;
    return a->note == b->note ? CONFLICT_INCONSISTENT : CONFLICT_CONFLICT;
}

struct comparison claims_compare(const struct joined_claim *a, const struct joined_claim *b,
                                 struct arena *scratch)
{
    struct comparison comparison = {CONFLICT_NONE, CONFIDENCE_NONE};
    const enum attribute_class class_ = attribute_class_of(a->metric);
    if (stand_together(a, b) || (a->from == SUBJECT_KIN && b->from == SUBJECT_KIN))
        return comparison;
    const enum agreement agreement = figures_agree(a->figure, b->figure, class_, scratch);
    if (agreement == AGREE_NOT_COMPARABLE || agreement == AGREE_EQUAL)
        return comparison;
    const bool kin = a->from == SUBJECT_KIN || b->from == SUBJECT_KIN;
    const int points = weigh(a, b, class_, agreement);
    comparison.confidence =
        confidence_of(kin && points < KIN_SHOWN && points >= SHOWN ? PREVIEW : points);

    comparison.class_ =
        agreement == AGREE_ROUNDED ? CONFLICT_ROUNDING : judge(a, b, class_, scratch);
    return comparison;
}

const char *conflict_class_name(enum conflict_class class_)
{
    static const char *const names[] = {
        [CONFLICT_NONE] = "none",
        [CONFLICT_CONFLICT] = "conflict",
        [CONFLICT_STALE] = "stale",
        [CONFLICT_INCONSISTENT] = "inconsistent",
        [CONFLICT_ESTIMATE_SPREAD] = "estimate-spread",
        [CONFLICT_REVISION] = "revision",
        [CONFLICT_DEFINITION] = "definition",
        [CONFLICT_ROUNDING] = "rounding",
        [CONFLICT_ACKNOWLEDGED] = "acknowledged",
    };
    static_assert(COUNT_OF(names) == CONFLICT_CLASS_COUNT, "a class without a name");
    return names[class_];
}

bool conflict_class_is_quiet(enum conflict_class class_)
{
    return class_ == CONFLICT_NONE || class_ >= CONFLICT_ESTIMATE_SPREAD;
}
