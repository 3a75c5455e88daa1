/* rules/duplicate-entity: two notes of one thing, reported once a cluster, at the thinner note. */
#include "notelint/map.h"
#include "rules.h"

/* Notes that duplicates join, as a union of their first ones. */
struct cluster {
    const struct note *note;
    struct cluster *of; /* NULL: the root */
    const struct duplicate *why;
};

static struct cluster *root_of(struct cluster *cluster)
{
    while (cluster->of)
        cluster = cluster->of;
    return cluster;
}

static struct cluster *cluster_of(struct pass *pass, struct map *clusters, const struct note *note)
{
    void **slot = map_slot(clusters, pass->scratch, note->path);
    if (!*slot) {
        struct cluster *cluster = ARENA_NEW(pass->scratch, struct cluster);
        cluster->note = note;
        *slot = cluster;
    }
    return *slot;
}

/* The thinner note is the one to merge; of equals the later path. */
static bool is_thinner(const struct note *a, const struct note *b)
{
    return a->body.len != b->body.len ? a->body.len < b->body.len : str_cmp(a->path, b->path) > 0;
}

/* The name as the note shows it first, or its first byte. */
static struct region place_of(const struct note *note)
{
    return note->title_region.len ? note->title_region
                                  : region_between(note->body.offset, note->body.offset);
}

static void report_cluster(struct pass *pass, const struct map *clusters, struct cluster *root)
{
    const struct note *thinnest = root->note;
    const struct note *fullest = root->note;
    const struct duplicate *why = NULL;
    for (size_t i = 0; i < clusters->len; i++) {
        const struct cluster *member = clusters->entries[i].value;
        if (member != root && root_of(clusters->entries[i].value) != root)
            continue;
        if (member->why)
            why = member->why;
        if (is_thinner(member->note, thinnest))
            thinnest = member->note;
        if (is_thinner(fullest, member->note))
            fullest = member->note;
    }
    struct diagnostic *finding =
        report_in(pass, thinnest, place_of(thinnest), "'%.*s' seems to be the same as '%.*s' (%s)",
                  STR_ARG(thinnest->path), STR_ARG(fullest->path), why->why[0]);
    finding->entity = fullest->name;
    finding->identity = str_fmt(pass->run, "%.*s", STR_ARG(fullest->path));
    diagnostic_hint(pass, finding, "merge the notes, or tell them apart by their names");
    for (size_t i = 0; i < clusters->len; i++) {
        const struct cluster *member = clusters->entries[i].value;
        if (member->note != thinnest && root_of(clusters->entries[i].value) == root)
            diagnostic_relate(pass, finding, member->note, place_of(member->note), "the same here");
    }
}

void duplicate_entity(struct pass *pass)
{
    struct duplicate_vec duplicates = {0};
    duplicates_find(pass->scratch, pass->vault, &duplicates);
    struct map clusters = {0};
    for (size_t i = 0; i < duplicates.len; i++) {
        struct cluster *a = root_of(cluster_of(pass, &clusters, duplicates.data[i].a));
        struct cluster *b = root_of(cluster_of(pass, &clusters, duplicates.data[i].b));
        if (!a->why)
            a->why = &duplicates.data[i];
        if (a != b)
            b->of = a;
    }
    for (size_t i = 0; i < clusters.len; i++) {
        struct cluster *cluster = clusters.entries[i].value;
        if (!cluster->of)
            report_cluster(pass, &clusters, cluster);
    }
}
