/* rules/schemas: from violations to findings, and what schemas may ask of other notes. */
#include "schemas.h"

const struct note_schema *const *schemas_for(const struct vault *vault, const struct note *note)
{
    static const struct note_schema *const none[] = {NULL};
    const size_t index = vault_note_index(vault, note);
    if (!vault->schemas_of || index == vault->note_count || !vault->schemas_of[index])
        return none;
    return vault->schemas_of[index];
}

struct region whole_note(const struct note *note)
{
    if (note->title_region.len)
        return note->title_region;
    size_t line = source_line_at(&note->source, note->body.offset);
    const size_t first = line;
    while (line + 1 < note->source.line_count &&
           str_trim(source_line(&note->source, line)).len == 0)
        line++;
    const struct region region = source_line_region(&note->source, line);
    return region.len ? region : source_line_region(&note->source, first);
}

/* They are in the order of the file: the last that begins before `offset` decides. */
const struct comment *comment_at(const struct note *note, size_t offset)
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
    const struct comment *last = low > 0 ? &note->comments.data[low - 1] : NULL;
    return last && offset < region_end(last->region) ? last : NULL;
}

static bool is_index(struct str token)
{
    for (size_t i = 0; i < token.len; i++)
        if (!ascii_is_digit(token.data[i]))
            return false;
    return token.len > 0;
}

struct str property_name(struct arena *arena, struct str instance_path)
{
    struct buf name = {.arena = arena};
    struct str rest = str_slice(instance_path, 1, instance_path.len);
    struct str token;
    while (instance_path.len && str_split(&rest, '/', &token)) {
        if (is_index(token) && name.len) {
            buf_fmt(&name, "[%.*s]", STR_ARG(token));
            continue;
        }
        if (name.len)
            buf_push_byte(&name, '.');
        for (size_t i = 0; i < token.len; i++) {
            const bool escape = token.data[i] == '~' && i + 1 < token.len;
            buf_push_byte(&name, !escape ? token.data[i] : token.data[++i] == '1' ? '/' : '~');
        }
    }
    return buf_str(&name);
}

/* Was this said of this place before? From now on it was. */
static bool told_before(const struct pass *pass, struct map *told, size_t offset,
                        struct str message)
{
    struct arena *arena = pass->scratch;
    void **slot = map_slot(told, arena, str_fmt(arena, "%zu %.*s", offset, STR_ARG(message)));
    const bool before = *slot != NULL;
    *slot = told;
    return before;
}

/* The message, led by the property it is about where it does not name it. */
static struct str message_of(struct arena *arena, const struct violation *violation)
{
    const struct str path = violation->instance_path;
    if (path.len == 0 || path.data[0] != '/')
        return violation->message;
    const struct str name = property_name(arena, path);
    const size_t slash = str_rfind_byte(path, '/');
    const struct str last = str_slice(path, slash + 1, path.len);
    const struct str quoted = str_fmt(arena, "'%.*s'", STR_ARG(last));
    if (str_find(violation->message, quoted, 0) != STR_NONE)
        return violation->message;
    return str_fmt(arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(violation->message));
}

/* What is missing from the front matter as a whole is told where it opens. */
static struct region violation_region(const struct note *note, const struct violation *violation)
{
    const struct region whole = note->front_matter;
    if (violation->absent && violation->instance_path.len == 0 && whole.len >= 3)
        return (struct region){whole.offset, 3};
    return violation->region;
}

/* A finding about a violation in the note, told once however many schemas demand it: `told` holds
 * what the rule has said of this note. */
static void report_violation(struct pass *pass, const struct violation *violation, struct map *told)
{
    struct violation placed = *violation;
    placed.region = violation_region(pass->note, violation);
    const struct str message = message_of(pass->scratch, violation);
    if (told_before(pass, told, placed.region.offset, message))
        return;
    struct diagnostic *finding = report(pass, placed.region, "%.*s", STR_ARG(message));
    if (violation->hint.len)
        diagnostic_hint(pass, finding, "%.*s", STR_ARG(violation->hint));
    if (violation->replacement.len && pass->rule->fix != FIX_NONE)
        diagnostic_fix(pass, finding, FIX_UNSAFE, placed.region,
                       str_dup(pass->run, violation->replacement));
    finding->identity = str_fmt(pass->run, "%.*s %.*s", STR_ARG(violation->instance_path),
                                STR_ARG(violation->message));
}

struct vault_host {
    struct pass *pass;
};

static bool links_to(void *context, struct str link, const struct match *match,
                     struct arena *scratch, struct str *ret_why)
{
    const struct vault_host *host = context;
    const struct resolution resolution =
        link_text_resolve(host->pass->vault, host->pass->note, link, scratch);
    if (!resolution.note) {
        *ret_why = resolution.path.len ? STR("is a file, but no note") : STR("names no note");
        return false;
    }
    if (match_note(match, resolution.note))
        return true;
    *ret_why = str_fmt(scratch, "is no note of the kind wanted here: %.*s",
                       STR_ARG(match_words(scratch, match)));
    return false;
}

void report_front_matter(struct pass *pass, enum violations_wanted wanted)
{
    struct vault_host host = {pass};
    const struct schema_host schema_host = {.context = &host, .links_to = links_to};
    struct map told = {0};
    for (const struct note_schema *const *schema = schemas_for(pass->vault, pass->note); *schema;
         schema++) {
        struct violation_vec violations = {0};
        note_schema_validate(*schema, pass->note, &schema_host, pass->scratch, &violations);
        for (size_t i = 0; i < violations.len; i++)
            if (violations.data[i].deprecated == (wanted == WANT_DEPRECATIONS))
                report_violation(pass, &violations.data[i], &told);
    }
}

void report_structure(struct pass *pass, unsigned aspects)
{
    struct map told = {0};
    for (const struct note_schema *const *schema = schemas_for(pass->vault, pass->note); *schema;
         schema++) {
        struct violation_vec violations = {0};
        structure_validate(*schema, pass->note, aspects, pass->scratch, &violations);
        for (size_t i = 0; i < violations.len; i++)
            report_violation(pass, &violations.data[i], &told);
    }
}
