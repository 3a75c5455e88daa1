/* vault/compare: how two claims of one subject and attribute stand to each other.
 *
 * First everything that makes a difference harmless, then how likely it is that both tell of one
 * quantity. A false alarm costs more than a miss. */
#include <assert.h>

#include "evidence.h"
#include "notelint/claims.h"
#include "notelint/vault.h"

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

/* Two notes of a row count anew what both tell of; when a thing was founded they do not. */
static bool stand_in_a_row(const struct joined_claim *a, const struct joined_claim *b)
{
    return a->row && a->row == b->row && a->class_ != ATTRIBUTE_POINT &&
           a->class_ != ATTRIBUTE_SPAN;
}

/* Rows of one table, items of one list, figures of one paragraph: told side by side on purpose. */
static bool stand_together(const struct joined_claim *a, const struct joined_claim *b)
{
    if (a->note != b->note)
        return stand_in_a_row(a, b) || (note_is_record(a->note) && note_is_record(b->note));
    const struct block *x = block_of(a);
    const struct block *y = block_of(b);
    if (!x || !y)
        return x == y; /* two keys of one front matter */
    const uint32_t list = list_of(a);
    return x == y || (x->table != NOTE_NONE && x->table == y->table) ||
           (list != NOTE_NONE && list == list_of(b)) || (a->claim->series && b->claim->series) ||
           note_is_record(a->note);
}

bool claims_qualified_alike(const struct claim *a, const struct claim *b)
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

static bool same_line(const struct note *note, const struct figure *a, const struct figure *b)
{
    return source_line_at(&note->source, a->region.offset) ==
           source_line_at(&note->source, b->region.offset);
}

static bool same_row(const struct note *note, const struct figure *a, const struct figure *b)
{
    if (a->block == b->block)
        return a->block != FIGURE_NO_BLOCK || same_line(note, a, b);
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

/* A day of no year is one of several, as is what an old note of a row tells. */
static bool tells_of_the_past(const struct joined_claim *claim)
{
    return claim->outdated || claim->dated_by_note || str_starts(claim->as_of, STR("--"));
}

/* The attribute was read from the words that narrow the figure. */
static bool is_reworded(const struct joined_claim *claim)
{
    return claim->from == SUBJECT_ALIKE && !str_eq(claim->metric, claim->claim->metric);
}

static enum conflict_class judge(const struct joined_claim *a, const struct joined_claim *b,
                                 enum attribute_class class_, struct arena *scratch)
{
    const struct str x = a->as_of;
    const struct str y = b->as_of;
    const bool peaks = has_qualifier(a->claim, STR("peak")) && has_qualifier(b->claim, STR("peak"));
    const bool dated = !peaks && !attribute_is_dateless(class_) && (x.len || y.len);
    if (dated && x.len && y.len && !dates_agree(x, y))
        return CONFLICT_NONE;
    if (is_disputed(a) || is_disputed(b))
        return CONFLICT_ACKNOWLEDGED;
    if (!is_reworded(a) && !is_reworded(b) && !claims_qualified_alike(a->claim, b->claim))
        return CONFLICT_DEFINITION;
    if (line_holds(b, a, class_, scratch) || line_holds(a, b, class_, scratch))
        return CONFLICT_ACKNOWLEDGED;
    if (sources_differ(a, b))
        return CONFLICT_ESTIMATE_SPREAD;
    if (dated && (!x.len || !y.len))
        return tells_of_the_past(a) || tells_of_the_past(b) ? CONFLICT_REVISION : CONFLICT_STALE;
    return a->note == b->note ? CONFLICT_INCONSISTENT : CONFLICT_CONFLICT;
}

/* Bare dates of somebody who reigned may be those of the life. */
static bool is_reign_in_life(const struct joined_claim *reign, const struct joined_claim *life)
{
    return str_eq(reign->metric, STR("reign")) && !str_eq(life->metric, STR("reign")) &&
           years_within(reign->figure, life->figure);
}

/* Both are in the group for what a claim of its own says. */
static bool joined_for_another(const struct joined_claim *a, const struct joined_claim *b)
{
    return a->from >= SUBJECT_REWORDED && b->from >= SUBJECT_REWORDED &&
           (a->from != SUBJECT_ALIKE || b->from != SUBJECT_ALIKE || a->entity == b->entity);
}

struct comparison claims_compare(const struct joined_claim *a, const struct joined_claim *b,
                                 struct arena *scratch)
{
    struct comparison comparison = {.class_ = CONFLICT_NONE, .confidence = CONFIDENCE_NONE};
    const bool events = a->claim->origin == CLAIM_EVENT && b->claim->origin == CLAIM_EVENT;
    /* "50-40 ka" of an event is when it was, not how long it took */
    const enum attribute_class class_ = events ? ATTRIBUTE_VAGUE : a->class_;
    if (stand_together(a, b) || joined_for_another(a, b))
        return comparison;
    const enum agreement agreement = figures_agree(a->figure, b->figure, class_, scratch);
    if (agreement == AGREE_NOT_COMPARABLE || agreement == AGREE_EQUAL || is_reign_in_life(a, b) ||
        is_reign_in_life(b, a))
        return comparison;
    comparison.points = evidence_weigh(a, b, agreement);
    comparison.confidence = evidence_confidence(a, b, agreement, comparison.points);
    if (comparison.confidence == CONFIDENCE_NONE)
        return comparison;
    comparison.class_ =
        agreement == AGREE_ROUNDED ? CONFLICT_ROUNDING : judge(a, b, class_, scratch);
    return comparison;
}

bool claim_is_structured(const struct claim *claim)
{
    return claim->origin != CLAIM_DEFINITION && claim->origin != CLAIM_PROSE &&
           claim->origin != CLAIM_BRACKET;
}

const char *disagreement_match(const struct disagreement *disagreement)
{
    const bool a = claim_is_structured(disagreement->anchor->claim);
    const bool b = claim_is_structured(disagreement->home->claim);
    return a && b ? "structured" : a || b ? "mixed" : "prose";
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
