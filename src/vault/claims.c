/* vault/claims: finds the subjects of all claims, note by note on all workers, and joins them. */
#include "notelint/claims.h"

#include "claim_groups.h"
#include "kin.h"
#include "notelint/parallel.h"
#include "notelint/vault.h"
#include "serial.h"
#include "subject.h"
#include "synonyms.h"
#include "table_words.h"
#include "topic.h"

enum { OUTDATED_YEARS = 5 };

struct join {
    const struct vault *vault;
    struct topic *topics;         /* by note index */
    struct serial *serials;       /* by note index */
    struct note_claims *notes;    /* by note index */
    struct table_words ***tables; /* by note index and table; NULL: no row names a subject */
    struct arena *scratch;        /* one a worker */
    struct arena *found;          /* one a worker: claims before they are grouped */
    struct subject_finder finder;
    struct synonyms synonyms;
    struct hash_key key;
    int64_t newest_year; /* that any claim is dated with */
};

static int64_t year_of(struct str date)
{
    int64_t year = 0;
    size_t i = 0;
    while (i < date.len && i < 4 && ascii_is_digit(date.data[i]))
        year = year * 10 + (date.data[i++] - '0');
    return i == 4 ? year : 0;
}

/* The year from which on a figure counts as of today: the newest that a twentieth of all dated
 * claims reach, so that a forecast for 2050 makes nothing old. */
static int64_t newest_year(const struct vault *vault)
{
    enum { YEARS = 3000 };
    uint32_t dated[YEARS] = {0};
    uint32_t total = 0;
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct claim_vec *claims = &vault->notes[i]->claims;
        for (size_t k = 0; k < claims->len; k++) {
            const int64_t year = year_of(claims->data[k].as_of);
            if (year <= 0 || year >= YEARS)
                continue;
            dated[year]++;
            total++;
        }
    }
    uint32_t reached = 0;
    for (int64_t year = YEARS - 1; year > 0; year--) {
        reached += dated[year];
        if (reached && reached >= total / 20)
            return year;
    }
    return 0;
}

/* One note's claims, while they are read. */
struct note_join {
    const struct join *join;
    struct subject_reader reader;
    struct table_words **tables; /* by table */
};

/* The words of a table are read once, and only where a row names a subject. */
static struct table_words *table_of(struct note_join *at, const struct figure *figure)
{
    const struct note *note = at->reader.note;
    if (figure->block >= note->blocks.len)
        return NULL;
    const uint32_t table = note->blocks.data[figure->block].table;
    if (table >= note->tables.len)
        return NULL;
    if (!at->tables[table]) {
        at->tables[table] =
            table_words_read(at->reader.run, at->reader.scratch, note, &note->tables.data[table]);
        rare_headings(&at->reader, note->tables.data[table].section, &at->tables[table]->path);
    }
    return at->tables[table];
}

static void tell_metric(struct note_join *at, const struct claim *claim, struct joined_claim *ret)
{
    const struct synonym *synonym =
        synonym_of(&at->join->synonyms, at->reader.note, claim, at->reader.scratch);
    ret->metric = synonym ? synonym->metric : claim->metric;
    ret->class_ = synonym ? synonym->class_ : attribute_class_of(claim->metric);
}

/* What a note of a row tells of others is of its day; what it tells of itself is not. */
static void date_claim(const struct note_join *at, struct joined_claim *claim)
{
    const struct serial *serial = &at->join->serials[claim->note->index];
    const bool at_home = claim->entity && claim->entity->home == claim->note;
    claim->as_of = claim->claim->as_of;
    claim->row = at_home ? 0 : serial->row;
    claim->dated_by_note = claim->as_of.len == 0 && serial->date.len && !at_home;
    if (claim->dated_by_note)
        claim->as_of = serial->date;
    const int64_t year = year_of(claim->as_of);
    claim->outdated = year && year + OUTDATED_YEARS < at->join->newest_year;
}

static bool join_claim(struct note_join *at, const struct claim *claim, struct joined_claim *ret)
{
    const struct note *note = at->reader.note;
    const struct figure *figure = &note->figures.data[claim->figure];
    const struct subject subject = subject_of(&at->reader, claim);
    if (subject.key.len == 0)
        return false;
    *ret = (struct joined_claim){
        .note = note,
        .claim = claim,
        .figure = figure,
        .entity = subject.entity,
        .subject = subject.key,
        .facet = subject.facet,
        .from = subject.from,
        .table = subject.from == SUBJECT_CONTEXT ? NULL : table_of(at, figure),
    };
    date_claim(at, ret);
    if (subject.label_is_subject)
        ret->class_ = attribute_class_of(ret->metric);
    else
        tell_metric(at, claim, ret);
    ret->topic = &at->join->topics[note->index];
    return true;
}

static void join_note(void *context, size_t index, size_t worker)
{
    const struct join *join = context;
    const struct note *note = join->vault->notes[index];
    const size_t count = note->claims.len;
    if (count == 0)
        return;
    struct arena *run = &join->vault->workers[worker];
    struct note_claims *claims = &join->notes[index];
    claims->data = ARENA_ARRAY(&join->found[worker], struct joined_claim, count);
    claims->hashes = ARENA_ARRAY(&join->found[worker], uint64_t, count);
    struct note_join at = {
        .join = join,
        .tables = ARENA_ARRAY(&join->found[worker], struct table_words *, note->tables.len),
    };
    subject_reader_init(&at.reader, &join->finder, note, run, &join->scratch[worker]);
    for (size_t i = 0; i < count; i++) {
        struct joined_claim *claim = &claims->data[claims->len];
        if (join_claim(&at, &note->claims.data[i], claim))
            claims->hashes[claims->len++] =
                claim_group_hash(join->key, claim->subject, claim->metric);
    }
    join->tables[index] = at.tables;
    arena_reset(&join->scratch[worker]);
}

/* The tables of the vault in its order. */
static void tables_number(const struct join *join)
{
    uint32_t number = 0;
    for (size_t i = 0; i < join->vault->note_count; i++)
        for (size_t k = 0; join->tables[i] && k < join->vault->notes[i]->tables.len; k++)
            if (join->tables[i][k])
                join->tables[i][k]->number = number++;
}

static bool is_at_home(const struct joined_claim *claim)
{
    return claim->from < SUBJECT_REWORDED && claim->entity && claim->entity->home == claim->note;
}

/* Home note's first. Claims came in path order, which a stable pass keeps. */
static void home_first(struct arena *scratch, struct claim_group *group)
{
    struct joined_claim *claims = group->claims.data;
    const size_t count = group->claims.len;
    size_t home = 0;
    while (home < count && is_at_home(&claims[home]))
        home++;
    size_t later = home;
    while (later < count && !is_at_home(&claims[later]))
        later++;
    if (later == count)
        return;
    struct joined_claim *away = ARENA_ARRAY(scratch, struct joined_claim, count - home);
    size_t away_count = 0;
    for (size_t i = home; i < count; i++)
        if (is_at_home(&claims[i]))
            claims[home++] = claims[i];
        else
            away[away_count++] = claims[i];
    memcpy(&claims[home], away, away_count * sizeof(*away));
    arena_reset(scratch);
}

struct str claim_attribute_name(struct arena *run, const struct joined_claim *claim)
{
    const struct str label =
        str_on_one_line(run, source_text(&claim->note->source, claim->claim->label));
    const bool reworded =
        claim->from == SUBJECT_ALIKE && !str_eq(claim->metric, claim->claim->metric);
    bool plain = label.len > 1 && claim->class_ == ATTRIBUTE_OTHER && !reworded;
    bool capitals = false; /* "GNP growth", "Employees in Asia": as they stand */
    for (size_t i = 0; i < label.len && plain; i++) {
        const char c = label.data[i];
        plain = c == ' ' || c == '-' || c == '_' || ascii_is_alnum(c) || (unsigned char)c >= 0x80;
        capitals = capitals || (i > 0 && ascii_is_upper(c));
    }
    if (!plain)
        return claim->metric;
    struct str name = capitals ? str_dup(run, label) : str_lower(run, label);
    struct buf spaced = {.arena = run};
    for (size_t i = 0; i < name.len; i++) /* a key of the front matter: "idle_power" */
        buf_push_byte(&spaced, name.data[i] == '_' ? ' ' : name.data[i]);
    return buf_str(&spaced);
}

void claim_index_build(struct arena *run, const struct vault *vault, struct claim_index *ret)
{
    struct arena temporary = {0};
    const size_t count = vault->note_count;
    *ret = (struct claim_index){.key = hash_key_draw()};
    struct join join = {
        .vault = vault,
        .topics = topics_read(run, vault),
        .serials = serials_read(run, vault),
        .notes = ARENA_ARRAY(&temporary, struct note_claims, count),
        .tables = ARENA_ARRAY(&temporary, struct table_words **, count),
        .scratch = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
        .found = ARENA_ARRAY(&temporary, struct arena, vault->jobs),
        .key = ret->key,
        .newest_year = newest_year(vault),
    };
    synonyms_read(run, &vault->config, &join.synonyms);
    subject_finder_init(&join.finder, run, vault);
    parallel_for(count, vault->jobs, join_note, &join);
    tables_number(&join);
    claims_group(run, join.notes, count, ret);
    kin_join(run, vault, &join.finder.headings, ret);
    for (size_t i = 0; i < ret->groups.len; i++)
        home_first(&join.scratch[0], &ret->groups.data[i]);
    for (size_t i = 0; i < vault->jobs; i++) {
        arena_done(&join.scratch[i]);
        arena_done(&join.found[i]);
    }
    arena_done(&temporary);
    disagreements_find(run, vault, ret);
}
