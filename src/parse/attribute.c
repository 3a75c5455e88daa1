/* parse/attribute: labels to metrics, by words that any subject uses. */
#include "notelint/attribute.h"

#include <assert.h>

#include "notelint/fold.h"
#include "notelint/unit.h"
#include "notelint/word.h"

struct metric_row {
    struct str metric;
    enum attribute_class class_;
    unsigned kinds; /* of the figure, as bits */
};

struct form_row {
    struct str form;
    uint16_t metric; /* index into metrics */
};

/* attributes.txt: metrics, metrics_by_name, forms, and the words of each list. */
#include "attributes.inc"

enum { TIME = 1u << FIGURE_DATE | 1u << FIGURE_YEAR };

/* First row of that form, or COUNT_OF(forms). */
static size_t form_find(struct str form)
{
    size_t low = 0;
    size_t high = COUNT_OF(forms);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_cmp(forms[middle].form, form) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool attribute_is_qualifier(struct str word)
{
    return word_among(word, qualifier_words, COUNT_OF(qualifier_words));
}

bool word_is_general(struct str word)
{
    return word_among(word, general_words, COUNT_OF(general_words));
}

bool word_is_nameless(struct str word)
{
    return word_among(word, nameless_words, COUNT_OF(nameless_words));
}

/* "1590s", "19th century": one word for many years. */
static bool is_decade(const struct figure *figure)
{
    int64_t low;
    int64_t high;
    if (figure->kind != FIGURE_YEAR || !decimal_to_int(figure->low, &low) ||
        !decimal_to_int(figure->high, &high))
        return false;
    return (high - low == 9 && low % 10 == 0) || high - low == 99;
}

static bool is_span(const struct figure *figure)
{
    if (is_decade(figure))
        return false;

    return figure->flags & FIGURE_RANGE || figure->has_low != figure->has_high;
}

/* "members: 1942" looks like a year and is none: where a label asks for a number, it gets one. */
static const struct metric_row *metric_of_form(struct str label, const struct figure *figure)
{
    const struct metric_row *number = NULL;
    for (size_t i = form_find(label); i < COUNT_OF(forms) && str_eq(forms[i].form, label); i++) {
        const struct metric_row *row = &metrics[forms[i].metric];
        if (row->kinds & 1u << figure->kind)
            return row->class_ == ATTRIBUTE_VAGUE && number ? number : row;
        if (!number && figure->kind == FIGURE_YEAR && !is_span(figure) &&
            row->kinds & 1u << FIGURE_NUMBER)
            number = row;
    }
    return number;
}

/* Years under "Date" are a span only where two were written; millions of years under "Age" are
 * years ago, under "Duration" they are none. */
static struct str metric_of(const struct metric_row *row, const struct figure *figure,
                            struct str label)
{
    const bool time = figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
    const struct str metric = row->metric;
    if (time && metric.len == 0)
        return is_span(figure) ? STR("dates") : STR("date");
    if (!str_eq(metric, STR("dates")))
        return metric;
    if (figure->kind == FIGURE_DURATION && word_in(label, "duration lasted span active"))
        return STR("duration");
    if (is_span(figure))
        return metric;
    return str_eq(label, STR("age")) ? STR("age") : STR("date");
}

struct label_words {
    struct str word[12];
    size_t count;
};

static struct str joined(struct arena *run, const struct label_words *words)
{
    struct buf buf = {.arena = run};
    for (size_t i = 0; i < words->count; i++) {
        if (i)
            buf_push_byte(&buf, ' ');
        buf_push(&buf, words->word[i]);
    }
    return buf_str(&buf);
}

/* Words that mean the same in any label. */
static struct str common_form(struct str word)
{
    if (word_in(word, "growth increase decrease decline fall rise"))
        return STR("change");
    return word;
}

/* "Year of birth" is a birth; "Year" is a year. */
static void drop_unless_alone(struct label_words *words, const char *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++)
        if (!word_in(words->word[i], list))
            words->word[kept++] = words->word[i];
    if (kept)
        words->count = kept;
}

static struct label_words label_read(struct arena *run, struct str label, enum figure_kind kind)
{
    struct label_words words = {0};
    struct str rest = fold_key(run, label);
    struct str word;
    while (str_split(&rest, ' ', &word) && words.count < COUNT_OF(words.word)) {
        if (word.len == 0 || word_among(word, filler_words, COUNT_OF(filler_words)) ||
            ascii_is_digit(word.data[0]))
            continue;
        word = word_singular(run, word);
        words.word[words.count++] = 1u << kind & TIME ? word : common_form(word);
    }
    drop_unless_alone(&words, "year date rate percentage percent");
    return words;
}

void attribute_narrow(struct arena *run, struct attribute *attribute, struct str word)
{
    struct str *grown = ARENA_ARRAY(run, struct str, attribute->qualifier_count + 1);
    size_t at = 0;
    while (at < attribute->qualifier_count && str_cmp(attribute->qualifiers[at], word) < 0) {
        grown[at] = attribute->qualifiers[at];
        at++;
    }
    if (at < attribute->qualifier_count && str_eq(attribute->qualifiers[at], word))
        return;
    grown[at] = str_dup(run, word);
    for (size_t i = at; i < attribute->qualifier_count; i++)
        grown[i + 1] = attribute->qualifiers[i];
    attribute->qualifiers = grown;
    attribute->qualifier_count++;
}

/* Take the qualifiers out of `words`. */
static void peel(struct arena *run, struct label_words *words, struct attribute *attribute)
{
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++) {
        const struct str word = words->word[i];
        if (attribute_is_qualifier(word))
            attribute_narrow(run, attribute, word);
        else if (!word_among(word, dropped_words, COUNT_OF(dropped_words)))
            words->word[kept++] = word;
    }
    words->count = kept;
}

/* What stands in brackets behind a label: a unit or a year belongs to the figure, a word narrows.
 */
static bool is_measure(struct str word)
{
    struct unit_name unit;
    return word.len <= 3 || unit_find(word, &unit) ||
           word_in(word, "thousand million billion trillion percent year");
}

static void bracket_read(struct arena *run, struct str inside, struct attribute *attribute)
{
    const struct label_words words = label_read(run, inside, FIGURE_NUMBER);
    for (size_t i = 0; i < words.count; i++)
        if (!is_measure(words.word[i]))
            attribute_narrow(run, attribute, words.word[i]);
}

struct attribute attribute_parse(struct arena *run, struct str label, const struct figure *figure)
{
    struct attribute attribute = {0};
    const size_t open = str_find_byte(label, '(', 0);
    struct str head = label;
    if (open != STR_NONE && open > 0) {
        const size_t close = str_find_byte(label, ')', open);
        head = str_slice(label, 0, open);
        bracket_read(run, str_slice(label, open + 1, close == STR_NONE ? label.len : close),
                     &attribute);
    }
    struct label_words words = label_read(run, head, figure->kind);
    const struct metric_row *row = metric_of_form(joined(run, &words), figure);
    if (!row) {
        peel(run, &words, &attribute);
        row = metric_of_form(joined(run, &words), figure);
    }
    const struct str rest = joined(run, &words);
    const bool count = figure->kind == FIGURE_NUMBER || figure->kind == FIGURE_COUNT;
    if (row)
        attribute.metric = metric_of(row, figure, rest);
    else if (count &&
             attribute_class_of(rest) == ATTRIBUTE_POINT) /* how many were built, not when */
        attribute.metric = str_fmt(run, "number %.*s", STR_ARG(rest));
    else
        attribute.metric = rest;
    return attribute;
}

struct str attribute_form(struct arena *run, struct str label)
{
    struct attribute narrowed = {0};
    const size_t open = str_find_byte(label, '(', 0);
    struct label_words words = label_read(
        run, open != STR_NONE && open > 0 ? str_slice(label, 0, open) : label, FIGURE_NUMBER);
    peel(run, &words, &narrowed);
    return joined(run, &words);
}

unsigned attribute_reading(const struct figure *figure)
{
    static_assert(ATTRIBUTE_READINGS <= 32, "readings are kept as bits");
    return 2 * (unsigned)figure->kind + is_span(figure);
}

enum attribute_class attribute_class_of(struct str metric)
{
    size_t low = 0;
    size_t high = COUNT_OF(metrics_by_name);
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const struct metric_row *row = &metrics[metrics_by_name[middle]];
        const int order = str_cmp(row->metric, metric);
        if (order == 0)
            return row->class_;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ATTRIBUTE_OTHER;
}

bool attribute_is_dateless(enum attribute_class class_)
{
    return class_ == ATTRIBUTE_POINT || class_ == ATTRIBUTE_SPAN || class_ == ATTRIBUTE_SIZE ||
           class_ == ATTRIBUTE_TOLL;
}
