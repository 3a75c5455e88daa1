/* parse/outline: where in the document the Markdown pass stands, and the leaves it records there.
 *
 * markdown.c walks the blocks; for each leaf it calls one of these, which records the facts of the
 * leaf and paints its bytes. */
#ifndef NOTELINT_PARSE_OUTLINE_H
#define NOTELINT_PARSE_OUTLINE_H

#include "mask.h"
#include "notelint/note.h"
#include "reference.h"
#include "skeleton.h"

VEC_OF(region_vec, struct region)

struct outline {
    struct arena *run;
    struct arena *scratch;
    struct note *note;
    struct mask *mask;
    struct references *references;
    const struct skeleton *skeleton;
    size_t opaque;           /* first range of the skeleton not yet passed */
    uint32_t item;           /* innermost list item, or NOTE_NONE */
    uint32_t section;        /* the one that is open */
    uint16_t quotes;         /* enclosing block quotes */
    bool opens_item;         /* what comes next is the first block of `item` */
    bool in_footnote;        /* the last block was of a footnote's definition */
    size_t end;              /* of the last leaf */
    struct region_vec lines; /* texts of the lines of the leaf at hand: without prefix and trailing
                                blanks */
    struct region_vec cells; /* of the table row at hand */
    size_t padding;          /* cells that short rows of this note have been padded with */
};

/* Lines of the source, from 0, both included; `offset` is the first byte of the leaf. */
struct leaf {
    size_t first_line;
    size_t last_line;
    size_t offset;
};

/* A new block at the outline's place; its index. */
uint32_t outline_block(struct outline *outline, enum block_kind kind, struct region region);

/* The text of a source line behind the prefixes of the containers, without trailing blanks. */
struct region outline_line(const struct outline *outline, size_t number);

/* Fill outline->lines. */
void outline_lines(struct outline *outline, struct leaf leaf);

/* Paint outline->lines[first] to [end - 1] as text, the prefixes between them as markup; their
 * region. */
struct region outline_paint(struct outline *outline, size_t first, size_t end);

/* The bytes of a leaf from its first to the end of its last line that is not blank. */
struct region outline_region(const struct outline *outline, struct leaf leaf);

/* paragraph.c: definitions of references, tables, key facts, and what remains. */
void paragraph_record(struct outline *outline, struct leaf leaf);

/* paragraph.c: the definitions of references that lead outline->lines, which are painted; index of
 * the line behind them. */
size_t definitions_record(struct outline *outline);

/* heading.c: a heading that begins here; leaf.last_line is not looked at. */
void heading_record(struct outline *outline, struct leaf leaf, int level);

/* table.c: is outline->lines[first] the header of a table? */
bool table_is_at(const struct outline *outline, size_t first);

/* Record that table; index of the line behind its last row. */
size_t table_record(struct outline *outline, size_t first);

/* item.c: task box, content, label and value of the item whose first paragraph is `text`. */
void item_text_record(struct outline *outline, struct region text);

/* section.c: note->sections from note->headings. */
void sections_build(struct arena *run, struct note *note);

#endif
