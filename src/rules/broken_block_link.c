/* rules/broken-block-link: reports links to blocks (`#^id`) that are not there. */
#include "links.h"
#include "rules.h"

void broken_block_link(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link;
         (link = links_next(pass, KINDS_OBSIDIAN | KINDS_MARKDOWN | KINDS_EMBED,
                            1 << LINK_BROKEN_BLOCK, &at));) {
        const struct resolution target = links_resolve(pass, link);
        const struct str id = quoted(pass->run, link->fragment);
        struct diagnostic *finding = report(pass, link->region, "'%.*s' has no block '%.*s'",
                                            STR_ARG(target.path), STR_ARG(id));
        finding->identity =
            str_fmt(pass->run, "%.*s#%.*s", STR_ARG(link->path), STR_ARG(link->fragment));
    }
}
