/* rules/missing-note: reports links to notes that are not written yet, or were deleted. */
#include "links.h"
#include "rules.h"

/* "2024-05-17", "2024-W20": a day is linked to so as to be told, not so as to be written about. */
static bool is_day(struct str name)
{
    static const struct str forms[] = {STR_INIT("0000-00-00"), STR_INIT("0000-W00")};
    for (size_t i = 0; i < COUNT_OF(forms); i++)
        if (name.len == forms[i].len && str_starts_as(name, forms[i]))
            return true;
    return false;
}

void missing_note(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link; (link = links_next(pass, KINDS_WIKI, 1 << LINK_MISSING, &at));) {
        const struct near_names near = links_near(pass, link);
        if (near.count)
            continue; /* broken-wikilink's */
        if (!near.departure && is_day(link->path))
            continue;
        const struct missing missing = {links_noun(link), near.departure ? "" : " yet"};
        links_report_missing(pass, link, &missing, &near);
    }
}
