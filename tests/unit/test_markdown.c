/* markdown: blocks, headings, sections, list items. */
#include "facts.h"

/* "p" paragraph, "h1" heading, "d" table cell, "c" code, "x" HTML, "r" rule; ">" for each quote,
 * "-" in a list item; then the text. */
static void describe_blocks(struct facts *facts)
{
    static const char *const kinds[] = {"p", "h", "d", "c", "x", "r"};
    const struct note *note = facts->note;
    for (size_t i = 0; i < note->blocks.len; i++) {
        const struct block *block = &note->blocks.data[i];
        buf_fmt(&facts->line, "%s%s", i > 0 ? " " : "", kinds[block->kind]);
        if (block->kind == BLOCK_HEADING)
            buf_fmt(&facts->line, "%d", note->headings.data[block->heading].level);
        for (int quote = 0; quote < block->quote_depth; quote++)
            buf_push_byte(&facts->line, '>');
        if (block->item != NOTE_NONE)
            buf_push_byte(&facts->line, '-');
        if (block_info(note, block).len > 0)
            buf_fmt(&facts->line, "{%.*s}", STR_ARG(block_info(note, block)));
        buf_push_byte(&facts->line, '(');
        facts_add_region(facts, block->kind == BLOCK_HEADING
                                    ? note->headings.data[block->heading].region
                                    : block->region);
        buf_push_byte(&facts->line, ')');
    }
}

static const struct facts_case block_cases[] = {
    {"", ""},
    {"\n \n\t\n", ""},
    {"a\nb\n\nc", "p(a/b) p(c)"},
    {"  a  \n   b\t\n", "p(a  /   b)"},
    {"a\r\nb\r\rc\n", "p(a//b) p(c)"},
    {"\xef\xbb\xbf# A\n", "h1(A)"},
    {"---\nx: 1\n---\n# A\n", "h1(A)"},
    {"# A #\n## B # C ##  \n### D#\n#### \n#E\n####### F\n",
     "h1(A) h2(B # C) h3(D#) h4() p(#E/####### F)"},
    {"A\n===\nB\nC\n---\n", "h1(A) h2(B/C)"},
    {"> A\n> ---\n> b\n", "h2>(A) p>(b)"},
    {"- # A\n- b\n  ***\n", "h1-(A) p-(b) r-(***)"},
    {"[a]: b\nA\n---\n", "h2(A)"},
    {"[a]: b\n---\n", "r(---)"},
    {"| a |\n|---|\n| b |\n---\n", "d(a) d(b) r(---)"},
    {"> a\n> > b\nlazy\n\n> c", "p>(a) p>>(b/lazy) p>(c)"},
    {"- a\n  - b\n\n    c\n- d\ne\n", "p-(a) p-(b) p-(c) p-(d/e)"},
    {"1. a\n\n       code\n\n   b", "p-(a) c-(code) p-(b)"},
    {"```js x\na\n\n```\nb", "c{js x}(```js x/a//```) p(b)"},
    {"~~~\n```\n~~~~\n```\nb", "c(~~~/```/~~~~) c(```/b)"},
    {"> ```\n> a\nb", "c>(```/> a) p(b)"},
    {"- ```\n  a\n```\nb\n", "c-(```/  a) c(```/b)"},
    {"    a\n\n    b\n\nc", "c(a//    b) p(c)"},
    {"    ```\n    a\n", "c(```/    a)"},
    {"``` a`b\nc", "p(``` a`b/c)"},
    {"<div>\na\n\nb", "x(<div>/a) p(b)"},
    {"<!-- a\n\n# b -->\nc", "x(<!-- a//# b -->) p(c)"},
    {"<script>\n\na</SCRIPT>b\nc", "x(<script>//a</SCRIPT>b) p(c)"},
    {"a\n<b>\nc", "p(a/<b>/c)"},
    {"%%\n# a\n\n- b\n%%\n\n# c", "p(%%/# a//- b/%%) h1(c)"},
    {"> %%\n> # a\n> %%\n\nb", "p>(%%/> # a/> %%) p(b)"},
    {"$$\n- a\n= b\n$$\nc", "p($$/- a/= b/$$) p(c)"},
    {"$$\na\n\n# b\n$$", "p($$/a) h1(b) p($$)"},
    {"5 %%\n# a\n%%", "p(5 %%) h1(a) p(%%)"},
    {"[a]: /b 'c'\n[d]:\n  /e\nf", "p(f)"},
    {"[^1]: a\nb\n[^2]: c", "p([^1]: a/b) p([^2]: c)"},
    {"[^1]: a\n\n    b\n\n    c\n\nd\n\n    e", "p([^1]: a) p(b//    c) p(d) c(e)"},
    {"\ta\n-\tb\n\n\tc\n", "c(a) p-(b) p-(c)"},
    {"a\n| b |\n|---|\n| c |\nd", "p(a) d(b) d(c) d(d)"},
    {"- **A**: b\n  | c |\n  |---|\n", "p-(**A**: b) d-(c)"},
};

START_TEST(blocks_are_what_commonmark_and_obsidian_say)
{
    facts_check(block_cases, COUNT_OF(block_cases), describe_blocks);
}
END_TEST

/* Level and own text of each section, and its parent. */
static void describe_sections(struct facts *facts)
{
    for (size_t i = 0; i < facts->note->sections.len; i++) {
        const struct section *section = &facts->note->sections.data[i];
        buf_fmt(&facts->line, "%s%d", i > 0 ? " " : "", section->level);
        if (section->parent != NOTE_NONE)
            buf_fmt(&facts->line, "<%u", section->parent);
        buf_push_byte(&facts->line, '[');
        facts_add_region(facts, section->region);
        buf_push_byte(&facts->line, ']');
    }
}

static const struct facts_case section_cases[] = {
    {"", "0[]"},
    {"a", "0[a]"},
    {"# A\na\n", "0[] 1[# A/a/]"},
    {"a\n# A\n## B\nb\n# C\n", "0[a/] 1[# A/## B/b/] 2<1[## B/b/] 1[# C/]"},
    {"## A\n#### B\n### C\n# D", "0[] 2[## A/#### B/### C/] 4<1[#### B/] 3<1[### C/] 1[# D]"},
    {"# A\n> # B\n- # C\n", "0[] 1[# A/> # B/- # C/]"},
    {"---\na: 1\n---\nb\n# A", "0[b/] 1[# A]"},
};

START_TEST(sections_nest)
{
    facts_check(section_cases, COUNT_OF(section_cases), describe_sections);
}
END_TEST

/* "list<parent marker content" and a key fact as "label=value". */
static void describe_items(struct facts *facts)
{
    for (size_t i = 0; i < facts->note->items.len; i++) {
        const struct list_item *item = &facts->note->items.data[i];
        buf_fmt(&facts->line, "%s%u", i > 0 ? " " : "", item->list);
        if (item->parent != NOTE_NONE)
            buf_fmt(&facts->line, "<%u", item->parent);
        facts_add_region(facts, item->marker);
        buf_push_byte(&facts->line, '(');
        facts_add_region(facts, item->content);
        buf_push_byte(&facts->line, ')');
        if (item->label.len == 0)
            continue;
        facts_add_region(facts, item->label);
        buf_push_byte(&facts->line, '=');
        facts_add_region(facts, item->value);
    }
}

static const struct facts_case item_cases[] = {
    {"- a\n- b\n\n* c", "0-(a) 0-(b) 2*(c)"},
    {"1. a\n   - b\n2) c\n", "01.(a) 1<0-(b) 22)(c)"},
    {"- [ ] a\n- [x] b\n- [/]\n- [] c\n- [y](z)\n", "0-(a) 0-(b) 0-([/]) 0-([] c) 0-([y](z))"},
    {"- **A**: b\n- **C:** d\n- __E__ : f", "0-(**A**: b)A=b 0-(**C:** d)C=d 0-(__E__ : f)E=f"},
    {"- [ ] **A**: b\n  c\n\n  d\n", "0-(**A**: b/  c)A=b/  c"},
    {"- **A** b\n- **: a\n- ****: a\n- **A\n- **A**:\n",
     "0-(**A** b) 0-(**: a) 0-(****: a) 0-(**A) 0-(**A**:)A="},
    {"- **[[A|B]]**: 5 m", "0-(**[[A|B]]**: 5 m)[[A|B]]=5 m"},
    {"- \n- ```\n  a\n", "0-() 0-()"},
    {"- | a |\n  |---|\n  | b |\n", "0-()"},
    {"> - a\n>   b\n", "0-(a/>   b)"},
};

START_TEST(items_have_marker_content_and_key_fact)
{
    facts_check(item_cases, COUNT_OF(item_cases), describe_items);
}
END_TEST

START_TEST(a_title_is_the_first_heading_of_level_one)
{
    static const struct facts_case cases[] = {
        {"a", "Note"},     {"## B\n# A\n# C", "A"},          {"> # B\n\n# A", "A"},
        {"#\n\n# A", "A"}, {"---\ntitle: T\n---\n# A", "T"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct facts facts = {0};
        facts_parse(&facts, cases[i].text);
        ck_assert_str(facts.note->title, str_from(cases[i].want));
        facts_done(&facts);
    }
}
END_TEST

START_TEST(an_unreadable_note_has_one_defect_and_a_section)
{
    struct arena run = {0};
    const struct note *note =
        note_unreadable(&run, STR("a/b.c.md"), DEFECT_READ, STR("no such file"));
    ck_assert_str(note->name, STR("b.c"));
    ck_assert_str(note->folder, STR("a"));
    ck_assert_str(note->title, STR("b.c"));
    ck_assert_uint_eq(note->defects.len, 1);
    ck_assert_str(note->defects.data[0].message, STR("no such file"));
    ck_assert_uint_eq(note->sections.len, 1);
    arena_done(&run);
}
END_TEST

UNIT_MAIN("markdown", blocks_are_what_commonmark_and_obsidian_say, sections_nest,
          items_have_marker_content_and_key_fact, a_title_is_the_first_heading_of_level_one,
          an_unreadable_note_has_one_defect_and_a_section)
