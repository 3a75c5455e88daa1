/* text/word: the singular of a word, and membership in short lists. */
#include "notelint/word.h"

enum { LISTED_LONGEST = 63 };

static bool ends_with_any(struct str word, const char *list)
{
    struct str rest = str_from(list);
    struct str ending;
    while (str_split(&rest, ' ', &ending))
        if (str_ends(word, ending))
            return true;
    return false;
}

struct str word_singular(struct arena *arena, struct str word)
{
    static const struct {
        struct str plural, singular;
    } irregular[] = {
        {STR_INIT("men"), STR_INIT("man")},         {STR_INIT("women"), STR_INIT("woman")},
        {STR_INIT("children"), STR_INIT("child")},  {STR_INIT("feet"), STR_INIT("foot")},
        {STR_INIT("lives"), STR_INIT("life")},      {STR_INIT("wives"), STR_INIT("wife")},
        {STR_INIT("cities"), STR_INIT("city")},     {STR_INIT("series"), STR_INIT("series")},
        {STR_INIT("species"), STR_INIT("species")}, {STR_INIT("https"), STR_INIT("https")},
    };
    if (word.len == 0)
        return word;
    for (size_t i = 0; i < COUNT_OF(irregular); i++)
        if (word.data[0] == irregular[i].plural.data[0] && str_eq(word, irregular[i].plural))
            return irregular[i].singular;
    if (word.len < 4 || word.data[word.len - 1] != 's' || ends_with_any(word, "ss us is as os"))
        return word;
    if (word.len > 4 && str_ends(word, STR("ies")))
        return str_fmt(arena, "%.*sy", STR_ARG(str_slice(word, 0, word.len - 3)));
    if (word.len > 4 && ends_with_any(word, "xes ches shes sses"))
        return str_slice(word, 0, word.len - 2);
    return str_slice(word, 0, word.len - 1);
}

bool word_in(struct str word, const char *list)
{
    char text[LISTED_LONGEST + 1];
    if (word.len == 0 || word.len > LISTED_LONGEST)
        return false;
    memcpy(text, word.data, word.len);
    text[word.len] = '\0';
    if (strlen(text) < word.len)
        return false;
    for (const char *at = list; (at = strstr(at, text)); at++)
        if ((at == list || at[-1] == ' ') && (at[word.len] == ' ' || at[word.len] == '\0'))
            return true;
    return false;
}

bool word_among(struct str word, const struct str *sorted, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = str_cmp(sorted[middle], word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
