/* rules/self-link: reports links from a note to itself as a whole. */
#include "links.h"
#include "rules.h"

void self_link(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_OK | 1 << LINK_CASE;
    const unsigned kinds = KINDS_OBSIDIAN | KINDS_MARKDOWN;
    for (const struct link *link; (link = links_next(pass, kinds, statuses, &at));) {
        if (link->has_subpath || links_resolve(pass, link).note != pass->note)
            continue;
        report(pass, link->region, "the note links to itself")->identity = link->path;
    }
}
