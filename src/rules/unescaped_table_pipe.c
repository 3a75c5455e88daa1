/* rules/unescaped-table-pipe: reports a bare `|` in a link inside a table, which ends the cell. */
#include "notelint/rule.h"
#include "rules.h"

void unescaped_table_pipe(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->defects.len; i++) {
        const struct defect *defect = &note->defects.data[i];
        if (defect->kind != DEFECT_UNESCAPED_PIPE)
            continue;
        struct diagnostic *finding =
            report(pass, defect->region, "this '|' ends the table's cell inside of the link");
        diagnostic_hint(pass, finding, "write '\\|'");
        diagnostic_fix(pass, finding, FIX_SAFE, (struct region){.offset = defect->region.offset},
                       STR("\\"));
    }
}
