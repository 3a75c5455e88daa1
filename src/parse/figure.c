/* parse/figure: figures of a note. */
#include "stages.h"

void figures_parse(struct arena *run, struct arena *scratch, struct note *note,
                   const struct mask *mask)
{
}
