/* vault/moves: the file that came with the same bytes is the one that went; else a note that came
 * with nearly the same text, if no other is as near to it. */
#include "moves.h"

#include <git2.h>
#include <git2/sys/hashsig.h>

enum {
    LIKENESS = 70,           /* percent of the text that a renamed note keeps */
    DOUBT = 40,              /* percent from which a note may be the same, rewritten */
    MARGIN = 5,              /* percent by which it is nearer than any other */
    SIGNATURE_LIMIT = 2000,  /* notes whose texts are read */
    COMPARISON_LIMIT = 50000 /* pairs of them */
};

struct moves_budget moves_budget_full(void)
{
    return (struct moves_budget){.signatures = SIGNATURE_LIMIT, .comparisons = COMPARISON_LIMIT};
}

/* Where several files came with the same bytes, any of them may be the one that went. */
static void settle(struct arena *arena, struct step *step)
{
    if (step->is_settled)
        return;
    step->is_settled = true;
    for (size_t i = 0; i < step->came.len; i++) {
        struct moved_file *file = &step->came.data[i];
        void **slot = map_slot(&step->by_blob, arena, file->blob);
        file->is_one_of_several = *slot != NULL;
        *slot = file;
    }
    for (size_t i = 0; i < step->gone.len; i++) {
        struct moved_file *file = map_find(&step->by_blob, step->gone.data[i].blob);
        if (file)
            file->is_taken = step->gone.data[i].is_taken = true;
    }
}

static bool is_note(const struct moved_file *file)
{
    return str_ends(file->path, STR(".md"));
}

static git_hashsig *signature_of_text(const char *data, size_t len)
{
    git_hashsig *signature = NULL;
    const int options = GIT_HASHSIG_SMART_WHITESPACE | GIT_HASHSIG_ALLOW_SMALL_FILES;
    const bool done = git_hashsig_create(&signature, data, len, (git_hashsig_option_t)options) == 0;
    return done ? signature : NULL;
}

static const git_hashsig *signature_of(git_repository *git, struct moves_budget *budget,
                                       struct moved_file *file)
{
    if (file->is_signed || !budget->signatures)
        return file->signature;
    file->is_signed = true;
    budget->signatures--;
    git_oid id;
    git_blob *blob = NULL;
    if (file->text.len)
        file->signature = signature_of_text(file->text.data, file->text.len);
    else if (git_oid_fromraw(&id, (const unsigned char *)file->blob.data) == 0 &&
             git_blob_lookup(&blob, git, &id) == 0)
        file->signature =
            signature_of_text(git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob));
    git_blob_free(blob);
    return file->signature;
}

/* The most alike of the files, if none is nearly as alike as it. */
static enum move_kind find_nearest(git_repository *git, struct moves_budget *budget,
                                   struct moved_file *file, const struct moved_file_vec *others,
                                   struct moved_file **ret)
{
    int highest = LIKENESS - 1;
    int second = 0;
    *ret = NULL;
    for (size_t i = 0; i < others->len; i++) {
        struct moved_file *other = &others->data[i];
        if (!is_note(other) || other->is_taken)
            continue;
        const git_hashsig *own = signature_of(git, budget, file);
        const git_hashsig *its = signature_of(git, budget, other);
        if (!own || !its || !budget->comparisons)
            return MOVE_UNSURE;
        budget->comparisons--;
        const int likeness = git_hashsig_compare(own, its);
        if (likeness > highest) {
            second = *ret ? highest : second;
            highest = likeness;
            *ret = other;
        } else if (likeness > second) {
            second = likeness;
        }
    }
    if (!*ret)
        return second < DOUBT ? MOVE_NONE : MOVE_UNSURE;
    return highest - second >= MARGIN ? MOVE_TO : MOVE_UNSURE;
}

enum move_kind moves_find(git_repository *git, struct arena *arena, struct moves_budget *budget,
                          struct step *step, size_t gone, struct str *ret_path)
{
    struct moved_file *file = &step->gone.data[gone];
    settle(arena, step);
    struct moved_file *to = map_find(&step->by_blob, file->blob);
    enum move_kind kind = !to ? MOVE_NONE : to->is_one_of_several ? MOVE_UNSURE : MOVE_TO;
    if (!to && is_note(file)) {
        /* Notes made from one template are alike: each has to be the nearest to the other. */
        struct moved_file *back = NULL;
        kind = find_nearest(git, budget, file, &step->came, &to);
        if (kind == MOVE_TO &&
            (find_nearest(git, budget, to, &step->gone, &back) != MOVE_TO || back != file))
            kind = MOVE_UNSURE;
    }
    if (kind == MOVE_NONE && step->is_cut)
        return MOVE_UNSURE;
    if (kind == MOVE_TO)
        *ret_path = to->path;
    return kind;
}

void step_done(struct step *step)
{
    for (size_t i = 0; i < step->gone.len; i++)
        git_hashsig_free(step->gone.data[i].signature);
    for (size_t i = 0; i < step->came.len; i++)
        git_hashsig_free(step->came.data[i].signature);
}
