/* parse/noun_singular: the singular of an English noun. */
#include "scan.h"

struct irregular {
    struct str plural, singular;
};

static const struct irregular irregulars[] = {
    {STR_INIT("people"), STR_INIT("person")},
    {STR_INIT("species"), STR_INIT("species")},
    {STR_INIT("series"), STR_INIT("series")},
    {STR_INIT("vols"), STR_INIT("volume")},
    {STR_INIT("men"), STR_INIT("man")},
    {STR_INIT("women"), STR_INIT("woman")},
    {STR_INIT("children"), STR_INIT("child")},
    {STR_INIT("feet"), STR_INIT("foot")},
    {STR_INIT("teeth"), STR_INIT("tooth")},
    {STR_INIT("mice"), STR_INIT("mouse")},
    {STR_INIT("lives"), STR_INIT("life")},
    {STR_INIT("wives"), STR_INIT("wife")},
    {STR_INIT("knives"), STR_INIT("knife")},
    {STR_INIT("leaves"), STR_INIT("leaf")},
    {STR_INIT("halves"), STR_INIT("half")},
    {STR_INIT("thieves"), STR_INIT("thief")},
    {STR_INIT("shelves"), STR_INIT("shelf")},
    {STR_INIT("wolves"), STR_INIT("wolf")},
    {STR_INIT("loaves"), STR_INIT("loaf")},
    {STR_INIT("criteria"), STR_INIT("criterion")},
    {STR_INIT("phenomena"), STR_INIT("phenomenon")},
    {STR_INIT("movies"), STR_INIT("movie")},
    {STR_INIT("cookies"), STR_INIT("cookie")},
    {STR_INIT("zombies"), STR_INIT("zombie")},
    {STR_INIT("ties"), STR_INIT("tie")},
    {STR_INIT("bases"), STR_INIT("base")},
    {STR_INIT("cases"), STR_INIT("case")},
    {STR_INIT("houses"), STR_INIT("house")},
    {STR_INIT("horses"), STR_INIT("horse")},
    {STR_INIT("responses"), STR_INIT("response")},
    {STR_INIT("warehouses"), STR_INIT("warehouse")},
    {STR_INIT("purchases"), STR_INIT("purchase")},
    {STR_INIT("phases"), STR_INIT("phase")},
    {STR_INIT("licenses"), STR_INIT("license")},
    {STR_INIT("axes"), STR_INIT("axe")},
    {STR_INIT("analyses"), STR_INIT("analysis")},
    {STR_INIT("crises"), STR_INIT("crisis")},
    {STR_INIT("theses"), STR_INIT("thesis")},
    {STR_INIT("geese"), STR_INIT("goose")},
    {STR_INIT("oxen"), STR_INIT("ox")},
    {STR_INIT("lenses"), STR_INIT("lens")},
    {STR_INIT("glimpses"), STR_INIT("glimpse")},
    {STR_INIT("exercises"), STR_INIT("exercise")},
    {STR_INIT("enterprises"), STR_INIT("enterprise")},
    {STR_INIT("databases"), STR_INIT("database")},
    {STR_INIT("releases"), STR_INIT("release")},
    {STR_INIT("increases"), STR_INIT("increase")},
    {STR_INIT("decreases"), STR_INIT("decrease")},
    {STR_INIT("diseases"), STR_INIT("disease")},
    {STR_INIT("courses"), STR_INIT("course")},
    {STR_INIT("nurses"), STR_INIT("nurse")},
    {STR_INIT("universes"), STR_INIT("universe")},
    {STR_INIT("caches"), STR_INIT("cache")},
    {STR_INIT("expenses"), STR_INIT("expense")},
};

bool noun_ends_in(struct str word, const char *endings)
{
    struct str rest = str_from(endings);
    struct str ending;
    while (str_split(&rest, ' ', &ending))
        if (str_ends(word, ending))
            return true;
    return false;
}

struct str noun_singular(struct arena *run, struct str word)
{
    const struct str lower = str_lower(run, word);
    for (size_t i = 0; i < COUNT_OF(irregulars); i++)
        if (str_eq(lower, irregulars[i].plural))
            return irregulars[i].singular;
    if (lower.len > 8 && str_ends(lower, STR("children")))
        return str_slice(lower, 0, lower.len - 3);
    const bool acronym = word.len > 2 && ascii_is_upper(word.data[word.len - 2]);
    if (acronym && word.data[word.len - 1] == 's')
        return str_slice(lower, 0, lower.len - 1);
    if (lower.len > 4 && str_ends(lower, STR("men")) && !str_ends(lower, STR("specimen")) &&
        !noun_ends_in(lower, "omen amen"))
        return str_fmt(run, "%.*san", (int)(lower.len - 2), lower.data);
    const struct lexicon_entry *known = lexicon_find(lower);
    if (known->lex == LEX_COUNTED && lower.data[lower.len - 1] != 's')
        return str_eq(lower, STR("troops")) ? STR("troop") : lower;
    if (known->lex == LEX_SINGULAR)
        return lower;
    if (lower.len > 3 && str_ends(lower, STR("ies")))
        return str_fmt(run, "%.*sy", (int)(lower.len - 3), lower.data);
    if (lower.len > 4 && noun_ends_in(lower, "sses xes zes ches shes uses"))
        return str_slice(lower, 0, lower.len - 2);
    if (lower.len > 2 && str_ends(lower, STR("s")) && !noun_ends_in(lower, "ss us is"))
        return str_slice(lower, 0, lower.len - 1);
    return lower;
}
