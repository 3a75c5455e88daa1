/* rules/missing-front-matter: reports notes without front matter whose schema asks for some. */
#include "rules.h"
#include "schemas.h"

/* Would an empty front matter do? */
static bool demands_front_matter(struct pass *pass, const struct note_schema *schema)
{
    struct note empty = *pass->note;
    struct violation_vec violations = {0};
    empty.properties = (struct value){.kind = VALUE_OBJECT};
    return !note_schema_validate(schema, &empty, NULL, pass->scratch, &violations);
}

void missing_front_matter(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note->front_matter.len)
        return;
    const struct region first =
        source_line_region(&note->source, source_line_at(&note->source, note->source.bom));
    for (const struct note_schema *const *schema = schemas_for(pass->vault, note); *schema;
         schema++) {
        if (!demands_front_matter(pass, *schema))
            continue;
        struct diagnostic *finding = report(pass, first, "there is no front matter");
        diagnostic_hint(pass, finding, "the schema '%.*s' asks for some", STR_ARG((*schema)->name));
        return;
    }
    if (option_bool(pass->options, STR("everywhere"), false))
        report(pass, first, "there is no front matter");
}
