/* vault/identifier: keys whose values registries give out, one to a thing. What a vault counts
 * itself (`id`, `uid`) is no evidence: of two notes on one thing each has its own. */
#include "identifier.h"

static const struct str keys[] = {
    STR_INIT("arxiv"),    STR_INIT("asin"),     STR_INIT("cas"),  STR_INIT("cik"),
    STR_INIT("cve"),      STR_INIT("doi"),      STR_INIT("iata"), STR_INIT("icao"),
    STR_INIT("imdb"),     STR_INIT("imo"),      STR_INIT("isbn"), STR_INIT("isbn13"),
    STR_INIT("isin"),     STR_INIT("iso3"),     STR_INIT("issn"), STR_INIT("lei"),
    STR_INIT("mmsi"),     STR_INIT("orcid"),    STR_INIT("pmid"), STR_INIT("symbol"),
    STR_INIT("ticker"),   STR_INIT("wikidata"), STR_INIT("qid"),  STR_INIT("gbif"),
    STR_INIT("callsign"), STR_INIT("pubchem"),
};

static bool is_identifier(struct str key)
{
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        if (str_eq_nocase(key, keys[i]))
            return true;
    return false;
}

/* A scalar as written, without quotes; empty for anything else. */
static struct str scalar_of(const struct note *note, const struct value *value)
{
    if (!value || value->kind == VALUE_ARRAY || value->kind == VALUE_OBJECT ||
        value->kind == VALUE_NULL)
        return (struct str){0};
    struct str text = str_trim(source_text(&note->source, value->region));
    const char quote = text.len > 1 ? text.data[0] : '\0';
    if ((quote == '"' || quote == '\'') && text.data[text.len - 1] == quote)
        text = str_slice(text, 1, text.len - 1);
    return text;
}

bool identifiers_differ(const struct note *a, const struct note *b)
{
    if (a->properties.kind != VALUE_OBJECT || b->properties.kind != VALUE_OBJECT)
        return false;
    for (size_t i = 0; i < a->properties.count; i++) {
        const struct member *member = &a->properties.members[i];
        if (!is_identifier(member->key))
            continue;
        const struct str x = scalar_of(a, &member->value);
        const struct str y = scalar_of(b, value_find(&b->properties, member->key));
        if (x.len && y.len && !str_eq_nocase(x, y))
            return true;
    }
    return false;
}
