/* inline: links, tags, block ids, footnotes, comments, and what the mask says of each byte. */
#include "../../src/parse/stages.h"
#include "facts.h"

/* Kind and path, "#fragment", "|display"; "ext" and "hid" as they apply. */
static void describe_links(struct facts *facts)
{
    static const char *const kinds[] = {"w", "e", "m", "p", "i"};
    for (size_t i = 0; i < facts->note->links.len; i++) {
        const struct link *link = &facts->note->links.data[i];
        buf_fmt(&facts->line, "%s%s(%.*s", i > 0 ? " " : "", kinds[link->kind],
                STR_ARG(link->path));
        if (link->has_subpath)
            buf_fmt(&facts->line, "#%.*s", STR_ARG(link->fragment));
        buf_push_byte(&facts->line, ')');
        if (link->display.len > 0) {
            buf_push_byte(&facts->line, '|');
            facts_add_region(facts, link->display);
        }
        buf_fmt(&facts->line, "%s%s%s", link->external ? "ext" : "", link->in_comment ? "hid" : "",
                link->unresolved_reference ? "?" : "");
    }
}

static const struct facts_case wikilink_cases[] = {
    {"[[a]] [[a|b]] [[a#b]] [[a#b|c]] [[#b]] [[a#^b]]",
     "w(a) w(a)|b w(a#b) w(a#b)|c w(#b) w(a#^b)"},
    {"[[ a | b ]] [[a #b ]] [[a|b|c]] [[a#b#c]] [[a\\|b]]",
     "w(a)|b w(a#b) w(a)|b|c w(a#b#c) w(a)|b"},
    {"![[a]] ![[a.png|100]] \\![[a]] !\\[[a]]", "e(a) e(a.png)|100 w(a)"},
    {"[[]] [[ ]] [[|a]] [[a\nb]] [[a", ""},
    {"[[a]b]] [[a [[b]] c]] [[[d]]] [[https://e]]", "w(a]b) w(b) w(d) w(https://e)"},
    {"`[[a]]` $[[b]]$ <b title=\"[[c]]\"> [[d]]", "w(d)"},
    {"    [[a]]\n\n```\n[[b]]\n```\n<div>[[c]]</div>\n", ""},
    {"%%[[a]]%% <!-- [[b]] --> [[c]]", "w(a)hid w(b)hid w(c)"},
    {"<!--\n[[a]]\n\n![[b]]\n-->\n", "w(a)hid e(b)hid"},
    {"%%\n- [[a]]\n\n%% [[b]]\n", "w(a)hid w(b)"},
    {"---\na: \"[[b]]\"\n---\n[[c]]", "p(b) w(c)"},
    {"# [[a]]\n- [[b]]\n> [[c]]\n\n| [[d]] |\n|---|\n", "w(a) w(b) w(c) w(d)"},
    {"\\[[a]] [\\[b]]", ""},
};

static const struct facts_case markdown_link_cases[] = {
    {"[a](b) [a](<b c> \"d\") [a](b 'c') [a](b\n(c)) [a]()", "m(b)|a m(b c)|a m(b)|a m(b)|a m()|a"},
    {"[a](b%20c.md#d%20e) [a](#b) [a](b\\)c) [a](b(c)d)",
     "m(b c.md#d e)|a m(#b)|a m(b)c)|a m(b(c)d)|a"},
    {"[a](http://b#c) [a](mailto:b@c) [a](//b/c) [a](c:/d)",
     "m(http://b#c)|aext m(mailto:b@c)|aext m(//b/c)|aext m(c:/d)|a"},
    {"![a](b) [![a](b)](c) ![a [b](c)](d)", "i(b)|a m(c)|![a](b) i(b)|a i(d)|a [b](c)"},
    {"[a [b](c) d](e) [a [b] c](d)", "m(c)|b m(d)|a [b] c"},
    {"[a](b c) [a](b \"c) [a] (b) [a\\](b) \\[c", ""},
    {"[a][B] [b][] [b] ![c][b]\n\n[b]: /d#e 'f'\n[b]: g",
     "m(/d#e)|a m(/d#e)|b m(/d#e)|b i(/d#e)|c"},
    {"[a][b c] [a] a[i][j] [1][2] [x][] [x][^y]", "m()|a?"},
    {"<http://a/b> <a@b.c> <b> <1:2>", "m(http://a/b)ext m(a@b.c)ext"},
    {"http://a.b/c_(d), (https://e.f/g). xhttp://h http:// ftp://i",
     "m(http://a.b/c_(d))ext m(https://e.f/g)ext m(ftp://i)ext"},
    {"[a http://b c](d) [a <http://b>](c)", "m(d)|a http://b c m(c)|a <http://b>"},
    {"[[1]](https://a) [[1]](a) [x [[a]] y](b)", "m(https://a)|[1]ext w(1) m(b)|x [[a]] y w(a)"},
    {"`[a](b)` [a`](b)` [a](b`c`)", "m(b`c`)|a"},
    {"> [a](b\n> \"c\") [a\n> b](c)", "m(b)|a m(c)|a/> b"},
};

START_TEST(links_are_lexed)
{
    facts_check(wikilink_cases, COUNT_OF(wikilink_cases), describe_links);
    facts_check(markdown_link_cases, COUNT_OF(markdown_link_cases), describe_links);
}
END_TEST

/* Tags, "^" block ids, "[" footnote references, "[:" definitions, "%" comments, "!" unclosed. */
static void describe_marks(struct facts *facts)
{
    const struct note *note = facts->note;
    for (size_t i = 0; i < note->tags.len; i++)
        buf_fmt(&facts->line, "#%.*s ", STR_ARG(note->tags.data[i].name));
    for (size_t i = 0; i < note->block_ids.len; i++)
        buf_fmt(&facts->line, "^%.*s ", STR_ARG(note->block_ids.data[i].id));
    for (size_t i = 0; i < note->footnotes.len; i++) {
        const struct footnote *footnote = &note->footnotes.data[i];
        buf_fmt(&facts->line, "[%.*s", STR_ARG(footnote->id));
        if (footnote->definition) {
            buf_push_byte(&facts->line, ':');
            facts_add_region(facts, footnote->text);
        }
        buf_push(&facts->line, STR("] "));
    }
    for (size_t i = 0; i < note->comments.len; i++) {
        buf_push_byte(&facts->line, '%');
        facts_add_region(facts, note->comments.data[i].text);
        buf_push(&facts->line, STR("% "));
    }
    for (size_t i = 0; i < note->defects.len; i++) {
        buf_push_byte(&facts->line, '!');
        facts_add_region(facts, note->defects.data[i].region);
        buf_push_byte(&facts->line, ' ');
    }
}

static const struct facts_case mark_cases[] = {
    {"#a #b/c-d_1 x#c (#d) #12 #1a #e.", "#a #b/c-d_1 #d #1a #e "},
    {"#\xc3\xa9t\xc3\xa9 #\xe6\x97\xa5 #a\xe2\x80\x94"
     "b `#c` \\#d #",
     "#\xc3\xa9t\xc3\xa9 #\xe6\x97\xa5 #a "},
    {"# #a\n\n| #b |\n|---|\n- #c\n", "#a #b #c "},
    {"a ^b\n\n- c ^d-1\n- e\n  ^f\n\n^g\n\nh ^i j\n\nk^l\n\n^\n\n`^m`", "^b ^d-1 ^f ^g "},
    {"# A ^b\n\n| c |\n|---|\n^d\n", "^b ^d "},
    {"a[^1] b[^c d] [^]\n\n[^1]: e\nf\n[^2]: g\n", "[1] [1:e/f] [2:g] "},
    {"a ^[b [c](d)] ^[] ^ [e]", "[:b [c](d)] "},
    {"%%a%% b <!-- c --> `%%d%%` %%", "%a% % c % "},
    {"<!--\na\n\n-->\n\n<!-- b --> c <!-- d -->", "%/a//% % b % % d % "},
    {"[[a\n\n[[b c] d\n\n`[[e`\n\n[[ f\n\n[[g](h)\n\n[[i]][[j", "![[a ![[b c] ![[j "},
    {"| [[a | b |\n|---|---|\n| ![[c | d |\n", "![[a ![[c "},
};

START_TEST(tags_ids_footnotes_comments_are_found)
{
    facts_check(mark_cases, COUNT_OF(mark_cases), describe_marks);
}
END_TEST

/* The class of each byte: "." text, "m" markup, "L" link, "T" target, "U" URL, "#" tag, "c" code,
 * "h" HTML, "%" comment, "$" math, "f" front matter. */
static void describe_mask(struct facts *facts)
{
    static const char letters[] = ".mLTU#ch%$f";
    struct note *note = ARENA_NEW(&facts->run, struct note);
    struct mask mask;
    struct references references = {0};
    source_init(&note->source, &facts->run, facts->note->source.bytes);
    front_matter_parse(&facts->run, note);
    mask_init(&mask, &facts->scratch, note);
    markdown_parse(&facts->run, &facts->scratch, note, &mask, &references);
    inline_parse(&facts->run, &facts->scratch, note, &mask, &references);
    for (size_t i = 0; i < mask.len; i++)
        buf_push_byte(&facts->line, letters[mask.class_of[i]]);
}

static const struct facts_case mask_cases[] = {
    {"a **b** _c_ d_e 5 * 6 7*8 ~9 ~~x~~ ==y==", "..mm.mm.m.m..................mm.mm.mm.mm"},
    {"[[a]] [[b|c]] ![[d#e]] [[f\\|g]]", "mmLmm.mmTmLmm.mmmLLLmm.mmTmmLmm"},
    {"[a *b* `c`](d \"e\") ![f](<g>)", "mLLmLmLcccmmTmTTTm.mmLmmmTmm"},
    {"<http://a> http://b. <b>c</b>", "UUUUUUUUUU.UUUUUUUU..hhh.hhhh"},
    {"`a` ``b`c`` `d", "ccc.ccccccc..."},
    {"$a$ $5 and $6 $2^n$ $$b$$ \\$c$", "$$$..........."
                                        "$$$$$.$$$$$.m..."},
    {"a \\* &amp; &#65; & b", "..m..mmmmm.mmmmm...."},
    {"#a ^[b] c[^1] d ^e", "##.mm.m..mmmm...##"},
    {"a %%b%% <!-- c -->", "..%%%%%.%%%%%%%%%%"},
    {
        "> a\n> b\nc",
        "mm..mm...",
    },
    {"- [ ] a\n  b\n", "mmmmmm..mm.m"},
    {"> [!note]- T\n", "mmmmmmmmmm..m"},
    {"# A #\n\nB\n=\n", "mm.mmmm.mmm"},
    {"|a|b c|\n|-|-|\n", "m.m...mmmmmmmm"},
    {"---\na: 1\n---\nb\n", "fffffffffffff.m"},
    {"\xef\xbb\xbf"
     "a",
     "fff."},
    {"[a]: b 'c'\nd", "mmmmmTTTTTm."},
    {"a\r\nb\rc", "......"},
    {"```\na\n```", "ccccccccc"},
};

START_TEST(the_mask_tells_what_each_byte_is)
{
    facts_check(mask_cases, COUNT_OF(mask_cases), describe_mask);
}
END_TEST

/* Time is checked by the suite's timeout: what is quadratic takes minutes. */
START_TEST(unclosed_marks_take_linear_time)
{
    static const char *const pieces[] = {
        "[[",      "![[]()", "![",      "[a](b \"", "[a](<b", "` `` ", "<!-- ",  "<? ",
        "<a b=\"", "%% ",    "$$ ",     "$a ",      "^[",     "[^",    "[r][r]", "*a_ ",
        "> ",      "- ",     "http://", "&a",       "\\",     "|`",    "~~~\n"};
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        struct facts facts = {0};
        struct buf text = {.arena = &facts.run};
        while (text.len < 400000)
            buf_push(&text, str_from(pieces[i]));
        facts_parse(&facts, text.data);
        ck_assert_uint_ge(facts.note->sections.len, 1);
        facts_done(&facts);
    }
}
END_TEST

UNIT_MAIN("inline", links_are_lexed, tags_ids_footnotes_comments_are_found,
          the_mask_tells_what_each_byte_is, unclosed_marks_take_linear_time)
