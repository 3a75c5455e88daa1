/* rules/unreadable-note: reports notes that could not be read as text, once each. */
#include "notelint/rule.h"
#include "rules.h"

static bool concerns_the_file(const struct note *note, const struct defect *defect)
{
    if (defect->kind == DEFECT_TOO_LARGE)
        return note->front_matter.len == 0 || !region_holds(note->front_matter, defect->region);
    return defect->kind == DEFECT_READ || defect->kind == DEFECT_UTF8 || defect->kind == DEFECT_NUL;
}

void unreadable_note(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->defects.len; i++) {
        const struct defect *defect = &note->defects.data[i];
        if (!concerns_the_file(note, defect))
            continue;
        struct diagnostic *finding = report(
            pass, defect->region, "the note cannot be checked: %.*s", STR_ARG(defect->message));
        if (defect->kind == DEFECT_UTF8)
            diagnostic_hint(pass, finding, "save the file as UTF-8");
        return;
    }
}
