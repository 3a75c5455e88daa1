/* schema/structure: the demands on a note's body, parsed, and what finds the parts they are about.
 */
#ifndef NOTELINT_SCHEMA_STRUCTURE_H
#define NOTELINT_SCHEMA_STRUCTURE_H

#include "notelint/note_schema.h"
#include "registry.h"

/* One heading as a schema names it; `folded` is what is compared. */
struct section_name {
    struct str text;     /* without "#" */
    struct str folded;   /* fold_heading */
    unsigned char first; /* as of an outline_entry */
    int level;           /* 0: any */
    struct region region;
};

/* Any of these names. */
struct section_names {
    struct section_name *data;
    size_t count;
};

struct section_list {
    struct section_names *data;
    size_t count;
};

struct text_pattern {
    struct regex *regex;
    struct str text;
    struct str message; /* the author's own, or empty */
};

struct text_patterns {
    struct text_pattern *data;
    size_t count;
};

struct embed_pattern {
    struct regex *glob;
    struct str text;
};

/* What a note or one section of it must hold. */
struct content {
    struct str_list labels;
    struct str_list columns;
    struct str first_column;
    bool has_table; /* `table` was written */
    struct {
        struct embed_pattern *data;
        size_t count;
    } embeds;
    enum { CAPTION_FREE, CAPTION_ITALIC, CAPTION_ANY } caption;
    struct text_patterns forbidden, required;
};

struct section_content {
    struct section_names names;
    struct content content;
};

struct condition {
    const struct match *match;
    const struct structure *then, *otherwise; /* NULL: nothing */
};

struct structure {
    struct section_list required, optional, order;
    struct section_names first, last; /* count 0: none */
    bool closed;
    size_t stub_below; /* words; 0: no note is a stub */
    struct content content;
    struct section_content *sections;
    size_t section_count;
    struct str_list from;
    struct section_list reciprocal;
    struct str_list tags_required, tags_forbidden, tags_allowed;
    bool has_citations;
    bool citations_required;
    enum scope citation_scope;
    struct section_list citation_except;
    struct condition *conditions;
    size_t condition_count;
};

/* `value` has the form of note-schema.schema.json. NULL and *ret_error where a pattern or a
 * condition is malformed. */
const struct structure *structure_parse(struct schema_registry *registry, const struct value *value,
                                        struct schema_error *ret_error);

/* A heading that opens a section. Folding costs more than all else here, so `folded` is made when
 * asked for. */
struct outline_entry {
    uint32_t section;
    int level;
    struct str text;
    struct region region; /* of the heading's text */
    unsigned char first;  /* its first letter or digit in lower case; 0: beyond ASCII, or none */
    bool is_folded;
    bool is_required; /* one that the schema asks for; known when a section is missing */
    struct str folded;
};

struct outline {
    struct arena *arena;
    struct outline_entry *data;
    size_t count;
};

struct outline outline_of(struct arena *arena, const struct note *note);
struct str outline_folded(const struct outline *outline, struct outline_entry *entry);

/* The first entry with one of the names; NULL if none. */
struct outline_entry *outline_find(const struct outline *outline,
                                   const struct section_names *names);
bool outline_is_named(const struct outline *outline, struct outline_entry *entry,
                      const struct section_names *names);

/* Demands being held against a note. */
struct inspection {
    const struct note *note;
    struct outline outline;
    struct arena *run;
    struct arena *scratch;
    unsigned aspects;
    bool is_stub;
    struct violation_vec *out;
};

/* The first letter or digit, in lower case; 0 where it is beyond ASCII or there is none. Texts
 * whose first ones differ, both not 0, fold to different keys. */
unsigned char heading_first(struct str text);

/* Append a violation about `section` (empty: the note); the caller may set its hint. */
struct violation *structure_violate(struct inspection *inspection, struct region region,
                                    const char *keyword, struct str section, const char *fmt, ...)
    NOTELINT_PRINTF(5, 6);

/* Where a finding about the whole note points: its title, else its first line. */
struct region note_anchor(const struct note *note);

/* sections.c */
void inspect_sections(struct inspection *inspection, const struct structure *structure);
/* content.c; `within` is the region of the section, or of the body; `section` its name or empty. */
void inspect_content(struct inspection *inspection, const struct content *content,
                     struct region within, struct region anchor, struct str section);
void inspect_tags(struct inspection *inspection, const struct structure *structure);

#endif
