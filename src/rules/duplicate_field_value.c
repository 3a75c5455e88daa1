/* rules/duplicate-field-value: reports values that a schema wants to be unique in the vault and
 * that two notes hold. */
#include "rules.h"
#include "schemas.h"

/* The first note to hold a value. */
struct holder {
    const struct note *note;
    struct region region;
};

struct search {
    struct pass *pass;
    const struct note *note;
    struct map holders; /* property and value -> struct holder */
};

static void found(void *context, struct str instance_path, const struct value *value)
{
    struct search *search = context;
    struct pass *pass = search->pass;
    if (value->kind >= VALUE_ARRAY || value->kind == VALUE_NULL)
        return;
    const struct str text =
        value->kind == VALUE_STRING ? value->string : decimal_fmt(pass->scratch, value->number);
    const struct str key = str_fmt(pass->scratch, "%.*s\n%d\n%.*s", STR_ARG(instance_path),
                                   value->kind == VALUE_STRING, STR_ARG(text));
    void **slot = map_slot(&search->holders, pass->scratch, key);
    if (!*slot) {
        struct holder *holder = ARENA_NEW(pass->scratch, struct holder);
        *holder = (struct holder){search->note, value->region};
        *slot = holder;
        return;
    }
    const struct holder *first = *slot;
    if (first->note == search->note)
        return;
    struct diagnostic *finding =
        report_in(pass, search->note, value->region, "%.*s: '%.*s' is that of '%.*s' too",
                  STR_ARG(property_name(pass->scratch, instance_path)), STR_ARG(text),
                  STR_ARG(first->note->path));
    diagnostic_relate(pass, finding, first->note, first->region, "the same value");
    finding->identity = str_fmt(pass->run, "%.*s %.*s", STR_ARG(instance_path), STR_ARG(text));
}

void duplicate_field_value(struct pass *pass)
{
    struct search search = {.pass = pass};
    const struct schema_host host = {.context = &search, .unique = found};
    for (size_t i = 0; i < pass->vault->note_count; i++) {
        search.note = pass->vault->notes[i];
        for (const struct note_schema *const *schema = schemas_for(pass->vault, search.note);
             *schema; schema++) {
            struct violation_vec ignored = {0};
            if (!note_schema_has_unique(*schema))
                continue;
            note_schema_validate(*schema, search.note, &host, pass->scratch, &ignored);
        }
    }
}
