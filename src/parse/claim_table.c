/* parse/claim_table: what a table's cells are of.
 *
 * Four shapes, told apart by the header's words and by where the dates stand:
 *   key and value     | Feature | Description |   the first column names attributes of the subject
 *   comparison        | Feature | A | B |         the same, and the header names subjects or years
 *   entities          | City | Population |       the row names the subject, the header the
 * attribute events and series | Year | Event | Output |   the row is a date: of an event, or of a
 * level */
#include "claim.h"
#include "notelint/fold.h"
#include "notelint/map.h"
#include "notelint/word.h"

static const char attribute_words[] =
    "key basic main feature aspect attribute metric measure indicator property field item "
    "parameter statistic key "
    "fact characteristic variable criterion spec specification detail figure stat category element "
    "component dimension info information question topic";

static const char value_words[] =
    "the current value description detail data info information fact answer content character "
    "figure number "
    "amount note specification explanation stat statistic reading summary result measurement";

static const char event_words[] =
    "event milestone happening development what occurrence description action incident change "
    "achievement step episode moment battle key detail significance note";

enum says { SAYS_ATTRIBUTE = 1, SAYS_VALUE = 2, SAYS_EVENT = 4 };

enum shape { SHAPE_ENTITIES, SHAPE_KEYS, SHAPE_COMPARISON, SHAPE_DATED };

/* A cell that states nothing. */
static const struct statement nothing = {.figure = NOTE_NONE};

struct grid {
    struct claim_pass *pass;
    const struct table *table;
    enum shape shape;
    struct map names; /* ENTITIES: row labels -> how many rows bear them */
    uint32_t dating;  /* ENTITIES: the column that dates the other figures of its row; 0: none */
    unsigned first, second;         /* enum says, of the first two headers */
    const struct statement **cells; /* what each states, once somebody has asked; else NULL */
};

static struct region cell(const struct grid *grid, uint32_t row, uint32_t column)
{
    return grid->table->cells[(size_t)row * grid->table->columns + column].region;
}

static struct str seen(const struct grid *grid, uint32_t row, uint32_t column)
{
    return seen_text(grid->pass->scratch, grid->pass->prose, cell(grid, row, column));
}

/* The lists that hold all words of a header, as bits of enum says. */
static unsigned header_says(const struct grid *grid, uint32_t column)
{
    static const char *const lists[] = {attribute_words, value_words, event_words};
    struct arena *scratch = grid->pass->scratch;
    struct str rest = fold_key(scratch, seen(grid, 0, column));
    struct str word;
    unsigned says = 0;
    for (bool first = true; (first || says) && str_split(&rest, ' ', &word); first = false) {
        const struct str singular = word_singular(scratch, word);
        unsigned holds = 0;
        for (unsigned i = 0; i < COUNT_OF(lists); i++)
            if ((first || says & 1u << i) && word_in(singular, lists[i]))
                holds |= 1u << i;
        says = holds;
    }
    return says;
}

/* The figure that a cell states, or NOTE_NONE. */
static uint32_t stated(const struct grid *grid, uint32_t row, uint32_t column,
                       struct statement *ret)
{
    const struct statement **known = &grid->cells[(size_t)row * grid->table->columns + column];
    if (!*known) {
        struct statement statement;
        *known = &nothing;
        if (statement_read(grid->pass, cell(grid, row, column), &statement)) {
            struct statement *kept = ARENA_NEW(grid->pass->scratch, struct statement);
            *kept = statement;
            *known = kept;
        }
    }
    *ret = **known;
    return ret->figure;
}

static bool is_time(const struct grid *grid, uint32_t figure)
{
    return figure_is_time(&grid->pass->note->figures.data[figure]);
}

/* Is the cell a date and nothing else: "1973", "by 1973 (est.)", not "1973 embargo"? */
static bool cell_is_date(const struct grid *grid, uint32_t row, uint32_t column)
{
    struct statement statement;
    const uint32_t figure = stated(grid, row, column, &statement);
    if (figure == NOTE_NONE || !is_time(grid, figure))
        return false;
    for (size_t i = statement.end; i < statement.words.len; i++) {
        const struct word *word = &statement.words.data[i];
        if (token_is_mark(&word->token, '('))
            return true;
        if (word->token.kind == TOKEN_WORD && word->figure == NOTE_NONE)
            return false;
    }
    return true;
}

static bool header_is_date(const struct grid *grid, uint32_t column)
{
    return cell_is_date(grid, 0, column);
}

/* "GDP per capita", "Height", "Founded" in the first column: its rows are attributes, whatever the
 * header says. */
static bool rows_are_attributes(const struct grid *grid)
{
    enum { ROWS_LOOKED_AT = 32 };
    uint32_t known = 0;
    uint32_t rows = 0;
    for (uint32_t row = 1; row < grid->table->rows && row <= ROWS_LOOKED_AT; row++) {
        struct statement statement;
        const uint32_t index = stated(grid, row, 1, &statement);
        if (index == NOTE_NONE)
            continue;
        const struct attribute attribute = attribute_parse(grid->pass->scratch, seen(grid, row, 0),
                                                           &grid->pass->note->figures.data[index]);
        const enum attribute_class class_ = attribute_class_of(attribute.metric);
        known += class_ != ATTRIBUTE_OTHER && class_ != ATTRIBUTE_VAGUE;
        rows++;
    }
    return known * 3 >= rows && known > 0;
}

static enum shape shape_of(const struct grid *grid)
{
    enum { ROWS_LOOKED_AT = 32 };
    const struct table *table = grid->table;
    uint32_t dates = 0;
    uint32_t rows = 0;
    for (uint32_t row = 1; row < table->rows && row <= ROWS_LOOKED_AT; row++, rows++)
        dates += cell_is_date(grid, row, 0);
    if (dates * 2 > rows)
        return SHAPE_DATED;
    const bool keys = cell(grid, 0, 0).len == 0 || grid->first & SAYS_ATTRIBUTE;
    if (table->columns == 2)
        return keys || grid->second & SAYS_VALUE || rows_are_attributes(grid) ? SHAPE_KEYS
                                                                              : SHAPE_ENTITIES;
    if (grid->first & SAYS_ATTRIBUTE || rows_are_attributes(grid))
        return grid->second & SAYS_VALUE ? SHAPE_KEYS : SHAPE_COMPARISON;
    return SHAPE_ENTITIES;
}

static void name_subject(const struct grid *grid, struct claim *claim, struct region region)
{
    claim->entity = seen_text(grid->pass->run, grid->pass->prose, region);
    claim->entity_link = link_spanning(grid->pass, region);
}

static void claim_key(const struct grid *grid, uint32_t row)
{
    struct statement statement;
    const uint32_t figure = stated(grid, row, 1, &statement);
    if (figure == NOTE_NONE) {
        claim_phrase(grid->pass, cell(grid, row, 1));
        return;
    }
    statement.row = cell(grid, row, 0);
    struct claim *claim = claim_push(grid->pass, figure, cell(grid, row, 0), &statement);
    claim->origin = CLAIM_TABLE;
    claim->entity_link = link_spanning(grid->pass, cell(grid, row, 0));
    if (claim->entity_link != NOTE_NONE)
        claim->entity = str_dup(grid->pass->run, seen(grid, row, 0));
}

/* A header that is a date dates the figures below it; any other names their subject. */
static void claim_comparison(const struct grid *grid, uint32_t row, uint32_t column)
{
    struct statement statement;
    const uint32_t figure = stated(grid, row, column, &statement);
    if (figure == NOTE_NONE)
        return;
    statement.row = cell(grid, row, 0);
    struct claim *claim = claim_push(grid->pass, figure, cell(grid, row, 0), &statement);
    claim->origin = CLAIM_TABLE;
    claim->series = header_is_date(grid, column);
    if (!claim->series)
        name_subject(grid, claim, cell(grid, 0, column));
}

/* "Year", "As of", "Census year". */
static bool header_is_period(const struct grid *grid, uint32_t column)
{
    struct str rest = fold_key(grid->pass->scratch, seen(grid, 0, column));
    struct str word;
    bool period = rest.len > 0;
    while (period && str_split(&rest, ' ', &word))
        period = word_in(word, "period year time when era decade as of census season updated");
    return period;
}

/* "| Country | Period | Growth |": dates under a word that says no more, beside other figures, are
 * those of the other figures. */
static uint32_t dating_column(const struct grid *grid)
{
    enum { ROWS_LOOKED_AT = 8 };
    uint32_t dating = 0;
    bool others = false;
    struct statement statement;
    for (uint32_t column = 1; column < grid->table->columns; column++) {
        if (dating == 0 && header_is_period(grid, column)) {
            dating = column;
            continue;
        }
        for (uint32_t row = 1; row < grid->table->rows && row <= ROWS_LOOKED_AT; row++) {
            const uint32_t figure = stated(grid, row, column, &statement);
            others = others || (figure != NOTE_NONE && !is_time(grid, figure));
        }
    }
    return others ? dating : 0;
}

static struct str date_of_row(const struct grid *grid, uint32_t row)
{
    struct statement statement;
    const uint32_t index = grid->dating ? stated(grid, row, grid->dating, &statement) : NOTE_NONE;
    if (index == NOTE_NONE)
        return (struct str){0};
    return figure_date(grid->pass->run, &grid->pass->note->figures.data[index]);
}

static void count_names(struct grid *grid)
{
    for (uint32_t row = 1; row < grid->table->rows; row++) {
        void **slot = map_slot(&grid->names, grid->pass->scratch, seen(grid, row, 0));
        *slot = (void *)((uintptr_t)*slot + 1);
    }
}

/* Two rows of one name: two vintages, two seasons, and no figure of the thing as such. */
static bool name_is_shared(const struct grid *grid, uint32_t row)
{
    return (uintptr_t)map_find(&grid->names, seen(grid, row, 0)) > 1;
}

static void claim_of_entity(const struct grid *grid, uint32_t row, uint32_t column)
{
    struct statement statement;
    const uint32_t figure = stated(grid, row, column, &statement);
    if (figure == NOTE_NONE || cell(grid, row, 0).len == 0 || column == grid->dating)
        return;
    const bool dated = header_is_date(grid, column);
    const struct region label = dated ? (struct region){0} : cell(grid, 0, column);
    struct claim *claim = claim_push(grid->pass, figure, label, &statement);
    claim->origin = grid->first & SAYS_EVENT ? CLAIM_EVENT : CLAIM_TABLE;
    claim->series = dated;
    if (claim->as_of.len == 0 && !is_time(grid, figure))
        claim->as_of = date_of_row(grid, row);
    if (claim->origin != CLAIM_EVENT || !claim_event_parse(grid->pass, claim, cell(grid, row, 0)))
        name_subject(grid, claim, cell(grid, row, 0));
}

/* What a row of dates tells happened, up to the first sign that begins an explanation. */
static struct region event_of(const struct grid *grid, uint32_t row, uint32_t column)
{
    const struct region region = cell(grid, row, column);
    const struct str text = source_text(&grid->pass->note->source, region);
    static const struct str ends[] = {STR_INIT("; "), STR_INIT(" \xe2\x80\x94 "), STR_INIT(" - "),
                                      STR_INIT(" (")};
    size_t len = text.len;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        const size_t at = str_find(text, ends[i], 0);
        if (at != STR_NONE && at > 0 && at < len)
            len = at;
    }
    return region_of(region.offset, len);
}

static void claim_event(const struct grid *grid, uint32_t row, uint32_t column)
{
    struct statement statement;
    struct statement other;
    const uint32_t figure = stated(grid, row, 0, &statement);
    if (figure == NOTE_NONE || cell(grid, row, column).len == 0 ||
        stated(grid, row, column, &other) != NOTE_NONE)
        return;
    struct claim *claim = claim_push(grid->pass, figure, (struct region){0}, &statement);
    claim->origin = CLAIM_EVENT;
    claim->metric = STR("date");
    if (!claim_event_parse(grid->pass, claim, event_of(grid, row, column)))
        name_subject(grid, claim, event_of(grid, row, column));
}

static void claim_series(const struct grid *grid, uint32_t row, uint32_t column)
{
    struct statement statement;
    const uint32_t figure = stated(grid, row, column, &statement);
    if (figure == NOTE_NONE || is_time(grid, figure))
        return;
    statement.row = cell(grid, row, 0);
    struct claim *claim = claim_push(grid->pass, figure, cell(grid, 0, column), &statement);
    claim->origin = CLAIM_TABLE;
    claim->series = true;
}

/* "| Arab conquest (641) | ... |" under "Event". */
static void claim_dated_label(const struct grid *grid, uint32_t row)
{
    struct claim_pass *pass = grid->pass;
    const struct region label = cell(grid, row, 0);
    const struct str text = source_text(&pass->note->source, label);
    const size_t open = str_rfind_byte(text, '(');
    const uint32_t index = figure_at_or_behind(pass->note, label.offset);
    if (open == STR_NONE || open == 0 || !str_ends(text, STR(")")) ||
        index >= pass->note->figures.len)
        return;
    const struct region inside = region_between(label.offset + open + 1, region_end(label) - 1);
    struct statement statement;
    if (!region_holds(inside, pass->note->figures.data[index].region) ||
        !statement_read(pass, inside, &statement) || statement.figure != index ||
        !is_time(grid, index))
        return;
    struct claim *claim = claim_push(pass, index, (struct region){0}, &statement);
    const struct region name = region_of(label.offset, open);
    claim->origin = CLAIM_EVENT;
    claim->metric = STR("date");
    if (!claim_event_parse(pass, claim, name))
        name_subject(grid, claim, name);
}

static void claim_row(const struct grid *grid, uint32_t row)
{
    const uint32_t columns = grid->table->columns;
    if (grid->shape != SHAPE_DATED && grid->first & SAYS_EVENT)
        claim_dated_label(grid, row);
    switch (grid->shape) {
    case SHAPE_KEYS:
        claim_key(grid, row);
        break;
    case SHAPE_COMPARISON:
        for (uint32_t column = 1; column < columns; column++)
            claim_comparison(grid, row, column);
        break;
    case SHAPE_ENTITIES:
        for (uint32_t column = 1; column < columns && !name_is_shared(grid, row); column++)
            claim_of_entity(grid, row, column);
        break;
    case SHAPE_DATED:
        if (columns == 2 || grid->second & SAYS_EVENT)
            claim_event(grid, row, 1);
        for (uint32_t column = 1; column < columns; column++)
            claim_series(grid, row, column);
        break;
    }
}

void table_claims(struct claim_pass *pass)
{
    for (size_t i = 0; i < pass->note->tables.len; i++) {
        const struct table *table = &pass->note->tables.data[i];
        struct grid grid = {.pass = pass, .table = table};
        if (table->columns < 2 || table->rows < 2 || !holds_figure(pass->note, table->region))
            continue;
        grid.cells = ARENA_ARRAY(pass->scratch, const struct statement *,
                                 (size_t)table->rows * table->columns);
        grid.first = header_says(&grid, 0);
        grid.second = header_says(&grid, 1);
        grid.shape = shape_of(&grid);
        grid.dating = grid.shape == SHAPE_ENTITIES ? dating_column(&grid) : 0;
        if (grid.shape == SHAPE_ENTITIES)
            count_names(&grid);
        for (uint32_t row = 1; row < grid.table->rows; row++)
            claim_row(&grid, row);
    }
}
