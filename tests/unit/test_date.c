/* figure: years, spans of years and dates. */
#include "figure_text.h"

START_TEST(years_decades_centuries_and_eras)
{
    static const struct figure_case cases[] = {
        {"The dam was built in 1936.", "<1936> year 1936"},
        {"The war of 1939-1945 and the pact of 1914-18.",
         "<1939-1945> year 1939..1945; <1914-18> year 1914..1918"},
        {"Founded in 711, sacked in 476.", "<711> year 711; <476> year 476"},
        {"He ruled from 1598 to 1722.", "<1598 to 1722> year 1598..1722"},
        {"Open since 1990, closed in the 1950s.", "<1990> year 1990; <1950s> year 1950..1959"},
        {"The 1970s/80s were dull, the '60s were not.",
         "<1970s/80s> year 1970..1989; <60s> year 1960..1969"},
        {"The 19th century and the early 20th c. saw it.",
         "<19th century> year 1800..1899; <early 20th c.> year 1900..1999"},
        {"From the 12th-early 14th c. onwards.",
         "<12th-early 14th c. onwards> year 1100.. at-least"},
        {"Late 1940s-50s.", "<Late 1940s-50s> year 1940..1959"},
        {"Built 450 BCE, ruined 79 AD.", "<450 BCE> year -450; <79 AD> year 79"},
        {"The kingdom (1200-800 BCE) fell.", "<1200-800 BCE> year -1200..-800"},
        {"It lasted 323-31 BCE.", "<323-31 BCE> year -323..-31"},
        {"From 130 BCE-1450 CE it was open.", "<130 BCE-1450 CE> year -130..1450"},
        {"Reforms of 508/7 BCE.", "<508/7 BCE> year -508..-507"},
        {"Founded c. 1250 BCE.", "<1250 BCE> year -1250 approximate"},
        {"Built 1900-present.", "<1900-present> year 1900.. at-least"},
        {"1990s+ music", "<1990s+> year 1990.. at-least"},
        {"The 2nd millennium BCE.", "<2nd millennium BCE> year -1999..-1000"},
        {"In FY2025 and fiscal 2024, as in 2026E.",
         "<FY2025> year 2025; <fiscal 2024> year 2024; <2026E> year 2026"},
        {"The 2008 crisis and the 1973 embargo.", "<2008> year 2008; <1973> year 1973"},
        {"1988 sales were weak.", "<1988> year 1988"},
        {"~1870 it was rebuilt, ~5,000 BCE it was settled.",
         "<~1870> year 1870 approximate; <~5,000 BCE> year -5000 approximate"},
        {"About 1500 men marched in 1500.",
         "<1500 men> count 1500 man approximate @1500; <1500> year 1500"},
        {"They sold 2000 cars in 2001.", "<2000 cars> count 2000 car @2001; <2001> year 2001"},
        {"10,000 BCE", "<10,000 BCE> year -10000"},
        {"1732 onward", "<1732 onward> year 1732.. at-least"},
        {"Records before 1870 burnt; after the 1920s it shut.",
         "<1870> year ..1870 at-most; <1920s> year 1929.. at-least"},
        {"After the 1906 earthquake, before the 1920s.",
         "<1906> year 1906; <1920s> year ..1920 at-most"},
        {"Shortly after 1911, two years before 1920.",
         "<1911> year 1911; <two years> duration 2 year @1920; <1920> year 1920"},
        {"The moor was grazed ~1350-1890.", "<~1350-1890> year 1350..1890 approximate"},
        {"In mid-2023 and pre-1914.", "<mid-2023> year 2023; <1914> year ..1914 at-most"},
        {"The 2024-25 season.", "<2024-25> year 2024..2025"},
        {"Est. 1887.", "<1887> year 1887"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(days_months_and_quarters)
{
    static const struct figure_case cases[] = {
        {"It opened on December 18, 2015.", "<December 18, 2015> date 2015-12-18"},
        {"Signed 5 March 1990 in Rome.", "<5 March 1990> date 1990-03-05"},
        {"The log says 2026-04-06 and 2026/04/07.",
         "<2026-04-06> date 2026-04-06; <2026/04/07> date 2026-04-07"},
        {"From Oct 73 - Mar 74 the pumps ran dry.", "<Oct 73 - Mar 74> date 1973-10..1974-03"},
        {"Sales fell in Q1 2020, 2Q21 and H2 2019.",
         "<Q1 2020> date 2020-01..2020-03; <2Q21> date 2021-04..2021-06; <H2 2019> date "
         "2019-07..2019-12"},
        {"In the third quarter of 2018 it rose.", "<third quarter of 2018> date 2018-07..2018-09"},
        {"It ran April 5-7, 2019.", "<April 5-7, 2019> date 2019-04-05..2019-04-07"},
        {"Jan-Feb 2017 and May to Oct 2020.",
         "<Jan-Feb 2017> date 2017-01..2017-02; <May to Oct 2020> date 2020-05..2020-10"},
        {"On September 25 it closed.", "<September 25> date --09-25"},
        {"On the 4th of July 1976.", "<4th of July 1976> date 1976-07-04"},
        {"A letter of 31 Oct. 1950.", "<31 Oct. 1950> date 1950-10-31"},
        {"In May 2026 and in 2014-10.", "<May 2026> date 2026-05; <2014-10> date 2014-10"},
        {"3/5/2015 and 13.05.2014", "<3/5/2015> date 2015-03-05; <13.05.2014> date 2014-05-13"},
        {"She lived 31 October 1950 – 31 March 2016.",
         "<31 October 1950> date 1950-10-31; <31 March 2016> date 2016-03-31"},
        {"We may march in august company.", ""},
        {"2017-q1 to 2018-q1", "<2017-q1 to 2018-q1> date 2017-01..2018-03"},
        {"It reopened on 14 nov 2023.", "<14 nov 2023> date 2023-11-14"},
        {"The 8 February 1700 edition.", "<8 February 1700> date 1700-02-08"},
        {"Q3'25 and 1H 2024.", "<Q3'25> date 2025-07..2025-09; <1H 2024> date 2024-01..2024-06"},
        {"The fair (April 15 – June 4, 1989) and post-June 1990 repairs.",
         "<April 15 – June 4, 1989> date 1989-04-15..1989-06-04; <June 1990> date 1990-06.. "
         "at-least"},
        {"It ran from 2014 through May 2018.", "<2014 through May 2018> date 2014..2018-05"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

UNIT_MAIN("date", years_decades_centuries_and_eras, days_months_and_quarters)
