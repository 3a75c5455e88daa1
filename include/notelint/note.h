/* parse/note: one Markdown file as facts.
 *
 * note_parse records what stands in the file and where; it judges nothing. Everything lives in
 * `run` and is immutable afterwards. Indexes (uint32_t) point into the vectors of the same note;
 * NOTE_NONE is "none". All vectors are in the order of the file, by offset. */
#ifndef NOTELINT_NOTE_H
#define NOTELINT_NOTE_H

#include "notelint/figure.h"
#include "notelint/source.h"
#include "notelint/str.h"
#include "notelint/value.h"
#include "notelint/vec.h"

#define NOTE_NONE ((uint32_t)-1)

struct heading {
    struct region
        region; /* the heading's text without markers; its source, so links in it are still links */
    struct region line; /* the whole heading, markers included */
    int level;          /* 1 to 6 */
    bool in_container; /* inside a list item or a quote: a target for links, but opens no section */
};

/* A heading and what follows it up to the next of the same or a higher level. Section 0 is what
 * precedes the first heading (perhaps empty) and has no heading. */
struct section {
    struct region region; /* heading included, subsections included */
    struct region own;    /* from behind the heading to the first subsection */
    uint32_t heading;
    uint32_t parent; /* enclosing section */
    int level;       /* 0 for section 0 */
};

enum block_kind {
    BLOCK_PARAGRAPH, /* also the text of a list item */
    BLOCK_HEADING,
    BLOCK_CELL, /* one cell of a table */
    BLOCK_CODE,
    BLOCK_HTML,
    BLOCK_RULE /* a thematic break */
};

/* A leaf of the document: a run of text, or something that holds none. */
struct block {
    struct region region; /* from its first byte to its last; inner line prefixes ("> ",
                             indentation) lie inside; HEADING: its `line` */
    enum block_kind kind;
    uint32_t section;
    uint32_t item;               /* innermost list item, or NOTE_NONE */
    uint32_t table, row, column; /* CELL: indexes (row 0 is the header); else NOTE_NONE */
    uint32_t heading;            /* HEADING: index into headings; else NOTE_NONE */
    uint16_t quote_depth;        /* enclosing block quotes and callouts */
    uint16_t fence;              /* CODE: length of the opening fence; 0 if it is indented code */
};

struct list_item {
    struct region region;  /* from the marker to the end of its last block, nested lists included */
    struct region marker;  /* "-", "*", "+", "12.", "3)" */
    struct region content; /* its first paragraph, from behind the marker and task box to its end;
                              empty where the item begins with something else */
    uint32_t list;         /* items of one list share a number */
    uint32_t parent;       /* enclosing item */
    uint32_t section;
    /* `- **Label**: value`, `- **Label:** value`: a key fact. Empty where there is none. */
    struct region label; /* "Label" */
    struct region value; /* what follows the colon, trimmed; to the end of the first paragraph */
};

struct table_cell {
    struct region region; /* trimmed text between the pipes */
    uint32_t block;       /* its BLOCK_CELL; NOTE_NONE for padding */
};

struct table {
    struct region region;
    uint32_t section;
    uint32_t rows, columns;   /* header row included, delimiter row not; columns of the header */
    struct table_cell *cells; /* rows * columns, row by row; short rows are padded with empty
                                 regions at the row's end; what stands behind the last column of a
                                 long row is no cell, but a BLOCK_PARAGRAPH */
};

enum link_kind { LINK_WIKILINK, LINK_EMBED, LINK_MARKDOWN, LINK_PROPERTY, LINK_MARKDOWN_EMBED };

/* MARKDOWN is [text](destination), a reference [text][label], [label][] or [label] that is defined,
 * <https://autolink>, and a bare URL: the last two have no brackets, no display, and are external.
 * The target of a reference stands in its definition, outside `region`. */
struct link {
    struct region region; /* as written, from "[[", "![[" or "[" to the closing bracket; a property:
                             "[[" to "]]" */
    struct region target; /* the path as written, without subpath; may be empty ([[#H]]) */
    struct region subpath; /* behind the first "#", "^" of a block kept; empty if none */
    struct region
        display;     /* behind the first "|"; the link text of a Markdown link; empty if none */
    struct str path; /* target decoded: trimmed, "\|" and percent escapes resolved; external: the
                        whole URL as written */
    struct str fragment;  /* subpath decoded */
    struct str reference; /* Markdown reference link: its label; else empty */
    uint32_t block;       /* NOTE_NONE in front matter */
    enum link_kind kind : 8;
    bool external : 1;             /* has a scheme (Markdown links only) */
    bool in_comment : 1;           /* inside a %%comment%% or an HTML comment */
    bool has_subpath : 1;          /* "#" was written */
    bool unresolved_reference : 1; /* [text][label] whose label has no definition */
};

struct tag {
    struct region region; /* in the body with "#", in front matter the value */
    struct str name;      /* without "#" */
};

struct block_id {
    struct region region; /* "^id" */
    struct str id;        /* without "^" */
    uint32_t block;
};

/* ^[text] is a definition without an id. */
struct footnote {
    struct region region; /* "[^id]" as reference; the whole "[^id]: text" as definition, to the end
                             of its first paragraph */
    struct str id;
    bool definition;
    struct region text; /* definition: its text */
    uint32_t block;
};

/* <!-- ... --> or %% ... %%: text is what stands between the markers. */
struct comment {
    struct region region;
    struct region text;
};

enum citation_how {
    CITE_PER,
    CITE_ACCORDING_TO,
    CITE_VERB,
    CITE_PARENTHESIS,
    CITE_FOOTNOTE,
    CITE_LINK,
    CITE_CITEKEY,
    CITE_SOURCE_COLUMN,
    CITE_SOURCES_SECTION
};

enum scope { SCOPE_CLAUSE, SCOPE_LINE, SCOPE_ITEM, SCOPE_PARAGRAPH, SCOPE_SECTION, SCOPE_NOTE };

struct citation {
    struct region region; /* as written, from its first word to the last of the source */
    enum citation_how how : 8;
    enum scope scope : 8;
    struct region covers; /* the text whose figures this source stands for */
    struct region name;   /* who or what is named, as written */
    struct str source;    /* the name, blanks folded, markup removed */
    struct str key;       /* source_key of it, acronyms as this note explains them */
};

/* Words that qualify a statement without naming anybody. */
struct remark {
    enum remark_kind {
        REMARK_VAGUE,     /* "experts say", "reportedly", where no source stands in the sentence */
        REMARK_BRACKET,   /* one word in brackets behind a statement: "(disputed)" */
        REMARK_CONFIDENCE /* the word behind "Confidence:" */
    } kind;
    struct region region; /* as written, without brackets */
};

/* What a note says a figure is of. Entity and attribute as the text gives them: the vault joins
 * them to entities. */
struct claim {
    struct region region; /* the figure */
    struct region label;  /* key, row label or column header that gave the metric; or empty */
    uint32_t figure;      /* index into figures */
    uint32_t section;     /* whose headings may name the subject; NOTE_NONE in front matter */
    struct str entity;    /* the subject as named where the figure stands; empty: what its
                             section, or else its note, is about */
    uint32_t entity_link; /* the link that names the subject, or NOTE_NONE */
    uint32_t qualifier_count;
    struct str *qualifiers; /* sorted: "deployed", "planned" */
    struct str metric;      /* attribute, normalised: "population", "founded" */
    struct str as_of;       /* ISO, perhaps cut; empty if none is stated */
    uint32_t *citations;    /* indexes of those that cover the figure */
    uint32_t citation_count;
    enum claim_origin {
        CLAIM_FRONT_MATTER,
        CLAIM_KEY_FACT,
        CLAIM_TABLE,
        CLAIM_DEFINITION,
        CLAIM_PROSE,
        CLAIM_EVENT,
        CLAIM_BRACKET /* one year behind a name: it may be of anything about it */
    } origin : 8;
    bool series : 1; /* stands in a time series, a log or under a dated heading */
};

VEC_OF(heading_vec, struct heading)
VEC_OF(section_vec, struct section)
VEC_OF(block_vec, struct block)
VEC_OF(list_item_vec, struct list_item)
VEC_OF(table_vec, struct table)
VEC_OF(link_vec, struct link)
VEC_OF(tag_vec, struct tag)
VEC_OF(block_id_vec, struct block_id)
VEC_OF(footnote_vec, struct footnote)
VEC_OF(comment_vec, struct comment)
VEC_OF(citation_vec, struct citation)
VEC_OF(remark_vec, struct remark)
VEC_OF(claim_vec, struct claim)
VEC_OF(defect_vec, struct defect)

struct note {
    size_t index;      /* among the notes of its vault, which sets it; no fact of the file */
    struct str path;   /* from the vault's root, "/" between segments, bytes as on disk */
    struct str name;   /* file name without ".md" */
    struct str folder; /* path up to the last "/", without it; empty at the root */
    struct source source;
    struct region front_matter; /* from the opening "---" through the closing one and its line end;
                                   empty if none */
    struct region body;
    struct value properties; /* the front matter; VALUE_NULL if none or defective */
    struct str
        title; /* `title` of the front matter, else the first level-1 heading, else the name */
    struct region title_region; /* where that stands; empty for the name */
    struct str type;            /* `type` of the front matter, or empty */
    struct str *aliases;        /* of `aliases` and `alias`, as written */
    struct region *alias_regions;
    size_t alias_count;
    struct heading_vec headings;
    struct section_vec sections;
    struct block_vec blocks;
    struct list_item_vec items;
    struct table_vec tables;
    struct link_vec links;
    struct tag_vec tags; /* front matter's first */
    struct block_id_vec block_ids;
    struct footnote_vec footnotes;
    struct comment_vec comments;
    struct figure_vec figures;
    struct citation_vec citations;
    struct remark_vec remarks;
    struct claim_vec claims;
    struct defect_vec defects;
};

/* Parse a file's bytes. `run` owns the result, `path` and `bytes` must outlive it; `scratch` may be
 * reset when the call returns. Never fails: what cannot be parsed is a defect, and as much as
 * possible of the rest is recorded. */
struct note *note_parse(struct arena *run, struct arena *scratch, struct str path,
                        struct str bytes);

/* The note's names: its file's, and title and aliases as far as the head tells them; nothing else.
 */
struct note *note_parse_head(struct arena *run, struct str path, struct str head);

/* A file's bytes up to the first line of text behind the front matter. As long as `bytes` where
 * that may go on behind them. */
struct str note_head(struct str bytes);

/* A note that could not be read: no facts but one defect. */
struct note *note_unreadable(struct arena *run, struct str path, enum defect_kind kind,
                             struct str why);

/* First index with an offset at or behind `offset`; the count where there is none. */
uint32_t figure_at_or_behind(const struct note *note, size_t offset);
uint32_t link_at_or_behind(const struct note *note, size_t offset);
uint32_t citation_at_or_behind(const struct note *note, size_t offset);

/* The info string of a fenced code block, "python"; empty for any other block. */
struct str block_info(const struct note *note, const struct block *block);

const char *
link_kind_name(enum link_kind kind); /* as `show links` prints them: MARKDOWN_EMBED is "markdown" */
const char *citation_how_name(enum citation_how how);
const char *claim_origin_name(enum claim_origin origin); /* "key-fact", "table" */

/* The form under which two spellings of one source meet: fold_key without a leading article, and
 * without an acronym in brackets that abbreviates what stands before it; well-known sources under
 * one name ("the IEA", "International Energy Agency (IEA)"). */
struct str source_key(struct arena *arena, struct str source);

#endif
