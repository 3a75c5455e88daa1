/* vault/overlay: merges two lists that are both in byte order of their paths. */
#include "overlay.h"

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
