/* parse/citation: citations of a note. */
#include "stages.h"

void citations_parse(struct arena *run, struct arena *scratch, struct note *note,
                     const struct mask *mask)
{
}
