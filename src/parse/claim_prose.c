/* parse/claim_prose: claims of running text, of a few sure forms:
 *   X was founded in 1602           a participle and a date
 *   X has a population of 5 million  an attribute, "of" or "is", a figure
 *   X's revenue was $5 million       the same with its possessor
 *   X employs 1,200 people           a verb and a counted noun
 * The subject is what the sentence begins with, or its possessor; any other name in between, and
 * the sentence is left alone. */
#include "claim.h"
#include "notelint/word.h"
#include "sentence.h"

enum { NAME_LONGEST = 8, LABEL_LONGEST = 4 };

struct sentence {
    struct claim_pass *pass;
    struct word_vec words;
    struct span subject; /* empty: the note, where `of_note` */
    size_t rival;        /* the first name behind it: a figure further on may be of that one */
    bool of_note;        /* "It", "The company" in the first paragraph */
    bool opening;        /* in the first paragraph of the note */
};

static const struct word *at(const struct sentence *sentence, size_t index)
{
    return &sentence->words.data[index];
}

static struct str lower(const struct sentence *sentence, size_t index)
{
    return str_lower(sentence->pass->scratch, word_text(sentence->pass->note, at(sentence, index)));
}

static bool is_plain_word(const struct sentence *sentence, size_t index)
{
    return at(sentence, index)->token.kind == TOKEN_WORD &&
           at(sentence, index)->figure == NOTE_NONE;
}

static bool is_capital(const struct sentence *sentence, size_t index)
{
    return at(sentence, index)->token.flags & TOKEN_CAPITAL;
}

/* A name that begins at `begin`: a link, a bold run, or capital words. */
static struct span name_at(const struct sentence *sentence, size_t begin)
{
    struct span name = {begin, begin};
    const size_t count = sentence->words.len;
    if (begin >= count)
        return name;
    const struct word *first = at(sentence, begin);
    if (first->link != NOTE_NONE) {
        while (name.end < count && at(sentence, name.end)->link == first->link)
            name.end++;
        return name;
    }
    if (first->bold) {
        while (name.end < count && at(sentence, name.end)->bold && name.end - begin < NAME_LONGEST)
            name.end++;
        return name;
    }
    for (size_t i = begin; i < count && i - begin < NAME_LONGEST && is_plain_word(sentence, i);
         i++) {
        if (is_capital(sentence, i) && at(sentence, i)->link == NOTE_NONE)
            name.end = i + 1;
        else if (!(at(sentence, i)->token.classes & WORD_JOINT))
            break;
        if (at(sentence, i)->token.flags & TOKEN_POSSESSIVE)
            break;
    }
    return name;
}

/* "Mercury (planet)", "Kachin Independence Organization (KIO)": a few words in brackets belong to
 * the name. */
static size_t behind_bracket(const struct sentence *sentence, size_t end)
{
    enum { WORDS_MAX = 3 };
    const size_t count = sentence->words.len;
    if (end >= count || !token_is_mark(&at(sentence, end)->token, '('))
        return end;
    size_t close = end + 1;
    while (close < count && close - end <= WORDS_MAX && is_plain_word(sentence, close))
        close++;
    const bool closed =
        close < count && close > end + 1 && token_is_mark(&at(sentence, close)->token, ')');
    return closed ? close + 1 : end;
}

static bool is_note_name(const struct sentence *sentence, struct span name)
{
    const struct note *note = sentence->pass->note;
    struct str text = phrase_text(sentence->pass->scratch, note, sentence->words.data, name);
    const size_t open = str_find(text, STR(" ("), 0);
    if (open != STR_NONE && ascii_is_upper(text.data[open + 2]))
        text = str_slice(text, 0, open); /* an acronym only says more */
    if (str_eq_nocase(text, note->name) || str_eq_nocase(text, note->title))
        return true;
    for (size_t i = 0; i < note->alias_count; i++)
        if (str_eq_nocase(text, note->aliases[i]))
            return true;
    return false;
}

/* Those that are an attribute of time. */
static bool is_participle(struct str word)
{
    return word_in(word, "founded established formed created incorporated born died built "
                         "constructed completed opened launched published released discovered "
                         "dissolved abolished disbanded commissioned inaugurated invented erected");
}

/* "Founded in 1904 by three teachers." in the first paragraph is of the note. One capital word at
 * the start of a sentence is no name, unless the note bears it. */
static void subject_find(struct sentence *sentence)
{
    size_t begin = 0;
    if (sentence->words.len == 0)
        return;
    const struct str first = lower(sentence, 0);
    if (sentence->opening && word_in(first, "it they he she its his her their")) {
        sentence->of_note = true;
        return;
    }
    if (sentence->opening && (is_participle(first) || at(sentence, 0)->figure != NOTE_NONE)) {
        sentence->of_note = true;
        return;
    }
    if (word_in(first, "the a an"))
        begin = 1;
    const struct span name = name_at(sentence, begin);
    const bool marked = begin < sentence->words.len &&
                        (at(sentence, begin)->bold || at(sentence, begin)->link != NOTE_NONE);
    if (name.end == begin)
        return;
    if (!marked && name.end - begin < 2 && begin == 0 && !is_note_name(sentence, name))
        return;
    sentence->subject = name;
    sentence->subject.end = behind_bracket(sentence, name.end);
}

static size_t rival_find(const struct sentence *sentence)
{
    size_t i = sentence->subject.end;
    for (; i < sentence->words.len; i++) {
        const struct word *word = at(sentence, i);
        if (word->link != NOTE_NONE || word->bold ||
            (i > 0 && is_plain_word(sentence, i) && is_capital(sentence, i)))
            break;
    }
    return i;
}

static size_t before_leads(const struct sentence *sentence, size_t figure)
{
    size_t end = figure;
    while (end > 0 && at(sentence, end - 1)->figure == NOTE_NONE &&
           (at(sentence, end - 1)->token.kind == TOKEN_MARK
                ? at(sentence, end - 1)->token.mark == '~'
                : word_in(lower(sentence, end - 1),
                          "about around approximately roughly nearly almost over more than some up "
                          "c ca circa an estimated least only just")))
        end--;
    return end;
}

struct told {
    struct span label;   /* the words that name the attribute; empty: the counted noun */
    struct span subject; /* empty: the sentence's */
};

/* "was founded in", "born on". */
static bool told_by_participle(const struct sentence *sentence, size_t figure, struct told *ret)
{
    size_t end = before_leads(sentence, figure);
    if (end > 1 && word_in(lower(sentence, end - 1), "in on since"))
        end--;
    if (end == 0 || !is_plain_word(sentence, end - 1))
        return false;
    *ret = (struct told){.label = {end - 1, end}};
    return is_participle(lower(sentence, end - 1));
}

/* Up to LABEL_LONGEST lower-case words that end at `end`. */
static struct span label_before(const struct sentence *sentence, size_t end)
{
    struct span label = {end, end};
    while (label.first > 0 && end - label.first < LABEL_LONGEST) {
        const size_t i = label.first - 1;
        if (!is_plain_word(sentence, i) || is_capital(sentence, i) ||
            at(sentence, i)->token.flags & TOKEN_POSSESSIVE ||
            word_in(lower(sentence, i),
                    "a an the its his her their has had have with of in is was are were and or to "
                    "whose that which for by on at from"))
            break;
        label.first = i;
    }
    return label;
}

/* The name that ends at `end`, walking back over one link, bold run or capital words. */
static struct span name_before(const struct sentence *sentence, size_t end)
{
    struct span name = {end, end};
    if (end == 0)
        return name;
    const struct word *last = at(sentence, end - 1);
    while (name.first > 0 && end - name.first < NAME_LONGEST) {
        const struct word *word = at(sentence, name.first - 1);
        const bool same = last->link != NOTE_NONE ? word->link == last->link
                          : last->bold            ? word->bold
                                                  : is_plain_word(sentence, name.first - 1) &&
                                             is_capital(sentence, name.first - 1);
        if (!same)
            break;
        name.first--;
    }
    return name;
}

/* "a population of", "Norway's fund is", "the length of the Oder is". */
static bool told_by_label(const struct sentence *sentence, size_t figure, struct told *ret)
{
    size_t end = before_leads(sentence, figure);
    if (end > 0 && word_in(lower(sentence, end - 1), "at"))
        end--;
    if (end == 0 || !word_in(lower(sentence, end - 1),
                             "of is was are were reached reaches totals totalled totaled exceeds "
                             "exceeded numbered stands stood averages"))
        return false;
    const bool of = str_eq(lower(sentence, end - 1), STR("of"));
    end--;
    struct told told = {.label = label_before(sentence, end)};
    if (told.label.first == told.label.end && !of) {
        told.subject = name_before(sentence, end);
        end = told.subject.first;
        while (end > 0 && word_in(lower(sentence, end - 1), "the of"))
            end--;
        if (told.subject.first == told.subject.end || end == told.subject.first)
            return false;
        told.label = label_before(sentence, end);
    } else if (told.label.first > 0 &&
               at(sentence, told.label.first - 1)->token.flags & TOKEN_POSSESSIVE) {
        told.subject = name_before(sentence, told.label.first);
    }
    *ret = told;
    return told.label.end > told.label.first;
}

/* "3,900 members." is a sentence where a note begins. */
static bool is_whole_sentence(const struct sentence *sentence, size_t figure)
{
    const uint32_t index = at(sentence, figure)->figure;
    size_t end = figure;
    while (end < sentence->words.len && at(sentence, end)->figure == index)
        end++;
    return sentence->of_note && figure == 0 &&
           (end == sentence->words.len || token_is_mark(&at(sentence, end)->token, '.'));
}

/* "has 12 members", "employs 1,200 people". */
static bool told_by_noun(const struct sentence *sentence, size_t figure, struct told *ret)
{
    const size_t end = before_leads(sentence, figure);
    if (is_whole_sentence(sentence, figure)) {
        *ret = (struct told){0};
        return true;
    }
    if (end == 0 || !word_in(lower(sentence, end - 1),
                             "has had have with employs employed counts counted houses comprises"))
        return false;
    *ret = (struct told){0};
    if (word_in(lower(sentence, end - 1), "employs employed")) /* whom it calls people */
        ret->label = (struct span){end - 1, end};
    return at(sentence, end - 1)->token.kind == TOKEN_WORD;
}

/* "in 1830 (disputed)": one word in brackets behind the figure. */
static void narrow_by_bracket(const struct sentence *sentence, size_t index, struct claim *claim)
{
    const uint32_t figure = at(sentence, index)->figure;
    size_t open = index;
    while (open < sentence->words.len && at(sentence, open)->figure == figure)
        open++;
    if (open + 2 >= sentence->words.len || !token_is_mark(&at(sentence, open)->token, '(') ||
        !token_is_mark(&at(sentence, open + 2)->token, ')') ||
        !attribute_is_qualifier(lower(sentence, open + 1)))
        return;
    struct attribute attribute = {
        .qualifiers = claim->qualifiers,
        .qualifier_count = claim->qualifier_count,
    };
    attribute_narrow(sentence->pass->run, &attribute, lower(sentence, open + 1));
    claim->qualifiers = attribute.qualifiers;
    claim->qualifier_count = attribute.qualifier_count;
}

static void push(struct sentence *sentence, size_t index, const struct told *told)
{
    struct claim_pass *pass = sentence->pass;
    const uint32_t figure = at(sentence, index)->figure;
    const struct region label =
        told->label.end > told->label.first
            ? region_between(at(sentence, told->label.first)->token.offset,
                             token_end(&at(sentence, told->label.end - 1)->token))
            : (struct region){0};
    struct claim *claim = claim_push(pass, figure, label, NULL);
    const struct span subject =
        told->subject.end > told->subject.first ? told->subject : sentence->subject;
    claim->origin = sentence->opening ? CLAIM_DEFINITION : CLAIM_PROSE;
    if (subject.end > subject.first && !is_note_name(sentence, subject)) {
        claim->entity = phrase_text(pass->run, pass->note, sentence->words.data, subject);
        claim->entity_link = at(sentence, subject.first)->link;
    } else {
        claim->section = NOTE_NONE; /* of the note, whatever the heading */
    }
    narrow_by_bracket(sentence, index, claim);
    if (attribute_class_of(claim->metric) == ATTRIBUTE_OTHER ||
        attribute_class_of(claim->metric) == ATTRIBUTE_VAGUE)
        pass->note->claims.len--;
}

static bool is_time(enum figure_kind kind)
{
    return kind == FIGURE_YEAR || kind == FIGURE_DATE;
}

static void read_figure(struct sentence *sentence, size_t index)
{
    const struct figure *figure = &sentence->pass->note->figures.data[at(sentence, index)->figure];
    struct told told;
    bool found;
    if (figure->flags & (FIGURE_RESTATES | FIGURE_CHANGE))
        return;
    if (is_time(figure->kind))
        found = told_by_participle(sentence, index, &told);
    else
        found = told_by_label(sentence, index, &told) ||
                (figure->kind == FIGURE_COUNT && told_by_noun(sentence, index, &told));
    if (!found)
        return;
    const bool has_subject = sentence->of_note || sentence->subject.end > sentence->subject.first;
    if (told.subject.end == told.subject.first && (!has_subject || sentence->rival < index))
        return;
    push(sentence, index, &told);
}

/* The marks before its first word belong to a sentence: "**Acme** was founded". */
static struct region with_marks(const struct note *note, struct region region)
{
    const char *bytes = note->source.bytes.data;
    size_t begin = region.offset;
    while (begin > 0 && (bytes[begin - 1] == '*' || bytes[begin - 1] == '_'))
        begin--;
    return region_between(begin, region_end(region));
}

static void read_sentence(struct claim_pass *pass, struct region region, bool opening)
{
    struct sentence sentence = {.pass = pass, .opening = opening};
    if (!holds_figure(pass->note, region))
        return;
    phrase_read(pass->scratch, pass->prose, with_marks(pass->note, region), &sentence.words);
    subject_find(&sentence);
    sentence.rival = rival_find(&sentence);
    uint32_t last = NOTE_NONE;
    for (size_t i = 0; i < sentence.words.len; i++) {
        const uint32_t figure = at(&sentence, i)->figure;
        if (figure != NOTE_NONE && figure != last)
            read_figure(&sentence, i);
        last = figure;
    }
}

static uint32_t first_paragraph(const struct note *note)
{
    for (uint32_t i = 0; i < note->blocks.len; i++)
        if (note->blocks.data[i].kind == BLOCK_PARAGRAPH)
            return i;
    return NOTE_NONE;
}

void prose_claims(struct claim_pass *pass)
{
    const struct note *note = pass->note;
    const uint32_t opening = first_paragraph(note);
    uint32_t last = NOTE_NONE;
    for (size_t i = 0; i < note->figures.len; i++) {
        const uint32_t index = note->figures.data[i].block;
        if (index == FIGURE_NO_BLOCK || index == last)
            continue;
        last = index;
        const struct block *block = &note->blocks.data[index];
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        const struct prose_text text = prose_block(pass->prose, index);
        for (size_t k = 0; k < text.sentences.len; k++)
            read_sentence(pass, span_region(&text.tokens, text.sentences.data[k]),
                          index == opening);
    }
}
