/* rules/broken-wikilink: reports links whose target is not there while something much like it is.
 */
#include "links.h"
#include "rules.h"

static void report_hidden(struct pass *pass, const struct link *link)
{
    const struct resolution target = links_resolve(pass, link);
    const struct str name = links_name(pass, link);
    struct diagnostic *finding =
        report(pass, link->region, "'%.*s' is only in a hidden folder: '%.*s'", STR_ARG(name),
               STR_ARG(target.path));
    diagnostic_hint(pass, finding,
                    "move it: a folder whose name starts with a dot is not in the vault");
    finding->identity = link->path;
}

void broken_wikilink(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_HIDDEN;
    for (const struct link *link; (link = links_next(pass, KINDS_WIKI, statuses, &at));) {
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_HIDDEN) {
            report_hidden(pass, link);
            continue;
        }
        const struct near_names near = links_near(pass, link);
        if (near.count == 0)
            continue;
        const struct str name = links_name(pass, link);
        struct diagnostic *finding =
            report(pass, link->region, "there is no note '%.*s', but '%.*s' %s", STR_ARG(name),
                   STR_ARG(near.data[0].path), near_kind_words(near.data[0].kind));
        links_suggest(pass, finding, link, &near);
        finding->identity = link->path;
    }
}
