/* Facts of a note as one line of text, to compare in tables of cases. Line ends are shown as "/".
 */
#ifndef NOTELINT_TESTS_FACTS_H
#define NOTELINT_TESTS_FACTS_H

#include "notelint/note.h"
#include "unit.h"

/* One test's memory and the line that describes what was parsed. */
struct facts {
    struct arena run;
    struct arena scratch;
    const struct note *note;
    struct buf line;
};

static inline void facts_parse(struct facts *facts, const char *text)
{
    facts->note = note_parse(&facts->run, &facts->scratch, STR("folder/Note.md"), str_from(text));
    facts->line = (struct buf){.arena = &facts->run};
}

static inline void facts_add(struct facts *facts, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        buf_push_byte(&facts->line, s.data[i] == '\n' || s.data[i] == '\r' ? '/' : s.data[i]);
}

static inline void facts_add_region(struct facts *facts, struct region region)
{
    facts_add(facts, source_text(&facts->note->source, region));
}

static inline void facts_done(struct facts *facts)
{
    arena_done(&facts->run);
    arena_done(&facts->scratch);
}

/* A case of a table: a note and the line that describes it. */
struct facts_case {
    const char *text;
    const char *want;
};

typedef void facts_describe(struct facts *facts);

static inline void facts_check(const struct facts_case *cases, size_t count,
                               facts_describe *describe)
{
    for (size_t i = 0; i < count; i++) {
        struct facts facts = {0};
        facts_parse(&facts, cases[i].text);
        describe(&facts);
        const struct str got = buf_str(&facts.line);
        ck_assert_msg(str_eq(got, str_from(cases[i].want)), "%s\n--- got\n%.*s\n--- want\n%s",
                      cases[i].text, STR_ARG(got), cases[i].want);
        facts_done(&facts);
    }
}

#endif
