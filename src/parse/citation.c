/* parse/citation: citations of a note. */
#include "notelint/note.h"
#include "stages.h"

const char *citation_how_name(enum citation_how how)
{
    static const char *const names[] = {
        [CITE_PER] = "per",
        [CITE_ACCORDING_TO] = "according-to",
        [CITE_VERB] = "verb",
        [CITE_PARENTHESIS] = "parenthesis",
        [CITE_FOOTNOTE] = "footnote",
        [CITE_LINK] = "link",
        [CITE_CITEKEY] = "citekey",
        [CITE_SOURCE_COLUMN] = "source-column",
        [CITE_SOURCES_SECTION] = "sources-section",
    };
    return names[how];
}

void citations_parse(struct arena *run, struct arena *scratch, struct note *note,
                     const struct mask *mask)
{
}
