/* figure: marked-up text, tables, keys and properties, and the dates they give. */
#include "figure_text.h"

START_TEST(markup_is_seen_through_or_skipped)
{
    static const struct figure_case cases[] = {
        {"**~8.5** billion and *12* %",
         "<~8.5** billion> number 8500000000 approximate; <12* %> percent 12 %"},
        {"See [[2008 Crisis]] and [the 45 rules](https://e.org/9).", ""},
        {"`17 km` is code, $x = 5$ is math.", ""},
        {"Text <!-- 90 km --> %% 80 km %% 70 km", "<70 km> quantity 70 kilometer"},
        {"http://example.org/2019/12 and #tag2020 and ^block9", ""},
        {"1. First item of 20 km\n2. Second",
         "<First> ordinal 1; <20 km> quantity 20 kilometer; <Second> ordinal 2"},
        {"## 3. Results of 1999", "<1999> year 1999"},
        {"> 15 ships\n> sank", "<15 ships> count 15 ship"},
        {"31 [[Country|countries]] joined.", "<31> count 31 country"},
        {"A $**9** bill and 5 *km* of road.",
         "<$**9> currency 9 USD; <5 *km> quantity 5 kilometer"},
        {"Line one of 12\nkm of road.", "<12\nkm> quantity 12 kilometer"},
        {"Text[^3] of 12 km.\n\n[^3]: note", "<12 km> quantity 12 kilometer"},
        {"- [x] Done in 2020", "<2020> year 2020"},
        {"| A | B |\n|---|---|\n| 5 km | **7** kg |",
         "<5 km> quantity 5 kilometer; <7** kg> quantity 7 kilogram"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(headers_labels_and_headings_say_what_numbers_are)
{
    static const struct figure_case cases[] = {
        {"| Year | Ships |\n|---|---|\n| 1850 | 1200 |",
         "<1850> year 1850; <1200> number 1200 @1850"},
        {"| Firm | Revenue ($B) |\n|---|---|\n| Acme | 45 |", "<45> currency 45000000000 USD"},
        {"| Oil | Price ($/bbl) |\n|---|---|\n| Brent | $12 |", "<$12> currency 12 USD-per-barrel"},
        {"| Town | Population (thousands) |\n|---|---|\n| Ely | 20.5 |", "<20.5> number 20500"},
        {"| Founded | 1602 |\n|---|---|\n| Ended | 1799 |", "<1602> year 1602; <1799> year 1799"},
        {"| Measure | Value |\n|---|---|\n| Founded | 1850 |\n| Height (m) | 45 |",
         "<1850> year 1850; <45> quantity 45 meter"},
        {"| City | 1990 | 2020 |\n|---|---|---|\n| Rome | 2.8 million | 3 million |",
         "<1990> year 1990; <2020> year 2020; <2.8 million> number 2800000 @1990; <3 million> "
         "number 3000000 @2020"},
        {"| Date | Price |\n|---|---|\n| Jan 2021 | $600 |",
         "<Jan 2021> date 2021-01; <$600> currency 600 USD @2021-01"},
        {"| Town (1300) | People |\n|---|---|\n| Paris | 80,000 |",
         "<1300> year 1300; <80,000> number 80000 @1300"},
        {"| Phase | Text |\n|---|---|\n| 2 | none |", ""},
        {"| Bed | Age (Ma) |\n|---|---|\n| III | 1.2-0.8 |",
         "<1.2-0.8> duration 0.8..1.2 megayear"},
        {"- **Population:** 1850 (1900)", "<1850> number 1850 @1900; <1900> year 1900"},
        {"- **Founded**: 1850", "<1850> year 1850"},
        {"- 1930: prices down 70%", "<1930> year 1930; <70%> percent 70 % @1930"},
        {"- 2019\n  - revenue $5B", "<2019> year 2019; <$5B> currency 5000000000 USD @2019"},
        {"## Results (2019)\n\nSales were $4 million.",
         "<2019> year 2019; <$4 million> currency 4000000 USD @2019"},
        {"## 1990\n\n### Ships\n\n40 ships.", "<1990> year 1990; <40 ships> count 40 ship @1990"},
        {"Sales were $4 million (2021) and $5 million in 2022.",
         "<$4 million> currency 4000000 USD @2021; <2021> year 2021; <$5 million> currency 5000000 "
         "USD @2022; <2022> year 2022"},
        {"In 1938, 12% were idle. Now 3% are.",
         "<1938> year 1938; <12%> percent 12 % @1938; <3%> percent 3 %"},
        {"By 1900 literacy reached 90%+; earlier 20%.",
         "<1900> year 1900; <90%+> percent 90.. % at-least @1900; <20%> percent 20 %"},
        {"The yield was 2.5 tons (1.1 kg) in 1850.",
         "<2.5 tons> quantity 2.5 ton; <1.1 kg> quantity 1.1 kilogram; <1850> year 1850"},
        {"Trade grew from $12 billion (2000) to $315 billion (2022).",
         "<$12 billion> currency 12000000000 USD @2000; <2000> year 2000; <$315 billion> currency "
         "315000000000 USD @2022; <2022> year 2022"},
        {"1973 revenue was $3 million.",
         "<1973> year 1973; <$3 million> currency 3000000 USD @1973"},
        {"**Population**: 5.4m (2024 est.)", "<5.4m> number 5400000 @2024; <2024> year 2024"},
        {"- **Population**: 5.4m (2024 est.)", "<5.4m> number 5400000 @2024; <2024> year 2024"},
        {"| Debt (1982, $ billion) | Note |\n|---|---|\n| $44 | Peso |",
         "<1982> year 1982; <$44> currency 44000000000 USD @1982"},
        {"He was born in 1950 and died aged 74.", "<1950> year 1950; <74> number 74"},
        {"It employs 12,000 people worldwide (2022).",
         "<12,000 people> count 12000 person @2022; <2022> year 2022"},
        {"Founded 12 May 1999 with 3 staff.",
         "<12 May 1999> date 1999-05-12; <3 staff> count 3 staff @1999-05-12"},
        {"It opened on 3 April 1956, and shut on May 1.",
         "<3 April 1956> date 1956-04-03; <May 1> date 1956-05-01"},
        {"## The strike of 1926\n\nFrom May 4 to May 12 it held.",
         "<1926> year 1926; <May 4 to May 12> date 1926-05-04..1926-05-12"},
        {"The raid (May 4, 1975 - 3 killed, 60 held) was the last; 5 men fled.",
         "<May 4, 1975> date 1975-05-04; <3> number 3 @1975-05-04; <60> number 60 @1975-05-04; <5 "
         "men> "
         "count 5 man"},
        {"It shut on May 1.", "<May 1> date --05-01"},
        {"## Sale of 1997\n\nIt made $3 million (current value $5 million).",
         "<1997> year 1997; <$3 million> currency 3000000 USD; <$5 million> currency 5000000 USD"},
        {"| Treaty | Text |\n|---|---|\n| A | 5 |\n\n### Treaty (843)",
         "<5> number 5; <843> year 843"},
        {"It was poor, and by February 1903 Chile agreed to pay 30% of duties.",
         "<February 1903> date 1903-02; <30%> percent 30 % @1903-02"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(properties_hold_figures)
{
    static const struct figure_case cases[] = {
        {"---\ndates: 130 BCE-1450 CE\nlength: ~6,500 km\npopulation: 1850\nfounded: 1850\n---\n",
         "<130 BCE-1450 CE> year -130..1450; <~6,500 km> quantity 6500 kilometer approximate; "
         "<1850> number 1850; <1850> year 1850"},
        {"---\ntitle: 2008 Crisis\ntags: [y2019]\naliases: [\"45 Rules\"]\n---\n", ""},
        {"---\nborn: 1927\nrevenue: $4.5B\nlink: \"[[1999]]\"\n---\n",
         "<1927> year 1927; <$4.5B> currency 4500000000 USD"},
        {"---\nperiods: [1900-1910, 1950s]\nsize: {area: 12 km2}\n---\n",
         "<1900-1910> year 1900..1910; <1950s> year 1950..1959; <12 km2> quantity 12 "
         "square-kilometer"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

UNIT_MAIN("as_of", markup_is_seen_through_or_skipped,
          headers_labels_and_headings_say_what_numbers_are, properties_hold_figures)
