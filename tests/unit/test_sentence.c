/* parse/sentence: tables of prose and of what a reader would call its sentences. */
#include "unit.h"

#include "../../src/parse/sentence.h"

/* The tokens of a text without markup. */
static void lex(struct arena *arena, struct str text, struct token_vec *ret)
{
    const struct mask mask = {arena_alloc(arena, text.len + 1), text.len}; /* zero is text */
    tokens_lex(arena, text, &mask, region_of(0, text.len), ret);
}

/* `marked` is the text with "|" where a sentence ends. */
static void check_sentences(const char *marked)
{
    struct arena arena = {0};
    struct buf plain = {.arena = &arena};
    for (const char *c = marked; *c; c++)
        if (*c != '|')
            buf_push_byte(&plain, *c);
    const struct str text = buf_str(&plain);
    struct token_vec tokens = {0};
    struct span_vec spans = {0};
    lex(&arena, text, &tokens);
    sentences_split(&arena, text, &tokens, &spans);
    struct buf got = {.arena = &arena};
    for (size_t i = 0; i < spans.len; i++) {
        if (i > 0)
            buf_push(&got, STR("|"));
        const struct region region = span_region(&tokens, spans.data[i]);
        buf_push(&got, str_slice(text, region.offset, region_end(region)));
    }
    struct buf want = {.arena = &arena};
    for (struct str rest = str_from(marked), part; str_split(&rest, '|', &part);) {
        if (want.len > 0)
            buf_push(&want, STR("|"));
        buf_push(&want, str_trim(part));
    }
    ck_assert_str(buf_str(&got), buf_str(&want));
    arena_done(&arena);
}

START_TEST(sentences_end_where_a_reader_says)
{
    static const char *const cases[] = {
        "One heron. |Two herons.",
        "Is it tall? |Yes! |It grows.",
        "no capital, no end. of it",
        "It cost $3.5 million. |The mill closed.",
        "It grew 1.5% in 2021. |Exports fell 0.4%.",
        "Dr. Ada Quill sailed. |She came back.",
        "Mr. and Mrs. Vane paid.",
        "Prof. J. R. Thorne dug here. |He found little.",
        "J. K. Morrow wrote it.",
        "The U.S. Navy sailed. |It won.",
        "He moved to the U.S. |The firm stayed.",
        "Based in the U.K. since 1990.",
        "Fruit, e.g. Apples, was taxed.",
        "Tolls (i.e. Fees) rose. |So did rents.",
        "See No. 5 for it. |No. 6 is lost.",
        "Vol. 3 has more. |See pp. 4-9 too.",
        "St. Osyth lies east. |It is small.",
        "On Main St. |The shop stands.",
        "Acme Inc. bought it. |The price is secret.",
        "Acme Inc. Chairman Lee left.",
        "Brands by Bolt Co. |However, few sold.",
        "It opened in Sept. 2019. |It shut.",
        "Born c. 1500 in Ghent.",
        "He lived from ca. 1510 on.",
        "Red vs. Blue was close.",
        "Lamb et al. 2019 disagree. |Others do not.",
        "It rained...",
        "It waited... Then it fell.",
        "Well\xe2\x80\xa6 Maybe not. |Yes.",
        "\"It is done.\" |They left.",
        "\"Is it done?\" asked Marlow. |He left.",
        "\"Stop!\" he said.",
        "\"Stop!\" Marlow said. |All stopped.",
        "He said \xe2\x80\x9cno.\xe2\x80\x9d |The rest agreed.",
        "It fell (see Fig. 2). |It rose.",
        "It fell (badly. Very badly) in May. |It rose.",
        "(It fell in May.) |It rose in June.",
        "Nothing closes ( this. |It ends.",
        "Visit example.org today. |It is up.",
        "Version 2.0.1 is out. |Get it.",
        "At 5 p.m. it closed. |It reopened.",
        "At 5 p.m. |The gate closed.",
        "It is 3 ft. wide and 4 ft. long.",
        "Why?! |Because.",
        "A holds a Ph.D. in law. |She taught.",
        "Gen. Ross and Lt. Poe met. |They spoke.",
        "Line one\nline two. |Line three.",
        "Hard break  \n|second line",
        "Backslash\\\n|second line",
        "\xe6\xb2\xb3\xe5\xb7\x9d\xe3\x80\x82|\xe6\xa9\x8b\xe3\x80\x82",
        "Gov. Hale, Sen. Pike and Rep. Lowe. |They lost.",
        "Vitamin C. |The end.",
        "",
        "...",
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        check_sentences(cases[i]);
}
END_TEST

START_TEST(words_are_read_as_people_read_them)
{
    static const struct {
        const char *text;
        const char *first;
        unsigned flags;
    } rows[] = {
        {"Thorne's count", "Thorne", TOKEN_CAPITAL | TOKEN_POSSESSIVE},
        {"Thorne\xe2\x80\x99s count", "Thorne", TOKEN_CAPITAL | TOKEN_POSSESSIVE},
        {"Rivers' count", "Rivers", TOKEN_CAPITAL | TOKEN_POSSESSIVE},
        {"O'Hara said", "O'Hara", TOKEN_CAPITAL},
        {"al-Biruni said", "al-Biruni", 0},
        {"U.S. trade", "U.S.", TOKEN_CAPITAL | TOKEN_ACRONYM | TOKEN_DOTTED},
        {"USGS data", "USGS", TOKEN_CAPITAL | TOKEN_ACRONYM | TOKEN_PLAIN},
        {"\xc3\x89tudes", "\xc3\x89tudes", TOKEN_CAPITAL},
        {"\xc3\xa9tudes", "\xc3\xa9tudes", 0},
        {"1,850 boats", "1,850", 0},
        {"10% off", "10%", 0},
        {"10-year span", "10", 0},
        {"A-list", "A-list", TOKEN_CAPITAL},
        {"word.", "word", TOKEN_PLAIN},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct str text = str_from(rows[i].text);
        struct token_vec tokens = {0};
        lex(&arena, text, &tokens);
        ck_assert_uint_ge(tokens.len, 1);
        ck_assert_str(token_text(text, &tokens.data[0]), str_from(rows[i].first));
        ck_assert_msg(tokens.data[0].flags == rows[i].flags, "%s: %u", rows[i].text,
                      tokens.data[0].flags);
    }
    arena_done(&arena);
}
END_TEST

UNIT_MAIN("sentence", sentences_end_where_a_reader_says, words_are_read_as_people_read_them)
