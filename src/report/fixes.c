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
    const struct fixed_file *x = a;
    const struct fixed_file *y = b;
    return str_cmp(x->note->path, y->note->path);
}

struct fix_plan fixes_plan(struct arena *run, const struct diagnostic *findings, size_t count,
                           enum fix_safety safety)
{
    struct planner planner = {.run = run};
    struct fix_plan plan = {0};
    for (size_t i = 0; i < count; i++) {
        struct edit_vec edits;
        if (findings[i].fix_safety == FIX_NONE || findings[i].fix_safety > safety ||
            !edits_order(run, &findings[i].edits, &edits))
            continue;
        if (take(&planner, &edits))
            plan.applied++;
        else
            plan.skipped++;
    }
    for (size_t i = 0; i < planner.targets.len; i++) {
        const struct target *target = planner.targets.entries[i].value;
        if (target->edits.len)
            *fixed_file_vec_push(run, &plan.files) =
                (struct fixed_file){target->note, target->edits, apply(run, target)};
    }
    if (plan.files.len)
        qsort(plan.files.data, plan.files.len, sizeof(*plan.files.data), compare);
    return plan;
}

bool fixes_write(struct arena *scratch, const struct fix_plan *plan, struct str root,
                 struct error *error)
{
    for (size_t i = 0; i < plan->files.len; i++) {
        const struct fixed_file *file = &plan->files.data[i];
        const struct str path =
            str_fmt(scratch, "%.*s/%.*s", STR_ARG(root), STR_ARG(file->note->path));
        struct str now;
        if (!file_read(scratch, path.data, 0, &now, error))
            return false;
        if (!str_eq(now, file->note->source.bytes))
            return error_set(error, "'%.*s' has changed since it was read; it is left as it is",
                             STR_ARG(file->note->path));
        if (!file_write_whole(path.data, file->bytes, error))
            return false;
    }
    return true;
}
