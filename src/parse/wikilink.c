/* parse/wikilink: lexing only; which file a link names is the vault's to say. */
#include "wikilink.h"

#include "trim.h"

static bool is_pair(struct str text, size_t at, char c)
{
    return at + 1 < text.len && text.data[at] == c && text.data[at + 1] == c;
}

/* Where the text between the brackets ends: the first "]]", "[[" or line end from `at`. */
static size_t inner_end(struct str text, size_t at)
{
    while (at < text.len && !ascii_is_eol(text.data[at]) && !is_pair(text, at, ']') &&
           !is_pair(text, at, '['))
        at++;
    return at;
}

static struct str slice(struct str text, struct region region)
{
    return str_slice(text, region.offset, region_end(region));
}

bool wikilink_lex(struct str text, size_t at, struct link *ret)
{
    const size_t open = at + (at < text.len && text.data[at] == '!');
    const size_t begin = open + 2;
    if (!is_pair(text, open, '[') || (begin < text.len && text.data[begin] == '['))
        return false;
    const size_t end = inner_end(text, begin);
    if (!is_pair(text, end, ']'))
        return false;
    const struct str inner = str_slice(text, 0, end);
    const size_t pipe = str_find_byte(inner, '|', begin);
    size_t name_end = pipe == STR_NONE ? end : pipe;
    name_end -= pipe != STR_NONE && pipe > begin && text.data[pipe - 1] == '\\';
    const size_t hash = str_find_byte(str_slice(text, 0, name_end), '#', begin);
    struct link link = {
        .kind = open > at ? LINK_EMBED : LINK_WIKILINK,
        .region = region_between(at, end + 2),
        .target = region_trimmed(text, begin, hash == STR_NONE ? name_end : hash),
        .has_subpath = hash != STR_NONE,
        .block = NOTE_NONE,
    };
    if (link.has_subpath)
        link.subpath = region_trimmed(text, hash + 1, name_end);
    if (pipe != STR_NONE)
        link.display = region_trimmed(text, pipe + 1, end);
    if (link.target.len == 0 && !link.has_subpath)
        return false;
    link.path = slice(text, link.target);
    if (str_eq(link.path, STR("_TOC_")) && !link.has_subpath)
        return false; /* GitLab's table of contents */
    link.fragment = slice(text, link.subpath);
    *ret = link;
    return true;
}

bool wikilink_is_unclosed(struct str text, size_t at, struct region *ret)
{
    const size_t begin = at + 2;
    if (!is_pair(text, at, '[') || begin >= text.len || ascii_is_space(text.data[begin]))
        return false;
    size_t end = inner_end(text, begin);
    if (end < text.len && !ascii_is_eol(text.data[end]))
        return false;
    const size_t bracket = str_find_byte(str_slice(text, 0, end), ']', begin);
    if (bracket == begin)
        return false;
    if (bracket != STR_NONE && bracket + 1 < end &&
        (text.data[bracket + 1] == '(' || text.data[bracket + 1] == '['))
        return false; /* a Markdown link in brackets */
    *ret = region_trimmed(text, at, bracket == STR_NONE ? end : bracket + 1);
    return true;
}
