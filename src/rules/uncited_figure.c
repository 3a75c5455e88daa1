/* rules/uncited-figure: a figure that asks for a source where none is named.
 *
 * Silent until somebody asks: a schema for the notes it matches, the settings, or --select. */
#include <stdlib.h>

#include "need.h"
#include "rules.h"

/* What is known of one note while its figures are walked. */
struct coverage {
    const struct note *note;
    const struct needs *needs;
    enum scope scope;
    struct region *covers; /* what citations stand for; disjoint, in the order of the file */
    size_t count;
};

static bool counts(const struct citation *citation, enum scope scope)
{
    /* A list of sources at the end says of no figure where it is from. */
    return citation->how != CITE_SOURCES_SECTION || scope >= citation->scope;
}

static int by_offset(const void *a, const void *b)
{
    const struct region *x = a, *y = b;
    return (x->offset > y->offset) - (x->offset < y->offset);
}

static struct coverage coverage_of(const struct note *note, const struct needs *needs,
                                   enum scope scope, struct arena *scratch)
{
    struct coverage coverage = {.note = note, .needs = needs, .scope = scope};
    coverage.covers = ARENA_ARRAY(scratch, struct region, note->citations.len + 1);
    size_t count = 0;
    for (size_t i = 0; i < note->citations.len; i++)
        if (counts(&note->citations.data[i], scope))
            coverage.covers[count++] = note->citations.data[i].covers;
    if (count > 0)
        qsort(coverage.covers, count, sizeof(struct region), by_offset);
    for (size_t i = 0; i < count; i++) {
        const struct region next = coverage.covers[i];
        struct region *last = coverage.count > 0 ? &coverage.covers[coverage.count - 1] : NULL;
        if (last && next.offset <= region_end(*last)) {
            if (region_end(next) > region_end(*last))
                *last = region_between(last->offset, region_end(next));
        } else {
            coverage.covers[coverage.count++] = next;
        }
    }
    return coverage;
}

static bool is_covered(const struct coverage *coverage, size_t offset)
{
    size_t low = 0, high = coverage->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (region_end(coverage->covers[middle]) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < coverage->count && coverage->covers[low].offset <= offset;
}

static struct region row_region(const struct note *note, const struct block *cell)
{
    const struct table *table = &note->tables.data[cell->table];
    const struct table_cell *row = &table->cells[(size_t)cell->row * table->columns];
    return region_between(row[0].region.offset, region_end(row[table->columns - 1].region));
}

/* The text within which one source is enough for the figure, by the scope asked for. */
static struct region unit_of(const struct coverage *coverage, const struct figure *figure)
{
    const struct note *note = coverage->note;
    const struct block *block = &note->blocks.data[figure->block];
    const bool cell = block->kind == BLOCK_CELL;
    switch (coverage->scope) {
    case SCOPE_CLAUSE:
        return figure->region;
    case SCOPE_LINE:
        return source_line_region(&note->source,
                                  source_line_at(&note->source, figure->region.offset));
    case SCOPE_ITEM:
        if (cell)
            return row_region(note, block);
        return block->item != NOTE_NONE ? note->items.data[block->item].region : block->region;
    case SCOPE_PARAGRAPH:
        if (cell)
            return note->tables.data[block->table].region;
        return block->item != NOTE_NONE ? note->items.data[block->item].region : block->region;
    case SCOPE_SECTION:
        return note->sections.data[block->section].own;
    case SCOPE_NOTE:
        return note->body;
    }
    return block->region;
}

/* Does the citation stand for what is around it? "X declared war" does not: somebody who is only
 * quoted, on something else, is no source of the paragraph's figures. */
static bool radiates(const struct coverage *coverage, const struct citation *citation)
{
    enum { MOST_FIGURES = 64 };
    if (!counts(citation, coverage->scope))
        return false;
    if (citation->how != CITE_VERB)
        return true;
    const struct note *note = coverage->note;
    const size_t first = figure_at_or_behind(note, citation->covers.offset);
    for (size_t i = first; i < note->figures.len && i < first + MOST_FIGURES; i++) {
        const struct figure *figure = &note->figures.data[i];
        if (figure->region.offset >= region_end(citation->covers))
            return false;
        if (needs_source(coverage->needs, note, figure))
            return true;
    }
    return false;
}

static bool has_citation(const struct coverage *coverage, struct region unit)
{
    const struct citation_vec *citations = &coverage->note->citations;
    for (size_t i = citation_at_or_behind(coverage->note, unit.offset);
         i < citations->len && citations->data[i].region.offset < region_end(unit); i++)
        if (radiates(coverage, &citations->data[i]))
            return true;
    return false;
}

/* Is the figure part of an entry in a list of sources? */
static bool is_in_entry(const struct note *note, const struct figure *figure)
{
    const struct region block = note->blocks.data[figure->block].region;
    const size_t at = citation_at_or_behind(note, block.offset);
    return at < note->citations.len && note->citations.data[at].how == CITE_SOURCES_SECTION &&
           note->citations.data[at].region.offset < region_end(block);
}

/* An item that begins with a link tells of the note behind it, which has the figure's source. */
static bool is_pointer(const struct note *note, const struct figure *figure)
{
    const struct block *block = &note->blocks.data[figure->block];
    if (block->item == NOTE_NONE)
        return false;
    const struct region content = note->items.data[block->item].content;
    const struct str text = source_text(&note->source, content);
    size_t at = 0;
    while (at < text.len && (text.data[at] == '*' || text.data[at] == '_' || text.data[at] == ' '))
        at++;
    return str_starts(str_slice(text, at, text.len), STR("[["));
}

/* Does the figure stand in a section that the schema exempts or whose title the option `except`
 * lists, or below one? */
static bool is_excepted(const struct pass *pass, const struct citation_demand *demand,
                        const struct figure *figure)
{
    const struct note *note = pass->note;
    if (demand->exempt && demand->exempt[note->blocks.data[figure->block].section])
        return true;
    const struct value *except = value_find(pass->options, STR("except"));
    if (!except || except->kind != VALUE_ARRAY)
        return false;
    for (uint32_t at = note->blocks.data[figure->block].section; at != NOTE_NONE && at != 0;
         at = note->sections.data[at].parent) {
        const uint32_t heading = note->sections.data[at].heading;
        const struct str title = source_text(&note->source, note->headings.data[heading].region);
        for (size_t i = 0; i < except->count; i++)
            if (str_eq_nocase(str_trim(title), value_string(&except->items[i])))
                return true;
    }
    return false;
}

/* By the settings for this note, or by name on the command line. */
static bool is_asked_for(const struct pass *pass)
{
    const struct rule_key key = {.name = str_from(pass->rule->name)};
    const struct config_layer *from = NULL;
    const struct value *options;
    config_rule(&pass->vault->config, &key, pass->note->path, &options, &from);
    if (from)
        return true;
    for (size_t i = 0; i < pass->selection->select_count; i++)
        if (rule_find(pass->selection->select[i]) == pass->rule)
            return true;
    return false;
}

/* What the schemas of the note say; of several that require sources, the last. */
static bool schema_says(const struct pass *pass, struct citation_demand *ret)
{
    const size_t index = vault_note_index(pass->vault, pass->note);
    const struct note_schema **schemas =
        pass->vault->schemas_of ? pass->vault->schemas_of[index] : NULL;
    bool said = false;
    for (; schemas && *schemas; schemas++) {
        struct citation_demand demand;
        if (!structure_citations(*schemas, pass->note, pass->scratch, &demand))
            continue;
        said = true;
        if (demand.required)
            *ret = demand;
    }
    return said;
}

static bool scope_parse(struct str name, enum scope *ret)
{
    static const struct str names[] = {
        [SCOPE_CLAUSE] = STR_INIT("clause"),   [SCOPE_LINE] = STR_INIT("line"),
        [SCOPE_ITEM] = STR_INIT("item"),       [SCOPE_PARAGRAPH] = STR_INIT("paragraph"),
        [SCOPE_SECTION] = STR_INIT("section"), [SCOPE_NOTE] = STR_INIT("note"),
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(name, names[i])) {
            *ret = (enum scope)i;
            return true;
        }
    return false;
}

void uncited_figure(struct pass *pass)
{
    const struct note *note = pass->note;
    struct citation_demand demand = {.scope = SCOPE_PARAGRAPH};
    scope_parse(option_string(pass->options, STR("scope"), (struct str){0}), &demand.scope);
    const bool said = schema_says(pass, &demand);
    if (said ? !demand.required : !is_asked_for(pass))
        return;
    if (note_is_record(note))
        return; /* a daily note, a log, a template */
    const struct needs needs = needs_of(pass->options, pass->scratch);
    const struct coverage coverage = coverage_of(note, &needs, demand.scope, pass->scratch);
    struct region done = {0}; /* the last unit reported, or known to name a source */
    for (size_t i = 0; i < note->figures.len; i++) {
        const struct figure *figure = &note->figures.data[i];
        if (figure->region.offset < region_end(done) || !needs_source(&needs, note, figure) ||
            is_covered(&coverage, figure->region.offset) || is_pointer(note, figure) ||
            is_in_entry(note, figure) || is_excepted(pass, &demand, figure))
            continue;
        const struct region unit = unit_of(&coverage, figure);
        done = unit;
        if (has_citation(&coverage, unit))
            continue;
        const struct str text = source_text(&note->source, figure->region);
        struct diagnostic *finding =
            report(pass, figure->region, "no source for '%.*s'", STR_ARG(text));
        diagnostic_hint(pass, finding, "say who tells it, as in (per NAME) or with a footnote");
        finding->identity = text;
    }
}
