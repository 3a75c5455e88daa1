/* figure: money, shares, quantities, counts and numbers in prose, and what is none of them. */
#include "figure_text.h"

START_TEST(money_keeps_its_currency_and_magnitude)
{
    static const struct figure_case cases[] = {
        {"The bridge cost $8.5 billion.", "<$8.5 billion> currency 8500000000 USD"},
        {"A ticket is $5 and a pass $89 to $93 billion short.",
         "<$5> currency 5 USD; <$89 to $93 billion> currency 89000000000..93000000000 USD"},
        {"Losses of $35-45B were feared.", "<$35-45B> currency 35000000000..45000000000 USD"},
        {"They raised €12.5m and spent £900k.",
         "<€12.5m> currency 12500000 EUR; <£900k> currency 900000 GBP"},
        {"The fund holds US$ 3.2 bn and A$40 million.",
         "<US$ 3.2 bn> currency 3200000000 USD; <A$40 million> currency 40000000 AUD"},
        {"HK$7.8 buys a coffee, NT$150 a lunch, R$20 a beer.",
         "<HK$7.8> currency 7.8 HKD; <NT$150> currency 150 TWD; <R$20> currency 20 BRL"},
        {"Salaries start at CHF 85,000 or 90 000 euros.",
         "<CHF 85,000> currency 85000 CHF; <90 000 euros> currency 90000 EUR"},
        {"The yard paid 450,000 yen and 12 cents.",
         "<450,000 yen> currency 450000 JPY; <12 cents> currency 12 cent"},
        {"It went for 528 million francs.", "<528 million francs> currency 528000000 FRF"},
        {"A fine of 30 MUSD was set.", "<30 MUSD> currency 30000000 USD"},
        {"They lost 75 USD million in a week.", "<75 USD million> currency 75000000 USD"},
        {"It cost 3 dollars and 50 cents.", "<3 dollars and 50 cents> currency 3.5 USD"},
        {"Rents are $1,200/month here.", "<$1,200/month> currency 1200 USD-per-month"},
        {"Oil fell to $45.10 a barrel.", "<$45.10 a barrel> currency 45.1 USD-per-barrel"},
        {"Fees of $2.90/bbl were usual.", "<$2.90/bbl> currency 2.9 USD-per-barrel"},
        {"He owes ¥2,000 and ₹500.", "<¥2,000> currency 2000 JPY; <₹500> currency 500 INR"},
        {"A margin of $1bn–$2bn.", "<$1bn–$2bn> currency 1000000000..2000000000 USD"},
        {"Damages: $150M+ so far.", "<$150M+> currency 150000000.. USD at-least"},
        {"Roughly half a million dollars went missing.",
         "<half a million dollars> currency 500000 USD approximate"},
        {"A quarter million pounds was spent.", "<A quarter million pounds> quantity 250000 pound"},
        {"The museum paid 361 million pounds.", "<361 million pounds> currency 361000000 GBP"},
        {"Rs. 500 a day is the wage.", "<Rs. 500 a day> currency 500 INR-per-day"},
        {"mxn$ 15 will do.", "<mxn$ 15> currency 15 MXN"},
        {"The price is $13,009 million.", "<$13,009 million> currency 13009000000 USD"},
        {"EPS was $4.12 against $3.98 est.",
         "<$4.12> currency 4.12 USD; <$3.98> currency 3.98 USD approximate"},
        {"A $60bn-plus package, c.£3m of it new.",
         "<$60bn-plus> currency 60000000000.. USD at-least; <£3m> currency 3000000 GBP "
         "approximate"},
        {"About 500bn yen, 1.5tn won and 3 trn rupiah.",
         "<500bn yen> currency 500000000000 JPY approximate; <1.5tn won> currency 1500000000000 "
         "KRW; <3 trn rupiah> currency 3000000000000 IDR"},
        {"The yard owes Rs 5 crore.", "<Rs 5 crore> currency 50000000 INR"},
        {"Gold at $2,400/oz.", "<$2,400/oz> currency 2400 USD-per-ounce"},
        {"A 1.3bn-euro loan.", "<1.3bn-euro> currency 1300000000 EUR"},
        {"From $160 — 16 cents on the dollar.",
         "<$160> currency 160 USD; <16 cents> currency 16 cent"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(shares_and_their_points)
{
    static const struct figure_case cases[] = {
        {"Output rose 4.5%.", "<4.5%> percent 4.5 %"},
        {"Between 10% and 15% of voters stayed home.", "<10% and 15%> percent 10..15 %"},
        {"Turnout of 60-65 percent.", "<60-65 percent> percent 60..65 %"},
        {"Rates rose by 25 basis points, or 0.25 percentage points.",
         "<25 basis points> percent 25 basis-point; <0.25 percentage points> percent 0.25 "
         "percentage-point"},
        {"Unemployment was 3%-4% that year.", "<3%-4%> percent 3..4 %"},
        {"A share of five per cent.", "<five per cent> percent 5 %"},
        {"Salinity is 35‰.", "<35‰> percent 35 permille"},
        {"The gap is 2 pp.", "<2 pp> percent 2 percentage-point"},
        {"It grew 8% per year.", "<8% per year> percent 8 %-per-year"},
        {"Inflation: -1.4%.", "<-1.4%> percent -1.4 %"},
        {"A change of +12 %.", "<+12 %> percent 12 %"},
        {"Up to 40% of homes and at least 5% of shops.",
         "<40%> percent ..40 % at-most; <5%> percent 5.. % at-least"},
        {"Margin 23.4% (+180 bps YoY).",
         "<23.4%> percent 23.4 %; <+180 bps> percent 180 basis-point"},
        {"The spread is 120bp.", "<120bp> percent 120 basis-point"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(quantities_have_units)
{
    static const struct figure_case cases[] = {
        {"The wall is 21 km long and 6.5 m high.",
         "<21 km> quantity 21 kilometer; <6.5 m> quantity 6.5 meter"},
        {"A range of 1,500 kilometres (930 mi) was claimed.",
         "<1,500 kilometres> quantity 1500 kilometer; <930 mi> quantity 930 mile"},
        {"It covers 301,338 km2 or 116,347 sq mi.",
         "<301,338 km2> quantity 301338 square-kilometer; <116,347 sq mi> quantity 116347 "
         "square-mile"},
        {"Flow of 16 million barrels per day.",
         "<16 million barrels per day> quantity 16000000 barrel-per-day"},
        {"The reactor gives 1,200 MW, some 9.5 TWh a year.",
         "<1,200 MW> quantity 1200 megawatt; <9.5 TWh a year> quantity 9.5 terawatt-hour-per-year "
         "approximate"},
        {"At 80 km/h it uses 6 L/100 km.", "<80 km/h> quantity 80 kilometer-per-hour; <6 L/100 km> "
                                           "quantity 6 liter-per-100-kilometer"},
        {"Temperatures near 32 degrees Celsius, at night -5 °C.",
         "<32 degrees Celsius> quantity 32 celsius approximate; <-5 °C> quantity -5 celsius"},
        {"He is 5 feet 11 inches tall.", "<5 feet 11 inches> quantity 71 inch"},
        {"A 27-kilometre tunnel and an 8- to 16-metre pool.",
         "<27-kilometre> quantity 27 kilometer; <8- to 16-metre> quantity 8..16 meter"},
        {"Between 41, 61 and 94 GHz.",
         "<41> quantity 41 gigahertz; <61> quantity 61 gigahertz; <94 GHz> quantity 94 gigahertz"},
        {"A pressure of 3 bar and a load of 45 kN.",
         "<3 bar> quantity 3 bar; <45 kN> quantity 45 kilonewton"},
        {"The sample weighs 4.2 g, not 4.5 g.",
         "<4.2 g> quantity 4.2 gram; <4.5 g> quantity 4.5 gram"},
        {"Store at 20-25°C.", "<20-25°C> quantity 20..25 celsius"},
        {"An area of 12 ha and 3 acres.", "<12 ha> quantity 12 hectare; <3 acres> quantity 3 acre"},
        {"It holds 2.5 TB and 64 GB.",
         "<2.5 TB> quantity 2.5 terabyte; <64 GB> quantity 64 gigabyte"},
        {"The skull holds 880 cc.", "<880 cc> quantity 880 cubic-centimeter"},
        {"A mass of 9.8 ± 0.1 kg.", "<9.8 ± 0.1 kg> quantity 9.7..9.9 kilogram"},
        {"About 3.0 × 10^8 m/s.",
         "<3.0 × 10^8 m/s> quantity 300000000 meter-per-second approximate"},
        {"Some 2e6 tonnes a year.",
         "<2e6 tonnes a year> quantity 2000000 tonne-per-year approximate"},
        {"Half a litre of milk, two thirds of a mile.",
         "<Half a litre> quantity 0.5 liter; <two thirds> number 0.666666666666667"},
        {"It needs 2 1/2 in of steel.", "<2 1/2 in> quantity 2.5 inch"},
        {"One-half mile to the east.", "<One-half mile> quantity 0.5 mile"},
        {"It lies 134,000km away.", "<134,000km> quantity 134000 kilometer"},
        {"Capacity is 2.1 million b/d.", "<2.1 million b/d> quantity 2100000 barrel-per-day"},
        {"It fired 155mm shells.", "<155mm> quantity 155 millimeter"},
        {"The terminal ships 20,000-25,000 MT per annum.",
         "<20,000-25,000 MT per annum> quantity 20000..25000 tonne-per-year"},
        {"A 3.6-m mirror.", "<3.6-m> quantity 3.6 meter"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(durations_are_no_dates)
{
    static const struct figure_case cases[] = {
        {"The siege lasted 40 days.", "<40 days> duration 40 day"},
        {"A two-year ban and a 263-year run.",
         "<two-year> duration 2 year; <263-year> duration 263 year"},
        {"Four centuries of peace, three decades of war.",
         "<Four centuries> duration 4 century; <three decades> duration 3 decade"},
        {"It took 1 hour fifteen seconds.", "<1 hour fifteen seconds> duration 3615 second"},
        {"An hour and a half later nothing had moved; two hours and a half.",
         "<two hours and a half> duration 2.5 hour"},
        {"They waited two and a half years.", "<two and a half years> duration 2.5 year"},
        {"The wait is 5 to 10 years.", "<5 to 10 years> duration 5..10 year"},
        {"Layers dated to 135-90 ka and 2.5 Ma.",
         "<135-90 ka> duration 90000..135000 year; <2.5 Ma> duration 2500000 year"},
        {"Farming began about 9,000 BP.", "<9,000 BP> duration 9000 year approximate"},
        {"2.6 million years ago stone was cut.", "<2.6 million years> duration 2600000 year"},
        {"It takes 90 minutes or more.", "<90 minutes or more> duration 90.. minute at-least"},
        {"They slept for six nights.", "<six nights> duration 6 night"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(counts_have_nouns)
{
    static const struct figure_case cases[] = {
        {"The town has 41,000 inhabitants.", "<41,000 inhabitants> count 41000 inhabitant"},
        {"Some 5,900 houses burned and 800 people died.",
         "<5,900 houses> count 5900 house approximate; <800 people> count 800 person"},
        {"The fleet had 120 wooden merchant ships.", "<120 wooden merchant ships> count 120 ship"},
        {"Two unilateral price cuts followed.", "<Two unilateral price cuts> count 2 cut"},
        {"He owned 14 aircraft and 3,000 head of cattle.",
         "<14 aircraft> count 14 aircraft; <3,000 head> count 3000 head"},
        {"More than 300 soldiers fell; fewer than 50 got home.",
         "<300 soldiers> count 300.. soldier at-least; <50> number ..50 at-most"},
        {"At least 12 bridges, at most 20.",
         "<12 bridges> count 12.. bridge at-least; <20> number ..20 at-most"},
        {"Over 700 specimens, under 40 of them whole.",
         "<700 specimens> count 700.. specimen at-least; <40> number ..40 at-most"},
        {"There are 45+ million users.", "<45+ million users> count 45000000.. user at-least"},
        {"Nearly 2,000 volunteers came.", "<2,000 volunteers> count 2000 volunteer approximate"},
        {"A dozen eggs and two dozen loaves.",
         "<A dozen eggs> count 12 egg; <two dozen loaves> count 24 loaf"},
        {"Three hundred and twenty-one sheep.",
         "<Three hundred and twenty-one sheep> count 321 sheep"},
        {"They counted 18 grandchildren.", "<18 grandchildren> count 18 grandchild"},
        {"It sold 3 GPUs and 12 home routers.",
         "<3 GPUs> count 3 gpu; <12 home routers> count 12 router"},
        {"A four-storey house with 20 rooms.",
         "<four-storey> count 4 storey; <20 rooms> count 20 room"},
        {"Three of the five judges agreed.", "<Three> count 3 judge; <five judges> count 5 judge"},
        {"Twenty-six people and one dog.",
         "<Twenty-six people> count 26 person; <one dog> count 1 dog"},
        {"The 416 reactors stand in 31 countries.",
         "<416 reactors> count 416 reactor; <31 countries> count 31 country"},
        {"A 10-fold rise and a 3x return.", "<10-fold> number 10; <3x> number 3"},
        {"Odds of 100:1 against.", "<100:1> number 100"},
        {"No more than 50 and no less than 20 guests.",
         "<50 and no less than 20 guests> count 20..50 guest"},
        {"200 or more guests, 30 or fewer waiters.",
         "<200 or more guests> count 200.. guest at-least; <30 or fewer waiters> count ..30 waiter "
         "at-most"},
        {"As many as 700 workers struck.", "<700 workers> count ..700 worker at-most"},
        {"A 9,000-strong force and 2,000+ drones/month.",
         "<9,000-strong> number 9000; <2,000+ drones/month> count 2000.. drone-per-month at-least"},
        {"Some 5.4m people and 3m barrels; a 5.4m wall.",
         "<5.4m people> count 5400000 person approximate; <3m barrels> quantity 3000000 barrel; "
         "<5.4m> quantity 5.4 meter"},
        {"12 staff and 3 crew left.", "<12 staff> count 12 staff; <3 crew> count 3 crew"},
        {"One firm dominates five new trade routes.",
         "<One firm> count 1 firm; <five new trade routes> count 5 route"},
        {"A zero-sum game of 2 new ways.", "<2 new ways> count 2 way"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(bare_numbers_and_number_words)
{
    static const struct figure_case cases[] = {
        {"The index stood at 124.", "<124> number 124"},
        {"The value is 1,234,567.89 or 12,34,567.",
         "<1,234,567.89> number 1234567.89; <12,34,567> number 1234567"},
        {"It is 0.77, .25 or minus 5.",
         "<0.77> number 0.77; <.25> number 0.25; <minus 5> number -5"},
        {"A score of 1.2 million, 3 thousand and 2 lakh.",
         "<1.2 million> number 1200000; <3 thousand> number 3000; <2 lakh> number 200000"},
        {"Between 10 and 20.", "<10 and 20> number 10..20"},
        {"About 4,000-5,000.", "<4,000-5,000> number 4000..5000 approximate"},
        {"From 3 to 9.", "<3 to 9> number 3..9"},
        {"The count went from 48 to 67.", "<48> number 48; <67> number 67"},
        {"x>10 and y<=20", "<>10> number 10.. at-least; <<=20> number ..20 at-most"},
        {"~2-3 and ≥ 7", "<~2-3> number 2..3 approximate; <≥ 7> number 7.. at-least"},
        {"The ratio is 2/3, then 3 1/4 and 1½.",
         "<2/3> number 0.666666666666667; <3 1/4> number 3.25; <1½> number 1.5"},
        {"one hundred and sixteen; two million five hundred thousand",
         "<one hundred and sixteen> number 116; <two million five hundred thousand> number "
         "2500000"},
        {"4 thousand 3 hundred and 21", "<4 thousand 3 hundred and 21> number 4321"},
        {"two point five million", "<two point five million> number 2500000"},
        {"6 crore and two hundred", "<6 crore and two hundred> number 60000200"},
        {"1 234 567 and 40 000", "<1 234 567> number 1234567; <40 000> number 40000"},
        {"7·5 and 3,5", "<7·5> number 7.5; <3,5> number 3.5"},
        {"10^9 and 10⁶", "<10^9> number 1000000000; <10⁶> number 1000000"},
        {"four of them, 12 of ours", "<four> number 4; <12> count 12 our"},
        {"5 lakh crore", "<5 lakh crore> number 5000000000000"},
        {"a million, a hundred, half",
         "<a million> number 1000000; <a hundred> number 100; <half> number 0.5"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(names_references_and_clock_times_are_no_figures)
{
    static const struct figure_case cases[] = {
        {"An F-35 and a B-52 flew over.", ""},
        {"COVID-19, GPT-4 and H2O.", ""},
        {"UN Resolution 2231 and Article 5.", ""},
        {"Phase 2, Figures 3 and 4, p. 127, No. 7.", ""},
        {"The S&P 500 and the Voyager 2 probe.", ""},
        {"Support is there 24/7 since 9/11.", ""},
        {"RFC 2119 words, ISO 8601 dates, IEEE 802.11 networks.", ""},
        {"Meet at 12:30 or 2 pm.", ""},
        {"Version 1.2.3 and 10.0.0.1", ""},
        {"See [12] and (7).", ""},
        {"Agent 007 called.", ""},
        {"The Seven Sisters met.", ""},
        {"33 Liberty Street", ""},
        {"Item #46 is gone.", ""},
        {"Call 555-1234-99.", ""},
        {"The 4004 Microprocessor", ""},
        {"He won 6-3.", ""},
        {"Genesis 11:31", ""},
        {"A three-toed horse.", ""},
        {"Nord Stream 1 pipeline", ""},
        {"dozens of people, thousands of miles, several hundred years", ""},
        {"Look at one, if any.", ""},
        {"3C274 and 2D and 16S", ""},
        {"A 5-4 ruling and a 52-48 vote.", ""},
        {"Windows 11, iPhone 15 and Formula 1.", ""},
        {"Form 10-K and plan 401(k), 1-in-5.", ""},
        {"35°41′N", "<35°> quantity 35 degree"},
        {"The Council of Ten sat.", ""},
        {"A twenty-something clerk.", ""},
        {"Tens of thousands fled.", ""},
        {"In Year 29 it ended.", ""},
        {"A 25/50 bps cut.", ""},
        {"A ruin—$2 million lost—and a loss-$3 million.",
         "<$2 million> currency 2000000 USD; <$3 million> currency 3000000 USD"},
        {"Four Mile Creek and the Nine Years' War.", ""},
        {"They are mobile-first; called \"the hidden one\" by all.", ""},
        {"It is like Web 2.0 again.", ""},
        {"A 50-50 split in dynasty 18.", ""},
        {"See Tides 27, no. 9, on both halves.", ""},
        {"What held in one era doesn't hold in two.", "<two> number 2"},
        {"A 5\" pipe and a 12\" disc.", "<5\"> quantity 5 inch; <12\"> quantity 12 inch"},
    };
    check_figures(cases, COUNT_OF(cases));
}
END_TEST

START_TEST(flags_tell_changes_spelled_and_restated_figures)
{
    static const struct {
        const char *text;
        unsigned flags; /* of the last figure */
    } cases[] = {
        {"Sales rose 4%.", FIGURE_CHANGE},
        {"A move of +3 points.", FIGURE_CHANGE},
        {"It fell by 12 km.", FIGURE_CHANGE},
        {"It rose to 12 km.", 0},
        {"Seven ships sank.", FIGURE_SPELLED},
        {"A walk of 10 km (6 mi).", FIGURE_RESTATES},
        {"A walk of 10 km, then 6 mi.", 0},
        {"Some 10-20 ships.", FIGURE_RANGE},
        {"The 1950s.", FIGURE_RANGE},
        {"Two to three years.", FIGURE_RANGE | FIGURE_SPELLED},
        {"A toll of 40 (disputed).", FIGURE_DISPUTED},
    };
    struct arena run = {0};
    struct arena scratch = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct note *note =
            note_parse(&run, &scratch, STR("Note.md"), str_from(cases[i].text));
        ck_assert_uint_gt(note->figures.len, 0);
        ck_assert_msg(note->figures.data[note->figures.len - 1].flags == cases[i].flags,
                      "%s: flags %u, want %u", cases[i].text,
                      note->figures.data[note->figures.len - 1].flags, cases[i].flags);
    }
    arena_done(&run);
    arena_done(&scratch);
}
END_TEST

START_TEST(precision_is_that_of_the_last_digit)
{
    static const struct {
        const char *text;
        int64_t precision;
    } cases[] = {
        {"$8.5 billion", 8}, {"$8 billion", 9},         {"9.0%", -1},
        {"9%", 0},           {"1,250 km", 0},           {"0.125 m", -3},
        {"5.25-6 km", 0},    {"three million cars", 6}, {"4.2k users", 2},
    };
    struct arena run = {0};
    struct arena scratch = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct note *note =
            note_parse(&run, &scratch, STR("Note.md"), str_from(cases[i].text));
        ck_assert_uint_eq(note->figures.len, 1);
        ck_assert_msg(note->figures.data[0].precision == cases[i].precision,
                      "%s: precision %d, want %d", cases[i].text,
                      (int)note->figures.data[0].precision, (int)cases[i].precision);
    }
    arena_done(&run);
    arena_done(&scratch);
}
END_TEST

START_TEST(a_number_of_any_length_is_exact)
{
    struct arena run = {0};
    struct arena scratch = {0};
    struct buf text = {.arena = &run};
    for (int i = 0; i < 100000; i++)
        buf_push_byte(&text, (char)('1' + i % 9));
    const struct note *note = note_parse(&run, &scratch, STR("Note.md"), buf_str(&text));
    ck_assert_uint_eq(note->figures.len, 1);
    ck_assert_str(note->figures.data[0].low.digits, buf_str(&text));
    arena_done(&run);
    arena_done(&scratch);
}
END_TEST

UNIT_MAIN("figure", money_keeps_its_currency_and_magnitude, shares_and_their_points,
          quantities_have_units, durations_are_no_dates, counts_have_nouns,
          bare_numbers_and_number_words, names_references_and_clock_times_are_no_figures,
          flags_tell_changes_spelled_and_restated_figures, precision_is_that_of_the_last_digit,
          a_number_of_any_length_is_exact)
