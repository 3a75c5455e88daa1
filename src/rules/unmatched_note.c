/* rules/unmatched-note: reports notes that no schema is for, where there are schemas. */
#include "rules.h"
#include "schemas.h"

void unmatched_note(struct pass *pass)
{
    if (pass->vault->schemas.len == 0 || *schemas_for(pass->vault, pass->note))
        return;
    struct diagnostic *finding = report(pass, whole_note(pass->note), "no schema is for this note");
    diagnostic_hint(pass, finding, "see 'notelint schema which %.*s'", STR_ARG(pass->note->path));
}
