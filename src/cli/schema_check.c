/* cli/schema_check: `schema check`: any YAML, JSON or front matter against any schema, without a
 * vault. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "commands.h"
#include "notelint/utf8.h"
#include "schema.h"

enum { FILE_SIZE_LIMIT = 64 << 20 };

struct checking {
    struct arena *run;
    struct schema_registry *registry;
    struct note_schema schema;
    struct buf out;
    size_t violations, wrong; /* in how many instances */
    struct error *error;
};

static const struct str file_scheme = STR_INIT("file:");

static bool read_source(struct arena *run, struct str path, struct source **ret,
                        struct error *error)
{
    struct str bytes;
    if (!file_read(run, path.data, FILE_SIZE_LIMIT, &bytes, error))
        return false;
    *ret = ARENA_NEW(run, struct source);
    source_init(*ret, run, bytes);
    return true;
}

static bool parse(struct arena *run, struct str name, const struct source *source,
                  struct value *ret, struct defect *ret_defect)
{
    const struct region all = region_between(source->bom, source->bytes.len);
    return str_ends(name, STR(".json")) ? json_parse(run, source, ret, ret_defect)
                                        : yaml_parse(run, source, all, ret, ret_defect);
}

/* schema_loader: files that schemas name beside themselves. */
static bool load_file(void *context, struct arena *run, struct str uri, struct value *ret)
{
    (void)context;
    struct source *source;
    struct defect defect;
    struct error error;
    if (!str_starts(uri, file_scheme))
        return false;
    const struct str path = str_dup(run, str_slice(uri, file_scheme.len, uri.len));
    return read_source(run, path, &source, &error) && parse(run, path, source, ret, &defect);
}

/* A note schema says so by its keys; everything else is a JSON Schema. */
static bool is_note_schema(struct arena *run, struct str path, const struct source *source)
{
    static const struct str keys[] = {STR_INIT("front-matter"), STR_INIT("structure"),
                                      STR_INIT("match"), STR_INIT("extends")};
    struct value value;
    struct defect defect;
    if (str_ends(path, STR(".schema.json")) || !parse(run, path, source, &value, &defect))
        return true; /* note_schema_parse tells what is wrong */
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (value_find(&value, keys[i]))
            return true;
    return false;
}

static bool fail_at(struct checking *checking, struct str path, const struct source *source,
                    const struct schema_error *why)
{
    const struct position at = source_position(source, why->region.offset);
    return error_set(checking->error, "%.*s:%zu:%zu: %.*s", STR_ARG(path), at.line, at.column,
                     STR_ARG(why->message));
}

/* The place of an error in a schema that the given one refers to. */
static bool fail_elsewhere(struct checking *checking, const struct schema_error *why)
{
    const struct str path = str_starts(why->uri, file_scheme)
                                ? str_slice(why->uri, file_scheme.len, why->uri.len)
                                : why->uri;
    struct source *source;
    struct str text;
    if (note_schema_shipped(path, &text)) {
        source = ARENA_NEW(checking->run, struct source);
        source_init(source, checking->run, text);
    } else if (!read_source(checking->run, str_dup(checking->run, path), &source,
                            checking->error)) {
        return false;
    }
    return fail_at(checking, path, source, why);
}

static bool load_schema(struct checking *checking, const char *name)
{
    struct arena *run = checking->run;
    struct str path = str_from(name);
    struct str uri = path;
    struct source *source;
    struct str text;
    if (note_schema_shipped(path, &text)) {
        source = ARENA_NEW(run, struct source);
        source_init(source, run, text);
    } else {
        char *real = realpath(name, NULL);
        if (!real)
            return error_set(checking->error, "cannot find the schema '%s': %s", name,
                             strerror(errno));
        uri = str_fmt(run, "file:%s", real);
        free(real);
        if (!read_source(run, path, &source, checking->error))
            return false;
    }
    struct schema_error why = {0};
    /* The name decides the form, so a plain schema goes by a plain one. */
    const bool plain = !is_note_schema(run, path, source);
    const char *ending = str_ends(path, STR(".json")) ? ".schema.json" : ".schema.yaml";
    const struct str known = plain ? str_fmt(run, "%.*s%s", STR_ARG(path), ending) : path;
    if (note_schema_parse(run, checking->registry, known, uri, source, &checking->schema, &why))
        return true;
    return str_eq(why.uri, uri) ? fail_at(checking, path, source, &why)
                                : fail_elsewhere(checking, &why);
}

static void print_violation(struct checking *checking, struct str path, const struct source *source,
                            const struct violation *violation)
{
    const struct position at = source_position(source, violation->region.offset);
    struct buf line = {.arena = checking->run};
    buf_fmt(&line, "%.*s:%zu:%zu: %s: ", STR_ARG(path), at.line, at.column,
            violation->deprecated ? "warning" : "error");
    if (str_starts(violation->instance_path, STR("/")))
        buf_fmt(&line, "%.*s: ", STR_ARG(violation->instance_path));
    buf_push(&line, violation->message);
    if (violation->hint.len)
        buf_fmt(&line, "; fix: %.*s", STR_ARG(violation->hint));
    if (violation->keyword.len)
        buf_fmt(&line, " [%.*s]", STR_ARG(violation->keyword));
    buf_push(&checking->out, utf8_printable(checking->run, buf_str(&line)));
    buf_push_byte(&checking->out, '\n');
}

static void print_all(struct checking *checking, struct str path, const struct source *source,
                      const struct violation_vec *violations)
{
    size_t count = 0;
    for (size_t i = 0; i < violations->len; i++) {
        print_violation(checking, path, source, &violations->data[i]);
        count += !violations->data[i].deprecated;
    }
    checking->violations += count;
    checking->wrong += count > 0;
}

static void violate(struct checking *checking, struct violation_vec *violations,
                    struct region region, struct str message)
{
    *violation_vec_push(checking->run, violations) =
        (struct violation){.region = region, .message = message};
}

static void check_note(struct checking *checking, struct str path, struct str bytes)
{
    struct arena scratch = {0};
    struct violation_vec violations = {0};
    const struct note *note = note_parse(checking->run, &scratch, path, bytes);
    for (size_t i = 0; i < note->defects.len; i++)
        if (region_holds(note->front_matter, note->defects.data[i].region))
            violate(checking, &violations, note->defects.data[i].region,
                    note->defects.data[i].message);
    if (note->front_matter.len == 0)
        violate(checking, &violations, source_line_region(&note->source, 0),
                STR("there is no front matter"));
    note_schema_validate(&checking->schema, note, NULL, checking->run, &violations);
    structure_validate(&checking->schema, note,
                       STRUCTURE_MISSING | STRUCTURE_ORDER | STRUCTURE_CONTENT, checking->run,
                       &violations);
    print_all(checking, path, &note->source, &violations);
    arena_done(&scratch);
}

static void check_value(struct checking *checking, struct str path, const struct source *source)
{
    struct violation_vec violations = {0};
    struct value value;
    struct defect defect;
    if (parse(checking->run, path, source, &value, &defect)) {
        note_schema_validate_value(&checking->schema, &value, NULL, checking->run, &violations);
    } else {
        violate(checking, &violations, defect.region, defect.message);
    }
    print_all(checking, path, source, &violations);
}

static bool check_instances(struct checking *checking, const struct words *operands)
{
    for (size_t i = 0; i < operands->len; i++) {
        const struct str path = str_from(operands->data[i]);
        struct source *source;
        if (!read_source(checking->run, path, &source, checking->error))
            return false;
        if (str_ends(path, STR(".md")))
            check_note(checking, path, source->bytes);
        else
            check_value(checking, path, source);
    }
    buf_fmt(&checking->out, "%zu violation%s in %zu of %zu instance%s\n", checking->violations,
            checking->violations == 1 ? "" : "s", checking->wrong, operands->len,
            operands->len == 1 ? "" : "s");
    return write_out(buf_str(&checking->out), checking->error);
}

int schema_check(const struct invocation *invocation, const struct words *operands,
                 struct arena *run, struct error *error)
{
    const char *name = option_value(invocation, OPTION_SCHEMA, NULL);
    if (!name || operands->len == 0) {
        error_set(error, "'schema check' needs --schema FILE and at least one INSTANCE");
        return EXIT_TROUBLE;
    }
    struct checking checking = {.run = run, .out = {.arena = run}, .error = error};
    checking.registry = schema_registry_new(run, load_file, NULL);
    const bool done = load_schema(&checking, name) && check_instances(&checking, operands);
    schema_registry_done(checking.registry);
    if (!done)
        return EXIT_TROUBLE;
    return checking.wrong ? EXIT_FINDINGS : EXIT_CLEAN;
}
