/* parse/claim_property: claims of the front matter: its keys are the attributes, the note is the
 * subject. */
#include "claim.h"
#include "notelint/word.h"

/* Keys that tell of the note, not of what it is about; "weight: 20" orders notes, "weight: 20 kg"
 * does not. */
static bool is_bookkeeping(struct claim_pass *pass, struct str key)
{
    return word_in(
        str_lower(pass->scratch, key),
        "created updated modified date id uid tags tag aliases alias order weight rating "
        "version publish published-on last-updated last_updated last-modified reviewed "
        "lastmod mtime ctime due status priority progress cssclass cssclasses permalink "
        "checked verified accessed retrieved as-of as_of asof timestamp week day score "
        "confidence completeness sources words wordcount position nav_order isbn issn "
        "doi url source accuracy latitude longitude coordinates lat lng location");
}

/* The last figure's end must be the value's end: "2019 election" states nothing. */
static void claim_of(struct claim_pass *pass, const struct member *member)
{
    const struct region value = member->value.region;
    const uint32_t index = figure_at_or_behind(pass->note, value.offset);
    if (index >= pass->note->figures.len ||
        !region_holds(value, pass->note->figures.data[index].region))
        return;
    if (index + 1 < pass->note->figures.len &&
        region_holds(value, pass->note->figures.data[index + 1].region) &&
        !(pass->note->figures.data[index + 1].flags & FIGURE_RESTATES))
        return;
    const struct figure *stated = &pass->note->figures.data[index];
    const bool measured = stated->kind == FIGURE_QUANTITY || stated->kind == FIGURE_CURRENCY;
    const struct region figure = stated->region;
    if (!measured && is_bookkeeping(pass, member->key))
        return;
    const struct str before = str_slice(pass->note->source.bytes, value.offset, figure.offset);
    for (size_t i = 0; i < before.len; i++)
        if (ascii_is_upper(before.data[i]))
            return;
    struct claim *claim = claim_push(pass, index, member->key_region, NULL);
    claim->origin = CLAIM_FRONT_MATTER;
    claim->section = NOTE_NONE;
}

void property_claims(struct claim_pass *pass)
{
    const struct value *properties = &pass->note->properties;
    if (properties->kind != VALUE_OBJECT)
        return;
    for (size_t i = 0; i < properties->count; i++) {
        const struct member *member = &properties->members[i];
        if (member->value.kind != VALUE_ARRAY && member->value.kind != VALUE_OBJECT)
            claim_of(pass, member);
    }
}
