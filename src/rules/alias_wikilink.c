/* rules/alias-wikilink: reports links that name an alias, which no link finds. */
#include "links.h"
#include "rules.h"

void alias_wikilink(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link;
         (link = links_next(pass, KINDS_OBSIDIAN, 1 << LINK_ALIAS, &at));) {
        const struct resolution owner = links_resolve(pass, link);
        const struct str name = links_name(pass, link);
        struct diagnostic *finding;
        if (owner.note) {
            finding = report(pass, link->region,
                             "'%.*s' is an alias of '%.*s', and links do not find aliases",
                             STR_ARG(name), STR_ARG(owner.note->path));
            diagnostic_hint(pass, finding, "[[%.*s|%.*s]]", STR_ARG(owner.note->name),
                            STR_ARG(name));
            links_retarget(pass, finding, link, owner.note->path, SHOWN_AS_BEFORE);
        } else {
            finding = report(pass, link->region,
                             "'%.*s' is an alias of %zu notes, and links do not find aliases",
                             STR_ARG(name), owner.candidates);
            diagnostic_hint(pass, finding, "name the note that is meant");
        }
        finding->identity = link->path;
    }
}
