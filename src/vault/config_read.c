/* vault/config_read: reads settings with the YAML parser of front matter and checks them with the
 * schema engine against the schema that editors use too. */
#include "config_read.h"

#include "notelint/nearest.h"
#include "notelint/schema.h"
#include "presets.h"
#include "settings_schema.h"

enum { FILE_SIZE_LIMIT = 1 << 20, LAYER_LIMIT = 16 };

struct reading {
    struct arena *run;
    const struct file_view *view;
    struct schema_registry *registry;
    const struct schema *schema;
    struct error *error;
};

/* On the first file; built-in settings need no check. */
static bool compile_schema(struct reading *reading)
{
    struct arena *run = reading->run;
    if (reading->schema)
        return true;
    static const struct str uri = STR_INIT("notelint:notelint");
    struct source source;
    struct value *document = ARENA_NEW(run, struct value);
    struct defect defect;
    struct schema_error schema_error;
    source_init(&source, run, settings_files[0].text);
    if (json_parse(run, &source, document, &defect)) {
        reading->registry = schema_registry_new(run, NULL, NULL);
        schema_registry_add(reading->registry, uri, document);
        reading->schema =
            schema_compile(run, reading->registry, uri, document, DRAFT_2020_12, &schema_error);
    }
    return reading->schema || error_set(reading->error, "the schema of the settings is damaged");
}

static bool parse(struct reading *reading, struct config_layer *layer)
{
    struct defect defect = {0};
    const struct region whole = region_between(layer->source.bom, layer->source.bytes.len);
    return yaml_parse(reading->run, &layer->source, whole, &layer->value, &defect) ||
           config_fail(layer, defect.region, reading->error, "%.*s", STR_ARG(defect.message));
}

static bool check(struct reading *reading, const struct config_layer *layer)
{
    if (layer->value.kind == VALUE_NULL)
        return true; /* an empty file marks the root and changes nothing */
    if (!compile_schema(reading))
        return false;
    struct violation_vec violations = {0};
    if (schema_validate(reading->schema, &layer->value, NULL, reading->run, &violations))
        return true;
    const struct violation *first = &violations.data[0];
    return config_fail(layer, first->region, reading->error, "%.*s%s%.*s", STR_ARG(first->message),
                       first->hint.len ? "; " : "", STR_ARG(first->hint));
}

static struct str without_extension(struct str name)
{
    return str_slice(name, 0, str_find_byte(name, '.', 0));
}

/* Whatever kept the file from being read, told where it is named. */
static bool fail_to_extend(const struct reading *reading, const struct config_layer *layer,
                           const struct value *name)
{
    const struct str why = str_dup(reading->run, str_from(reading->error->message));
    struct nearest nearest = {.word = name->string};
    for (size_t i = 0; i < COUNT_OF(preset_files); i++)
        nearest_offer(&nearest, without_extension(preset_files[i].name));
    return config_fail(layer, name->region, reading->error, "%.*s%s%.*s%s", STR_ARG(why),
                       nearest.best.len ? "; did you mean '" : "", STR_ARG(nearest.best),
                       nearest.best.len ? "'?" : "");
}

static bool find_preset(struct str name, struct str *ret_text)
{
    return embedded_find(preset_files, COUNT_OF(preset_files), name, ret_text);
}

/* `path` relative to the file that names it. */
static struct str beside(struct arena *run, struct str file, struct str path)
{
    const size_t slash = str_rfind_byte(file, '/');
    if (slash == STR_NONE || (path.len && path.data[0] == '/'))
        return str_dup(run, path);
    return str_fmt(run, "%.*s/%.*s", STR_ARG(str_slice(file, 0, slash)), STR_ARG(path));
}

/* A file to be read, and which layer names it by which value; NULL for the first. */
struct pending {
    struct config_file file;
    size_t layer;
    const struct value *name;
};

VEC_OF(pending_vec, struct pending)

static bool read_layer(struct reading *reading, const struct config_layer_vec *layers,
                       const struct pending *from, struct config_layer *ret)
{
    struct str bytes;
    const struct config_file *file = &from->file;
    const bool preset = file->file.len == 0 && find_preset(file->path, &bytes);
    *ret = (struct config_layer){.path = file->path};
    if (!preset && !file_view_read(reading->view, reading->run, file->file, FILE_SIZE_LIMIT, &bytes,
                                   reading->error))
        return from->name && fail_to_extend(reading, &layers->data[from->layer], from->name);
    source_init(&ret->source, reading->run, bytes);
    return parse(reading, ret) && (preset || check(reading, ret));
}

/* What the newest layer extends, the strongest on top: the last of a list. */
static void push_extended(struct reading *reading, struct pending_vec *stack,
                          const struct config_layer_vec *layers, struct str file)
{
    const struct config_layer *layer = &layers->data[layers->len - 1];
    const struct value *extends = value_find(&layer->value, STR("extends"));
    static const struct value recommended = {.kind = VALUE_STRING,
                                             .string = STR_INIT("recommended")};
    if (!extends && file.len)
        extends = &recommended;
    if (!extends)
        return;
    const bool list = extends->kind == VALUE_ARRAY;
    for (size_t i = 0; i < (list ? extends->count : 1); i++) {
        const struct value *name = list ? &extends->items[i] : extends;
        const struct str path = value_string(name);
        struct str text;
        const bool built_in = find_preset(path, &text);
        *pending_vec_push(reading->run, stack) = (struct pending){
            .file = {.path = built_in ? path : beside(reading->run, layer->path, path),
                     .file = built_in ? (struct str){0} : beside(reading->run, file, path)},
            .layer = layers->len - 1,
            .name = name,
        };
    }
}

static bool read_all(struct reading *reading, const struct config_file *top,
                     struct config_layer_vec *layers)
{
    struct pending_vec stack = {0};
    *pending_vec_push(reading->run, &stack) = (struct pending){.file = *top};
    while (stack.len) {
        const struct pending next = stack.data[--stack.len];
        if (layers->len == LAYER_LIMIT)
            return error_set(reading->error,
                             "'%.*s': 'extends' leads through more than %d files, or in a "
                             "circle",
                             STR_ARG(top->path), LAYER_LIMIT);
        struct config_layer layer;
        if (!read_layer(reading, layers, &next, &layer))
            return false;
        *config_layer_vec_push(reading->run, layers) = layer;
        push_extended(reading, &stack, layers, next.file.file);
    }
    return true;
}

bool config_read(struct arena *run, const struct file_view *view, const struct config_file *top,
                 struct config_layer_vec *layers, struct error *error)
{
    struct reading reading = {.run = run, .view = view, .error = error};
    const bool read = read_all(&reading, top, layers);
    schema_registry_done(reading.registry);
    return read;
}
