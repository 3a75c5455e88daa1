/* vault/duplicates: pairs of notes that are of one thing, found by their names.
 *
 * Notes meet under the key of a whole name or title; a name that many notes share (three or more
 * "Overview") is a form, not a thing, and is passed over. */
#include <stdlib.h>

#include "notelint/entity.h"
#include "notelint/vault.h"

enum { NAMESAKES_MAX = 3 }; /* more notes of one name than this: a form */

struct named {
    struct str key;
    const struct entity *entity;
};

VEC_OF(named_vec, struct named)

static int compare_named(const void *a, const void *b)
{
    const struct named *x = a;
    const struct named *y = b;
    const int order = str_cmp(x->key, y->key);
    return order ? order : str_cmp(x->entity->home->path, y->entity->home->path);
}

static int compare_duplicates(const void *a, const void *b)
{
    const struct duplicate *x = a;
    const struct duplicate *y = b;
    const int order = str_cmp(x->a->path, y->a->path);
    return order ? order : str_cmp(x->b->path, y->b->path);
}

static void push_pair(struct arena *run, struct duplicate_vec *ret, const struct named *a,
                      const struct named *b)
{
    struct duplicate *duplicate = duplicate_vec_push(run, ret);
    duplicate->a = a->entity->home;
    duplicate->b = b->entity->home;
    duplicate->score = 95;
    duplicate->why[duplicate->why_count++] =
        str_eq(a->entity->name, b->entity->name) ? "same name" : "same name but for its spelling";
}

void duplicates_find(struct arena *run, const struct vault *vault, struct duplicate_vec *ret)
{
    struct named_vec named = {0};
    for (size_t i = 0; i < vault->entities.entities.len; i++) {
        const struct entity *entity = &vault->entities.entities.data[i];
        *named_vec_push(run, &named) = (struct named){entity->key, entity};
    }
    if (named.len == 0)
        return;
    qsort(named.data, named.len, sizeof(*named.data), compare_named);
    for (size_t i = 0, end; i < named.len; i = end) {
        end = i + 1;
        while (end < named.len && str_eq(named.data[end].key, named.data[i].key))
            end++;
        if (end - i > NAMESAKES_MAX || named.data[i].key.len == 0)
            continue;
        for (size_t a = i; a < end; a++)
            for (size_t b = a + 1; b < end; b++)
                push_pair(run, ret, &named.data[a], &named.data[b]);
    }
    if (ret->len)
        qsort(ret->data, ret->len, sizeof(*ret->data), compare_duplicates);
}
