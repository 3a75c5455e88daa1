/* rules/broken-markdown-link: reports Markdown links to files, headings and references that are not
 * there. */
#include "links.h"
#include "rules.h"

static void report_file(struct pass *pass, const struct link *link)
{
    if (links_resolve(pass, link).site || str_starts(link->path, STR("[[")))
        return; /* a page of a site; a note that an outliner has yet to make */
    const struct near_names near = links_near(pass, link);
    links_report_missing(pass, link, &(struct missing){"file", ""}, &near);
}

static void report_reference(struct pass *pass, const struct link *link)
{
    const struct str label = quoted(pass->run, link->reference);
    struct diagnostic *finding =
        report(pass, link->region, "nothing defines the link reference '%.*s'", STR_ARG(label));
    diagnostic_hint(pass, finding, "add a line '[%.*s]: destination'", STR_ARG(label));
    finding->identity = link->reference;
}

static void report_heading(struct pass *pass, const struct link *link)
{
    const struct str target = links_resolve(pass, link).path;
    const struct str heading = quoted(pass->run, link->fragment);
    struct diagnostic *finding = report(pass, link->region, "'%.*s' has no heading '%.*s'",
                                        STR_ARG(target), STR_ARG(heading));
    finding->identity =
        str_fmt(pass->run, "%.*s#%.*s", STR_ARG(link->path), STR_ARG(link->fragment));
}

void broken_markdown_link(struct pass *pass)
{
    size_t at = 0;
    const unsigned statuses = 1 << LINK_MISSING | 1 << LINK_ALIAS | 1 << LINK_BROKEN_HEADING;
    const unsigned kinds = KINDS_MARKDOWN | 1 << LINK_MARKDOWN_EMBED;
    for (const struct link *link; (link = links_next(pass, kinds, statuses, &at));) {
        if (vault_link_status(pass->vault, pass->note, at - 1) == LINK_BROKEN_HEADING)
            report_heading(pass, link);
        else if (link->unresolved_reference)
            report_reference(pass, link);
        else if (link->kind == LINK_MARKDOWN) /* a missing file is missing-embed's otherwise */
            report_file(pass, link);
    }
}
