/* rules/duplicate-entity: two notes of one thing, reported once a cluster, at the newer or thinner
 * note. */
#include "notelint/map.h"
#include "rules.h"

/* Notes that duplicates join, as a union of their first ones. */
struct cluster {
    const struct note *note;
    struct cluster *of;          /* NULL: the root */
    const struct duplicate *why; /* the surest with the note; of equal ones that with the fullest */
    struct cluster *next;        /* root: the next member */
    struct cluster *last;        /* root: the last member */
};

static struct cluster *root_of(struct cluster *cluster)
{
    while (cluster->of) {
        if (cluster->of->of)
            cluster->of = cluster->of->of;
        cluster = cluster->of;
    }
    return cluster;
}

static const struct note *other_of(const struct duplicate *pair, const struct note *note)
{
    return pair->a == note ? pair->b : pair->a;
}

static bool is_better(const struct duplicate *a, const struct duplicate *b, const struct note *note)
{
    return a->score != b->score ? a->score > b->score
                                : other_of(a, note)->body.len > other_of(b, note)->body.len;
}

static struct cluster *cluster_of(struct pass *pass, struct cluster **clusters,
                                  const struct duplicate *why, const struct note *note)
{
    struct cluster **slot = &clusters[note->index];
    if (!*slot) {
        *slot = ARENA_NEW(pass->scratch, struct cluster);
        (*slot)->note = note;
        (*slot)->last = *slot;
    }
    if (!(*slot)->why || is_better(why, (*slot)->why, note))
        (*slot)->why = why;
    return *slot;
}

static void unite(struct cluster *a, struct cluster *b)
{
    a = root_of(a);
    b = root_of(b);
    if (a == b)
        return;
    b->of = a;
    a->last->next = b;
    a->last = b->last;
}

/* The day the note was begun, as its front matter tells: "2024-05-01"; else empty. */
static struct str day_of(const struct note *note)
{
    static const struct str keys[] = {STR_INIT("created"), STR_INIT("date")};
    const struct str form = STR("0000-00-00");
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        const struct str day = value_string(value_find(&note->properties, keys[i]));
        if (str_starts_as(day, form))
            return str_slice(day, 0, form.len);
    }
    return (struct str){0};
}

/* Of the two, is `a` the one to merge? The newer where days are known, the thinner of equals, and
 * of these the later path. */
static bool is_to_merge(const struct note *a, const struct note *b, bool days_known)
{
    const int order = days_known ? str_cmp(day_of(a), day_of(b)) : 0;
    if (order)
        return order > 0;
    return a->body.len != b->body.len ? a->body.len < b->body.len : str_cmp(a->path, b->path) > 0;
}

static const struct cluster *to_merge_of(const struct cluster *root)
{
    bool days_known = true;
    for (const struct cluster *member = root; member; member = member->next)
        days_known = days_known && day_of(member->note).len;
    const struct cluster *found = root;
    for (const struct cluster *member = root->next; member; member = member->next)
        if (is_to_merge(member->note, found->note, days_known))
            found = member;
    return found;
}

/* The name as the note shows it first, or its first byte. */
static struct region place_of(const struct note *note)
{
    return note->title_region.len ? note->title_region
                                  : region_between(note->body.offset, note->body.offset);
}

static struct str reasons(struct pass *pass, const struct duplicate *why)
{
    struct buf out = {.arena = pass->run};
    for (size_t i = 0; i < why->why_count; i++)
        buf_fmt(&out, "%s%s", i ? ", " : "", why->why[i]);
    return buf_str(&out);
}

static void report_cluster(struct pass *pass, const struct cluster *root)
{
    const struct cluster *merged = to_merge_of(root);
    const struct duplicate *why = merged->why;
    const struct note *other = other_of(why, merged->note);
    struct diagnostic *finding = report_in(
        pass, merged->note, place_of(merged->note), "'%.*s' seems to be the same as '%.*s' (%.*s)",
        STR_ARG(merged->note->path), STR_ARG(other->path), STR_ARG(reasons(pass, why)));
    finding->entity = other->name;
    finding->identity = str_dup(pass->run, other->path);
    if (!why->sure)
        finding->class_ = STR("likely");
    diagnostic_hint(pass, finding, "merge the notes, or tell them apart by their names%s",
                    why->score < 95 ? "; a link from each to the other says that they are two"
                                    : "");
    for (const struct cluster *member = root; member; member = member->next)
        if (member != merged)
            diagnostic_relate(pass, finding, member->note, place_of(member->note), "the same here");
}

static void report_cut(struct pass *pass, const struct duplicate_list *found)
{
    struct diagnostic *finding = report_in(
        pass, found->cut_at, place_of(found->cut_at),
        "so many names are alike that not all were held against each other (about %zu passed over)",
        found->cut);
    finding->severity = SEVERITY_INFO;
    finding->identity = STR("cut");
}

void duplicate_entity(struct pass *pass)
{
    const struct duplicate_list *found = &pass->vault->duplicates;
    const size_t count = pass->vault->note_count;
    struct cluster **clusters = ARENA_ARRAY(pass->scratch, struct cluster *, count);
    for (size_t i = 0; i < found->pairs.len; i++) {
        const struct duplicate *pair = &found->pairs.data[i];
        const struct value *options = rule_options(pass, pair->a);
        if (!pair->sure && !pass->selection->preview &&
            !option_bool(options, STR("preview"), false))
            continue;
        struct cluster *a = cluster_of(pass, clusters, pair, pair->a);
        unite(a, cluster_of(pass, clusters, pair, pair->b));
    }
    for (size_t i = 0; i < count; i++)
        if (clusters[i] && !clusters[i]->of)
            report_cluster(pass, clusters[i]);
    if (found->cut)
        report_cut(pass, found);
}
