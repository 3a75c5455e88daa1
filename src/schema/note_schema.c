/* schema/note_schema: schema files: their form, what they extend, which notes they are for. */
#include "keyword.h"
#include "notelint/nearest.h"
#include "shipped_schemas.h"
#include "structure.h"
#include "uri.h"

enum { MAX_EXTENDS = 16 };

/* One file being parsed; the parts of it that go wrong are told by their own regions. */
struct parser {
    struct arena *run;
    struct schema_registry *registry;
    struct str uri;
    struct schema_error *error;
    size_t depth; /* of `extends` */
};

static bool parse_document(const struct parser *parser, const struct value *document,
                           struct note_schema *ret);

static bool fail(const struct parser *parser, struct region region, struct str message)
{
    if (parser->error->message.len == 0)
        *parser->error =
            (struct schema_error){.uri = parser->uri, .region = region, .message = message};
    return false;
}

bool note_schema_shipped(struct str uri, struct str *ret_text)
{
    const struct str prefix = STR("notelint:");
    return str_starts(uri, prefix) && embedded_find(shipped_files, COUNT_OF(shipped_files),
                                                    str_slice(uri, prefix.len, uri.len), ret_text);
}

struct str note_schema_nearest(struct str uri)
{
    const struct str prefix = STR("notelint:");
    struct nearest nearest = {.word = str_slice(uri, prefix.len, uri.len)};
    for (size_t i = 0; str_starts(uri, prefix) && i < COUNT_OF(shipped_files); i++) {
        const struct str name = shipped_files[i].name;
        nearest_offer(&nearest, str_slice(name, 0, str_find_byte(name, '.', 0)));
    }
    return nearest.best;
}

/* A file's text as a value: JSON by its name, else YAML. */
static bool parse_text(const struct parser *parser, struct str name, const struct source *source,
                       struct value *ret)
{
    struct defect defect;
    const struct region all = region_between(source->bom, source->bytes.len);
    const bool is_json = str_ends(name, STR(".json"));
    if (is_json ? json_parse(parser->run, source, ret, &defect)
                : yaml_parse(parser->run, source, all, ret, &defect))
        return true;
    return fail(parser, defect.region, defect.message);
}

/* The schema of schema files, compiled once a registry. */
static const struct schema *form(const struct parser *parser)
{
    struct schema_registry *registry = parser->registry;
    if (registry->note_schema_form)
        return registry->note_schema_form;
    const struct str uri = STR("notelint:note-schema");
    struct str text;
    struct source *source = ARENA_NEW(registry->run, struct source);
    struct value *document = ARENA_NEW(registry->run, struct value);
    if (!note_schema_shipped(uri, &text))
        return NULL;
    source_init(source, registry->run, text);
    if (!parse_text(parser, STR(".json"), source, document))
        return NULL;
    schema_registry_add(registry, uri, document);
    registry->note_schema_form =
        schema_compile(registry->run, registry, uri, document, DRAFT_2020_12, parser->error);
    return registry->note_schema_form;
}

static bool check_form(const struct parser *parser, const struct value *document)
{
    const struct schema *schema = form(parser);
    struct violation_vec violations = {0};
    if (!schema)
        return false;
    if (schema_validate(schema, document, NULL, parser->run, &violations))
        return true;
    const struct violation *first = &violations.data[0];
    return fail(parser, first->region,
                str_fmt(parser->run, "%.*s%s%.*s%s%.*s", STR_ARG(first->instance_path),
                        first->instance_path.len ? ": " : "", STR_ARG(first->message),
                        first->hint.len ? "; " : "", STR_ARG(first->hint)));
}

/* A schema that `extends` names: shipped, or a file beside this one, with or without extension. */
static const struct value *find_base(const struct parser *parser, struct str name,
                                     struct str *ret_uri)
{
    struct value *document = ARENA_NEW(parser->run, struct value);
    const struct str uri = uri_resolve(parser->run, parser->uri, name);
    struct str text;
    if (note_schema_shipped(uri, &text)) {
        struct source *source = ARENA_NEW(parser->run, struct source);
        source_init(source, parser->run, text);
        *ret_uri = uri;
        return parse_text(parser, uri, source, document) ? document : NULL;
    }
    static const char *const endings[] = {"", ".yaml", ".yml", ".json"};
    const struct schema_registry *registry = parser->registry;
    for (size_t i = 0; registry->loader && i < COUNT_OF(endings); i++) {
        *ret_uri = str_fmt(parser->run, "%.*s%s", STR_ARG(uri), endings[i]);
        if (registry->loader(registry->loader_context, registry->run, *ret_uri, document))
            return document;
    }
    return NULL;
}

static bool parse_base(const struct parser *parser, const struct value *name,
                       const struct note_schema **ret)
{
    struct str uri;
    if (parser->depth == MAX_EXTENDS)
        return fail(parser, name->region, STR("`extends` leads back to this schema, or too far"));
    const struct value *document = find_base(parser, name->string, &uri);
    if (!document)
        return fail(
            parser, name->region,
            str_fmt(parser->run, "there is no schema '%.*s' to extend", STR_ARG(name->string)));
    struct parser inner = *parser;
    inner.uri = uri;
    inner.depth++;
    struct note_schema *base = ARENA_NEW(parser->run, struct note_schema);
    *ret = base;
    base->path = uri;
    return check_form(&inner, document) && parse_document(&inner, document, base);
}

static bool parse_bases(const struct parser *parser, const struct value *value,
                        struct note_schema *ret)
{
    if (!value)
        return true;
    const bool is_list = value->kind == VALUE_ARRAY;
    ret->base_count = is_list ? value->count : 1;
    ret->bases = ARENA_ARRAY(parser->run, const struct note_schema *, ret->base_count);
    for (size_t i = 0; i < ret->base_count; i++)
        if (!parse_base(parser, is_list ? &value->items[i] : value, &ret->bases[i]))
            return false;
    return true;
}

static bool parse_front_matter(const struct parser *parser, const struct value *value,
                               struct note_schema *ret)
{
    ret->front_matter = schema_compile(parser->run, parser->registry, parser->uri, value,
                                       DRAFT_2020_12, parser->error);
    return ret->front_matter != NULL;
}

static bool parse_document(const struct parser *parser, const struct value *document,
                           struct note_schema *ret)
{
    const struct value *match = value_find(document, STR("match"));
    const struct value *front_matter = value_find(document, STR("front-matter"));
    const struct value *structure = value_find(document, STR("structure"));
    struct schema_error inner = {0};
    ret->document = document;
    ret->title = value_string(value_find(document, STR("title")));
    if (ret->title.len == 0)
        ret->title = ret->name;
    if (!parse_bases(parser, value_find(document, STR("extends")), ret))
        return false;
    if (match && !(ret->match = match_parse(parser->registry, match, &inner)))
        return fail(parser, inner.region, inner.message);
    if (structure && !(ret->structure = structure_parse(parser->registry, structure, &inner)))
        return fail(parser, inner.region, inner.message);
    return !front_matter || (parse_front_matter(parser, front_matter, ret) &&
                             schema_keywords_known(parser->registry, front_matter, parser->error));
}

/* "country" for "schemas/country.yaml", "country.schema.json" and "notelint:country". */
static struct str name_of(struct str path)
{
    size_t begin = str_rfind_byte(path, '/');
    begin = begin == STR_NONE ? 0 : begin + 1;
    const size_t colon = str_find_byte(path, ':', begin);
    if (colon != STR_NONE)
        begin = colon + 1;
    const size_t dot = str_find_byte(path, '.', begin);
    return str_slice(path, begin, dot == STR_NONE ? path.len : dot);
}

bool note_schema_parse(struct arena *run, struct schema_registry *registry, struct str path,
                       struct str uri, const struct source *source, struct note_schema *ret,
                       struct schema_error *ret_error)
{
    struct schema_error error = {0};
    const struct parser parser = {.run = run, .registry = registry, .uri = uri, .error = &error};
    struct source *own = ARENA_NEW(run, struct source);
    *own = *source;
    struct note_schema schema = {.name = name_of(path), .path = path, .source = own};
    struct value *document = ARENA_NEW(run, struct value);
    const bool is_plain =
        str_ends(path, STR(".schema.json")) || str_ends(path, STR(".schema.yaml"));
    bool done = parse_text(&parser, path, source, document);
    if (done && is_plain) {
        schema.document = document;
        schema.title = value_string(value_find(document, STR("title")));
        if (schema.title.len == 0)
            schema.title = schema.name;
        done = parse_front_matter(&parser, document, &schema);
    } else if (done) {
        done = check_form(&parser, document) && parse_document(&parser, document, &schema);
    }
    if (done)
        *ret = schema;
    else
        *ret_error = error;
    return done;
}

/* Does the note's `$schema` name this file: as a path from the root, from the note, or by its name?
 */
static bool is_named(const struct note_schema *schema, const struct note *note)
{
    const struct str named = value_string(value_find(&note->properties, STR("$schema")));
    if (named.len == 0)
        return false;
    struct arena scratch = {0};
    const struct str resolved = uri_resolve(&scratch, note->path, named);
    const bool is = str_eq(resolved, schema->path) || str_eq(named, schema->path) ||
                    str_eq(named, schema->name) ||
                    str_eq(named, value_string(value_find(schema->document, STR("$id"))));
    arena_done(&scratch);
    return is;
}

bool note_schema_matches(const struct note_schema *schema, const struct note *note)
{
    return schema->match ? match_note(schema->match, note) || is_named(schema, note)
                         : is_named(schema, note);
}

struct str note_schema_wants(struct arena *arena, const struct note_schema *schema)
{
    return schema->match ? match_words(arena, schema->match)
                         : str_fmt(arena, "$schema is %.*s", STR_ARG(schema->path));
}

struct str note_schema_why(struct arena *arena, const struct note_schema *schema,
                           const struct note *note)
{
    if (schema->match && match_note(schema->match, note))
        return match_words(arena, schema->match);
    return str_fmt(arena, "$schema is %.*s",
                   STR_ARG(value_string(value_find(&note->properties, STR("$schema")))));
}

bool note_schema_has_unique(const struct note_schema *schema)
{
    for (size_t i = 0; i < schema->base_count; i++)
        if (note_schema_has_unique(schema->bases[i]))
            return true;
    return schema->front_matter && schema->front_matter->registry->has_unique;
}

bool note_schema_validate_value(const struct note_schema *schema, const struct value *value,
                                const struct schema_host *host, struct arena *run,
                                struct violation_vec *violations)
{
    bool holds = true;
    for (size_t i = 0; i < schema->base_count; i++)
        holds &= note_schema_validate_value(schema->bases[i], value, host, run, violations);
    if (schema->front_matter)
        holds &= schema_validate(schema->front_matter, value, host, run, violations);
    return holds;
}

bool note_schema_validate(const struct note_schema *schema, const struct note *note,
                          const struct schema_host *host, struct arena *run,
                          struct violation_vec *violations)
{
    if (note->properties.kind == VALUE_OBJECT)
        return note_schema_validate_value(schema, &note->properties, host, run, violations);
    /* Other rules tell of front matter that is absent or malformed; an empty one lacks all. */
    const struct region region = note->front_matter;
    for (size_t i = 0; i < note->defects.len; i++)
        if (region_holds(region, note->defects.data[i].region))
            return true;
    if (region.len == 0)
        return true;
    const struct value empty = {.kind = VALUE_OBJECT, .region = {region.offset, 3}};
    return note_schema_validate_value(schema, &empty, host, run, violations);
}
