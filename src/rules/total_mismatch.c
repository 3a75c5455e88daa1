/* rules/total-mismatch: a table's total row against the rows above it.
 *
 * Certain only: every row has one exact figure of the same kind and unit, and the rows are all
 * there are: another column adds up, a row holds the rest, or they are more than their total. */
#include "rules.h"

struct column {
    const struct figure *last; /* in the last row: the total, or the rest */
    struct decimal total;      /* 100 where no row tells it */
    struct decimal sum, gap;   /* of the parts; sum less total */
    struct decimal largest;    /* part */
    struct decimal slack;      /* what rounding explains */
    bool usable, fits;
};

struct sheet {
    const struct note *note;
    const struct table *table;
    const struct figure **figures; /* by cell: the only figure in it, or NULL */
    uint32_t total;                /* the row; 0: the shares with the rest make the whole */
    uint32_t end;                  /* the row behind the last part */
    bool has_rest;                 /* "Other": the rows are complete */
};

static bool is_trimming(char c)
{
    return c == '*' || c == '_' || c == ':' || c == ' ';
}

static struct str cell_label(const struct sheet *sheet, uint32_t row)
{
    struct str text = source_text(&sheet->note->source,
                                  sheet->table->cells[(size_t)row * sheet->table->columns].region);
    text = str_trim(text);
    while (text.len > 0 && is_trimming(text.data[0]))
        text = str_slice(text, 1, text.len);
    while (text.len > 0 && is_trimming(text.data[text.len - 1]))
        text = str_slice(text, 0, text.len - 1);
    return text;
}

static bool is_one_of(struct str text, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq_nocase(text, words[i]))
            return true;
    return false;
}

static bool is_total_label(struct str label)
{
    static const struct str words[] = {STR_INIT("total"), STR_INIT("sum"), STR_INIT("grand total"),
                                       STR_INIT("totals")};
    return is_one_of(label, words, COUNT_OF(words));
}

static bool is_rest_label(struct str label)
{
    static const struct str words[] = {STR_INIT("other"),        STR_INIT("others"),
                                       STR_INIT("rest"),         STR_INIT("the rest"),
                                       STR_INIT("all others"),   STR_INIT("remainder"),
                                       STR_INIT("all other"),    STR_INIT("rest of the world"),
                                       STR_INIT("rest of world")};
    return is_one_of(label, words, COUNT_OF(words));
}

/* "of which", "- Germany", "Subtotal": such rows are counted in others already. */
static bool is_part_label(struct str label)
{
    static const struct str begins[] = {
        STR_INIT("of which"),     STR_INIT("incl"),         STR_INIT("thereof"),
        STR_INIT("subtotal"),     STR_INIT("sub-total"),    STR_INIT("-"),
        STR_INIT("&nbsp;"),       STR_INIT("\xe2\x86\xb3"), STR_INIT("\xe2\x80\x94"),
        STR_INIT("\xe2\x80\x93"), STR_INIT("total"),        STR_INIT("net"),
        STR_INIT("sum"),          STR_INIT("average"),      STR_INIT("less"),
        STR_INIT("excl"),
    };
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (label.len >= begins[i].len &&
            str_eq_nocase(str_slice(label, 0, begins[i].len), begins[i]))
            return true;
    return label.len == 0;
}

/* Columns that no total adds up. */
static bool is_intensive(struct str header)
{
    static const struct str words[] = {
        STR_INIT("average"), STR_INIT("avg"),     STR_INIT("mean"),    STR_INIT("median"),
        STR_INIT("rate"),    STR_INIT("price"),   STR_INIT("index"),   STR_INIT("ratio"),
        STR_INIT("per"),     STR_INIT("rank"),    STR_INIT("growth"),  STR_INIT("change"),
        STR_INIT("yield"),   STR_INIT("density"), STR_INIT("year"),    STR_INIT("margin"),
        STR_INIT("peak"),    STR_INIT("max"),     STR_INIT("min"),     STR_INIT("cumulative"),
        STR_INIT("score"),   STR_INIT("weight"),  STR_INIT("running"), STR_INIT("unique"),
    };
    struct str rest = header, word;
    while (str_split(&rest, ' ', &word))
        if (is_one_of(word, words, COUNT_OF(words)))
            return true;
    return str_find_byte(header, '/', 0) != STR_NONE;
}

/* Fill sheet->figures; a cell with two figures counts as one without any. */
static void place_figures(struct sheet *sheet, struct arena *scratch, size_t *at)
{
    const struct note *note = sheet->note;
    const struct table *table = sheet->table;
    const size_t cells = (size_t)table->rows * table->columns;
    sheet->figures = ARENA_ARRAY(scratch, const struct figure *, cells);
    unsigned char *counts = ARENA_ARRAY(scratch, unsigned char, cells);
    for (; *at < note->figures.len; ++*at) {
        const struct figure *figure = &note->figures.data[*at];
        if (figure->region.offset >= region_end(table->region))
            break;
        if (figure->block == FIGURE_NO_BLOCK || figure->region.offset < table->region.offset)
            continue;
        const struct block *block = &note->blocks.data[figure->block];
        if (block->kind != BLOCK_CELL || block->row >= table->rows ||
            block->column >= table->columns)
            continue;
        const size_t cell = (size_t)block->row * table->columns + block->column;
        sheet->figures[cell] = counts[cell]++ == 0 ? figure : NULL;
    }
}

/* Which rows are the parts, and which their total; false where rows are parts of other rows. */
static bool read_labels(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    if (table->rows < 4 || table->columns < 2)
        return false;
    const bool total = is_total_label(cell_label(sheet, table->rows - 1));
    sheet->total = total ? table->rows - 1 : 0;
    sheet->end = total ? table->rows - 1 : table->rows;
    for (uint32_t row = 1; row < sheet->end; row++)
        sheet->has_rest |= is_rest_label(cell_label(sheet, row));
    if (!total && !sheet->has_rest)
        return false;
    for (uint32_t row = 1; row < sheet->end; row++)
        if (is_part_label(cell_label(sheet, row)))
            return false;
    return true;
}

/* A column of shares of one whole. */
static bool is_share(struct str header)
{
    static const struct str words[] = {
        STR_INIT("share"),      STR_INIT("shares"), STR_INIT("%"),         STR_INIT("percent"),
        STR_INIT("percentage"), STR_INIT("(%)"),    STR_INIT("proportion")};
    struct str rest = header, word;
    while (str_split(&rest, ' ', &word))
        if (is_one_of(word, words, COUNT_OF(words)))
            return true;
    return false;
}

static bool adds_up(const struct figure *figure)
{
    const bool kind = figure->kind == FIGURE_NUMBER || figure->kind == FIGURE_COUNT ||
                      figure->kind == FIGURE_CURRENCY || figure->kind == FIGURE_PERCENT ||
                      figure->kind == FIGURE_QUANTITY;
    return kind && figure->bound == BOUND_EXACT && figure->has_low && figure->has_high &&
           decimal_eq(figure->low, figure->high) && !(figure->flags & FIGURE_CHANGE) &&
           str_find(figure->unit, STR("-per-"), 0) == STR_NONE;
}

/* Half a unit of the last digit written; things that are counted one by one are not rounded. */
static struct decimal half_unit(struct arena *arena, const struct figure *figure)
{
    if (figure->kind == FIGURE_COUNT && figure->precision == 0)
        return (struct decimal){0};
    return decimal_shift(decimal_from_int(arena, 5), figure->precision - 1);
}

static struct str header_of(const struct sheet *sheet, uint32_t column)
{
    return source_text(&sheet->note->source, sheet->table->cells[column].region);
}

static const struct figure *figure_at(const struct sheet *sheet, uint32_t row, uint32_t column)
{
    return sheet->figures[(size_t)row * sheet->table->columns + column];
}

/* Add the parts up. False where one of them is missing, inexact or of another unit. */
static bool add_parts(const struct sheet *sheet, struct arena *scratch, uint32_t index,
                      struct column *column)
{
    for (uint32_t row = 1; row < sheet->end; row++) {
        const struct figure *figure = figure_at(sheet, row, index);
        if (!figure || !adds_up(figure) || figure->kind != column->last->kind ||
            !str_eq(figure->unit, column->last->unit))
            return false;
        column->sum = decimal_add(scratch, column->sum, figure->low);
        column->slack = decimal_add(scratch, column->slack, half_unit(scratch, figure));
        if (decimal_cmp(figure->low, column->largest) > 0)
            column->largest = figure->low;
    }
    return true;
}

static struct column column_of(const struct sheet *sheet, struct arena *scratch, uint32_t index)
{
    const struct decimal zero = {0};
    const struct decimal whole = decimal_from_int(scratch, 100);
    struct column column = {.last = figure_at(sheet, sheet->table->rows - 1, index),
                            .sum = zero,
                            .slack = zero,
                            .largest = zero,
                            .total = whole};
    if (!column.last || !adds_up(column.last) || is_intensive(header_of(sheet, index)) ||
        !add_parts(sheet, scratch, index, &column))
        return column;
    const bool percent = column.last->kind == FIGURE_PERCENT;
    if (sheet->total == 0 && !(percent && is_share(header_of(sheet, index))))
        return column;
    if (sheet->total > 0) {
        column.total = column.last->low;
        column.slack = decimal_add(scratch, column.slack, half_unit(scratch, column.last));
    }
    column.gap = decimal_sub(scratch, column.sum, column.total);
    column.fits = decimal_cmp(decimal_abs(column.gap), column.slack) <= 0;
    /* a total below its largest part is no total: an average, a net value */
    column.usable = decimal_cmp(column.total, column.largest) >= 0 &&
                    (!percent || decimal_eq(column.total, whole) || decimal_eq(column.sum, whole));
    return column;
}

/* Is the gap a tenth of the total at most? Larger ones tell that rows overlap or are missing. */
static bool is_near(const struct column *column)
{
    return decimal_cmp(decimal_shift(decimal_abs(column->gap), 1), decimal_abs(column->total)) <= 0;
}

static void report_column(struct pass *pass, const struct sheet *sheet, const struct column *column)
{
    const struct str told = source_text(&sheet->note->source, column->last->region);
    const struct str sum = decimal_fmt_grouped(pass->scratch, column->sum);
    struct diagnostic *finding =
        sheet->total > 0
            ? report(pass, column->last->region, "the rows above add up to %.*s%s, not '%.*s'",
                     STR_ARG(sum), column->last->kind == FIGURE_PERCENT ? "%" : "", STR_ARG(told))
            : report(pass, column->last->region,
                     "the shares add up to %.*s%% with the rest, not 100%%", STR_ARG(sum));
    diagnostic_hint(pass, finding, "correct the total or a row, or say what the rows leave out");
    finding->identity = str_fmt(pass->run, "%.*s %.*s", STR_ARG(told), STR_ARG(sum));
}

static void check_sheet(struct pass *pass, struct sheet *sheet)
{
    const uint32_t columns = sheet->table->columns;
    struct column *column = ARENA_ARRAY(pass->scratch, struct column, columns);
    bool another_fits = false; /* then no row is missing */
    for (uint32_t i = 1; i < columns; i++) {
        column[i] = column_of(sheet, pass->scratch, i);
        another_fits |= column[i].usable && column[i].fits;
    }
    for (uint32_t i = 1; i < columns; i++) {
        if (!column[i].usable || column[i].fits)
            continue;
        const bool over = decimal_cmp(column[i].gap, (struct decimal){0}) > 0;
        if (another_fits && !over)
            report_column(pass, sheet, &column[i]);
        else if (is_near(&column[i]) && (over || sheet->has_rest))
            report_column(pass, sheet, &column[i]);
    }
}

void total_mismatch(struct pass *pass)
{
    const struct note *note = pass->note;
    size_t figure = 0;
    for (size_t i = 0; i < note->tables.len; i++) {
        struct sheet sheet = {.note = note, .table = &note->tables.data[i]};
        if (!read_labels(&sheet))
            continue;
        place_figures(&sheet, pass->scratch, &figure);
        check_sheet(pass, &sheet);
    }
}
