/* report/changes_keep: which findings belong to a change. */
#include <stdlib.h>

#include "changed_lines.h"
#include "notelint/baseline.h"
#include "notelint/changes.h"
#include "notelint/rule.h"

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

/* "Places/Oslo.md" and "oslo" as "oslo". */
static struct str plain_name(struct arena *arena, struct str path)
{
    const size_t slash = str_rfind_byte(path, '/');
    struct str name = slash == STR_NONE ? path : str_slice(path, slash + 1, path.len);
    if (str_ends(name, STR(".md")))
        name.len -= strlen(".md");
    return str_lower(arena, name);
}

/* What is there no longer, or not for git. */
struct cause {
    struct str path;
    bool gone;
};

static void cause_add(struct map *causes, struct arena *run, struct str path, bool gone)
{
    struct cause *cause = ARENA_NEW(run, struct cause);
    *cause = (struct cause){path, gone};
    *map_slot(causes, run, plain_name(run, path)) = cause;
}

static int compare_path(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct vault_file *)element)->path);
}

static bool is_there(const struct vault *vault, struct str path)
{
    return vault->files.len && bsearch(&path, vault->files.data, vault->files.len,
                                       sizeof(*vault->files.data), compare_path);
}

static void find_causes(struct vault *vault, const struct changes *changes, struct map *causes)
{
    for (size_t i = 0; i < changes->before.len; i++) {
        const struct overlay *former = &changes->before.data[i];
        if (!former->absent && !is_there(vault, former->path))
            cause_add(causes, &vault->run, former->path, true);
    }
    for (size_t i = 0; i < changes->untracked.len; i++)
        cause_add(causes, &vault->run, changes->untracked.data[i], false);
}

/* A link that this change breaks is no link to a note yet to be written: it is an error, unless
 * the settings say how grave it is. */
static void raise_severity(const struct vault *vault, struct diagnostic *finding)
{
    const struct rule_key key = rule_key_of(finding->rule);
    const struct config_layer *from = NULL;
    config_rule(&vault->config, &key, finding->note->path, NULL, &from);
    if (!from)
        finding->severity = SEVERITY_ERROR;
}

void changes_explain(struct vault *vault, const struct changes *changes,
                     struct diagnostic_vec *findings)
{
    struct arena *run = &vault->run;
    struct map causes = {0};
    find_causes(vault, changes, &causes);
    for (size_t i = 0; causes.len && i < findings->len; i++) {
        struct diagnostic *finding = &findings->data[i];
        if (finding->rule->family != FAMILY_LINKS || !finding->identity.len)
            continue;
        const struct cause *cause = map_find(&causes, plain_name(run, finding->identity));
        if (!cause)
            continue;
        if (cause->gone) {
            raise_severity(vault, finding);
            finding->broken_by = cause->path;
        }
        const char *what = cause->gone ? "was deleted or renamed by this change"
                                       : "is there, but not added: git add";
        finding->hint = finding->hint.len ? str_fmt(run, "%.*s; '%.*s' %s", STR_ARG(finding->hint),
                                                    STR_ARG(cause->path), what)
                                          : str_fmt(run, "'%.*s' %s", STR_ARG(cause->path), what);
    }
}
