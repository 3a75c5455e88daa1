/* parse/claim: what a figure is told of, by the place and the words around it. */
#include "unit.h"

#include "notelint/note.h"

static struct arena arena;

struct told {
    const char *text;   /* the note */
    const char *figure; /* as written */
    const char *want;   /* "entity | metric | as of | qualifiers"; the note's own entity is empty */
};

static const struct claim *claim_of(const struct note *note, struct str figure)
{
    for (size_t i = 0; i < note->claims.len; i++)
        if (str_eq(source_text(&note->source, note->claims.data[i].region), figure))
            return &note->claims.data[i];
    return NULL;
}

static struct str written(const struct claim *claim)
{
    if (!claim)
        return STR("no claim");
    struct buf buf = {.arena = &arena};
    buf_fmt(&buf, "%.*s | %.*s | %.*s |", STR_ARG(claim->entity), STR_ARG(claim->metric),
            STR_ARG(claim->as_of));
    for (size_t i = 0; i < claim->qualifier_count; i++)
        buf_fmt(&buf, " %.*s", STR_ARG(claim->qualifiers[i]));
    return buf_str(&buf);
}

static void check(const struct told *rows, size_t count)
{
    struct buf wrong = {.arena = &arena};
    for (size_t i = 0; i < count; i++) {
        const struct note *note =
            note_parse(&arena, &arena, STR("Brandt Optik.md"), str_from(rows[i].text));
        const struct str got = written(claim_of(note, str_from(rows[i].figure)));
        if (!str_eq(got, str_from(rows[i].want)))
            buf_fmt(&wrong, "\n%s  got  %.*s\n  want %s", rows[i].text, STR_ARG(got), rows[i].want);
    }
    ck_assert_msg(wrong.len == 0, "%.*s", STR_ARG(buf_str(&wrong)));
}

START_TEST(labels_give_the_attribute)
{
    static const struct told rows[] = {
        {"---\nfounded: 1912\n---\n", "1912", " | founded |  |"},
        {"---\nupdated: 2024-05-01\n---\n", "2024-05-01", "no claim"},
        {"- **Staff**: 1,200\n", "1,200", " | employees |  |"},
        {"| Wine | Sugar |\n|---|---|\n| Stein | 6 g |\n| Stein | 8 g |\n| Fels | 9 g |\n", "6 g",
         "no claim"},
        {"| Tax | Under Ida Brandt (1512-1530) |\n|---|---|\n| Salt | 5 |\n", "1512-1530",
         "no claim"},
        {"| Vat | Told by |\n|---|---|\n| Salt | A 2019 survey of all vats |\n", "2019",
         "no claim"},
        {"- **Staff** (2019): 1,200\n", "1,200", " | employees | 2019 |"},
        {"- **Number built**: 86\n", "86", " | number built |  |"},
        {"- **Titles**: 3 (1951, 1974, 1975)\n", "3", " | title |  |"},
        {"- **Staff** - 1,200\n", "1,200", " | employees |  |"},
        {"- Staff: 1,200\n", "1,200", " | employees |  |"},
        {"- Kiln doors: 12\n", "12", " | kiln door |  |"},
        {"- Staff - 1,200\n", "1,200", "no claim"},
        {"Staff: 1,200\nSeat: Jena\n", "1,200", " | employees |  |"},
        {"Seat: Jena\n**Staff**: 1,200\n", "1,200", " | employees |  |"},
        {"# Kessel\n\nFounded in 1904 by smiths.\n", "1904", " | founded |  |"},
        {"# Kessel\n\nA choir. 390 members.\n", "390 members", " | members |  |"},
        {"# Kessel\n\nA choir. 390 members sang.\n", "390 members", "no claim"},
        {"Warning: 3 rivers\n", "3 rivers", "no claim"},
        {"- [[Kessel]]: 1,200 employees\n", "1,200 employees", "Kessel | employees |  |"},
        {"- **Staff**: 1,200 (2019)\n", "1,200", " | employees | 2019 |"},
        {"- **Peak staff**: 1,200\n", "1,200", " | employees |  | peak"},
        {"- **Revenue**: $40 million (planned)\n", "$40 million", " | revenue |  | planned"},
        {"- **Staff**: from 900 to 1,200 and 1,400\n", "1,400", "no claim"},
    };
    check(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(tables_name_subject_and_attribute)
{
    static const struct told rows[] = {
        {"| Key | Value |\n|---|---|\n| Inhabitants | 5,120 |\n", "5,120", " | population |  |"},
        {"| Town | Residents |\n|---|---|\n| Ostrau | 9,150 |\n", "9,150",
         "Ostrau | population |  |"},
        {"| Town | 1900 |\n|---|---|\n| Ostrau | 9,150 |\n", "9,150", "Ostrau |  | 1900 |"},
        {"| Year | Event |\n|---|---|\n| 1921 | Werk Jena founded |\n", "1921",
         "Werk Jena | founded |  |"},
        {"| Event | Date |\n|---|---|\n| Death of Ida Brandt | 1953 |\n", "1953",
         "Ida Brandt | died |  |"},
    };
    check(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(sentences_with_a_plain_subject)
{
    static const struct told rows[] = {
        {"Brandt Optik was founded in 1912 in Jena.\n", "1912", " | founded |  |"},
        {"# H\n\nA start.\n\nThe Ostrau Werft was founded in 1912.\n", "1912",
         "Ostrau Werft | founded |  |"},
        {"# H\n\nA start.\n\nThe Ostrau (ship) was launched in 1912.\n", "1912",
         "Ostrau (ship) | launched |  |"},
        {"# H\n\nA start.\n\nThe Ostrau Werft was founded in 1912 (disputed).\n", "1912",
         "Ostrau Werft | founded |  | disputed"},
        {"# H\n\nA start.\n\nThe Ostrau Werft employs 1,200 people.\n", "1,200 people",
         "Ostrau Werft | employees |  |"},
        {"# H\n\nA start.\n\nThe length of the Oder is 840 km.\n", "840 km", "Oder | length |  |"},
        {"# H\n\nA start.\n\nThe Ostrau Werft, like Adler, was founded in 1912.\n", "1912",
         "no claim"},
        {"# H\n\nA start.\n\nNobody knows when it was founded, in 1912 perhaps.\n", "1912",
         "no claim"},
    };
    check(rows, COUNT_OF(rows));
}
END_TEST

START_TEST(dates_in_brackets_behind_a_name)
{
    static const struct told rows[] = {
        {"# H\n\nUnder Ida Brandt (reigned 1512-1530) it grew.\n", "1512-1530",
         "Ida Brandt | reign |  |"},
        {"### Long Winter (1708-1709)\n", "1708-1709", "Long Winter | dates |  |"},
        {"# H\n\nIt grew (1708-1709) again.\n", "1708-1709", "no claim"},
    };
    check(rows, COUNT_OF(rows));
}
END_TEST

UNIT_MAIN("claim", labels_give_the_attribute, tables_name_subject_and_attribute,
          sentences_with_a_plain_subject, dates_in_brackets_behind_a_name)
