/* vault/lookup: obsidian-links rules 7 to 11 and 14. */
#include "lookup.h"

#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "notelint/fold.h"
#include "order_number.h"

/* Names that end so are looked up as they are (obsidian-links rule 8). */
static const struct str extensions[] = {
    STR_INIT("md"),   STR_INIT("base"), STR_INIT("canvas"), STR_INIT("avif"), STR_INIT("bmp"),
    STR_INIT("gif"),  STR_INIT("jpeg"), STR_INIT("jpg"),    STR_INIT("png"),  STR_INIT("svg"),
    STR_INIT("webp"), STR_INIT("flac"), STR_INIT("m4a"),    STR_INIT("mp3"),  STR_INIT("ogg"),
    STR_INIT("wav"),  STR_INIT("webm"), STR_INIT("3gp"),    STR_INIT("mkv"),  STR_INIT("mov"),
    STR_INIT("mp4"),  STR_INIT("ogv"),  STR_INIT("pdf"),
};

void lookup_step(const struct lookup *lookup, const char *fmt, ...)
{
    if (!lookup->steps)
        return;
    va_list args;
    va_start(args, fmt);
    buf_push(lookup->steps, str_vfmt(lookup->scratch, fmt, args));
    va_end(args);
    buf_push_byte(lookup->steps, '\n');
}

static bool has_known_extension(struct str path)
{
    const size_t dot = str_rfind_byte(path, '.');
    if (dot == STR_NONE)
        return false;
    const struct str extension = str_slice(path, dot + 1, path.len);
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        if (str_eq_nocase(extension, extensions[i]))
            return true;
    return false;
}

bool link_is_attachment(struct str path)
{
    return has_known_extension(path) &&
           !str_eq_nocase(str_slice(path, path.len - 3, path.len), STR(".md"));
}

static struct str concat(struct arena *scratch, struct str a, struct str b)
{
    struct buf out = {.arena = scratch};
    buf_push(&out, a);
    buf_push(&out, b);
    return buf_str(&out);
}

static struct str join(struct arena *scratch, struct str folder, struct str path)
{
    return folder.len ? str_fmt(scratch, "%.*s/%.*s", STR_ARG(folder), STR_ARG(path)) : path;
}

/* `path` with "." and ".." taken out; false when it climbs above the root. */
static bool normalise(struct arena *scratch, struct str path, struct str *ret)
{
    struct buf out = {.arena = scratch};
    for (struct str part; str_split(&path, '/', &part);) {
        if (part.len == 0 || str_eq(part, STR(".")))
            continue;
        if (!str_eq(part, STR(".."))) {
            if (out.len)
                buf_push_byte(&out, '/');
            buf_push(&out, part);
            continue;
        }
        if (out.len == 0)
            return false;
        const size_t slash = str_rfind_byte(buf_str(&out), '/');
        out.len = slash == STR_NONE ? 0 : slash;
    }
    *ret = buf_str(&out);
    return true;
}

static int compare_path(const void *key, const void *element)
{
    return str_cmp(*(const struct str *)key, ((const struct vault_file *)element)->path);
}

static void take(struct lookup_result *ret, const struct vault_file *file, enum link_choice choice,
                 struct str written)
{
    ret->file = file;
    ret->choice = choice;
    ret->respelled = !str_ends(file->path, written);
}

/* The file whose whole path this is. Two may differ in case alone: then the one as written. */
static void take_exact(const struct lookup *lookup, const struct name_bucket *bucket,
                       struct str path, struct lookup_result *ret)
{
    const struct vault_file_vec *files = &lookup->vault->files;
    take(ret, bucket->exact, CHOICE_EXACT, path);
    ret->count = 1;
    if (!ret->respelled)
        return;
    const struct vault_file *same =
        bsearch(&path, files->data, files->len, sizeof(*files->data), compare_path);
    if (same && !same->hidden)
        take(ret, same, CHOICE_EXACT, path);
}

static bool find_whole(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    const struct name_bucket *bucket =
        names_find(lookup->vault->names, fold_path(lookup->scratch, path));
    if (!bucket || !bucket->exact)
        return false;
    take_exact(lookup, bucket, path, ret);
    return true;
}

/* The whole path, else the end of one (obsidian-links rules 10 and 11). */
static bool find_anywhere(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    const struct name_bucket *bucket =
        names_find(lookup->vault->names, fold_path(lookup->scratch, path));
    if (!bucket)
        return false;
    struct lookup_result beside;
    if (bucket->exact)
        take_exact(lookup, bucket, path, ret);
    else if (bucket->count == 1)
        take(ret, bucket->best, CHOICE_ONLY, path);
    else if (find_whole(lookup, join(lookup->scratch, lookup->from->folder, path), &beside))
        take(ret, beside.file, CHOICE_OWN_FOLDER, path);
    else
        take(ret, bucket->best, bucket->tie ? CHOICE_TIE : CHOICE_SHORTEST, path);
    ret->count = bucket->exact ? 1 : bucket->count;
    return true;
}

static bool find_hidden(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    const struct name_bucket *bucket =
        names_find_hidden(lookup->vault->names, fold_path(lookup->scratch, path));
    if (!bucket)
        return false;
    take(ret, bucket->best, CHOICE_ONLY, path);
    ret->count = bucket->count;
    return true;
}

typedef bool finder(const struct lookup *lookup, struct str path, struct lookup_result *ret);

/* As written if it ends in a known extension, else with ".md" added; then the other way round. */
static bool find_either(const struct lookup *lookup, finder *find, struct str path,
                        struct lookup_result *ret)
{
    const struct str note = concat(lookup->scratch, path, STR(".md"));
    const bool as_written = has_known_extension(path);
    return find(lookup, as_written ? path : note, ret) ||
           find(lookup, as_written ? note : path, ret);
}

static bool is_relative(struct str path)
{
    return str_starts(path, STR("./")) || str_starts(path, STR("../")) || str_eq(path, STR(".")) ||
           str_eq(path, STR(".."));
}

/* "install" for "05-install.md": sites take the number that orders pages off their names. */
static bool find_numbered(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    enum { MOST = 256 }; /* files to look at */
    const struct vault_file_vec *files = &lookup->vault->files;
    const size_t slash = str_rfind_byte(path, '/');
    const size_t begin = slash == STR_NONE ? 0 : slash + 1;
    const struct str first = str_fmt(lookup->scratch, "%.*s0", STR_ARG(str_slice(path, 0, begin)));
    size_t low = 0;
    for (size_t high = files->len; low < high;) {
        const size_t middle = low + (high - low) / 2;
        if (str_cmp(files->data[middle].path, first) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < files->len && i < low + MOST; i++) {
        const struct str file = files->data[i].path;
        if (!str_starts(file, str_slice(path, 0, begin)) || !ascii_is_digit(file.data[begin]))
            return false;
        if (!str_ends(file, STR(".md")))
            continue;
        const struct str name =
            behind_order_number(str_slice(file, begin, file.len - strlen(".md")));
        if (str_eq_nocase(name, str_slice(path, begin, path.len))) {
            lookup_step(lookup, "without the number before its name");
            take(ret, &files->data[i], CHOICE_EXACT, file);
            ret->count = 1;
            return true;
        }
    }
    return false;
}

/* The whole path relative to the note's folder. */
static bool find_beside(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    struct str whole;
    const struct str folder = lookup->from->folder;
    if (!normalise(lookup->scratch, join(lookup->scratch, folder, path), &whole)) {
        ret->outside = true;
        return false;
    }
    lookup_step(lookup, "relative to the note's folder: '%.*s'", STR_ARG(whole));
    if (lookup->markdown &&
        names_is_folder(lookup->vault->names, fold_path(lookup->scratch, whole))) {
        ret->folder = true;
        return true;
    }
    ret->folder = lookup->markdown && whole.len == 0;
    return ret->folder || find_either(lookup, find_whole, whole, ret) ||
           (lookup->markdown && find_numbered(lookup, whole, ret));
}

/* A Markdown link from the root may mean that of a site, whose folder the vault holds: any folder
 * above the note. */
static bool find_in_site(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    for (struct str folder = lookup->from->folder; folder.len;) {
        const struct str whole = join(lookup->scratch, folder, path);
        ret->folder = names_is_folder(lookup->vault->names, fold_path(lookup->scratch, whole));
        if (ret->folder || find_either(lookup, find_whole, whole, ret)) {
            lookup_step(lookup, "from the folder '%.*s', as in a site", STR_ARG(folder));
            return true;
        }
        const size_t slash = str_rfind_byte(folder, '/');
        folder.len = slash == STR_NONE ? 0 : slash;
    }
    return false;
}

/* "/docs/install" where there is no folder "docs" is the address of a page of the site that the
 * notes become, or of one beside it; "/docs/Install.md" is a file that is missing. */
static bool is_of_site(const struct lookup *lookup, struct str path)
{
    const size_t slash = str_find_byte(path, '/', 0);
    const struct str first = str_slice(path, 0, slash);
    return lookup->markdown && !str_ends(path, STR(".md")) &&
           (slash == STR_NONE ||
            !names_is_folder(lookup->vault->names, fold_path(lookup->scratch, first)));
}

static void find_from_root(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    lookup_step(lookup, "from the vault's root: '%.*s'", STR_ARG(path));
    if (find_either(lookup, find_whole, path, ret))
        return;
    struct str folder = path;
    while (str_ends(folder, STR("/")))
        folder.len--;
    ret->folder =
        lookup->markdown &&
        (!folder.len || names_is_folder(lookup->vault->names, fold_path(lookup->scratch, folder)));
    if (ret->folder || (lookup->markdown && find_in_site(lookup, folder, ret)) ||
        find_either(lookup, find_hidden, path, ret))
        return;
    ret->site = is_of_site(lookup, path);
    if (ret->site)
        lookup_step(lookup, "may be a page of a site that the vault does not hold");
}

static void find_path(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    *ret = (struct lookup_result){0};
    if (path.len && path.data[0] == '/') {
        while (path.len && path.data[0] == '/')
            path = str_slice(path, 1, path.len);
        find_from_root(lookup, path, ret);
        return;
    }
    if (is_relative(path)) {
        if (!find_beside(lookup, path, ret) && !ret->outside) {
            struct str whole = {0};
            normalise(lookup->scratch, join(lookup->scratch, lookup->from->folder, path), &whole);
            find_either(lookup, find_hidden, whole, ret);
        }
        return;
    }
    if (lookup->markdown && find_beside(lookup, path, ret))
        return;
    if (!find_either(lookup, find_anywhere, path, ret))
        find_either(lookup, find_hidden, path, ret);
}

/* "C:\\notes", "\\\\server", "~/notes": of this machine, not of the vault. */
static bool is_of_machine(struct str path)
{
    const bool drive = path.len > 2 && ascii_is_alpha(path.data[0]) && path.data[1] == ':';
    return drive || str_starts(path, STR("\\")) || str_starts(path, STR("~/"));
}

/* As other tools write a path: "[[Pot]]" of outliners, "@/pot.md" and "@site/pot.md" from the root
 * of a site. */
static struct str plain_path(struct str path)
{
    if (str_starts(path, STR("[[")) && str_ends(path, STR("]]")) && path.len > 4)
        return str_slice(path, 2, path.len - 2);
    if (str_starts(path, STR("@/")))
        return str_slice(path, 1, path.len);
    return str_starts(path, STR("@site/")) ? str_slice(path, 5, path.len) : path;
}

static bool is_found(const struct lookup_result *result)
{
    return result->file || result->folder || result->outside;
}

/* "pot.html": the page that will be made of "pot.md", or another of the site. */
static void find_page(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    const size_t dot = str_rfind_byte(path, '.');
    const struct str extension = dot == STR_NONE ? path : str_slice(path, dot, path.len);
    if (!str_eq(extension, STR(".html")) && !str_eq(extension, STR(".htm")))
        return;
    find_path(lookup, concat(lookup->scratch, str_slice(path, 0, dot), STR(".md")), ret);
    ret->site = !is_found(ret);
}

static void find_markdown(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    *ret = (struct lookup_result){.outside = is_of_machine(path)};
    if (ret->outside)
        return;
    path = plain_path(path);
    find_path(lookup, path, ret);
    /* Web hosts take a query behind a file's name: pot.png?raw=true. */
    const size_t query = str_find_byte(path, '?', 0);
    if (query != STR_NONE && !is_found(ret))
        find_path(lookup, str_slice(path, 0, query), ret);
    if (!is_found(ret) && !ret->site)
        find_page(lookup, path, ret);
}

void lookup_path(const struct lookup *lookup, struct str path, struct lookup_result *ret)
{
    if (lookup->markdown)
        find_markdown(lookup, path, ret);
    else
        find_path(lookup, path, ret);
}
