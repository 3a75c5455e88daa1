/* rules/links: walking a note's links, and the edits that make one name another file. */
#include "links.h"

enum { QUOTE_LIMIT = 100 };

static bool holds_any(struct str text, const struct str *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(text, parts[i], 0) != STR_NONE)
            return true;
    return false;
}

/* [[{{date}}]], [[<% tp.file.title %>]]: what a template will write, wherever the template lies. */
static bool is_placeholder(const struct link *link)
{
    static const struct str marks[] = {STR_INIT("{{"), STR_INIT("<%"), STR_INIT("{%"),
                                       STR_INIT("${")};
    return holds_any(link->path, marks, COUNT_OF(marks));
}

static bool is_list_of_numbers(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.data[i]) && !strchr(" ,.-+", text.data[i]))
            return false;
        digits += ascii_is_digit(text.data[i]);
    }
    return digits > 0;
}

/* Code and matrices that nobody marked as such: m[[1]], [[1, 2], [3, 4]], t[["key"]], [[ -f path
 * ]],
 * [[ $a == b ]]. */
static bool is_code(const struct note *note, const struct link *link)
{
    static const struct str parts[] = {STR_INIT("],"),   STR_INIT(" == "), STR_INIT(" != "),
                                       STR_INIT(" =~ "), STR_INIT(" && "), STR_INIT("\", \"")};
    const struct str path = link->path;
    const struct str bytes = note->source.bytes;
    const size_t at = link->region.offset;
    if (link->kind != LINK_WIKILINK || path.len < 1)
        return false;
    const char before = at > 0 ? bytes.data[at - 1] : ' ';
    const bool index = ascii_is_alnum(before) || before == '_' || before == ')' || before == ']';
    const bool quoted_key = path.len > 1 && (path.data[0] == '"' || path.data[0] == '\'') &&
                            path.data[path.len - 1] == path.data[0];
    const bool numbers = is_list_of_numbers(path);
    const bool class_ = path.len > 2 && path.data[0] == ':' && path.data[path.len - 1] == ':';
    const bool option = path.len > 3 && path.data[0] == '-' && path.data[2] == ' ';
    return holds_any(path, parts, COUNT_OF(parts)) || option || class_ ||
           (index && (quoted_key || numbers)) ||
           (numbers && str_find_byte(path, ',', 0) != STR_NONE);
}

const struct link *links_next(const struct pass *pass, unsigned kinds, unsigned statuses,
                              size_t *at)
{
    const struct note *note = pass->note;
    while (*at < note->links.len) {
        const size_t i = (*at)++;
        const struct link *link = &note->links.data[i];
        if (!link->in_comment && (kinds >> link->kind & 1) &&
            (statuses >> vault_link_status(pass->vault, note, i) & 1) && !is_placeholder(link) &&
            !is_code(note, link))
            return link;
    }
    return NULL;
}

struct resolution links_resolve(const struct pass *pass, const struct link *link)
{
    return link_resolve(pass->vault, pass->note, link, pass->scratch, NULL);
}

struct str quoted(struct arena *arena, struct str text)
{
    if (text.len <= QUOTE_LIMIT)
        return text;
    size_t end = QUOTE_LIMIT;
    while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return str_fmt(arena, "%.*s...", STR_ARG(str_slice(text, 0, end)));
}

struct str links_name(const struct pass *pass, const struct link *link)
{
    return quoted(pass->run, link->path);
}

static bool is_markdown(const struct link *link)
{
    return link->kind == LINK_MARKDOWN || link->kind == LINK_MARKDOWN_EMBED;
}

/* `path` as seen from `folder`. */
static struct str relative_path(struct arena *arena, struct str folder, struct str path)
{
    struct buf out = {.arena = arena};
    size_t common = 0; /* bytes of the shared folders, with their slash */
    for (size_t i = 0; i < path.len && i <= folder.len; i++) {
        const char there = i < folder.len ? folder.data[i] : '/';
        if (path.data[i] != there)
            break;
        if (there == '/')
            common = i + 1;
    }
    if (common <= folder.len && folder.len) {
        struct str rest = str_slice(folder, common, folder.len);
        for (struct str part; str_split(&rest, '/', &part);)
            buf_push(&out, STR("../"));
    }
    buf_push(&out, str_slice(path, common, path.len));
    return buf_str(&out);
}

static struct str percent_encode(struct arena *arena, struct str path)
{
    struct buf out = {.arena = arena};
    for (size_t i = 0; i < path.len; i++) {
        const unsigned char byte = (unsigned char)path.data[i];
        if (byte <= ' ' || byte == 0x7F || strchr("%()<>#?\\\"", byte))
            buf_fmt(&out, "%%%02X", byte);
        else
            buf_push_byte(&out, (char)byte);
    }
    return buf_str(&out);
}

/* What a link without display text shows. */
static struct str text_shown(const struct pass *pass, const struct link *link)
{
    return link->fragment.len
               ? str_fmt(pass->run, "%.*s > %.*s", STR_ARG(link->path), STR_ARG(link->fragment))
               : link->path;
}

static bool is_in_cell(const struct note *note, const struct link *link)
{
    return link->block != NOTE_NONE && note->blocks.data[link->block].kind == BLOCK_CELL;
}

/* A quoted YAML scalar takes neither its quotes nor escapes. */
static bool fits_property(struct str text)
{
    return str_find_byte(text, '"', 0) == STR_NONE && str_find_byte(text, '\'', 0) == STR_NONE;
}

void links_retarget(struct pass *pass, struct diagnostic *finding, const struct link *link,
                    struct str path, enum link_shown shown)
{
    const struct rule *rule = pass->rule;
    if (link->target.len == 0)
        return; /* its place in the file is not known: escapes in a property, a reference link */
    if (is_markdown(link)) {
        const struct str relative = relative_path(pass->scratch, pass->note->folder, path);
        diagnostic_fix(pass, finding, rule->fix, link->target, percent_encode(pass->run, relative));
        return;
    }
    struct str text = link_text_for(pass->vault, path, pass->run);
    if (text.len == 0 || (link->kind == LINK_PROPERTY && !fits_property(text)))
        return;
    struct region region = link->target;
    if (shown == SHOWN_AS_BEFORE && link->display.len == 0 && link->kind != LINK_EMBED) {
        const size_t end = region_end(link->region) - 2;
        const struct str subpath =
            source_text(&pass->note->source, region_between(region_end(link->target), end));
        text = str_fmt(pass->run, "%.*s%.*s%s%.*s", STR_ARG(text), STR_ARG(subpath),
                       is_in_cell(pass->note, link) ? "\\|" : "|", STR_ARG(text_shown(pass, link)));
        region = region_between(link->target.offset, end);
    }
    diagnostic_fix(pass, finding, rule->fix, region, text);
}

struct near_names links_near(const struct pass *pass, const struct link *link)
{
    return link_near_names(pass->vault, link, pass->scratch);
}

/* Only a typing error or an old name is not worth showing on; an ending, an order of words or
 * another name is part of the sentence. */
static enum link_shown shown_for(const struct link *link, const struct near_name *near)
{
    const size_t slash = str_rfind_byte(near->path, '/');
    const struct str file = str_slice(near->path, slash + 1, near->path.len);
    const size_t dot = str_rfind_byte(file, '.');
    const struct str name = str_slice(file, 0, dot);
    switch (near->kind) {
    case NEAR_HISTORY:
    case NEAR_FOLDER:
        break;
    case NEAR_SPELLING:
    case NEAR_FORM:
        return str_starts(name, link->path) || str_starts(link->path, name) ? SHOWN_AS_BEFORE
                                                                            : SHOWN_AS_TARGET;
    case NEAR_TITLE:
    case NEAR_ORDER:
    case NEAR_ALIAS:
        return SHOWN_AS_BEFORE;
    }
    return SHOWN_AS_TARGET;
}

/* The link as the fix leaves it, or what else could be meant. */
static void suggest(struct pass *pass, struct diagnostic *finding, const struct link *link,
                    const struct near_names *near)
{
    links_retarget(pass, finding, link, near->data[0].path, shown_for(link, &near->data[0]));
    struct buf hint = {.arena = pass->run};
    if (finding->edits.len)
        buf_fmt(&hint, is_markdown(link) ? "write '%.*s'" : "write [[%.*s]]",
                STR_ARG(finding->edits.data[0].text));
    else
        buf_fmt(&hint, "name '%.*s'", STR_ARG(near->data[0].path));
    for (size_t i = 1; i < near->count; i++)
        buf_fmt(&hint, "; or '%.*s', which %s", STR_ARG(near->data[i].path),
                near_kind_words(near->data[i].kind));
    finding->hint = buf_str(&hint);
}

const char *links_noun(const struct link *link)
{
    return link_is_attachment(link->path) ? "file" : "note";
}

void links_report_missing(struct pass *pass, const struct link *link, const struct missing *missing,
                          const struct near_names *near)
{
    const struct str name = links_name(pass, link);
    struct diagnostic *finding;
    if (near->departure && (near->departure->to.len || !near->count)) {
        const struct str words = departure_words(pass->scratch, near->departure);
        finding = report(pass, link->region, "there is no %s '%.*s'%s: %.*s", missing->noun,
                         STR_ARG(name), missing->tail, STR_ARG(words));
    } else if (near->count) {
        finding = report(pass, link->region, "there is no %s '%.*s'%s, but '%.*s' %s",
                         missing->noun, STR_ARG(name), missing->tail, STR_ARG(near->data[0].path),
                         near_kind_words(near->data[0].kind));
    } else {
        finding = report(pass, link->region, "there is no %s '%.*s'%s", missing->noun,
                         STR_ARG(name), missing->tail);
    }
    if (near->count)
        suggest(pass, finding, link, near);
    finding->identity = link->path;
}

void links_report_hidden(struct pass *pass, const struct link *link)
{
    const struct str path = links_resolve(pass, link).path;
    const struct str name = links_name(pass, link);
    struct diagnostic *finding =
        report(pass, link->region, "'%.*s' is only in a hidden folder: '%.*s'", STR_ARG(name),
               STR_ARG(path));
    diagnostic_hint(pass, finding,
                    "move it: a folder whose name starts with a dot is not in the vault");
    finding->identity = link->path;
}
