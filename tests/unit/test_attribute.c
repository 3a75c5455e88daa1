/* parse/attribute, vault/entity_key: labels and names that mean one thing meet, others do not. */
#include "unit.h"

#include "notelint/attribute.h"
#include "notelint/entity.h"

static struct arena arena;

static struct attribute parse(const char *label, enum figure_kind kind, unsigned flags)
{
    const struct figure figure = {.kind = kind, .flags = flags, .has_low = true, .has_high = true};
    return attribute_parse(&arena, str_from(label), &figure);
}

START_TEST(labels_reach_their_metric)
{
    static const struct {
        const char *label;
        enum figure_kind kind;
        unsigned flags;
        const char *metric;
    } rows[] = {
        {"Founded", FIGURE_YEAR, 0, "founded"},
        {"Established", FIGURE_DATE, 0, "founded"},
        {"since", FIGURE_YEAR, 0, "founded"},
        {"Year of foundation", FIGURE_YEAR, 0, "founded"},
        {"Population", FIGURE_NUMBER, 0, "population"},
        {"Number of inhabitants", FIGURE_COUNT, 0, "population"},
        {"Est. population", FIGURE_NUMBER, 0, "population"},
        {"Death toll", FIGURE_NUMBER, 0, "killed"},
        {"Deaths", FIGURE_COUNT, 0, "killed"},
        {"Death", FIGURE_YEAR, 0, "died"},
        {"Total length", FIGURE_QUANTITY, 0, "length"},
        {"Reign", FIGURE_YEAR, FIGURE_RANGE, "reign"},
        {"Period", FIGURE_YEAR, FIGURE_RANGE, "dates"},
        {"Duration", FIGURE_YEAR, FIGURE_RANGE, "dates"},
        {"Duration", FIGURE_DURATION, 0, "duration"},
        {"Date", FIGURE_YEAR, 0, "date"},
        {"Age (Ma)", FIGURE_YEAR, FIGURE_RANGE, "dates"},
        {"Amount", FIGURE_CURRENCY, 0, ""},
        {"", FIGURE_NUMBER, 0, ""},
        {"GDP per capita", FIGURE_CURRENCY, 0, "gdp per capita"},
        {"Weapon systems", FIGURE_NUMBER, 0, "weapon system"},
        {"Revenue ($ million)", FIGURE_CURRENCY, 0, "revenue"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct attribute got = parse(rows[i].label, rows[i].kind, rows[i].flags);
        ck_assert_str(got.metric, str_from(rows[i].metric));
        ck_assert_uint_eq(got.qualifier_count, 0);
    }
}
END_TEST

START_TEST(modifiers_become_qualifiers)
{
    const struct attribute peak = parse("Peak urban population", FIGURE_NUMBER, 0);
    ck_assert_str(peak.metric, STR("population"));
    ck_assert_uint_eq(peak.qualifier_count, 2);
    ck_assert_str(peak.qualifiers[0], STR("peak"));
    ck_assert_str(peak.qualifiers[1], STR("urban"));
    const struct attribute height = parse("Height (projected)", FIGURE_QUANTITY, 0);
    ck_assert_str(height.metric, STR("height"));
    ck_assert_uint_eq(height.qualifier_count, 1);
    ck_assert_str(height.qualifiers[0], STR("projected"));
    const struct attribute warheads = parse("Deployed warheads", FIGURE_NUMBER, 0);
    ck_assert_str(warheads.metric, STR("warheads"));
    ck_assert_uint_eq(warheads.qualifier_count, 1);
}
END_TEST

START_TEST(metrics_have_classes)
{
    ck_assert_int_eq(attribute_class_of(STR("founded")), ATTRIBUTE_POINT);
    ck_assert_int_eq(attribute_class_of(STR("dates")), ATTRIBUTE_SPAN);
    ck_assert_int_eq(attribute_class_of(STR("population")), ATTRIBUTE_STOCK);
    ck_assert_int_eq(attribute_class_of(STR("")), ATTRIBUTE_VAGUE);
    ck_assert_int_eq(attribute_class_of(STR("weapon system")), ATTRIBUTE_OTHER);
}
END_TEST

START_TEST(names_of_one_thing_have_one_key)
{
    static const struct {
        const char *a, *b;
    } rows[] = {
        {"\xef\xac\x81ne Arts", "FINE ARTS"},            /* a ligature: NFKC */
        {"\xef\xbc\xab\xef\xbc\xa9\xef\xbc\xaf", "kio"}, /* full-width letters */
        {"E\xcc\x81vora", "\xc3\x89vora"},               /* NFD, NFC */
        {"STRASSE", "Stra\xc3\x9f\x65"},
        {"Göbekli Tepe", "Gobekli Tepe"},
        {"Jean-Luc Picard", "Jean Luc Picard"},
        {"U.S. Steel", "US Steel"},
        {"Rome:  Total\tWar", "Rome - Total War"},
        {"The Hanseatic League", "Hanseatic League"},
        {"A Doll House", "Doll House"},
        {"Trade & Industry", "Trade and Industry"},
        {"Rare Earths", "rare earth"},
        {"Companies", "Company"},
        {"Norway's", "Norway"},
        {"Norway\xe2\x80\x99s", "Norway"},
        {"Kachin Independence Organisation", "Kachin Independence Organization"},
        {"Sydney Harbour", "Sydney Harbor"},
        {"Theatre of Defence", "Theater of Defense"},
        {"Brandt Optik GmbH", "Brandt Optik"},
        {"Acme, Inc.", "Acme"},
        {"Smith & Co. Ltd", "Smith"},
        {"Lind, Astrid", "Astrid Lind"},
        {"van der Berg, Jan", "Jan van der Berg"},
        {"King, Jr.", "King Jr"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        ck_assert_str(entity_key(&arena, str_from(rows[i].a)),
                      entity_key(&arena, str_from(rows[i].b)));
}
END_TEST

START_TEST(other_names_keep_their_own_key)
{
    static const struct {
        const char *a, *b;
    } rows[] = {
        {"World War I", "World War II"},
        {"Mark 4", "Mark 5"},
        {"1994 Ceasefire", "1995 Ceasefire"},
        {"Version 1.2", "Version 12"},
        {"Portland, Oregon", "Portland"},
        {"North Shore", "Shore"},
        {"Iran", "Iraq"},
        {"Hadley Park (music)", "Hadley Park"},
        {"Mercury (planet)", "Mercury (element)"},
        {"Texas", "Texa"},
        {"Congress", "Congres"},
        {"East India Company", "East India"},
        {"Chandragupta", "Chandragupta II"},
        {"The", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        ck_assert(!str_eq(entity_key(&arena, str_from(rows[i].a)),
                          entity_key(&arena, str_from(rows[i].b))));
}
END_TEST

UNIT_MAIN("attribute", labels_reach_their_metric, modifiers_become_qualifiers, metrics_have_classes,
          names_of_one_thing_have_one_key, other_names_keep_their_own_key)
