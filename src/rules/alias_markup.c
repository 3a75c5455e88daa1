/* rules/alias-markup: reports an alias with wikilink brackets in it. */
#include "rules.h"

/* "[[Name]]" and nothing else: the name can be told for certain. */
static bool is_plain_link(struct str alias, struct str *ret_name)
{
    if (!str_starts(alias, STR("[[")) || !str_ends(alias, STR("]]")) || alias.len <= 4)
        return false;
    *ret_name = str_slice(alias, 2, alias.len - 2);
    for (size_t i = 0; i < ret_name->len; i++)
        if (strchr("[]|#\"'\\", ret_name->data[i]))
            return false;
    return true;
}

void alias_markup(struct pass *pass)
{
    const struct note *note = pass->note;
    for (size_t i = 0; i < note->alias_count; i++) {
        const struct str alias = note->aliases[i];
        if (str_find(alias, STR("[["), 0) == STR_NONE && str_find(alias, STR("]]"), 0) == STR_NONE)
            continue;
        struct diagnostic *finding =
            report(pass, note->alias_regions[i],
                   "the alias '%.*s' holds link brackets, and nobody types them", STR_ARG(alias));
        finding->identity = alias;
        const struct str written = source_text(&note->source, note->alias_regions[i]);
        const size_t at = str_find(written, alias, 0);
        struct str name;
        if (!is_plain_link(alias, &name) || at == STR_NONE) {
            diagnostic_hint(pass, finding, "write the bare name");
            continue;
        }
        diagnostic_hint(pass, finding, "write '%.*s'", STR_ARG(name));
        const struct region inside = region_of(note->alias_regions[i].offset + at, alias.len);
        diagnostic_fix(pass, finding, FIX_SAFE, inside, name);
    }
}
