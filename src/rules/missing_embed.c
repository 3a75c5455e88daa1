/* rules/missing-embed: reports embeds of files that are not there. */
#include "links.h"
#include "rules.h"

void missing_embed(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_HIDDEN;
    for (const struct link *link; (link = links_next(pass, KINDS_EMBED, statuses, &at));) {
        if (link->path.len == 0)
            continue;
        const struct str name = links_name(pass, link);
        struct diagnostic *finding =
            report(pass, link->region, "there is no file '%.*s' to embed", STR_ARG(name));
        finding->identity = link->path;
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_HIDDEN)
            diagnostic_hint(pass, finding,
                            "move '%.*s' out of its hidden folder, which is not in the vault",
                            STR_ARG(links_resolve(pass, link).path));
        else
            links_suggest(pass, finding, link);
    }
}
