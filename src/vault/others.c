/* vault/others: walks what the settings name outside of the vault, for names alone. */
#include "others.h"

#include <errno.h>
#include <stdlib.h>

#include "names.h"
#include "notelint/fold.h"

struct other_vaults {
    struct map by_name; /* the vault's name -> struct name_index * */
};

static bool fail_at(const struct config *config, const struct value *value, struct error *error)
{
    const struct config_layer *layer = NULL;
    config_find(config, STR("links"), &layer);
    return config_fail(layer, value->region, error, "cannot open the folder '%.*s': %s",
                       STR_ARG(value->string), strerror(errno));
}

static bool walk_folder(struct vault *vault, const struct value *value, struct found_vec *ret,
                        struct error *error)
{
    struct arena *run = &vault->run;
    const bool absolute = str_starts(value->string, STR("/"));
    const struct str path =
        absolute ? str_dup(run, value->string)
                 : str_fmt(run, "%.*s/%.*s", STR_ARG(vault->root), STR_ARG(value->string));
    char *real = realpath(path.data, NULL);
    if (!real)
        return fail_at(&vault->config, value, error);
    const struct str root = str_dup(run, str_from(real));
    free(real);
    return walk(run, root, ret, error);
}

static int compare_found(const void *a, const void *b)
{
    return str_cmp(((const struct found *)a)->path, ((const struct found *)b)->path);
}

static bool add_attachments(struct vault *vault, const struct value *value, struct found_vec *found,
                            struct error *error)
{
    struct found_vec files = {0};
    if (!walk_folder(vault, value, &files, error))
        return false;
    for (size_t i = 0; i < files.len; i++) {
        if (files.data[i].kind == FOUND_HIDDEN)
            continue;
        struct found *file = found_vec_push(&vault->run, found);
        file->kind = FOUND_ATTACHMENT;
        file->path =
            str_fmt(&vault->run, "%.*s%s%.*s", STR_ARG(value->string),
                    str_ends(value->string, STR("/")) ? "" : "/", STR_ARG(files.data[i].path));
    }
    return true;
}

bool others_add_attachments(struct vault *vault, struct found_vec *found, struct error *error)
{
    const struct value *setting = config_find(&vault->config, STR("links.attachments"), NULL);
    if (!setting)
        return true;
    const bool list = setting->kind == VALUE_ARRAY;
    for (size_t i = 0; i < (list ? setting->count : 1); i++)
        if (!add_attachments(vault, list ? &setting->items[i] : setting, found, error))
            return false;
    if (found->len)
        qsort(found->data, found->len, sizeof(*found->data), compare_found);
    return true;
}

/* The names of a vault's files, without reading any. */
static struct name_index *names_of(struct arena *run, const struct found_vec *found)
{
    struct vault *other = ARENA_NEW(run, struct vault);
    for (size_t i = 0; i < found->len; i++)
        if (found->data[i].kind != FOUND_HIDDEN)
            vault_file_vec_push(run, &other->files)->path = found->data[i].path;
    return names_build(run, other);
}

bool others_open(struct vault *vault, struct error *error)
{
    const struct value *setting = config_find(&vault->config, STR("links.vaults"), NULL);
    if (!setting)
        return true;
    struct other_vaults *others = ARENA_NEW(&vault->run, struct other_vaults);
    for (size_t i = 0; i < setting->count; i++) {
        struct found_vec found = {0};
        if (!walk_folder(vault, &setting->members[i].value, &found, error))
            return false;
        const struct str key = fold_path(&vault->run, setting->members[i].key);
        *map_slot(&others->by_name, &vault->run, key) = names_of(&vault->run, &found);
    }
    vault->others = others;
    return true;
}

static int hex_value(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static struct str percent_decode(struct arena *arena, struct str text)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < text.len; i++) {
        const bool escape = text.data[i] == '%' && i + 2 < text.len &&
                            hex_value(text.data[i + 1]) >= 0 && hex_value(text.data[i + 2]) >= 0;
        buf_push_byte(
            &out, escape ? (char)(hex_value(text.data[i + 1]) * 16 + hex_value(text.data[i + 2]))
                         : text.data[i]);
        i += escape ? 2 : 0;
    }
    return buf_str(&out);
}

/* The vault and file that the URL asks for; either may stay empty. */
static bool parse_url(struct arena *arena, struct str url, struct str *ret_vault,
                      struct str *ret_file)
{
    static const struct str open = STR_INIT("obsidian://open?");
    static const struct str short_form = STR_INIT("obsidian://vault/");
    *ret_vault = *ret_file = (struct str){0};
    if (str_starts(url, short_form)) {
        const struct str rest = str_slice(url, short_form.len, url.len);
        const size_t slash = str_find_byte(rest, '/', 0);
        *ret_vault = percent_decode(arena, str_slice(rest, 0, slash));
        if (slash != STR_NONE)
            *ret_file = percent_decode(arena, str_slice(rest, slash + 1, rest.len));
        return true;
    }
    if (!str_starts(url, open))
        return false;
    struct str query = str_slice(url, open.len, url.len);
    for (struct str part; str_split(&query, '&', &part);) {
        if (str_starts(part, STR("vault=")))
            *ret_vault = percent_decode(arena, str_slice(part, 6, part.len));
        else if (str_starts(part, STR("file=")))
            *ret_file = percent_decode(arena, str_slice(part, 5, part.len));
    }
    return true;
}

enum vault_link vault_link_resolve(const struct vault *vault, const struct note *note,
                                   const struct link *link, struct arena *scratch,
                                   struct str *ret_vault, struct str *ret_file)
{
    if (!vault->others || !link->external)
        return VAULT_LINK_OTHER;
    /* As written: what is decoded no longer tells which "&" parts the query. */
    const struct str url = link->target.len ? source_text(&note->source, link->target) : link->path;
    if (!parse_url(scratch, url, ret_vault, ret_file))
        return VAULT_LINK_OTHER;
    const struct name_index *names =
        map_find(&vault->others->by_name, fold_path(scratch, *ret_vault));
    if (!names)
        return VAULT_LINK_OTHER;
    const struct str path = str_slice(*ret_file, 0, str_find_byte(*ret_file, '#', 0));
    const struct str as_note = str_fmt(scratch, "%.*s.md", STR_ARG(path));
    const bool found = path.len == 0 || names_find(names, fold_path(scratch, path)) ||
                       names_find(names, fold_path(scratch, as_note));
    return found ? VAULT_LINK_OK : VAULT_LINK_BROKEN;
}
