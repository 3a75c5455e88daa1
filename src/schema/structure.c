/* schema/structure: which demands apply to a note, and the walk over them: those of the schema,
 * those it extends, and those of the conditions that the note meets. */
#include "structure.h"

#include <stdarg.h>
#include <stdlib.h>

#include "notelint/fold.h"

typedef void structure_visitor(void *context, const struct structure *structure);

/* Everything that holds for the note, the bases' demands first. */
static void visit_structure(const struct structure *structure, const struct note *note,
                            structure_visitor *visit, void *context)
{
    visit(context, structure);
    for (size_t i = 0; i < structure->condition_count; i++) {
        const struct condition *condition = &structure->conditions[i];
        const struct structure *chosen =
            match_note(condition->match, note) ? condition->then : condition->otherwise;
        if (chosen)
            visit_structure(chosen, note, visit, context);
    }
}

static void visit_schema(const struct note_schema *schema, const struct note *note,
                         structure_visitor *visit, void *context)
{
    for (size_t i = 0; i < schema->base_count; i++)
        visit_schema(schema->bases[i], note, visit, context);
    if (schema->structure)
        visit_structure(schema->structure, note, visit, context);
}

unsigned char heading_first(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.data[i] >= 0x80)
            return 0;
        if (ascii_is_alnum(text.data[i]))
            return (unsigned char)ascii_lower(text.data[i]);
    }
    return 0;
}

struct outline outline_of(struct arena *arena, const struct note *note)
{
    struct outline outline = {.arena = arena,
                              .data = ARENA_ARRAY(arena, struct outline_entry, note->sections.len)};
    for (uint32_t i = 0; i < note->sections.len; i++) {
        const struct section *section = &note->sections.data[i];
        if (section->heading == NOTE_NONE)
            continue;
        const struct heading *heading = &note->headings.data[section->heading];
        const struct str text = source_text(&note->source, heading->region);
        outline.data[outline.count++] = (struct outline_entry){
            .section = i,
            .level = section->level,
            .text = text,
            .region = heading->region.len ? heading->region : heading->line,
            .first = heading_first(text),
        };
    }
    return outline;
}

struct str outline_folded(const struct outline *outline, struct outline_entry *entry)
{
    if (!entry->is_folded)
        entry->folded = fold_heading(outline->arena, entry->text);
    entry->is_folded = true;
    return entry->folded;
}

bool outline_is_named(const struct outline *outline, struct outline_entry *entry,
                      const struct section_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        const struct section_name *name = &names->data[i];
        const bool may_be = !name->first || !entry->first || name->first == entry->first;
        if (may_be && (!name->level || name->level == entry->level) &&
            str_eq(name->folded, outline_folded(outline, entry)))
            return true;
    }
    return false;
}

struct outline_entry *outline_find(const struct outline *outline, const struct section_names *names)
{
    for (size_t i = 0; i < outline->count; i++)
        if (outline_is_named(outline, &outline->data[i], names))
            return &outline->data[i];
    return NULL;
}

struct region note_anchor(const struct note *note)
{
    if (note->title_region.len)
        return note->title_region;
    if (note->headings.len && note->headings.data[0].region.len)
        return note->headings.data[0].region;
    if (note->front_matter.len)
        return region_between(note->front_matter.offset, note->front_matter.offset + 3);
    return source_line_region(&note->source, source_line_at(&note->source, note->body.offset));
}

struct violation *structure_violate(struct inspection *inspection, struct region region,
                                    const char *keyword, struct str section, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    struct violation *violation = violation_vec_push(inspection->run, inspection->out);
    *violation = (struct violation){
        .keyword = str_from(keyword),
        .instance_path = section,
        .region = region,
        .message = str_vfmt(inspection->run, fmt, args),
    };
    va_end(args);
    return violation;
}

/* Runs of non-blanks that hold a letter or a digit: bullets, pipes and "##" are no words. */
static size_t count_words(struct str text)
{
    size_t words = 0;
    bool counted = false;
    for (size_t i = 0; i < text.len; i++) {
        const char c = text.data[i];
        if (ascii_is_space(c)) {
            counted = false;
        } else if (!counted && (ascii_is_alnum(c) || (unsigned char)c >= 0x80)) {
            counted = true;
            words++;
        }
    }
    return words;
}

static void largest_stub(void *context, const struct structure *structure)
{
    size_t *stub = context;
    if (structure->stub_below > *stub)
        *stub = structure->stub_below;
}

/* Is the note short enough that its schema does not ask for sections? */
static bool is_stub(const struct note_schema *schema, const struct note *note)
{
    size_t stub = 0;
    visit_schema(schema, note, largest_stub, &stub);
    return stub > 0 && count_words(source_text(&note->source, note->body)) < stub;
}

static void inspect(void *context, const struct structure *structure)
{
    struct inspection *inspection = context;
    inspect_sections(inspection, structure);
    if (!(inspection->aspects & STRUCTURE_CONTENT))
        return;
    inspect_content(inspection, &structure->content, inspection->note->body,
                    note_anchor(inspection->note), (struct str){0});
    for (size_t i = 0; i < structure->section_count; i++) {
        const struct section_content *section = &structure->sections[i];
        struct outline_entry *entry = outline_find(&inspection->outline, &section->names);
        if (entry)
            inspect_content(inspection, &section->content,
                            inspection->note->sections.data[entry->section].region, entry->region,
                            entry->text);
    }
    inspect_tags(inspection, structure);
}

static int compare(const void *a, const void *b)
{
    const struct violation *x = a;
    const struct violation *y = b;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    return str_cmp(x->message, y->message);
}

/* Sorted by place; what two schemas both demand is told once. */
static void tidy(struct violation_vec *violations, size_t from)
{
    const size_t count = violations->len - from;
    if (count < 2)
        return;
    struct violation *data = violations->data + from;
    qsort(data, count, sizeof(*data), compare);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (compare(&data[kept - 1], &data[i]) != 0)
            data[kept++] = data[i];
    violations->len = from + kept;
}

void structure_validate(const struct note_schema *schema, const struct note *note, unsigned aspects,
                        struct arena *run, struct violation_vec *violations)
{
    struct arena scratch = {0};
    struct inspection inspection = {
        .note = note,
        .run = run,
        .scratch = &scratch,
        .aspects = aspects,
        .is_stub = is_stub(schema, note),
        .out = violations,
    };
    const size_t from = violations->len;
    inspection.outline = outline_of(&scratch, note);
    visit_schema(schema, note, inspect, &inspection);
    tidy(violations, from);
    arena_done(&scratch);
}

struct index_demand {
    const struct note *note;
    struct arena *arena;
    struct str_list *paths;
};

/* `name` as a path from the root: without "/" in the note's own folder, "./" and "../" from there.
 */
static struct str index_path(struct arena *arena, const struct note *note, struct str name)
{
    const size_t slash = str_rfind_byte(note->folder, '/');
    const struct str folder_name =
        slash == STR_NONE ? note->folder : str_slice(note->folder, slash + 1, note->folder.len);
    const struct str mark = STR("{folder}");
    for (size_t at = str_find(name, mark, 0); at != STR_NONE;
         at = str_find(name, mark, at + folder_name.len))
        name = str_fmt(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(name, 0, at)), STR_ARG(folder_name),
                       STR_ARG(str_slice(name, at + mark.len, name.len)));
    if (str_find_byte(name, '/', 0) != STR_NONE && name.data[0] != '.')
        return name;
    struct str folder = note->folder;
    for (;;) {
        if (str_starts(name, STR("./"))) {
            name = str_slice(name, 2, name.len);
        } else if (str_starts(name, STR("../"))) {
            const size_t up = str_rfind_byte(folder, '/');
            folder = str_slice(folder, 0, up == STR_NONE ? 0 : up);
            name = str_slice(name, 3, name.len);
        } else {
            break;
        }
    }
    return folder.len ? str_fmt(arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name)) : name;
}

static void find_indexes(void *context, const struct structure *structure)
{
    struct index_demand *demand = context;
    for (size_t i = 0; i < structure->from.len; i++)
        *str_list_push(demand->arena, demand->paths) =
            index_path(demand->arena, demand->note, structure->from.data[i]);
}

void structure_indexes(const struct note_schema *schema, const struct note *note,
                       struct arena *arena, struct str_list *ret_paths)
{
    struct index_demand demand = {note, arena, ret_paths};
    visit_schema(schema, note, find_indexes, &demand);
}

/* Mark the sections of an outline that the list names. True if there is one. */
static bool mark_sections(const struct outline *outline, const struct section_list *list,
                          bool *sections)
{
    bool any = false;
    for (size_t i = 0; i < outline->count; i++) {
        struct outline_entry *entry = &outline->data[i];
        for (size_t k = 0; k < list->count; k++) {
            if (!outline_is_named(outline, entry, &list->data[k]))
                continue;
            sections[entry->section] = true;
            any = true;
        }
    }
    return any;
}

/* The most particular demand wins: it is visited last. */
static void find_citations(void *context, const struct structure *structure)
{
    const struct structure **demand = context;
    if (structure->has_citations)
        *demand = structure;
}

bool structure_citations(const struct note_schema *schema, const struct note *note,
                         struct arena *arena, struct citation_demand *ret)
{
    const struct structure *demand = NULL;
    visit_schema(schema, note, find_citations, &demand);
    if (!demand)
        return false;
    *ret = (struct citation_demand){.required = demand->citations_required,
                                    .scope = demand->citation_scope,
                                    .exempt = ARENA_ARRAY(arena, bool, note->sections.len + 1)};
    if (demand->citation_except.count == 0)
        return true;
    struct arena scratch = {0};
    const struct outline outline = outline_of(&scratch, note);
    mark_sections(&outline, &demand->citation_except, ret->exempt);
    arena_done(&scratch);
    for (size_t i = 1; i < note->sections.len; i++) { /* those below an exempt one, too */
        const uint32_t parent = note->sections.data[i].parent;
        ret->exempt[i] |= parent != NOTE_NONE && ret->exempt[parent];
    }
    return true;
}

struct reciprocal_demand {
    const struct outline *outline;
    bool *sections;
    bool any;
};

static void find_reciprocal(void *context, const struct structure *structure)
{
    struct reciprocal_demand *demand = context;
    demand->any |= mark_sections(demand->outline, &structure->reciprocal, demand->sections);
}

bool structure_reciprocal(const struct note_schema *schema, const struct note *note, bool *sections)
{
    struct arena scratch = {0};
    const struct outline outline = outline_of(&scratch, note);
    struct reciprocal_demand demand = {.outline = &outline, .sections = sections};
    visit_schema(schema, note, find_reciprocal, &demand);
    arena_done(&scratch);
    return demand.any;
}
