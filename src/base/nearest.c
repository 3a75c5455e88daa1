/* base/nearest: edit distance within a band around the diagonal (optimal string alignment). */
#include "notelint/nearest.h"

#include <assert.h>

enum { MAX_LIMIT = 8, BAND = 2 * MAX_LIMIT + 1 };

static size_t min2(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edit_distance(struct str a, struct str b, size_t limit)
{
    assert(limit <= MAX_LIMIT);
    const size_t far = limit + 1;
    if (a.len > b.len + limit || b.len > a.len + limit)
        return far;
    /* rows[r][k] is the distance of the first i bytes of a and the first i + k - limit of b. */
    size_t rows[3][BAND + 2];
    for (size_t i = 0; i <= a.len; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *above2 = rows[(i + 1) % 3];
        size_t best = far;
        for (size_t k = 0; k <= 2 * limit; k++) {
            row[k] = far;
            if (i + k < limit || i + k - limit > b.len)
                continue;
            const size_t j = i + k - limit;
            if (i == 0 || j == 0) {
                row[k] = min2(i + j, far);
            } else {
                const bool same = a.data[i - 1] == b.data[j - 1];
                row[k] = above[k] + (same ? 0 : 1);
                if (k > 0)
                    row[k] = min2(row[k], row[k - 1] + 1);
                if (k < 2 * limit)
                    row[k] = min2(row[k], above[k + 1] + 1);
                if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                    a.data[i - 2] == b.data[j - 1])
                    row[k] = min2(row[k], above2[k] + 1);
                row[k] = min2(row[k], far);
            }
            best = min2(best, row[k]);
        }
        if (best == far)
            return far;
    }
    return rows[a.len % 3][b.len + limit - a.len];
}

void nearest_offer(struct nearest *nearest, struct str candidate)
{
    const size_t third = nearest->word.len / 3 + (nearest->word.len < 3);
    size_t limit = third < 3 ? third : 3;
    if (nearest->best.len) {
        if (nearest->distance == 0)
            return;
        limit = min2(limit, nearest->distance - 1);
    }
    const size_t distance = edit_distance(nearest->word, candidate, limit);
    if (distance > limit)
        return;
    nearest->best = candidate;
    nearest->distance = distance;
}
