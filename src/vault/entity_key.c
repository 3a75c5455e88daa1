/* vault/entity_key: the form under which different spellings of one name meet.
 *
 * fold_key takes care of case, accents and punctuation; this file knows words: articles, "and",
 * British spelling, a plural at the end, the legal form of a company, "Surname, Given", Roman
 * numerals behind a name. It never drops a word that could tell two things apart. */
#include "notelint/entity.h"
#include "notelint/fold.h"
#include "notelint/word.h"

struct spelling {
    struct str from, to;
};

static bool is_legal_form(struct str word)
{
    return word_in(word,
                   "inc incorporated corp corporation co ltd limited llc plc gmbh ag sa nv bv "
                   "spa oyj ab kk pty asa");
}

struct str legal_form_of(struct str key)
{
    const size_t blank = str_rfind_byte(key, ' ');
    const struct str last =
        blank == STR_NONE ? (struct str){0} : str_slice(key, blank + 1, key.len);
    return is_legal_form(last) ? last : (struct str){0};
}

static struct str american(struct arena *arena, struct str word)
{
    static const struct spelling whole[] = {
        /* in the order of their first letters */
        {STR_INIT("aluminium"), STR_INIT("aluminum")},
        {STR_INIT("archaeology"), STR_INIT("archeology")},
        {STR_INIT("armour"), STR_INIT("armor")},
        {STR_INIT("behaviour"), STR_INIT("behavior")},
        {STR_INIT("catalogue"), STR_INIT("catalog")},
        {STR_INIT("centre"), STR_INIT("center")},
        {STR_INIT("colour"), STR_INIT("color")},
        {STR_INIT("defence"), STR_INIT("defense")},
        {STR_INIT("encyclopaedia"), STR_INIT("encyclopedia")},
        {STR_INIT("favour"), STR_INIT("favor")},
        {STR_INIT("fibre"), STR_INIT("fiber")},
        {STR_INIT("flavour"), STR_INIT("flavor")},
        {STR_INIT("grey"), STR_INIT("gray")},
        {STR_INIT("harbour"), STR_INIT("harbor")},
        {STR_INIT("honour"), STR_INIT("honor")},
        {STR_INIT("humour"), STR_INIT("humor")},
        {STR_INIT("jewellery"), STR_INIT("jewelry")},
        {STR_INIT("labour"), STR_INIT("labor")},
        {STR_INIT("licence"), STR_INIT("license")},
        {STR_INIT("litre"), STR_INIT("liter")},
        {STR_INIT("metre"), STR_INIT("meter")},
        {STR_INIT("mould"), STR_INIT("mold")},
        {STR_INIT("mount"), STR_INIT("mt")},
        {STR_INIT("neighbour"), STR_INIT("neighbor")},
        {STR_INIT("offence"), STR_INIT("offense")},
        {STR_INIT("plough"), STR_INIT("plow")},
        {STR_INIT("programme"), STR_INIT("program")},
        {STR_INIT("rumour"), STR_INIT("rumor")},
        {STR_INIT("sabre"), STR_INIT("saber")},
        {STR_INIT("saint"), STR_INIT("st")},
        {STR_INIT("sulphur"), STR_INIT("sulfur")},
        {STR_INIT("theatre"), STR_INIT("theater")},
        {STR_INIT("tyre"), STR_INIT("tire")},
        {STR_INIT("vapour"), STR_INIT("vapor")},
    };
    for (size_t i = 0; i < COUNT_OF(whole) && whole[i].from.data[0] <= word.data[0]; i++)
        if (str_eq(word, whole[i].from))
            return whole[i].to;
    static const struct str endings[] = {STR_INIT("isation"), STR_INIT("isations")};
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        if (word.len > endings[i].len + 2 && str_ends(word, endings[i])) {
            const size_t stem = word.len - endings[i].len;
            return str_fmt(arena, "%.*siz%.*s", STR_ARG(str_slice(word, 0, stem)),
                           STR_ARG(str_slice(endings[i], 2, endings[i].len)));
        }
    }
    return word;
}

/* "iv" as "4", up to "xxxix"; other words as they are. */
static struct str arabic(struct arena *arena, struct str word)
{
    static const struct {
        struct str digits;
        int value;
    } parts[] = {{STR_INIT("x"), 10},
                 {STR_INIT("ix"), 9},
                 {STR_INIT("v"), 5},
                 {STR_INIT("iv"), 4},
                 {STR_INIT("i"), 1}};
    static const size_t times_max[] = {3, 1, 1, 1, 3};
    struct str rest = word;
    int value = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        for (size_t times = 0; times < times_max[i] && str_starts(rest, parts[i].digits); times++) {
            value += parts[i].value;
            rest = str_slice(rest, parts[i].digits.len, rest.len);
        }
    return value && rest.len == 0 ? str_fmt(arena, "%d", value) : word;
}

/* "Norway's" is Norway; the apostrophe may be typographic. */
static struct str without_possessive(struct arena *arena, struct str name)
{
    static const struct str marks[] = {STR_INIT("'s"), STR_INIT("\xe2\x80\x99s")};
    struct buf buf = {.arena = arena};
    if (str_find_byte(name, '\'', 0) == STR_NONE && str_find_byte(name, '\xe2', 0) == STR_NONE)
        return name;
    size_t from = 0;
    for (size_t at = 0; at < name.len; at++) {
        for (size_t i = 0; i < COUNT_OF(marks); i++) {
            const size_t end = at + marks[i].len;
            if (!str_starts(str_slice(name, at, name.len), marks[i]) || at == 0 ||
                (end < name.len && ascii_is_alnum(name.data[end])))
                continue;
            buf_push(&buf, str_slice(name, from, at));
            from = end;
        }
    }
    if (from == 0)
        return name;
    buf_push(&buf, str_slice(name, from, name.len));
    return buf_str(&buf);
}

/* "Lind, Astrid" is Astrid Lind; but "Acme, Inc." and "King, Jr." are as they stand. */
static struct str given_name_first(struct arena *arena, struct str name)
{
    const size_t comma = str_find_byte(name, ',', 0);
    if (comma == STR_NONE || comma == 0 || str_find_byte(name, ',', comma + 1) != STR_NONE)
        return name;
    const struct str given = str_slice(name, comma + 1, name.len);
    if (given.len < 2 || given.data[0] != ' ')
        return name;
    const struct str key = fold_key(arena, given);
    if (key.len == 0 || is_legal_form(key) || word_in(key, "jr sr junior senior esq md phd"))
        return name;
    return str_fmt(arena, "%.*s %.*s", STR_ARG(str_trim(given)),
                   STR_ARG(str_slice(name, 0, comma)));
}

/* "C++" is not "C", nor "Disney+" "Disney": signs behind the last letter stay. */
static struct str signs_behind(struct str name)
{
    name = str_trim(name);
    size_t begin = name.len;
    while (begin > 0 && (name.data[begin - 1] == '+' || name.data[begin - 1] == '#'))
        begin--;
    return begin > 0 && ascii_is_alnum(name.data[begin - 1]) ? str_slice(name, begin, name.len)
                                                             : (struct str){0};
}

static struct str key_of_words(struct arena *arena, struct str name)
{
    enum { WORDS_MAX = 32 };
    struct str words[WORDS_MAX];
    size_t count = 0;
    const struct str folded =
        fold_key(arena, without_possessive(arena, given_name_first(arena, name)));
    struct str rest = folded;
    struct str word;
    while (str_split(&rest, ' ', &word)) {
        if (word.len == 0 || str_eq(word, STR("and")) || (count == 0 && word_in(word, "the a an")))
            continue;
        if (count == WORDS_MAX)
            return folded;
        const bool behind_word = count > 0 && words[count - 1].len > 1; /* not an initial */
        words[count++] = behind_word ? arabic(arena, american(arena, word)) : american(arena, word);
    }
    if (count == 0)
        return folded;
    while (count > 1 && is_legal_form(words[count - 1]))
        count--;
    words[count - 1] = word_singular(arena, words[count - 1]);
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < count; i++) {
        if (i && !(words[i].len == 1 && words[i - 1].len == 1)) /* "U.S.", "US" */
            buf_push_byte(&buf, ' ');
        buf_push(&buf, words[i]);
    }
    return buf_str(&buf);
}

struct str entity_key(struct arena *arena, struct str name)
{
    const struct str key = key_of_words(arena, name);
    const struct str signs = signs_behind(name);
    return signs.len && key.len ? str_fmt(arena, "%.*s%.*s", STR_ARG(key), STR_ARG(signs)) : key;
}
