/* rules/need: sorts figures by what they tell. Knows nothing of where sources stand. */
#include "need.h"

static const struct {
    struct str name;
    unsigned need;
} kinds[] = {
    {STR_INIT("statistics"), NEED_STATISTICS}, {STR_INIT("money"), NEED_MONEY},
    {STR_INIT("casualties"), NEED_CASUALTIES}, {STR_INIT("shares"), NEED_SHARES},
    {STR_INIT("estimates"), NEED_ESTIMATES},
};

struct needs needs_of(const struct value *options, struct arena *arena)
{
    struct needs needs = {.from = decimal_from_int(arena, option_int(options, STR("from"), 100))};
    const struct value *list = value_find(options, STR("kinds"));
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        bool on = !list || list->kind != VALUE_ARRAY;
        for (size_t k = 0; !on && k < list->count; k++)
            on = str_eq(value_string(&list->items[k]), kinds[i].name);
        needs.kinds |= on ? kinds[i].need : 0;
    }
    return needs;
}

static bool is_listed(struct str word, const struct str *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(word, list[i]))
            return true;
    return false;
}

/* The first word of `text`, markup and blanks before it skipped. */
static struct str first_word(struct str text)
{
    size_t begin = 0;
    while (begin < text.len && !ascii_is_alpha(text.data[begin]) && text.data[begin] != '.')
        begin++;
    size_t end = begin;
    while (end < text.len && ascii_is_alpha(text.data[end]))
        end++;
    return str_slice(text, begin, end);
}

static struct str text_behind(const struct note *note, const struct figure *figure)
{
    const size_t end = region_end(figure->region);
    return str_slice(note->source.bytes, end, end + 40);
}

static bool is_casualty_word(struct str word)
{
    static const struct str words[] = {
        STR_INIT("dead"),     STR_INIT("death"),      STR_INIT("deaths"),   STR_INIT("killed"),
        STR_INIT("wounded"),  STR_INIT("injured"),    STR_INIT("casualty"), STR_INIT("casualties"),
        STR_INIT("fatality"), STR_INIT("fatalities"), STR_INIT("died"),     STR_INIT("perished"),
        STR_INIT("victim"),   STR_INIT("victims"),    STR_INIT("missing"),  STR_INIT("displaced"),
        STR_INIT("refugee"),  STR_INIT("refugees"),   STR_INIT("executed"), STR_INIT("massacred"),
        STR_INIT("drowned"),  STR_INIT("starved"),    STR_INIT("captured"), STR_INIT("captive"),
    };
    return is_listed(word, words, COUNT_OF(words));
}

/* "300 dead", "killed 300 people", "300 villagers were killed": the counted noun or the word behind
 * it tells of harm. */
static bool is_casualty(const struct note *note, const struct figure *figure)
{
    if (is_casualty_word(figure->unit))
        return true;
    struct str rest = source_text(&note->source, figure->noun), word;
    while (str_split(&rest, ' ', &word))
        if (is_casualty_word(word))
            return true;
    if (is_casualty_word(first_word(text_behind(note, figure))))
        return true;
    const struct str before = str_trim(str_slice(note->source.bytes, 0, figure->region.offset));
    const size_t blank =
        str_rfind_byte(str_slice(before, before.len > 40 ? before.len - 40 : 0, before.len), ' ');
    const size_t from = before.len > 40 ? before.len - 40 : 0;
    return blank != STR_NONE && is_casualty_word(str_slice(before, from + blank + 1, before.len));
}

/* The last word but one before the figure where the last is "of": "a tax of 10%". */
static struct str word_before_of(const struct note *note, const struct figure *figure)
{
    enum { NEAR = 40 };
    const size_t at = figure->region.offset;
    const struct str before =
        str_trim(str_slice(note->source.bytes, at > NEAR ? at - NEAR : 0, at));
    if (!str_ends(before, STR(" of")))
        return (struct str){0};
    const struct str rest = str_trim(str_slice(before, 0, before.len - 3));
    const size_t blank = str_rfind_byte(rest, ' ');
    return blank == STR_NONE ? rest : str_slice(rest, blank + 1, rest.len);
}

static bool is_rule_word(struct str word)
{
    static const struct str words[] = {
        STR_INIT("rule"),     STR_INIT("target"),    STR_INIT("threshold"),   STR_INIT("cap"),
        STR_INIT("limit"),    STR_INIT("tax"),       STR_INIT("requirement"), STR_INIT("tariff"),
        STR_INIT("levy"),     STR_INIT("bill"),      STR_INIT("note"),        STR_INIT("coin"),
        STR_INIT("solution"), STR_INIT("floor"),     STR_INIT("ceiling"),     STR_INIT("quorum"),
        STR_INIT("majority"), STR_INIT("tithe"),     STR_INIT("duty"),        STR_INIT("day"),
        STR_INIT("fee"),      STR_INIT("fine"),      STR_INIT("toll"),        STR_INIT("minimum"),
        STR_INIT("royalty"),  STR_INIT("royalties"), STR_INIT("taxes"),       STR_INIT("duties"),
    };
    if (is_listed(word, words, COUNT_OF(words)))
        return true;
    return str_ends(word, STR("s")) &&
           is_listed(str_slice(word, 0, word.len - 1), words, COUNT_OF(words));
}

/* The last word of the row's label. */
static struct str row_label_word(const struct note *note, const struct figure *figure)
{
    const struct block *cell = &note->blocks.data[figure->block];
    if (cell->kind != BLOCK_CELL || cell->column == 0)
        return (struct str){0};
    const struct table *table = &note->tables.data[cell->table];
    struct str label = str_trim(
        source_text(&note->source, table->cells[(size_t)cell->row * table->columns].region));
    while (label.len > 0 && label.data[label.len - 1] == '*')
        label.len--;
    const size_t blank = str_rfind_byte(label, ' ');
    return blank == STR_NONE ? label : str_slice(label, blank + 1, label.len);
}

/* "the 3% rule", "a tax of 10%", "5% Consols": set by somebody, or a name; not measured. */
static bool is_set_by_somebody(const struct note *note, const struct figure *figure)
{
    const struct str behind = text_behind(note, figure);
    const struct str word = first_word(behind);
    const bool titled = figure->kind == FIGURE_PERCENT && word.len > 1 &&
                        ascii_is_upper(word.data[0]) && word.data == behind.data + 1 &&
                        behind.data[0] == ' ';
    return titled || is_rule_word(word) || is_rule_word(word_before_of(note, figure)) ||
           is_rule_word(row_label_word(note, figure));
}

/* "~1300-1922": two years, though nothing says so. */
static bool is_year_like(const struct figure *figure)
{
    int64_t low, high;
    return figure->flags & FIGURE_RANGE && decimal_to_int(figure->low, &low) &&
           decimal_to_int(figure->high, &high) && low >= 1000 && high <= 2100;
}

/* Sizes of a thing: lengths, speeds, temperatures. What is produced, traded or owned is measured in
 * other units. */
static bool is_physical(struct str unit)
{
    static const struct str stems[] = {
        STR_INIT("meter"),   STR_INIT("foot"),    STR_INIT("inch"),       STR_INIT("mile"),
        STR_INIT("yard"),    STR_INIT("celsius"), STR_INIT("fahrenheit"), STR_INIT("kelvin"),
        STR_INIT("degree"),  STR_INIT("knot"),    STR_INIT("light"),      STR_INIT("pascal"),
        STR_INIT("hertz"),   STR_INIT("volt"),    STR_INIT("ampere"),     STR_INIT("bar"),
        STR_INIT("hectare"), STR_INIT("acre"),    STR_INIT("gram"),       STR_INIT("liter"),
        STR_INIT("bit"),     STR_INIT("byte"),
    };
    const struct str bulk[] = {STR("cubic-kilometer"), STR("cubic-meter"), STR("cubic-foot"),
                               STR("megagram"), STR("barrel")};
    for (size_t i = 0; i < COUNT_OF(bulk); i++)
        if (str_starts(unit, bulk[i]))
            return false;
    for (size_t i = 0; i < COUNT_OF(stems); i++)
        if (str_find(unit, stems[i], 0) != STR_NONE)
            return true;
    return false;
}

/* Counted things that are no statistics: parts of a text, of time, of a list. */
static bool is_trivial_noun(struct str unit)
{
    static const struct str nouns[] = {
        STR_INIT("page"), STR_INIT("chapter"),   STR_INIT("volume"), STR_INIT("word"),
        STR_INIT("item"), STR_INIT("step"),      STR_INIT("note"),   STR_INIT("generation"),
        STR_INIT("time"), STR_INIT("part"),      STR_INIT("day"),    STR_INIT("character"),
        STR_INIT("line"), STR_INIT("line item"), STR_INIT("entry"),
    };
    return is_listed(unit, nouns, COUNT_OF(nouns));
}

static bool is_rate(const struct figure *figure)
{
    return str_find(figure->unit, STR("-per-"), 0) != STR_NONE;
}

static bool reaches(const struct needs *needs, const struct figure *figure)
{
    const struct decimal value = figure->has_high ? figure->high : figure->low;
    return decimal_cmp(decimal_abs(value), needs->from) >= 0;
}

/* A number without a noun tells something where its cell begins with it, and in prose where it is
 * large. */
static bool is_bare_statistic(const struct needs *needs, const struct note *note,
                              const struct figure *figure)
{
    enum { MILLION = 6 };
    const bool approximate = figure->bound != BOUND_EXACT;
    if (is_year_like(figure))
        return false;
    if (figure->place != PLACE_TABLE)
        return figure->precision >= MILLION || (approximate && reaches(needs, figure));
    const struct block *cell = &note->blocks.data[figure->block];
    const bool leads = figure->region.offset == cell->region.offset;
    return reaches(needs, figure) && (approximate || leads);
}

static bool is_whole_percent(const struct figure *figure)
{
    int64_t value;
    return figure->has_low && figure->has_high && decimal_eq(figure->low, figure->high) &&
           decimal_to_int(figure->low, &value) && (value == 0 || value == 100);
}

static unsigned need_of(const struct needs *needs, const struct note *note,
                        const struct figure *figure)
{
    const unsigned approximate = figure->bound == BOUND_APPROXIMATE ? (unsigned)NEED_ESTIMATES : 0u;
    switch (figure->kind) {
    case FIGURE_PERCENT:
        return is_whole_percent(figure) || is_set_by_somebody(note, figure) ? 0 : NEED_SHARES;
    case FIGURE_CURRENCY:
        if (is_set_by_somebody(note, figure))
            return 0;
        return reaches(needs, figure) || is_rate(figure) ? NEED_MONEY | approximate : 0;
    case FIGURE_COUNT:
        if (is_casualty(note, figure) && !is_trivial_noun(figure->unit))
            return NEED_CASUALTIES;
        if (is_trivial_noun(figure->unit) || !reaches(needs, figure))
            return 0;
        return NEED_STATISTICS | approximate;
    case FIGURE_QUANTITY:
        if (is_physical(figure->unit) || !(reaches(needs, figure) || is_rate(figure)))
            return 0;
        return NEED_STATISTICS | approximate;
    case FIGURE_NUMBER:
        return is_bare_statistic(needs, note, figure) ? NEED_STATISTICS | approximate : 0;
    case FIGURE_DATE:
    case FIGURE_YEAR:
    case FIGURE_DURATION:
    case FIGURE_ORDINAL:
        return 0;
    }
    return 0;
}

/* "100 pence = 1 pound", "3 x 80 = 240 boats": what is set or follows from what stands beside it.
 */
static bool is_definition(const struct note *note, const struct figure *figure)
{
    const struct str bytes = note->source.bytes;
    size_t before = figure->region.offset, behind = region_end(figure->region);
    while (before > 0 && ascii_is_blank(bytes.data[before - 1]))
        before--;
    while (behind < bytes.len && ascii_is_blank(bytes.data[behind]))
        behind++;
    return (before > 0 && bytes.data[before - 1] == '=') ||
           (behind < bytes.len && bytes.data[behind] == '=');
}

bool needs_source(const struct needs *needs, const struct note *note, const struct figure *figure)
{
    if (figure->place == PLACE_HEADING || figure->place == PLACE_FRONT_MATTER ||
        figure->flags & FIGURE_RESTATES || figure->block == FIGURE_NO_BLOCK ||
        is_definition(note, figure))
        return false;
    const struct block *block = &note->blocks.data[figure->block];
    if (block->kind == BLOCK_CELL && (block->row == 0 || block->column == 0))
        return false; /* the names of columns and rows */
    return (need_of(needs, note, figure) & needs->kinds) != 0;
}
