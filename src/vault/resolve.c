/* vault/resolve: from a link to its status: the path first, then aliases, then the subpath. */
#include "notelint/resolve.h"

#include "anchors.h"
#include "lookup.h"
#include "names.h"
#include "notelint/fold.h"

static const char *const status_names[] = {
    [LINK_OK] = "ok",
    [LINK_MISSING] = "missing",
    [LINK_ALIAS] = "alias",
    [LINK_AMBIGUOUS] = "ambiguous",
    [LINK_CASE] = "case",
    [LINK_HIDDEN] = "hidden",
    [LINK_BROKEN_HEADING] = "broken-heading",
    [LINK_BROKEN_BLOCK] = "broken-block",
    [LINK_EXTERNAL] = "external",
};

static const char *const choice_words[] = {
    [CHOICE_NONE] = "",
    [CHOICE_SELF] = "the note itself",
    [CHOICE_EXACT] = "its whole path is as the link says",
    [CHOICE_ONLY] = "no other file bears the name",
    [CHOICE_OWN_FOLDER] = "it lies in the note's own folder",
    [CHOICE_SHORTEST] = "its path is the shortest",
    [CHOICE_TIE] = "first in byte order among paths of equal length",
};

const char *link_status_name(enum link_status status)
{
    return status_names[status];
}

/* Aliases and titles: whose they are, and whether they resolve (obsidian-links rule 12). */
static void resolve_name(const struct lookup *lookup, struct str path, struct resolution *ret)
{
    const struct name_index *names = lookup->vault->names;
    const enum link_mode mode = lookup->vault->config.links;
    const struct str folded = fold_path(lookup->scratch, path);
    const struct name_owners *owners = names_find_alias(names, folded);
    const char *what = "alias";
    if (!owners && mode == LINKS_TITLES) {
        owners = names_find_title(names, folded);
        what = "title";
    }
    if (!owners) {
        lookup_step(lookup, "no file and no alias of that name");
        return;
    }
    ret->candidates = owners->count;
    lookup_step(lookup, "%s of %zu note%s, first '%.*s'", what, owners->count,
                owners->count == 1 ? "" : "s", STR_ARG(owners->first->note->path));
    ret->status = mode == LINKS_OBSIDIAN ? LINK_ALIAS
                  : owners->count > 1    ? LINK_AMBIGUOUS
                                         : LINK_OK;
    if (ret->status == LINK_AMBIGUOUS)
        ret->choice = CHOICE_TIE;
    if (ret->status == LINK_AMBIGUOUS || owners->count == 1)
        ret->note = owners->first->note;
}

static void resolve_path(const struct lookup *lookup, const struct link *link,
                         struct resolution *ret)
{
    struct lookup_result found;
    lookup_path(lookup, link->path, &found);
    if (found.outside) {
        lookup_step(lookup, "leads out of the vault");
        ret->status = lookup->markdown ? LINK_EXTERNAL : LINK_MISSING;
        return;
    }
    if (found.folder) {
        lookup_step(lookup, "a folder");
        ret->status = LINK_OK;
        return;
    }
    if (!found.file) {
        ret->site = found.site;
        resolve_name(lookup, link->path, ret);
        return;
    }
    ret->file = found.file;
    ret->note = found.file->note;
    ret->choice = found.choice;
    ret->candidates = found.count;
    lookup_step(lookup, "%zu file%s of that name; '%.*s': %s", found.count,
                found.count == 1 ? "" : "s", STR_ARG(found.file->path), choice_words[found.choice]);
    /* A path that leads from the note's folder is as good as exact; a bare name is not. */
    const bool bare = str_find_byte(link->path, '/', 0) == STR_NONE;
    const bool sure = found.count == 1 || (found.choice == CHOICE_OWN_FOLDER && !bare);
    if (found.file->hidden)
        ret->status = lookup->markdown ? LINK_OK : LINK_HIDDEN;
    else if (!sure)
        ret->status = LINK_AMBIGUOUS;
    else
        ret->status = found.respelled ? LINK_CASE : LINK_OK;
}

static struct str first_part(struct str fragment)
{
    for (struct str part; str_split(&fragment, '#', &part);)
        if (str_trim(part).len)
            return str_trim(part);
    return (struct str){0};
}

static struct str last_part(struct str fragment)
{
    struct str last = {0};
    for (struct str part; str_split(&fragment, '#', &part);)
        if (str_trim(part).len)
            last = str_trim(part);
    return last;
}

static const struct anchors *anchors_of(const struct lookup *lookup, const struct note *note)
{
    const struct vault *vault = lookup->vault;
    if (vault->anchors && vault->anchors[note->index])
        return vault->anchors[note->index];
    return anchors_build(lookup->scratch, note);
}

static void resolve_block(const struct lookup *lookup, struct str id, struct resolution *ret)
{
    ret->block = anchors_find_block(anchors_of(lookup, ret->note), id, lookup->scratch);
    lookup_step(lookup, "block '%.*s': %s", STR_ARG(id), ret->block ? "found" : "not there");
    if (!ret->block)
        ret->status = LINK_BROKEN_BLOCK;
}

/* What a page has without a heading: its top, and the footnotes that are numbered as it is made. */
static bool is_of_page(struct str fragment)
{
    if (str_starts(fragment, STR("user-content-")))
        fragment = str_slice(fragment, strlen("user-content-"), fragment.len);
    if (str_eq_nocase(fragment, STR("top")))
        return true;
    const size_t name = str_starts(fragment, STR("fnref")) ? strlen("fnref") : strlen("fn");
    if (!str_starts(fragment, STR("fn")) || fragment.len == name)
        return false;
    const size_t mark = name + (strchr(":-_", fragment.data[name]) != NULL);
    return mark > name || ascii_is_digit(fragment.data[name]);
}

static void resolve_fragment(const struct lookup *lookup, struct str fragment,
                             struct resolution *ret)
{
    const struct str first = first_part(fragment);
    const struct str last = last_part(fragment);
    if (first.len == 0 || str_starts(first, STR("[^")))
        return; /* nothing named, or a footnote */
    if (lookup->markdown && is_of_page(fragment))
        return;
    if (lookup->markdown && str_starts(fragment, STR("user-content-")))
        fragment = str_slice(fragment, strlen("user-content-"), fragment.len);
    if (last.data[0] == '^') {
        resolve_block(lookup, str_slice(last, 1, last.len), ret);
        return;
    }
    const struct anchors *anchors = anchors_of(lookup, ret->note);
    ret->heading = anchors_find_heading(anchors, fragment, lookup->scratch);
    const bool found =
        ret->heading || (lookup->markdown && anchors_has_loose(anchors, fragment, lookup->scratch));
    lookup_step(lookup, "heading '%.*s': %s", STR_ARG(fragment), found ? "found" : "not there");
    if (!found)
        ret->status = LINK_BROKEN_HEADING;
}

struct resolution link_resolve(const struct vault *vault, const struct note *from,
                               const struct link *link, struct arena *scratch, struct buf *steps)
{
    const struct lookup lookup = {
        .vault = vault,
        .from = from,
        .markdown = link->kind == LINK_MARKDOWN || link->kind == LINK_MARKDOWN_EMBED,
        .scratch = scratch,
        .steps = steps,
    };
    struct resolution resolution = {.status = LINK_MISSING};
    if (link->external) {
        lookup_step(&lookup, "has a scheme: not a path in the vault");
        resolution.status = LINK_EXTERNAL;
        return resolution;
    }
    if (link->unresolved_reference)
        return resolution;
    if (link->path.len) {
        resolve_path(&lookup, link, &resolution);
    } else {
        lookup_step(&lookup, "no path: the note itself");
        resolution.status = LINK_OK;
        resolution.note = from;
        resolution.choice = CHOICE_SELF;
        resolution.candidates = 1;
    }
    resolution.path = resolution.file && resolution.status != LINK_ALIAS ? resolution.file->path
                      : resolution.note                                  ? resolution.note->path
                                                                         : (struct str){0};
    const bool whole = resolution.status == LINK_OK || resolution.status == LINK_CASE;
    if (whole && resolution.note && link->has_subpath)
        resolve_fragment(&lookup, link->fragment, &resolution);
    lookup_step(&lookup, "status: %s", link_status_name(resolution.status));
    return resolution;
}

struct link link_of_text(struct str text)
{
    struct link link = {.kind = LINK_WIKILINK, .block = NOTE_NONE};
    text = str_trim(text);
    if (str_starts(text, STR("!"))) {
        link.kind = LINK_EMBED;
        text = str_slice(text, 1, text.len);
    }
    if (str_starts(text, STR("[[")) && str_ends(text, STR("]]")))
        text = str_slice(text, 2, text.len - 2);
    text = str_slice(text, 0, str_find_byte(text, '|', 0));
    if (str_ends(text, STR("\\")))
        text.len--;
    const size_t hash = str_find_byte(text, '#', 0);
    link.path = str_trim(str_slice(text, 0, hash));
    if (hash != STR_NONE) {
        link.has_subpath = true;
        link.fragment = str_trim(str_slice(text, hash + 1, text.len));
    }
    return link;
}

struct resolution link_text_resolve(const struct vault *vault, const struct note *from,
                                    struct str text, struct arena *scratch)
{
    const struct link link = link_of_text(text);
    return link_resolve(vault, from, &link, scratch, NULL);
}

struct str link_text_for(const struct vault *vault, struct str path, struct arena *arena)
{
    for (size_t i = 0; i < path.len; i++)
        if (strchr("#^[]|\\\n\r", path.data[i]) ||
            str_starts(str_slice(path, i, path.len), STR("%%")))
            return (struct str){0};
    const size_t slash = str_rfind_byte(path, '/');
    const struct str file = slash == STR_NONE ? path : str_slice(path, slash + 1, path.len);
    const struct name_bucket *bucket = names_find(vault->names, fold_path(arena, file));
    const struct str text = bucket && bucket->count == 1 ? file : path;
    return str_ends(text, STR(".md")) ? str_slice(text, 0, text.len - 3) : text;
}

static size_t copy_paths(const struct name_bucket *bucket, struct str ret_paths[4])
{
    const size_t count = bucket && bucket->some ? bucket->count : 0;
    size_t copied = 0;
    for (; copied < count && copied < NAMES_SOME; copied++)
        ret_paths[copied] = bucket->some[copied]->path;
    return copied;
}

size_t link_candidates(const struct vault *vault, const struct link *link, struct arena *scratch,
                       struct str ret_paths[4])
{
    const struct str note = str_fmt(scratch, "%.*s.md", STR_ARG(link->path));
    const size_t count = copy_paths(names_find(vault->names, fold_path(scratch, note)), ret_paths);
    return count ? count
                 : copy_paths(names_find(vault->names, fold_path(scratch, link->path)), ret_paths);
}
