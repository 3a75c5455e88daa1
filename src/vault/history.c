/* vault/history: walks git's history backwards, from each commit to its first parent, and notes
 * which files went and which came. Where the files went that links ask for is asked afterwards, of
 * moves; a file that was moved again is followed forwards, through the later steps. */
#include "history.h"

#include <git2.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "moves.h"
#include "near_index.h"
#include "notelint/fold.h"
#include "work_tree.h"

enum {
    ENTRIES_LIMIT = 500000,    /* of all folders that are read */
    DEPTH_LIMIT = 200,         /* of folders in folders */
    TREE_SIZE_LIMIT = 1 << 24, /* bytes of a folder that is kept for the next commit */
    CAME_LIMIT = 1000,         /* files since the last commit whose ids are computed */
    FILE_SIZE_LIMIT = 1 << 26, /* bytes of such a file */
    HOPS_LIMIT = 16            /* times that one file was moved */
};

/* A file that is there no longer: the latest step that took it away. */
struct loss {
    struct step *step;
    size_t gone; /* index into step->gone */
};

VEC_OF(step_vec, struct step *)

/* A name that links ask for. */
struct question {
    const struct loss *loss; /* the latest file of that name */
    bool is_unsure;          /* the same step took two of them away */
};

struct history {
    const struct vault *vault;
    struct arena *run, scratch;
    struct work_tree tree;
    struct map questions; /* history_key -> struct question * */
    struct map losses;    /* path -> struct loss * */
    struct map committed; /* paths in the last commit */
    struct step_vec steps;
    struct step *uncommitted; /* what was done since the last commit */
    struct moves_budget budget;
    size_t open;    /* questions without a loss */
    size_t entries; /* read so far */
};

/* Without what leads to the folder where the link stands. */
struct str history_key(struct arena *arena, struct str path)
{
    for (;;) {
        if (str_starts(path, STR("/")))
            path = str_slice(path, 1, path.len);
        else if (str_starts(path, STR("./")))
            path = str_slice(path, 2, path.len);
        else if (str_starts(path, STR("../")))
            path = str_slice(path, 3, path.len);
        else
            break;
    }
    if (str_ends(path, STR(".md")))
        path.len -= strlen(".md");
    return fold_path(arena, path);
}

static int compare_path(const void *key, const void *file)
{
    return str_cmp(*(const struct str *)key, ((const struct vault_file *)file)->path);
}

static const struct vault_file *file_find(const struct vault *vault, struct str path)
{
    const struct vault_file_vec *files = &vault->files;
    return files->len ? bsearch(&path, files->data, files->len, sizeof(*files->data), compare_path)
                      : NULL;
}

static bool is_there(const struct vault *vault, struct str path)
{
    const struct vault_file *file = file_find(vault, path);
    return file && !file->hidden;
}

/* Somebody may ask for the file, or for one whose path ends like its own. */
static void ask(struct history *history, const struct loss *loss)
{
    for (struct str path = loss->step->gone.data[loss->gone].path; path.len;) {
        struct question *question =
            map_find(&history->questions, history_key(&history->scratch, path));
        if (question && question->loss)
            question->is_unsure |= question->loss->step == loss->step;
        else if (question) {
            question->loss = loss;
            history->open--;
        }
        const size_t slash = str_find_byte(path, '/', 0);
        path = slash == STR_NONE ? (struct str){0} : str_slice(path, slash + 1, path.len);
    }
}

static struct str id_bytes(struct arena *arena, const git_oid *id)
{
    return str_dup(arena, (struct str){(const char *)id->id, GIT_OID_RAWSZ});
}

/* A file that came back and went again is lost once, the last time. */
static void lose(struct history *history, struct step *step, struct str path, const git_oid *blob)
{
    struct arena *arena = &history->scratch;
    *moved_file_vec_push(arena, &step->gone) =
        (struct moved_file){.path = path, .blob = id_bytes(arena, blob)};
    void **slot = map_slot(&history->losses, arena, path);
    if (*slot || is_there(history->vault, path))
        return;
    struct loss *loss = *slot = ARENA_NEW(arena, struct loss);
    *loss = (struct loss){.step = step, .gone = step->gone.len - 1};
    ask(history, loss);
}

static void gain(struct history *history, struct step *step, struct str path, const git_oid *blob)
{
    struct arena *arena = &history->scratch;
    *moved_file_vec_push(arena, &step->came) =
        (struct moved_file){.path = path, .blob = id_bytes(arena, blob)};
}

/* A comparison of two trees, folder by folder. */
struct comparison_of_trees {
    struct history *history;
    struct step *step;
    struct str folder; /* with a slash, or empty */
    size_t depth;
};

static bool is_file(const git_tree_entry *entry)
{
    const git_filemode_t mode = entry ? git_tree_entry_filemode(entry) : GIT_FILEMODE_UNREADABLE;
    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

static git_tree *subtree_of(const struct history *history, const git_tree_entry *entry)
{
    git_tree *tree = NULL;
    const bool is_tree = entry && git_tree_entry_filemode(entry) == GIT_FILEMODE_TREE;
    if (is_tree && git_tree_lookup(&tree, history->tree.git, git_tree_entry_id(entry)) != 0)
        return NULL;
    return tree;
}

static void compare_trees(const struct comparison_of_trees *comparison, const git_tree *before,
                          const git_tree *after);

/* One of the two may be NULL; if not, their names are the same. */
static void compare_entries(const struct comparison_of_trees *comparison,
                            const git_tree_entry *before, const git_tree_entry *after)
{
    struct history *history = comparison->history;
    const struct str path = str_fmt(&history->scratch, "%.*s%s", STR_ARG(comparison->folder),
                                    git_tree_entry_name(before ? before : after));
    if (is_file(before) && !is_file(after))
        lose(history, comparison->step, path, git_tree_entry_id(before));
    if (is_file(after) && !is_file(before))
        gain(history, comparison->step, path, git_tree_entry_id(after));
    git_tree *old = subtree_of(history, before);
    git_tree *new = subtree_of(history, after);
    struct comparison_of_trees below = *comparison;
    below.folder = str_fmt(&history->scratch, "%.*s/", STR_ARG(path));
    if ((old || new) && ++below.depth < DEPTH_LIMIT)
        compare_trees(&below, old, new);
    git_tree_free(old);
    git_tree_free(new);
}

static const git_tree_entry *entry_at(const git_tree *tree, size_t at)
{
    return tree ? git_tree_entry_byindex(tree, at) : NULL;
}

/* Both are in the same order; one may be NULL. */
static void compare_trees(const struct comparison_of_trees *comparison, const git_tree *before,
                          const git_tree *after)
{
    size_t i = 0;
    size_t k = 0;
    for (;;) {
        const git_tree_entry *old = entry_at(before, i);
        const git_tree_entry *new = entry_at(after, k);
        if (!old && !new)
            break;
        const int order = !old ? 1 : !new ? -1 : git_tree_entry_cmp(old, new);
        i += order <= 0;
        k += order >= 0;
        if (order != 0 || !git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(new)))
            compare_entries(comparison, order <= 0 ? old : NULL, order >= 0 ? new : NULL);
    }
    comparison->history->entries += i > k ? i : k;
}

static struct step *step_new(struct history *history)
{
    struct step *step = ARENA_NEW(&history->scratch, struct step);
    *step_vec_push(&history->scratch, &history->steps) = step;
    return step;
}

/* What a commit changed in the vault. A parent that a shallow clone lacks has no tree. */
static void compare_commits(struct history *history, git_commit *parent, git_commit *commit)
{
    struct comparison_of_trees comparison = {.history = history};
    git_tree *before = work_tree_folder(&history->tree, parent);
    git_tree *after = work_tree_folder(&history->tree, commit);
    if (before && !(after && git_oid_equal(git_tree_id(before), git_tree_id(after)))) {
        comparison.step = step_new(history);
        comparison.step->commit = id_bytes(&history->scratch, git_commit_id(commit));
        compare_trees(&comparison, before, after);
    }
    git_tree_free(before);
    git_tree_free(after);
}

/* A blob's id as git would have it. Notes are in memory; nothing but a file is opened. */
static bool blob_of(struct history *history, const struct vault_file *file, git_oid *ret)
{
    if (file->note) {
        const struct str text = file->note->source.bytes;
        return git_odb_hash(ret, text.data ? text.data : "", text.len, GIT_OBJECT_BLOB) == 0;
    }
    struct stat status;
    const struct str path =
        str_fmt(&history->scratch, "%.*s/%.*s", STR_ARG(history->vault->root), STR_ARG(file->path));
    return lstat(path.data, &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_size < FILE_SIZE_LIMIT &&
           git_odb_hashfile(ret, path.data, GIT_OBJECT_BLOB) == 0;
}

static bool is_outside(struct str path)
{
    return str_starts(path, STR("../")) || str_starts(path, STR("/"));
}

static void gain_new_files(struct history *history, struct step *step)
{
    const struct vault_file_vec *files = &history->vault->files;
    for (size_t i = 0; i < files->len; i++) {
        const struct vault_file *file = &files->data[i];
        git_oid blob;
        if (file->hidden || is_outside(file->path) || map_find(&history->committed, file->path))
            continue;
        step->is_cut = step->came.len == CAME_LIMIT;
        if (step->is_cut)
            break;
        if (!blob_of(history, file, &blob))
            continue;
        gain(history, step, file->path, &blob);
        if (file->note)
            step->came.data[step->came.len - 1].text = file->note->source.bytes;
    }
}

static int add_committed(const char *folder, const git_tree_entry *entry, void *payload)
{
    struct history *history = payload;
    struct arena *arena = &history->scratch;
    if (!is_file(entry))
        return 0;
    const struct str path = str_fmt(arena, "%s%s", folder, git_tree_entry_name(entry));
    *map_slot(&history->committed, arena, path) = history;
    if (!file_find(history->vault, path))
        lose(history, history->uncommitted, path, git_tree_entry_id(entry));
    return ++history->entries > ENTRIES_LIMIT ? -1 : 0;
}

/* From the last commit to the vault as it is. */
static void compare_vault(struct history *history, git_commit *head)
{
    git_tree *tree = work_tree_folder(&history->tree, head);
    struct step *step = step_new(history);
    history->uncommitted = step;
    if (tree && git_tree_walk(tree, GIT_TREEWALK_PRE, add_committed, history) == 0 &&
        step->gone.len)
        gain_new_files(history, step);
    git_tree_free(tree);
}

static git_commit *head_commit(const struct history *history)
{
    git_oid id;
    git_commit *commit = NULL;
    if (git_reference_name_to_id(&id, history->tree.git, "HEAD") != 0 ||
        git_commit_lookup(&commit, history->tree.git, &id) != 0)
        return NULL;
    return commit;
}

static void walk_back(struct history *history)
{
    git_commit *commit = head_commit(history);
    if (commit)
        compare_vault(history, commit);
    for (size_t i = 0; commit && i < history->vault->config.history; i++) {
        git_commit *parent = NULL;
        if (history->open && history->entries < ENTRIES_LIMIT &&
            git_commit_parent(&parent, commit, 0) == 0)
            compare_commits(history, parent, commit);
        git_commit_free(commit);
        commit = parent;
    }
    git_commit_free(commit);
}

static struct str short_name(const struct history *history, const struct step *step)
{
    git_oid id;
    git_object *object = NULL;
    git_buf text = {0};
    struct str name = {0};
    if (step->commit.len && git_oid_fromraw(&id, (const unsigned char *)step->commit.data) == 0 &&
        git_object_lookup(&object, history->tree.git, &id, GIT_OBJECT_COMMIT) == 0 &&
        git_object_short_id(&text, object) == 0)
        name = str_dup(history->run, (struct str){text.ptr, text.size});
    git_buf_dispose(&text);
    git_object_free(object);
    return name;
}

static struct departure *departure_new(struct history *history, const struct loss *loss,
                                       struct str to, size_t hops)
{
    struct departure *departure = ARENA_NEW(history->run, struct departure);
    *departure = (struct departure){
        .from = str_dup(history->run, loss->step->gone.data[loss->gone].path),
        .to = str_dup(history->run, to),
        .commit = short_name(history, loss->step),
        .again = hops > 0,
    };
    return departure;
}

/* From loss to loss, until the file is found or was deleted; NULL where the trail is lost. */
static struct departure *follow(struct history *history, const struct loss *first)
{
    const struct loss *loss = first;
    for (size_t hops = 0; loss && hops < HOPS_LIMIT; hops++) {
        struct str to = {0};
        switch (moves_find(history->tree.git, &history->scratch, &history->budget, loss->step,
                           loss->gone, &to)) {
        case MOVE_UNSURE:
            return NULL;
        case MOVE_NONE:
            return departure_new(history, first, to, hops);
        case MOVE_TO:
            break;
        }
        if (is_there(history->vault, to))
            return departure_new(history, first, to, hops);
        loss = map_find(&history->losses, to);
    }
    return NULL;
}

static void answer(struct history *history, struct map *ret)
{
    for (size_t i = 0; i < history->questions.len; i++) {
        const struct question *question = history->questions.entries[i].value;
        if (!question->loss || question->is_unsure)
            continue;
        struct departure *departure = follow(history, question->loss);
        if (departure)
            *map_slot(ret, history->run, history->questions.entries[i].key) = departure;
    }
}

void history_search(struct arena *run, const struct vault *vault, const struct map *wanted,
                    struct map *ret)
{
    struct history history = {.vault = vault, .run = run, .budget = moves_budget_full()};
    if (!vault->config.history || !work_tree_open(run, vault->root, &history.tree))
        return;
    for (size_t i = 0; i < wanted->len; i++) {
        void **slot = map_slot(&history.questions, run, history_key(run, wanted->entries[i].key));
        if (!*slot)
            *slot = ARENA_NEW(&history.scratch, struct question);
    }
    history.open = history.questions.len;
    /* A commit's folders are read again as those before the next commit. */
    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)TREE_SIZE_LIMIT);
    walk_back(&history);
    answer(&history, ret);
    for (size_t i = 0; i < history.steps.len; i++)
        step_done(history.steps.data[i]);
    work_tree_close(&history.tree);
    arena_done(&history.scratch);
}

struct str departure_words(struct arena *arena, const struct departure *departure)
{
    const char *what = departure->again || departure->to.len ? "renamed" : "deleted";
    if (str_eq(near_base_name(departure->from), near_base_name(departure->to)))
        what = "moved";
    struct buf out = {.arena = arena};
    buf_fmt(&out, "'%.*s' was %s", STR_ARG(departure->from), what);
    if (departure->to.len && !departure->again)
        buf_fmt(&out, " to '%.*s'", STR_ARG(departure->to));
    if (departure->commit.len)
        buf_fmt(&out, " in commit %.*s", STR_ARG(departure->commit));
    else
        buf_fmt(&out, " since the last commit");
    if (departure->to.len && departure->again)
        buf_fmt(&out, " and is '%.*s' now", STR_ARG(departure->to));
    else if (departure->again)
        buf_fmt(&out, " and deleted later");
    return buf_str(&out);
}
