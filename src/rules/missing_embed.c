/* rules/missing-embed: reports embeds of files that are not there. */
#include "links.h"
#include "rules.h"

static void report_missing(struct pass *pass, const struct link *link)
{
    const struct near_names near = links_near(pass, link);
    links_report_missing(pass, link, &(struct missing){"file", " to embed"}, &near);
}

void missing_embed(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_HIDDEN;
    for (const struct link *link; (link = links_next(pass, KINDS_EMBED, statuses, &at));) {
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_HIDDEN)
            links_report_hidden(pass, link);
        else if (link->path.len && !links_resolve(pass, link).site)
            report_missing(pass, link);
    }
}
