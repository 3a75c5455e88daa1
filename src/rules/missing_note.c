/* rules/missing-note: reports links to notes that are not written yet. */
#include "links.h"
#include "rules.h"

void missing_note(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link; (link = links_next(pass, KINDS_WIKI, 1 << LINK_MISSING, &at));) {
        if (links_near(pass, link).count)
            continue; /* broken-wikilink's */
        const struct str name = links_name(pass, link);
        struct diagnostic *finding =
            report(pass, link->region, "there is no note '%.*s' yet", STR_ARG(name));
        finding->identity = link->path;
    }
}
