/* schema/infer: a schema in the making: what was seen in the notes of a group, and what of it the
 * schema demands. */
#ifndef NOTELINT_SCHEMA_INFER_H
#define NOTELINT_SCHEMA_INFER_H

#include "keyword.h"
#include "notelint/infer.h"

enum { KIND_COUNT = VALUE_OBJECT + 1 };

/* How often a value, an item's format or a heading was seen. */
struct tally {
    struct str text;
    size_t count;
};

VEC_OF(tally_vec, struct tally)

enum text_format { TEXT_ANY, TEXT_DATE, TEXT_DATE_TIME, TEXT_WIKILINK, TEXT_URI, TEXT_TAG };

/* One property of the front matter. */
struct field {
    struct str key;
    size_t present;
    size_t kinds[KIND_COUNT];
    size_t item_kinds[KIND_COUNT];
    struct tally_vec values;      /* of strings, each once */
    size_t formats[TEXT_TAG + 1]; /* strings of that format; items of lists in item_formats */
    size_t item_formats[TEXT_TAG + 1];
    size_t place;      /* where it stood in the notes, summed up */
    size_t form_place; /* in the template; large if it is not there */
    /* Demands */
    bool required;
    unsigned types; /* bits by enum value_kind */
    enum text_format format, item_format;
    bool items_are_strings;
    struct tally_vec choices; /* empty: any */
};

VEC_OF(field_vec, struct field)

/* A heading, or several of which each note has one. */
struct section_demand {
    struct str names[3]; /* as most often written */
    size_t name_count;
    size_t place; /* summed up */
    size_t present;
};

VEC_OF(section_demand_vec, struct section_demand)

/* Notes that belong together, and what makes them so. */
struct group {
    struct str name; /* for the file */
    struct str title;
    struct str match; /* the YAML of `match` */
    const struct note **notes;
    size_t count;
    struct str key; /* the property that says the kind; empty if none does */
    struct str value;
    const struct note *form; /* the template for such notes, or NULL */
};

VEC_OF(group_vec, struct group)

struct draft {
    const struct group *group;
    struct arena *run;
    struct arena *scratch;
    const struct value *property_types;
    bool *wrong;   /* by index in the group: breaks some demand */
    size_t budget; /* how many may */
    struct field_vec fields;
    struct section_demand_vec sections;
    bool ordered;
    struct str_list tags;
};

/* Accept a demand that the notes of `breaks` do not satisfy, if it can be afforded. */
bool draft_afford(struct draft *draft, const bool *breaks);

/* infer_group.c */
void infer_groups(struct arena *run, const struct inference *inference, struct group_vec *ret);
/* infer_fields.c, infer_sections.c */
void infer_fields(struct draft *draft);
void infer_sections(struct draft *draft);
void infer_tags(struct draft *draft);
/* infer_print.c */
struct str draft_print(const struct draft *draft);

#endif
