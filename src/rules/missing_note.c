/* rules/missing-note: reports links to notes that are not written yet, or were deleted. */
#include "links.h"
#include "rules.h"

void missing_note(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link; (link = links_next(pass, KINDS_WIKI, 1 << LINK_MISSING, &at));) {
        const struct near_names near = links_near(pass, link);
        if (near.count)
            continue; /* broken-wikilink's */
        const struct str what = str_fmt(pass->scratch, "%.*s%s", STR_ARG(links_missing(pass, link)),
                                        near.departure ? "" : " yet");
        links_report_missing(pass, link, what, &near);
    }
}
