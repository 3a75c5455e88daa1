/* parse/yaml_problem: libyaml's complaints, said so that the writer of a note can act on them. */
#include "yaml_core.h"

#define TAB "a tab cannot indent; fix: use blanks"
#define SPECIAL "a text cannot begin with this character; fix: quote the text"

static const struct {
    const char *context; /* NULL: whatever it is */
    const char *problem; /* the beginning of it */
    struct yaml_complaint complaint;
} complaints[] = {
    {NULL,
     "mapping values are not allowed",
     {"':' cannot stand here; fix: quote a text that has ': ' in it, or mend the indentation",
      COVER_PROBLEM, COVER_CHARACTER}},
    {NULL,
     "block sequence entries are not allowed",
     {"'-' cannot begin a list here; fix: begin the list on a line of its own, or quote the text",
      COVER_PROBLEM, COVER_CHARACTER}},
    {NULL,
     "mapping keys are not allowed",
     {"'?' cannot stand here; fix: quote the text", COVER_PROBLEM, COVER_CHARACTER}},
    {NULL,
     "found character that cannot start any token",
     {SPECIAL, COVER_PROBLEM, COVER_CHARACTER}},
    {"while scanning a simple key",
     "could not find expected ':'",
     {"a line that is neither 'key: value' nor the continuation of one; fix: add ': ', or indent "
      "it",
      COVER_CONTEXT, COVER_LINE}},
    {"while scanning a quoted scalar",
     "found unexpected",
     {"a quote is opened here and never closed; fix: close it", COVER_CONTEXT, COVER_LINE}},
    {"while parsing a quoted scalar",
     "found unknown escape character",
     {"'\\' in double quotes begins an escape, and this is none; fix: double the '\\', or use "
      "single quotes",
      COVER_PROBLEM, COVER_CHARACTER}},
    {"while parsing a quoted scalar",
     "did not find expected hexdecimal number",
     {"an escape without its hexadecimal digits", COVER_PROBLEM, COVER_CHARACTER}},
    {"while parsing a quoted scalar",
     "found invalid Unicode character",
     {"an escape that is no Unicode character", COVER_PROBLEM, COVER_CHARACTER}},
    {"while scanning an anchor",
     "",
     {"'&' begins an anchor, which needs a name; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while scanning an alias",
     "",
     {"'*' begins an alias, which needs a name; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while scanning a tag",
     "",
     {"'!' begins a tag; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while parsing a tag",
     "",
     {"'!' begins a tag; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while parsing a node",
     "found undefined tag handle",
     {"'!' begins a tag; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while scanning a block scalar", "found a tab", {TAB, COVER_PROBLEM, COVER_CHARACTER}},
    {"while scanning a block scalar",
     "",
     {"'|' or '>' begins a text on the lines below; fix: quote the text", COVER_CONTEXT,
      COVER_LINE}},
    {"while scanning a plain scalar", "found a tab", {TAB, COVER_PROBLEM, COVER_CHARACTER}},
    {"while scanning a directive",
     "",
     {"'%' begins a directive; fix: quote the text", COVER_CONTEXT, COVER_LINE}},
    {"while parsing a block mapping",
     "did not find expected key",
     {"a key is expected; fix: bring keys into one column, or quote the whole value before",
      COVER_PROBLEM, COVER_LINE}},
    {"while parsing a block collection",
     "did not find expected '-'",
     {"a list item is expected; fix: begin it with '- ' in the column of the others", COVER_PROBLEM,
      COVER_LINE}},
    {"while parsing a flow sequence",
     "did not find expected ',' or ']'",
     {"'[' is opened here and not closed; fix: close it, or quote the text", COVER_CONTEXT,
      COVER_LINE}},
    {"while parsing a flow mapping",
     "did not find expected ',' or '}'",
     {"'{' is opened here and not closed; fix: close it, or quote the text", COVER_CONTEXT,
      COVER_LINE}},
    {NULL,
     "did not find expected <document start>",
     {"text that belongs to no key; fix: remove it, or indent it", COVER_PROBLEM, COVER_LINE}},
    {NULL,
     "did not find expected node content",
     {"a value is missing here; fix: quote the text", COVER_PROBLEM, COVER_CHARACTER}},
    {NULL,
     "control characters are not allowed",
     {"a control character; fix: remove it", COVER_PROBLEM, COVER_CHARACTER}},
};

struct yaml_complaint yaml_explain(const char *context, const char *problem, struct str at)
{
    const struct str met = str_from(problem);
    const bool is_token = str_starts(met, STR("found character that cannot start"));
    if (is_token && str_starts(at, STR("\t")))
        return (struct yaml_complaint){TAB, COVER_PROBLEM, COVER_CHARACTER};
    for (size_t i = 0; i < COUNT_OF(complaints); i++) {
        const char *expected = complaints[i].context;
        if (expected && !str_eq(str_from(context), str_from(expected)))
            continue;
        if (str_starts(met, str_from(complaints[i].problem)))
            return complaints[i].complaint;
    }
    return (struct yaml_complaint){problem, COVER_PROBLEM, COVER_LINE};
}
