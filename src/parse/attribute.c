/* parse/attribute: labels to metrics, by words that any subject uses. */
#include "notelint/attribute.h"
#include "notelint/fold.h"
#include "notelint/unit.h"
#include "notelint/word.h"

enum {
    TIME = 1u << FIGURE_DATE | 1u << FIGURE_YEAR,
    NUMBER = 1u << FIGURE_NUMBER | 1u << FIGURE_COUNT,
    MONEY = 1u << FIGURE_CURRENCY | 1u << FIGURE_NUMBER,
    MEASURE = 1u << FIGURE_QUANTITY | 1u << FIGURE_NUMBER,
    LASTING = 1u << FIGURE_DURATION | 1u << FIGURE_NUMBER,
    RATIO = 1u << FIGURE_PERCENT | 1u << FIGURE_NUMBER,
    ANY = ~0u
};

struct synonyms {
    const char *metric;
    enum attribute_class class_;
    unsigned kinds;    /* of the figure, as bits */
    const char *forms; /* of the label, in the singular and without fillers, "|" between them */
};

/* First match wins. */
static const struct synonyms table[] = {
    {"founded", ATTRIBUTE_POINT, TIME,
     "founded|established|since|formed|founding|establishment|formation|foundation|inception|"
     "incorporated|incorporation|created|creation|origin|instituted|start|started|begun|began|"
     "beginning"},
    {"born", ATTRIBUTE_POINT, TIME, "born|birth|birthdate|birthday"},
    {"died", ATTRIBUTE_POINT, TIME, "died|death|deceased"},
    {"ended", ATTRIBUTE_POINT, TIME,
     "dissolved|dissolution|disbanded|abolished|abolition|end|ended|defunct|liquidated|"
     "liquidation|closed|closure|extinct|extinction|fell|collapsed|collapse|ceased|"
     "bankruptcy|bankrupt|failure|failed|destroyed|destruction"},
    {"built", ATTRIBUTE_POINT, TIME, "built|constructed|construction|erected"},
    {"completed", ATTRIBUTE_POINT, TIME, "completed|completion|finished"},
    {"opened", ATTRIBUTE_POINT, TIME, "opened|opening|inaugurated|inauguration"},
    {"discovered", ATTRIBUTE_POINT, TIME, "discovered|discovery|found|first discovered"},
    {"invented", ATTRIBUTE_POINT, TIME, "invented|invention"},
    {"published", ATTRIBUTE_POINT, TIME, "published|publication|first published"},
    {"released", ATTRIBUTE_POINT, TIME, "released|release|premiere"},
    {"launched", ATTRIBUTE_POINT, TIME, "launched|launch|introduced|introduction"},
    {"commissioned", ATTRIBUTE_POINT, TIME,
     "commissioned|commissioning|in service|entered service"},
    {"acquired", ATTRIBUTE_POINT, TIME, "acquired|acquisition|bought|taken over"},
    {"independence", ATTRIBUTE_POINT, TIME, "independence|independent"},
    {"signed", ATTRIBUTE_POINT, TIME, "signed|signing"},
    {"described", ATTRIBUTE_POINT, TIME, "described|first described"},
    {"reign", ATTRIBUTE_SPAN, TIME,
     "reign|reigned|ruled|rule|office|in office|term|term office|tenure"},
    {"life", ATTRIBUTE_SPAN, TIME, "life|lived|lifespan|lifetime|born died"},
    {"dates", ATTRIBUTE_SPAN, TIME | 1u << FIGURE_DURATION,
     "date|period|year|era|time range|time period|timespan|time span|span|duration|age|active|"
     "existence|existed|timeframe|time frame|time|when|"
     "lasted|range|age range|temporal range|timing"},
    {"population", ATTRIBUTE_STOCK, NUMBER,
     "population|inhabitant|resident|people|populace|population size|person|soul|pop|citizen"},
    {"employees", ATTRIBUTE_STOCK, NUMBER,
     "employee|staff|headcount|workforce|personnel|worker|staff member|staff size|"
     "employee count|employed"},
    {"members", ATTRIBUTE_STOCK, NUMBER,
     "member|membership|member state|member count|member country|member town|member city"},
    {"strength", ATTRIBUTE_STOCK, NUMBER,
     "strength|troop|fighter|soldier|troop strength|military strength|army size|army"},
    {"students", ATTRIBUTE_STOCK, NUMBER, "student|enrollment|enrolment|pupil"},
    {"households", ATTRIBUTE_STOCK, NUMBER, "household|family"},
    {"users", ATTRIBUTE_STOCK, NUMBER, "user|subscriber|user base|customer|subscription"},
    {"visitors", ATTRIBUTE_FLOW, NUMBER, "visitor|attendance|tourist|guest"},
    {"warheads", ATTRIBUTE_STOCK, NUMBER, "warhead|nuclear warhead"},
    {"killed", ATTRIBUTE_TOLL, NUMBER,
     "killed|dead|death|death toll|fatality|died|toll|people killed|life lost|people dead"},
    {"wounded", ATTRIBUTE_TOLL, NUMBER, "wounded|injured|injury|people wounded|people injured"},
    {"casualties", ATTRIBUTE_TOLL, NUMBER, "casualty|victim|loss of life"},
    {"displaced", ATTRIBUTE_TOLL, NUMBER, "displaced|refugee|people displaced|displaced people"},
    {"length", ATTRIBUTE_SIZE, MEASURE, "length|distance|long|route length"},
    {"height", ATTRIBUTE_SIZE, MEASURE, "height|elevation|altitude|tall|high|summit"},
    {"width", ATTRIBUTE_SIZE, MEASURE, "width|breadth|wide|wingspan|beam"},
    {"depth", ATTRIBUTE_SIZE, MEASURE, "depth|deep"},
    {"diameter", ATTRIBUTE_SIZE, MEASURE, "diameter"},
    {"weight", ATTRIBUTE_SIZE, MEASURE, "weight|mass|heavy|body mass|body weight"},
    {"area", ATTRIBUTE_SIZE, MEASURE, "area|surface area|surface|size area|acreage|territory size"},
    {"volume", ATTRIBUTE_SIZE, MEASURE, "volume"},
    {"speed", ATTRIBUTE_SIZE, MEASURE, "speed|top speed|velocity"},
    {"displacement", ATTRIBUTE_SIZE, MEASURE, "displacement|tonnage"},
    {"pages", ATTRIBUTE_SIZE, NUMBER, "page|page count|length page"},
    {"floors", ATTRIBUTE_SIZE, NUMBER, "floor|story|storey"},
    {"seats", ATTRIBUTE_SIZE, NUMBER, "seat|seating capacity|seat count"},
    {"lifespan", ATTRIBUTE_SIZE, LASTING, "lifespan|life span|life expectancy|longevity|lifetime"},
    {"duration", ATTRIBUTE_SIZE, LASTING, "duration|lasted|run time|runtime|running time|time"},
    {"gestation", ATTRIBUTE_SIZE, LASTING, "gestation|gestation period"},
    {"revenue", ATTRIBUTE_FLOW, MONEY, "revenue|turnover|sale"},
    {"profit", ATTRIBUTE_FLOW, MONEY, "profit|net income|net profit|earning"},
    {"budget", ATTRIBUTE_FLOW, MONEY, "budget|annual budget"},
    {"gdp", ATTRIBUTE_STOCK, MONEY, "gdp|gross domestic product"},
    {"gdp per capita", ATTRIBUTE_STOCK, MONEY,
     "gdp per capita|gdp per head|per capita gdp|gross domestic product per capita"},
    {"assets", ATTRIBUTE_STOCK, MONEY,
     "asset|aum|asset under management|fund size|asset value|managed asset"},
    {"market value", ATTRIBUTE_STOCK, MONEY,
     "market value|market cap|market capitalization|market capitalisation|capitalization"},
    {"valuation", ATTRIBUTE_STOCK, MONEY, "valuation|valued"},
    {"debt", ATTRIBUTE_STOCK, MONEY, "debt|public debt|liability"},
    {"cost", ATTRIBUTE_SIZE, MONEY, "cost|construction cost|project cost|price tag"},
    {"price", ATTRIBUTE_STOCK, MONEY, "price"},
    {"losses", ATTRIBUTE_TOLL, MONEY, "loss|damage|money lost"},
    {"date", ATTRIBUTE_VAGUE, ANY, "date"},
    {"age", ATTRIBUTE_POINT, 0, "age"},
    {"", ATTRIBUTE_VAGUE, ANY,
     "value|amount|figure|number|total|share|percentage|percent|rate|size|scale|level|count|"
     "quantity|result|change|effect|impact|description|detail|character|note|estimate|status|"
     "magnitude|volume|output|extent|range|limit|other|more|outcome|"
     "significance|evidence|example|data|info|information|fact|importance|growth|increase|"
     "decrease|decline|age|period|year|time|era|duration|size area|score|ratio|proportion|phase|"
     "event|comment|context|development|achievement|"},
};

static const char fillers[] = "number no of the a an in by approx approximate approximately "
                              "estimated est estimate about circa c ca around roughly nearly";

/* Words that narrow whatever they stand at. "total" and "overall" narrow nothing. */
static const char qualifiers[] =
    "peak maximum max minimum min average mean median original current initial final annual yearly "
    "daily weekly monthly quarterly urban rural metro metropolitan male female gross net nominal "
    "real ppp domestic foreign global local national combined implied planned projected target "
    "expected actual deployed active reserve retired direct indirect cumulative adult juvenile "
    "crude refined headline core military civilian proposed proven onshore offshore installed "
    "consolidated adjusted land water inland insured usable former future early late eventual "
    "today now modern ancient disputed contested unverified";

static const char droppable[] = "total overall full exact official known reported stated recorded";

bool attribute_is_qualifier(struct str word)
{
    return word_in(word, qualifiers);
}

/* "1590s", "19th century": one word for many years. */
static bool is_decade(const struct figure *figure)
{
    int64_t low;
    int64_t high;
    if (figure->kind != FIGURE_YEAR || !decimal_to_int(figure->low, &low) ||
        !decimal_to_int(figure->high, &high))
        return false;
    return (high - low == 9 && low % 10 == 0) || high - low == 99;
}

static bool is_span(const struct figure *figure)
{
    if (is_decade(figure))
        return false;

    return figure->flags & FIGURE_RANGE || figure->has_low != figure->has_high;
}

/* "members: 1942" looks like a year and is none: where a label asks for a number, it gets one. */
static const struct synonyms *synonyms_find(struct str label, const struct figure *figure)
{
    const struct synonyms *number = NULL;
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        if (!list_holds(table[i].forms, '|', label))
            continue;
        if (table[i].kinds & 1u << figure->kind)
            return table[i].class_ == ATTRIBUTE_VAGUE && number ? number : &table[i];
        if (!number && figure->kind == FIGURE_YEAR && !is_span(figure) &&
            table[i].kinds & 1u << FIGURE_NUMBER)
            number = &table[i];
    }
    return number;
}

/* Years under "Date" are a span only where two were written; millions of years under "Age" are
 * years ago, under "Duration" they are none. */
static struct str metric_of(const struct synonyms *row, const struct figure *figure,
                            struct str label)
{
    const bool time = figure->kind == FIGURE_YEAR || figure->kind == FIGURE_DATE;
    const struct str metric = str_from(row->metric);
    if (time && metric.len == 0)
        return is_span(figure) ? STR("dates") : STR("date");
    if (!str_eq(metric, STR("dates")))
        return metric;
    if (figure->kind == FIGURE_DURATION && word_in(label, "duration lasted span active"))
        return STR("duration");
    if (is_span(figure))
        return metric;
    return str_eq(label, STR("age")) ? STR("age") : STR("date");
}

struct label_words {
    struct str word[12];
    size_t count;
};

static struct str joined(struct arena *run, const struct label_words *words)
{
    struct buf buf = {.arena = run};
    for (size_t i = 0; i < words->count; i++) {
        if (i)
            buf_push_byte(&buf, ' ');
        buf_push(&buf, words->word[i]);
    }
    return buf_str(&buf);
}

/* Words that mean the same in any label. */
static struct str common_form(struct str word)
{
    if (word_in(word, "growth increase decrease decline fall rise"))
        return STR("change");
    return word;
}

/* "Year of birth" is a birth; "Year" is a year. */
static void drop_unless_alone(struct label_words *words, const char *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++)
        if (!word_in(words->word[i], list))
            words->word[kept++] = words->word[i];
    if (kept)
        words->count = kept;
}

static struct label_words label_read(struct arena *run, struct str label, enum figure_kind kind)
{
    struct label_words words = {0};
    struct str rest = fold_key(run, label);
    struct str word;
    while (str_split(&rest, ' ', &word) && words.count < COUNT_OF(words.word)) {
        if (word.len == 0 || word_in(word, fillers) || ascii_is_digit(word.data[0]))
            continue;
        word = word_singular(run, word);
        words.word[words.count++] = 1u << kind & TIME ? word : common_form(word);
    }
    drop_unless_alone(&words, "year date rate percentage percent");
    return words;
}

void attribute_narrow(struct arena *run, struct attribute *attribute, struct str word)
{
    struct str *grown = ARENA_ARRAY(run, struct str, attribute->qualifier_count + 1);
    size_t at = 0;
    while (at < attribute->qualifier_count && str_cmp(attribute->qualifiers[at], word) < 0) {
        grown[at] = attribute->qualifiers[at];
        at++;
    }
    if (at < attribute->qualifier_count && str_eq(attribute->qualifiers[at], word))
        return;
    grown[at] = str_dup(run, word);
    for (size_t i = at; i < attribute->qualifier_count; i++)
        grown[i + 1] = attribute->qualifiers[i];
    attribute->qualifiers = grown;
    attribute->qualifier_count++;
}

/* Take the qualifiers out of `words`. */
static void peel(struct arena *run, struct label_words *words, struct attribute *attribute)
{
    size_t kept = 0;
    for (size_t i = 0; i < words->count; i++) {
        const struct str word = words->word[i];
        if (word_in(word, qualifiers))
            attribute_narrow(run, attribute, word);
        else if (!word_in(word, droppable))
            words->word[kept++] = word;
    }
    words->count = kept;
}

/* What stands in brackets behind a label: a unit or a year belongs to the figure, a word narrows.
 */
static bool is_measure(struct str word)
{
    struct unit_name unit;
    return word.len <= 3 || unit_find(word, &unit) ||
           word_in(word, "thousand million billion trillion percent year");
}

static void bracket_read(struct arena *run, struct str inside, struct attribute *attribute)
{
    const struct label_words words = label_read(run, inside, FIGURE_NUMBER);
    for (size_t i = 0; i < words.count; i++)
        if (!is_measure(words.word[i]))
            attribute_narrow(run, attribute, words.word[i]);
}

struct attribute attribute_parse(struct arena *run, struct str label, const struct figure *figure)
{
    struct attribute attribute = {0};
    const size_t open = str_find_byte(label, '(', 0);
    struct str head = label;
    if (open != STR_NONE && open > 0) {
        const size_t close = str_find_byte(label, ')', open);
        head = str_slice(label, 0, open);
        bracket_read(run, str_slice(label, open + 1, close == STR_NONE ? label.len : close),
                     &attribute);
    }
    struct label_words words = label_read(run, head, figure->kind);
    const struct synonyms *row = synonyms_find(joined(run, &words), figure);
    if (!row) {
        peel(run, &words, &attribute);
        row = synonyms_find(joined(run, &words), figure);
    }
    const struct str rest = joined(run, &words);
    attribute.metric = row ? metric_of(row, figure, rest) : rest;
    return attribute;
}

enum attribute_class attribute_class_of(struct str metric)
{
    for (size_t i = 0; i < COUNT_OF(table); i++)
        if (str_eq(metric, str_from(table[i].metric)))
            return table[i].class_;
    return metric.len ? ATTRIBUTE_OTHER : ATTRIBUTE_VAGUE;
}

bool attribute_is_dateless(enum attribute_class class_)
{
    return class_ == ATTRIBUTE_POINT || class_ == ATTRIBUTE_SPAN || class_ == ATTRIBUTE_SIZE ||
           class_ == ATTRIBUTE_TOLL;
}
