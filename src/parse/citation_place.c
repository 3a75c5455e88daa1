/* parse/citation_place: sources named by their place: front matter, a column of a table, a line
 * that begins with "Source:", a section that lists sources. */
#include "citation.h"

static bool is_blank_cell(struct str text)
{
    return text.len == 0 || str_eq(text, STR("-")) || str_eq(text, STR("--")) ||
           str_eq(text, STR("?")) || str_eq_nocase(text, STR("n/a")) ||
           str_eq(text, STR("\xe2\x80\x94")) || str_eq(text, STR("\xe2\x80\x93"));
}

static void property_value(struct scan *scan, const struct value *value, bool whole)
{
    if (value->kind == VALUE_ARRAY) {
        for (size_t i = 0; i < value->count; i++)
            property_value(scan, &value->items[i], false);
        return;
    }
    if (value->kind != VALUE_STRING || is_blank_cell(str_trim(value->string)))
        return;
    struct citation *citation =
        cite_place(scan, whole ? CITE_LINK : CITE_SOURCES_SECTION, value->region, value->string);
    citation->covers = scan->note->body;
    citation->scope = SCOPE_NOTE;
}

/* `source:` says what the whole note is drawn from; `sources:` lists what it used. */
void property_sources(struct scan *scan)
{
    static const struct str single[] = {STR_INIT("source"), STR_INIT("url"), STR_INIT("doi"),
                                        STR_INIT("citekey"), STR_INIT("isbn")};
    static const struct str several[] = {STR_INIT("sources"), STR_INIT("references"),
                                         STR_INIT("bibliography")};
    for (size_t i = 0; i < COUNT_OF(single); i++) {
        const struct value *value = value_find(&scan->note->properties, single[i]);
        if (value)
            property_value(scan, value, true);
    }
    for (size_t i = 0; i < COUNT_OF(several); i++) {
        const struct value *value = value_find(&scan->note->properties, several[i]);
        if (value)
            property_value(scan, value, false);
    }
}

/* Is the text in hand nothing but words of a heading over sources: "Sources & Further Reading"? */
static bool is_sources_title(const struct scan *scan)
{
    bool any = false;
    for (size_t i = 0; i < scan->tokens.len; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind == TOKEN_MARK)
            continue;
        if (!token_is_word(token, WORD_SOURCES | WORD_SOURCES_JOINT))
            return false;
        any |= token_is_word(token, WORD_SOURCES);
    }
    return any;
}

bool *source_sections(const struct scan *scan)
{
    struct scan title = *scan;
    const struct section_vec *sections = &scan->note->sections;
    bool *listing = ARENA_ARRAY(scan->scratch, bool, sections->len + 1);
    for (size_t i = 1; i < sections->len; i++) {
        const struct section *section = &sections->data[i];
        scan_text(&title, scan->note->headings.data[section->heading].region);
        listing[i] = is_sources_title(&title) || (section->parent != NOTE_NONE &&
                                                  section->parent > 0 && listing[section->parent]);
    }
    return listing;
}

struct region listed_for(const struct scan *scan, uint32_t section, enum scope *ret_scope)
{
    const struct section *own = &scan->note->sections.data[section];
    const struct section *around =
        own->parent != NOTE_NONE ? &scan->note->sections.data[own->parent] : NULL;
    const bool nested = own->level > 2 && around && around->level > 1;
    *ret_scope = nested ? SCOPE_SECTION : SCOPE_NOTE;
    return nested ? around->region : scan->note->body;
}

/* The name that an entry begins with: up to a bracket, a colon, a dash, or a title. */
static struct span entry_name(const struct scan *scan)
{
    size_t end = 0;
    while (end < scan->tokens.len && end < NAME_LONGEST) {
        const struct token *token = &scan->tokens.data[end];
        if (token->kind == TOKEN_MARK && strchr("(:-\"", token->mark) && end > 0)
            break;
        if (token_is_mark(token, ',') && end >= 2)
            break;
        if (token_is_mark(token, MARK_STOP) && end > 0 && token[-1].len > 2)
            break;
        end++;
    }
    return (struct span){0, end};
}

void source_entry(struct scan *scan, enum scope scope, struct region covers)
{
    const struct span name = entry_name(scan);
    if (name.end == 0)
        return;
    const struct region region = span_region(&scan->tokens, name);
    struct citation *citation =
        cite_place(scan, CITE_SOURCES_SECTION, region, name_text(scan->run, scan, name));
    citation->covers = covers;
    citation->scope = scope;
    /* a title comes in italics or quotation marks, an author does not */
    if (region.offset > 0 && strchr("*_\"", scan->bytes.data[region.offset - 1]))
        return;
    for (size_t i = 0; i < name.end; i++) /* "Thorne, Ada" is named by "Thorne" */
        if (token_is_name(scan, &scan->tokens.data[i]) && scan->tokens.data[i].classes == 0)
            remember_source(scan, token_text(scan->bytes, &scan->tokens.data[i]));
}

/* Is a header cell the title of a column of sources: "Source", "Data sources", "Ref."? */
static bool is_source_header(const struct scan *scan)
{
    static const struct str before[] = {STR_INIT("data"), STR_INIT("primary"), STR_INIT("main"),
                                        STR_INIT("key"), STR_INIT("original")};
    if (scan->tokens.len == 0 || scan->tokens.len > 4)
        return false;
    bool any = false;
    for (size_t i = 0; i < scan->tokens.len; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind == TOKEN_MARK)
            continue;
        if (token_is_word(token, WORD_COLUMN)) {
            any = true;
            continue;
        }
        bool allowed = any; /* "Source / notes" */
        for (size_t j = 0; j < COUNT_OF(before); j++)
            allowed |= str_eq_nocase(token_text(scan->bytes, token), before[j]);
        if (!allowed)
            return false;
    }
    return any;
}

/* Does a cell read as a reference, and not as a thing: known, an office or a paper, with a year, a
 * web address? */
static bool is_reference_cell(struct scan *scan, struct region cell, unsigned telling)
{
    scan_text(scan, cell);
    bool year = false, capital = false;
    for (size_t i = 0; i < scan->tokens.len; i++) {
        const struct token *token = &scan->tokens.data[i];
        if ((token->kind == TOKEN_OPAQUE && token->flags & TOKEN_URL) ||
            token_is_word(token, telling))
            return true;
        year |= token->kind == TOKEN_NUMBER && token->len == 4;
        capital |= token_is_name(scan, token);
    }
    const struct span all = {0, scan->tokens.len};
    return (year && capital) || name_judge(scan, all) == NAMING_KNOWN ||
           (capital &&
            map_find(&scan->named, source_key(scan->scratch, name_text(scan->scratch, scan, all))));
}

static struct region row_region(const struct table *table, uint32_t row)
{
    const struct table_cell *cells = &table->cells[(size_t)row * table->columns];
    return region_between(cells[0].region.offset, region_end(cells[table->columns - 1].region));
}

static bool has_figures_in_most_rows(const struct note *note, const struct table *table)
{
    size_t rows = 0;
    for (uint32_t row = 1; row < table->rows; row++)
        rows += has_figure(note, row_region(table, row));
    return rows * 2 >= table->rows;
}

/* A column called "Source" may also hold where goods come from: the last column beside figures is
 * taken for granted; else some cells must read as references, and half of those that are the rows'
 * names. */
static bool is_column_of_references(struct scan *scan, const struct table *table, uint32_t column)
{
    enum { TELLING = WORD_BODY | WORD_PUBLICATION | WORD_SOURCE | WORD_DOCUMENT };
    if (column > 0 && column + 1 == table->columns && has_figures_in_most_rows(scan->note, table))
        return true;
    size_t references = 0, filled = 0;
    for (uint32_t row = 1; row < table->rows; row++) {
        const struct region cell = table->cells[(size_t)row * table->columns + column].region;
        filled += cell.len > 0;
        references += is_reference_cell(scan, cell, column > 0 ? TELLING : 0);
    }
    return references * (column == 0 ? 2 : 4) >= filled && references > 0;
}

static void column_sources(struct scan *scan, const struct table *table, uint32_t column)
{
    for (uint32_t row = 1; row < table->rows; row++) {
        const struct table_cell *cell = &table->cells[(size_t)row * table->columns + column];
        scan_text(scan, cell->region);
        if (scan->tokens.len == 0 ||
            is_blank_cell(str_trim(source_text(&scan->note->source, cell->region))))
            continue;
        const struct span all = {0, scan->tokens.len};
        struct citation *citation =
            cite_place(scan, CITE_SOURCE_COLUMN, cell->region, name_text(scan->run, scan, all));
        citation->covers = row_region(table, row);
        citation->scope = SCOPE_ITEM;
    }
}

void table_sources(struct scan *scan)
{
    const struct table_vec *tables = &scan->note->tables;
    for (size_t i = 0; i < tables->len; i++) {
        const struct table *table = &tables->data[i];
        for (uint32_t column = 0; column < table->columns; column++) {
            scan_text(scan, table->cells[column].region);
            if (table->rows > 1 && is_source_header(scan) &&
                is_column_of_references(scan, table, column))
                column_sources(scan, table, column);
        }
    }
}
