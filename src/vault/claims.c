/* vault/claims: gathers the claims of all notes under their subject and attribute. */
#include "notelint/claims.h"

#include "kin.h"
#include "notelint/vault.h"
#include "subject.h"
#include "table_words.h"
#include "topic.h"

enum { OUTDATED_YEARS = 5 };

struct join {
    struct arena *run;
    struct arena scratch;
    const struct vault *vault;
    struct claim_index *index;
    struct topic *topics; /* by note index */
    uint32_t tables;      /* read so far */
    struct subject_finder finder;
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
static int64_t newest_year(const struct vault *vault, struct arena *scratch)
{
    enum { YEARS = 3000 };
    uint32_t *dated = ARENA_ARRAY(scratch, uint32_t, YEARS);
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

/* Attributes that people tell as one another: a reign under "dates". */
static struct str family_of(struct str metric)
{
    if (str_eq(metric, STR("reign")) || str_eq(metric, STR("life")))
        return STR("dates");
    return metric;
}

static struct claim_group *group_of(struct join *join, const struct joined_claim *claim)
{
    struct buf key = {.arena = &join->scratch};
    buf_push(&key, claim->subject);
    buf_push_byte(&key, '\n');
    const struct str family = family_of(claim->metric);
    buf_push(&key, family);
    void *known = map_find(&join->index->by_key, buf_str(&key));
    if (!known) {
        struct claim_group *group = claim_group_vec_push(join->run, &join->index->groups);
        group->subject = claim->entity ? claim->subject : str_dup(join->run, claim->subject);
        group->metric = family;
        known = (void *)(uintptr_t)join->index->groups.len;
        *map_slot(&join->index->by_key, join->run, str_dup(join->run, buf_str(&key))) = known;
    }
    return &join->index->groups.data[(uintptr_t)known - 1];
}

/* The words of a table are read once, and only where a row names a subject. */
struct table_cache {
    uint32_t table;
    struct table_words *words;
};

static struct table_words *table_of(struct join *join, const struct note *note,
                                    const struct figure *figure, struct table_cache *cache)
{
    if (figure->block >= note->blocks.len)
        return NULL;
    const uint32_t table = note->blocks.data[figure->block].table;
    if (table >= note->tables.len)
        return NULL;
    if (cache->table != table) {
        *cache = (struct table_cache){
            table, table_words_read(join->run, &join->scratch, note, &note->tables.data[table])};
        cache->words->number = join->tables++;
        rare_headings(&join->finder, note, note->tables.data[table].section, join->run,
                      &cache->words->path);
    }
    return cache->words;
}

static void join_claim(struct join *join, size_t note_index, const struct claim *claim,
                       struct table_cache *cache)
{
    const struct note *note = join->vault->notes[note_index];
    const struct figure *figure = &note->figures.data[claim->figure];
    const struct subject subject = subject_of(&join->finder, note, claim, &join->scratch);
    if (subject.key.len == 0)
        return;
    const int64_t year = year_of(claim->as_of);
    struct joined_claim joined = {
        .note = note,
        .claim = claim,
        .figure = figure,
        .entity = subject.entity,
        .subject = subject.key,
        .metric = subject.label_is_subject ? (struct str){0} : claim->metric,
        .facet = subject.facet.len ? str_dup(join->run, subject.facet) : subject.facet,
        .from = subject.from,
        .outdated = year && year + OUTDATED_YEARS < join->newest_year,
        .table = subject.from == SUBJECT_CONTEXT ? NULL : table_of(join, note, figure, cache),
    };
    if (joined.table)
        joined.topic = &join->topics[note_index];
    struct claim_group *group = group_of(join, &joined);
    joined.subject = group->subject;
    *joined_claim_vec_push(join->run, &group->claims) = joined;
}

/* Home note's first. Claims came in path order, which a stable pass keeps. */
static void home_first(struct arena *run, struct claim_group *group)
{
    struct joined_claim_vec sorted = {0};
    for (int away = 0; away < 2; away++)
        for (size_t i = 0; i < group->claims.len; i++) {
            const struct joined_claim *claim = &group->claims.data[i];
            if ((claim->entity && claim->entity->home == claim->note) != away)
                *joined_claim_vec_push(run, &sorted) = *claim;
        }
    group->claims = sorted;
}

void claim_index_build(struct arena *run, const struct vault *vault, struct claim_index *ret)
{
    *ret = (struct claim_index){0};
    struct join join = {.run = run, .vault = vault, .index = ret};
    join.newest_year = newest_year(vault, &join.scratch);
    join.topics = topics_read(run, vault);
    subject_finder_init(&join.finder, run, vault);
    for (size_t i = 0; i < vault->note_count; i++) {
        const struct note *note = vault->notes[i];
        struct table_cache cache = {.table = NOTE_NONE};
        for (size_t k = 0; k < note->claims.len; k++)
            join_claim(&join, i, &note->claims.data[k], &cache);
        arena_reset(&join.scratch);
    }
    kin_join(run, ret);
    for (size_t i = 0; i < ret->groups.len; i++)
        if (ret->groups.data[i].claims.len > 1)
            home_first(run, &ret->groups.data[i]);
    arena_done(&join.scratch);
    disagreements_find(run, ret);
}
