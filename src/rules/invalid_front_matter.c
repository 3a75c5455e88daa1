/* rules/invalid-front-matter: reports front matter that cannot be read, or not as it was meant. */
#include "rules.h"
#include "schemas.h"

static bool concerns_front_matter(const struct note *note, const struct defect *defect)
{
    if (defect->kind == DEFECT_TOO_LARGE)
        return note->front_matter.len && region_holds(note->front_matter, defect->region);
    return defect->kind >= DEFECT_YAML_SYNTAX && defect->kind <= DEFECT_YAML_UNCLOSED;
}

/* "title: {{title}}", "date: <% tp.date.now() %>": what a template will fill in is no YAML yet, in
 * whatever folder the template lies. */
static bool holds_placeholder(const struct note *note)
{
    const struct str text = source_text(&note->source, note->front_matter);
    return str_find(text, STR(": {{"), 0) != STR_NONE || str_find(text, STR("<%"), 0) != STR_NONE;
}

/* The link in quotes, where it holds nothing that quotes would have to escape. */
static void quote_link(struct pass *pass, struct diagnostic *finding, struct region region)
{
    const struct str text = source_text(&pass->note->source, region);
    if (!str_starts(text, STR("[[")) || !str_ends(text, STR("]]")) ||
        str_find_byte(text, '"', 0) != STR_NONE || str_find_byte(text, '\\', 0) != STR_NONE ||
        str_find_byte(text, '\n', 0) != STR_NONE)
        return;
    diagnostic_fix(pass, finding, FIX_SAFE, region, str_fmt(pass->run, "\"%.*s\"", STR_ARG(text)));
    finding->fix_description = STR("put the link in quotes");
}

void invalid_front_matter(struct pass *pass)
{
    const struct note *note = pass->note;
    if (note_is_template(note))
        return;
    for (size_t i = 0; i < note->defects.len; i++) {
        const struct defect *defect = &note->defects.data[i];
        if (!concerns_front_matter(note, defect) ||
            (defect->kind == DEFECT_YAML_SYNTAX && holds_placeholder(note)))
            continue;
        /* The parser's messages bring what to do. */
        const struct str fix = STR("; fix: ");
        const size_t at = str_find(defect->message, fix, 0);
        const struct str message = str_slice(defect->message, 0, at);
        struct diagnostic *finding = report(pass, defect->region, "%.*s", STR_ARG(message));
        finding->identity = message;
        if (at != STR_NONE)
            diagnostic_hint(pass, finding, "%.*s",
                            STR_ARG(str_slice(defect->message, at + fix.len, STR_NONE)));
        if (defect->other.len)
            diagnostic_relate(pass, finding, note, defect->other, "the first one");
        if (defect->kind == DEFECT_YAML_UNQUOTED_LINK)
            quote_link(pass, finding, defect->region);
    }
}
