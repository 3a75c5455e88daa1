/* table: rows, cells, escaped and unescaped pipes. */
#include "facts.h"

/* Cells by ";", rows by " ", tables by " # "; "!" for each unescaped pipe; what else is text behind
 * them. */
static void describe_tables(struct facts *facts)
{
    const struct note *note = facts->note;
    for (size_t i = 0; i < note->tables.len; i++) {
        const struct table *table = &note->tables.data[i];
        buf_fmt(&facts->line, "%s", i > 0 ? " # " : "");
        for (size_t k = 0; k < (size_t)table->rows * table->columns; k++) {
            if (k > 0)
                buf_push_byte(&facts->line, k % table->columns ? ';' : ' ');
            facts_add_region(facts, table->cells[k].region);
        }
    }
    for (size_t i = 0; i < note->defects.len; i++)
        if (note->defects.data[i].kind == DEFECT_UNESCAPED_PIPE)
            buf_push_byte(&facts->line, '!');
    for (size_t i = 0; i < note->blocks.len; i++) {
        if (note->blocks.data[i].kind != BLOCK_PARAGRAPH)
            continue;
        buf_push_byte(&facts->line, '\'');
        facts_add_region(facts, note->blocks.data[i].region);
        buf_push_byte(&facts->line, '\'');
    }
}

static const struct facts_case table_cases[] = {
    {"| a | b |\n|---|:-:|\n| 1 | 2 |\n", "a;b 1;2"},
    {"a | b\n-|-\n1 | 2\n", "a;b 1;2"},
    {"|a|\n|-|\n", "a"},
    {"a\n-\n", ""},                                         /* a heading */
    {"| a | b |\n|---|\n| c |", "'| a | b |/|---|/| c |'"}, /* columns differ */
    {"| a |\n|---x|\n", "'| a |/|---x|'"},
    {"| a |\n| - - |\n", "'| a |/| - - |'"},
    {"| a | b |\n|--|--|\n| 1 |\n| 1 | 2 | 3 | 4 |\n", "a;b 1; 1;2'3 | 4'"},
    {"| a |\n|---|\n\n| b |\n", "a'| b |'"},
    {"x\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n", "a 1 # b'x'"},
    {"| a \\| b | `c|d` |\n|---|---|---|\n| \\\\| 2 |", "a \\| b;`c;d` \\\\;2;"},
    {"| [[a\\|b]] | c |\n|---|---|\n| [[d|e]] | ![[f|g|h]] |\n",
     "[[a\\|b]];c [[d|e]];![[f|g|h]]!!!"},
    {"| a | b |\n|---|---|\n| `[[c|d]]` | e |\n", "a;b `[[c;d]]`'e'"},
    {"| a | b |\n|---|---|\n| [[c | d |\n", "a;b [[c;d"},
    {"| [[a|b]] | c |\n|---|---|\n", "[[a|b]];c!"},
    {"- | a |\n  |---|\n  | 1 |\n", "a 1"},
    {"> | a |\n> |---|\n> | 1 |\nb\n", "a 1'b'"},
    {"> > | a |\n> > |---|\n> > | 1 |\n> > b\n", "a 1 b"},
    {"| a |\n|---|\n| 1 |\n^id\n", "a 1'^id'"},
    {"| a |\n|---|\n| 1 |\n# b\n", "a 1"},
    {"|a|b|\r\n|-|-|\r\n|1|2|\r\n", "a;b 1;2"},
    {"    | a |\n    |---|\n", ""}, /* code */
    {"%%\n| a |\n|---|\n%%\n", "'%%/| a |/|---|/%%'"},
};

START_TEST(cells_are_cut_as_gfm_does)
{
    facts_check(table_cases, COUNT_OF(table_cases), describe_tables);
}
END_TEST

START_TEST(cells_have_a_block_and_padding_has_none)
{
    struct facts facts = {0};
    facts_parse(&facts, "x\n\n| a | b |\n|---|---|\n| 1 |\n");
    const struct note *note = facts.note;
    const struct table *table = &note->tables.data[0];
    ck_assert_uint_eq(table->rows, 2);
    ck_assert_uint_eq(table->columns, 2);
    const struct block *block = &note->blocks.data[table->cells[2].block];
    ck_assert_uint_eq(block->table, 0);
    ck_assert_uint_eq(block->row, 1);
    ck_assert_uint_eq(block->column, 0);
    ck_assert_uint_eq(table->cells[3].block, NOTE_NONE);
    ck_assert_uint_eq(table->cells[3].region.len, 0);
    facts_done(&facts);
}
END_TEST

START_TEST(an_unescaped_pipe_is_a_defect_at_its_byte)
{
    struct facts facts = {0};
    facts_parse(&facts, "| a |\n|---|\n| [[b|c]] |\n");
    ck_assert_uint_eq(facts.note->defects.len, 1);
    ck_assert_uint_eq(facts.note->defects.data[0].region.offset, 17);
    ck_assert_uint_eq(facts.note->defects.data[0].region.len, 1);
    ck_assert_uint_eq(facts.note->links.len, 1);
    ck_assert_str(facts.note->links.data[0].path, STR("b"));
    facts_done(&facts);
}
END_TEST

START_TEST(a_wide_header_over_many_short_rows_is_bounded)
{
    struct facts facts = {0};
    struct buf text = {.arena = &facts.run};
    for (int i = 0; i < 2; i++) {
        for (int column = 0; column < 10000; column++)
            buf_push(&text, i == 0 ? STR("|a") : STR("|-"));
        buf_push(&text, STR("|\n"));
    }
    for (int row = 0; row < 10000; row++)
        buf_push(&text, STR("|1|\n"));
    buf_push_byte(&text, '\0');
    facts_parse(&facts, text.data);
    ck_assert_uint_ge(facts.note->tables.len, 1);
    size_t cells = 0;
    for (size_t i = 0; i < facts.note->tables.len; i++)
        cells += (size_t)facts.note->tables.data[i].rows * facts.note->tables.data[i].columns;
    ck_assert_uint_lt(cells, 1000000);
    facts_done(&facts);
}
END_TEST

UNIT_MAIN("table", cells_are_cut_as_gfm_does, cells_have_a_block_and_padding_has_none,
          an_unescaped_pipe_is_a_defect_at_its_byte, a_wide_header_over_many_short_rows_is_bounded)
