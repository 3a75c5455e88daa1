/* rules/unknown-confidence-marker: "(alleged)" where the vault's word for it is "(claimed)".
 *
 * A vault's own words count only if it uses them: the built-in ones must stand in some notes, or
 * the settings must list others. */
#include "notelint/nearest.h"
#include "rules.h"

static const struct str built_in[] = {
    STR_INIT("confirmed"), STR_INIT("reported"),   STR_INIT("claimed"),
    STR_INIT("disputed"),  STR_INIT("unverified"),
};

/* Other words for the same, and the built-in one for each. */
static const struct {
    struct str word, means;
} synonyms[] = {
    {STR_INIT("alleged"), STR_INIT("claimed")},
    {STR_INIT("asserted"), STR_INIT("claimed")},
    {STR_INIT("purported"), STR_INIT("claimed")},
    {STR_INIT("contested"), STR_INIT("disputed")},
    {STR_INIT("corroborated"), STR_INIT("confirmed")},
    {STR_INIT("verified"), STR_INIT("confirmed")},
    {STR_INIT("rumored"), STR_INIT("unverified")},
    {STR_INIT("rumoured"), STR_INIT("unverified")},
    {STR_INIT("unconfirmed"), STR_INIT("unverified")},
    {STR_INIT("unproven"), STR_INIT("unverified")},
    {STR_INIT("unsubstantiated"), STR_INIT("unverified")},
};

struct vocabulary {
    const struct value *listed; /* option `markers`, or NULL: the built-in words */
};

static size_t word_count(const struct vocabulary *vocabulary)
{
    return vocabulary->listed ? vocabulary->listed->count : COUNT_OF(built_in);
}

static struct str word_at(const struct vocabulary *vocabulary, size_t at)
{
    return vocabulary->listed ? value_string(&vocabulary->listed->items[at]) : built_in[at];
}

static bool has_word(const struct vocabulary *vocabulary, struct str word)
{
    for (size_t i = 0; i < word_count(vocabulary); i++)
        if (str_eq_nocase(word_at(vocabulary, i), word))
            return true;
    return false;
}

/* A slip of one letter in a long word: "comfirmed". */
static struct str misspelt(const struct vocabulary *vocabulary, struct str word)
{
    enum { LONG_WORD = 7 };
    if (word.len < LONG_WORD || !str_ends(word, STR("d")))
        return (struct str){0};
    for (size_t i = 0; i < word_count(vocabulary); i++)
        if (edit_distance(word_at(vocabulary, i), word, 1) == 1)
            return word_at(vocabulary, i);
    return (struct str){0};
}

/* The listed word that an unknown marker stands for; *ret_marker tells whether it is a marker at
 * all. */
static struct str meaning(const struct vocabulary *vocabulary, struct str word, bool *ret_marker)
{
    const struct str near = misspelt(vocabulary, word);
    *ret_marker = near.len > 0;
    if (near.len > 0)
        return near;
    for (size_t i = 0; i < COUNT_OF(synonyms); i++) {
        if (!str_eq_nocase(synonyms[i].word, word))
            continue;
        *ret_marker = true;
        return has_word(vocabulary, synonyms[i].means) ? synonyms[i].means : (struct str){0};
    }
    return (struct str){0};
}

static bool is_in_use(const struct vault *vault, const struct vocabulary *vocabulary)
{
    enum { LEAST_NOTES = 3 };
    size_t notes = 0;
    for (size_t i = 0; i < vault->note_count && notes < LEAST_NOTES; i++) {
        const struct note *note = vault->notes[i];
        for (size_t k = 0; k < note->remarks.len; k++) {
            const struct remark *remark = &note->remarks.data[k];
            if (remark->kind == REMARK_BRACKET &&
                has_word(vocabulary, source_text(&note->source, remark->region))) {
                notes++;
                break;
            }
        }
    }
    return notes >= LEAST_NOTES;
}

static void check_remark(struct pass *pass, const struct vocabulary *vocabulary,
                         const struct note *note, const struct remark *remark)
{
    const struct str word = source_text(&note->source, remark->region);
    bool marker;
    if (remark->kind == REMARK_VAGUE || has_word(vocabulary, word))
        return;
    const struct str means = meaning(vocabulary, word, &marker);
    if (!marker && remark->kind == REMARK_BRACKET)
        return;
    struct diagnostic *finding = report_in(pass, note, remark->region,
                                           "'%.*s' is no marker of confidence here", STR_ARG(word));
    if (means.len > 0) {
        diagnostic_hint(pass, finding, "the word for it is '%.*s'", STR_ARG(means));
    } else {
        struct buf words = {.arena = pass->scratch};
        for (size_t i = 0; i < word_count(vocabulary); i++)
            buf_fmt(&words, "%s%.*s", i > 0 ? ", " : "", STR_ARG(word_at(vocabulary, i)));
        diagnostic_hint(pass, finding, "use one of: %.*s", STR_ARG(buf_str(&words)));
    }
    finding->identity = word;
}

void unknown_confidence_marker(struct pass *pass)
{
    struct vocabulary vocabulary = {.listed = value_find(pass->options, STR("markers"))};
    if (vocabulary.listed && vocabulary.listed->kind != VALUE_ARRAY)
        vocabulary.listed = NULL;
    if (!vocabulary.listed && !is_in_use(pass->vault, &vocabulary))
        return;
    for (size_t i = 0; i < pass->vault->note_count; i++) {
        const struct note *note = pass->vault->notes[i];
        for (size_t k = 0; k < note->remarks.len; k++)
            check_remark(pass, &vocabulary, note, &note->remarks.data[k]);
    }
}
