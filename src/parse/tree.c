/* parse/tree: limits and unique keys; see the header. */
#include "tree.h"

#include "notelint/utf8.h"

enum { FEW_KEYS = 16 }; /* up to here comparing them all is the faster look-up */

bool tree_fail(struct tree *tree, enum defect_kind kind, struct region region, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    *tree->defect = (struct defect){
        .kind = kind,
        .region = region,
        .message = str_vfmt(tree->run, fmt, args),
    };
    va_end(args);
    return false;
}

static size_t scaled(const struct tree *tree, size_t limit)
{
    return tree->limits ? tree->limits * limit : limit;
}

bool tree_check_bytes(struct tree *tree, struct region region)
{
    const struct str text = source_text(tree->source, region);
    const size_t limit = scaled(tree, TREE_SIZE_LIMIT);
    if (text.len > limit)
        return tree_fail(tree, DEFECT_TOO_LARGE, (struct region){region.offset, 0},
                         "%zu bytes, more than the limit of %zu", text.len, limit);
    const size_t nul = str_find_byte(text, '\0', 0);
    if (nul != STR_NONE)
        return tree_fail(tree, DEFECT_NUL, region_of(region.offset + nul, 1), "a NUL byte");
    const size_t invalid = utf8_invalid_at(text);
    if (invalid != STR_NONE)
        return tree_fail(tree, DEFECT_UTF8, region_of(region.offset + invalid, 1),
                         "byte 0x%02X is not UTF-8", (unsigned)(unsigned char)text.data[invalid]);
    return true;
}

bool tree_count(struct tree *tree, size_t nodes, struct region region)
{
    tree->nodes += nodes;
    const size_t limit = scaled(tree, TREE_NODE_LIMIT);
    return tree->nodes <= limit ||
           tree_fail(tree, DEFECT_TOO_LARGE, region, "more than %zu values", limit);
}

bool tree_enter(struct tree *tree, struct region region)
{
    if (tree->depth == TREE_DEPTH_LIMIT)
        return tree_fail(tree, DEFECT_TOO_LARGE, region, "nested more than %d levels deep",
                         TREE_DEPTH_LIMIT);
    tree->depth++;
    return true;
}

void tree_leave(struct tree *tree)
{
    tree->depth--;
}

static const struct member *find_among(const struct member_vec *members, struct str key)
{
    for (size_t i = 0; i < members->len; i++)
        if (str_eq(members->data[i].key, key))
            return &members->data[i];
    return NULL;
}

static const struct member *find_key(struct tree *tree, struct object *object, struct str key)
{
    const struct member_vec *members = &object->members;
    if (members->len > FEW_KEYS) {
        for (size_t i = object->keys.len; i < members->len; i++)
            *map_slot(&object->keys, &tree->scratch, members->data[i].key) = object;
        if (!map_find(&object->keys, key))
            return NULL;
    }
    return find_among(members, key);
}

struct member *tree_member(struct tree *tree, struct object *object, enum defect_kind kind,
                           struct str key, struct region key_region)
{
    const struct member *first = find_key(tree, object, key);
    if (first) {
        tree_fail(tree, kind, key_region, "the key '%.*s' is there twice", STR_ARG(key));
        tree->defect->other = first->key_region;
        return NULL;
    }
    struct member *member = member_vec_push(tree->run, &object->members);
    member->key = key;
    member->key_region = key_region;
    return member;
}

void tree_done(struct tree *tree)
{
    arena_done(&tree->scratch);
}
