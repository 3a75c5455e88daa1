/* parse/note_code: each struct of a note is told once, for both directions: a codec that writes
 * takes the fields' values, one that reads sets them.
 *
 * Numbers are LEB128. A text that is a part of the note's bytes is told by where it stands. */
#include "notelint/note_code.h"

#include "facts_version.h"
#include "stages.h"

enum { MAX_DEPTH = 512 }; /* of values; what parses them allows less */

const struct str facts_version = STR_INIT(FACTS_VERSION);

struct codec {
    struct buf *out;               /* of one that writes, else NULL */
    const unsigned char *at, *end; /* of one that reads */
    struct arena *run;             /* and what it makes */
    struct str bytes;              /* of the note */
    size_t depth;
    bool failed;
};

/* Reads zeros from here on. */
static void fail(struct codec *codec)
{
    codec->failed = true;
    codec->at = codec->end;
}

static uint64_t read_number(struct codec *codec)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && codec->at < codec->end; shift += 7) {
        const unsigned char byte = *codec->at++;
        number |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return number;
    }
    fail(codec);
    return 0;
}

static uint64_t code_number(struct codec *codec, uint64_t number)
{
    if (!codec->out)
        return read_number(codec);
    const uint64_t told = number;
    for (; number >= 0x80; number >>= 7)
        buf_push_byte(codec->out, (char)(number | 0x80));
    buf_push_byte(codec->out, (char)number);
    return told;
}

#define CODE(type, field) ((field) = (type)code_number(codec, (uint64_t)(field)))

/* NOTE_NONE becomes 0. */
static void code_index(struct codec *codec, uint32_t *index)
{
    *index = (uint32_t)code_number(codec, (uint32_t)(*index + 1)) - 1;
}

/* The sign becomes the lowest bit. */
static void code_signed(struct codec *codec, int64_t *number)
{
    const uint64_t bits = (uint64_t)*number;
    const uint64_t told = code_number(codec, *number < 0 ? ~bits << 1 | 1 : bits << 1);
    *number = (int64_t)(told & 1 ? ~(told >> 1) : told >> 1);
}

/* Each thing that is counted takes a byte or more. */
static size_t code_count(struct codec *codec, size_t count)
{
    count = (size_t)code_number(codec, count);
    if (!codec->out && count > (size_t)(codec->end - codec->at)) {
        fail(codec);
        return 0;
    }
    return count;
}

#define CODE_ARRAY(type, data, count, code_one)                                                    \
    do {                                                                                           \
        (count) = code_count(codec, (count));                                                      \
        if (!codec->out)                                                                           \
            (data) = ARENA_ARRAY(codec->run, type, (count));                                       \
        for (size_t i_ = 0; i_ < (count); i_++)                                                    \
            code_one(codec, &(data)[i_]);                                                          \
    } while (0)

#define CODE_VEC(type, vec, code_one)                                                              \
    do {                                                                                           \
        CODE_ARRAY(type, (vec).data, (vec).len, code_one);                                         \
        (vec).cap = (vec).len;                                                                     \
    } while (0)

static bool is_part(struct str whole, struct str part)
{
    const uintptr_t begin = (uintptr_t)whole.data;
    const uintptr_t at = (uintptr_t)part.data;
    return part.len <= whole.len && at >= begin && at - begin <= whole.len - part.len;
}

static void code_str(struct codec *codec, struct str *str)
{
    const bool part = codec->out && str->len && is_part(codec->bytes, *str);
    const uint64_t told = code_number(codec, (uint64_t)str->len << 1 | part);
    const size_t offset =
        told & 1 ? (size_t)code_number(codec, part ? (size_t)(str->data - codec->bytes.data) : 0)
                 : 0;
    if (codec->out) {
        if (!part)
            buf_push(codec->out, *str);
        return;
    }
    const size_t len = (size_t)(told >> 1);
    const struct str from =
        told & 1 ? codec->bytes
                 : (struct str){(const char *)codec->at, (size_t)(codec->end - codec->at)};
    if (len > from.len || offset > from.len - len) {
        *str = (struct str){0};
        fail(codec);
        return;
    }
    *str = (struct str){len ? from.data + offset : NULL, len};
    if (!(told & 1))
        codec->at += len;
}

static void code_region(struct codec *codec, struct region *region)
{
    CODE(uint32_t, region->offset);
    CODE(uint32_t, region->len);
}

static void code_decimal(struct codec *codec, struct decimal *decimal)
{
    code_str(codec, &decimal->digits);
    code_signed(codec, &decimal->exponent);
    CODE(bool, decimal->negative);
}

static void code_value(struct codec *codec, struct value *value);

static void code_member(struct codec *codec, struct member *member)
{
    code_str(codec, &member->key);
    code_region(codec, &member->key_region);
    code_value(codec, &member->value);
}

static void code_value(struct codec *codec, struct value *value)
{
    if (codec->depth == MAX_DEPTH) {
        fail(codec);
        return;
    }
    codec->depth++;
    CODE(enum value_kind, value->kind);
    CODE(bool, value->boolean);
    CODE(bool, value->quoted);
    code_region(codec, &value->region);
    code_str(codec, &value->string);
    code_decimal(codec, &value->number);
    if (value->kind == VALUE_ARRAY)
        CODE_ARRAY(struct value, value->items, value->count, code_value);
    else if (value->kind == VALUE_OBJECT)
        CODE_ARRAY(struct member, value->members, value->count, code_member);
    codec->depth--;
}

static void code_heading(struct codec *codec, struct heading *heading)
{
    code_region(codec, &heading->region);
    code_region(codec, &heading->line);
    CODE(int, heading->level);
    CODE(bool, heading->in_container);
}

static void code_section(struct codec *codec, struct section *section)
{
    code_region(codec, &section->region);
    code_region(codec, &section->own);
    code_index(codec, &section->heading);
    code_index(codec, &section->parent);
    CODE(int, section->level);
}

static void code_block(struct codec *codec, struct block *block)
{
    code_region(codec, &block->region);
    CODE(enum block_kind, block->kind);
    code_index(codec, &block->section);
    code_index(codec, &block->item);
    code_index(codec, &block->table);
    code_index(codec, &block->row);
    code_index(codec, &block->column);
    code_index(codec, &block->heading);
    CODE(uint16_t, block->quote_depth);
    CODE(uint16_t, block->fence);
}

static void code_item(struct codec *codec, struct list_item *item)
{
    code_region(codec, &item->region);
    code_region(codec, &item->marker);
    code_region(codec, &item->content);
    code_index(codec, &item->list);
    code_index(codec, &item->parent);
    code_index(codec, &item->section);
    code_region(codec, &item->label);
    code_region(codec, &item->value);
}

static void code_cell(struct codec *codec, struct table_cell *cell)
{
    code_region(codec, &cell->region);
    code_index(codec, &cell->block);
}

static void code_table(struct codec *codec, struct table *table)
{
    code_region(codec, &table->region);
    code_index(codec, &table->section);
    CODE(uint32_t, table->rows);
    CODE(uint32_t, table->columns);
    size_t count = (size_t)table->rows * table->columns;
    CODE_ARRAY(struct table_cell, table->cells, count, code_cell);
    if (count != (size_t)table->rows * table->columns)
        fail(codec);
}

static void code_link(struct codec *codec, struct link *link)
{
    CODE(enum link_kind, link->kind);
    code_region(codec, &link->region);
    code_region(codec, &link->target);
    code_region(codec, &link->subpath);
    code_region(codec, &link->display);
    code_str(codec, &link->path);
    code_str(codec, &link->fragment);
    CODE(bool, link->external);
    CODE(bool, link->in_comment);
    CODE(bool, link->has_subpath);
    code_index(codec, &link->block);
    code_str(codec, &link->reference);
    CODE(bool, link->unresolved_reference);
}

static void code_tag(struct codec *codec, struct tag *tag)
{
    code_region(codec, &tag->region);
    code_str(codec, &tag->name);
}

static void code_block_id(struct codec *codec, struct block_id *id)
{
    code_region(codec, &id->region);
    code_str(codec, &id->id);
    code_index(codec, &id->block);
}

static void code_footnote(struct codec *codec, struct footnote *footnote)
{
    code_region(codec, &footnote->region);
    code_str(codec, &footnote->id);
    CODE(bool, footnote->definition);
    code_region(codec, &footnote->text);
    code_index(codec, &footnote->block);
}

static void code_comment(struct codec *codec, struct comment *comment)
{
    code_region(codec, &comment->region);
    code_region(codec, &comment->text);
}

static void code_figure(struct codec *codec, struct figure *figure)
{
    code_region(codec, &figure->region);
    CODE(enum figure_kind, figure->kind);
    CODE(enum bound, figure->bound);
    CODE(enum place, figure->place);
    CODE(unsigned, figure->flags);
    CODE(bool, figure->has_low);
    CODE(bool, figure->has_high);
    if (figure->kind == FIGURE_DATE) {
        code_str(codec, &figure->low_date);
        code_str(codec, &figure->high_date);
    } else {
        code_decimal(codec, &figure->low);
        code_decimal(codec, &figure->high);
    }
    int64_t precision = figure->precision;
    code_signed(codec, &precision);
    figure->precision = (int32_t)precision;
    code_str(codec, &figure->unit);
    code_region(codec, &figure->noun);
    code_str(codec, &figure->as_of);
    code_index(codec, &figure->block);
}

static void code_citation(struct codec *codec, struct citation *citation)
{
    code_region(codec, &citation->region);
    CODE(enum citation_how, citation->how);
    CODE(enum scope, citation->scope);
    code_region(codec, &citation->covers);
    code_region(codec, &citation->name);
    code_str(codec, &citation->source);
    code_str(codec, &citation->key);
}

static void code_remark(struct codec *codec, struct remark *remark)
{
    CODE(enum remark_kind, remark->kind);
    code_region(codec, &remark->region);
}

static void code_claim(struct codec *codec, struct claim *claim)
{
    code_region(codec, &claim->region);
    code_index(codec, &claim->figure);
    code_str(codec, &claim->entity);
    code_index(codec, &claim->entity_link);
    code_index(codec, &claim->section);
    code_region(codec, &claim->label);
    code_str(codec, &claim->metric);
    code_str(codec, &claim->as_of);
    size_t qualifiers = claim->qualifier_count;
    CODE_ARRAY(struct str, claim->qualifiers, qualifiers, code_str);
    claim->qualifier_count = (uint32_t)qualifiers;
    size_t citations = claim->citation_count;
    CODE_ARRAY(uint32_t, claim->citations, citations, code_index);
    claim->citation_count = (uint32_t)citations;
    CODE(enum claim_origin, claim->origin);
    CODE(bool, claim->series);
}

static void code_defect(struct codec *codec, struct defect *defect)
{
    CODE(enum defect_kind, defect->kind);
    code_region(codec, &defect->region);
    code_region(codec, &defect->other);
    code_str(codec, &defect->message);
}

static void code_note(struct codec *codec, struct note *note)
{
    code_region(codec, &note->front_matter);
    code_region(codec, &note->body);
    code_value(codec, &note->properties);
    code_str(codec, &note->title);
    code_region(codec, &note->title_region);
    code_str(codec, &note->type);
    CODE_ARRAY(struct str, note->aliases, note->alias_count, code_str);
    const size_t aliases = note->alias_count;
    CODE_ARRAY(struct region, note->alias_regions, note->alias_count, code_region);
    if (note->alias_count != aliases)
        fail(codec);
    CODE_VEC(struct heading, note->headings, code_heading);
    CODE_VEC(struct section, note->sections, code_section);
    CODE_VEC(struct block, note->blocks, code_block);
    CODE_VEC(struct list_item, note->items, code_item);
    CODE_VEC(struct table, note->tables, code_table);
    CODE_VEC(struct link, note->links, code_link);
    CODE_VEC(struct tag, note->tags, code_tag);
    CODE_VEC(struct block_id, note->block_ids, code_block_id);
    CODE_VEC(struct footnote, note->footnotes, code_footnote);
    CODE_VEC(struct comment, note->comments, code_comment);
    CODE_VEC(struct figure, note->figures, code_figure);
    CODE_VEC(struct citation, note->citations, code_citation);
    CODE_VEC(struct remark, note->remarks, code_remark);
    CODE_VEC(struct claim, note->claims, code_claim);
    CODE_VEC(struct defect, note->defects, code_defect);
}

void note_encode(struct note *note, struct buf *out)
{
    struct codec codec = {.out = out, .bytes = note->source.bytes};
    code_note(&codec, note);
}

struct note *note_decode(struct arena *run, struct str path, struct str bytes, struct str code)
{
    struct note *note = ARENA_NEW(run, struct note);
    struct codec codec = {.at = (const unsigned char *)code.data,
                          .end = (const unsigned char *)code.data + code.len,
                          .run = run,
                          .bytes = bytes};
    note_set_path(note, path);
    source_init(&note->source, run, bytes);
    code_note(&codec, note);
    return codec.failed || codec.at != codec.end ? NULL : note;
}
