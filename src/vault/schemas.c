/* vault/schemas: schemas are files below the vault's root or shipped with the program; their URIs
 * are "vault:/path" and "notelint:name", and nothing else is ever loaded. */
#include "schemas.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "notelint/parallel.h"

enum { FILE_SIZE_LIMIT = 4 << 20 };

/* A document that was read, so that errors find their line. */
struct document {
    struct str uri, path;
    struct source source;
};

VEC_OF(document_vec, struct document)
VEC_OF(path_vec, struct str)

struct schema_files {
    struct arena *run;
    const struct file_view *view;
    struct document_vec documents;
};

struct loading {
    struct vault *vault;
    struct schema_files *files;
    struct error *error;
    struct region named; /* where the settings name what is loaded */
};

/* The bytes behind a URI. Paths come normalised by the resolution of URIs; one that climbs is
 * refused all the same. */
static bool read_uri(struct schema_files *files, struct str uri, struct str *ret_path,
                     struct str *ret_bytes, struct error *error)
{
    static const struct str theirs = STR_INIT("vault:/");
    if (note_schema_shipped(uri, ret_bytes)) {
        *ret_path = uri;
        return true;
    }
    const struct str path = str_slice(uri, theirs.len, uri.len);
    if (!str_starts(uri, theirs) || str_find(path, STR(".."), 0) != STR_NONE)
        return error_set(error, "there is no schema '%.*s'", STR_ARG(uri));
    const struct str full =
        str_fmt(files->run, "%.*s/%.*s", STR_ARG(files->view->root), STR_ARG(path));
    *ret_path = path;
    if (!file_view_find(files->view, full) && !file_stays_inside(files->view->root, full))
        return error_set(error, "cannot read '%.*s': a symbolic link leads out of the vault",
                         STR_ARG(path));
    return file_view_read(files->view, files->run, full, FILE_SIZE_LIMIT, ret_bytes, error);
}

static struct document *push_document(struct schema_files *files, struct str uri, struct str path,
                                      struct str bytes)
{
    struct document *document = document_vec_push(files->run, &files->documents);
    *document = (struct document){.uri = uri, .path = path};
    source_init(&document->source, files->run, bytes);
    return document;
}

static struct region whole(const struct source *source)
{
    return region_between(source->bom, source->bytes.len);
}

/* schema_loader: what `$ref` and `extends` name. */
static bool load_referenced(void *context, struct arena *run, struct str uri, struct value *ret)
{
    struct schema_files *files = context;
    struct str path = {0};
    struct str bytes;
    struct error error;
    struct defect defect;
    const struct str copy = str_dup(run, uri);
    if (!read_uri(files, copy, &path, &bytes, &error))
        return false;
    const struct document *document = push_document(files, copy, path, bytes);
    return str_ends(document->path, STR(".json"))
               ? json_parse(run, &document->source, ret, &defect)
               : yaml_parse(run, &document->source, whole(&document->source), ret, &defect);
}

static bool fail(const struct loading *loading, const struct schema_error *why,
                 const struct document *fallback)
{
    const struct document *document = fallback;
    for (size_t i = 0; i < loading->files->documents.len; i++)
        if (str_eq(loading->files->documents.data[i].uri, why->uri))
            document = &loading->files->documents.data[i];
    const struct position at = source_position(&document->source, why->region.offset);
    return error_set(loading->error, "%.*s:%zu:%zu: %.*s", STR_ARG(document->path), at.line,
                     at.column, STR_ARG(why->message));
}

/* What is wrong with a name in the settings, told there. */
static bool fail_in_settings(const struct loading *loading, struct region region, struct str why)
{
    const struct config_layer *layer = NULL;
    config_find(&loading->vault->config, STR("schemas"), &layer);
    return config_fail(layer, region, loading->error, "%.*s", STR_ARG(why));
}

static bool fail_to_read(const struct loading *loading, struct str uri)
{
    struct arena *run = &loading->vault->run;
    const struct str near = note_schema_nearest(uri);
    const struct str why = str_from(loading->error->message);
    return fail_in_settings(
        loading, loading->named,
        near.len ? str_fmt(run, "%.*s; did you mean 'notelint:%.*s'?", STR_ARG(why), STR_ARG(near))
                 : str_dup(run, why));
}

/* `match`, if not NULL, replaces that of the schema itself. */
static bool load_schema(const struct loading *loading, struct str uri, const struct value *match)
{
    struct vault *vault = loading->vault;
    struct str path;
    struct str bytes;
    if (!read_uri(loading->files, uri, &path, &bytes, loading->error))
        return fail_to_read(loading, uri);
    const struct document document = *push_document(loading->files, uri, path, bytes);
    struct schema_error why = {.uri = uri};
    struct note_schema schema = {0};
    if (!note_schema_parse(&vault->run, vault->schema_registry, path, uri, &document.source,
                           &schema, &why))
        return fail(loading, &why, &document);
    if (match) {
        schema.match = match_parse(vault->schema_registry, match, &why);
        if (!schema.match)
            return fail_in_settings(loading, why.region, why.message);
    }
    *note_schema_vec_push(&vault->run, &vault->schemas) = schema;
    return true;
}

static bool is_schema_file(struct str name)
{
    return name.data[0] != '.' && (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")) ||
                                   str_ends(name, STR(".schema.json")));
}

static int compare(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void push_uri(const struct loading *loading, struct str folder, struct str name,
                     struct path_vec *uris)
{
    struct arena *run = &loading->vault->run;
    if (is_schema_file(name))
        *path_vec_push(run, uris) =
            str_fmt(run, "vault:/%.*s/%.*s", STR_ARG(folder), STR_ARG(name));
}

/* Schemas of the folder that the disk has otherwise, or not at all. */
static void push_overlays(const struct loading *loading, struct str folder, struct path_vec *uris)
{
    const struct overlay_vec *overlays = &loading->files->view->overlays;
    for (size_t i = 0; i < overlays->len; i++) {
        const struct str path = overlays->data[i].path;
        const struct str name = str_slice(path, folder.len + 1, path.len);
        if (!overlays->data[i].absent && name.len && str_starts(path, folder) &&
            path.data[folder.len] == '/' && str_find_byte(name, '/', 0) == STR_NONE)
            push_uri(loading, folder, name, uris);
    }
}

static bool load_folder(const struct loading *loading, struct str folder)
{
    struct arena *run = &loading->vault->run;
    const struct file_view *view = loading->files->view;
    struct path_vec uris = {0};
    const struct str full = str_fmt(run, "%.*s/%.*s", STR_ARG(view->root), STR_ARG(folder));
    DIR *stream = opendir(full.data);
    if (!stream)
        return fail_in_settings(loading, loading->named,
                                str_fmt(run, "cannot read the folder of schemas '%.*s': %s",
                                        STR_ARG(folder), strerror(errno)));
    for (const struct dirent *entry; (entry = readdir(stream));)
        if (!file_view_find(view, str_fmt(run, "%.*s/%s", STR_ARG(full), entry->d_name)))
            push_uri(loading, folder, str_from(entry->d_name), &uris);
    closedir(stream);
    push_overlays(loading, folder, &uris);
    if (uris.len)
        qsort(uris.data, uris.len, sizeof(*uris.data), compare);
    for (size_t i = 0; i < uris.len; i++)
        if (!load_schema(loading, uris.data[i], NULL))
            return false;
    return uris.len > 0 || fail_in_settings(loading, loading->named,
                                            str_fmt(run, "the folder of schemas '%.*s' holds none",
                                                    STR_ARG(folder)));
}

/* A shipped schema by its name, a folder, or a file. */
static bool load_named(const struct loading *loading, struct str name, const struct value *match)
{
    struct stat status;
    struct arena *run = &loading->vault->run;
    if (str_starts(name, STR("notelint:")))
        return load_schema(loading, name, match);
    while (str_starts(name, STR("./")))
        name = str_slice(name, 2, name.len);
    while (name.len && name.data[name.len - 1] == '/')
        name.len--;
    const struct str full =
        str_fmt(run, "%.*s/%.*s", STR_ARG(loading->files->view->root), STR_ARG(name));
    if (!match && stat(full.data, &status) == 0 && S_ISDIR(status.st_mode))
        return load_folder(loading, name);
    return load_schema(loading, str_fmt(run, "vault:/%.*s", STR_ARG(name)), match);
}

bool schemas_load(struct vault *vault, const struct file_view *view, struct error *error)
{
    const struct value *setting = config_find(&vault->config, STR("schemas"), NULL);
    if (!setting)
        return true;
    struct schema_files *files = ARENA_NEW(&vault->run, struct schema_files);
    *files = (struct schema_files){.run = &vault->run, .view = view};
    vault->schema_registry = schema_registry_new(&vault->run, load_referenced, files);
    struct loading loading = {
        .vault = vault, .files = files, .error = error, .named = setting->region};
    if (setting->kind == VALUE_STRING)
        return load_named(&loading, setting->string, NULL);
    for (size_t i = 0; i < setting->count; i++) {
        const struct value *item = &setting->items[i];
        const struct value *name =
            item->kind == VALUE_OBJECT ? value_find(item, STR("schema")) : item;
        loading.named = name->region;
        if (!load_named(&loading, value_string(name), value_find(item, STR("match"))))
            return false;
    }
    return true;
}

static void match_note_to_schemas(void *context, size_t index, size_t worker)
{
    struct vault *vault = context;
    const struct note_schema **list =
        ARENA_ARRAY(&vault->workers[worker], const struct note_schema *, vault->schemas.len + 1);
    size_t count = 0;
    for (size_t i = 0; i < vault->schemas.len; i++)
        if (note_schema_matches(&vault->schemas.data[i], vault->notes[index]))
            list[count++] = &vault->schemas.data[i];
    vault->schemas_of[index] = list;
}

void schemas_join(struct vault *vault)
{
    vault->schemas_of = ARENA_ARRAY(&vault->run, const struct note_schema **, vault->note_count);
    parallel_for(vault->note_count, vault->jobs, match_note_to_schemas, vault);
}
