/* report/changes_keep: which findings belong to a change. */
#include <stdlib.h>

#include "changed_lines.h"
#include "notelint/baseline.h"
#include "notelint/changes.h"

/* A lone CR ends a line of ours, but none of git's. */
static size_t git_line(const struct source *source, size_t offset)
{
    const struct str before = str_slice(source->bytes, 0, offset);
    size_t line = 1;
    for (size_t at = str_find_byte(before, '\n', 0); at != STR_NONE;
         at = str_find_byte(before, '\n', at + 1))
        line++;
    return line;
}

static bool is_changed(const struct changed_file *file, size_t first, size_t last)
{
    size_t low = 0;
    size_t high = file->ranges.len;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (file->ranges.data[middle].last < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < file->ranges.len && file->ranges.data[low].first <= last;
}

static bool place_is_changed(const struct changes *changes, const struct note *note,
                             struct region region)
{
    const struct changed_file *file = map_find(&changes->files, note->path);
    if (!file || !file->ranges.len)
        return false;
    const struct source *source = &note->source;
    if (str_find_byte(source->bytes, '\r', 0) != STR_NONE)
        return is_changed(file, git_line(source, region.offset),
                          git_line(source, region_end(region)));
    return is_changed(file, source_line_at(source, region.offset) + 1,
                      source_line_at(source, region_end(region)) + 1);
}

static bool is_touched(const struct changes *changes, const struct diagnostic *finding)
{
    if (place_is_changed(changes, finding->note, finding->region))
        return true;
    for (size_t i = 0; i < finding->related.len; i++)
        if (place_is_changed(changes, finding->related.data[i].note,
                             finding->related.data[i].region))
            return true;
    return false;
}

void changes_keep(struct vault *vault, struct changes *changes, const struct diagnostic_vec *before,
                  struct diagnostic_vec *findings)
{
    struct arena *run = &vault->run;
    struct baseline known = {0};
    bool *met = ARENA_ARRAY(run, bool, findings->len);
    baseline_make(run, before->data, before->len, &known);
    baseline_match(vault, &known, findings, met);
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if (!met[i] || is_touched(changes, &findings->data[i]))
            findings->data[kept++] = findings->data[i];
    findings->len = kept;
}
