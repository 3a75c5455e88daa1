/* schema/keyword: the table of keywords, and what compiling and applying them share.
 *
 * A keyword's `compile` turns its value into a constraint; its `apply` holds an instance against
 * it. A keyword that only annotates has neither. */
#ifndef NOTELINT_SCHEMA_KEYWORD_H
#define NOTELINT_SCHEMA_KEYWORD_H

#include "registry.h"

struct node;
struct constraint;
struct compiler;
struct check;

/* Where the schemas lie within a keyword's value. */
enum shape {
    SHAPE_NONE,
    SHAPE_SCHEMA,
    SHAPE_LIST,           /* an array of schemas */
    SHAPE_MAP,            /* an object of schemas */
    SHAPE_SCHEMA_OR_LIST, /* `items` of draft 7 */
    SHAPE_DEPENDENCIES    /* an object of schemas or arrays of names */
};

enum compiled { COMPILED, NOTHING_TO_CHECK, COMPILE_FAILED };

/* Items or members of an instance that some keyword has looked at (core 11). */
struct evaluated {
    unsigned char *seen; /* one for each member or item */
    size_t count;
};

/* A value under validation and the way to it. */
struct instance {
    const struct value *value;
    const struct instance *parent;
    const struct member *member; /* of an object; NULL for items and the root */
    size_t index;                /* of an item */
    bool is_name;                /* the key itself (propertyNames) */
};

typedef enum compiled keyword_compile(struct compiler *compiler, const struct node *node,
                                      const struct value *value, struct constraint *ret);
typedef bool keyword_apply(struct check *check, const struct constraint *constraint,
                           const struct instance *instance, struct evaluated *evaluated);

enum { IN_2020_12 = 1 << DRAFT_2020_12, IN_7 = 1 << DRAFT_7, IN_BOTH = IN_2020_12 | IN_7 };

struct keyword {
    const char *name;
    unsigned drafts;
    enum vocabulary vocabulary;
    enum shape shape;
    keyword_compile *compile;
    keyword_apply *apply;
};

/* In the order of application: unevaluated* come last. */
extern const struct keyword keywords[];
extern const size_t keyword_count;

const struct keyword *keyword_find(enum schema_draft draft, struct str name);

struct node_list {
    struct node **data;
    size_t count;
};

struct conditional {
    struct node *condition, *then, *otherwise; /* the last two may be NULL */
};

struct contains {
    struct node *node;
    size_t min, max;
    bool marks; /* what it finds counts as evaluated */
};

struct reference {
    struct node *node;
    struct str dynamic; /* the anchor to look for in the dynamic scope; empty for $ref */
};

/* One name and what its presence entails. */
struct dependency {
    struct str name;
    struct node *node; /* NULL: names */
    const struct value *names;
};

struct dependencies {
    struct dependency *data;
    size_t count;
};

struct pattern {
    struct regex *regex;
    struct str text;
    struct node *node;
};

struct patterns {
    struct pattern *data;
    size_t count;
};

/* What `additionalProperties` has to leave out. */
struct additional {
    struct node *node;
    const struct constraint *properties, *patterns; /* of the same schema; may be NULL */
};

struct tail {
    struct node *node;
    size_t from; /* first item it is for */
};

/* One keyword of a compiled schema. */
struct constraint {
    const struct keyword *keyword;
    const struct node *owner;
    const struct value *value; /* as written */
    struct region region;      /* of the keyword in the schema */
    union {
        struct node *node;
        struct node_list nodes;
        struct map properties; /* name -> struct node */
        struct patterns patterns;
        struct additional additional;
        struct tail tail;
        struct conditional conditional;
        struct contains contains;
        struct reference reference;
        struct dependencies dependencies;
        size_t limit;
        unsigned types; /* bits of enum type_bit */
        struct pattern pattern;
        uint64_t *hashes; /* of the values of `enum` */
        const struct format *format;
        const struct match *match;
    };
};

/* A compiled schema: true, false, or all of its constraints. */
struct node {
    struct location *place;
    enum { NODE_UNCOMPILED, NODE_TRUE, NODE_FALSE, NODE_OBJECT } kind;
    struct constraint *constraints;
    size_t count;
    bool tracks;        /* has unevaluatedItems or unevaluatedProperties */
    unsigned char walk; /* search for reference loops: 0 new, 1 on the path, 2 done */
};

struct schema {
    struct schema_registry *registry;
    struct node *root;
};

VEC_OF(node_vec, struct node *)

/* Turns places into nodes, one after the other, until none is left. */
struct compiler {
    struct schema_registry *registry;
    struct arena *run;
    struct node_vec
        pending; /* all nodes of this compilation; those from `next` on are to be done */
    size_t next;
    struct schema_error *error;
};

/* compile.c */
struct node *compile_child(struct compiler *compiler, const struct node *parent,
                           const struct value *value);
/* The nodes of a keyword that holds a list of schemas; an empty list fails. */
enum compiled compile_children(struct compiler *compiler, const struct node *node,
                               const struct value *value, struct constraint *ret);
struct node *compile_reference(struct compiler *compiler, const struct node *from,
                               const struct value *reference);
enum compiled compile_fail(struct compiler *compiler, const struct node *node,
                           const struct value *value, const char *fmt, ...) NOTELINT_PRINTF(4, 5);
const struct constraint *node_constraint(const struct node *node, const char *keyword);

/* The resources that validation has entered, innermost first (core 7.1). */
struct dynamic_scope {
    const struct resource *resource;
    const struct dynamic_scope *outer;
};

/* One validation. `out` is NULL while only the verdict matters. */
struct check {
    struct arena *temporary;
    const struct schema_host *host;
    struct violation_vec *out;
    const struct dynamic_scope *scope;
    size_t depth;
    size_t steps;
    size_t suggestions; /* made so far: each costs a search */
    bool exhausted;     /* gave up: too deep or too costly */
};

/* May one more violation look for what was meant? */
bool check_suggests(struct check *check);

/* apply.c */
bool node_apply(struct check *check, const struct node *node, const struct instance *instance,
                struct evaluated *evaluated);
/* The same for a schema that applies to the same place, whose marks count only if it holds. */
bool node_apply_in_place(struct check *check, const struct node *node,
                         const struct instance *instance, struct evaluated *evaluated);
/* The same, for the verdict alone. */
bool node_holds(struct check *check, const struct node *node, const struct instance *instance,
                struct evaluated *evaluated);

void evaluated_mark(struct evaluated *evaluated, size_t index);
void evaluated_mark_all(struct evaluated *evaluated);

/* Count work done; false when there has been too much. */
bool check_step(struct check *check, size_t steps);

/* violation.c: report that `instance` does not satisfy `constraint`; always false. */
bool violate(struct check *check, const struct constraint *constraint,
             const struct instance *instance, const char *fmt, ...) NOTELINT_PRINTF(4, 5);
/* The violation just reported, or NULL when only the verdict matters. */
struct violation *violation_last(struct check *check);
/* "did you mean 'X'?" as its hint, and X as its replacement. */
void violation_suggest(struct check *check, struct violation *violation, struct str meant);
struct str instance_path(struct arena *arena, const struct instance *instance);
struct region instance_region(const struct instance *instance);
/* How a value is quoted in a message: 'text', 12, a list, a mapping. */
struct str value_quoted(struct arena *arena, const struct value *value);

struct instance instance_member(const struct instance *object, size_t index);
struct instance instance_item(const struct instance *array, size_t index);

uint64_t value_hash(const struct value *value);

/* A scalar as YAML reads it back, within [] and {} too. */
void yaml_push(struct buf *out, struct str text);

/* Compile and apply functions, by the file they are in. */
#define KEYWORD_FUNCTIONS(name)                                                                    \
    keyword_compile compile_##name;                                                                \
    keyword_apply apply_##name
/* logic.c */
KEYWORD_FUNCTIONS(ref);
KEYWORD_FUNCTIONS(dynamic_ref);
KEYWORD_FUNCTIONS(all_of);
KEYWORD_FUNCTIONS(any_of);
KEYWORD_FUNCTIONS(one_of);
KEYWORD_FUNCTIONS(not );
KEYWORD_FUNCTIONS(if);
/* object.c */
KEYWORD_FUNCTIONS(properties);
KEYWORD_FUNCTIONS(pattern_properties);
KEYWORD_FUNCTIONS(additional_properties);
KEYWORD_FUNCTIONS(unevaluated_properties);
KEYWORD_FUNCTIONS(property_names);
KEYWORD_FUNCTIONS(required);
KEYWORD_FUNCTIONS(min_properties);
KEYWORD_FUNCTIONS(max_properties);
KEYWORD_FUNCTIONS(dependencies);
/* array.c */
KEYWORD_FUNCTIONS(prefix_items);
KEYWORD_FUNCTIONS(items);
KEYWORD_FUNCTIONS(items_or_list);
KEYWORD_FUNCTIONS(additional_items);
KEYWORD_FUNCTIONS(unevaluated_items);
KEYWORD_FUNCTIONS(contains);
KEYWORD_FUNCTIONS(min_items);
KEYWORD_FUNCTIONS(max_items);
KEYWORD_FUNCTIONS(unique_items);
/* scalar.c */
KEYWORD_FUNCTIONS(type);
KEYWORD_FUNCTIONS(const);
KEYWORD_FUNCTIONS(enum);
KEYWORD_FUNCTIONS(number);
KEYWORD_FUNCTIONS(multiple_of);
KEYWORD_FUNCTIONS(min_length);
KEYWORD_FUNCTIONS(max_length);
KEYWORD_FUNCTIONS(pattern);
/* notes.c */
KEYWORD_FUNCTIONS(format);
KEYWORD_FUNCTIONS(deprecated);
KEYWORD_FUNCTIONS(links_to);
KEYWORD_FUNCTIONS(unique_in_vault);
#undef KEYWORD_FUNCTIONS

#endif
