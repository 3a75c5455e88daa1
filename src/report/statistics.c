/* report/statistics: rules ranked by findings, and what each is most often about: of the rule for
 * links to notes that are not there, the notes most wanted. */
#include <stdlib.h>

#include "notelint/fold.h"
#include "notelint/map.h"
#include "safe.h"
#include "summary.h"

enum { MOST_SUBJECTS = 10, LEAST_REPEATS = 3 };

struct tally {
    struct str name;
    const struct rule *rule;
    enum severity severity; /* the gravest met */
    size_t count;
    struct map subjects; /* identity -> struct tally */
};

/* Names that differ in case or Unicode form are one, as for links. */
static struct tally *tally_add(struct map *map, struct arena *arena, struct str name)
{
    void **slot = map_slot(map, arena, fold_path(arena, name));
    if (!*slot) {
        struct tally *tally = ARENA_NEW(arena, struct tally);
        tally->name = name;
        *slot = tally;
    }
    struct tally *tally = *slot;
    tally->count++;
    return tally;
}

/* Most first, then by name. */
static int compare(const void *a, const void *b)
{
    const struct tally *x = *(struct tally *const *)a;
    const struct tally *y = *(struct tally *const *)b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_cmp(x->name, y->name);
}

static const struct tally **ranked(struct arena *arena, const struct map *map)
{
    const struct tally **list = ARENA_ARRAY(arena, const struct tally *, map->len);
    for (size_t i = 0; i < map->len; i++)
        list[i] = map->entries[i].value;
    if (map->len)
        qsort(list, map->len, sizeof(*list), compare);
    return list;
}

static void print_subjects(struct buf *out, const struct tally *rule)
{
    const struct tally **subjects = ranked(out->arena, &rule->subjects);
    for (size_t i = 0; i < rule->subjects.len && i < MOST_SUBJECTS; i++) {
        if (subjects[i]->count < LEAST_REPEATS)
            break;
        const struct str name = text_safe(out->arena, text_cut(out->arena, subjects[i]->name, 80));
        buf_fmt(out, "        %5zu  '%.*s'\n", subjects[i]->count, STR_ARG(name));
    }
}

void statistics_print(struct buf *out, const struct run_result *result,
                      const struct report_style *style)
{
    struct map by_rule = {0};
    for (size_t i = 0; i < result->count; i++) {
        const struct diagnostic *finding = &result->findings[i];
        struct tally *rule = tally_add(&by_rule, out->arena, str_from(finding->rule->name));
        rule->rule = finding->rule;
        if (finding->severity > rule->severity)
            rule->severity = finding->severity;
        if (finding->identity.len)
            tally_add(&rule->subjects, out->arena, finding->identity);
    }
    const struct tally **rules_ranked = ranked(out->arena, &by_rule);
    for (size_t i = 0; i < by_rule.len; i++) {
        const struct tally *rule = rules_ranked[i];
        buf_fmt(out, "%6zu  ", rule->count);
        ink_push(out, style, ink_of(rule->severity),
                 str_fmt(out->arena, "%-7s", severity_name(rule->severity)));
        buf_fmt(out, "  %s: %s\n", rule->rule->name, rule->rule->summary);
        print_subjects(out, rule);
    }
    if (by_rule.len)
        buf_push_byte(out, '\n');
}
