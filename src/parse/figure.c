/* parse/figure: the figures of a note, block by block. */
#include "figure_context.h"
#include "stages.h"

/* The pass over one note. */
struct pass {
    struct arena *run, *scratch;
    struct note *note;
    const struct mask *mask;
    struct lexeme_vec lexemes;    /* of the block at hand */
    struct scan_context *columns; /* of the table at hand */
    uint32_t table;
};

static const char *const kind_names[] = {
    [FIGURE_NUMBER] = "number",     [FIGURE_PERCENT] = "percent",   [FIGURE_CURRENCY] = "currency",
    [FIGURE_QUANTITY] = "quantity", [FIGURE_COUNT] = "count",       [FIGURE_DATE] = "date",
    [FIGURE_YEAR] = "year",         [FIGURE_DURATION] = "duration", [FIGURE_ORDINAL] = "ordinal"};

static const char *const bound_names[] = {[BOUND_EXACT] = "exact",
                                          [BOUND_APPROXIMATE] = "approximate",
                                          [BOUND_AT_LEAST] = "at-least",
                                          [BOUND_AT_MOST] = "at-most"};

static const char *const place_names[] = {[PLACE_PROSE] = "prose",
                                          [PLACE_LIST] = "list",
                                          [PLACE_TABLE] = "table",
                                          [PLACE_FRONT_MATTER] = "front-matter",
                                          [PLACE_HEADING] = "heading"};

const char *figure_kind_name(enum figure_kind kind)
{
    return kind_names[kind];
}

const char *bound_name(enum bound bound)
{
    return bound_names[bound];
}

const char *place_name(enum place place)
{
    return place_names[place];
}

static struct scan read_region(struct pass *pass, struct region region, bool masked)
{
    pass->lexemes.len = 0;
    lexemes_read(pass->scratch, pass->note->source.bytes, masked ? pass->mask->class_of : NULL,
                 region, &pass->lexemes);
    return (struct scan){.run = pass->run,
                         .text = pass->note->source.bytes,
                         .lexemes = pass->lexemes.data,
                         .count = pass->lexemes.len,
                         .figures = &pass->note->figures};
}

static bool read_context(struct pass *pass, struct region region, bool masked,
                         struct scan_context *ret)
{
    const struct scan scan = read_region(pass, region, masked);
    return context_read(&scan, ret);
}

static void scan_region(struct pass *pass, struct region region, bool masked,
                        const struct scan_context *context, uint32_t block)
{
    struct scan scan = read_region(pass, region, masked);
    scan.context = context;
    const size_t before = pass->note->figures.len;
    figures_scan(&scan);
    for (size_t i = before; i < pass->note->figures.len; i++)
        pass->note->figures.data[i].block = block;
}

/* Contexts of the columns of a table, once for all its cells. */
static void read_columns(struct pass *pass, uint32_t index)
{
    if (pass->columns && pass->table == index)
        return;
    const struct table *table = &pass->note->tables.data[index];
    pass->table = index;
    pass->columns = ARENA_ARRAY(pass->scratch, struct scan_context, table->columns + 1);
    for (uint32_t column = 0; column < table->columns; column++)
        read_context(pass, table->cells[column].region, true, &pass->columns[column]);
}

static void scan_cell(struct pass *pass, const struct block *block, uint32_t index)
{
    const struct table *table = &pass->note->tables.data[block->table];
    struct scan_context context = {0};
    read_columns(pass, block->table);
    const bool body = block->row > 0 && block->column < table->columns;
    if (body)
        context = pass->columns[block->column];
    const bool silent = !context.years && !context.numbers;
    if (body && silent && block->column > 0)
        read_context(pass, table->cells[(size_t)block->row * table->columns].region, true,
                     &context);
    context.place = PLACE_TABLE;
    scan_region(pass, block->region, true, &context, index);
}

static void scan_block(struct pass *pass, uint32_t index)
{
    const struct note *note = pass->note;
    const struct block *block = &note->blocks.data[index];
    struct scan_context context = {.place = PLACE_PROSE};
    switch (block->kind) {
    case BLOCK_CELL:
        scan_cell(pass, block, index);
        return;
    case BLOCK_HEADING:
        context.place = PLACE_HEADING;
        break;
    case BLOCK_PARAGRAPH:
        if (block->item != NOTE_NONE) {
            const struct list_item *item = &note->items.data[block->item];
            if (item->label.len > 0 && region_holds(block->region, item->label)) {
                read_context(pass, item->label, true, &context);
                context.magnitude = 0;
            }
            context.place = PLACE_LIST;
        }
        break;
    case BLOCK_CODE:
    case BLOCK_HTML:
    case BLOCK_RULE:
        return;
    }
    scan_region(pass, block->region, true, &context, index);
}

/* Properties that name, link or describe: their numbers are no figures. */
static bool is_naming_key(struct str key)
{
    static const struct str keys[] = {
        STR_INIT("tags"),    STR_INIT("tag"),        STR_INIT("aliases"),  STR_INIT("alias"),
        STR_INIT("id"),      STR_INIT("uuid"),       STR_INIT("title"),    STR_INIT("name"),
        STR_INIT("url"),     STR_INIT("link"),       STR_INIT("links"),    STR_INIT("related"),
        STR_INIT("type"),    STR_INIT("cssclasses"), STR_INIT("cssclass"), STR_INIT("permalink"),
        STR_INIT("source"),  STR_INIT("sources"),    STR_INIT("isbn"),     STR_INIT("doi"),
        STR_INIT("version"), STR_INIT("notelint"),   STR_INIT("category"), STR_INIT("slug"),
    };
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_eq_nocase(key, keys[i]))
            return true;
    return false;
}

enum { PROPERTY_DEPTH = 8 };

static void scan_value(struct pass *pass, const struct value *value,
                       const struct scan_context *context, int depth)
{
    switch (value->kind) {
    case VALUE_INTEGER:
    case VALUE_REAL:
    case VALUE_STRING:
        if (str_find(value->string, STR("[["), 0) == STR_NONE &&
            str_find(value->string, STR("://"), 0) == STR_NONE)
            scan_region(pass, value->region, false, context, FIGURE_NO_BLOCK);
        return;
    case VALUE_ARRAY:
        for (size_t i = 0; i < value->count && depth < PROPERTY_DEPTH; i++)
            scan_value(pass, &value->items[i], context, depth + 1);
        return;
    case VALUE_OBJECT:
        for (size_t i = 0; i < value->count && depth < PROPERTY_DEPTH; i++) {
            struct scan_context inner = {0};
            if (is_naming_key(value->members[i].key))
                continue;
            read_context(pass, value->members[i].key_region, false, &inner);
            inner.place = PLACE_FRONT_MATTER;
            scan_value(pass, &value->members[i].value, &inner, depth + 1);
        }
        return;
    case VALUE_NULL:
    case VALUE_BOOL:
        return;
    }
}

void figures_parse(struct arena *run, struct arena *scratch, struct note *note,
                   const struct mask *mask)
{
    struct pass pass = {.run = run, .scratch = scratch, .note = note, .mask = mask};
    const struct scan_context none = {.place = PLACE_FRONT_MATTER};
    scan_value(&pass, &note->properties, &none, 0);
    for (size_t i = 0; i < note->blocks.len; i++)
        scan_block(&pass, (uint32_t)i);
}
