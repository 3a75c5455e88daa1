/* report/patch: what fixes change, by libgit2's diff. */
#include <git2.h>

#include "notelint/fixes.h"

static void push_patch(struct buf *out, const struct fixed_file *file, struct str prefix)
{
    struct str path = str_fmt(out->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(file->path));
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FORCE_TEXT;
    git_patch *patch = NULL;
    git_buf text = {0};
    if (git_patch_from_buffers(&patch, file->original.data, file->original.len, path.data,
                               file->now.data, file->now.len, path.data, &options) == 0 &&
        git_patch_to_buf(&text, patch) == 0)
        buf_push(out, (struct str){text.ptr, text.size});
    git_buf_dispose(&text);
    git_patch_free(patch);
}

void fixes_diff(struct buf *out, const struct fixes *fixes, struct str prefix)
{
    git_libgit2_init();
    for (size_t i = 0; i < fixes->files.len; i++)
        if (!str_eq(fixes->files.data[i].original, fixes->files.data[i].now))
            push_patch(out, &fixes->files.data[i], prefix);
    git_libgit2_shutdown();
}
