/* parse/claim: gathers the claims of a note from all sources, in the order of the file. */
#include <assert.h>
#include <stdlib.h>

#include "claim.h"
#include "stages.h"

static int by_offset(const void *a, const void *b)
{
    const struct claim *x = a;
    const struct claim *y = b;
    if (x->region.offset != y->region.offset)
        return x->region.offset < y->region.offset ? -1 : 1;
    return x->origin < y->origin ? -1 : x->origin > y->origin;
}

/* One figure makes one claim: the source that comes first in enum claim_origin knows best. */
static void drop_second_claims(struct claim_vec *claims)
{
    size_t kept = 0;
    for (size_t i = 0; i < claims->len; i++)
        if (kept == 0 || claims->data[kept - 1].figure != claims->data[i].figure)
            claims->data[kept++] = claims->data[i];
    claims->len = kept;
}

struct covering {
    struct region covers;
    uint32_t citation;
};

static int by_covered_offset(const void *a, const void *b)
{
    const struct covering *x = a;
    const struct covering *y = b;
    if (x->covers.offset != y->covers.offset)
        return x->covers.offset < y->covers.offset ? -1 : 1;
    return x->citation < y->citation ? -1 : x->citation > y->citation;
}

/* A claim looks back over a bounded number of citations whose text begins before it: those of a
 * section or of the whole note are no attribution of one figure. */
static void attach_citations(struct claim_pass *pass)
{
    enum { LOOK_BACK = 64, FOUND_MAX = 8 };
    const struct note *note = pass->note;
    struct covering *order = ARENA_ARRAY(pass->scratch, struct covering, note->citations.len + 1);
    size_t count = 0;
    for (size_t i = 0; i < note->citations.len; i++)
        if (note->citations.data[i].scope < SCOPE_SECTION)
            order[count++] = (struct covering){note->citations.data[i].covers, (uint32_t)i};
    if (count)
        qsort(order, count, sizeof(*order), by_covered_offset);
    size_t next = 0;
    for (size_t i = 0; i < note->claims.len; i++) {
        struct claim *claim = &note->claims.data[i];
        uint32_t found[FOUND_MAX];
        uint32_t found_count = 0;
        while (next < count && order[next].covers.offset <= claim->region.offset)
            next++;
        for (size_t k = next; k > 0 && next - k < LOOK_BACK && found_count < FOUND_MAX; k--)
            if (region_holds(order[k - 1].covers, claim->region))
                found[found_count++] = order[k - 1].citation;
        if (found_count == 0)
            continue;
        claim->citations = ARENA_ARRAY(pass->run, uint32_t, found_count);
        memcpy(claim->citations, found, found_count * sizeof(*found));
        claim->citation_count = found_count;
    }
}

void claims_parse(struct arena *run, struct arena *scratch, struct note *note,
                  const struct prose *prose)
{
    if (note->figures.len == 0)
        return;
    struct claim_pass pass = {.run = run, .scratch = scratch, .note = note, .prose = prose};
    property_claims(&pass);
    list_claims(&pass);
    line_claims(&pass);
    table_claims(&pass);
    bracket_claims(&pass);
    prose_claims(&pass);
    if (note->claims.len == 0)
        return;
    qsort(note->claims.data, note->claims.len, sizeof(*note->claims.data), by_offset);
    drop_second_claims(&note->claims);
    attach_citations(&pass);
}

const char *claim_origin_name(enum claim_origin origin)
{
    static const char *const names[] = {
        [CLAIM_FRONT_MATTER] = "front-matter",
        [CLAIM_KEY_FACT] = "key-fact",
        [CLAIM_TABLE] = "table",
        [CLAIM_DEFINITION] = "definition",
        [CLAIM_PROSE] = "prose",
        [CLAIM_EVENT] = "event",
        [CLAIM_BRACKET] = "bracket",
    };
    static_assert(COUNT_OF(names) == CLAIM_BRACKET + 1, "an origin without a name");
    return names[origin];
}
