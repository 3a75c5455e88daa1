/* schema/content: what a section, or the whole body, must hold: key facts, tables, embeds, text;
 * and the note's tags. */
#include "notelint/fold.h"
#include "notelint/nearest.h"
#include "structure.h"

/* " under 'Key Facts'", or nothing for the whole note. */
static struct str under(struct arena *arena, struct str section)
{
    return section.len ? str_fmt(arena, " under '%.*s'", STR_ARG(section)) : (struct str){0};
}

struct part {
    struct inspection *inspection;
    const struct content *content;
    struct region within;
    struct region anchor; /* what a finding about something absent points at */
    struct str section;
};

static struct str fold_text(const struct part *part, struct region region)
{
    const struct inspection *inspection = part->inspection;
    return fold_heading(inspection->scratch, source_text(&inspection->note->source, region));
}

static void inspect_labels(const struct part *part)
{
    struct inspection *inspection = part->inspection;
    const struct list_item_vec *items = &inspection->note->items;
    for (size_t i = 0; i < part->content->labels.len; i++) {
        const struct str label = part->content->labels.data[i];
        const struct str wanted = fold_heading(inspection->scratch, label);
        struct nearest nearest = {.word = wanted};
        bool found = false;
        for (size_t k = 0; k < items->len && !found; k++) {
            const struct list_item *item = &items->data[k];
            if (item->label.len == 0 || !region_holds(part->within, item->label))
                continue;
            const struct str folded = fold_text(part, item->label);
            found = str_eq(folded, wanted);
            nearest_offer(&nearest, folded);
        }
        if (found)
            continue;
        struct violation *violation = structure_violate(
            inspection, part->anchor, "labels", part->section, "no '**%.*s**: ...'%.*s",
            STR_ARG(label), STR_ARG(under(inspection->scratch, part->section)));
        if (nearest.best.len)
            violation->hint = str_fmt(inspection->run, "is '%.*s' meant to be '%.*s'?",
                                      STR_ARG(nearest.best), STR_ARG(label));
    }
}

static bool has_column(const struct part *part, const struct table *table, struct str name)
{
    const struct str wanted = fold_heading(part->inspection->scratch, name);
    for (uint32_t column = 0; column < table->columns; column++)
        if (str_eq(fold_text(part, table->cells[column].region), wanted))
            return true;
    return false;
}

/* The columns that a table lacks, in words; empty if none. */
static struct str lacks(const struct part *part, const struct table *table)
{
    const struct content *content = part->content;
    struct buf missing = {.arena = part->inspection->scratch};
    const struct str first = content->first_column;
    if (first.len &&
        (table->columns == 0 || !str_eq(fold_text(part, table->cells[0].region),
                                        fold_heading(part->inspection->scratch, first))))
        buf_fmt(&missing, "no first column '%.*s'", STR_ARG(first));
    for (size_t i = 0; i < content->columns.len; i++)
        if (!has_column(part, table, content->columns.data[i]))
            buf_fmt(&missing, "%s '%.*s'", missing.len ? "," : "no column",
                    STR_ARG(content->columns.data[i]));
    return buf_str(&missing);
}

static void inspect_table(const struct part *part)
{
    struct inspection *inspection = part->inspection;
    const struct note *note = inspection->note;
    const struct table *nearest = NULL;
    struct str least = {0};
    for (size_t i = 0; i < note->tables.len; i++) {
        const struct table *table = &note->tables.data[i];
        if (!region_holds(part->within, table->region))
            continue;
        const struct str missing = lacks(part, table);
        if (missing.len == 0)
            return;
        if (!nearest || missing.len < least.len) {
            nearest = table;
            least = missing;
        }
    }
    const struct str where = under(inspection->scratch, part->section);
    if (!nearest) {
        structure_violate(inspection, part->anchor, "table", part->section, "no table%.*s",
                          STR_ARG(where));
        return;
    }
    const size_t line = source_line_at(&note->source, nearest->region.offset);
    structure_violate(inspection, source_line_region(&note->source, line), "columns", part->section,
                      "the table%.*s has %.*s", STR_ARG(where), STR_ARG(least));
}

/* All of a line or paragraph in *one* or _one_ pair of marks. */
static bool is_italic(struct str text)
{
    text = str_trim(text);
    const size_t newline = str_find_byte(text, '\n', 0);
    if (newline != STR_NONE)
        text = str_trim(str_slice(text, 0, newline));
    if (text.len < 3 || (text.data[0] != '*' && text.data[0] != '_'))
        return false;
    return text.data[text.len - 1] == text.data[0] && text.data[1] != text.data[0] &&
           text.data[text.len - 2] != text.data[0];
}

/* What stands behind the embed: the rest of its paragraph, or else the next block. */
static struct str caption_of(const struct note *note, const struct link *embed)
{
    if (embed->block == NOTE_NONE)
        return (struct str){0};
    const struct block *block = &note->blocks.data[embed->block];
    const struct str rest = str_trim(source_text(
        &note->source, region_between(region_end(embed->region), region_end(block->region))));
    if (rest.len)
        return rest;
    const size_t next = (size_t)embed->block + 1;
    if (next >= note->blocks.len || note->blocks.data[next].kind != BLOCK_PARAGRAPH)
        return (struct str){0};
    return source_text(&note->source, note->blocks.data[next].region);
}

static void inspect_caption(const struct part *part, const struct link *embed)
{
    if (part->content->caption == CAPTION_FREE)
        return;
    const struct str caption = caption_of(part->inspection->note, embed);
    if (part->content->caption == CAPTION_ITALIC ? is_italic(caption) : caption.len > 0)
        return;
    structure_violate(part->inspection, embed->region, "embeds", part->section,
                      "no %scaption follows this embed",
                      part->content->caption == CAPTION_ITALIC ? "italic " : "");
}

static void inspect_embeds(const struct part *part)
{
    struct inspection *inspection = part->inspection;
    const struct link_vec *links = &inspection->note->links;
    for (size_t i = 0; i < part->content->embeds.count; i++) {
        const struct embed_pattern *pattern = &part->content->embeds.data[i];
        bool found = false;
        for (size_t k = 0; k < links->len; k++) {
            const struct link *link = &links->data[k];
            if ((link->kind != LINK_EMBED && link->kind != LINK_MARKDOWN_EMBED) ||
                link->in_comment || !region_holds(part->within, link->region) ||
                !regex_matches(pattern->glob, link->path))
                continue;
            found = true;
            inspect_caption(part, link);
        }
        if (!found)
            structure_violate(inspection, part->anchor, "embeds", part->section,
                              "no embedded '%.*s'%.*s", STR_ARG(pattern->text),
                              STR_ARG(under(inspection->scratch, part->section)));
    }
}

static bool is_text(const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_HEADING ||
           block->kind == BLOCK_CELL;
}

/* Comments are in the order of the file: the last that begins before `offset` decides. */
static bool in_comment(const struct note *note, size_t offset)
{
    size_t low = 0;
    size_t high = note->comments.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (note->comments.data[middle].region.offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && offset < region_end(note->comments.data[low - 1].region);
}

/* A word in code of its own is mentioned, not used. */
static bool is_code(struct str text, size_t begin, size_t end)
{
    return begin > 0 && end < text.len && text.data[begin - 1] == '`' && text.data[end] == '`';
}

/* The pattern's next match in the block, from byte `from` of it on; comments and code are passed
 * over. */
static enum regex_result find_text(const struct note *note, const struct block *block,
                                   const struct text_pattern *pattern, size_t from,
                                   struct region *ret)
{
    const struct str text = source_text(&note->source, block->region);
    size_t begin;
    size_t end;
    enum regex_result result = REGEX_NO_MATCH;
    while (from <= text.len &&
           (result = regex_find(pattern->regex, text, from, &begin, &end)) == REGEX_MATCH) {
        if (!in_comment(note, block->region.offset + begin) && !is_code(text, begin, end)) {
            *ret = region_of(block->region.offset + begin, end - begin);
            return REGEX_MATCH;
        }
        from = end > begin ? end : end + 1;
    }
    return result == REGEX_LIMIT ? REGEX_LIMIT : REGEX_NO_MATCH;
}

static void report_costly(const struct part *part, const struct text_pattern *pattern,
                          const struct block *block)
{
    structure_violate(part->inspection, (struct region){block->region.offset, 0}, "text",
                      part->section, "the pattern '%.*s' is too costly to be looked for here",
                      STR_ARG(pattern->text));
}

static void inspect_forbidden(const struct part *part, const struct text_pattern *pattern)
{
    struct inspection *inspection = part->inspection;
    const struct note *note = inspection->note;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        struct region found;
        enum regex_result result;
        if (!is_text(block) || !region_holds(part->within, block->region))
            continue;
        for (size_t from = 0;
             (result = find_text(note, block, pattern, from, &found)) == REGEX_MATCH;
             from = region_end(found) - block->region.offset + (found.len == 0)) {
            struct violation *violation = structure_violate(
                inspection, found, "text", part->section, "'%.*s' is not allowed%.*s",
                STR_ARG(source_text(&note->source, found)),
                STR_ARG(part->section.len ? under(inspection->scratch, part->section)
                                          : STR(" in this kind of note")));
            violation->hint = pattern->message;
        }
        if (result == REGEX_LIMIT) {
            report_costly(part, pattern, block);
            return; /* said once a note, and paid for once */
        }
    }
}

static void inspect_required(const struct part *part, const struct text_pattern *pattern)
{
    struct inspection *inspection = part->inspection;
    const struct note *note = inspection->note;
    struct region found;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        if (!is_text(block) || !region_holds(part->within, block->region))
            continue;
        const enum regex_result result = find_text(note, block, pattern, 0, &found);
        if (result == REGEX_LIMIT)
            report_costly(part, pattern, block);
        if (result != REGEX_NO_MATCH)
            return;
    }
    struct violation *violation = structure_violate(
        inspection, part->anchor, "text", part->section, "nothing matches '%.*s'%.*s",
        STR_ARG(pattern->text), STR_ARG(under(inspection->scratch, part->section)));
    violation->hint = pattern->message;
}

void inspect_content(struct inspection *inspection, const struct content *content,
                     struct region within, struct region anchor, struct str section)
{
    const struct part part = {inspection, content, within, anchor, section};
    inspect_labels(&part);
    if (content->has_table)
        inspect_table(&part);
    inspect_embeds(&part);
    for (size_t i = 0; i < content->forbidden.count; i++)
        inspect_forbidden(&part, &content->forbidden.data[i]);
    for (size_t i = 0; i < content->required.count; i++)
        inspect_required(&part, &content->required.data[i]);
}

/* "war" covers "war/naval"; case does not count. */
static bool covers(struct str wanted, struct str tag)
{
    if (str_starts(wanted, STR("#")))
        wanted = str_slice(wanted, 1, wanted.len);
    return str_eq_nocase(str_slice(tag, 0, wanted.len), wanted) &&
           (tag.len == wanted.len || (tag.len > wanted.len && tag.data[wanted.len] == '/'));
}

static bool list_covers(const struct str_list *list, struct str tag)
{
    for (size_t i = 0; i < list->len; i++)
        if (covers(list->data[i], tag))
            return true;
    return false;
}

static void inspect_allowed_tag(struct inspection *inspection, const struct structure *structure,
                                const struct tag *tag)
{
    if (list_covers(&structure->tags_forbidden, tag->name))
        structure_violate(inspection, tag->region, "tags", (struct str){0},
                          "tag '%.*s' is not allowed in this kind of note", STR_ARG(tag->name));
    if (structure->tags_allowed.len == 0 || list_covers(&structure->tags_allowed, tag->name) ||
        list_covers(&structure->tags_required, tag->name))
        return;
    struct violation *violation =
        structure_violate(inspection, tag->region, "tags", (struct str){0},
                          "tag '%.*s' is not one of those allowed here", STR_ARG(tag->name));
    struct nearest nearest = {.word = tag->name};
    for (size_t i = 0; i < structure->tags_allowed.len; i++)
        nearest_offer(&nearest, structure->tags_allowed.data[i]);
    if (nearest.best.len)
        violation->hint = str_fmt(inspection->run, "did you mean '%.*s'?", STR_ARG(nearest.best));
}

void inspect_tags(struct inspection *inspection, const struct structure *structure)
{
    const struct note *note = inspection->note;
    for (size_t i = 0; i < structure->tags_required.len; i++) {
        bool found = false;
        for (size_t k = 0; k < note->tags.len; k++)
            found |= covers(structure->tags_required.data[i], note->tags.data[k].name);
        if (!found)
            structure_violate(inspection, note_anchor(note), "tags", (struct str){0},
                              "tag '%.*s' is missing", STR_ARG(structure->tags_required.data[i]));
    }
    for (size_t i = 0; i < note->tags.len; i++)
        inspect_allowed_tag(inspection, structure, &note->tags.data[i]);
}
