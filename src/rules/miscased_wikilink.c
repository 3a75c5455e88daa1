/* rules/miscased-wikilink: reports links that find their file only where case does not count. */
#include "links.h"
#include "rules.h"

void miscased_wikilink(struct pass *pass)
{
    size_t at = 0;
    const unsigned kinds = KINDS_OBSIDIAN | KINDS_MARKDOWN | KINDS_EMBED;
    for (const struct link *link; (link = links_next(pass, kinds, 1 << LINK_CASE, &at));) {
        const struct resolution target = links_resolve(pass, link);
        const struct str name = links_name(pass, link);
        struct diagnostic *finding =
            report(pass, link->region, "'%.*s' is spelled otherwise than '%.*s'", STR_ARG(name),
                   STR_ARG(target.path));
        diagnostic_hint(pass, finding,
                        "spell it as the file: it opens in Obsidian, but not where case counts");
        finding->identity = link->path;
        links_retarget(pass, finding, link, target.path, SHOWN_AS_BEFORE);
    }
}
