/* rules/broken-wikilink: reports links whose target is not there while something much like it is.
 */
#include "links.h"
#include "rules.h"

void broken_wikilink(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_HIDDEN;
    for (const struct link *link; (link = links_next(pass, KINDS_WIKI, statuses, &at));) {
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_HIDDEN) {
            links_report_hidden(pass, link);
            continue;
        }
        const struct near_names near = links_near(pass, link);
        if (near.count == 0)
            continue; /* missing-note's */
        links_report_missing(pass, link, &(struct missing){links_noun(link), ""}, &near);
    }
}
