/* rules/missing-embed: reports embeds of files that are not there. */
#include "links.h"
#include "rules.h"

static void report_missing(struct pass *pass, const struct link *link)
{
    const struct near_names near = links_near(pass, link);
    struct diagnostic *finding;
    const struct str name = links_name(pass, link);
    if (near.count) {
        finding =
            report(pass, link->region, "there is no file '%.*s' to embed, but '%.*s' %s",
                   STR_ARG(name), STR_ARG(near.data[0].path), near_kind_words(near.data[0].kind));
        links_suggest(pass, finding, link, &near);
    } else {
        finding = report(pass, link->region, "there is no file '%.*s' to embed", STR_ARG(name));
    }
    finding->identity = link->path;
}

static void report_hidden(struct pass *pass, const struct link *link)
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

void missing_embed(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_HIDDEN;
    for (const struct link *link; (link = links_next(pass, KINDS_EMBED, statuses, &at));) {
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_HIDDEN)
            report_hidden(pass, link);
        else if (link->path.len)
            report_missing(pass, link);
    }
}
