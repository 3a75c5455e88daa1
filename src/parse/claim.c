/* parse/claim: claims of a note. */
#include "stages.h"

void claims_parse(struct arena *run, struct arena *scratch, struct note *note,
                  const struct mask *mask)
{
}
