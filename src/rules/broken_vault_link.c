/* rules/broken-vault-link: reports obsidian:// links to files that another vault does not hold. */
#include "links.h"
#include "rules.h"

void broken_vault_link(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link;
         (link = links_next(pass, KINDS_MARKDOWN, 1 << LINK_EXTERNAL, &at));) {
        struct str vault;
        struct str file;
        if (vault_link_resolve(pass->vault, pass->note, link, pass->scratch, &vault, &file) !=
            VAULT_LINK_BROKEN)
            continue;
        const struct str name = quoted(pass->run, file);
        struct diagnostic *finding =
            report(pass, link->region, "the vault '%.*s' has no file '%.*s'", STR_ARG(vault),
                   STR_ARG(name));
        finding->identity = str_fmt(pass->run, "%.*s/%.*s", STR_ARG(vault), STR_ARG(name));
    }
}
