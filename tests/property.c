/* property DIR...: the bytes under every region are the thing as written.
 *
 * Parses each note below the folders, then again cut behind each of its lines and with single bytes
 * flipped, and checks what note_parse recorded against the bytes alone. A folder that is not there
 * is skipped, saying so; a folder behind "--whole" is read without the variations. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/note.h"

enum { FLIPS = 120, VARIED_MAX = 64 * 1024 };

struct run {
    size_t notes;
    size_t parses;
    size_t checks;
    size_t failures;
};

/* One parse being checked. */
struct probe {
    struct run *run;
    const char *path;
    const char *variation; /* "", "cut", "flipped" */
    size_t at;             /* of the variation */
    const struct note *note;
};

static void check_at(const struct probe *probe, bool holds, const char *property,
                     struct region region, int line)
{
    probe->run->checks++;
    if (holds || probe->run->failures++ > 20)
        return;
    const struct str text = source_text(&probe->note->source, region);
    printf("%s%s%s", probe->path, *probe->variation ? " " : "", probe->variation);
    if (*probe->variation)
        printf(" at %zu", probe->at);
    printf(": line %d: not %s: [%u+%u] '%.*s'\n", line, property, region.offset, region.len,
           STR_ARG(text));
}

#define CHECK(property, region) check_at(probe, (property), #property, (region), __LINE__)

static struct str text_of(const struct probe *probe, struct region region)
{
    return source_text(&probe->note->source, region);
}

static bool is_inside(const struct probe *probe, struct region region)
{
    const size_t len = probe->note->source.bytes.len;
    return region.offset <= len && region.len <= len - region.offset;
}

static bool is_trimmed(struct str s)
{
    return s.len == 0 || (!ascii_is_blank(s.data[0]) && !ascii_is_blank(s.data[s.len - 1]));
}

static bool has_line_end(struct str s)
{
    return str_find_byte(s, '\n', 0) != STR_NONE || str_find_byte(s, '\r', 0) != STR_NONE;
}

static size_t count_leading(struct str s, char byte)
{
    size_t count = 0;
    while (count < s.len && s.data[count] == byte)
        count++;
    return count;
}

static void check_headings(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->headings.len; i++) {
        const struct heading *heading = &note->headings.data[i];
        const struct str line = text_of(probe, heading->line);
        const struct str text = text_of(probe, heading->region);
        CHECK(region_holds(note->body, heading->line), heading->line);
        CHECK(region_holds(heading->line, heading->region), heading->region);
        CHECK(heading->level >= 1 && heading->level <= 6, heading->line);
        CHECK(is_trimmed(text), heading->region);
        const size_t marks = count_leading(line, '#');
        if (marks == (size_t)heading->level && heading->region.offset > heading->line.offset) {
            CHECK(!has_line_end(line), heading->line);
        } else if (line.len > marks) {
            const char last = line.len ? line.data[line.len - 1] : '\0';
            CHECK(last == (heading->level == 1 ? '=' : '-'), heading->line);
            CHECK(heading->level <= 2 && has_line_end(line), heading->line);
        }
        if (i > 0)
            CHECK(note->headings.data[i - 1].line.offset < heading->line.offset, heading->line);
    }
}

static void check_sections(const struct probe *probe)
{
    const struct note *note = probe->note;
    CHECK(note->sections.len >= 1, note->body);
    size_t end = note->body.offset;
    for (size_t i = 0; i < note->sections.len; i++) {
        const struct section *section = &note->sections.data[i];
        CHECK(region_holds(note->body, section->region), section->region);
        CHECK(region_holds(section->region, section->own), section->own);
        CHECK(section->region.offset >= end || section->parent != NOTE_NONE, section->region);
        CHECK((section->heading == NOTE_NONE) == (i == 0), section->region);
        end = region_end(section->own);
        if (section->heading == NOTE_NONE)
            continue;
        const struct heading *heading = &note->headings.data[section->heading];
        CHECK(heading->line.offset == section->region.offset, section->region);
        CHECK(heading->level == section->level && !heading->in_container, section->region);
        CHECK(section->own.offset == region_end(heading->line), section->own);
        if (section->parent != NOTE_NONE) {
            const struct section *parent = &note->sections.data[section->parent];
            CHECK(section->parent < i && parent->level < section->level, section->region);
            CHECK(region_holds(parent->region, section->region), section->region);
        }
    }
    CHECK(end == region_end(note->body), note->body);
}

static void check_block_kind(const struct probe *probe, const struct block *block)
{
    const struct note *note = probe->note;
    const struct str text = text_of(probe, block->region);
    const bool cell = block->kind == BLOCK_CELL;
    CHECK(cell == (block->table != NOTE_NONE), block->region);
    CHECK((block->kind == BLOCK_HEADING) == (block->heading != NOTE_NONE), block->region);
    CHECK(cell || text.len > 0, block->region);
    CHECK(block->kind == BLOCK_CODE || is_trimmed(text), block->region);
    if (cell) {
        const struct table *table = &note->tables.data[block->table];
        CHECK(block->row < table->rows && block->column < table->columns, block->region);
        CHECK(region_holds(table->region, block->region), block->region);
        CHECK(table->cells[block->row * table->columns + block->column].region.offset ==
                  block->region.offset,
              block->region);
    }
    if (block->kind == BLOCK_HEADING)
        CHECK(note->headings.data[block->heading].line.offset == block->region.offset,
              block->region);
    if (block->kind == BLOCK_HTML)
        CHECK(text.len > 0 && text.data[0] == '<', block->region);
    CHECK(block->fence == 0 || (block->kind == BLOCK_CODE && block->fence >= 3 &&
                                count_leading(text, text.data[0]) >= block->fence),
          block->region);
    CHECK(block->fence > 0 || block_info(note, block).len == 0, block->region);
}

static void check_blocks(const struct probe *probe)
{
    const struct note *note = probe->note;
    size_t end = note->body.offset;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        CHECK(region_holds(note->body, block->region), block->region);
        CHECK(block->region.offset >= end, block->region);
        end = region_end(block->region);
        CHECK(block->section < note->sections.len &&
                  region_holds(note->sections.data[block->section].region, block->region),
              block->region);
        CHECK(block->item == NOTE_NONE ||
                  (block->item < note->items.len &&
                   region_holds(note->items.data[block->item].region, block->region)),
              block->region);
        check_block_kind(probe, block);
    }
}

static bool is_marker(struct str s)
{
    if (s.len == 1)
        return s.data[0] == '-' || s.data[0] == '*' || s.data[0] == '+';
    for (size_t i = 0; i + 1 < s.len; i++)
        if (!ascii_is_digit(s.data[i]))
            return false;
    return s.len >= 2 && s.len <= 10 && (s.data[s.len - 1] == '.' || s.data[s.len - 1] == ')');
}

static void check_items(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->items.len; i++) {
        const struct list_item *item = &note->items.data[i];
        CHECK(region_holds(note->body, item->region), item->region);
        CHECK(is_marker(text_of(probe, item->marker)), item->marker);
        CHECK(item->marker.offset == item->region.offset, item->region);
        CHECK(region_holds(item->region, item->content), item->content);
        CHECK(item->content.offset >= region_end(item->marker), item->content);
        if (item->parent != NOTE_NONE)
            CHECK(item->parent < i &&
                      region_holds(note->items.data[item->parent].region, item->region),
                  item->region);
        if (item->label.len == 0)
            continue;
        const struct str mark =
            text_of(probe, region_between(item->content.offset, item->content.offset + 2));
        CHECK(str_eq(mark, STR("**")) || str_eq(mark, STR("__")), item->content);
        CHECK(region_holds(item->content, item->label) && region_holds(item->content, item->value),
              item->content);
        CHECK(is_trimmed(text_of(probe, item->label)) && is_trimmed(text_of(probe, item->value)),
              item->content);
        const struct str between =
            text_of(probe, region_between(region_end(item->label), item->value.offset));
        CHECK(str_find_byte(between, ':', 0) != STR_NONE || item->value.len == 0, item->content);
    }
}

/* Is there a "|" that nothing escapes, outside wikilinks? */
static bool has_bare_pipe(const struct probe *probe, struct region region)
{
    const struct note *note = probe->note;
    for (size_t at = region.offset; at < region_end(region); at++) {
        if (note->source.bytes.data[at] == '\\') {
            at++;
            continue;
        }
        if (note->source.bytes.data[at] != '|')
            continue;
        bool in_link = false;
        for (size_t i = 0; i < note->links.len && !in_link; i++)
            in_link = region_holds(note->links.data[i].region, region_of(at, 1));
        for (size_t i = 0; i < note->defects.len && !in_link; i++)
            in_link = note->defects.data[i].kind == DEFECT_UNESCAPED_PIPE &&
                      note->defects.data[i].region.offset == at;
        if (!in_link)
            return true;
    }
    return false;
}

static void check_tables(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->tables.len; i++) {
        const struct table *table = &note->tables.data[i];
        CHECK(region_holds(note->body, table->region), table->region);
        CHECK(table->rows >= 1 && table->columns >= 1, table->region);
        size_t end = table->region.offset;
        for (size_t k = 0; k < (size_t)table->rows * table->columns; k++) {
            const struct table_cell *cell = &table->cells[k];
            const struct str text = text_of(probe, cell->region);
            CHECK(region_holds(table->region, cell->region), cell->region);
            CHECK(cell->region.offset >= end, cell->region);
            CHECK(is_trimmed(text) && !has_line_end(text), cell->region);
            CHECK(!has_bare_pipe(probe, cell->region), cell->region);
            CHECK(cell->block == NOTE_NONE ? cell->region.len == 0
                                           : note->blocks.data[cell->block].kind == BLOCK_CELL,
                  cell->region);
            end = region_end(cell->region);
        }
    }
}

static void check_wikilink(const struct probe *probe, const struct link *link)
{
    const struct str text = text_of(probe, link->region);
    const bool embed = link->kind == LINK_EMBED;
    CHECK(str_starts(text, embed ? STR("![[") : STR("[[")) && str_ends(text, STR("]]")),
          link->region);
    CHECK(str_find(text, STR("]]"), 0) == text.len - 2, link->region);
    CHECK(str_find(text, STR("[["), embed ? 2 : 1) == STR_NONE, link->region);
    CHECK(!has_line_end(text) || link->kind == LINK_PROPERTY, link->region);
    CHECK(region_holds(link->region, link->target), link->target);
    CHECK(str_eq(link->path, text_of(probe, link->target)) || link->kind == LINK_PROPERTY,
          link->target);
    CHECK(link->path.len > 0 || link->has_subpath, link->region);
    CHECK(is_trimmed(text_of(probe, link->target)), link->target);
    CHECK(link->subpath.len == 0 || region_holds(link->region, link->subpath), link->subpath);
    CHECK(link->display.len == 0 || region_holds(link->region, link->display), link->display);
    if (link->has_subpath && link->subpath.len > 0)
        CHECK(str_find_byte(
                  text_of(probe, region_between(region_end(link->target), link->subpath.offset)),
                  '#', 0) != STR_NONE,
              link->region);
}

static void check_markdown_link(const struct probe *probe, const struct link *link)
{
    const struct str text = text_of(probe, link->region);
    const bool image = link->kind == LINK_MARKDOWN_EMBED;
    const char first = text.len ? text.data[0] : '\0';
    CHECK(text.len > 0, link->region);
    CHECK(!image || str_starts(text, STR("![")), link->region);
    CHECK(region_holds(link->region, link->display) || link->display.len == 0, link->display);
    CHECK(is_inside(probe, link->target), link->target);
    if (first == '<') {
        CHECK(str_ends(text, STR(">")) && link->external, link->region);
    } else if (first != '[' && first != '!') {
        CHECK(str_find(text, STR("://"), 0) != STR_NONE && link->external, link->region);
        CHECK(str_eq(text, link->path), link->region);
    } else if (link->reference.len == 0) {
        CHECK(str_ends(text, STR(")")) && region_holds(link->region, link->target), link->region);
        CHECK(link->display.offset == link->region.offset + 1 + image, link->display);
    } else {
        CHECK(str_ends(text, STR("]")), link->region);
        CHECK(str_find(text, link->reference, 0) != STR_NONE, link->region);
    }
}

static void check_links(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->links.len; i++) {
        const struct link *link = &note->links.data[i];
        CHECK(is_inside(probe, link->region) && link->region.len > 0, link->region);
        if (i > 0)
            CHECK(note->links.data[i - 1].region.offset <= link->region.offset, link->region);
        if (link->kind == LINK_MARKDOWN || link->kind == LINK_MARKDOWN_EMBED)
            check_markdown_link(probe, link);
        else
            check_wikilink(probe, link);
        if (link->kind == LINK_PROPERTY) {
            CHECK(region_holds(note->front_matter, link->region), link->region);
            continue;
        }
        CHECK(link->block < note->blocks.len, link->region);
        const struct block *block = &note->blocks.data[link->block];
        CHECK(region_holds(block->region, link->region), link->region);
        CHECK(block->kind != BLOCK_CODE && block->kind != BLOCK_RULE, link->region);
        CHECK(block->kind != BLOCK_HTML || link->in_comment, link->region);
    }
}

static void check_marks(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->tags.len; i++) {
        const struct tag *tag = &note->tags.data[i];
        const struct str text = text_of(probe, tag->region);
        CHECK(tag->name.len > 0, tag->region);
        if (region_holds(note->body, tag->region))
            CHECK(text.data[0] == '#' && str_eq(str_slice(text, 1, text.len), tag->name),
                  tag->region);
        else
            CHECK(region_holds(note->front_matter, tag->region), tag->region);
    }
    for (size_t i = 0; i < note->block_ids.len; i++) {
        const struct block_id *id = &note->block_ids.data[i];
        const struct str text = text_of(probe, id->region);
        CHECK(text.len > 1 && text.data[0] == '^' && str_eq(str_slice(text, 1, text.len), id->id),
              id->region);
        CHECK(region_end(id->region) <= region_end(note->blocks.data[id->block].region),
              id->region);
    }
    for (size_t i = 0; i < note->footnotes.len; i++) {
        const struct footnote *footnote = &note->footnotes.data[i];
        const struct str text = text_of(probe, footnote->region);
        CHECK(str_starts(text, footnote->id.len ? STR("[^") : STR("^[")), footnote->region);
        CHECK(footnote->id.len == 0 ||
                  str_eq(str_slice(text, 2, 2 + footnote->id.len), footnote->id),
              footnote->region);
        CHECK(!footnote->definition || region_holds(footnote->region, footnote->text),
              footnote->region);
        CHECK(footnote->definition || str_ends(text, STR("]")), footnote->region);
    }
    for (size_t i = 0; i < note->comments.len; i++) {
        const struct comment *comment = &note->comments.data[i];
        const struct str text = text_of(probe, comment->region);
        CHECK(str_starts(text, STR("<!--")) ||
                  (str_starts(text, STR("%%")) && str_ends(text, STR("%%"))),
              comment->region);
        CHECK(region_holds(comment->region, comment->text), comment->text);
    }
}

static void check_figures(const struct probe *probe)
{
    const struct note *note = probe->note;
    for (size_t i = 0; i < note->figures.len; i++) {
        const struct figure *figure = &note->figures.data[i];
        CHECK(is_inside(probe, figure->region) && figure->region.len > 0, figure->region);
        CHECK(is_trimmed(text_of(probe, figure->region)), figure->region);
        if (figure->block == FIGURE_NO_BLOCK)
            CHECK(region_holds(note->front_matter, figure->region), figure->region);
        else
            CHECK(figure->block < note->blocks.len &&
                      region_holds(note->blocks.data[figure->block].region, figure->region),
                  figure->region);
        if (i > 0)
            CHECK(note->figures.data[i - 1].region.offset <= figure->region.offset, figure->region);
    }
    for (size_t i = 0; i < note->citations.len; i++) {
        const struct citation *citation = &note->citations.data[i];
        CHECK(is_inside(probe, citation->region) && citation->region.len > 0, citation->region);
        CHECK(is_inside(probe, citation->covers), citation->covers);
        CHECK(is_inside(probe, citation->name), citation->name);
    }
    for (size_t i = 0; i < note->claims.len; i++) {
        const struct claim *claim = &note->claims.data[i];
        CHECK(claim->figure < note->figures.len &&
                  region_holds(claim->region, note->figures.data[claim->figure].region),
              claim->region);
    }
    for (size_t i = 0; i < note->defects.len; i++) {
        const struct defect *defect = &note->defects.data[i];
        const struct str text = text_of(probe, defect->region);
        CHECK(is_inside(probe, defect->region), defect->region);
        CHECK(defect->kind != DEFECT_UNESCAPED_PIPE || str_eq(text, STR("|")), defect->region);
        CHECK(defect->kind != DEFECT_UNCLOSED_LINK ||
                  (str_starts(text, STR("[[")) && !has_line_end(text)),
              defect->region);
    }
}

static void check_note(struct probe *probe, struct str bytes)
{
    struct arena run = {0};
    struct arena scratch = {0};
    probe->run->parses++;
    probe->note = note_parse(&run, &scratch, STR("folder/Note.md"), bytes);
    check_headings(probe);
    check_sections(probe);
    check_blocks(probe);
    check_items(probe);
    check_tables(probe);
    check_links(probe);
    check_marks(probe);
    check_figures(probe);
    arena_done(&scratch);
    arena_done(&run);
}

/* The note cut behind each line, and with one byte flipped in many places. */
static void check_variations(struct probe *probe, struct str bytes)
{
    struct arena arena = {0};
    probe->variation = "cut";
    for (size_t at = str_find_byte(bytes, '\n', 0); at != STR_NONE;
         at = str_find_byte(bytes, '\n', at + 1)) {
        probe->at = at + 1;
        check_note(probe, str_dup(&arena, str_slice(bytes, 0, at + 1)));
        check_note(probe, str_dup(&arena, str_slice(bytes, 0, at)));
        arena_reset(&arena);
    }
    probe->variation = "flipped";
    static const char flips[] = "\n\r\t\0 |[]`*#>-<!%$\\^:x0\xff";
    uint64_t random = 0x9e3779b97f4a7c15u;
    for (size_t i = 0; i < FLIPS && bytes.len > 0; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        probe->at = (size_t)(random >> 33) % bytes.len;
        struct str flipped = str_dup(&arena, bytes);
        char *data = arena_alloc(&arena, bytes.len);
        memcpy(data, flipped.data, bytes.len);
        data[probe->at] = flips[(random >> 20) % (sizeof(flips) - 1)];
        flipped.data = data;
        check_note(probe, flipped);
        arena_reset(&arena);
    }
    arena_done(&arena);
}

static void check_file(struct run *run, const char *path, bool whole)
{
    struct arena arena = {0};
    struct error error;
    struct str bytes;
    if (!file_read(&arena, path, 0, &bytes, &error)) {
        printf("%s\n", error.message);
        run->failures++;
    } else {
        struct probe probe = {.run = run, .path = path, .variation = ""};
        run->notes++;
        check_note(&probe, bytes);
        if (!whole && bytes.len <= VARIED_MAX)
            check_variations(&probe, bytes);
    }
    arena_done(&arena);
}

static void check_folder(struct run *run, const char *path, bool whole)
{
    struct arena arena = {0};
    DIR *folder = opendir(path);
    if (!folder) {
        printf("skipped: no folder '%s'\n", path);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        struct stat status;
        const struct str child = str_fmt(&arena, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] == '.' || lstat(child.data, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            check_folder(run, child.data, whole);
        else if (str_ends(child, STR(".md")))
            check_file(run, child.data, whole);
    }
    closedir(folder);
    arena_done(&arena);
}

int main(int argc, char **argv)
{
    struct run run = {0};
    bool whole = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--whole") == 0)
            whole = true;
        else
            check_folder(&run, argv[i], whole);
    }
    printf("%zu notes, %zu parses, %zu checks, %zu failures\n", run.notes, run.parses, run.checks,
           run.failures);
    return run.failures > 0 || run.notes == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
