/* Patterns and globs: the first line is the pattern, the rest the text. */
#include "fuzz.h"
#include "notelint/regex.h"

static void check(struct regex *regex, struct str text)
{
    size_t begin = 0;
    size_t end = 0;
    for (size_t from = 0; from <= text.len && from<20; from = end> from ? end : from + 1) {
        if (regex_find(regex, text, from, &begin, &end) != REGEX_MATCH)
            break;
        FUZZ_CHECK(begin >= from || end >= from); /* \b may look back */
        FUZZ_CHECK(begin <= end && end <= text.len);
    }
    regex_free(regex);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = fuzz_input(data, size);
    struct str pattern = {0};
    if (!str_split(&text, '\n', &pattern))
        return 0;
    for (unsigned flags = REGEX_PLAIN; flags <= (REGEX_NOCASE | REGEX_MULTILINE); flags++) {
        struct error error = {0};
        struct regex *regex = regex_new(pattern, flags, &error);
        FUZZ_CHECK(regex || error.message[0]);
        if (regex)
            check(regex, text);
    }
    struct error error;
    struct regex *glob = glob_new(pattern, &error);
    if (glob)
        check(glob, text);
    return 0;
}
