/* vault/mirror: paths that differ in one folder, and are the same above and below it but for the
 * numbers that order folders: "en/guides/Oil.md" and "de/guides/Oil.md". */
#include "mirror.h"

#include "order_number.h"

enum { TREE_LEAST = 3 }; /* pairs that make two folders mirror each other */

/* "en", "pt-BR", "v2", "1.4": a folder that says by its name which edition it holds. */
static bool is_edition(struct str folder)
{
    const bool version = folder.len > 1 && folder.data[0] == 'v' && ascii_is_digit(folder.data[1]);
    const bool number = folder.len > 0 && ascii_is_digit(folder.data[0]) &&
                        str_find_byte(folder, '.', 0) != STR_NONE;
    const bool language = folder.len >= 2 && ascii_is_lower(folder.data[0]) &&
                          ascii_is_lower(folder.data[1]) &&
                          (folder.len == 2 || (folder.data[2] == '-' && folder.len <= 7));
    return version || number || language;
}

/* "guides" and "leitfaden" of two such paths, told apart by `key`; empty if these are none. */
static struct str key_of(struct arena *scratch, struct str a, struct str b)
{
    struct str roots[2] = {{0}, {0}};
    size_t below = 0; /* folders under the one that differs */
    struct str x, y;
    while (str_split(&a, '/', &x)) {
        if (!str_split(&b, '/', &y))
            return (struct str){0};
        if (str_eq_nocase(behind_order_number(x), behind_order_number(y))) {
            below += roots[0].len && a.len;
            continue;
        }
        if (roots[0].len || !a.len || !b.len)
            return (struct str){0};
        roots[0] = x;
        roots[1] = y;
    }
    if (b.len || !roots[0].len || (!below && !(is_edition(roots[0]) && is_edition(roots[1]))))
        return (struct str){0};
    const bool first = str_cmp(roots[0], roots[1]) < 0;
    return str_fmt(scratch, "%.*s/%.*s", STR_ARG(roots[!first]), STR_ARG(roots[first]));
}

static struct str key_of_pair(struct arena *scratch, const struct vault *vault,
                              const struct pair *pair)
{
    const struct entity *entities = vault->entities.entities.data;
    return key_of(scratch, entities[pair->a].home->path, entities[pair->b].home->path);
}

void mirrors_drop(struct arena *scratch, const struct vault *vault, struct pair_vec *pairs)
{
    struct map trees = {0};
    for (size_t i = 0; i < pairs->len; i++) {
        const struct str key = key_of_pair(scratch, vault, &pairs->data[i]);
        if (!key.len)
            continue;
        void **slot = map_slot(&trees, scratch, key);
        if (!*slot)
            *slot = ARENA_NEW(scratch, size_t);
        ++*(size_t *)*slot;
    }
    size_t kept = 0;
    for (size_t i = 0; i < pairs->len; i++) {
        const struct str key = key_of_pair(scratch, vault, &pairs->data[i]);
        const size_t *count = key.len ? map_find(&trees, key) : NULL;
        if (!count || *count < TREE_LEAST)
            pairs->data[kept++] = pairs->data[i];
    }
    pairs->len = kept;
}
