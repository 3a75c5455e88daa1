/* rules/broken-heading-link: reports links to headings that are not there. */
#include "links.h"
#include "notelint/fold.h"
#include "notelint/nearest.h"
#include "rules.h"

enum { HEADINGS_MAX = 200 };

/* The heading that was probably meant: one that only adds or lacks words at its end, else the one
 * with the fewest edits. */
static const struct heading *nearest_heading(struct pass *pass, const struct note *note,
                                             struct str fragment)
{
    const struct str wanted = fold_heading(pass->scratch, fragment);
    struct nearest nearest = {.word = wanted};
    const struct heading *best = NULL;
    for (size_t i = 0; i < note->headings.len && i < HEADINGS_MAX; i++) {
        const struct heading *heading = &note->headings.data[i];
        const struct str text =
            fold_heading(pass->scratch, source_text(&note->source, heading->region));
        if (text.len && wanted.len && (str_starts(text, wanted) || str_starts(wanted, text)))
            return heading;
        const size_t before = nearest.best.len;
        const size_t distance = nearest.distance;
        nearest_offer(&nearest, text);
        if (nearest.best.len && (before == 0 || nearest.distance < distance))
            best = heading;
    }
    return best;
}

void broken_heading_link(struct pass *pass)
{
    size_t at = 0;
    for (const struct link *link;
         (link = links_next(pass, KINDS_OBSIDIAN, 1 << LINK_BROKEN_HEADING, &at));) {
        const struct resolution target = links_resolve(pass, link);
        const struct str heading = quoted(pass->run, link->fragment);
        struct diagnostic *finding = report(pass, link->region, "'%.*s' has no heading '%.*s'",
                                            STR_ARG(target.path), STR_ARG(heading));
        finding->identity =
            str_fmt(pass->run, "%.*s#%.*s", STR_ARG(link->path), STR_ARG(link->fragment));
        const struct heading *near = nearest_heading(pass, target.note, link->fragment);
        if (!near)
            continue;
        const struct str text = source_text(&target.note->source, near->region);
        diagnostic_hint(pass, finding, "did you mean '%.*s'?", STR_ARG(quoted(pass->run, text)));
        diagnostic_relate(pass, finding, target.note, near->region, "the nearest heading");
    }
}
