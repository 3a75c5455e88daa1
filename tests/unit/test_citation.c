/* parse/citation: tables of sentences, and the sources that a reader finds named in them. */
#include "unit.h"

#include "notelint/note.h"

static const struct note *parse(struct arena *arena, const char *text)
{
    return note_parse(arena, arena, STR("Test.md"), str_from(text));
}

/* The sources cited in a note, as "how=source; how=source". */
static struct str cited(struct arena *arena, const struct note *note)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < note->citations.len; i++) {
        const struct citation *citation = &note->citations.data[i];
        buf_fmt(&buf, "%s%s=%.*s", i > 0 ? "; " : "", citation_how_name(citation->how),
                STR_ARG(citation->source));
    }
    return buf_str(&buf);
}

struct row {
    const char *text;
    const char *want;
};

static void check_rows(const struct row *rows, size_t count)
{
    struct arena arena = {0};
    struct buf wrong = {.arena = &arena};
    for (size_t i = 0; i < count; i++) {
        const struct str got = cited(&arena, parse(&arena, rows[i].text));
        if (!str_eq(got, str_from(rows[i].want)))
            buf_fmt(&wrong, "\n%s\n  got  %.*s\n  want %s", rows[i].text, STR_ARG(got),
                    rows[i].want);
    }
    ck_assert_msg(wrong.len == 0, "%.*s", STR_ARG(buf_str(&wrong)));
    arena_done(&arena);
}

START_TEST(per_names_a_source_or_nobody)
{
    static const struct row rows[] = {
        {"The ferry carried 4,100 cars, per Reuters.", "per=Reuters"},
        {"The ferry carried 4,100 cars (per Reuters).", "per=Reuters"},
        {"It carried 4,100 cars (per Reuters, Stimson Center).", "per=Reuters, Stimson Center"},
        {"Per the Bureau of Tides, 12% of piers failed.", "per=the Bureau of Tides"},
        {"It fell 12% per IMF data.", "per=IMF data"},
        {"It fell 12% (per company filings).", "per=company filings"},
        {"It fell 12%, per the harbour ministry.", "per=the harbour ministry"},
        {"Some 40 mills, per Ada Thorne's survey, closed.", "per=Ada Thorne's survey"},
        {"It sold 30 tons, per https://example.org/oats.", "per=https://example.org/oats"},
        {"About 1.2 million barrels per day.", ""},
        {"GDP per capita is $4,000.", ""},
        {"Ten per cent of it.", ""},
        {"Oats cost $300 (per kg).", ""},
        {"It pays $30 per year and $2 per month.", ""},
        {"It eats 4 kg per person.", ""},
        {"Rates reached 500 per 100,000 people.", ""},
        {"It holds $5,000 per company.", ""},
        {"A levy of $5 per tonne of oats.", ""},
        {"It uses 300 litres per American household.", ""},
        {"Use 20 kWh per TEU.", ""},
        {"Roughly 1.2 cars per American.", ""},
        {"Three meals per se are fine.", ""},
        {"It was richer per capita than France.", ""},
        {"One turn per minute would do for Earth.", ""},
        {"Seven helots per Spartiate.", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(according_to_names_a_source)
{
    static const struct row rows[] = {
        {"According to Ada Thorne, 300 boats sank.", "according-to=Ada Thorne"},
        {"Some 300 boats sank, according to the Bureau of Tides.",
         "according-to=the Bureau of Tides"},
        {"It grew 4% according to official statistics.", "according-to=official statistics"},
        {"It grew 4%, according to a 2021 study by Quill College.",
         "according-to=a 2021 study by Quill College"},
        {"It grew 4%, according to Wood Mackenzie analysts.",
         "according-to=Wood Mackenzie analysts"},
        {"It grew 4%, according to experts.", ""},
        {"It grew 4%, according to some estimates.", ""},
        {"It all went according to plan.", ""},
        {"Tolls are paid according to weight.", ""},
        {"Each paid according to his means.", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(verbs_of_speech_have_a_source_as_subject)
{
    static const struct row rows[] = {
        {"Ada Thorne estimates that 300 boats sank.", "verb=Ada Thorne"},
        {"The World Bank estimated losses of $4 billion.", "verb=The World Bank"},
        {"Thorne estimates 300 boats.", "verb=Thorne"},
        {"In 1838 Wells reported 3,500 boats.", "verb=Wells"},
        {"Marlow (Quill College) said 40% failed.", "verb=Marlow"},
        {"Marlow, a geographer at Quill College, said 40% failed.", "verb=Marlow"},
        {"The ministry said 40% failed.", "verb=The ministry"},
        {"Prosecutors allege a loss of $3 million.", ""},
        {"Marlow told Reuters that 40% failed.", "verb=Marlow"},
        {"He told Reuters that 40% failed.", "verb=Reuters"},
        {"The Tide Report found that 12% of piers fail.", "verb=The Tide Report"},
        {"Goldman put the odds at 30%.", "verb=Goldman"},
        {"Thorne put the loss at 300 boats.", "verb=Thorne"},
        {"Thorne put 300 boats to sea.", ""},
        {"Wells found 300 boats.", ""},
        {"Lamb and Fry estimate a loss of 30%.", "verb=Lamb and Fry"},
        {"Lamb et al. estimate a loss of 30%.", "verb=Lamb et al."},
        {"Lamb has since estimated a loss of 30%.", "verb=Lamb"},
        {"A 30% loss, as reported by Reuters.", "verb=Reuters"},
        {"A 30% loss was estimated by the Bureau of Tides.", "verb=the Bureau of Tides"},
        {"\"We lost 30%,\" said Marlow.", "verb=Marlow"},
        {"Experts say 30% failed.", ""},
        {"Historians estimate 30% died.", ""},
        {"Most scholars argue 30% died.", ""},
        {"It is estimated that 30% died.", ""},
        {"An estimated 300 boats sank.", ""},
        {"Revenue estimates vary from $3 to $4 million.", ""},
        {"He said 30% failed.", ""},
        {"The Gulf states produce 30%.", ""},
        {"The United States produces 30%.", ""},
        {"Oats were found in 30 mills.", ""},
        {"The company built 30 mills.", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(nouns_name_a_source_by_their_owner)
{
    static const struct row rows[] = {
        {"IEA figures show 30%.", "verb=IEA figures"},
        {"Wells's 1838 survey counted 3,500 boats.", "verb=Wells's 1838 survey"},
        {"A village of 1,562 people (1551 census).", "parenthesis=1551 census"},
        {"Hundreds died (government figures: 86).", "verb=government figures"},
        {"A World Bank estimate puts it at 30%.", "verb=A World Bank estimate"},
        {"Data from the USGS put it at 30%.", "verb=the USGS"},
        {"A survey by Quill College put it at 30%.", "verb=Quill College"},
        {"GDP data are poor.", ""},
        {"Casualty figures vary from 30 to 40.", ""},
        {"Google data centers use 30%.", ""},
        {"These figures are 30 years old.", ""},
        {"Key figures of the revolt: 30.", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(brackets_hold_a_source)
{
    static const struct row rows[] = {
        {"It holds 1,850 boats (SIPRI 2024).", "parenthesis=SIPRI"},
        {"It holds 1,850 boats (Thorne, March 2026).", "parenthesis=Thorne"},
        {"It holds 1,850 boats (Bloomberg, March 22, 2026).", "parenthesis=Bloomberg"},
        {"It holds 1,850 boats (Lamb et al. 2019).", "parenthesis=Lamb"},
        {"It holds 1,850 boats (Lamb & Fry 2019, p. 33).", "parenthesis=Lamb & Fry"},
        {"It holds 1,850 boats (Lamb 2019; Fry 2020).", "parenthesis=Lamb; parenthesis=Fry"},
        {"It holds 33% of all oats (USGS).", "parenthesis=USGS"},
        {"It paid 50 talents of silver (Xander).", ""},
        {"It paid 50 talents (Xander). He sold 300 boats, per Xander.",
         "parenthesis=Xander; per=Xander"},
        {"It holds 1,850 boats (Harbour Yearbook).", "parenthesis=Harbour Yearbook"},
        {"It holds 1,850 boats (cf. Thorne).", "parenthesis=Thorne"},
        {"It holds 1,850 boats (see [[Ghent]]).", ""},
        {"It holds 1,850 boats (via Reuters).", "parenthesis=Reuters"},
        {"It holds 1,850 boats (Source: Tide Board).", "source-column=Tide Board"},
        {"It holds 1,850 boats (Norway).", ""},
        {"The Bureau of Tides (BOT) holds 1,850 boats.", ""},
        {"It holds 1,850 boats (Battle of Oats, 1415).", ""},
        {"It holds 1,850 boats (1990-1995).", ""},
        {"It holds 1,850 boats (May 2020).", ""},
        {"It holds 1,850 boats (in Ghent).", ""},
        {"It holds 1,850 boats (Thorne, 1901-1950).", ""},
        {"Fenwick Abbey (Yorkshire) holds 1,850 boats.", ""},
        {"It holds 1,850 boats (about 40%).", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(marks_and_links_lead_to_a_source)
{
    static const struct row rows[] = {
        {"It holds 1,850 boats.[^1]\n\n[^1]: Thorne 2020.\n", "footnote=1"},
        {"It holds 1,850 boats [@thorne2020].", "citekey=thorne2020"},
        {"It holds 1,850 boats [@thorne2020; @lamb].", "citekey=thorne2020; citekey=lamb"},
        {"As @thorne2020 shows, it holds 1,850 boats.", "citekey=thorne2020"},
        {"Write to harbour@example.org for 30 oats.", ""},
        {"It holds 1,850 boats ([Tide Board](https://example.org/t)).", "link=Tide Board"},
        {"It holds 1,850 boats [here](Boats.md).", ""},
        {"It holds 1,850 boats ([[Sources/Tide Report 2020]]).", "link=Sources/Tide Report 2020"},
        {"It holds 1,850 boats ([[@thorne2020]]).", "link=@thorne2020"},
        {"It holds 1,850 boats in [[Ghent]].", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(places_name_a_source)
{
    static const struct row rows[] = {
        {"| Year | Boats | Source |\n|---|---|---|\n| 1990 | 300 | Tide Board |\n| 1991 | 310 | "
         "|\n",
         "source-column=Tide Board"},
        {"| Source | Share |\n|---|---|\n| Coal | 30% |\n| Wind | 40% |\n", ""},
        {"| Source | Boats |\n|---|---|\n| IMF | 300 |\n| Thorne 2020 | 400 |\n",
         "source-column=IMF; source-column=Thorne 2020"},
        {"| Revenue source | Share |\n|---|---|\n| Tolls | 30% |\n", ""},
        {"| Boats | 300 |\n|---|---|\n| Oats | 40 |\n\nSource: Tide Board\n",
         "source-column=Tide Board"},
        {"Sources: Reuters, Tide Board.", "source-column=Reuters; source-column=Tide Board"},
        {"## Boats (per the Tide Board)\n\n300 boats.\n", "per=the Tide Board"},
        {"## Toll estimates\n\n- Ada Thorne: 300\n- Lamb (2020): 400\n- Height: 3 m\n",
         "verb=Ada Thorne; verb=Lamb"},
        {"## Tolls\n\n- Thorne: 300\n- Lamb: 400\n", ""},
        {"- **IMF**: 300 boats\n", "verb=IMF"},
        {"It holds 300.\n\n## Sources\n\n- Thorne, *Boats* (2020)\n- Lamb: Oats\n",
         "sources-section=Thorne, Boats; sources-section=Lamb"},
        {"It holds 300.\n\n## References & Further Reading\n\nTide Board (2020).\n",
         "sources-section=Tide Board"},
        {"## Revenue Sources\n\n- Tolls, 30%\n", ""},
        {"---\nsource: Tide Board\n---\nIt holds 300.\n", "link=Tide Board"},
        {"---\nsources: [Tide Board, Thorne]\n---\nIt holds 300.\n",
         "sources-section=Tide Board; sources-section=Thorne"},
        {"It paid 50 oats (Thorne 2020).\n\nThorne's 300 boats sank.\n",
         "parenthesis=Thorne; verb=Thorne"},
        {"Ford's $5 day was new.", ""},
    };
    check_rows(rows, COUNT_OF(rows));
}
END_TEST

/* What the first citation covers. */
START_TEST(a_citation_covers_what_a_reader_would_say)
{
    static const struct row rows[] = {
        {"It rose 3%, per Reuters. It fell 4%.", "It rose 3%, per Reuters."},
        {"It rose 3% (Thorne 2020), and oats fell 4%.", "It rose 3% (Thorne 2020)"},
        {"It rose 3% and oats fell 4% (Thorne 2020).",
         "It rose 3% and oats fell 4% (Thorne 2020)."},
        {"Reuters says it rose 3%; oats fell 4%.", "Reuters says it rose 3%;"},
        {"It rose 3%.[^1] It fell 4%.", "It rose 3%.[^1]"},
        {"| Boats | 300 (Thorne 2020) |\n|---|---|\n| Oats | 3 |\n", "300 (Thorne 2020)"},
        {"| A | B | C |\n|---|---|---|\n| Boats | 300 | per Thorne |\n",
         "Boats | 300 | per Thorne"},
        {"| A | B | Source |\n|---|---|---|\n| Boats | 300 | Thorne |\n", "Boats | 300 | Thorne"},
        {"## Per the IMF\n\nIt rose 3%.\n", "## Per the IMF\n\nIt rose 3%.\n"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena = {0};
        const struct note *note = parse(&arena, rows[i].text);
        ck_assert_msg(note->citations.len > 0, "%s", rows[i].text);
        const struct str got = source_text(&note->source, note->citations.data[0].covers);
        ck_assert_msg(str_eq(str_trim(got), str_trim(str_from(rows[i].want))), "%s\n  covers %.*s",
                      rows[i].text, STR_ARG(got));
        arena_done(&arena);
    }
}
END_TEST

START_TEST(words_that_name_nobody_are_remarks)
{
    static const struct {
        const char *text;
        enum remark_kind kind;
        const char *want; /* "": none */
    } rows[] = {
        {"Experts say it leans.", REMARK_VAGUE, "Experts say"},
        {"Most historians argue it leaned.", REMARK_VAGUE, "Most historians argue"},
        {"It is widely believed that it leans.", REMARK_VAGUE, "is widely believed that"},
        {"It reportedly leans.", REMARK_VAGUE, "reportedly"},
        {"By some accounts it leans.", REMARK_VAGUE, "some accounts"},
        {"According to experts it leans.", REMARK_VAGUE, "According to experts"},
        {"There are multiple sources of water.", REMARK_VAGUE, ""},
        {"Evidence suggests a well.", REMARK_VAGUE, ""},
        {"It is said.", REMARK_VAGUE, ""},
        {"It had what economists call a rent.", REMARK_VAGUE, ""},
        {"It sank (disputed).", REMARK_BRACKET, "disputed"},
        {"It sank [disputed].", REMARK_BRACKET, "disputed"},
        {"It sank (Disputed).", REMARK_BRACKET, ""},
        {"It sank (in May).", REMARK_BRACKET, ""},
        {"Confidence: high", REMARK_CONFIDENCE, "high"},
        {"**Confidence**: high", REMARK_CONFIDENCE, "high"},
        {"Confidence rose: high", REMARK_CONFIDENCE, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena = {0};
        const struct note *note = parse(&arena, rows[i].text);
        struct str got = {0};
        for (size_t k = 0; k < note->remarks.len; k++)
            if (note->remarks.data[k].kind == rows[i].kind)
                got = source_text(&note->source, note->remarks.data[k].region);
        ck_assert_msg(str_eq(got, str_from(rows[i].want)), "%s: got '%.*s'", rows[i].text,
                      STR_ARG(got));
        arena_done(&arena);
    }
}
END_TEST

START_TEST(spellings_of_one_source_meet)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"The World Bank", "World Bank", true},
        {"Bureau of Tides (BOT)", "bureau of tides", true},
        {"International Energy Agency", "IEA", true},
        {"the IEA", "International Energy Agency (IEA)", true},
        {"Financial Times", "FT", true},
        {"J.P. Morgan", "JPMorgan", true},
        {"Thorne's", "Thorne", true},
        {"G\xc3\xb6ttingen Survey", "Gottingen survey", true},
        {"Tide-Board", "tide board", true},
        {"Thorne", "Lamb", false},
        {"Bureau of Tides (Ghent)", "Bureau of Tides", false},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena = {0};
        const struct str a = source_key(&arena, str_from(rows[i].a));
        const struct str b = source_key(&arena, str_from(rows[i].b));
        ck_assert_msg(str_eq(a, b) == rows[i].same, "%.*s and %.*s", STR_ARG(a), STR_ARG(b));
        arena_done(&arena);
    }
}
END_TEST

START_TEST(an_acronym_means_what_the_note_says)
{
    struct arena arena = {0};
    const struct note *note =
        parse(&arena, "The Bureau of Tides (BOT) said 3%. It fell 4%, per the BOT.");
    ck_assert_uint_eq(note->citations.len, 2);
    ck_assert_str(note->citations.data[1].key, note->citations.data[0].key);
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("citation", per_names_a_source_or_nobody, according_to_names_a_source,
          verbs_of_speech_have_a_source_as_subject, nouns_name_a_source_by_their_owner,
          brackets_hold_a_source, marks_and_links_lead_to_a_source, places_name_a_source,
          a_citation_covers_what_a_reader_would_say, words_that_name_nobody_are_remarks,
          spellings_of_one_source_meet, an_acronym_means_what_the_note_says)
