/* report/changes: asks libgit2 which lines and files differ; what that means for findings is
 * changes_keep's. */
#include "notelint/changes.h"

#include <git2.h>
#include <git2/sys/repository.h>
#include <stdlib.h>

#include "changed_lines.h"

struct repository {
    git_repository *git;
    struct arena *run;
    struct str prefix; /* from the work tree to the vault, with a slash; or empty */
};

/* What one walk over a diff fills; members may be NULL. */
struct collector {
    struct repository *repository;
    struct map *files, *renamed;
    struct overlay_vec *overlays; /* that turn the new side into the old */
    struct path_vec *untracked;
};

static const char *git_reason(void)
{
    const git_error *reason = git_error_last();
    return reason && reason->message ? reason->message : "no reason given";
}

static bool find_prefix(struct repository *repository, struct str root, struct error *error)
{
    const char *top = git_repository_workdir(repository->git);
    char *real = top ? realpath(top, NULL) : NULL;
    const struct str work_tree = str_from(real);
    const bool inside = real && str_starts(root, work_tree) &&
                        (root.len == work_tree.len || root.data[work_tree.len] == '/');
    if (inside && root.len > work_tree.len)
        repository->prefix = str_fmt(repository->run, "%s/", root.data + work_tree.len + 1);
    free(real);
    return inside || error_set(error, "'%.*s' lies in no git work tree", STR_ARG(root));
}

/* libgit2 takes .git/index; `git commit -a` and commits of single paths have another. */
static bool use_index_of_environment(struct repository *repository, struct error *error)
{
    const char *name = getenv("GIT_INDEX_FILE");
    if (!name || !*name)
        return true;
    const struct str path = name[0] == '/' ? str_from(name)
                                           : str_fmt(repository->run, "%s%s",
                                                     git_repository_workdir(repository->git), name);
    git_index *index = NULL;
    const bool done = git_index_open(&index, path.data) == 0 &&
                      git_repository_set_index(repository->git, index) == 0;
    git_index_free(index);
    return done || error_set(error, "cannot read the index '%s': %s", path.data, git_reason());
}

static bool repository_open(struct repository *repository, struct str root, struct error *error)
{
    git_libgit2_init();
    /* Another user's repository (a container's checkout) is read like any other: nothing of it is
     * executed. */
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
    if (git_repository_open_ext(&repository->git, root.len ? root.data : "/", 0, NULL) != 0)
        return error_set(error, "'%.*s' lies in no git work tree", STR_ARG(root));
    return find_prefix(repository, root, error) && use_index_of_environment(repository, error);
}

static void repository_close(struct repository *repository)
{
    git_repository_free(repository->git);
    git_libgit2_shutdown();
}

/* The path in the vault; false for one outside of it, or of a folder. */
static bool path_in_vault(const struct repository *repository, const char *path, struct str *ret)
{
    const struct str full = str_from(path);
    const size_t skip = repository->prefix.len;
    if (full.len <= skip || !str_starts(full, repository->prefix) || str_ends(full, STR("/")))
        return false;
    *ret = str_dup(repository->run, str_slice(full, skip, full.len));
    return true;
}

/* Notes, settings and schemas are read; of other files it matters only that they are there. */
static bool is_read(struct str path)
{
    return str_ends(path, STR(".md")) || str_ends(path, STR(".yaml")) ||
           str_ends(path, STR(".yml")) || str_ends(path, STR(".json"));
}

/* The file as git has it. */
static bool overlay_blob(struct collector *collector, const git_diff_file *file)
{
    struct repository *repository = collector->repository;
    struct overlay overlay = {0};
    if (file->mode == GIT_FILEMODE_COMMIT || file->mode == GIT_FILEMODE_LINK ||
        !path_in_vault(repository, file->path, &overlay.path))
        return true;
    if (is_read(overlay.path)) {
        git_blob *blob = NULL;
        if (git_blob_lookup(&blob, repository->git, &file->id) != 0)
            return false;
        overlay.bytes = str_dup(repository->run, (struct str){git_blob_rawcontent(blob),
                                                              (size_t)git_blob_rawsize(blob)});
        git_blob_free(blob);
    }
    *overlay_vec_push(repository->run, collector->overlays) = overlay;
    return true;
}

static bool overlay_absent(struct collector *collector, const git_diff_file *file)
{
    struct overlay overlay = {.absent = true};
    if (path_in_vault(collector->repository, file->path, &overlay.path))
        *overlay_vec_push(collector->repository->run, collector->overlays) = overlay;
    return true;
}

static bool take_back(struct collector *collector, const git_diff_delta *delta)
{
    switch (delta->status) {
    case GIT_DELTA_UNTRACKED:
    case GIT_DELTA_ADDED:
        return overlay_absent(collector, &delta->new_file);
    case GIT_DELTA_DELETED:
    case GIT_DELTA_MODIFIED:
    case GIT_DELTA_TYPECHANGE:
    case GIT_DELTA_CONFLICTED:
        return overlay_blob(collector, &delta->old_file);
    case GIT_DELTA_UNMODIFIED:
    case GIT_DELTA_IGNORED:
    case GIT_DELTA_UNREADABLE:
    case GIT_DELTA_RENAMED: /* renames are looked for where lines are asked for */
    case GIT_DELTA_COPIED:
        break;
    }
    return true;
}

static void note_rename(struct collector *collector, const git_diff_delta *delta)
{
    struct repository *repository = collector->repository;
    struct str from;
    struct str to;
    if (!path_in_vault(repository, delta->old_file.path, &from) ||
        !path_in_vault(repository, delta->new_file.path, &to))
        return;
    struct str *path = ARENA_NEW(repository->run, struct str);
    *path = to;
    *map_slot(collector->renamed, repository->run, from) = path;
}

static int on_file(const git_diff_delta *delta, float progress, void *payload)
{
    (void)progress;
    struct collector *collector = payload;
    struct str path;
    if (collector->untracked && delta->status == GIT_DELTA_UNTRACKED &&
        path_in_vault(collector->repository, delta->new_file.path, &path))
        *path_vec_push(collector->repository->run, collector->untracked) = path;
    if (collector->files && path_in_vault(collector->repository, delta->new_file.path, &path))
        changed_file_at(collector->files, collector->repository->run, path);
    if (collector->renamed && delta->status == GIT_DELTA_RENAMED)
        note_rename(collector, delta);
    return !collector->overlays || take_back(collector, delta) ? 0 : GIT_EUSER;
}

static int on_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *payload)
{
    struct collector *collector = payload;
    struct str path;
    if (hunk->new_lines < 1 || !path_in_vault(collector->repository, delta->new_file.path, &path))
        return 0;
    struct arena *run = collector->repository->run;
    struct changed_file *file = changed_file_at(collector->files, run, path);
    *line_range_vec_push(run, &file->ranges) = (struct line_range){
        .first = (size_t)hunk->new_start,
        .last = (size_t)(hunk->new_start + hunk->new_lines - 1),
    };
    return 0;
}

static bool collect(git_diff *diff, struct collector *collector, struct error *error)
{
    git_diff_hunk_cb hunks = collector->files ? on_hunk : NULL;
    return git_diff_foreach(diff, on_file, NULL, hunks, NULL, collector) == 0 ||
           error_set(error, "cannot read what git has changed: %s", git_reason());
}

static bool find_renames(git_diff *diff, struct error *error)
{
    git_diff_find_options options;
    git_diff_find_options_init(&options, GIT_DIFF_FIND_OPTIONS_VERSION);
    options.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
    return git_diff_find_similar(diff, &options) == 0 ||
           error_set(error, "cannot tell what was renamed: %s", git_reason());
}

static git_diff_options diff_options(void)
{
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                    GIT_DIFF_SHOW_UNTRACKED_CONTENT | GIT_DIFF_INCLUDE_TYPECHANGE |
                    GIT_DIFF_FORCE_TEXT;
    options.context_lines = 0;
    return options;
}

/* The lines that a diff changes, renamed files compared with what they were. */
static bool collect_lines(struct repository *repository, git_diff *diff, struct changes *changes,
                          struct error *error)
{
    struct collector collector = {
        .repository = repository, .files = &changes->files, .renamed = &changes->renamed};
    return find_renames(diff, error) && collect(diff, &collector, error);
}

static int compare_overlays(const void *a, const void *b)
{
    return str_cmp(((const struct overlay *)a)->path, ((const struct overlay *)b)->path);
}

static bool collect_overlays(struct repository *repository, git_diff *diff,
                             struct overlay_vec *overlays, struct path_vec *untracked,
                             struct error *error)
{
    struct collector collector = {
        .repository = repository, .overlays = overlays, .untracked = untracked};
    if (!collect(diff, &collector, error))
        return false;
    if (overlays->len)
        qsort(overlays->data, overlays->len, sizeof(*overlays->data), compare_overlays);
    return true;
}

/* From `tree` to the work tree. `lines` too: the base of a pull request. */
static bool compare_work_tree(struct repository *repository, git_tree *tree,
                              struct changes *changes, bool lines, struct error *error)
{
    git_diff *diff = NULL;
    const git_diff_options options = diff_options();
    if (git_diff_tree_to_workdir_with_index(&diff, repository->git, tree, &options) != 0)
        return error_set(error, "cannot compare the work tree: %s", git_reason());
    const bool done = collect_overlays(repository, diff, &changes->before, NULL, error) &&
                      (!lines || collect_lines(repository, diff, changes, error));
    git_diff_free(diff);
    return done;
}

static bool compare_index(struct repository *repository, git_tree *tree, struct changes *changes,
                          struct error *error)
{
    git_diff *staged = NULL;
    git_diff *unstaged = NULL;
    const git_diff_options options = diff_options();
    bool done = false;
    if (git_diff_tree_to_index(&staged, repository->git, tree, NULL, &options) != 0 ||
        git_diff_index_to_workdir(&unstaged, repository->git, NULL, &options) != 0)
        error_set(error, "cannot compare the index: %s", git_reason());
    else
        done = collect_lines(repository, staged, changes, error) &&
               collect_overlays(repository, unstaged, &changes->now, &changes->untracked, error);
    git_diff_free(staged);
    git_diff_free(unstaged);
    return done;
}

static bool commit_find(struct repository *repository, const char *name, git_oid *ret,
                        struct error *error)
{
    git_object *object = NULL;
    git_object *commit = NULL;
    const bool found = git_revparse_single(&object, repository->git, name) == 0 &&
                       git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;
    if (found)
        *ret = *git_object_id(commit);
    git_object_free(commit);
    git_object_free(object);
    if (found)
        return true;
    return error_set(error, "git knows no commit '%s'%s", name,
                     git_repository_is_shallow(repository->git) == 1
                         ? "; this clone is shallow: fetch the branch with its history"
                         : "");
}

VEC_OF(oid_vec, git_oid)

/* Does the history that is there lead from `from` back to `to`? In a shallow clone libgit2 finds no
 * merge base at all, while what CI checks out is the merge itself and its parents. */
static bool leads_to(struct repository *repository, const git_oid *from, const git_oid *to)
{
    struct oid_vec todo = {0};
    struct map seen = {0};
    *oid_vec_push(repository->run, &todo) = *from;
    for (size_t i = 0; i < todo.len; i++) {
        git_commit *commit = NULL;
        if (git_oid_equal(&todo.data[i], to))
            return true;
        if (git_commit_lookup(&commit, repository->git, &todo.data[i]) != 0)
            continue;
        for (unsigned k = 0; k < git_commit_parentcount(commit); k++) {
            const git_oid *parent = git_commit_parent_id(commit, k);
            const struct str id = {(const char *)parent->id, sizeof(parent->id)};
            if (map_find(&seen, id))
                continue;
            *map_slot(&seen, repository->run, str_dup(repository->run, id)) = repository;
            *oid_vec_push(repository->run, &todo) = *parent;
        }
        git_commit_free(commit);
    }
    return false;
}

static bool merge_base(struct repository *repository, const git_oid *base, const git_oid *head,
                       git_oid *ret)
{
    *ret = *base;
    return (git_repository_is_shallow(repository->git) == 1 && leads_to(repository, head, base)) ||
           git_merge_base(ret, repository->git, base, head) == 0;
}

static bool merge_base_tree(struct repository *repository, const char *base, git_tree **ret,
                            struct error *error)
{
    git_oid base_id;
    git_oid head_id;
    git_oid id;
    if (!commit_find(repository, base, &base_id, error) ||
        !commit_find(repository, "HEAD", &head_id, error))
        return false;
    if (!merge_base(repository, &base_id, &head_id, &id))
        return error_set(error, "'%s' and HEAD have no common ancestor%s", base,
                         git_repository_is_shallow(repository->git) == 1
                             ? " in this shallow clone: fetch more history (git fetch --unshallow)"
                             : "");
    git_commit *commit = NULL;
    const bool done =
        git_commit_lookup(&commit, repository->git, &id) == 0 && git_commit_tree(ret, commit) == 0;
    git_commit_free(commit);
    return done || error_set(error, "cannot read the commit before the changes: %s", git_reason());
}

bool changes_since(struct arena *run, struct str root, const char *base, struct changes *ret,
                   struct error *error)
{
    struct repository repository = {.run = run};
    git_tree *tree = NULL;
    const bool done = repository_open(&repository, root, error) &&
                      merge_base_tree(&repository, base, &tree, error) &&
                      compare_work_tree(&repository, tree, ret, true, error);
    git_tree_free(tree);
    repository_close(&repository);
    return done;
}

/* NULL before the first commit. */
static bool head_tree(struct repository *repository, git_tree **ret, struct error *error)
{
    git_object *head = NULL;
    const int status = git_revparse_single(&head, repository->git, "HEAD^{tree}");
    if (status == 0)
        *ret = (git_tree *)head;
    return status == 0 || git_repository_head_unborn(repository->git) == 1 ||
           error_set(error, "cannot read HEAD: %s", git_reason());
}

bool changes_staged(struct arena *run, struct str root, struct changes *ret, struct error *error)
{
    struct repository repository = {.run = run};
    git_tree *tree = NULL;
    const bool done = repository_open(&repository, root, error) &&
                      head_tree(&repository, &tree, error) &&
                      compare_index(&repository, tree, ret, error) &&
                      compare_work_tree(&repository, tree, ret, false, error);
    git_tree_free(tree);
    repository_close(&repository);
    return done;
}

struct str repository_prefix(struct arena *run, struct str root)
{
    struct repository repository = {.run = run};
    struct error ignored;
    if (!path_in_git(root))
        return (struct str){0};
    repository_open(&repository, root, &ignored);
    repository_close(&repository);
    return repository.prefix;
}
