/* parse/tree: what the readers of YAML and JSON share while they build a tree of values: limits,
 * unique keys, and the one defect a failed reading leaves behind. */
#ifndef NOTELINT_PARSE_TREE_H
#define NOTELINT_PARSE_TREE_H

#include "notelint/map.h"
#include "notelint/value.h"
#include "notelint/vec.h"

enum {
    TREE_DEPTH_LIMIT = 100,
    TREE_NODE_LIMIT = 200000, /* aliases counted with all they stand for */
    TREE_SIZE_LIMIT = 8 << 20 /* bytes of text */
};

VEC_OF(value_vec, struct value)
VEC_OF(member_vec, struct member)

struct tree {
    struct arena *run;
    struct arena scratch; /* given back by tree_done */
    const struct source *source;
    struct defect *defect;
    size_t limits; /* times those above; 0: once */
    size_t nodes;
    size_t depth;
};

/* An object under construction. */
struct object {
    struct member_vec members;
    struct map keys; /* those of the members, once there are many */
};

/* Fills the defect; always returns false. */
bool tree_fail(struct tree *tree, enum defect_kind kind, struct region region, const char *fmt, ...)
    NOTELINT_PRINTF(4, 5);

/* Is the text of `region` small enough, UTF-8 and without NUL? Else false and the defect. */
bool tree_check_bytes(struct tree *tree, struct region region);

/* Count `nodes` more, made by what stands at `region`; false and the defect beyond the limit. */
bool tree_count(struct tree *tree, size_t nodes, struct region region);

/* One level deeper, for what opens at `region`; tree_leave goes back. */
bool tree_enter(struct tree *tree, struct region region);
void tree_leave(struct tree *tree);

/* A new last member of `object` whose value is still empty; NULL and a defect of `kind` if the key
 * is there already. Valid until the next call. */
struct member *tree_member(struct tree *tree, struct object *object, enum defect_kind kind,
                           struct str key, struct region key_region);

void tree_done(struct tree *tree);

#endif
