/* rules/vague-citation: "experts say", "reportedly", where no source stands in the sentence. */
#include "rules.h"

/* Is the place covered by a citation that names somebody? Both are in the order of the file; covers
 * may be long, so all that begin before the place are asked, newest first, within reason. */
static bool is_attributed(const struct note *note, struct region place)
{
    enum { MOST_ASKED = 32 };
    const size_t low = citation_at_or_behind(note, region_end(place) + 400);
    for (size_t i = low; i > 0 && low - i < MOST_ASKED; i--) {
        const struct citation *citation = &note->citations.data[i - 1];
        if (citation->how != CITE_SOURCES_SECTION &&
            (region_holds(citation->covers, place) || region_holds(place, citation->region)))
            return true;
    }
    return false;
}

void vague_citation(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->remarks.len; i++) {
        const struct remark *remark = &note->remarks.data[i];
        if (remark->kind != REMARK_VAGUE || is_attributed(note, remark->region))
            continue;
        const struct str text = source_text(&note->source, remark->region);
        struct diagnostic *finding =
            report(pass, remark->region, "'%.*s' names nobody", STR_ARG(text));
        diagnostic_hint(pass, finding, "say who: name the person, the study or the paper");
        finding->identity = text;
    }
}
