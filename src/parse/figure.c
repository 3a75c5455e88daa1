/* parse/figure: the figures of a note, block by block. */
#include "figure_as_of.h"
#include "figure_context.h"
#include "stages.h"

enum { LABEL_WORDS = 6 };

/* The pass over one note. What governs a block (its column, row, list item, section) comes before
 * it in the file, so each leaves what it says where the later ones find it. */
struct pass {
    struct arena *run, *scratch;
    struct note *note;
    const struct prose *prose;
    struct token_vec tokens;      /* of the property at hand */
    struct lexeme_vec lexemes;    /* of the block at hand */
    struct scan_context *columns; /* of the table at hand, by its header */
    struct scan_context row;      /* of the row at hand, by its label */
    bool table_counts;            /* may the table at hand hold a figure? */
    bool row_counts;              /* and the row? */
    struct str *section_as_of;
    struct str *item_as_of;
    struct str note_as_of;
};

static struct scan read_passage(struct pass *pass, struct region region, struct token_vec tokens)
{
    const struct passage passage = {.text = pass->note->source.bytes,
                                    .mask = pass->prose->mask,
                                    .region = region,
                                    .tokens = tokens};
    pass->lexemes.len = 0;
    lexemes_read(pass->scratch, &passage, &pass->lexemes);
    return (struct scan){.run = pass->run,
                         .scratch = pass->scratch,
                         .text = pass->note->source.bytes,
                         .lexemes = pass->lexemes.data,
                         .count = pass->lexemes.len,
                         .figures = &pass->note->figures};
}

static struct scan read_block(struct pass *pass, uint32_t index)
{
    return read_passage(pass, pass->note->blocks.data[index].region,
                        prose_block(pass->prose, index).tokens);
}

/* Could a figure be made of it: a digit, a fraction, a word that counts, or what is no plain word?
 */
static bool may_count(const struct token_vec *tokens, struct str text)
{
    for (size_t i = 0; i < tokens->len; i++) {
        const struct token *token = &tokens->data[i];
        if (token->kind == TOKEN_NUMBER ||
            (token->kind == TOKEN_WORD && !(token->flags & TOKEN_PLAIN)) ||
            (token->lex >= LEX_SMALL && token->lex <= LEX_ORDINAL) ||
            (token_is_mark(token, MARK_OTHER) && (unsigned char)text.data[token->offset] >= 0x80))
            return true;
    }
    return false;
}

/* A block that governs no other: nothing is read where it holds no figure. */
static struct scan read_leaf(struct pass *pass, uint32_t index)
{
    const struct token_vec tokens = prose_block(pass->prose, index).tokens;
    return may_count(&tokens, pass->note->source.bytes)
               ? read_block(pass, index)
               : (struct scan){.run = pass->run,
                               .scratch = pass->scratch,
                               .text = pass->note->source.bytes,
                               .figures = &pass->note->figures};
}

/* A key or a value of the front matter. */
static struct scan read_property(struct pass *pass, struct region region)
{
    pass->tokens.len = 0;
    tokens_lex(pass->scratch, pass->note->source.bytes, pass->prose->mask, region, &pass->tokens);
    return read_passage(pass, region, pass->tokens);
}

/* The first lexeme at or behind `offset`. */
static size_t lexeme_behind(const struct scan *scan, size_t offset)
{
    size_t low = 0;
    size_t high = scan->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (scan->lexemes[middle].begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "$3 trillion (current market cap)", "today 5%": dated beside it, whatever the heading says. */
static bool is_of_now(const struct scan *scan, const struct figure *figure)
{
    enum { NEAR = 3 };
    const size_t begin = lexeme_behind(scan, figure->region.offset);
    const size_t end = lexeme_behind(scan, region_end(figure->region)) + NEAR;
    for (size_t at = begin > NEAR ? begin - NEAR : 0; at < end && at < scan->count; at++)
        if (lex_at(scan, at) == LEX_PRESENT || word_is(scan, at, STR("current")) ||
            word_is(scan, at, STR("currently")))
            return true;
    return false;
}

/* The figures of a run of lexemes, with their block and their dates. */
static void scan_lexemes(struct pass *pass, struct scan *scan, const struct scan_context *context,
                         uint32_t block)
{
    scan->context = context;
    figures_scan(scan);
    years_scan(scan);
    as_of_scan(scan);
    for (size_t i = scan->first; i < pass->note->figures.len; i++) {
        struct figure *figure = &pass->note->figures.data[i];
        figure->block = block;
        const bool dated = figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE ||
                           figure->kind == FIGURE_ORDINAL;
        if (figure->as_of.len == 0 && !dated && context->as_of.len > 0 && !is_of_now(scan, figure))
            figure->as_of = context->as_of;
    }
}

/* What the heading of `section` or of one above it dates, or the note. */
static struct str section_as_of(const struct pass *pass, uint32_t section)
{
    return section < pass->note->sections.len ? pass->section_as_of[section] : pass->note_as_of;
}

static struct str either(struct str first, struct str second)
{
    return first.len > 0 ? first : second;
}

/* May the rows of the table from that of block `index`, its first cell, up to `end` hold figures?
 */
static bool rows_may_count(const struct pass *pass, const struct table *table, uint32_t index,
                           uint32_t end)
{
    size_t cell = (size_t)end * table->columns - 1;
    while (table->cells[cell].block == NOTE_NONE)
        cell--;
    const struct token_vec tokens = prose_blocks(pass->prose, index, table->cells[cell].block);
    return may_count(&tokens, pass->note->source.bytes);
}

/* A header cell: what it says governs the column below it; the first one, the whole table too. */
static void scan_header(struct pass *pass, const struct block *block, uint32_t index)
{
    const struct table *table = &pass->note->tables.data[block->table];
    const struct scan_context context = {.place = PLACE_TABLE};
    if (block->column == 0) {
        pass->columns = ARENA_ARRAY(pass->scratch, struct scan_context, table->columns + 1);
        pass->table_counts = rows_may_count(pass, table, index, table->rows);
    }
    if (!pass->table_counts)
        return;
    struct scan scan = read_block(pass, index);
    scan_lexemes(pass, &scan, &context, index);
    if (block->column >= table->columns)
        return;
    struct scan_context *column = &pass->columns[block->column];
    context_read(&scan, column);
    column->as_of = as_of_moment(pass->run, &pass->note->figures, scan.first);
}

static void scan_cell(struct pass *pass, const struct block *block, uint32_t index)
{
    const struct table *table = &pass->note->tables.data[block->table];
    if (block->column == 0)
        pass->row_counts = pass->table_counts && rows_may_count(pass, table, index, block->row + 1);
    if (!pass->row_counts)
        return;
    struct scan scan = block->column > 0 ? read_leaf(pass, index) : read_block(pass, index);
    struct scan_context context = {0};
    if (pass->columns && block->column < table->columns)
        context = pass->columns[block->column];
    const struct str column_as_of = context.as_of;
    if (block->column == 0)
        pass->row = (struct scan_context){0};
    else if (!context.years && !context.numbers && pass->row.place == PLACE_TABLE)
        context = pass->row;
    const struct str table_as_of = pass->columns ? pass->columns[0].as_of : (struct str){0};
    context.place = PLACE_TABLE;
    context.as_of = either(either(pass->row.as_of, column_as_of),
                           either(table_as_of, section_as_of(pass, block->section)));
    scan_lexemes(pass, &scan, &context, index);
    if (block->column > 0)
        return;
    context_read(&scan, &pass->row);
    pass->row.place = PLACE_TABLE;
    pass->row.as_of = as_of_moment(pass->run, &pass->note->figures, scan.first);
}

static void scan_heading(struct pass *pass, const struct block *block, uint32_t index)
{
    const struct scan_context context = {.place = PLACE_HEADING};
    struct scan scan = read_leaf(pass, index);
    scan_lexemes(pass, &scan, &context, index);
    if (block->section >= pass->note->sections.len ||
        pass->note->sections.data[block->section].heading != block->heading)
        return;
    const struct section *section = &pass->note->sections.data[block->section];
    struct str moment = {0};
    if (section->level > 1)
        moment = as_of_moment(pass->run, &pass->note->figures, scan.first);
    pass->section_as_of[block->section] = either(moment, section_as_of(pass, section->parent));
}

/* The lexemes of `scan` that lie in `region`, which begins where they do. */
static struct scan scan_within(const struct scan *scan, struct region region)
{
    struct scan part = *scan;
    while (part.count > 0 && part.lexemes[part.count - 1].end > region_end(region))
        part.count--;
    return part;
}

static void scan_item(struct pass *pass, const struct block *block, uint32_t index)
{
    const struct list_item *item = &pass->note->items.data[block->item];
    struct scan_context context = {0};
    struct scan scan = read_leaf(pass, index);
    const bool first =
        block->region.offset <= item->content.offset || region_holds(item->content, block->region);
    if (item->label.len > 0 && region_holds(block->region, item->label)) {
        const struct scan label = scan_within(&scan, item->label);
        context_read(&label, &context);
        context.value_at = label.count;
    }
    const struct str above = item->parent < pass->note->items.len
                                 ? pass->item_as_of[item->parent]
                                 : section_as_of(pass, block->section);
    context.as_of = first ? above : either(pass->item_as_of[block->item], above);
    context.place = PLACE_LIST;
    scan_lexemes(pass, &scan, &context, index);
    if (first)
        pass->item_as_of[block->item] = either(as_of_lead(&scan), above);
}

/* "**Founded**: 1602" or "**Founded:** 1602" at the start of a paragraph says what its number is.
 */
static void read_bold_label(const struct pass *pass, const struct scan *scan, struct region region,
                            struct scan_context *ret)
{
    const struct str text = source_text(&pass->note->source, region);
    if (!str_starts(text, STR("**")))
        return;
    for (size_t at = 1; at < scan->count && at <= LABEL_WORDS; at++) {
        if (lex_at(scan, at) != LEX_COLON)
            continue;
        struct scan label = *scan;
        label.count = at;
        context_read(&label, ret);
        ret->value_at = at;
        return;
    }
}

static void scan_block(struct pass *pass, uint32_t index)
{
    const struct block *block = &pass->note->blocks.data[index];
    struct scan_context context = {.place = PLACE_PROSE};
    struct scan scan;
    switch (block->kind) {
    case BLOCK_CELL:
        if (block->row == 0)
            scan_header(pass, block, index);
        else
            scan_cell(pass, block, index);
        return;
    case BLOCK_HEADING:
        scan_heading(pass, block, index);
        return;
    case BLOCK_PARAGRAPH:
        if (block->item < pass->note->items.len) {
            scan_item(pass, block, index);
            return;
        }
        scan = read_leaf(pass, index);
        read_bold_label(pass, &scan, block->region, &context);
        context.as_of = section_as_of(pass, block->section);
        context.place = PLACE_PROSE;
        scan_lexemes(pass, &scan, &context, index);
        return;
    case BLOCK_CODE:
    case BLOCK_HTML:
    case BLOCK_RULE:
        return;
    }
}

/* Properties that name, link or describe: their numbers are no figures. */
static bool is_naming_key(struct str key)
{
    static const struct str keys[] = {
        STR_INIT("tags"),     STR_INIT("tag"),         STR_INIT("aliases"),  STR_INIT("alias"),
        STR_INIT("id"),       STR_INIT("uuid"),        STR_INIT("title"),    STR_INIT("name"),
        STR_INIT("url"),      STR_INIT("link"),        STR_INIT("links"),    STR_INIT("related"),
        STR_INIT("type"),     STR_INIT("cssclasses"),  STR_INIT("cssclass"), STR_INIT("permalink"),
        STR_INIT("source"),   STR_INIT("sources"),     STR_INIT("isbn"),     STR_INIT("doi"),
        STR_INIT("version"),  STR_INIT("coordinates"), STR_INIT("coords"),   STR_INIT("location"),
        STR_INIT("lat"),      STR_INIT("lon"),         STR_INIT("latitude"), STR_INIT("longitude"),
        STR_INIT("notelint"), STR_INIT("category"),    STR_INIT("slug"),
    };
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_eq_nocase(key, keys[i]))
            return true;
    return false;
}

enum { PROPERTY_DEPTH = 8 };

static void scan_value(struct pass *pass, const struct value *value,
                       const struct scan_context *context, int depth);

static void scan_members(struct pass *pass, const struct value *object, int depth)
{
    for (size_t i = 0; i < object->count; i++) {
        const struct member *member = &object->members[i];
        struct scan_context context = {0};
        if (is_naming_key(member->key))
            continue;
        const struct scan key = read_property(pass, member->key_region);
        context_read(&key, &context);
        context.place = PLACE_FRONT_MATTER;
        context.as_of = pass->note_as_of;
        scan_value(pass, &member->value, &context, depth);
    }
}

static void scan_value(struct pass *pass, const struct value *value,
                       const struct scan_context *context, int depth)
{
    struct scan scan;
    switch (value->kind) {
    case VALUE_INTEGER:
    case VALUE_REAL:
    case VALUE_STRING:
        if (str_find(value->string, STR("[["), 0) != STR_NONE ||
            str_find(value->string, STR("://"), 0) != STR_NONE)
            return;
        scan = read_property(pass, value->region);
        scan_lexemes(pass, &scan, context, FIGURE_NO_BLOCK);
        return;
    case VALUE_ARRAY:
        for (size_t i = 0; i < value->count && depth < PROPERTY_DEPTH; i++)
            scan_value(pass, &value->items[i], context, depth + 1);
        return;
    case VALUE_OBJECT:
        if (depth < PROPERTY_DEPTH)
            scan_members(pass, value, depth + 1);
        return;
    case VALUE_NULL:
    case VALUE_BOOL:
        return;
    }
}

/* The day that a note's name gives it, as daily notes have it, or a property made for it. */
static struct str note_date(const struct note *note)
{
    static const struct str keys[] = {STR_INIT("as_of"), STR_INIT("as-of"), STR_INIT("asOf")};
    const struct str form = STR("0000-00-00");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const struct str date = value_string(value_find(&note->properties, keys[i]));
        if (str_starts_as(date, form))
            return str_slice(date, 0, form.len);
    }
    return str_starts_as(note->name, form) ? str_slice(note->name, 0, form.len) : (struct str){0};
}

void figures_parse(struct arena *run, struct arena *scratch, struct note *note,
                   const struct prose *prose)
{
    struct pass pass = {.run = run,
                        .scratch = scratch,
                        .note = note,
                        .prose = prose,
                        .note_as_of = note_date(note)};
    pass.section_as_of = ARENA_ARRAY(scratch, struct str, note->sections.len + 1);
    pass.item_as_of = ARENA_ARRAY(scratch, struct str, note->items.len + 1);
    if (note->sections.len > 0)
        pass.section_as_of[0] = pass.note_as_of;
    if (note->properties.kind == VALUE_OBJECT)
        scan_members(&pass, &note->properties, 0);
    for (size_t i = 0; i < note->blocks.len; i++)
        scan_block(&pass, (uint32_t)i);
}
