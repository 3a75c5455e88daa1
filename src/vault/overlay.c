/* vault/overlay: looks overlays up, and merges them with what the walk has found; both lists are in
 * byte order of their paths. */
#include "overlay.h"

#include <stdlib.h>

#include "notelint/source.h"

static int compare_path(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct overlay *)element)->path);
}

const struct overlay *file_view_find(const struct file_view *view, struct str full)
{
    const struct str root = view->root;
    if (!view->overlays.len || !str_starts(full, root) || full.len <= root.len ||
        full.data[root.len] != '/')
        return NULL;
    struct str path = str_slice(full, root.len + 1, full.len);
    while (str_starts(path, STR("./")))
        path = str_slice(path, 2, path.len);
    return bsearch(&path, view->overlays.data, view->overlays.len, sizeof(*view->overlays.data),
                   compare_path);
}

bool file_view_read(const struct file_view *view, struct arena *run, struct str full, size_t limit,
                    struct str *ret_bytes, struct error *error)
{
    const struct overlay *overlay = file_view_find(view, full);
    if (!overlay)
        return file_read(run, str_dup(run, full).data, limit, ret_bytes, error);
    if (overlay->absent)
        return error_set(error, "cannot read '%.*s': it is not there for git", STR_ARG(full));
    if (limit && overlay->bytes.len > limit)
        return error_set(error, "cannot read '%.*s': %zu bytes, more than the limit of %zu",
                         STR_ARG(full), overlay->bytes.len, limit);
    *ret_bytes = overlay->bytes;
    return true;
}

static enum found_kind kind_of(struct str path)
{
    const bool hidden = path.data[0] == '.' || str_find(path, STR("/."), 0) != STR_NONE;
    if (hidden)
        return FOUND_HIDDEN;
    return str_ends(path, STR(".md")) ? FOUND_NOTE : FOUND_ATTACHMENT;
}

static struct found found_for(const struct overlay *overlay)
{
    return (struct found){
        .path = overlay->path,
        .kind = kind_of(overlay->path),
        .in_memory = true,
        .bytes = overlay->bytes,
    };
}

void overlay_apply(struct arena *run, const struct vault_options *options, struct found_vec *found)
{
    if (!options->overlay_count)
        return;
    struct found_vec merged = {0};
    size_t at = 0;
    for (size_t i = 0; i < options->overlay_count; i++) {
        const struct overlay *overlay = &options->overlays[i];
        while (at < found->len && str_cmp(found->data[at].path, overlay->path) < 0)
            *found_vec_push(run, &merged) = found->data[at++];
        if (at < found->len && str_eq(found->data[at].path, overlay->path))
            at++;
        if (!overlay->absent)
            *found_vec_push(run, &merged) = found_for(overlay);
    }
    while (at < found->len)
        *found_vec_push(run, &merged) = found->data[at++];
    *found = merged;
}
