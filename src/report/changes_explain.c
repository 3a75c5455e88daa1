/* report/changes_explain: what of a change has broken a link: the link is resolved in the vault as
 * it was, and what it led to there is looked for in the vault as it is. */
#include <stdlib.h>

#include "notelint/changes.h"
#include "notelint/fold.h"
#include "notelint/rule.h"

/* One broken link, before and after the change. */
struct broken {
    struct vault *vault;
    const struct vault *former;
    const struct changes *changes;
    const struct link *link;
    struct resolution was, is;
    struct arena *scratch;
};

static const struct link *link_of(const struct diagnostic *finding)
{
    const struct link_vec *links = &finding->note->links;
    const uint32_t at = link_at_or_behind(finding->note, finding->region.offset);
    return at < links->len && links->data[at].region.offset == finding->region.offset
               ? &links->data[at]
               : NULL;
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

static struct str explain_file(const struct broken *broken)
{
    const struct str path = broken->was.path;
    const struct str *renamed = map_find(&broken->changes->renamed, path);
    if (renamed)
        return str_fmt(broken->scratch, "this change renamed '%.*s' to '%.*s'", STR_ARG(path),
                       STR_ARG(*renamed));
    return str_fmt(broken->scratch, "this change deleted '%.*s'", STR_ARG(path));
}

static struct str heading_text(const struct note *note, const struct heading *heading)
{
    return source_text(&note->source, heading->region);
}

VEC_OF(heading_list, const struct heading *)

/* The headings of one level that `note` has and `other` has not. */
static struct heading_list own_headings(const struct note *note, const struct note *other,
                                        int level, struct arena *scratch)
{
    struct heading_list own = {0};
    struct map others = {0};
    for (size_t i = 0; i < other->headings.len; i++) {
        const struct str text = heading_text(other, &other->headings.data[i]);
        *map_slot(&others, scratch, fold_heading(scratch, text)) = scratch;
    }
    for (size_t i = 0; i < note->headings.len; i++) {
        const struct heading *heading = &note->headings.data[i];
        if (heading->level == level &&
            !map_find(&others, fold_heading(scratch, heading_text(note, heading))))
            *heading_list_push(scratch, &own) = heading;
    }
    return own;
}

/* Where as many headings came as went, the first took the place of the first, and so on. */
static struct str explain_heading(const struct broken *broken)
{
    const struct note *former = broken->was.note;
    const struct note *now = broken->is.note;
    const struct heading *heading = broken->was.heading;
    struct arena *scratch = broken->scratch;
    const struct str text = heading_text(former, heading);
    const struct heading_list went = own_headings(former, now, heading->level, scratch);
    const struct heading_list came = own_headings(now, former, heading->level, scratch);
    for (size_t i = 0; went.len == came.len && i < went.len; i++)
        if (went.data[i] == heading)
            return str_fmt(scratch, "this change renamed the heading '%.*s' to '%.*s'",
                           STR_ARG(text), STR_ARG(heading_text(now, came.data[i])));
    return str_fmt(scratch, "this change removed the heading '%.*s'", STR_ARG(text));
}

/* Another file of the name came, so that the link no longer says which one it means. */
static struct str explain_ambiguity(const struct broken *broken, struct str *ret_path)
{
    struct str paths[4];
    const size_t count = link_candidates(broken->vault, broken->link, broken->scratch, paths);
    for (size_t i = 0; i < count; i++) {
        if (is_there(broken->former, paths[i]))
            continue;
        *ret_path = paths[i];
        return str_fmt(broken->scratch, "this change added '%.*s'", STR_ARG(paths[i]));
    }
    return (struct str){0};
}

/* What the change did that broke the link, and to which file; empty where it is not to blame. */
static struct str explain(const struct broken *broken, struct str *ret_path)
{
    const enum link_status was = broken->was.status;
    const enum link_status is = broken->is.status;
    *ret_path = broken->was.path;
    if (was != LINK_OK && was != LINK_CASE && was != LINK_AMBIGUOUS)
        return (struct str){0};
    if (broken->was.path.len && !is_there(broken->vault, broken->was.path))
        return explain_file(broken);
    if (is == LINK_BROKEN_HEADING && broken->was.heading && broken->is.note)
        return explain_heading(broken);
    if (is == LINK_BROKEN_BLOCK && broken->was.block)
        return str_fmt(broken->scratch, "this change removed the block '^%.*s'",
                       STR_ARG(broken->was.block->id));
    if (is == LINK_AMBIGUOUS && was != LINK_AMBIGUOUS)
        return explain_ambiguity(broken, ret_path);
    if (is == LINK_MISSING && !broken->was.file && broken->was.note)
        return str_fmt(broken->scratch, "this change took the name '%.*s' from '%.*s'",
                       STR_ARG(broken->link->path), STR_ARG(broken->was.path));
    return (struct str){0};
}

/* An error, unless the settings say how grave it is. */
static void raise_severity(const struct vault *vault, struct diagnostic *finding)
{
    const struct rule_key key = rule_key_of(finding->rule);
    const struct config_layer *from = NULL;
    config_rule(&vault->config, &key, finding->note->path, NULL, &from);
    if (!from)
        finding->severity = SEVERITY_ERROR;
}

/* The note as it was: under its name, or under that which the change took from it. */
static const struct note *former_note(const struct vault *former, const struct changes *changes,
                                      const struct note *note)
{
    const struct note *same = vault_note_find(former, note->path);
    for (size_t i = 0; !same && i < changes->renamed.len; i++)
        if (str_eq(*(const struct str *)changes->renamed.entries[i].value, note->path))
            same = vault_note_find(former, changes->renamed.entries[i].key);
    return same;
}

/* git's history may have told the rule already. */
static bool is_told(const struct broken *broken, const struct diagnostic *finding)
{
    const struct departure *departure =
        link_near_names(broken->vault, broken->link, broken->scratch).departure;
    return departure &&
           str_find(finding->message, departure_words(broken->scratch, departure), 0) != STR_NONE;
}

static void explain_finding(struct broken *broken, const struct note *former,
                            struct diagnostic *finding)
{
    struct arena *run = &broken->vault->run;
    broken->was = link_resolve(broken->former, former, broken->link, broken->scratch, NULL);
    broken->is = link_resolve(broken->vault, finding->note, broken->link, broken->scratch, NULL);
    struct str path;
    const struct str cause = explain(broken, &path);
    if (!cause.len)
        return;
    finding->broken_by = str_dup(run, path);
    /* A link that this change breaks is no link to a note yet to be written. */
    if (broken->is.status != LINK_AMBIGUOUS)
        raise_severity(broken->vault, finding);
    if (!is_told(broken, finding))
        finding->message = str_fmt(run, "%.*s; %.*s", STR_ARG(finding->message), STR_ARG(cause));
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

static void name_untracked(struct vault *vault, const struct map *untracked,
                           struct diagnostic *finding)
{
    struct arena *run = &vault->run;
    const struct str *path = map_find(untracked, plain_name(run, finding->identity));
    if (!path)
        return;
    finding->hint = finding->hint.len
                        ? str_fmt(run, "%.*s; '%.*s' is there, but not added: git add",
                                  STR_ARG(finding->hint), STR_ARG(*path))
                        : str_fmt(run, "'%.*s' is there, but not added: git add", STR_ARG(*path));
}

void changes_explain(struct vault *vault, const struct vault *former, const struct changes *changes,
                     struct diagnostic_vec *findings)
{
    struct map untracked = {0}; /* plain_name -> const struct str * */
    struct arena scratch = {0};
    for (size_t i = 0; i < changes->untracked.len; i++) {
        struct str *path = &changes->untracked.data[i];
        *map_slot(&untracked, &vault->run, plain_name(&vault->run, *path)) = path;
    }
    for (size_t i = 0; i < findings->len; i++) {
        struct diagnostic *finding = &findings->data[i];
        if (finding->rule->family != FAMILY_LINKS || !finding->identity.len)
            continue;
        name_untracked(vault, &untracked, finding);
        struct broken broken = {
            .vault = vault,
            .former = former,
            .changes = changes,
            .link = link_of(finding),
            .scratch = &scratch,
        };
        const struct note *note = former_note(former, changes, finding->note);
        if (broken.link && note)
            explain_finding(&broken, note, finding);
        arena_reset(&scratch);
    }
    arena_done(&scratch);
}

static bool is_found(const struct rule *rule, const struct diagnostic_vec *findings)
{
    for (size_t i = 0; i < findings->len; i++)
        if (findings->data[i].rule == rule)
            return true;
    return false;
}

static bool has_links(const struct vault *vault)
{
    for (size_t i = 0; i < vault->note_count; i++)
        if (vault->notes[i]->links.len)
            return true;
    return false;
}

void changes_guard(struct vault *vault, const struct vault *former,
                   const struct diagnostic_vec *before, struct diagnostic_vec *findings)
{
    const struct rule *missing = rule_find(STR("missing-note"));
    if (!has_links(former) || is_found(missing, before))
        return;
    for (size_t i = 0; i < findings->len; i++) {
        struct diagnostic *finding = &findings->data[i];
        if (finding->rule != missing || finding->broken_by.len)
            continue;
        raise_severity(vault, finding);
        finding->message =
            str_fmt(&vault->run, "%.*s, and before this change every link led somewhere",
                    STR_ARG(finding->message));
    }
}
