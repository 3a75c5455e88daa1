/* vault/name_shape: lists of words and endings; all of them are English, and of no subject. */
#include "name_shape.h"

#include "notelint/entity.h"
#include "notelint/fold.h"
#include "notelint/word.h"

/* Words of the kind that dictionaries of place give for people and their adjectives, where no
 * ending tells it. */
static const struct {
    struct str adjective, noun;
} irregular[] = {
    {STR_INIT("british"), STR_INIT("britain")},   {STR_INIT("danish"), STR_INIT("denmark")},
    {STR_INIT("dutch"), STR_INIT("netherland")},  {STR_INIT("english"), STR_INIT("england")},
    {STR_INIT("finnish"), STR_INIT("finland")},   {STR_INIT("french"), STR_INIT("france")},
    {STR_INIT("german"), STR_INIT("germany")},    {STR_INIT("greek"), STR_INIT("greece")},
    {STR_INIT("irish"), STR_INIT("ireland")},     {STR_INIT("norwegian"), STR_INIT("norway")},
    {STR_INIT("polish"), STR_INIT("poland")},     {STR_INIT("roman"), STR_INIT("rome")},
    {STR_INIT("scottish"), STR_INIT("scotland")}, {STR_INIT("spanish"), STR_INIT("spain")},
    {STR_INIT("swedish"), STR_INIT("sweden")},    {STR_INIT("swiss"), STR_INIT("switzerland")},
    {STR_INIT("turkish"), STR_INIT("turkey")},    {STR_INIT("welsh"), STR_INIT("wale")},
};

/* A row is one side of a subject: what is told of the economy of a country is not told of the
 * country. */
static const char *const facets[] = {
    "economy economic trade commerce commercial",
    "finance financial",
    "business",
    "market",
    "politics political government",
    "religion religious",
    "culture cultural",
    "art",
    "literature literary",
    "music musical",
    "mythology",
    "architecture",
    "cuisine",
    "society social",
    "demographic demography population",
    "military warfare",
    "law legal",
    "language",
    "script alphabet",
    "geography",
    "climate",
    "philosophy thought",
    "coinage currency",
    "education",
    "science",
    "medicine",
    "astronomy",
    "mathematic mathematical",
};

/* A row is one kind of thing, by the words that name it: a city is not its university, a war not
 * the peace that ended it. */
static const char *const kinds[] = {
    "empire kingdom republic caliphate sultanate dynasty monarchy state",
    "war battle siege campaign",
    "treaty peace agreement accord pact deal convention",
    "revolution coup uprising revolt rebellion collapse crisis decline fall",
    "period age era epoch",
    "army brigade division fleet navy",
    "company corporation group holding bank fund capital",
    "foundation trust charity",
    "university college school academy institute faculty",
    "museum library archive theater",
    ("party union league alliance organization association federation confederation council "
     "committee ministry agency"),
    "film movie series show",
    "novel book epic poem play essay trilogy",
    "album song band symphony opera",
    "city town village",
    "county province district region prefecture canton",
    "river lake sea ocean bay gulf strait canal",
    "mountain island peninsula desert valley pass",
    "airport station bridge tower palace castle temple church cathedral stadium port park",
    "act code bill constitution amendment",
    "prize award medal cup",
    "paradox effect trap theorem theory principle scheme hypothesis",
    "family house",
};

static const char joints[] = "of the a an and in on for to from with by at as or de la du der";

static const char treatises[] =
    "dive primer overview introduction intro guide summary note basic explained explainer history "
    "profile brief outline handbook faq background fundamental essential draft copy backup";

/* What they stand before is one of several. */
static const char marks[] =
    "first second third fourth fifth sixth seventh eighth ninth tenth north south east west "
    "northern southern eastern western upper lower inner outer old new early late middle greater "
    "jr sr junior senior pre post anti counter neo proto non men women man woman boy girl";

/* What the lists say of one word. */
struct word_use {
    bool joint, treatise, mark;
    struct name_sort sort;
};

static struct word_use *use_of(struct arena *run, struct map *uses, struct str word)
{
    void **slot = map_slot(uses, run, word);
    if (!*slot)
        *slot = ARENA_NEW(run, struct word_use);
    return *slot;
}

void name_words_read(struct arena *run, struct map *ret)
{
    struct str rest = str_from(joints);
    for (struct str word; str_split(&rest, ' ', &word);)
        use_of(run, ret, word)->joint = true;
    rest = str_from(treatises);
    for (struct str word; str_split(&rest, ' ', &word);)
        use_of(run, ret, word)->treatise = true;
    rest = str_from(marks);
    for (struct str word; str_split(&rest, ' ', &word);)
        use_of(run, ret, word)->mark = true;
    for (size_t i = 0; i < COUNT_OF(facets); i++) {
        rest = str_from(facets[i]);
        for (struct str word; str_split(&rest, ' ', &word);)
            use_of(run, ret, word)->sort.facets |= (uint32_t)1 << i;
    }
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        rest = str_from(kinds[i]);
        for (struct str word; str_split(&rest, ' ', &word);)
            use_of(run, ret, word)->sort.kinds |= (uint32_t)1 << i;
    }
}

/* "4", "1990", "ii": a number, however it is written. */
static bool is_number(struct str word)
{
    bool roman = word.len <= 5;
    for (size_t i = 0; i < word.len; i++) {
        if (ascii_is_digit(word.data[i]))
            return true;
        roman = roman && (word.data[i] == 'i' || word.data[i] == 'v' || word.data[i] == 'x');
    }
    return roman;
}

/* What words of one root share: "econom" of "economy" and "economics". At least four letters. */
static struct str stem_of(struct str word)
{
    static const struct str endings[] = {
        STR_INIT("ization"), STR_INIT("isation"), STR_INIT("ational"), STR_INIT("ical"),
        STR_INIT("ian"),     STR_INIT("ese"),     STR_INIT("ish"),     STR_INIT("ial"),
        STR_INIT("ic"),      STR_INIT("al"),      STR_INIT("an"),      STR_INIT("en"),
        STR_INIT("ing"),     STR_INIT("ed"),      STR_INIT("ia"),      STR_INIT("y"),
        STR_INIT("e"),       STR_INIT("a"),       STR_INIT("i"),
    };
    enum { STEM_MIN = 4, CUTS = 2 };
    for (size_t i = 0; i < COUNT_OF(irregular); i++)
        if (str_eq(word, irregular[i].adjective))
            word = irregular[i].noun;
    for (int cut = 0; cut < CUTS; cut++) {
        for (size_t i = 0; i < COUNT_OF(endings); i++) {
            if (word.len < endings[i].len + STEM_MIN || !str_ends(word, endings[i]))
                continue;
            word = str_slice(word, 0, word.len - endings[i].len);
            break;
        }
    }
    return word;
}

static bool is_acronym(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_lower(text.data[i]) || text.data[i] == ' ')
            return false;
    return !ascii_is_digit(text.data[0]);
}

uint64_t name_qualifier(struct str key)
{
    return str_hash(key) | 1;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_digit(text.data[i]))
            return true;
    return false;
}

/* "Mercury (planet)" without its brackets, whose text becomes the qualifier; a number among it
 * marks the thing: "Meteor (S101)". */
static struct str take_qualifier(struct arena *scratch, struct str name, struct name_shape *shape)
{
    name = str_trim(name);
    const size_t open = str_rfind_byte(name, '(');
    if (!str_ends(name, STR(")")) || open == STR_NONE || open == 0)
        return name;
    const struct str inside = str_slice(name, open + 1, name.len - 1);
    if (inside.len && !is_acronym(inside))
        shape->qualifier = name_qualifier(entity_key(scratch, inside));
    if (has_digit(inside))
        shape->marks += str_hash(inside);
    return str_trim(str_slice(name, 0, open));
}

/* Bits of the stems from `at` on make room for one more. */
static uint32_t insert_bit(uint32_t bits, size_t at, bool bit)
{
    const uint32_t below = ((uint32_t)1 << at) - 1;
    return (bits & below) | (bits & ~below) << 1 | (uint32_t)bit << at;
}

static void add_stem(struct name_shape *shape, uint64_t stem, const struct word_use *use)
{
    size_t at = shape->count;
    while (at > 0 && shape->stems[at - 1] >= stem)
        at--;
    if (at < shape->count && shape->stems[at] == stem)
        return;
    for (size_t i = shape->count++; i > at; i--)
        shape->stems[i] = shape->stems[i - 1];
    shape->stems[at] = stem;
    shape->treatise = insert_bit(shape->treatise, at, use->treatise);
    shape->facet_words = insert_bit(shape->facet_words, at, use->sort.facets != 0);
    shape->kind_words = insert_bit(shape->kind_words, at, use->sort.kinds != 0);
}

/* What the lists say of a word, which may be none of theirs. */
static struct word_use look_up(const struct map *words, struct str word, struct str rest)
{
    const struct word_use *known = map_find(words, word);
    struct word_use use = known ? *known : (struct word_use){0};
    use.treatise = use.treatise || (str_eq(word, STR("deep")) && str_starts(rest, STR("dive")));
    return use;
}

void name_sort_add(struct name_sort *sort, struct name_sort more)
{
    sort->facets |= more.facets;
    sort->kinds |= more.kinds;
}

void name_shape_read(const struct map *words, struct arena *scratch, struct str name,
                     struct name_shape *ret)
{
    struct name_shape shape = {0};
    struct str rest = entity_key(scratch, take_qualifier(scratch, name, &shape));
    for (struct str word; str_split(&rest, ' ', &word);) {
        word = word_singular(scratch, word);
        const struct word_use use = look_up(words, word, rest);
        if (word.len == 0 || use.joint)
            continue;
        if (shape.count == SHAPE_WORDS) {
            *ret = (struct name_shape){0};
            return;
        }
        if (use.mark || is_number(word))
            shape.marks += str_hash(word);
        name_sort_add(&shape.sort, use.sort);
        add_stem(&shape, str_hash(stem_of(word)), &use);
    }
    *ret = shape;
}

struct name_sort name_sort_of(const struct map *words, struct arena *scratch, struct str phrase)
{
    struct name_sort sort = {0};
    struct str rest = fold_key(scratch, phrase);
    for (struct str word; str_split(&rest, ' ', &word);)
        name_sort_add(&sort, look_up(words, word_singular(scratch, word), rest).sort);
    return sort;
}

bool name_sort_covers(struct name_sort told, const struct name_shape *name,
                      const struct name_shape *other)
{
    return (name->sort.facets & ~other->sort.facets & ~told.facets) == 0 &&
           (name->sort.kinds & ~other->sort.kinds & ~told.kinds) == 0;
}

enum name_relation name_shapes_relate(const struct name_shape *a, const struct name_shape *b)
{
    const struct name_shape *const shapes[] = {a, b};
    size_t shared = 0;
    size_t own[2] = {0};
    bool treatise = true;
    bool facet = true;
    bool sort = true;
    const bool sorts_differ = a->sort.facets != b->sort.facets || a->sort.kinds != b->sort.kinds;
    if (a->marks != b->marks)
        return NAMES_APART;
    for (size_t at[2] = {0}; at[0] < a->count || at[1] < b->count;) {
        const bool left = at[0] < a->count;
        const bool right = at[1] < b->count;
        if (left && right && a->stems[at[0]] == b->stems[at[1]]) {
            shared++;
            at[0]++;
            at[1]++;
            continue;
        }
        const size_t side = left && (!right || a->stems[at[0]] < b->stems[at[1]]) ? 0 : 1;
        treatise = treatise && (shapes[side]->treatise >> at[side] & 1);
        facet = facet && (shapes[side]->facet_words >> at[side] & 1);
        sort = sort && ((shapes[side]->facet_words | shapes[side]->kind_words) >> at[side] & 1);
        own[side]++;
        at[side]++;
    }
    if (shared == 0)
        return NAMES_APART;
    if (sorts_differ)
        return sort ? NAMES_SORTED : NAMES_APART;
    if (own[0] && own[1])
        return facet ? NAMES_LONGER : NAMES_OTHER;
    if (own[0] || own[1])
        return treatise ? NAMES_TREATISE : NAMES_LONGER;
    return NAMES_INFLECTED;
}
