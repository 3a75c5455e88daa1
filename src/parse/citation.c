/* parse/citation: walks a note's blocks, has each searched for sources, and decides what every
 * citation covers. */
#include "citation.h"
#include "stages.h"

#include <assert.h>
#include <stdlib.h>

const char *citation_how_name(enum citation_how how)
{
    static const char *const names[] = {
        [CITE_PER] = "per",
        [CITE_ACCORDING_TO] = "according-to",
        [CITE_VERB] = "verb",
        [CITE_PARENTHESIS] = "parenthesis",
        [CITE_FOOTNOTE] = "footnote",
        [CITE_LINK] = "link",
        [CITE_CITEKEY] = "citekey",
        [CITE_SOURCE_COLUMN] = "source-column",
        [CITE_SOURCES_SECTION] = "sources-section",
    };
    static_assert(COUNT_OF(names) == CITE_SOURCES_SECTION + 1, "one name for each");
    return names[how];
}

void remember_source(struct scan *scan, struct str source)
{
    const struct str key = source_key(scan->scratch, source);
    *map_slot(&scan->named, scan->scratch, key) = &scan->named;
    const size_t blank = str_rfind_byte(key, ' ');
    const struct str surname = blank == STR_NONE ? key : str_slice(key, blank + 1, key.len);
    if (surname.len >= 4 && lexicon_find(surname)->classes == 0)
        *map_slot(&scan->named, scan->scratch, surname) = &scan->named;
}

static struct citation *push_citation(struct scan *scan, struct citation_vec *citations,
                                      enum citation_how how, struct region written,
                                      struct str source)
{
    struct citation *citation = citation_vec_push(scan->scratch, citations);
    *citation = (struct citation){
        .region = written, .how = how, .source = source, .key = source_key(scan->run, source)};
    return citation;
}

struct citation *cite_place(struct scan *scan, enum citation_how how, struct region written,
                            struct str source)
{
    remember_source(scan, source);
    struct citation *citation = push_citation(scan, &scan->found, how, written, source);
    citation->name = written;
    return citation;
}

/* Do only closing marks stand between token `at` and the end of the sentence? */
static bool ends_sentence(const struct scan *scan, size_t at)
{
    for (size_t i = at; i < scan->sentence.end; i++) {
        const struct token *token = &scan->tokens.data[i];
        if (token->kind != TOKEN_MARK || !strchr(".!?\"')]:*", token->mark))
            return false;
    }
    return true;
}

/* What a reader takes a citation at token `at` to stand for: in brackets, all since the last
 * bracket that cites; in the text, what semicolons set apart. */
static void set_cover(struct scan *scan, size_t at, struct citation *citation)
{
    const struct region sentence = span_region(&scan->tokens, scan->sentence);
    if (at >= scan->bracket.first && at < scan->bracket.end) {
        const size_t end = token_end(&scan->tokens.data[scan->bracket.end - 1]);
        const bool whole =
            scan->cover_from == sentence.offset && ends_sentence(scan, scan->bracket.end);
        citation->covers = whole ? sentence : region_between(scan->cover_from, end);
        citation->scope = whole ? SCOPE_LINE : SCOPE_CLAUSE;
        scan->cover_next = end;
        return;
    }
    const bool whole =
        scan->segment.first == scan->sentence.first && scan->segment.end == scan->sentence.end;
    citation->covers = span_region(&scan->tokens, scan->segment);
    citation->scope = whole ? SCOPE_LINE : SCOPE_CLAUSE;
}

struct citation *cite(struct scan *scan, enum citation_how how, struct span written,
                      struct span name)
{
    const struct region region = span_region(&scan->tokens, written);
    if (region.offset < scan->last_end)
        return NULL;
    const struct str source = name_text(scan->run, scan, name);
    struct citation *citation = push_citation(scan, &scan->found, how, region, source);
    citation->name = span_region(&scan->tokens, name);
    set_cover(scan, written.first, citation);
    scan->last_end = region_end(region);
    remember_source(scan, source);
    return citation;
}

void cite_if_named(struct scan *scan, enum citation_how how, struct span written, struct span name)
{
    const struct region region = span_region(&scan->tokens, written);
    if (region.offset < scan->last_end)
        return;
    struct citation *citation =
        push_citation(scan, &scan->held, how, region, name_text(scan->run, scan, name));
    citation->name = span_region(&scan->tokens, name);
    const size_t cover_next = scan->cover_next;
    set_cover(scan, written.first, citation);
    scan->cover_next = cover_next;
}

static void take_text(struct scan *scan, struct prose_text text, size_t offset)
{
    scan->tokens = text.tokens;
    scan->sentences = text.sentences;
    scan->last_end = offset;
}

void scan_text(struct scan *scan, struct region text)
{
    take_text(scan, prose_text(scan->prose, text), text.offset);
}

/* The sentence of the text in hand in which `offset` stands, or behind which it hangs. */
static const struct span *sentence_at(const struct scan *scan, size_t offset)
{
    size_t low = 0, high = scan->sentences.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (scan->tokens.data[scan->sentences.data[middle].first].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &scan->sentences.data[low - 1] : NULL;
}

/* A citation that is no word of its sentence: a footnote mark, a link. */
static void cite_mark(struct scan *scan, enum citation_how how, struct region written,
                      struct str source)
{
    struct citation *citation = cite_place(scan, how, written, source);
    const struct span *sentence = sentence_at(scan, written.offset);
    const struct region region =
        sentence ? span_region(&scan->tokens, *sentence) : scan->block->region;
    const size_t begin = region.offset < written.offset ? region.offset : written.offset;
    const size_t end =
        region_end(region) > region_end(written) ? region_end(region) : region_end(written);
    citation->covers = region_between(begin, end);
    citation->scope = SCOPE_LINE;
}

static bool is_web(struct str path)
{
    return str_starts(path, STR("http://")) || str_starts(path, STR("https://")) ||
           str_starts(path, STR("doi:"));
}

/* Does a wikilink lead to a note on a source: in a folder of sources, or named "@key"? */
static bool is_source_note(struct str path)
{
    static const struct str folders[] = {
        STR_INIT("sources"),    STR_INIT("references"),   STR_INIT("literature"),
        STR_INIT("papers"),     STR_INIT("articles"),     STR_INIT("clippings"),
        STR_INIT("highlights"), STR_INIT("bibliography"), STR_INIT("literature notes"),
        STR_INIT("readwise"),   STR_INIT("zotero"),       STR_INIT("reference notes"),
    };
    struct str rest = path, part;
    while (str_split(&rest, '/', &part)) {
        if (str_starts(part, STR("@")))
            return true;
        if (!rest.data || rest.len == 0)
            return false; /* the last part is the note's own name */
        for (size_t i = 0; i < COUNT_OF(folders); i++)
            if (str_eq_nocase(part, folders[i]))
                return true;
    }
    return false;
}

static struct str link_source(const struct scan *scan, const struct link *link)
{
    const struct str display = str_trim(source_text(&scan->note->source, link->display));
    return display.len > 0 ? display : link->path;
}

/* Footnote marks and links in the block in hand; both cursors only move on. */
static void scan_marks(struct scan *scan, size_t *link_at, size_t *footnote_at)
{
    const struct note *note = scan->note;
    const size_t end = region_end(scan->block->region);
    for (; *link_at < note->links.len; ++*link_at) {
        const struct link *link = &note->links.data[*link_at];
        if (link->block != NOTE_NONE && link->region.offset >= end)
            break;
        if (link->block == NOTE_NONE || link->region.offset < scan->block->region.offset ||
            link->in_comment)
            continue;
        const bool source = link->kind == LINK_MARKDOWN   ? is_web(link->path)
                            : link->kind == LINK_WIKILINK ? is_source_note(link->path)
                                                          : false;
        if (source)
            cite_mark(scan, CITE_LINK, link->region, link_source(scan, link));
    }
    for (; *footnote_at < note->footnotes.len; ++*footnote_at) {
        const struct footnote *footnote = &note->footnotes.data[*footnote_at];
        if (footnote->region.offset >= end)
            break;
        if (!footnote->definition && footnote->region.offset >= scan->block->region.offset)
            cite_mark(scan, CITE_FOOTNOTE, footnote->region, footnote->id);
    }
}

bool has_figure(const struct note *note, struct region region)
{
    const struct figure_vec *figures = &note->figures;
    for (size_t i = figure_at_or_behind(note, region.offset);
         i < figures->len && figures->data[i].region.offset < region_end(region); i++)
        if (figures->data[i].kind != FIGURE_YEAR && figures->data[i].kind != FIGURE_DATE)
            return true;
    return false;
}

/* In a heading, a source stands for the section; in a cell without a figure, for the row. */
static void widen_cover(struct scan *scan, size_t first)
{
    const struct note *note = scan->note;
    const struct block *block = scan->block;
    struct region covers;
    enum scope scope;
    if (block->kind == BLOCK_HEADING) {
        covers = note->sections.data[block->section].region;
        scope = SCOPE_SECTION;
    } else if (block->kind == BLOCK_CELL && block->row > 0 && !has_figure(note, block->region)) {
        const struct table *table = &note->tables.data[block->table];
        const struct table_cell *row = &table->cells[(size_t)block->row * table->columns];
        covers = region_between(row[0].region.offset, region_end(row[table->columns - 1].region));
        scope = SCOPE_ITEM;
    } else {
        return;
    }
    for (size_t i = first; i < scan->found.len; i++) {
        scan->found.data[i].covers = covers;
        scan->found.data[i].scope = scope;
    }
}

static void scan_sentences(struct scan *scan)
{
    for (size_t i = 0; i < scan->sentences.len; i++) {
        scan->sentence = scan->sentences.data[i];
        prose_scan(scan);
        remark_scan(scan);
    }
}

static bool announces_estimates(const struct scan *scan)
{
    for (size_t i = 0; i < scan->tokens.len; i++)
        if (token_is_word(&scan->tokens.data[i], WORD_ESTIMATES))
            return true;
    return false;
}

static bool ends_in_colon(const struct scan *scan)
{
    return scan->tokens.len > 0 && token_is_mark(&scan->tokens.data[scan->tokens.len - 1], ':');
}

/* Does the block stand in the definition of a footnote? The cursor skips what ends before it. */
static bool is_footnote_definition(const struct note *note, const struct block *block, size_t *at)
{
    while (*at < note->footnotes.len &&
           region_end(note->footnotes.data[*at].region) <= block->region.offset)
        ++*at;
    return *at < note->footnotes.len && note->footnotes.data[*at].definition &&
           note->footnotes.data[*at].region.offset <= block->region.offset;
}

/* Blocks in the order of the file. What a heading or a line ending in a colon announces holds for
 * the list or table behind it. */
static void scan_blocks(struct scan *scan, const bool *listing)
{
    const struct note *note = scan->note;
    size_t link_at = 0, footnote_at = 0;
    bool by_heading = false, by_lead = false;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        scan->block = block;
        if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING &&
            block->kind != BLOCK_CELL)
            continue;
        take_text(scan, prose_block(scan->prose, i), block->region.offset);
        if (scan->tokens.len == 0)
            continue;
        if (listing[block->section] && block->kind != BLOCK_HEADING) {
            enum scope scope;
            const struct region covers = listed_for(scan, block->section, &scope);
            source_entry(scan, scope, covers);
            continue;
        }
        if (is_footnote_definition(note, block, &footnote_at))
            continue;
        const size_t first = scan->found.len;
        scan->heading = block->kind == BLOCK_HEADING;
        scan->estimates = by_heading || by_lead;
        scan_sentences(scan);
        scan_marks(scan, &link_at, &footnote_at);
        if (first < scan->found.len)
            widen_cover(scan, first);
        if (block->kind == BLOCK_HEADING)
            by_heading = announces_estimates(scan);
        if (block->kind == BLOCK_HEADING ||
            (block->kind == BLOCK_PARAGRAPH && block->item == NOTE_NONE))
            by_lead = ends_in_colon(scan) && announces_estimates(scan);
    }
}

/* Those held back whose source the note names elsewhere, but for the note's own subject. */
static void release_held(struct scan *scan)
{
    const struct str title = source_key(scan->scratch, scan->note->title);
    for (size_t i = 0; i < scan->held.len; i++) {
        const struct citation *held = &scan->held.data[i];
        if (map_find(&scan->named, held->key) && !str_eq(held->key, title))
            *citation_vec_push(scan->scratch, &scan->found) = *held;
    }
}

static int by_offset(const void *a, const void *b)
{
    const struct citation *x = a, *y = b;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    if (x->region.len != y->region.len)
        return x->region.len > y->region.len ? -1 : 1;
    return (int)x->how - (int)y->how;
}

/* Of two citations over the same text, the words say more than the link in them, and a link more
 * than the bracket around it. */
static int rank(enum citation_how how)
{
    if (how == CITE_PARENTHESIS || how == CITE_CITEKEY)
        return 0;
    return how == CITE_LINK || how == CITE_FOOTNOTE ? 1 : 2;
}

/* Append to the note's citations, which are in order, unless a better one holds the text. */
static void store_one(struct citation_vec *citations, const struct citation *citation)
{
    struct citation *last = citations->len > 0 ? &citations->data[citations->len - 1] : NULL;
    if (last && region_end(last->region) > citation->region.offset) {
        if (rank(citation->how) > rank(last->how))
            *last = *citation;
        return;
    }
    citations->data[citations->len++] = *citation;
}

/* In the order of the file, each piece of text once. */
static void store(struct scan *scan)
{
    if (scan->found.len == 0)
        return;
    qsort(scan->found.data, scan->found.len, sizeof(struct citation), by_offset);
    struct citation_vec *citations = &scan->note->citations;
    citations->data = ARENA_ARRAY(scan->run, struct citation, scan->found.len);
    citations->cap = scan->found.len;
    for (size_t i = 0; i < scan->found.len; i++) {
        struct citation *citation = &scan->found.data[i];
        const struct str *name = map_find(&scan->acronyms, citation->key);
        if (name)
            citation->key = *name;
        store_one(citations, citation);
    }
}

void citations_parse(struct arena *run, struct arena *scratch, struct note *note,
                     const struct prose *prose)
{
    struct scan scan = {
        .run = run, .scratch = scratch, .note = note, .bytes = note->source.bytes, .prose = prose};
    property_sources(&scan);
    scan_blocks(&scan, source_sections(&scan));
    table_sources(&scan);
    release_held(&scan);
    store(&scan);
    remarks_sort(&note->remarks);
}
