/* rules/broken-heading-link: reports links to headings that are not there. */
#include "links.h"
#include "notelint/fold.h"
#include "notelint/nearest.h"
#include "rules.h"

enum { HEADINGS_MAX = 200, TEXT_MAX = 500 };

static struct str last_part(struct str fragment)
{
    struct str last = {0};
    for (struct str part; str_split(&fragment, '#', &part);)
        if (str_trim(part).len)
            last = part;
    return last;
}

/* Does one begin with all words of the other? */
static bool continues(struct str a, struct str b)
{
    const struct str shorter = a.len < b.len ? a : b;
    const struct str longer = a.len < b.len ? b : a;
    return shorter.len && str_starts(longer, shorter) &&
           (longer.len == shorter.len || longer.data[shorter.len] == ' ');
}

/* The heading that was probably meant: one that only adds or lacks words at its end, else the one
 * with the fewest edits. */
static const struct heading *nearest_heading(struct pass *pass, const struct note *note,
                                             struct str fragment)
{
    const struct str wanted = fold_heading(pass->scratch, last_part(fragment));
    struct nearest nearest = {.word = wanted};
    const struct heading *best = NULL;
    for (size_t i = 0; i < note->headings.len && i < HEADINGS_MAX; i++) {
        const struct heading *heading = &note->headings.data[i];
        if (heading->region.len > TEXT_MAX)
            continue;
        const struct str text =
            fold_heading(pass->scratch, source_text(&note->source, heading->region));
        if (continues(text, wanted))
            return heading;
        const struct str before = nearest.best;
        nearest_offer(&nearest, text);
        if (nearest.best.data != before.data)
            best = heading;
    }
    return best;
}

/* A heading's text as a link has it, or empty when it cannot stand in one. */
static struct str linkable(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr("#^[]|\\\n\r", text.data[i]))
            return (struct str){0};
    return text;
}

static void suggest(struct pass *pass, struct diagnostic *finding, const struct link *link,
                    const struct note *note)
{
    const struct heading *near = nearest_heading(pass, note, link->fragment);
    if (!near)
        return;
    const struct str text = source_text(&note->source, near->region);
    diagnostic_hint(pass, finding, "did you mean '%.*s'?", STR_ARG(quoted(pass->run, text)));
    diagnostic_relate(pass, finding, note, near->region, "the nearest heading");
    const bool in_place = link->subpath.len > 0 && link->kind != LINK_PROPERTY;
    if (in_place && linkable(text).len)
        diagnostic_fix(pass, finding, FIX_UNSAFE, link->subpath, text);
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
        suggest(pass, finding, link, target.note);
    }
}
