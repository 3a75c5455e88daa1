/* vault/read: which files are notes by the settings, and their parsing by all workers. */
#include "read.h"

#include <stdlib.h>

#include "cache.h"
#include "notelint/parallel.h"

/* More than any person writes. */
enum { NOTE_SIZE_LIMIT = 64 << 20, SETTINGS_SIZE_LIMIT = 1 << 20 };

enum { HEAD_BYTES = 4096 }; /* that hold the front matter of nearly all notes */

struct reading {
    struct vault *vault;
    const struct found **todo; /* by note index */
    struct arena *scratch;     /* one per worker */
    bool names_only;
    const struct vault *like; /* as in struct vault_options */
};

/* Where Obsidian and its Templater plugin keep templates (obsidian-links rule 26). */
static const struct {
    const char *file;
    const char *key;
} template_settings[] = {
    {".obsidian/templates.json", "folder"},
    {".obsidian/plugins/templater-obsidian/data.json", "templates_folder"},
};

static struct str template_folder(struct arena *run, struct str root, size_t which)
{
    struct str bytes;
    struct error error;
    struct source source;
    struct value value;
    struct defect defect;
    const struct str path = str_fmt(run, "%.*s/%s", STR_ARG(root), template_settings[which].file);
    if (!file_read(run, path.data, SETTINGS_SIZE_LIMIT, &bytes, &error))
        return (struct str){0};
    source_init(&source, run, bytes);
    if (!json_parse(run, &source, &value, &defect))
        return (struct str){0};
    struct str folder = value_string(value_find(&value, str_from(template_settings[which].key)));
    while (folder.len && folder.data[0] == '/')
        folder = str_slice(folder, 1, folder.len);
    while (folder.len && folder.data[folder.len - 1] == '/')
        folder.len--;
    return folder;
}

static bool is_below(struct str path, struct str folder)
{
    return folder.len && path.len > folder.len && str_starts(path, folder) &&
           path.data[folder.len] == '/';
}

static bool any_matches(struct regex *const *globs, size_t count, struct str path)
{
    for (size_t i = 0; i < count; i++)
        if (regex_matches(globs[i], path))
            return true;
    return false;
}

static bool is_included(const struct config *config, struct str path)
{
    if (config->include_count && !any_matches(config->include, config->include_count, path))
        return false;
    return !any_matches(config->exclude, config->exclude_count, path);
}

/* Why, without the path: reports are the same wherever the vault lies. */
static struct str reason(struct arena *run, const struct error *error)
{
    struct str text = str_from(error->message);
    for (size_t at; (at = str_find(text, STR("': "), 0)) != STR_NONE;)
        text = str_slice(text, at + 3, text.len);
    return str_dup(run, text);
}

/* What a worker reads one note with. */
struct desk {
    const struct reading *reading;
    struct arena *run, *scratch;
    struct cache_query query;
};

static struct note *parse(const struct desk *desk, struct str bytes)
{
    struct cache *cache = desk->reading->vault->cache;
    const struct str path = desk->query.path;
    if (desk->reading->names_only)
        return note_parse_head(desk->run, path, str_dup(desk->run, note_head(bytes)));
    struct note *note = cache ? cache_find(cache, &desk->query, desk->run, bytes) : NULL;
    if (note)
        return note;
    note = note_parse(desk->run, desk->scratch, path, bytes);
    if (cache)
        cache_keep(cache, &desk->query, desk->run, note);
    return note;
}

/* Most heads are short: then the rest of the file is not read. */
static bool read_head(const char *path, struct arena *scratch, struct str *ret)
{
    struct str bytes;
    struct error error;
    if (!file_read_start(scratch, path, HEAD_BYTES, &bytes, &error))
        return false;
    *ret = note_head(bytes);
    return ret->len < bytes.len || bytes.len < HEAD_BYTES;
}

static struct note *read_from_disk(struct desk *desk, const char *path)
{
    struct cache *cache = desk->reading->vault->cache;
    struct file_stamp *stamp = &desk->query.stamp;
    struct str bytes;
    struct error error;
    struct note *note = cache && file_stamp_read(path, stamp)
                            ? cache_find_unread(cache, &desk->query, desk->run)
                            : NULL;
    if (note)
        return note;
    if (!file_read_stamped(desk->run, path, NOTE_SIZE_LIMIT, &bytes, stamp, &error))
        return note_unreadable(desk->run, desk->query.path, DEFECT_READ, reason(desk->run, &error));
    return parse(desk, bytes);
}

static struct note *read_note(struct desk *desk, const struct found *found)
{
    const struct reading *reading = desk->reading;
    struct arena *run = desk->run;
    struct arena *scratch = desk->scratch;
    struct str bytes;
    if (found->kind == FOUND_UNREADABLE)
        return note_unreadable(run, found->path, DEFECT_READ, str_from(found->why));
    if (found->in_memory && found->bytes.len > NOTE_SIZE_LIMIT)
        return note_unreadable(run, found->path, DEFECT_TOO_LARGE,
                               str_fmt(run, "%zu bytes, more than the limit of %d",
                                       found->bytes.len, NOTE_SIZE_LIMIT));
    if (found->in_memory)
        return parse(desk, found->bytes);
    const struct str path = found->kind == FOUND_SYMLINK ? found->target : found->path;
    const struct str full =
        str_fmt(scratch, "%.*s/%.*s", STR_ARG(reading->vault->root), STR_ARG(path));
    if (reading->names_only && found->kind == FOUND_NOTE && read_head(full.data, scratch, &bytes))
        return note_parse_head(run, found->path, str_dup(run, bytes));
    return read_from_disk(desk, full.data);
}

static int compare_overlay(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct overlay *)element)->path);
}

static bool has_overlay(const struct vault *vault, struct str path)
{
    return vault->overlay_count && bsearch(&path, vault->overlays, vault->overlay_count,
                                           sizeof(*vault->overlays), compare_overlay);
}

/* The same note as another vault has read it, or NULL. A note's facts are of its bytes alone. */
static struct note *take_note(const struct reading *reading, const struct found *found,
                              struct arena *run)
{
    const struct vault *like = reading->like;
    if (!like || found->kind != FOUND_NOTE || found->in_memory || has_overlay(like, found->path))
        return NULL;
    const struct note *known = vault_note_find(like, found->path);
    if (!known)
        return NULL;
    struct note *note = ARENA_NEW(run, struct note);
    *note = *known;
    return note;
}

static void read_one(void *context, size_t index, size_t worker)
{
    struct reading *reading = context;
    struct vault *vault = reading->vault;
    const struct found *found = reading->todo[index];
    struct desk desk = {
        .reading = reading,
        .run = &vault->workers[worker],
        .scratch = &reading->scratch[worker],
        .query = {.index = index, .path = found->path},
    };
    struct note *note = take_note(reading, found, desk.run);
    if (!note)
        note = read_note(&desk, found);
    note->index = index;
    vault->notes[index] = note;
    arena_reset(&reading->scratch[worker]);
}

static int compare_path(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct found *)element)->path);
}

/* Does a symbolic link stand for a note that is read under its own path? */
static bool is_second_name(const struct found_vec *found, const struct found *link)
{
    const struct found *target =
        bsearch(&link->target, found->data, found->len, sizeof(*found->data), compare_path);
    return target && target->kind == FOUND_NOTE;
}

static bool is_note(const struct vault *vault, const struct found_vec *found,
                    const struct found *file, const struct str *templates)
{
    for (size_t i = 0; i < COUNT_OF(template_settings); i++)
        if (is_below(file->path, templates[i]))
            return false;
    switch (file->kind) {
    case FOUND_ATTACHMENT:
    case FOUND_HIDDEN:
        return false;
    case FOUND_SYMLINK:
        return !is_second_name(found, file) && is_included(&vault->config, file->path);
    case FOUND_NOTE:
    case FOUND_UNREADABLE:
        break;
    }
    return is_included(&vault->config, file->path);
}

void notes_read(struct vault *vault, const struct vault_options *options,
                const struct found_vec *found)
{
    struct str templates[COUNT_OF(template_settings)];
    struct arena temporary = {0};
    for (size_t i = 0; i < COUNT_OF(templates); i++)
        templates[i] = template_folder(&temporary, vault->root, i);
    struct reading reading = {
        .vault = vault,
        .names_only = options->names_only,
        .like = options->like,
        .todo = ARENA_ARRAY(&temporary, const struct found *, found->len),
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
    };
    for (size_t i = 0; i < found->len; i++)
        if (is_note(vault, found, &found->data[i], templates))
            reading.todo[vault->note_count++] = &found->data[i];
    vault->notes = ARENA_ARRAY(&vault->run, struct note *, vault->note_count);
    if (options->cache_folder && !options->names_only && !options->like)
        vault->cache = cache_open(&vault->run, options->cache_folder, vault);
    parallel_for(vault->note_count, vault->jobs, read_one, &reading);
    if (vault->cache)
        cache_save(vault->cache);
    for (size_t i = 0, note = 0; i < found->len; i++) {
        const struct found *file = &found->data[i];
        struct vault_file *entry = vault_file_vec_push(&vault->run, &vault->files);
        entry->path = file->path;
        entry->hidden = file->kind == FOUND_HIDDEN;
        if (note < vault->note_count && reading.todo[note] == file)
            entry->note = vault->notes[note++];
        else if (file->kind == FOUND_SYMLINK)
            entry->note = vault_note_find(vault, file->target);
    }
    for (size_t i = 0; i < vault->jobs; i++)
        arena_done(&reading.scratch[i]);
    arena_done(&temporary);
}
