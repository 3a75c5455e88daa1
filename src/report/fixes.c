/* report/fixes: chooses the edits of one round and writes the files. */
#include "notelint/fixes.h"

#include <stdlib.h>

#include "edits.h"
#include "notelint/map.h"
#include "notelint/report.h"

/* What has been taken for one note, in the order of its bytes. */
struct target {
    const struct note *note;
    struct edit_vec edits;
};

struct planner {
    struct arena *run;
    struct map targets; /* path -> struct target */
};

static struct target *target_for(struct planner *planner, const struct note *note)
{
    void **slot = map_slot(&planner->targets, planner->run, note->path);
    if (!*slot) {
        struct target *target = ARENA_NEW(planner->run, struct target);
        target->note = note;
        *slot = target;
    }
    return *slot;
}

/* Index of the first edit that does not lie before `edit`. Findings come in the order of their
 * places, so the search from the end is short. */
static size_t place_for(const struct edit_vec *edits, const struct edit *edit)
{
    size_t at = edits->len;
    while (at > 0 && edits->data[at - 1].region.offset >= edit->region.offset)
        at--;
    return at;
}

static bool fits(const struct edit_vec *edits, const struct edit *edit)
{
    const size_t at = place_for(edits, edit);
    return (at == 0 || !edit_overlaps(&edits->data[at - 1], edit)) &&
           (at == edits->len || !edit_overlaps(edit, &edits->data[at]));
}

static void insert(struct arena *run, struct edit_vec *edits, const struct edit *edit)
{
    const size_t at = place_for(edits, edit);
    edit_vec_push(run, edits);
    memmove(&edits->data[at + 1], &edits->data[at], (edits->len - 1 - at) * sizeof(*edits->data));
    edits->data[at] = *edit;
}

static bool take(struct planner *planner, const struct edit_vec *edits)
{
    for (size_t i = 0; i < edits->len; i++)
        if (!fits(&target_for(planner, edits->data[i].note)->edits, &edits->data[i]))
            return false;
    for (size_t i = 0; i < edits->len; i++)
        insert(planner->run, &target_for(planner, edits->data[i].note)->edits, &edits->data[i]);
    return true;
}

static struct str apply(struct arena *run, const struct target *target)
{
    const struct str bytes = target->note->source.bytes;
    struct buf out = {.arena = run};
    size_t done = 0;
    for (size_t i = 0; i < target->edits.len; i++) {
        const struct edit *edit = &target->edits.data[i];
        buf_push(&out, str_slice(bytes, done, edit->region.offset));
        buf_push(&out, edit->text);
        done = region_end(edit->region);
    }
    buf_push(&out, str_slice(bytes, done, bytes.len));
    return buf_str(&out);
}

static int compare(const void *a, const void *b)
{
    return str_cmp(((const struct fixed_file *)a)->path, ((const struct fixed_file *)b)->path);
}

/* `sorted` files are those of the rounds before; a round comes to each file once. */
static void keep(struct arena *run, struct fixes *fixes, size_t sorted, const struct target *target)
{
    const struct fixed_file key = {.path = target->note->path};
    struct fixed_file *file =
        sorted ? bsearch(&key, fixes->files.data, sorted, sizeof(key), compare) : NULL;
    if (!file) {
        file = fixed_file_vec_push(run, &fixes->files);
        file->path = str_dup(run, target->note->path);
        file->original = str_dup(run, target->note->source.bytes);
    }
    file->now = apply(run, target);
}

bool fixes_round(struct arena *run, struct fixes *fixes, const struct diagnostic *findings,
                 size_t count, enum fix_safety safety)
{
    struct arena scratch = {0};
    struct planner planner = {.run = &scratch};
    struct encodings encodings = {0};
    size_t applied = 0;
    for (size_t i = 0; i < count; i++) {
        struct edit_vec edits;
        if (findings[i].fix_safety != FIX_NONE && findings[i].fix_safety <= safety &&
            edits_order(&scratch, &encodings, &findings[i].edits, &edits) && take(&planner, &edits))
            applied++;
    }
    const size_t sorted = fixes->files.len;
    for (size_t i = 0; i < planner.targets.len; i++) {
        const struct target *target = planner.targets.entries[i].value;
        if (target->edits.len)
            keep(run, fixes, sorted, target);
    }
    arena_done(&scratch);
    if (fixes->files.len)
        qsort(fixes->files.data, fixes->files.len, sizeof(*fixes->files.data), compare);
    fixes->applied += applied;
    return applied > 0;
}

struct overlay_vec fixes_overlays(struct arena *run, const struct fixes *fixes,
                                  const struct overlay_vec *others)
{
    struct overlay_vec overlays = {0};
    size_t at = 0;
    for (size_t i = 0; i < fixes->files.len; i++) {
        const struct fixed_file *file = &fixes->files.data[i];
        while (at < others->len && str_cmp(others->data[at].path, file->path) < 0)
            *overlay_vec_push(run, &overlays) = others->data[at++];
        if (at < others->len && str_eq(others->data[at].path, file->path))
            at++;
        *overlay_vec_push(run, &overlays) =
            (struct overlay){.path = file->path, .bytes = file->now};
    }
    while (at < others->len)
        *overlay_vec_push(run, &overlays) = others->data[at++];
    return overlays;
}

static bool write_file(struct arena *scratch, const struct fixed_file *file, struct str root,
                       struct error *error)
{
    const struct str path = str_fmt(scratch, "%.*s/%.*s", STR_ARG(root), STR_ARG(file->path));
    struct str now;
    if (!file_read(scratch, path.data, 0, &now, error))
        return false;
    if (!str_eq(now, file->original))
        return error_set(error, "'%.*s' on the disk is not what was checked; it is left as it is",
                         STR_ARG(file->path));
    return file_write_inside(root, file->path, file->now, error);
}

bool fixes_write(const struct fixes *fixes, struct str root, struct error *error)
{
    struct arena scratch = {0};
    bool done = true;
    for (size_t i = 0; i < fixes->files.len && done; i++) {
        done = write_file(&scratch, &fixes->files.data[i], root, error);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
    return done;
}
