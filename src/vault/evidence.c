/* vault/evidence: adds up what speaks for one quantity told twice, and what against it.
 *
 * Words alone find the truth in one pair of a hundred. What tells more: where the subject is named,
 * what sort of attribute it is, how far the values are apart, and, for two tables, whether they
 * list the same things in the same matter. */
#include "evidence.h"

#include "hash_set.h"
#include "table_words.h"
#include "topic.h"

/* Points from which on a disagreement is shown, or only in a preview; like names must say more. */
enum { SHOWN = 5, PREVIEW = 3, KIN_SHOWN = 7 };

/* --- the attribute --- */

static bool is_event(const struct joined_claim *claim)
{
    return claim->claim->origin == CLAIM_EVENT;
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

/* A key of the front matter and the same words in the note's own text. */
static bool head_and_body(const struct joined_claim *a, const struct joined_claim *b)
{
    const bool head = a->claim->origin == CLAIM_FRONT_MATTER;
    return a->note == b->note && head != (b->claim->origin == CLAIM_FRONT_MATTER) &&
           a->from == SUBJECT_CONTEXT && b->from == SUBJECT_CONTEXT && a->metric.len;
}

/* Words that no table of synonyms knows need a list that says what is told, or a key that does. */
static int weight_of_attribute(const struct joined_claim *a, const struct joined_claim *b,
                               enum attribute_class class_, int tables)
{
    if (is_event(a) && is_event(b))
        return 2;
    const bool unsaid =
        class_ == ATTRIBUTE_VAGUE || (class_ == ATTRIBUTE_OTHER && !head_and_body(a, b));
    return weight_of_class(class_) - (unsaid && tables < 2) - (a->figure->kind == FIGURE_PERCENT);
}

/* --- the subject --- */

static bool is_one_word(struct str key)
{
    return str_find_byte(key, ' ', 0) == STR_NONE;
}

static int weight_of_name(const struct joined_claim *claim)
{
    if (!claim->entity && claim->from < SUBJECT_KIN)
        return 0;
    switch (claim->from) {
    case SUBJECT_CONTEXT:
    case SUBJECT_LINK:
        return 2;
    case SUBJECT_TEXT:
        return 1;
    case SUBJECT_SHORTER:
    case SUBJECT_REWORDED:
        return 0;
    case SUBJECT_KIN:
    case SUBJECT_ALIKE:
        return -1;
    }
    return 0;
}

/* Headings that narrow the one and not the other; in one note they are there to tell apart. */
static int weight_of_facets(const struct joined_claim *a, const struct joined_claim *b)
{
    const bool named = a->from != SUBJECT_CONTEXT;
    if (is_event(a) && is_event(b)) /* an event is what it is, whatever part of the story */
        return str_eq(a->facet, b->facet) ? 0 : -1;
    if (a->note != b->note)
        return str_eq(a->facet, b->facet) ? 0 : -3;
    return !str_eq(a->facet, b->facet) || (named && a->claim->section != b->claim->section) ? -5
                                                                                            : 0;
}

static int weight_of_subject(const struct joined_claim *a, const struct joined_claim *b)
{
    const int x = weight_of_name(a);
    const int y = weight_of_name(b);
    return (x < y ? x : y) + weight_of_facets(a, b);
}

/* --- the tables --- */

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
    const bool telling = class_ == ATTRIBUTE_POINT || !is_one_word(a->subject);
    if (own && telling && agreement == AGREE_CLOSE && !a->table->of_periods)
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

/* --- the values --- */

static int weight_of_distance(enum agreement agreement)
{
    switch (agreement) {
    case AGREE_ROUNDED:
    case AGREE_CLOSE:
        return 2;
    case AGREE_NEAR:
        return 1;
    case AGREE_APART:
        return -4;
    case AGREE_NOT_COMPARABLE:
    case AGREE_EQUAL:
    case AGREE_FAR:
        return 0;
    }
    return 0;
}

/* Two days of one month are told of one event that happened once. */
static bool same_month(const struct figure *a, const struct figure *b)
{
    const size_t day = STR("2008-09-16").len;
    const size_t month = STR("2008-09").len;
    return a->kind == FIGURE_DATE && b->kind == FIGURE_DATE && a->low_date.len == day &&
           b->low_date.len == day &&
           str_eq(str_slice(a->low_date, 0, month), str_slice(b->low_date, 0, month));
}

/* "Arab conquest" may be one event of many notes, "Application" is one of each. */
static int weight_of_events(const struct joined_claim *a, const struct joined_claim *b,
                            enum agreement agreement)
{
    if (!is_event(a) || !is_event(b))
        return 0;
    if (a->note == b->note && agreement != AGREE_CLOSE) /* the same again, later */
        return -5;
    const bool vague = str_eq(a->metric, STR("date")) && !a->entity && is_one_word(a->subject);
    return agreement != AGREE_CLOSE || vague ? -2 : same_month(a->figure, b->figure);
}

/* Dates in brackets behind a name may be of a life, a reign or an office; "Crisis (2000-01)" is the
 * crisis of its note. */
static int weight_of_spans(const struct joined_claim *a, const struct joined_claim *b,
                           enum agreement agreement)
{
    const bool bracket = a->claim->origin == CLAIM_DEFINITION;
    const bool same_sort =
        str_eq(a->metric, b->metric) && bracket == (b->claim->origin == CLAIM_DEFINITION);
    const bool bare = bracket && !a->entity;
    int points = 0;
    if ((!same_sort || bare) && agreement != AGREE_CLOSE)
        points -= 3;
    if (bare && is_one_word(a->subject))
        points -= 2;
    if (bare && same_sort && !topics_meet(a->topic, b->topic)) /* "The Golden Age" of two stories */
        points -= 2;
    return points;
}

/* "Harbour Board (1933)" and "Harbour Board (1934)": a year or so apart, they are of the same. */
static int weight_of_brackets(const struct joined_claim *a, const struct joined_claim *b,
                              enum agreement agreement)
{
    if (a->claim->origin != CLAIM_BRACKET && b->claim->origin != CLAIM_BRACKET)
        return 0;
    if (agreement != AGREE_CLOSE)
        return -4;
    return a->claim->origin == b->claim->origin ? 2 : 0;
}

/* What stands beside a name in a row may have dates of its own. */
static bool is_of_row(const struct joined_claim *claim)
{
    return claim->from == SUBJECT_ALIKE && claim->claim->entity.len > 0;
}

/* Words that few attributes have, and the same ones beside both figures, make up for a subject that
 * is not sure. */
static int weight_of_readings(const struct joined_claim *a, const struct joined_claim *b)
{
    if (a->from != SUBJECT_ALIKE && b->from != SUBJECT_ALIKE)
        return 0;
    if (a->class_ == ATTRIBUTE_SPAN && (is_of_row(a) || is_of_row(b)))
        return -2;
    const bool narrowed = a->claim->qualifier_count > 0 && !is_one_word(a->claim->qualifiers[0]);
    return (a->class_ == ATTRIBUTE_OTHER && !is_one_word(a->metric)) + 3 * narrowed;
}

int evidence_weigh(const struct joined_claim *a, const struct joined_claim *b,
                   enum agreement agreement)
{
    const enum attribute_class class_ = a->class_;
    const int tables = weight_of_tables(a, b, class_, agreement);
    const bool same_date =
        a->note != b->note && !attribute_is_dateless(class_) && a->as_of.len && b->as_of.len;
    int points = weight_of_attribute(a, b, class_, tables) + weight_of_subject(a, b) + tables +
                 weight_of_events(a, b, agreement) + same_date +
                 (claim_is_structured(a->claim) && claim_is_structured(b->claim));
    points += weight_of_brackets(a, b, agreement) + weight_of_readings(a, b);
    return class_ == ATTRIBUTE_SPAN ? points + weight_of_spans(a, b, agreement) : points;
}

enum confidence evidence_confidence(const struct joined_claim *a, const struct joined_claim *b,
                                    enum agreement agreement, int points)
{
    const int total = points + weight_of_distance(agreement);
    const bool kin = a->from == SUBJECT_KIN || b->from == SUBJECT_KIN;
    if (a->claim->origin == CLAIM_BRACKET || b->claim->origin == CLAIM_BRACKET ||
        a->from == SUBJECT_ALIKE || b->from == SUBJECT_ALIKE)
        return total >= PREVIEW ? CONFIDENCE_PREVIEW : CONFIDENCE_NONE;
    return total >= (kin ? KIN_SHOWN : SHOWN) ? CONFIDENCE_SHOWN
           : total >= PREVIEW                 ? CONFIDENCE_PREVIEW
                                              : CONFIDENCE_NONE;
}
