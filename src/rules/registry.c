/* rules/registry: the table of rules, made from rules.def and the pages beside the rules. */
#include "notelint/rule.h"
#include "rule_pages.h"
#include "rules.h"

const struct rule rules[] = {
#define RULE(function, name_, family_, scope_, severity_, fix_, summary_)                          \
    {.run = function,                                                                              \
     .name = name_,                                                                                \
     .family = FAMILY_##family_,                                                                   \
     .scope = RULE_##scope_,                                                                       \
     .severity = SEVERITY_##severity_,                                                             \
     .fix = FIX_##fix_,                                                                            \
     .summary = summary_,                                                                          \
     .page = (const char *)page_##function},
#include "rules.def"
#undef RULE
};
const size_t rule_count = COUNT_OF(rules);

/* Former names of rules; they keep working in settings, suppressions and on the command line. */
static const struct {
    const char *former;
    const char *name;
} redirects[] = {
    {NULL, NULL},
};

static const char *const family_names[] = {
    [FAMILY_FRONT_MATTER] = "front-matter", [FAMILY_LINKS] = "links",
    [FAMILY_ENTITIES] = "entities",         [FAMILY_CITATIONS] = "citations",
    [FAMILY_FIGURES] = "figures",           [FAMILY_STRUCTURE] = "structure",
    [FAMILY_SUPPRESSIONS] = "suppressions",
};
_Static_assert(COUNT_OF(family_names) == FAMILY_COUNT, "a name for each family");

const struct rule *rule_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(redirects); i++)
        if (redirects[i].former && str_eq(name, str_from(redirects[i].former)))
            name = str_from(redirects[i].name);
    for (size_t i = 0; i < rule_count; i++)
        if (str_eq(name, str_from(rules[i].name)))
            return &rules[i];
    return NULL;
}

const char *family_name(enum family family)
{
    return family_names[family];
}

bool family_parse(struct str text, enum family *ret)
{
    for (size_t i = 0; i < COUNT_OF(family_names); i++) {
        if (str_eq(text, str_from(family_names[i]))) {
            *ret = (enum family)i;
            return true;
        }
    }
    return false;
}
