/* report/baseline: writes, reads, applies and prunes baseline files.
 *
 * An entry is met by a finding of the same rule, path and key. What is left over on both sides is
 * then compared without the path: an entry whose note is gone meets a finding in a note that the
 * baseline does not know, and the note was renamed. */
#include "notelint/baseline.h"

#include <stdlib.h>

#include "fingerprint.h"
#include "json_out.h"
#include "notelint/map.h"
#include "notelint/rule.h"
#include "safe.h"

enum { SIZE_LIMIT = 1 << 30 }; /* of a file */

static int compare(const void *a, const void *b)
{
    const struct baseline_entry *x = a;
    const struct baseline_entry *y = b;
    int order = str_cmp(x->path, y->path);
    if (!order)
        order = str_cmp(x->rule, y->rule);
    if (!order)
        order = str_cmp(x->message, y->message);
    return order ? order : str_cmp(x->key, y->key);
}

/* Rule and key, with the path or without. NUL is in none of them. */
static struct str identity_of(struct arena *arena, struct str rule, struct str path, struct str key)
{
    struct buf identity = {.arena = arena};
    buf_push(&identity, rule);
    buf_push_byte(&identity, '\0');
    buf_push(&identity, key);
    buf_push_byte(&identity, '\0');
    buf_push(&identity, path);
    return buf_str(&identity);
}

static struct str entry_line(struct arena *arena, const struct baseline_entry *entry, size_t count)
{
    json_t *object = json_object();
    json_put(object, "path", json_text(arena, entry->path));
    json_put(object, "rule", json_text(arena, entry->rule));
    json_put(object, "message", json_text(arena, entry->message));
    json_put(object, "key", json_text(arena, entry->key));
    if (count > 1)
        json_put(object, "count", json_count(count));
    struct buf line = {.arena = arena};
    json_print(&line, object);
    return buf_str(&line);
}

static struct str print(struct arena *run, const struct baseline_entry *entries, size_t count,
                        bool only_used)
{
    struct buf out = {.arena = run};
    bool first = true;
    buf_push(&out, STR("{\"version\":1,\"findings\":["));
    for (size_t i = 0; i < count; i++) {
        const size_t alike = only_used ? entries[i].used : entries[i].count;
        if (!alike)
            continue;
        buf_push(&out, first ? STR("\n") : STR(",\n"));
        buf_push(&out, entry_line(run, &entries[i], alike));
        first = false;
    }
    buf_push(&out, first ? STR("]}\n") : STR("\n]}\n"));
    return buf_str(&out);
}

void baseline_make(struct arena *run, const struct diagnostic *findings, size_t count,
                   struct baseline *ret)
{
    struct baseline_entry_vec entries = {0};
    struct map known = {0}; /* -> 1 + index of the entry */
    for (size_t i = 0; i < count; i++) {
        const struct str rule = str_from(findings[i].rule->name);
        const struct str path = utf8_repaired(run, finding_path(&findings[i]));
        const struct str key = finding_key(run, &findings[i]);
        void **slot = map_slot(&known, run, identity_of(run, rule, path, key));
        if (*slot) {
            entries.data[*(size_t *)*slot].count++;
            continue;
        }
        size_t *index = ARENA_NEW(run, size_t);
        *index = entries.len;
        *slot = index;
        *baseline_entry_vec_push(run, &entries) =
            (struct baseline_entry){.rule = rule,
                                    .path = path,
                                    .key = key,
                                    .message = message_safe(run, findings[i].message),
                                    .count = 1};
    }
    if (entries.len)
        qsort(entries.data, entries.len, sizeof(*entries.data), compare);
    ret->entries = entries;
}

struct str baseline_print(struct arena *run, const struct diagnostic *findings, size_t count)
{
    struct baseline baseline = {0};
    baseline_make(run, findings, count, &baseline);
    return print(run, baseline.entries.data, baseline.entries.len, false);
}

static bool entry_read(const struct value *value, struct baseline_entry *ret)
{
    const struct value *count = value_find(value, STR("count"));
    int64_t number = 1;
    if (count && (count->kind != VALUE_INTEGER || !decimal_to_int(count->number, &number)))
        return false;
    *ret = (struct baseline_entry){
        .rule = value_string(value_find(value, STR("rule"))),
        .path = value_string(value_find(value, STR("path"))),
        .key = value_string(value_find(value, STR("key"))),
        .message = value_string(value_find(value, STR("message"))),
        .count = number > 0 ? (size_t)number : 0,
    };
    return ret->rule.len && ret->path.len && ret->key.len;
}

bool baseline_parse(struct arena *run, const char *path, struct str bytes, struct baseline *ret,
                    struct error *error)
{
    struct source source;
    source_init(&source, run, bytes);
    struct value document;
    struct defect defect;
    if (!json_parse_large(run, &source, &document, &defect)) {
        const struct position at = source_position(&source, defect.region.offset);
        return error_set(error, "baseline '%s', line %zu, column %zu: %.*s", path, at.line,
                         at.column, STR_ARG(defect.message));
    }
    const struct value *version = value_find(&document, STR("version"));
    const struct value *findings = value_find(&document, STR("findings"));
    if (!version || !str_eq(version->string, STR("1")) || !findings ||
        findings->kind != VALUE_ARRAY)
        return error_set(error, "'%s' is no baseline of version 1", path);
    struct baseline baseline = {0};
    for (size_t i = 0; i < findings->count; i++) {
        struct baseline_entry entry;
        if (!entry_read(&findings->items[i], &entry)) {
            const struct position at = source_position(&source, findings->items[i].region.offset);
            return error_set(error,
                             "baseline '%s', line %zu: an entry needs path, rule and key, and its "
                             "count is a whole number",
                             path, at.line);
        }
        *baseline_entry_vec_push(run, &baseline.entries) = entry;
    }
    *ret = baseline;
    return true;
}

bool baseline_read(struct arena *run, const char *path, struct baseline *ret, struct error *error)
{
    struct str bytes;
    return file_read(run, path, SIZE_LIMIT, &bytes, error) &&
           baseline_parse(run, path, bytes, ret, error);
}

VEC_OF(entry_vec, struct baseline_entry *)

/* The entries of one identity: those before `open` cover nothing more. */
struct entries {
    struct entry_vec all;
    size_t open;
};

static void index_add(struct map *index, struct arena *arena, struct str identity,
                      struct baseline_entry *entry)
{
    void **slot = map_slot(index, arena, identity);
    if (!*slot)
        *slot = ARENA_NEW(arena, struct entries);
    *entry_vec_push(arena, &((struct entries *)*slot)->all) = entry;
}

/* Use one of what an entry under `identity` still covers. */
static bool index_take(const struct map *index, struct str identity)
{
    struct entries *entries = map_find(index, identity);
    for (; entries && entries->open < entries->all.len; entries->open++) {
        struct baseline_entry *entry = entries->all.data[entries->open];
        if (entry->used < entry->count) {
            entry->used++;
            return true;
        }
    }
    return false;
}

struct matcher {
    struct arena *arena;
    const struct vault *vault;
    struct map with_path;    /* identity -> entries */
    struct map without_path; /* entries whose note is gone */
    struct map paths;        /* that the baseline knows */
};

static void matcher_init(struct matcher *matcher, struct baseline *baseline)
{
    for (size_t i = 0; i < baseline->entries.len; i++) {
        struct baseline_entry *entry = &baseline->entries.data[i];
        index_add(&matcher->with_path, matcher->arena,
                  identity_of(matcher->arena, entry->rule, entry->path, entry->key), entry);
        if (!vault_note_find(matcher->vault, entry->path))
            index_add(&matcher->without_path, matcher->arena,
                      identity_of(matcher->arena, entry->rule, (struct str){0}, entry->key), entry);
        *map_slot(&matcher->paths, matcher->arena, entry->path) = entry;
    }
}

void baseline_match(const struct vault *vault, struct baseline *baseline,
                    const struct diagnostic_vec *findings, bool *ret_met)
{
    struct arena scratch = {0};
    struct matcher matcher = {.arena = &scratch, .vault = vault};
    matcher_init(&matcher, baseline);
    for (size_t i = 0; i < findings->len; i++) {
        const struct diagnostic *finding = &findings->data[i];
        const struct str path = utf8_repaired(&scratch, finding_path(finding));
        ret_met[i] =
            index_take(&matcher.with_path, identity_of(&scratch, str_from(finding->rule->name),
                                                       path, finding_key(&scratch, finding)));
    }
    for (size_t i = 0; i < findings->len; i++) {
        const struct diagnostic *finding = &findings->data[i];
        if (!ret_met[i] &&
            !map_find(&matcher.paths, utf8_repaired(&scratch, finding_path(finding))))
            ret_met[i] = index_take(&matcher.without_path,
                                    identity_of(&scratch, str_from(finding->rule->name),
                                                (struct str){0}, finding_key(&scratch, finding)));
    }
    arena_done(&scratch);
}

void baseline_apply(struct vault *vault, struct baseline *baseline, struct diagnostic_vec *findings,
                    size_t *ret_baselined)
{
    bool *met = ARENA_ARRAY(&vault->run, bool, findings->len);
    baseline_match(vault, baseline, findings, met);
    size_t kept = 0;
    for (size_t i = 0; i < findings->len; i++)
        if (!met[i])
            findings->data[kept++] = findings->data[i];
    *ret_baselined = findings->len - kept;
    findings->len = kept;
}

struct str baseline_print_pruned(struct arena *run, const struct baseline *baseline,
                                 size_t *ret_gone)
{
    size_t gone = 0;
    for (size_t i = 0; i < baseline->entries.len; i++)
        gone += baseline->entries.data[i].count - baseline->entries.data[i].used;
    *ret_gone = gone;
    return print(run, baseline->entries.data, baseline->entries.len, true);
}
