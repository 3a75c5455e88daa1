/* rules/unclosed-wikilink: reports `[[` without `]]` on its line. */
#include "notelint/rule.h"
#include "rules.h"

void unclosed_wikilink(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->defects.len; i++) {
        const struct defect *defect = &note->defects.data[i];
        if (defect->kind != DEFECT_UNCLOSED_LINK)
            continue;
        struct diagnostic *finding = report(pass, defect->region, "'[[' is not closed on its line");
        diagnostic_hint(pass, finding, "close it with ']]', or write '\\[['");
    }
}
